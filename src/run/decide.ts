import { failure, type Result, success } from '../roster/types';
import { isLeftOut, moved, type Person, type Reason, type RunEvent } from './states';

/** A person's word about somebody who is held, failed, or cannot be looked up. */
export type Decision = 'send again' | 'it is done' | 'leave out';

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

/** Why a decision is never taken about somebody in this state, and what to do instead; empty where it may be. */
export function whyNot({ state, reason }: Pick<Person, 'state' | 'reason'>, decision: Decision): string {
  return (decision === 'send again' && state === 'HELD' && UNSAFE[reason]) || '';
}

/**
 * The person after a decision, or why it cannot be taken. "It is done" is final: nothing more is sent for that person.
 * `who` decided at `now`.
 */
export function decide(person: Person, decision: Decision, who: string, now: number, current: Current): Result<Person> {
  const { state, reason } = person;
  const name = `${person.firstName} ${person.lastName}`;
  const isDecidable = state === 'HELD' || state === 'FAILED';
  const by = who === '' ? '' : ` by ${who}`;
  if (decision === 'leave out') {
    if (!isDecidable && state !== 'READY' && state !== 'REGISTERED') return cannot(name, `is ${state} already.`);
    return success(moved(person, 'FAILED', `Left out${by}`, now, { reason: 'left-out' }));
  }
  if (decision === 'it is done') {
    if (!isDecidable && state !== 'ATTENDED') return cannot(name, `is ${state}; that is not for you to say yet.`);
    return success(moved(person, 'CREDIT SEEN', `Confirmed${by}`, now, { reason: 'confirmed' }));
  }
  if (!isDecidable) return cannot(name, `is ${state}; there is nothing to send again.`);
  const unsafe = whyNot(person, decision);
  if (unsafe !== '') return cannot(name, `cannot be sent again. ${unsafe}`);
  if (reason === 'removed' && !current) return cannot(name, 'is not in the roster with this credit any more.');
  const again = `Again${by}`;
  // The credit is read anew before marking: it may be there, and somebody set the status back.
  if (reason === 'still-registered') return success(moved(person, 'REGISTERED', again, now, { creditBefore: '' }));
  if (reason === 'no-credit') return success(moved(person, 'ATTENDED', `Looked for again${by}`, now));
  const kept = reason === 'other-name' ? 'confirmed' : 'again';
  return success(moved(person, 'READY', again, now, { reason: kept, ...current }));
}

const cannot = (name: string, why: string) => failure('not-safe', `${name} ${why}`);

/** The event after decisions: a person's word about the first one marked, or imported, stands for the look. */
export function eventAfter(event: RunEvent, before: readonly Person[], after: readonly Person[]): RunEvent {
  const wasCanary = before.some(
    ({ state, reason, creditBefore }, place) =>
      after[place]?.state === 'CREDIT SEEN' &&
      creditBefore !== '' &&
      (state === 'ATTENDED' || reason === 'no-credit' || reason === 'set-back'),
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
