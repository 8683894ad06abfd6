import type { EventAttendee } from '../growthzone';
import { moved, type Person } from './states';

/** After a lost answer, somebody not seen is looked for again until this much time has passed; then a person decides. */
export const SETTLE_SECONDS = 120;

const settled = (person: Person, now: number) => now - person.since >= SETTLE_SECONDS * 1000;

/**
 * What a fresh list of the event's attendees says about each person. Presence is proof, absence is not: somebody seen
 * is done; somebody not seen stays unknown until the time to settle is over, and is then held.
 */
export function reconcile(
  people: readonly Person[],
  attendees: readonly EventAttendee[],
  now: number,
): readonly Person[] {
  const byContact = new Map<number, EventAttendee[]>();
  for (const attendee of attendees) {
    const own = byContact.get(attendee.contactId);
    if (own) own.push(attendee);
    else byContact.set(attendee.contactId, [attendee]);
  }
  return people.map((person) => reconcileOne(person, byContact.get(person.contactId) ?? [], now));
}

function reconcileOne(person: Person, found: readonly EventAttendee[], now: number): Person {
  if (person.state === 'CREDIT SEEN' || person.state === 'FAILED' || person.state === 'HELD') return person;
  const [seen] = found;
  if (!seen) return absent(person, now);
  if (found.length > 1) {
    return moved(
      person,
      'HELD',
      `GrowthZone lists this person ${found.length} times in the event. Remove one there.`,
      now,
    );
  }
  const attendeeId = seen.attendeeId;
  switch (seen.status) {
    case 'Registered':
      return registered(person, attendeeId, now);
    case 'Attended':
      return attended(person, attendeeId, now);
    default:
      return moved(
        person,
        'HELD',
        `GrowthZone shows "${seen.status}" for this person. Set it to Registered there.`,
        now,
        {
          attendeeId,
        },
      );
  }
}

function absent(person: Person, now: number): Person {
  if (person.state === 'READY') return person;
  if (person.state === 'REGISTERING') {
    if (!settled(person, now)) return person;
    return moved(
      person,
      'HELD',
      'The import was sent but this person is not in the list. Look in GrowthZone, then decide.',
      now,
    );
  }
  return moved(person, 'HELD', 'No longer in the list of the event. Look in GrowthZone, then decide.', now);
}

function registered(person: Person, attendeeId: number, now: number): Person {
  if (person.state === 'READY') return moved(person, 'REGISTERED', 'Already registered', now, { attendeeId });
  if (person.state === 'REGISTERING') return moved(person, 'REGISTERED', 'Registered', now, { attendeeId });
  if (person.state === 'MARKING' && settled(person, now)) {
    return moved(
      person,
      'HELD',
      'Attended was sent but GrowthZone still shows Registered. Look there, then decide.',
      now,
    );
  }
  if (person.state === 'ATTENDED') {
    return moved(person, 'HELD', 'Somebody set this person back to Registered. Find out who, then decide.', now);
  }
  return person.attendeeId === attendeeId ? person : { ...person, attendeeId };
}

function attended(person: Person, attendeeId: number, now: number): Person {
  if (person.state === 'MARKING') return moved(person, 'ATTENDED', 'Attended', now, { attendeeId });
  if (person.state === 'ATTENDED') return person;
  // Not marked by this add-on: by hand, or imported as Attended, which gives no credit. Only the credit itself tells.
  return moved(person, 'ATTENDED', 'Already attended', now, { attendeeId });
}
