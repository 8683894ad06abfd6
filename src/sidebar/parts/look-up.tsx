import { useState } from 'preact/hooks';
import type { CreditTab, PeopleReport } from '../../answers';
import { plural } from '../../roster/words';
import { ask } from '../server';
import type { Job } from '../use-job';
import { Button } from './controls';
import { Icon } from './icons';

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
