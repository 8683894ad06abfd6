import { useEffect } from 'preact/hooks';
import { plural } from '../../roster/words';
import { whyNot } from '../../run/decide';
import type { CreditTab, Decision, TabPerson } from '../server';
import { ask } from '../server';
import type { Job } from '../use-job';
import { SESSION } from '../use-run';
import { Button } from './controls';

interface DecisionsProps {
  readonly job: Job;
  readonly tab: CreditTab;
  /** Who is ticked. */
  readonly people: readonly TabPerson[];
  /** True where the way on, and nothing besides it, is the blue button. */
  readonly isNext: boolean;
  /** Something was decided: how everybody stands is to be read anew. */
  readonly onDone: () => Promise<void>;
  /** Reads the people anew, and nothing else. */
  readonly onLook: () => Promise<void>;
}

interface Offered {
  readonly decision: Decision;
  readonly label: string;
  readonly means: string;
}

const SEND_AGAIN: Offered = {
  decision: 'send again',
  label: 'Send again',
  means: 'You looked in GrowthZone and it was not done.',
};
/** Of people who are attended without credit: the same word, but nothing is sent for them again. */
const LOOK_AGAIN: Offered = {
  decision: 'send again',
  label: 'Wait for it again',
  means: 'It may come yet. Nothing is sent again.',
};
const ENDING: readonly Offered[] = [
  { decision: 'it is done', label: 'It is done', means: 'You saw the credit in GrowthZone. Nothing more is sent.' },
  { decision: 'leave out', label: 'Leave out', means: 'Nothing more is expected of these people here.' },
];

/** What a person says about those who are held; each word is kept in the log. */
export function Decisions({ job, tab, people, isNext, onDone, onLook }: DecisionsProps) {
  const ids = people.map(({ memberId }) => memberId);
  const decide = async (decision: Decision) => {
    const decided = await job.task.run(
      'Keeping your decision…',
      () => ask({ ask: 'decide', credit: tab.credit, memberIds: ids, decision }),
      ({ sentence }) => sentence,
    );
    if (decided) await onDone();
  };
  if (people.length === 0) return <p class="quiet">Tick those whom you decide about.</p>;
  if (people.every(({ isToConfirm }) => isToConfirm)) {
    return <Certificates job={job} tab={tab} count={people.length} isNext={isNext} onDecide={decide} />;
  }
  return (
    <section class="card" aria-label="Your decision">
      <h3>{plural(people.length, 'person', 'people')} ticked</h3>
      {people.every(({ reason }) => reason === 'trap') &&
        (tab.route === 'by hand' ? (
          <CureByHand tab={tab} />
        ) : (
          <Cure job={job} tab={tab} people={people} isNext={isNext} onDone={onDone} onLook={onLook} />
        ))}
      <dl class="decisions">
        {[people.every(({ reason }) => reason === 'no-credit') ? LOOK_AGAIN : SEND_AGAIN, ...ENDING].map(
          ({ decision, label, means }) => {
            const why = people.map((person) => whyNot(person, decision)).find((one) => one !== '') ?? '';
            return (
              <div key={decision}>
                <dt>
                  <Button
                    label={label}
                    busy={job.task.busy !== ''}
                    disabled={why !== ''}
                    onPress={() => decide(decision)}
                  />
                </dt>
                <dd class="quiet">{why === '' ? means : `Not possible. ${why}`}</dd>
              </div>
            );
          },
        )}
      </dl>
    </section>
  );
}

interface CertificatesProps {
  readonly job: Job;
  readonly tab: CreditTab;
  readonly count: number;
  readonly isNext: boolean;
  readonly onDecide: (decision: Decision) => unknown;
}

/** Where GrowthZone does not show completions, a person looks and says so, by name. */
function Certificates({ job, tab: { eventId, name }, count, isNext, onDecide }: CertificatesProps) {
  return (
    <section class="card advice" aria-label="Your decision">
      <p>
        Look in GrowthZone, event {eventId} “{name}”, Attendees tab, whether the certificate is there. It may take a
        while. If none comes, say so: then it says what to do, and you can go on without.
      </p>
      <Button
        primary={isNext}
        label={`I saw ${plural(count, 'certificate')}`}
        busy={job.task.busy !== ''}
        onPress={() => onDecide('it is done')}
      />
      <Button label="No certificate came" busy={job.task.busy !== ''} onPress={() => onDecide('no certificate')} />
    </section>
  );
}

/** The guide's cure for an import with the status "Attended", once a second look may show that there is no credit. */
function Cure({ job, tab, people, isNext, onDone, onLook }: DecisionsProps) {
  const wait = Math.max(...people.map(({ cureInSeconds }) => cureInSeconds));
  useEffect(() => {
    if (wait <= 0) return undefined;
    const timer = setTimeout(onLook, Math.min(wait, 60) * 1000);
    return () => clearTimeout(timer);
  }, [wait, onLook]);
  const cure = async () => {
    const memberIds = people.map(({ memberId }) => memberId);
    const cured = await job.task.run(
      'Looking once more for the credit, then setting back to Registered…',
      () => ask({ ask: 'cure', credit: tab.credit, memberIds, session: SESSION }),
      ({ sentence }) => sentence,
    );
    if (cured) await onDone();
  };
  return (
    <div class="advice">
      <p>
        GrowthZone’s own cure, done for you: each of them is set back to Registered and saved. Then you mark them
        attended, which makes the certificate, the e-mail and the record.
      </p>
      <Button
        primary={isNext}
        label={`Set ${plural(people.length, 'person', 'people')} back to Registered`}
        busy={job.task.busy !== ''}
        disabled={wait > 0}
        onPress={cure}
      />
      {wait > 0 && (
        <p>
          Possible in {plural(Math.ceil(wait / 60), 'minute')}: a credit can be late, so it must be missing twice, 15
          minutes apart.{' '}
          <button type="button" class="link" onClick={() => void onLook()}>
            Look again
          </button>
        </p>
      )}
    </div>
  );
}

function CureByHand({ tab: { eventId, name } }: Pick<DecisionsProps, 'tab'>) {
  return (
    <div class="advice">
      <p>
        The cure, in GrowthZone: open event {eventId} “{name}”, Attendees tab, Actual Attendance/No Shows. Set each of
        these people back to Registered, one by one, and click Done. Then look in GrowthZone again from here: they are
        among those to be marked, and marking gives the credit.
      </p>
    </div>
  );
}
