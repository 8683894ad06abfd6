import type { AttendeeStatus } from '../growthzone';
import { isLeftOut, type Person } from './person';

/** Who of an event's list was last seen, as far as it decides about "Set All to Attended". */
export interface SeenList {
  /** People in the list who are not in the plan, or are held or left out. */
  readonly beyond: number;
  /** People of the plan who are in the list. */
  readonly planned: number;
  /** People in the list who have the credit and are still Registered there. */
  readonly credited: number;
  /** Who pasted it; absent where it was read from GrowthZone. */
  readonly by?: string;
}

/**
 * Whether "Set All to Attended" may be offered, with the reason: it marks everyone in the event and cannot be taken
 * back, so the list, read or pasted, must show nobody beyond the plan.
 */
export function setAll(
  people: readonly Person[],
  list: SeenList | undefined,
  notYours = '',
): { readonly allowed: boolean; readonly why: string } {
  const no = (why: string) => ({ allowed: false, why: `${why} Mark these people by name.` });
  if (notYours !== '') return no(notYours);
  if (!list) return no('The list was not read back yet.');
  if (list.beyond > 0)
    return no(
      `${list.beyond} in the event ${list.beyond === 1 ? 'is' : 'are'} not in this class and would be marked too.`,
    );
  if (list.credited > 0) return no(`${list.credited} have the credit already and would get a second certificate.`);
  const expected = people.filter((person) => !isLeftOut(person) && person.state !== 'READY').length;
  if (list.planned === 0 || list.planned < expected)
    return no(`Only ${list.planned} of ${expected} people were in the list.`);
  return { allowed: true, why: `The list shows only the ${list.planned} people of this class.` };
}

/** What a list says about "Set All to Attended", each of its lines with whose it is; contact 0 is whoever is not known. */
export function seenList<Id extends string | number>(
  people: readonly Person[],
  attendees: readonly { readonly id: Id; readonly status: AttendeeStatus }[],
  idOf: (person: Person) => Id,
): SeenList {
  const planned = new Map(
    people.filter(({ state }) => state !== 'HELD' && state !== 'FAILED').map((person) => [idOf(person), person]),
  );
  const known = attendees.filter(({ id }) => id !== 0 && planned.has(id));
  const credited = known.filter(
    ({ id, status }) => status === 'Registered' && planned.get(id)?.state === 'CREDIT SEEN',
  );
  return { beyond: attendees.length - known.length, planned: known.length, credited: credited.length };
}
