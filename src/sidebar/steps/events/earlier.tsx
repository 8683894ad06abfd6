import { hashOfEarlier } from '../../decisions';
import type { CandidateEvent, Credit, EarlierReport } from '../../server';
import { TEXTS } from '../../texts/events';
import { Button, Icon } from '../../ui/controls';
import type { Look } from '../../use-earlier';
import type { Job } from '../../use-job';

interface EarlierProps {
  readonly job: Job;
  readonly credit: Credit;
  readonly people: number;
  readonly event: CandidateEvent;
  readonly look: Look;
  readonly again: () => void;
}

/** Who has the credit already, before the tabs are built: it moves, can be skipped, and they can be left out. */
export function Earlier({ job, credit, people, event, look, again }: EarlierProps) {
  const { report, problem, isOver } = look;
  const key = job.check ? hashOfEarlier(job.check, credit, event.eventId) : '';
  const isSkipped = !isOver && job.isConfirmed(key);
  return (
    <section aria-label={TEXTS.earlierCredit(credit)}>
      {!isOver && (
        <p class="quiet" role="status">
          {isSkipped ? TEXTS.skipped : TEXTS.looking((report?.people ?? people) - (report?.unread ?? people), people)}{' '}
          <button type="button" class="link" onClick={() => job.confirm(key, !isSkipped)}>
            {isSkipped ? TEXTS.lookNow : TEXTS.skip}
          </button>
        </p>
      )}
      {problem !== '' && (
        <p class="quiet" role="status">
          {TEXTS.notLooked(problem)}{' '}
          <button type="button" class="link" onClick={again}>
            {TEXTS.lookNow}
          </button>
        </p>
      )}
      {report && <Found job={job} report={report} isOver={isOver} />}
    </section>
  );
}

interface FoundProps {
  readonly job: Job;
  readonly report: EarlierReport;
  readonly isOver: boolean;
}

function Found({ job, report, isOver }: FoundProps) {
  const { credit, date, earlier, creditShown, unread } = report;
  if (!creditShown) return <p class="quiet">{TEXTS.earlierNotShown}</p>;
  if (isOver && unread > 0) return <p class="quiet">{TEXTS.earlierUnread(unread)}</p>;
  const overwritten = earlier.filter((one) => one.date !== date);
  const same = earlier.filter((one) => one.date === date);
  if (earlier.length === 0)
    return isOver ? (
      <p>
        <Icon name="pass" /> {TEXTS.noEarlier}
      </p>
    ) : null;
  return (
    <>
      {overwritten.length > 0 && <People title={TEXTS.overwritten(overwritten.length)} people={overwritten} />}
      {same.length > 0 && <People title={TEXTS.sameDate(same.length)} people={same} />}
      {overwritten.length > 0 && isOver && (
        <Button
          label={TEXTS.leaveTheseOut}
          busy={job.task.busy !== ''}
          onPress={() =>
            job.leaveOut(
              credit,
              overwritten.map(({ memberId }) => memberId),
            )
          }
        />
      )}
    </>
  );
}

function People({ title, people }: { readonly title: string; readonly people: EarlierReport['earlier'] }) {
  return (
    <details open>
      <summary>
        <Icon name="ask" /> {title}
      </summary>
      <ul>
        {people.map(({ memberId, name, date }) => (
          <li key={memberId}>{TEXTS.earlierOf(name, date)}</li>
        ))}
      </ul>
    </details>
  );
}

/** Who is in the event before anything was imported, and what is to be done about those who are Attended there. */
export function Present({ event, look }: { readonly event: CandidateEvent; readonly look: Look }) {
  const { present } = event;
  if (present.length === 0) return null;
  const attended = present.filter(({ status, memberId }) => status === 'Attended' && memberId !== '');
  const without = new Set(look.report?.without);
  const trapped = attended.filter(({ memberId }) => without.has(memberId));
  return (
    <section aria-label={TEXTS.inEvent(event.eventId)}>
      <details open>
        <summary>
          <Icon name="ask" /> {TEXTS.present(present.length)}
        </summary>
        <ul>
          {present.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list keeps its order, and a name may be in it twice
            <li key={index}>{TEXTS.presentPerson(one)}</li>
          ))}
        </ul>
      </details>
      {attended.length > 0 && trapped.length === 0 && <p>{TEXTS.attendedThere(attended.length)}</p>}
      {trapped.length > 0 && (
        <p>
          <Icon name="fix" /> {TEXTS.cure(trapped.map(({ name }) => name))}
        </p>
      )}
    </section>
  );
}
