import { useState } from 'preact/hooks';
import type { CreditTab, PeopleReport, PlannedCall } from '../../server';
import { ask } from '../../server';
import { TEXTS } from '../../texts/import';
import { Button, Icon, Words } from '../../ui/controls';
import type { Job } from '../../use-job';

/** Holds a tab's people against GrowthZone before anything is sent: already there, earlier credit, inactive, unknown. */
export function LookUp({ job, tab }: { readonly job: Job; readonly tab: CreditTab }) {
  const [report, setReport] = useState<PeopleReport | null>(null);
  const look = async () => {
    let text: string = TEXTS.lookingUp;
    for (;;) {
      const found = await job.task.run(text, () => ask({ ask: 'peoplePreflight', credit: tab.credit }));
      if (!found) return;
      setReport(found);
      if (found.unread === 0) return;
      text = TEXTS.lookedUp(tab.people - found.unread, tab.people);
    }
  };
  return (
    <>
      {report && <Lines report={report} />}
      <Button
        label={report ? TEXTS.lookUpAgain : TEXTS.lookUp(tab.people)}
        busy={job.task.busy !== ''}
        onPress={look}
      />
    </>
  );
}

function Lines({ report }: { readonly report: PeopleReport }) {
  const { lines, creditShown, unread, already } = report;
  return (
    <div role="status">
      {already > 0 && (
        <p>
          <Words of={TEXTS.already(report)} />
        </p>
      )}
      {lines.length === 0 && (
        <p>
          <Icon name="pass" /> {TEXTS.nobodyYet}
        </p>
      )}
      {lines.map((line) => (
        <details key={line.code}>
          <summary>{TEXTS.line(line)}</summary>
          <ul>
            {line.people.map((person) => (
              <li key={person.memberId}>{TEXTS.person(person)}</li>
            ))}
          </ul>
        </details>
      ))}
      {!creditShown && <p class="quiet">{TEXTS.creditNotShown}</p>}
      {unread > 0 && creditShown && <p class="quiet">{TEXTS.unread(unread)}</p>}
    </div>
  );
}

/** "Try without sending": every call that would be made, in order, with how surely its route is known. */
export function TryOut({ job, tab }: { readonly job: Job; readonly tab: CreditTab }) {
  const [calls, setCalls] = useState<readonly PlannedCall[] | null>(null);
  const look = async () => {
    const planned = await job.task.run(TEXTS.planning, () => ask({ ask: 'tryWithoutSending', credit: tab.credit }));
    if (planned) setCalls(planned);
  };
  if (!calls) return <Button label={TEXTS.tryOut} busy={job.task.busy !== ''} onPress={look} />;
  return (
    <details open>
      <summary>{TEXTS.planned(tab.credit)}</summary>
      <ol class="calls">
        {calls.map((call, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a plan is drawn once and its calls keep their order
          <li key={index} class={call.writes ? 'writes' : ''}>
            <Words of={TEXTS.call(call)} />
          </li>
        ))}
      </ol>
      <details>
        <summary>{TEXTS.support}</summary>
        <ul>
          {[...new Set(calls.map(TEXTS.route))].map((route) => (
            <li key={route}>{route}</li>
          ))}
        </ul>
        <p class="quiet">{TEXTS.invented}</p>
      </details>
    </details>
  );
}
