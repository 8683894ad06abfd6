import type { Client, Reply } from './client';
import { readAll } from './paging';
import { isRecord, type Row, rowsOf, text, whole } from './shapes';

export type AttendeeStatus = 'Registered' | 'Attended' | 'No Show' | 'Cancelled' | 'Waiting' | 'Other';

export interface EventAttendee {
  readonly attendeeId: number;
  readonly contactId: number;
  readonly status: AttendeeStatus;
  readonly name: string;
}

/** The stamp of the attendance screen together with what it shows. */
export interface AttendanceSheet {
  readonly auditId: number;
  readonly attendees: readonly EventAttendee[];
}

export interface ImportAnswer {
  /** Rows GrowthZone would not take, counted from 1 without the header. */
  readonly rejected: readonly { readonly row: number; readonly reason: string }[];
}

/** The guide's one right choice at import. No parameter can change it: "Attended" here would give nobody credit. */
const IMPORT_STATUS = 'Registered';

const STATUSES: readonly AttendeeStatus[] = ['Registered', 'Attended', 'No Show', 'Cancelled', 'Waiting'];

function attendeeFrom(row: Row): EventAttendee {
  const said = text(row, 'EventAttendeeStatus')
    .replace(/[\s/-]/g, '')
    .toLowerCase();
  return {
    attendeeId: whole(row, 'EventAttendeeId'),
    contactId: whole(row, 'ContactId'),
    status: STATUSES.find((status) => status.replace(' ', '').toLowerCase() === said) ?? 'Other',
    name: text(row, 'ContactName') || `${text(row, 'FirstName')} ${text(row, 'LastName')}`.trim(),
  };
}

/** Everyone in the event's list (2ND-HAND: nobody has shown that it returns a row, so a first import must prove it). */
export function readAttendees(client: Client, eventId: number): Reply<readonly EventAttendee[]> {
  const rows = readAll(client, 'attendees', { eventId }, '');
  return rows.ok ? { ok: true, value: rows.value.map(attendeeFrom) } : rows;
}

/** Imports a file of at most 100 attendees as Registered (INVENTED route). */
export function importAttendees(
  client: Client,
  eventId: number,
  file: { readonly csv: string; readonly fileName: string; readonly registrationTypeId: number },
): Reply<ImportAnswer> {
  const reply = client.write(
    'importAttendees',
    { eventId },
    {
      kind: 'multipart',
      fields: { EventRegistrationTypeId: String(file.registrationTypeId), EventAttendeeStatus: IMPORT_STATUS },
      file: { name: file.fileName, text: file.csv },
    },
  );
  if (!reply.ok) return reply;
  const rejected = isRecord(reply.value) ? rowsOf(reply.value['Rejected']) : undefined;
  return {
    ok: true,
    value: { rejected: (rejected ?? []).map((row) => ({ row: whole(row, 'Row'), reason: text(row, 'Reason') })) },
  };
}

/** What the attendance screen shows, with its stamp (INVENTED route). */
export function readAttendance(client: Client, eventId: number): Reply<AttendanceSheet> {
  const reply = client.read('attendance', { eventId });
  if (!reply.ok) return reply;
  const rows = isRecord(reply.value) ? rowsOf(reply.value['Attendees']) : undefined;
  if (!rows || !isRecord(reply.value)) {
    return {
      ok: false,
      refusal: { kind: 'unreadable', message: 'GrowthZone answered the attendance with something that is no list.' },
    };
  }
  return { ok: true, value: { auditId: whole(reply.value, 'AuditId'), attendees: rows.map(attendeeFrom) } };
}

/** Marks people as Attended, under the stamp that was read just before (INVENTED route). */
export function saveAttended(
  client: Client,
  eventId: number,
  change: { readonly auditId: number; readonly attendeeIds: readonly number[] },
): Reply<unknown> {
  const Attendees = change.attendeeIds.map((id) => ({ EventAttendeeId: id, EventAttendeeStatus: 'Attended' }));
  return client.write(
    'saveAttendance',
    { eventId },
    { kind: 'json', text: JSON.stringify({ AuditId: change.auditId, Attendees }) },
  );
}
