import { failure, type Result, success } from '../roster';
import { type Stand, type Standing, standOf } from './machine';
import {
  asked,
  cameFromRegistered,
  isIn,
  isLeftOut,
  move,
  type OtherDate,
  type Person,
  type RunEvent,
  rowOf,
} from './person';

/** What a person can say about somebody who is held, failed, or whose credit GrowthZone does not show. */
export const DECISIONS = ['send again', 'it is done', 'credited another way', 'no certificate', 'leave out'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What is sent for a person, as the roster has it now; undefined where it no longer gives them the credit. */
export type Current =
  | Partial<
      Pick<
        Person,
        | 'firstName'
        | 'lastName'
        | 'suffix'
        | 'email'
        | 'office'
        | 'reviewed'
        | 'growthzoneName'
        | 'contactId'
        | 'otherContacts'
      >
    >
  | undefined;

/** Why somebody is not to be sent again, and what to do instead; empty where the table names nothing against it. */
export const whyNot = (stand: Stand, decision: Decision): string =>
  decision === 'send again' ? (rowOf(stand).unsafe ?? '') : '';

/** In GrowthZone alone: marked again from here, somebody whose certificate is only late would get two (cure CONFIRMED). */
const MEND =
  "Fix the event's component in GrowthZone. When no certificate can still come, set Registered there, then Attended.";

/**
 * The person after a decision, or why it cannot be taken. "It is done" is final: nothing more is sent for that person.
 * `who` decided at `now`, milliseconds since 1970.
 */
export function decide(person: Person, decision: Decision, who: string, now: number, current: Current): Result<Person> {
  const to = rowOf(person).may[decision];
  if (to === undefined) return cannot(person, refusalOf(person, decision));
  const by = who === '' ? '' : ` by ${who}`;
  switch (decision) {
    case 'send again':
      return sendAgain(person, to, by, now, current);
    case 'it is done':
      return success(move(person, to, 'decision', `Confirmed${by}`, now));
    case 'credited another way':
      return success(move(person, to, 'decision', `Credited another way${by && `, said${by}`}`, now));
    case 'no certificate':
      return success(move(person, to, 'decision', `Attended, but no certificate came, looked up${by}. ${MEND}`, now));
    case 'leave out': {
      const why = isIn(person, 'HELD/no-credit') ? '; attended, but without a certificate' : '';
      return success(move(person, to, 'decision', `Left out${by}${why}`, now));
    }
  }
}

/** Why the table has no way there. */
function refusalOf(person: Person, decision: Decision): string {
  switch (decision) {
    case 'send again': {
      const { unsafe } = rowOf(person);
      return unsafe === undefined ? 'there is nothing to send again.' : `not to be sent again. ${unsafe}`;
    }
    case 'it is done':
    case 'credited another way':
      return 'it is too early for that.';
    case 'no certificate':
      return 'only ATTENDED makes a certificate.';
    case 'leave out':
      return person.state === 'ATTENDED' ? 'look for the certificate first.' : 'it is too late for that.';
  }
}

function sendAgain(person: Person, to: Standing, by: string, now: number, current: Current): Result<Person> {
  if (isIn(person, 'HELD/removed') && !current) return cannot(person, 'no longer in the roster with this credit.');
  // The credit is read anew before marking: it may be there, and somebody set the status back. The one that a person
  // found to be another class's is remembered: asked once.
  const known = isIn(person, 'HELD/later-credit') ? asked(person.creditBefore) : '';
  const anew = to === 'REGISTERED' ? { creditBefore: known } : {};
  const words = to === 'ATTENDED' ? 'Looked for again' : 'Again';
  // Whom the ID means may have changed since the build: contacts are merged and replaced.
  const sent = standOf(to).state === 'READY' ? current : {};
  return success(move(person, to, 'decision', `${words}${by}`, now, { ...anew, ...sent }));
}

const cannot = ({ firstName, lastName, state }: Person, why: string) =>
  failure('not-safe', `${firstName} ${lastName} is ${state}: ${why}`);

/** A property has 9 KB, and nobody leaves out so many. */
export const MOST_LEFT_OUT = 400;

/** The event after decisions: a person's word about the first one marked, or imported, stands for the look. */
export function eventAfter(event: RunEvent, before: readonly Person[], after: readonly Person[]): RunEvent {
  const proved = before.flatMap((person, index) => {
    const { proves } = rowOf(person).is;
    const now = after[index];
    // What was credited another way proves nothing about marking.
    if (proves === 'canary')
      return now?.state === 'CREDIT SEEN' && now.reason !== 'another-way' && cameFromRegistered(person) ? proves : [];
    return now?.reason === 'confirmed' ? (proves ?? []) : [];
  });
  const leftOut = after.flatMap((person) => (isLeftOut(person) ? [person.memberId] : []));
  return {
    ...event,
    leftOut: [...new Set([...event.leftOut, ...leftOut])].slice(-MOST_LEFT_OUT),
    canary: proved.includes('canary') ? 'seen' : event.canary,
    otherDate: otherDateAfter(event, before, after),
    importProven: event.importProven || proved.includes('import'),
  };
}

/** A person's word about the first one's date holds for whoever is marked after. */
function otherDateAfter(
  { otherDate }: RunEvent,
  before: readonly Person[],
  after: readonly Person[],
): OtherDate | null {
  const isRight = before.some(
    (person, index) => isIn(person, 'HELD/other-date') && after[index]?.state === 'CREDIT SEEN',
  );
  return otherDate && isRight ? { ...otherDate, isRight } : otherDate;
}

/** The sentence for the log; who is in the log's own column. */
export function decisionWords(decision: Decision, people: readonly Person[]): string {
  const states = [...new Set(people.map((person) => (isLeftOut(person) ? 'left out' : person.state)))].join(', ');
  return `Decided "${decision}" about people who were ${states}`;
}
