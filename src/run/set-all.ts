import type { EventAttendee } from '../growthzone';
import { isLeftOut, type Person } from './states';

/** Who of an event's list was last seen, as far as it decides about "Set All to Attended". */
export interface SeenList {
  /** People in the list who are not in the plan, or are held or left out. */
  readonly beyond: number;
  /** People of the plan who are in the list. */
  readonly planned: number;
  /** People in the list who have the credit and are still Registered there. */
  readonly credited: number;
}

/**
 * Whether "Set All to Attended" may be offered, with the reason: it marks everyone in the event and cannot be taken
 * back, so the list, read or pasted, must show nobody beyond the plan.
 */
export function setAll(
  people: readonly Person[],
  list: SeenList | undefined,
): { readonly allowed: boolean; readonly why: string } {
  const no = (why: string) => ({ allowed: false, why: `${why} Mark these people by name.` });
  if (!list) return no('The list of attendees was not read back yet.');
  if (list.beyond > 0)
    return no(
      `${list.beyond} in the event ${list.beyond === 1 ? 'is' : 'are'} not in this plan, and "Set All to Attended" would mark ${list.beyond === 1 ? 'that person' : 'them'} too.`,
    );
  if (list.credited > 0) return no(`${list.credited} have the credit already and would get a second certificate.`);
  const expected = people.filter((person) => !isLeftOut(person) && person.state !== 'READY').length;
  if (list.planned === 0 || list.planned < expected)
    return no(`Only ${list.planned} of ${expected} people were in the list.`);
  return { allowed: true, why: `The list shows the ${list.planned} people of this plan and nobody else.` };
}

/** What a list says about "Set All to Attended"; contact 0 is whoever is not known. */
export function seenList(
  people: readonly Person[],
  attendees: readonly Pick<EventAttendee, 'contactId' | 'status'>[],
): SeenList {
  const planned = new Map(
    people.filter(({ state }) => state !== 'HELD' && state !== 'FAILED').map((person) => [person.contactId, person]),
  );
  const known = attendees.filter(({ contactId }) => contactId > 0 && planned.has(contactId));
  const credited = known.filter(
    ({ contactId, status }) => status === 'Registered' && planned.get(contactId)?.state === 'CREDIT SEEN',
  );
  return { beyond: attendees.length - known.length, planned: known.length, credited: credited.length };
}
