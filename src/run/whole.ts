import { listed, plural } from '../roster';
import type { Bindings } from './bound';
import { STATES } from './machine';
import { isLeftOut, isUnknown, NOT_SHOWN, type Person, type RunEvent, standIn, unlessLeftOut } from './person';

// Nobody gets lost with a row or a column of a credit tab: the event's record says with how many people it was built.

/** How many of the people with whom the tab was built have no row in it. Whoever was left out has one. */
export function missingFrom({ built }: Pick<RunEvent, 'built'>, people: readonly Pick<Person, 'memberId'>[]): number {
  return Math.max(0, built - new Set(people.map(({ memberId }) => memberId)).size);
}

const BACK = 'Undo that, or build the credit tabs again; nobody is sent twice.';

/** What of a credit tab is gone, in a sentence that says how to get it back; empty where nothing is. */
export function whatIsGone(
  event: Pick<RunEvent, 'built' | 'credit'>,
  people: readonly Pick<Person, 'memberId'>[],
  lacking: readonly string[],
): string {
  if (lacking.length > 0) {
    const columns = listed(lacking.map((header) => `"${header}"`));
    return `The ${event.credit} tab lacks the ${lacking.length === 1 ? 'column' : 'columns'} ${columns}. ${BACK}`;
  }
  const missing = missingFrom(event, people);
  if (missing === 0) return '';
  const built = plural(event.built, 'person', 'people');
  return `The ${event.credit} tab lacks ${missing} of ${built}. ${BACK}`;
}

/** What keeps a run from going on with its tab. */
export interface TabTrouble {
  readonly reason: 'tab-incomplete' | 'tab-repeated';
  readonly why: string;
}

/** What of a credit tab is gone, or there twice; undefined where it is whole. */
export function tabTrouble(
  event: Pick<RunEvent, 'built' | 'credit'>,
  people: readonly Person[],
  lacking: readonly string[],
  bindings: Bindings | undefined,
): TabTrouble | undefined {
  const twice = bindings ? whatIsTwice(people, bindings) : '';
  if (twice !== '') {
    const why = `In the ${event.credit} tab ${twice} Nothing was sent. "Put in order" leaves one row for each.`;
    return { reason: 'tab-repeated', why };
  }
  const why =
    whatIsGone(event, people, lacking) || (bindings || people.length === 0 ? '' : `The review was not saved. ${BACK}`);
  return why === '' ? undefined : { reason: 'tab-incomplete', why };
}

/** Where one finds somebody in the tab. */
const placeOf = ({ row, firstName, lastName }: Person): string => `row ${row ?? '?'} (${firstName} ${lastName})`;

/** Who must be there once only: two rows of one person would be sent twice. Nothing is expected of whoever is left out. */
const keysOf = (person: Person): readonly string[] => [
  `member ID ${person.memberId}`,
  ...(isLeftOut(person) ? [] : idsOf(person).flatMap(([what, id]) => (id > 0 ? [`${what} ${id}`] : []))),
];
const idsOf = ({ contactId, attendeeId }: Person) =>
  [
    ['contact', contactId],
    ['attendee', attendeeId],
  ] as const;

/** The first two rows with one person, contact or attendee, or a row of somebody whom nobody reviewed; empty where there is none. */
export function whatIsTwice(people: readonly Person[], bindings: Bindings): string {
  const found = new Map<string, Person>();
  for (const person of people) {
    if (!bindings.has(person.memberId)) return `${placeOf(person)} has ${person.memberId}, whom no build added.`;
    for (const key of keysOf(person)) {
      const other = found.get(key);
      if (other) return `${placeOf(other)} and ${placeOf(person)} both have ${key}.`;
      found.set(key, person);
    }
  }
  return '';
}

/**
 * What each row is to be, by its number: one row a person, as far as any of theirs came, with what is bound to them; null
 * for a copy, and for somebody whom nobody reviewed. Where the contact tells whose row lost its ID, it gets that back.
 */
export function tidied(people: readonly Person[], bindings: Bindings): ReadonlyMap<number, Person | null> {
  const there = new Set(people.map(({ memberId }) => memberId));
  const gone = new Map(
    [...bindings].flatMap(([id, { contactId }]) =>
      there.has(id) || contactId === 0 ? [] : [[contactId, id] as const],
    ),
  );
  const isOwn = ({ memberId, contactId }: Person) => bindings.get(memberId)?.contactId === contactId;
  const rightful = new Set(people.filter(isOwn).map(({ memberId }) => memberId));
  const idOf = (person: Person) => {
    const { memberId, contactId } = person;
    // Somebody else's ID was typed over this one's, and theirs is in no other row.
    if (!isOwn(person) && rightful.has(memberId) && gone.has(contactId)) return gone.get(contactId);
    return bindings.has(memberId) ? memberId : gone.get(contactId);
  };
  const best = new Map<string, Person>();
  const attendees = new Map<number, number>();
  for (const person of people) {
    const memberId = idOf(person);
    attendees.set(person.attendeeId, (attendees.get(person.attendeeId) ?? 0) + 1);
    if (memberId === undefined) continue;
    const other = best.get(memberId);
    if (!other || STATES.indexOf(person.state) > STATES.indexOf(other.state)) best.set(memberId, person);
  }
  const rows = new Map<number, Person | null>(people.map(({ row = 0 }) => [row, null]));
  for (const [memberId, person] of best) {
    const { was: _, ...bound } = bindings.get(memberId) ?? { ...person, was: '' };
    const isShared = (attendees.get(person.attendeeId) ?? 0) > 1;
    rows.set(person.row ?? 0, { ...person, ...bound, memberId, ...(isShared ? { attendeeId: 0 } : {}) });
  }
  return rows;
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
