import { useEffect, useRef } from 'preact/hooks';
import type { CreditTab } from '../../answers';
import { STATES } from '../../run/machine';
import type { Job } from '../use-job';
import type { Run } from '../use-run';
import { Button } from './controls';
import { Icon } from './icons';

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
