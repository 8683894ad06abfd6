import type { AttendeeStatus, EventAttendee } from '../growthzone';
import { nameAgreement, splitName } from '../roster';
import { isLeftOut, type Person } from './person';

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

/** A list of attendees that a person pasted, as far as it could be read. */
export interface PastedList {
  /** Everybody in it; contact 0 where it is nobody of the plan, or could be two of them. */
  readonly attendees: readonly EventAttendee[];
  /** Lines with somebody who is not in the plan. */
  readonly others: number;
  /** Lines that could be two people of the plan. */
  readonly unclear: number;
}

const STATUSES: Readonly<Record<string, AttendeeStatus>> = {
  registered: 'Registered',
  attended: 'Attended',
  'no show': 'No Show',
  'no-show': 'No Show',
  noshow: 'No Show',
  cancelled: 'Cancelled',
  canceled: 'Cancelled',
  waiting: 'Waiting',
  'waiting list': 'Waiting',
};

/**
 * Reads a pasted attendee list: lines of cells, in whatever columns. A line counts where one cell is a status; whose
 * line it is tell a member ID, an e-mail address, a name in one cell, or a first and a last name in two, in that order.
 */
export function readPasted(lines: readonly (readonly string[])[], people: readonly Person[]): PastedList {
  const attendees: EventAttendee[] = [];
  let others = 0;
  let unclear = 0;
  for (const line of lines) {
    const cells = line.map((cell) => cell.trim()).filter((cell) => cell !== '');
    const status = cells.map((cell) => STATUSES[cell.toLowerCase()]).find((found) => found !== undefined);
    if (!status) continue;
    const matches = whose(cells, people);
    const [person] = matches;
    if (matches.length > 1) unclear += 1;
    else if (!person) others += 1;
    const contactId = matches.length === 1 && person ? person.contactId : 0;
    attendees.push({ attendeeId: 0, contactId, status, name: '' });
  }
  return { attendees, others, unclear };
}

function whose(cells: readonly string[], people: readonly Person[]): readonly Person[] {
  const lower = cells.map((cell) => cell.toLowerCase());
  const byId = people.filter(({ memberId }) => cells.includes(memberId));
  if (byId.length > 0) return byId;
  const byEmail = people.filter(({ email }) => email !== '' && lower.includes(email.toLowerCase()));
  if (byEmail.length === 1) return byEmail;
  return people.filter((person) => hasName(cells, person));
}

function hasName(cells: readonly string[], person: Person): boolean {
  const names = [person, splitName(person.growthzoneName)];
  return cells.some((cell, index) => {
    const next = cells[index + 1] ?? '';
    const readings = [splitName(cell), { firstName: cell, lastName: next }, { firstName: next, lastName: cell }];
    return readings.some((reading) => names.some((name) => nameAgreement(name, reading) === 'agrees'));
  });
}
