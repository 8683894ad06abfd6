import { useEffect, useRef, useState } from 'preact/hooks';
import { STATES } from '../../run/machine';
import type { CreditTab } from '../server';
import type { Job } from '../use-job';
import { isActive, live, type Run, type Runner, reached } from '../use-run';
import { Button, Icon } from './controls';

/** Shown once ten seconds were measured: earlier it would jump. */
const MEASURE_MS = 10_000;

export function Progress({ runner, tabs }: { readonly runner: Runner; readonly tabs: readonly CreditTab[] }) {
  const { run, pause } = runner;
  const active = isActive(run);
  const now = useNow(active);
  const total = tabs.reduce((sum, { people, leftOut }) => sum + people - leftOut, 0);
  const done = tabs.reduce((sum, tab) => sum + reached(live(tab, run).counts, run.goal), 0);
  const word = run.goal === 'credited' ? 'credited' : 'registered';
  return (
    <section class="progress" aria-label="Progress">
      <progress max={total} value={done} aria-label={`${done} of ${total} ${word}`} />
      <p role="status">
        <b>
          {done} of {total}
        </b>{' '}
        {word}
        {run.credit && active ? `. Now ${run.credit}` : ''}
      </p>
      {run.phase === 'done' && done < total && (
        <p>
          <b>{total - done} need you</b>: look at those who are held or failed above, and decide.
        </p>
      )}
      {active && (
        <>
          <p class="quiet">{phaseWords(run, now)}</p>
          <p class="quiet">{timeLeft(run, done, total, now)}</p>
          <Button
            label={run.phase === 'pausing' ? 'Pausing…' : 'Pause'}
            busy={run.phase === 'pausing'}
            isNext
            onPress={pause}
          />
          <p class="quiet">You can close this panel; open it again to continue.</p>
        </>
      )}
    </section>
  );
}

function phaseWords(run: Run, now: number): string {
  if (run.phase === 'pausing') return 'Finishing the step that is under way…';
  if (run.aside) return run.aside;
  if (run.phase !== 'waiting') {
    return run.goal === 'registered'
      ? 'Registering, then reading who is registered…'
      : 'Marking, then looking for the credit…';
  }
  const seconds = Math.max(0, Math.ceil((run.until - now) / 1000));
  // A slow-down says by itself that and when it goes on; here the seconds count down.
  const why = run.sentence.replace(/\.( Continuing in \d+ s\.)?$/, '');
  return `${why}. Continuing in ${seconds} s.`;
}

function timeLeft({ phase, startedAt, doneAtStart }: Run, done: number, total: number, now: number): string {
  const passed = now - startedAt;
  const gained = done - doneAtStart;
  if (phase === 'waiting' || passed < MEASURE_MS || gained <= 0 || done >= total) return '';
  const seconds = Math.round(((total - done) * passed) / gained / 1000);
  return seconds < 90 ? `About ${Math.max(5, seconds)} s left.` : `About ${Math.round(seconds / 60)} min left.`;
}

function useNow(active: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!active) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [active]);
  return now;
}

/** Nothing is wrong: it goes on later, elsewhere or by hand. */
const CALM: ReadonlySet<Run['reason']> = new Set(['user', 'by-hand', 'lease', 'slow-down', 'certificate']);

/** Why a run stopped before its end, that nothing is lost, and the way on. */
export function RunMessage({ job, run }: { readonly job: Job; readonly run: Run }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), []);
  if (run.phase !== 'paused' || run.sentence === '' || isDecided(job, run)) return null;
  const calm = CALM.has(run.reason);
  return (
    <div ref={box} role={calm ? 'status' : 'alert'} class={calm ? 'status' : ''}>
      {!calm && <Icon name="fix" />}
      <span>{run.sentence}</span>
      <WayOn job={job} run={run} />
    </div>
  );
}

/** These stops end with a person's decision: then what was said is over. */
const ENDS_WITH_DECISION: ReadonlySet<Run['reason']> = new Set(['certificate', 'canary', 'first-import']);

function isDecided({ state }: Job, { reason, credit, counts }: Run): boolean {
  if (!ENDS_WITH_DECISION.has(reason) || !credit) return false;
  const tab = state?.tabs.find((one) => one.credit === credit);
  return tab !== undefined && STATES.some((name) => tab.counts[name] !== counts[credit]?.[name]);
}

/** Whether the run stopped at one of these tabs for a decision that was not taken yet: going on would only stop again. */
export function awaitsDecision(job: Job, run: Run, tabs: readonly CreditTab[]): boolean {
  const isHere = tabs.some(({ credit }) => credit === run.credit);
  return run.phase === 'paused' && isHere && ENDS_WITH_DECISION.has(run.reason) && !isDecided(job, run);
}

function WayOn({ job, run }: { readonly job: Job; readonly run: Run }) {
  switch (run.reason) {
    case 'key-refused':
    case 'no-permission':
    case 'another-tenant':
      return <Button label="Open Settings" onPress={() => job.go('settings')} />;
    case 'no-directory':
    case 'roster':
      return <Button label="Check the roster again" onPress={() => job.go(2)} />;
    default:
      return null;
  }
}
