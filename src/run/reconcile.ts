import type { EventAttendee } from '../growthzone';
import { contentHash, nameAgreement, nameKey, splitName } from '../roster';
import { MERGE } from './machine';
import { hold, isHeldByRoster, isIn, isTrapped, isUnknown, move, NOT_SHOWN, type Person, rowOf } from './person';

/** After a lost answer, somebody not seen is looked for again until this much time has passed; then a person decides. */
export const SETTLE_SECONDS = 120;
/** How long one write may be tried: a process that died in between left the time at which it began, not ended. */
const WRITING_SECONDS = 60;

/** How long GrowthZone gets more where an import or a save ends later, as a job. */
export const JOB_SECONDS = 480;

/** From when on absence means that a person must decide. */
export function settlesAt(person: Person): number {
  const writing = rowOf(person).is.awaits === 'lost' ? 0 : WRITING_SECONDS;
  return person.since + (SETTLE_SECONDS + writing) * 1000;
}

/** The same where the write that it is about may take longer. */
const settledBy = (person: Person, { openUntil = 0 }: ListKind): number =>
  Math.max(settlesAt(person), isUnknown(person) ? openUntil : 0);

/** What the import does with somebody who is no contact. */
export const NEW_CONTACT = 'The import would make a new contact without a Real Estate tab.';

/** What kind of list it is. */
export interface ListKind {
  /** False where it may be a part only: then absence says nothing at all. */
  readonly isWhole: boolean;
  /** True where the first import must prove the list, so that it has to show the person's name. */
  readonly isProving: boolean;
  /** Until when a write under way may still be done, where that is later than a person's own time to settle. */
  readonly openUntil?: number;
}

const WHOLE: ListKind = { isWhole: true, isProving: false };

/**
 * What a fresh list of the event's attendees says about each person. Presence is proof, absence is not: somebody seen
 * is done, also after having been held for not being seen; somebody not seen stays unknown until the time to settle is
 * over, and is then held.
 */
export function reconcile(
  people: readonly Person[],
  attendees: readonly EventAttendee[],
  now: number,
  list: ListKind = WHOLE,
): readonly Person[] {
  const byContact = new Map<number, EventAttendee[]>();
  for (const attendee of attendees) {
    const own = byContact.get(attendee.contactId);
    if (own) own.push(attendee);
    else byContact.set(attendee.contactId, [attendee]);
  }
  const claimed = new Set(people.map(({ contactId }) => contactId));
  const strangers = attendees.filter(({ contactId }) => !claimed.has(contactId));
  return people.map((person) => {
    // Contact 0 is everybody who is no contact.
    if (person.contactId > 0) {
      const own = byContact.get(person.contactId) ?? [];
      return otherContact(person, own, strangers, now) ?? reconcileOne(person, own, now, list);
    }
    return person.state === 'READY'
      ? hold(person, 'HELD/no-contact', 'list', `GrowthZone has no contact with this ID. ${NEW_CONTACT}`, now)
      : reconcileOne(person, [], now, list);
  });
}

/** The same of one person and a list that names no contacts: all that it shows of them, nothing where they are not in it. */
export const reconcilePasted = (
  person: Person,
  shown: readonly Pick<EventAttendee, 'status' | 'word'>[],
  now: number,
) =>
  reconcileOne(
    person,
    shown.map((one) => ({ ...one, attendeeId: 0, contactId: person.contactId, name: '' })),
    now,
    WHOLE,
  );

/**
 * Somebody who is not in the list, where another contact is who would be the same person: one with the same member ID,
 * the one that the import itself registered, or, before somebody is sent again, one of the same name.
 */
function otherContact(
  person: Person,
  own: readonly EventAttendee[],
  strangers: readonly EventAttendee[],
  now: number,
): Person | undefined {
  if (own.length > 0 || !rowOf(person).to.list?.includes('HELD/other-contact')) return undefined;
  const twins = new Set(person.otherContacts.split(' ').map(Number));
  const isAgain = isIn(person, 'READY/again', 'READY/confirmed');
  const other = strangers.find(
    ({ contactId, attendeeId, status, name }) =>
      status !== 'Cancelled' &&
      ((contactId > 0 && twins.has(contactId)) ||
        (attendeeId > 0 && attendeeId === person.attendeeId) ||
        (isAgain && name !== '' && isNamed(person, name))),
  );
  if (!other) return undefined;
  const who = other.name === '' ? '' : ` "${other.name}"`;
  const why = `Contact ${other.contactId}${who} is in the event, not contact ${person.contactId}. ${MERGE}`;
  return hold(person, 'HELD/other-contact', 'list', why, now);
}

function reconcileOne(person: Person, found: readonly EventAttendee[], now: number, list: ListKind): Person {
  const { is, to } = rowOf(person);
  if (!to.list) return person;
  const live = found.filter(({ status }) => status !== 'Cancelled');
  const rows = live.length > 0 ? live : found;
  const [seen] = rows;
  if (person.state === 'CREDIT SEEN') return credited(person, rows, now);
  if (!seen) return list.isWhole ? absent(person, now, list) : person;
  if (rows.length > 1) {
    const why = `${rows.length} times in the event. Remove one in GrowthZone.`;
    // Twice and marked stays a matter of marking: removing a row does not undo it.
    return hold(person, is.marked ? 'HELD/set-back' : 'HELD/twice', 'list', why, now);
  }
  if (seen.status === 'Registered') return registered(person, seen, now, list);
  if (seen.status === 'Attended') return attended(person, seen, now, list);
  const why = `GrowthZone shows "${statusWord(seen)}". Set Registered there, or leave out.`;
  return hold(person, is.marked ? 'HELD/set-back' : 'HELD/status', 'list', why, now, idOf(person, seen));
}

/** GrowthZone's own word, where it is none of the known ones. */
export const statusWord = ({ status, word }: Pick<EventAttendee, 'status' | 'word'>): string =>
  word ?? (status === 'Other' ? 'no status' : status);

/** A pasted list shows no ids. */
const idOf = (person: Person, { attendeeId }: EventAttendee) => ({ attendeeId: attendeeId || person.attendeeId });

const NOT_SEEN = 'Sent, but not in the list.';
const GONE = 'No longer in the list.';
const MISSING = 'Not in the list; looking again';

/** Whoever was never seen in the list stays; the others are looked for until their time to settle is over. */
function absent(person: Person, now: number, list: ListKind): Person {
  const { marked, awaits } = rowOf(person).is;
  if (awaits) {
    if (now < settledBy(person, list)) return person;
    return person.state === 'REGISTERING'
      ? hold(person, 'HELD/not-seen', 'list', NOT_SEEN, now)
      : hold(person, marked || person.state === 'MARKING' ? 'HELD/gone-attended' : 'HELD/gone', 'list', GONE, now);
  }
  switch (person.state) {
    case 'REGISTERED':
      return move(person, 'REGISTERED/missing', 'list', MISSING, now);
    case 'ATTENDED':
      return move(person, 'ATTENDED/missing', 'list', MISSING, now);
    case 'HELD':
      if (isIn(person, 'HELD/not-seen', 'HELD/odd-state', 'HELD/unproven')) return person;
      return hold(person, marked ? 'HELD/gone-attended' : 'HELD/gone', 'list', GONE, now);
    default:
      return person;
  }
}

/** The credit is there, and stays; but somebody who is set back since would be marked again by a careless save. */
function credited(person: Person, [seen, ...more]: readonly EventAttendee[], now: number): Person {
  // A list may be older than what was read of the credit.
  const isOld = now - person.since < SETTLE_SECONDS * 1000;
  if (!seen || more.length > 0 || seen.status === 'Attended' || isOld) return person;
  const why = `Credited, but GrowthZone shows "${statusWord(seen)}" now. Find out who changed it.`;
  return hold(person, 'HELD/set-back', 'list', why, now);
}

function registered(person: Person, seen: EventAttendee, now: number, list: ListKind): Person {
  const { marked, awaits } = rowOf(person).is;
  if (isIn(person, 'MARKING/cure')) {
    return move(person, 'REGISTERED', 'list', 'Set back to Registered', now, {
      ...idOf(person, seen),
      creditBefore: '',
    });
  }
  if (marked) {
    if (person.state === 'MARKING' && now < settledBy(person, list)) return person;
    if (isIn(person, 'MARKING/answered')) {
      const why =
        'Attended was saved, and an open attendance screen set it back to Registered. Look for the certificate.';
      return hold(person, 'HELD/set-back', 'list', why, now, idOf(person, seen));
    }
    if (person.state === 'MARKING' || isIn(person, 'HELD/still-registered')) {
      // It may have been set back since; where completions are not shown, only a person can see the certificate.
      const look = person.creditBefore === NOT_SHOWN ? ' Look for the certificate before "Send again".' : '';
      const why = `Attended was sent, but GrowthZone still shows Registered.${look}`;
      return hold(person, 'HELD/still-registered', 'list', why, now);
    }
    const why = 'Somebody set this person back to Registered. Find out who.';
    return hold(person, 'HELD/set-back', 'list', why, now, idOf(person, seen));
  }
  // Their completions could not be read, or show a credit since the class: a person decides.
  if (isIn(person, 'HELD/unread', 'HELD/later-credit')) return person;
  const stranger = otherName(person, seen, now, list.isProving && person.state === 'REGISTERING');
  if (stranger) return stranger;
  if (person.state === 'REGISTERED' && !awaits) {
    return seen.attendeeId === 0 || person.attendeeId === seen.attendeeId
      ? person
      : { ...person, attendeeId: seen.attendeeId };
  }
  // A person's word about the name outlasts the next reads.
  const to = isNameConfirmed(person) ? 'REGISTERED/confirmed' : 'REGISTERED';
  const detail = person.state === 'REGISTERING' ? 'Registered' : 'Already registered';
  return move(person, to, 'list', detail, now, idOf(person, seen));
}

function attended(person: Person, seen: EventAttendee, now: number, list: ListKind): Person {
  const { marked, awaits } = rowOf(person).is;
  if (person.state === 'ATTENDED' && !awaits) return person;
  if (isTrapped(person)) return person;
  if (isIn(person, 'MARKING/cure')) {
    const why = 'Still Attended.';
    return now < settledBy(person, list) ? person : hold(person, 'HELD/trap', 'list', why, now);
  }
  if (marked) return move(person, 'ATTENDED', 'list', 'Attended', now, idOf(person, seen));
  // Not marked by this add-on: by hand, or imported as Attended, which gives no credit. Only the credit itself tells.
  const stranger = otherName(person, seen, now);
  return stranger ?? move(person, 'ATTENDED', 'list', 'Already attended', now, idOf(person, seen));
}

const isNameConfirmed = (person: Person): boolean => isIn(person, 'READY/confirmed', 'REGISTERED/confirmed');

/** Whether a list's name is the person's, by the roster's spelling or by GrowthZone's own. */
export function isNamed(person: Person, name: string): boolean {
  if (nameKey(person.growthzoneName) === nameKey(name)) return true;
  const shown = splitName(name);
  return [person, splitName(person.growthzoneName)].some((own) => nameAgreement(own, shown) !== 'other person');
}

/** A list may show no names, unless it must prove itself; where it shows one, it must be this person's. */
function otherName(person: Person, { name }: EventAttendee, now: number, isNeeded = false): Person | undefined {
  if (isNameConfirmed(person) || (name === '' ? !isNeeded : isNamed(person, name))) return undefined;
  return holdOtherName(person, name, now);
}

/** Held since GrowthZone has another name, or none, under this person's ID. */
export function holdOtherName(person: Person, name: string, now: number): Person {
  const why = `GrowthZone shows ${name === '' ? 'no name' : `"${name}"`} for contact ${person.contactId}. Whose ID is it?`;
  return hold(person, 'HELD/other-name', 'list', why, now);
}

/** What the roster gives now, for one credit: content hashes by member ID. */
export type Plan = ReadonlyMap<string, string>;

/**
 * Holds those whose row, or whose line in the tab, is no longer what was reviewed; the others go on, wherever their
 * rows stand now. Whoever is as reviewed again is let go. People who were sent already are left as they are.
 */
export function bindToContent(people: readonly Person[], plan: Plan, now: number): readonly Person[] {
  return people.map((person) => {
    if (!rowOf(person).to.roster) return person;
    const current = plan.get(person.memberId);
    if (current === undefined) {
      const why = 'The roster no longer gives this credit: the row was edited, left out or deleted.';
      return hold(person, 'HELD/removed', 'roster', why, now);
    }
    if (current !== person.reviewed || contentHash(person) !== person.reviewed) {
      const why = 'Edited after the review. "Send again" takes the row as it is now.';
      return hold(person, 'HELD/edited', 'roster', why, now);
    }
    return isHeldByRoster(person) ? move(person, 'READY/again', 'roster', 'As reviewed again', now) : person;
  });
}
