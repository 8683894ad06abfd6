import { useEffect, useRef, useState } from 'preact/hooks';
import { STATES } from '../../run/machine';
import { PAUSES } from '../run-rules';
import type { CreditTab } from '../server';
import { ask } from '../server';
import { told } from '../texts/dates';
import { RUN } from '../texts/run';
import { SHARED } from '../texts/shared';
import type { Job } from '../use-job';
import { isActive, live, progressIn, type Run, type Runner } from '../use-run';
import { Button, Icon, Words } from './controls';
import { BuildAgain, runsElsewhere } from './tabs';

/** Shown once ten seconds were measured: earlier it would jump. */
const MEASURE_MS = 10_000;

export function Progress({ runner, tabs }: { readonly runner: Runner; readonly tabs: readonly CreditTab[] }) {
  const { run, pause } = runner;
  const active = isActive(run);
  const now = useNow(active);
  const each = tabs.map((tab) => progressIn(live(tab, run), run.goal));
  const total = each.reduce((sum, tab) => sum + tab.total, 0);
  const done = each.reduce((sum, tab) => sum + tab.done, 0);
  const needed = tabs.reduce((sum, { counts, leftOut }) => sum + counts.HELD + counts.FAILED - leftOut, 0);

  return (
    <section class="progress" aria-label={RUN.progress}>
      <progress max={total} value={done} aria-label={RUN.progressOf(done, total, run.goal)} />
      <p role="status">
        <Words of={RUN.progressNow(done, total, run.goal, active ? (run.credit ?? '') : '')} />
      </p>
      {run.phase === 'done' && needed > 0 && (
        <p>
          <Words of={RUN.needYou(needed)} />
        </p>
      )}
      {active && (
        <>
          <p class="quiet">{phaseWords(run, now)}</p>
          <p class="quiet">{timeLeft(run, done, total, now)}</p>
          <Button
            label={run.phase === 'pausing' ? RUN.pausing : RUN.pause}
            busy={run.phase === 'pausing'}
            isNext
            onPress={pause}
          />
          <p class="quiet">{RUN.mayClose}</p>
        </>
      )}
    </section>
  );
}

function phaseWords(run: Run, now: number): string {
  if (run.phase === 'pausing') return RUN.finishing;
  if (run.aside) return run.aside;
  if (run.phase !== 'waiting') return RUN.working[run.goal];
  return RUN.continuing(run.sentence, Math.max(0, Math.ceil((run.until - now) / 1000)));
}

function timeLeft({ phase, startedAt, doneAtStart }: Run, done: number, total: number, now: number): string {
  const passed = now - startedAt;
  const gained = done - doneAtStart;
  if (phase === 'waiting' || passed < MEASURE_MS || gained <= 0 || done >= total) return '';
  return RUN.timeLeft(Math.round(((total - done) * passed) / gained / 1000));
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

/** Why a run stopped before its end, that nothing is lost, and the way on. */
export function RunMessage({ job, run }: { readonly job: Job; readonly run: Run }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), []);
  if (run.phase !== 'paused' || run.sentence === '' || isOver(job, run)) return null;
  const calm = PAUSES[run.reason].isCalm;
  return (
    <div
      ref={box}
      role={calm ? 'status' : 'alert'}
      class={calm ? (run.reason === 'user' ? 'status' : 'card notice') : ''}
    >
      {!calm && <Icon name="fix" />}
      <span>{told(run.sentence)}</span>
      <WayOn job={job} run={run} />
    </div>
  );
}

/** Whether what a run stopped for is over: it was decided or mended since, or the other one let go. */
function isOver(job: Job, run: Run): boolean {
  if (run.reason === 'lease') return !runsElsewhere(job);
  return isDecided(job, run) || (PAUSES[run.reason].isOfTab && hasMoved(job, run));
}

/** Whether it stopped since somebody is gone from a tab, which it says by name: who is in no tab is not said beside it. */
export const tellsOfTab = (job: Job, run: Run): boolean =>
  run.phase === 'paused' && PAUSES[run.reason].isOfTab && !isOver(job, run);

const isDecided = (job: Job, run: Run): boolean => PAUSES[run.reason].endsWithDecision && hasMoved(job, run);

/** Whether the people of the tab at which it stopped stand otherwise since. */
function hasMoved({ state }: Job, { credit, counts }: Run): boolean {
  if (!credit) return false;
  const tab = state?.tabs.find((one) => one.credit === credit);
  return tab !== undefined && STATES.some((name) => tab.counts[name] !== counts[credit]?.[name]);
}

/** Whether the run stopped at one of these tabs for a decision that was not taken yet: going on would only stop again. */
export function awaitsDecision(job: Job, run: Run, tabs: readonly CreditTab[]): boolean {
  const isHere = tabs.some(({ credit }) => credit === run.credit);
  return run.phase === 'paused' && isHere && PAUSES[run.reason].endsWithDecision && !isDecided(job, run);
}

function WayOn({ job, run }: { readonly job: Job; readonly run: Run }) {
  switch (PAUSES[run.reason].wayOn) {
    case 'settings':
      return <Button label={SHARED.openSettings} onPress={() => job.go('settings')} />;
    case 'check':
      return <Button label={SHARED.checkTheRosterAgain} onPress={() => job.go(2)} />;
    case 'build':
      return <BuildAgain job={job} />;
    case 'tidy':
      return run.credit ? <PutInOrder job={job} credit={run.credit} /> : null;
    default:
      return null;
  }
}

interface PutInOrderProps {
  readonly job: Job;
  readonly credit: CreditTab['credit'];
  /** What is to be read anew then. */
  readonly onDone?: () => Promise<void>;
}

/** One row for each reviewed person, as reviewed; then the run goes on with Continue. */
export function PutInOrder({ job, credit, onDone }: PutInOrderProps) {
  const tidy = async () => {
    const state = await job.task.run(RUN.puttingInOrder, () => ask({ ask: 'tidyTab', credit }));
    if (!state) return;
    job.setState(state);
    await onDone?.();
  };
  return <Button label={RUN.putInOrder} busy={job.task.busy !== ''} onPress={tidy} />;
}
