import { useState } from 'preact/hooks';
import { plural } from '../../../roster/words';
import type { CreditTab, PeopleReport, PlannedCall } from '../../server';
import { ask } from '../../server';
import { Button, Icon } from '../../ui/controls';
import type { Job } from '../../use-job';

/** Holds a tab's people against GrowthZone before anything is sent: already there, earlier credit, inactive, unknown. */
export function LookUp({ job, tab }: { readonly job: Job; readonly tab: CreditTab }) {
  const [report, setReport] = useState<PeopleReport | null>(null);
  const look = async () => {
    let text = 'Looking these people up in GrowthZone…';
    for (;;) {
      const found = await job.task.run(text, () => ask({ ask: 'peoplePreflight', credit: tab.credit }));
      if (!found) return;
      setReport(found);
      if (found.unread === 0) return;
      text = `Looking up earlier credit: ${tab.people - found.unread} of ${tab.people}…`;
    }
  };
  return (
    <>
      {report && <Lines report={report} />}
      <Button
        label={report ? 'Look them up again' : `Look up ${plural(tab.people, 'person', 'people')} first`}
        busy={job.task.busy !== ''}
        onPress={look}
      />
    </>
  );
}

function Lines({ report }: { readonly report: PeopleReport }) {
  const { lines, creditShown, unread, toRegister, already } = report;
  return (
    <div role="status">
      {already > 0 && (
        <p>
          <b>{toRegister}</b> would be registered; <b>{already}</b> {already === 1 ? 'is' : 'are'} in the event already
          and not sent.
        </p>
      )}
      {lines.length === 0 && (
        <p>
          <Icon name="pass" /> Nobody is in the event yet, and nothing stands against registering them.
        </p>
      )}
      {lines.map(({ code, title, people, blocks }) => (
        <details key={code}>
          <summary>
            {people.length} · {title}
            {blocks ? ' (not sent)' : ''}
          </summary>
          <ul>
            {people.map(({ memberId, name, detail }) => (
              <li key={memberId}>
                {name} · {memberId}
                {detail ? `: ${detail}` : ''}
              </li>
            ))}
          </ul>
        </details>
      ))}
      {!creditShown && (
        <p class="quiet">Could not check: this association’s GrowthZone does not show earlier credit.</p>
      )}
      {unread > 0 && creditShown && <p class="quiet">Earlier credit of {unread} was not looked up yet.</p>}
    </div>
  );
}

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
