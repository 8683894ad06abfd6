import { useState } from 'preact/hooks';
import type { CreditTab } from '../../answers';
import type { PlannedCall } from '../../run/planned-calls';
import { ask } from '../server';
import type { Job } from '../use-job';
import { Button } from './controls';

/** "Try without sending": every call that would be made, in order, with how surely its route is known. */
export function TryOut({ job, tab }: { readonly job: Job; readonly tab: CreditTab }) {
  const [calls, setCalls] = useState<readonly PlannedCall[] | null>(null);
  const look = async () => {
    const planned = await job.task.run('Planning…', () => ask({ ask: 'tryWithoutSending', credit: tab.credit }));
    if (planned) setCalls(planned);
  };
  if (!calls) return <Button label="Try without sending" busy={job.task.busy !== ''} onPress={look} />;
  return (
    <details open>
      <summary>What would be called for {tab.credit}; nothing was sent</summary>
      <ol class="calls">
        {calls.map(({ what, method, path, certainty, times, writes }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a plan is drawn once and its calls keep their order
          <li key={place} class={writes ? 'writes' : ''}>
            {writes ? <b>{what}</b> : what}
            {times > 1 ? ` (${times} times)` : ''}
            <span class="quiet">
              {method} {path} · {certainty}
            </span>
          </li>
        ))}
      </ol>
      <p class="quiet">
        INVENTED: this project’s own model, until GrowthZone’s support confirms it for your association.
      </p>
    </details>
  );
}
