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

export interface ImportRequest {
  /** The file's text. */
  readonly csv: string;
  readonly registrationTypeId: number;
  /** The status chosen on the screen; the guide warns of "Attended". */
  readonly status: string;
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
  const event = eventById(tenant, eventId);
  if (!event) return refusal('not found', `There is no event ${eventId}.`);
  const status = ATTENDEE_STATUSES.find((one) => one === request.status);
  if (!status) return refusal('invalid', `"${request.status}" is no attendee status.`);
  const types = registrationTypesOf(tenant, eventId);
  if (!types.some((type) => type.registrationTypeId === request.registrationTypeId)) {
    return refusal('invalid', `Registration type ${request.registrationTypeId} is not one of event ${eventId}'s.`);
  }
  if (event.registrationEnabled === 0) return refusal('invalid', 'Registration is not enabled for this event.');
  const lines = readAttendees(request.csv);
  if (!Array.isArray(lines)) return lines;
  return tenant.db.transaction(() => registerAll(tenant, event, request.registrationTypeId, status, lines));
}

function readAttendees(csv: string): CsvLine<Column>[] | Refusal {
  const file = readCsv(csv, COLUMNS);
  if (!file.ok) return refusal('invalid', file.message);
  const missing = REQUIRED.filter((column) => !file.found.has(column)).map((column) => COLUMNS[column][0]);
  if (missing.length > 0) return refusal('invalid', `The header has no column for ${missing.join(', ')}.`);
  if (file.lines.length === 0) return refusal('invalid', 'The file has no attendees.');
  if (file.lines.length > MOST_ATTENDEES) {
    return refusal('invalid', `The file has ${file.lines.length} attendees; at most ${MOST_ATTENDEES} are allowed.`);
  }
  return [...file.lines];
}

function registerAll(
  tenant: Tenant,
  event: Event,
  registrationTypeId: number,
  status: AttendeeStatus,
  lines: readonly CsvLine<Column>[],
): ImportResult {
  const { db, clock } = tenant;
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
    const eventAttendeeId = db.run(
      `INSERT INTO attendees (eventId, contactId, registrationTypeId, status, registeredAt) VALUES (?, ?, ?, ?, ?)`,
      event.eventId,
      contactId,
      registrationTypeId,
      status,
      clock.now(),
    );
    imported.push({ row, contactId, eventAttendeeId });
  }
  // A screen opened before this import shows an older tab, so its stamp must no longer be good.
  db.run('UPDATE events SET attendanceAudit = attendanceAudit + 1 WHERE eventId = ?', event.eventId);
  return { ok: true, imported, rejected };
}

function whyMalformed(line: CsvLine<Column>): string | undefined {
  if (!line.complete) return 'The row does not have as many cells as the header.';
  if (line.cells.firstName === '') return 'First Name is required.';
  if (line.cells.lastName === '') return 'Last Name is required.';
  return undefined;
}
