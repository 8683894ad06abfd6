import type { EventAttendee } from '../growthzone';
import { fingerprint } from '../roster/fingerprint';
import { nameAgreement, nameKey, splitName } from '../roster/rules/names';
import { held, moved, type Person, type Reason } from './machine';

/** After a lost answer, somebody not seen is looked for again until this much time has passed; then a person decides. */
export const SETTLE_SECONDS = 120;
/** How long one write may be tried: a process that died in between left the time at which it began, not ended. */
const WRITING_SECONDS = 60;

/** From when on absence means that a person must decide. */
export function settlesAt({ since, reason }: Person): number {
  return since + (SETTLE_SECONDS + (reason === 'lost' ? 0 : WRITING_SECONDS)) * 1000;
}

/** What kind of list it is. */
export interface ListKind {
  /** False where it may be a part only: then absence says nothing at all. */
  readonly isWhole: boolean;
  /** True where the first import must prove the list, so that it has to show the person's name. */
  readonly isProving: boolean;
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
  return people.map((person) => {
    // Contact 0 is everybody who is no contact.
    if (person.contactId > 0) return reconcileOne(person, byContact.get(person.contactId) ?? [], now, list);
    const why = 'GrowthZone has no contact with this ID: the import would make a new one without a Real Estate tab.';
    return person.state === 'READY' ? held(person, 'no-contact', why, now) : person;
  });
}

/** Held for these, a person is let go as soon as the list shows what was missing. */
const FOLLOWS_LIST: ReadonlySet<Reason> = new Set([
  'not-seen',
  'still-registered',
  'twice',
  'status',
  'set-back',
  'gone',
  'gone-attended',
  'other-name',
  'trap',
  'odd-state',
]);
/** Attended may have been sent for these: they are never marked again without a person's word. */
const MAYBE_MARKED: ReadonlySet<Reason> = new Set(['still-registered', 'set-back', 'gone-attended', 'no-credit']);

/** Whether Attended was, or may have been, sent for this person. */
function maybeMarked({ state, reason }: Person): boolean {
  if (state === 'HELD') return MAYBE_MARKED.has(reason);
  return (state === 'MARKING' && reason !== 'cure') || state === 'ATTENDED' || state === 'CREDIT SEEN';
}

function reconcileOne(person: Person, found: readonly EventAttendee[], now: number, list: ListKind): Person {
  if (person.state === 'CREDIT SEEN' || (person.state === 'FAILED' && person.reason === 'left-out')) return person;
  if (person.state === 'HELD' && !FOLLOWS_LIST.has(person.reason)) return person;
  const live = found.filter(({ status }) => status !== 'Cancelled');
  const rows = live.length > 0 ? live : found;
  const [seen] = rows;
  if (!seen) return list.isWhole ? absent(person, now) : person;
  if (rows.length > 1) {
    const why = `GrowthZone lists this person ${rows.length} times in the event. Remove one there, then continue.`;
    // Twice and marked stays a matter of marking: removing a row does not undo it.
    return maybeMarked(person) ? held(person, 'set-back', why, now) : held(person, 'twice', why, now);
  }
  if (seen.status === 'Registered') return registered(person, seen, now, list);
  if (seen.status === 'Attended') return attended(person, seen, now);
  const why = `GrowthZone shows "${seen.status}" for this person. Set it to Registered there, or leave the person out.`;
  return held(person, maybeMarked(person) ? 'set-back' : 'status', why, now, idOf(person, seen));
}

/** A pasted list shows no ids. */
const idOf = (person: Person, { attendeeId }: EventAttendee) => ({ attendeeId: attendeeId || person.attendeeId });

function absent(person: Person, now: number): Person {
  if (person.state === 'READY' || person.state === 'FAILED') return person;
  if (person.state === 'REGISTERING' || person.state === 'MARKING') {
    if (now < settlesAt(person)) return person;
    return person.state === 'REGISTERING'
      ? held(
          person,
          'not-seen',
          'The import was sent but this person is not in the list. Look in GrowthZone, then decide.',
          now,
        )
      : held(person, 'gone-attended', GONE, now);
  }
  if (person.reason === 'not-seen' || person.reason === 'odd-state') return person;
  if (person.state === 'REGISTERED' || person.state === 'ATTENDED') {
    if (person.reason !== 'missing') {
      return moved(person, person.state, 'Not in the list just now; looked for again', now, { reason: 'missing' });
    }
    if (now < settlesAt(person)) return person;
  }
  return held(person, maybeMarked(person) ? 'gone-attended' : 'gone', GONE, now);
}

const GONE = 'No longer in the list of the event. Look in GrowthZone, then decide.';

function registered(person: Person, seen: EventAttendee, now: number, { isProving }: ListKind): Person {
  if (person.state === 'MARKING' && person.reason === 'cure') {
    return moved(person, 'REGISTERED', 'Set back to Registered', now, { ...idOf(person, seen), creditBefore: '' });
  }
  if (maybeMarked(person)) {
    if (person.state === 'MARKING' && now < settlesAt(person)) return person;
    if (person.state === 'MARKING' || person.reason === 'still-registered') {
      const why = 'Attended was sent but GrowthZone still shows Registered. Look there, then decide.';
      return held(person, 'still-registered', why, now);
    }
    return held(
      person,
      'set-back',
      'Somebody set this person back to Registered. Find out who, then decide.',
      now,
      idOf(person, seen),
    );
  }
  const stranger = otherName(person, seen, now, isProving && person.state === 'REGISTERING');
  if (stranger) return stranger;
  if (person.state === 'REGISTERED' && person.reason !== 'missing') {
    return seen.attendeeId === 0 || person.attendeeId === seen.attendeeId
      ? person
      : { ...person, attendeeId: seen.attendeeId };
  }
  const detail = person.state === 'REGISTERING' ? 'Registered' : 'Already registered';
  return moved(person, 'REGISTERED', detail, now, { ...idOf(person, seen), ...keptWord(person) });
}

function attended(person: Person, seen: EventAttendee, now: number): Person {
  if (person.state === 'ATTENDED' && person.reason !== 'missing') return person;
  if (person.reason === 'trap' || person.reason === 'no-credit') return person;
  if (person.state === 'MARKING' && person.reason === 'cure') {
    return now < settlesAt(person) ? person : held(person, 'trap', 'Still Attended. Look in GrowthZone.', now);
  }
  if (maybeMarked(person)) return moved(person, 'ATTENDED', 'Attended', now, idOf(person, seen));
  // Not marked by this add-on: by hand, or imported as Attended, which gives no credit. Only the credit itself tells.
  return otherName(person, seen, now) ?? moved(person, 'ATTENDED', 'Already attended', now, idOf(person, seen));
}

/** A person's word about the name outlasts the next reads. */
const keptWord = ({ reason }: Person): Partial<Person> => (reason === 'confirmed' ? { reason } : {});

/** Whether a list's name is the person's, by the roster's spelling or by GrowthZone's own. */
export function isNamed(person: Person, name: string): boolean {
  if (nameKey(person.growthzoneName) === nameKey(name)) return true;
  const shown = splitName(name);
  return [person, splitName(person.growthzoneName)].some((own) => nameAgreement(own, shown) !== 'other person');
}

/** A list may show no names, unless it must prove itself; where it shows one, it must be this person's. */
function otherName(person: Person, { name }: EventAttendee, now: number, isNeeded = false): Person | undefined {
  if (person.reason === 'confirmed' || (name === '' ? !isNeeded : isNamed(person, name))) return undefined;
  const shown = name === '' ? 'no name' : `"${name}"`;
  const why = `GrowthZone shows ${shown} for this person's contact. Look whose ID it is, then decide.`;
  return held(person, 'other-name', why, now);
}

/** What the roster gives now, for one credit: fingerprints by member ID. */
export type Plan = ReadonlyMap<string, string>;

/**
 * Holds those whose row, or whose line in the tab, is no longer what was reviewed; the others go on, wherever their
 * rows stand now. Whoever is as reviewed again is let go. People who were sent already are left as they are.
 */
export function bindToContent(people: readonly Person[], plan: Plan, now: number): readonly Person[] {
  return people.map((person) => {
    const wasHeld = person.state === 'HELD' && (person.reason === 'edited' || person.reason === 'removed');
    if (!wasHeld && person.state !== 'READY' && person.state !== 'REGISTERED') return person;
    const current = plan.get(person.memberId);
    if (current === undefined) {
      const why = 'The roster no longer gives this person the credit: the row was changed, left out or deleted.';
      return held(person, 'removed', why, now);
    }
    if (current !== person.reviewed || fingerprint(person) !== person.reviewed) {
      const why = 'The row was edited after the review. Look at it; "Send again" takes it as it is now.';
      return held(person, 'edited', why, now);
    }
    return wasHeld ? moved(person, 'READY', 'As reviewed again', now, { reason: 'again' }) : person;
  });
}
