import type { CreditTab } from '../../answers';
import { plural } from '../../roster/words';
import { Confirm } from './confirm';

interface QuestionProps {
  readonly tabs: readonly CreditTab[];
  readonly toMark: number;
  readonly onConfirm: () => unknown;
  readonly onCancel: () => void;
}

/** What comes of marking, with its numbers, before it is done. */
export function MarkQuestion({ tabs, toMark, onConfirm, onCancel }: QuestionProps) {
  const marked = tabs.filter(({ counts }) => counts.REGISTERED > 0);
  const unread = marked.reduce((sum, tab) => sum + tab.unread, 0);
  const overwrites = marked.flatMap((tab) => tab.overwrites.map((one) => ({ ...one, credit: tab.credit })));
  return (
    <Confirm
      title={`Mark ${toMark} attended?`}
      action={`Mark ${toMark} attended`}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <ul>
        {marked.map(({ credit, counts, eventId, name, date }) => (
          <li key={credit}>
            {plural(counts.REGISTERED, 'person', 'people')} in event {eventId} “{name}” of {date}
          </li>
        ))}
      </ul>
      {unread > 0 && (
        <p>
          <b>Could not check</b> the earlier credit of {plural(unread, 'person', 'people')}: it may be overwritten.
        </p>
      )}
      {overwrites.length > 0 && (
        <>
          <p>
            <b>{plural(overwrites.length, 'earlier credit')} of the same component will be overwritten:</b>
          </p>
          <ul>
            {overwrites.map(({ name, date, credit }) => (
              <li key={`${credit}-${name}`}>
                {name}, {credit} of {date}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        This sends certificates and e-mails now. <b>Records that reached M1 cannot be taken back from GrowthZone.</b>
      </p>
      <p>
        The first person goes all the way to the credit before the others are marked. Keep GrowthZone’s attendance
        screen of {marked.length === 1 ? 'this event' : 'these events'} closed meanwhile.
      </p>
    </Confirm>
  );
}
