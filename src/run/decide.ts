import { failure, type Result, success } from '../roster/types';
import { cameFromRegistered, held, isLeftOut, moved, type Person, type Reason, type RunEvent } from './machine';

/** What a person can say about somebody who is held, failed, or whose credit GrowthZone does not show. */
export const DECISIONS = ['send again', 'it is done', 'no certificate', 'leave out'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What is sent for a person, as the roster has it now; undefined where it no longer gives them the credit. */
export type Current = Pick<Person, 'firstName' | 'lastName' | 'suffix' | 'email' | 'office' | 'reviewed'> | undefined;

/** Held for these, sending again could do something twice or do harm: what to do instead. */
const UNSAFE: Readonly<Partial<Record<Reason, string>>> = {
  twice: 'Remove one of the two in GrowthZone; the next read follows it.',
  status: 'Set the status to Registered in GrowthZone; the next read follows it.',
  'set-back': 'Attended may have been sent already, and a second certificate would go out. Look in GrowthZone.',
  'gone-attended': 'Attended may have been sent already, and a second certificate would go out. Look in GrowthZone.',
  trap: 'Imported as Attended, only the cure gives the credit.',
  'no-contact': 'Add this person in GrowthZone, read the members and build the tab again.',
};

/** Attended may have been sent before somebody was left out, and the state no longer tells. */
const LEFT_OUT = 'Whoever was left out stays out here. Do in GrowthZone what is still to be done.';

/** Why a decision is never taken about somebody in this state, and what to do instead; empty where it may be. */
export function whyNot(person: Pick<Person, 'state' | 'reason'>, decision: Decision): string {
  if (decision !== 'send again') return '';
  if (isLeftOut(person)) return LEFT_OUT;
  return (person.state === 'HELD' && UNSAFE[person.reason]) || '';
}

/** In GrowthZone alone: marked again from here, somebody whose certificate is only late would get two (cure CONFIRMED). */
const MEND =
  "Mend the event's component in GrowthZone; once no certificate can be under way, set back to Registered there, then to Attended. Then decide.";

/**
 * The person after a decision, or why it cannot be taken. "It is done" is final: nothing more is sent for that person.
 * `who` decided at `now`, milliseconds since 1970.
 */
export function decide(person: Person, decision: Decision, who: string, now: number, current: Current): Result<Person> {
  const by = who === '' ? '' : ` by ${who}`;
  switch (decision) {
    case 'send again':
      return sendAgain(person, by, now, current);
    case 'it is done':
      if (!isOpen(person) && person.state !== 'ATTENDED') return cannot(person, 'that is not for you to say yet.');
      return success(moved(person, 'CREDIT SEEN', `Confirmed${by}`, now, { reason: 'confirmed' }));
    case 'no certificate':
      if (person.state !== 'ATTENDED') return cannot(person, 'a certificate comes of being ATTENDED.');
      return success(held(person, 'no-credit', `Attended, but no certificate came, looked up${by}. ${MEND}`, now));
    case 'leave out':
      return leaveOut(person, by, now);
  }
}

const isOpen = ({ state }: Person): boolean => state === 'HELD' || state === 'FAILED';

function sendAgain(person: Person, by: string, now: number, current: Current): Result<Person> {
  if (!isOpen(person)) return cannot(person, 'there is nothing to send again.');
  const { reason } = person;
  const unsafe = whyNot(person, 'send again');
  if (unsafe !== '') return cannot(person, `not to be sent again. ${unsafe}`);
  if (reason === 'removed' && !current) return cannot(person, 'not in the roster with this credit any more.');
  const again = `Again${by}`;
  // The credit is read anew before marking: it may be there, and somebody set the status back.
  if (reason === 'still-registered') return success(moved(person, 'REGISTERED', again, now, { creditBefore: '' }));
  if (reason === 'no-credit') return success(moved(person, 'ATTENDED', `Looked for again${by}`, now));
  const kept = reason === 'other-name' ? 'confirmed' : 'again';
  return success(moved(person, 'READY', again, now, { reason: kept, ...current }));
}

function leaveOut(person: Person, by: string, now: number): Result<Person> {
  const { state, reason } = person;
  if (state === 'ATTENDED') return cannot(person, 'look for the certificate first; if none came, say so.');
  if (!isOpen(person) && state !== 'READY' && state !== 'REGISTERED') return cannot(person, 'it is too late for that.');
  const why = reason === 'no-credit' ? '; attended, but without a certificate' : '';
  return success(moved(person, 'FAILED', `Left out${by}${why}`, now, { reason: 'left-out' }));
}

const cannot = ({ firstName, lastName, state }: Person, why: string) =>
  failure('not-safe', `${firstName} ${lastName} is ${state}: ${why}`);

/** The event after decisions: a person's word about the first one marked, or imported, stands for the look. */
export function eventAfter(event: RunEvent, before: readonly Person[], after: readonly Person[]): RunEvent {
  const wasCanary = before.some(
    (person, place) =>
      after[place]?.state === 'CREDIT SEEN' &&
      cameFromRegistered(person) &&
      (person.state === 'ATTENDED' || person.reason === 'no-credit' || person.reason === 'set-back'),
  );
  const wasFirst = before.some(({ reason }, place) => reason === 'other-name' && after[place]?.reason === 'confirmed');
  return {
    ...event,
    canary: wasCanary ? 'seen' : event.canary,
    importProven: event.importProven || wasFirst,
  };
}

/** The sentence for the log; who is in the log's own column. */
export function decisionWords(decision: Decision, people: readonly Person[]): string {
  const states = [...new Set(people.map((person) => (isLeftOut(person) ? 'left out' : person.state)))].join(', ');
  return `Decided "${decision}" about people who were ${states}`;
}
