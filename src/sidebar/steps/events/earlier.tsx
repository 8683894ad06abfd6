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
      {report && isOver && report.creditShown && isNobody(report) && (
        <p>
          <Icon name="pass" /> {TEXTS.noEarlier}
        </p>
      )}
    </section>
  );
}

const isNobody = ({ earlier, unreadable, unread }: EarlierReport): boolean =>
  earlier.length + unreadable.length + unread === 0;

/** Who has the credit already, or could not be looked at. */
export function EarlierFound({ job, look: { report, isOver } }: Pick<EarlierProps, 'job' | 'look'>) {
  return report && !isNobody(report) ? <Found job={job} report={report} isOver={isOver} /> : null;
}

interface FoundProps {
  readonly job: Job;
  readonly report: EarlierReport;
  readonly isOver: boolean;
}

function Found({ job, report, isOver }: FoundProps) {
  const { credit, date, earlier, creditShown, unread, unreadable } = report;
  if (!creditShown) return <p class="quiet">{TEXTS.earlierNotShown}</p>;
  if (isOver && unread > 0) return <p class="quiet">{TEXTS.earlierUnread(unread)}</p>;
  const overwritten = earlier.filter((one) => one.date !== date);
  const same = earlier.filter((one) => one.date === date);
  if (earlier.length + unreadable.length === 0) return null;
  return (
    <section aria-label={TEXTS.hasEarlier(credit)}>
      {overwritten.length > 0 && <People title={TEXTS.overwritten(overwritten.length)} people={overwritten} />}
      {same.length > 0 && <People title={TEXTS.sameDate(same.length)} people={same} />}
      {unreadable.length > 0 && (
        <p>
          <Icon name="ask" /> {TEXTS.unreadable(unreadable)}
        </p>
      )}
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
    </section>
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
  // Whoever else is in the event is no matter of this class.
  const present = event.present.filter(({ memberId }) => memberId !== '');
  if (present.length === 0) return null;
  const attended = present.filter(({ status }) => status === 'Attended');
  const without = new Set(look.report?.without);
  const trapped = attended.filter(({ memberId }) => without.has(memberId));
  const others = present.filter((one) => !attended.includes(one));
  return (
    <section aria-label={TEXTS.inEvent(event.eventId)}>
      {others.length > 0 && (
        <p>
          <Icon name="note" /> {TEXTS.present(others.map(({ name }) => name))}
        </p>
      )}
      {attended.length > trapped.length && (
        <p>
          <Icon name="ask" />{' '}
          {TEXTS.attendedThere(attended.filter((one) => !trapped.includes(one)).map(({ name }) => name))}
        </p>
      )}
      {trapped.length > 0 && (
        <p>
          <Icon name="fix" /> {TEXTS.cure(trapped.map(({ name }) => name))}
        </p>
      )}
    </section>
  );
}
