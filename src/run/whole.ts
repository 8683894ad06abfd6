import { listed, plural } from '../roster';
import { NOT_SHOWN } from './credit';
import { isUnknown, type Person, type RunEvent, standIn } from './person';

// Nobody gets lost with a row or a column of a credit tab: the event's record says with how many people it was built.

/** How many of the people with whom the tab was built have no row in it. Whoever was left out has one. */
export function missingFrom({ built }: Pick<RunEvent, 'built'>, people: readonly Pick<Person, 'memberId'>[]): number {
  return Math.max(0, built - new Set(people.map(({ memberId }) => memberId)).size);
}

/** What of a credit tab is gone, in a sentence that says how to get it back; empty where nothing is. */
export function whatIsGone(
  event: Pick<RunEvent, 'built' | 'credit'>,
  people: readonly Pick<Person, 'memberId'>[],
  lacking: readonly string[],
): string {
  const back = 'Undo that, or build the credit tabs again: nobody is sent twice by that.';
  if (lacking.length > 0) {
    const columns = listed(lacking.map((header) => `"${header}"`));
    return `The ${event.credit} tab lacks the ${lacking.length === 1 ? 'column' : 'columns'} ${columns}. ${back}`;
  }
  const missing = missingFrom(event, people);
  if (missing === 0) return '';
  const built = plural(event.built, 'person', 'people');
  return `The ${event.credit} tab was built with ${built}, and ${missing} of them ${missing === 1 ? 'is' : 'are'} not in it any more. ${back}`;
}

/** What identifies somebody, or is the journal: without one of them a row tells nothing. */
const ESSENTIAL: readonly (keyof Person)[] = ['memberId', 'eventId', 'state'];

/**
 * Somebody whose row lost the columns of `lost`, when the tab is built again. `fresh` is the person as built anew. Where
 * the row still tells how far the person came, only what is lost is taken from `fresh`; else the list is read first.
 */
export function restored(
  person: Person,
  fresh: Person,
  lost: ReadonlySet<keyof Person>,
  { leftOut }: Pick<RunEvent, 'leftOut'>,
): Person {
  if (lost.size === 0) return person;
  if (ESSENTIAL.some((field) => lost.has(field))) return unlessLeftOut(fresh, leftOut);
  const kept = { ...person, ...Object.fromEntries([...lost].map((field) => [field, fresh[field]])) };
  const isLate = isUnknown(person) || person.state === 'ATTENDED' || person.state === 'CREDIT SEEN';
  const creditBefore = lost.has('creditBefore') && isLate ? NOT_SHOWN : kept.creditBefore;
  const stand = lost.has('reason') ? standWithoutReason(person, leftOut) : {};
  return { ...kept, creditBefore, ...stand };
}

function standWithoutReason({ memberId, state }: Person, leftOut: readonly string[]) {
  if (state === 'FAILED') return standIn(state, leftOut.includes(memberId) ? 'left-out' : '');
  return state === 'HELD' ? standIn(state, 'odd-state') : standIn(state, state === 'READY' ? 'again' : '');
}

/** A person who is put in the tab again; whoever was left out stays so. */
export function unlessLeftOut(person: Person, leftOut: readonly string[]): Person {
  return leftOut.includes(person.memberId)
    ? { ...person, ...standIn('FAILED', 'left-out'), detail: 'Left out before' }
    : person;
}
