import { type ColumnNames, type CsvLine, readCsv } from './csv';
import { type Event, eventById, registrationTypesOf } from './events';
import { addPotentialContact, memberWithId } from './members';
import { ATTENDEE_STATUSES, type AttendeeStatus } from './statuses';
import { type Refusal, refusal, type Tenant } from './tenant';

/** GUIDE: at most 100 attendees a file. */
export const MOST_ATTENDEES = 100;

/** INVENTED: GrowthZone's template is not public. Member ID, First Name and Last Name must be there. */
const COLUMNS = {
  memberId: ['Member ID', 'Account Number', 'NRDS ID'],
  firstName: ['First Name'],
  lastName: ['Last Name'],
  email: ['Email', 'E-mail', 'Email Address'],
  organization: ['Organization', 'Organization Name'],
} as const satisfies ColumnNames;
type Column = keyof typeof COLUMNS;
const REQUIRED = ['memberId', 'firstName', 'lastName'] as const satisfies readonly Column[];

/** The cells of one person. */
export type Person = Readonly<Record<Column, string>>;
/** In which columns of the file these are, by their header texts. */
export type Mapping = Readonly<Partial<Record<Column, string>>>;

/** What is chosen for everybody at once. */
export interface Chosen {
  readonly registrationTypeId: number;
  /** The status chosen on the screen; the guide warns of "Attended". */
  readonly status: string;
}

export interface ImportRequest extends Chosen {
  /** The file's text. */
  readonly csv: string;
  /** Chosen by a person; without it the columns are found by the header texts that are known here. */
  readonly mapping?: Mapping;
}

/** People without a file, as an association's own back office may send them. */
export interface PeopleRequest extends Chosen {
  readonly people: readonly Person[];
  /** At most so many at once. */
  readonly most: number;
}

/** `row` counts attendees from 1, the header and empty lines left out. */
export interface ImportResult {
  readonly ok: true;
  readonly imported: readonly { row: number; contactId: number; eventAttendeeId: number }[];
  readonly rejected: readonly { row: number; reason: string }[];
}

/**
 * GrowthZone's Import Attendees: registers people for an event. It makes no invoice (GUIDE), and whatever the status no
 * certificate, credit or record, since only a change from Registered to Attended does (GUIDE). Somebody who is there
 * already is registered a second time (harsh on purpose: nothing is known). All of a file or nothing is committed.
 */
export function importAttendees(tenant: Tenant, eventId: number, request: ImportRequest): ImportResult | Refusal {
  const into = importInto(tenant, eventId, request);
  if (!into.ok) return into;
  const lines = readAttendees(request.csv, request.mapping);
  if (!Array.isArray(lines)) return lines;
  return tenant.db.transaction(() => registerAll(tenant, into, lines));
}

/** The same of people who are not in a file. */
export function importPeople(tenant: Tenant, eventId: number, request: PeopleRequest): ImportResult | Refusal {
  const into = importInto(tenant, eventId, request);
  if (!into.ok) return into;
  const { people, most } = request;
  if (people.length === 0) return refusal('invalid', 'There are no attendees.');
  if (people.length > most) {
    return refusal('invalid', `There are ${people.length} attendees; at most ${most} are allowed at once.`);
  }
  const lines = people.map((cells) => ({ cells, complete: true }));
  return tenant.db.transaction(() => registerAll(tenant, into, lines));
}

/** The same of one contact, whom nobody needs to match. */
export function registerContact(
  tenant: Tenant,
  eventId: number,
  contactId: number,
  chosen: Chosen,
): ImportResult | Refusal {
  const into = importInto(tenant, eventId, chosen);
  if (!into.ok) return into;
  return tenant.db.transaction(() => {
    const eventAttendeeId = register(tenant, into, contactId);
    newStamp(tenant, into.event);
    return { ok: true, imported: [{ row: 1, contactId, eventAttendeeId }], rejected: [] };
  });
}

interface Into {
  readonly ok: true;
  readonly event: Event;
  readonly registrationTypeId: number;
  readonly status: AttendeeStatus;
}

/** Whether anybody can be imported so, before it is looked at whom. */
export function importInto(
  tenant: Tenant,
  eventId: number,
  { registrationTypeId, status: wanted }: Chosen,
): Into | Refusal {
  const event = eventById(tenant, eventId);
  if (!event) return refusal('not found', `There is no event ${eventId}.`);
  const status = ATTENDEE_STATUSES.find((one) => one === wanted);
  if (!status) return refusal('invalid', `"${wanted}" is no attendee status.`);
  const types = registrationTypesOf(tenant, eventId);
  if (!types.some((type) => type.registrationTypeId === registrationTypeId)) {
    return refusal('invalid', `Registration type ${registrationTypeId} is not one of event ${eventId}'s.`);
  }
  if (event.registrationEnabled === 0) return refusal('invalid', 'Registration is not enabled for this event.');
  return { ok: true, event, registrationTypeId, status };
}

/** The people of a file, or why it cannot be taken. */
export function readAttendees(csv: string, mapping?: Mapping): CsvLine<Column>[] | Refusal {
  const names: Readonly<Record<Column, readonly string[]>> = mapping
    ? { ...NO_COLUMN, ...Object.fromEntries(Object.entries(mapping).map(([column, name]) => [column, [name]])) }
    : COLUMNS;
  const file = readCsv(csv, names);
  if (!file.ok) return refusal('invalid', file.message);
  const missing = REQUIRED.filter((column) => !file.found.has(column)).map((column) => COLUMNS[column][0]);
  if (missing.length > 0) return refusal('invalid', `The header has no column for ${missing.join(', ')}.`);
  if (file.lines.length === 0) return refusal('invalid', 'The file has no attendees.');
  if (file.lines.length > MOST_ATTENDEES) {
    return refusal('invalid', `The file has ${file.lines.length} attendees; at most ${MOST_ATTENDEES} are allowed.`);
  }
  return [...file.lines];
}

const NO_COLUMN: Readonly<Record<Column, readonly string[]>> = {
  memberId: [],
  firstName: [],
  lastName: [],
  email: [],
  organization: [],
};

function registerAll(tenant: Tenant, into: Into, lines: readonly CsvLine<Column>[]): ImportResult {
  const imported: ImportResult['imported'][number][] = [];
  const rejected: ImportResult['rejected'][number][] = [];
  for (const [index, line] of lines.entries()) {
    const row = index + 1;
    const reason = whyMalformed(line);
    if (reason !== undefined) {
      rejected.push({ row, reason });
      continue;
    }
    const contactId = memberWithId(tenant, line.cells.memberId)?.contactId ?? addPotentialContact(tenant, line.cells);
    imported.push({ row, contactId, eventAttendeeId: register(tenant, into, contactId) });
  }
  newStamp(tenant, into.event);
  return { ok: true, imported, rejected };
}

function register({ db, clock }: Tenant, { event, registrationTypeId, status }: Into, contactId: number): number {
  return db.run(
    'INSERT INTO attendees (eventId, contactId, registrationTypeId, status, registeredAt) VALUES (?, ?, ?, ?, ?)',
    event.eventId,
    contactId,
    registrationTypeId,
    status,
    clock.now(),
  );
}

/** A screen opened before an import shows an older tab, so its stamp must no longer be good. */
function newStamp({ db }: Tenant, { eventId }: Event): void {
  db.run('UPDATE events SET attendanceAudit = attendanceAudit + 1 WHERE eventId = ?', eventId);
}

function whyMalformed(line: CsvLine<Column>): string | undefined {
  if (!line.complete) return 'The row does not have as many cells as the header.';
  if (line.cells.firstName === '') return 'First Name is required.';
  if (line.cells.lastName === '') return 'Last Name is required.';
  return undefined;
}
