import { useEffect, useRef } from 'preact/hooks';
import type { Job } from '../use-job';
import type { Run } from '../use-run';
import { Button } from './controls';
import { Icon } from './icons';

/** Why a run stopped before its end, that nothing is lost, and the way on. */
export function RunMessage({ job, run }: { readonly job: Job; readonly run: Run }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), []);
  if (run.phase !== 'paused' || run.sentence === '') return null;
  const calm = run.reason === 'user' || run.reason === 'by-hand' || run.reason === 'lease';
  return (
    <div ref={box} role={calm ? 'status' : 'alert'} class={calm ? 'status' : ''}>
      {!calm && <Icon name="fix" />}
      <span>{run.sentence}</span>
      <WayOn job={job} run={run} />
    </div>
  );
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
