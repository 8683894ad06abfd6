import type { AttendeeStatus, EventAttendee } from '../growthzone';
import { nameAgreement } from '../roster/names';
import { splitName } from '../roster/split-name';
import type { Person } from './states';

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
  return cells.some((cell, place) => {
    const next = cells[place + 1] ?? '';
    const readings = [splitName(cell), { firstName: cell, lastName: next }, { firstName: next, lastName: cell }];
    return readings.some((reading) => names.some((name) => nameAgreement(name, reading) === 'agrees'));
  });
}
