import { useEffect, useState } from 'preact/hooks';
import type { CreditTab } from '../../answers';
import { isActive, live, type Run, type Runner, reached } from '../use-run';
import { Button } from './controls';

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
