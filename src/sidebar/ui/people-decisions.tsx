import { useEffect } from 'preact/hooks';
import { isIn, isTrapped } from '../../run/person';
import { isOnlyLookedFor, isOnTheirWay, whyNotAll } from '../run-rules';
import type { CreditTab, Decision, TabPerson } from '../server';
import { ask } from '../server';
import { PEOPLE } from '../texts/run';
import { SHARED } from '../texts/shared';
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

const SEND_AGAIN: Offered = { decision: 'send again', ...PEOPLE.sendAgain };
/** Of people who are attended without credit: the same decision, but nothing is sent for them again. */
const WAIT_AGAIN: Offered = { decision: 'send again', ...PEOPLE.waitAgain };
const IT_IS_DONE: Offered = { decision: 'it is done', ...PEOPLE.itIsDone };
/** Of people whose credit is of another date: the same decision. */
const DATE_IS_RIGHT: Offered = { decision: 'it is done', ...PEOPLE.dateIsRight };
const ANOTHER_WAY: Offered = { decision: 'credited another way', ...PEOPLE.anotherWay };
const LEAVE_OUT: Offered = { decision: 'leave out', ...PEOPLE.leaveOut };

const offeredTo = (people: readonly TabPerson[]): readonly Offered[] =>
  isOnTheirWay(people)
    ? [ANOTHER_WAY, LEAVE_OUT]
    : [
        isOnlyLookedFor(people) ? WAIT_AGAIN : SEND_AGAIN,
        people.every((person) => isIn(person, 'HELD/other-date')) ? DATE_IS_RIGHT : IT_IS_DONE,
        ANOTHER_WAY,
        LEAVE_OUT,
      ];

/** What a person says about those who are held; each word is kept in the log. */
export function Decisions({ job, tab, people, isNext, onDone, onLook }: DecisionsProps) {
  const ids = people.map(({ memberId }) => memberId);
  const decide = async (decision: Decision) => {
    const decided = await job.task.run(
      PEOPLE.keeping,
      () => ask({ ask: 'decide', credit: tab.credit, memberIds: ids, decision }),
      ({ sentence }) => sentence,
    );
    if (decided) await onDone();
  };
  if (people.length === 0) return <p class="quiet">{PEOPLE.tickFirst}</p>;
  if (people.every(({ isToConfirm }) => isToConfirm)) {
    return <Certificates job={job} tab={tab} count={people.length} isNext={isNext} onDecide={decide} />;
  }
  return (
    <section class="card" aria-label={PEOPLE.yourDecision}>
      <h2>{PEOPLE.ticked(people.length)}</h2>
      {people.every(isTrapped) &&
        (tab.route === 'by hand' ? (
          <ManualRemediation job={job} tab={tab} />
        ) : (
          <Remediation job={job} tab={tab} people={people} isNext={isNext} onDone={onDone} onLook={onLook} />
        ))}
      <dl class="decisions">
        {offeredTo(people).map(({ decision, label, means }) => {
          const why = whyNotAll(people, decision);
          return (
            <div key={decision}>
              <dt>
                <Button
                  label={label}
                  busy={job.task.busy !== ''}
                  disabled={why !== undefined}
                  onPress={() => decide(decision)}
                />
              </dt>
              <dd class="quiet">{why === undefined ? means : PEOPLE.notPossible(why)}</dd>
            </div>
          );
        })}
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
function Certificates({ job, tab, count, isNext, onDecide }: CertificatesProps) {
  return (
    <section class="card advice" aria-label={PEOPLE.yourDecision}>
      <p>{PEOPLE.lookForCertificate(tab)}</p>
      <Button
        primary={isNext}
        label={PEOPLE.sawCertificates(count)}
        busy={job.task.busy !== ''}
        onPress={() => onDecide('it is done')}
      />
      <Button label={PEOPLE.noCertificate} busy={job.task.busy !== ''} onPress={() => onDecide('no certificate')} />
    </section>
  );
}

/** The guide's remediation of an import with the status "Attended", once a second look may show that there is no credit. */
export function Remediation({ job, tab, people, isNext, onDone, onLook }: DecisionsProps) {
  const wait = Math.max(...people.map(({ cureInSeconds }) => cureInSeconds));
  useEffect(() => {
    if (wait <= 0) return undefined;
    const timer = setTimeout(onLook, Math.min(wait, 60) * 1000);
    return () => clearTimeout(timer);
  }, [wait, onLook]);
  const setBack = async () => {
    const memberIds = people.map(({ memberId }) => memberId);
    const done = await job.task.run(
      PEOPLE.settingBack,
      () => ask({ ask: 'cure', credit: tab.credit, memberIds, session: SESSION, eventId: tab.eventId }),
      ({ sentence }) => sentence,
    );
    if (done) await onDone();
  };
  return (
    <div class="advice">
      <p>{PEOPLE.remediationMeans}</p>
      <Button
        primary={isNext}
        label={PEOPLE.setBack(people.length)}
        busy={job.task.busy !== ''}
        disabled={wait > 0}
        onPress={setBack}
      />
      {wait > 0 && (
        <p>
          {PEOPLE.notYet(wait)}{' '}
          <button type="button" class="link" onClick={() => void onLook()}>
            {SHARED.lookAgain}
          </button>
        </p>
      )}
    </div>
  );
}

export function ManualRemediation({ job, tab }: Pick<DecisionsProps, 'job' | 'tab'>) {
  return (
    <div class="advice">
      <p>{PEOPLE.manualRemediation(tab, job.state?.connection != null)}</p>
    </div>
  );
}
