import type { Client, Reply } from './client';
import { lacks, notList, readAll } from './paging';
import { unreadable } from './refusal';
import { type EventIds, eventParams } from './routes';
import { isRecord, type Row, rowsOf, text, whole } from './shapes';

export type AttendeeStatus = 'Registered' | 'Attended' | 'No Show' | 'Cancelled' | 'Waiting' | 'Other';

export interface EventAttendee {
  readonly attendeeId: number;
  /** 0 for somebody in the list who is no contact. */
  readonly contactId: number;
  readonly status: AttendeeStatus;
  readonly name: string;
  /** The status in GrowthZone's own word, where it is none that is known here. */
  readonly word?: string;
}

/** The stamp of the attendance screen together with what it shows. */
export interface AttendanceSheet {
  readonly auditId: string | number;
  readonly attendees: readonly EventAttendee[];
}

/** A row of a file that GrowthZone would not take, counted from 1 without the header. */
export interface RejectedRow {
  readonly row: number;
  readonly reason: string;
}

/** What an import's own answer says of each row, counted from 1. */
export interface ImportAnswer {
  readonly rejected: readonly RejectedRow[];
  /** The attendance that a row became; 0 where it does not say. */
  readonly imported: readonly { readonly row: number; readonly attendeeId: number }[];
}

/** A reason goes into a cell beside the person; what a server says may be a page long. */
const MOST_OF_REASON = 300;

/** The guide's one right choice at import. No parameter can change it: "Attended" here would give nobody credit. */
const IMPORT_STATUS = 'Registered';

const STATUSES: readonly AttendeeStatus[] = ['Registered', 'Attended', 'No Show', 'Cancelled', 'Waiting'];

/** A word goes into a cell beside the person. */
const MOST_OF_WORD = 60;

function attendeeFrom(row: Row): EventAttendee {
  const word = text(row, 'EventAttendeeStatus');
  const said = word.replace(/[\s/-]/g, '').toLowerCase();
  const known = STATUSES.find((status) => status.replace(' ', '').toLowerCase() === said);
  return {
    attendeeId: whole(row, 'EventAttendeeId'),
    contactId: whole(row, 'ContactId'),
    status: known ?? 'Other',
    name: text(row, 'ContactName') || `${text(row, 'FirstName')} ${text(row, 'LastName')}`.trim(),
    ...(known || word === '' ? {} : { word: word.slice(0, MOST_OF_WORD) }),
  };
}

/** Everyone in the event's list (2ND-HAND: nobody has shown that it returns a row, so a first import must prove it). */
export function readAttendees(client: Client, event: EventIds): Reply<readonly EventAttendee[]> {
  const rows = readAll(client, 'attendeesSummary', eventParams(event), '');
  return rows.ok ? attendeesFrom(rows.value, 'attendeesSummary') : rows;
}

/** Rows that do not say who they are must not look like a list without the people searched for. */
function attendeesFrom(
  rows: readonly Row[],
  route: 'attendeesSummary' | 'attendanceRead',
): Reply<readonly EventAttendee[]> {
  const attendees = rows.map(attendeeFrom);
  if (attendees.some(({ attendeeId }) => attendeeId <= 0)) return lacks(route, 'EventAttendeeId');
  if (attendees.length > 0 && attendees.every(({ contactId }) => contactId <= 0)) return lacks(route, 'ContactId');
  // The same id twice is one registration, said twice; the later word counts.
  return { ok: true, value: [...new Map(attendees.map((one) => [one.attendeeId, one])).values()] };
}

/**
 * Imports a file of at most 100 attendees as Registered (INVENTED route). Gives the rows that were rejected: of who was
 * taken the answer is a word only, what counts is the list as it is read afterwards.
 */
export function importAttendees(
  client: Client,
  event: EventIds,
  file: { readonly csv: string; readonly fileName: string; readonly registrationTypeId: number },
): Reply<ImportAnswer> {
  const reply = client.write('importAttendees', eventParams(event), {
    kind: 'multipart',
    fields: { EventRegistrationTypeId: String(file.registrationTypeId), EventAttendeeStatus: IMPORT_STATUS },
    file: { name: file.fileName, text: file.csv },
  });
  if (!reply.ok) return reply;
  const imported = isRecord(reply.value) ? rowsOf(reply.value['Imported']) : undefined;
  const rejected = isRecord(reply.value) ? rowsOf(reply.value['Rejected']) : undefined;
  if (!imported || !rejected) {
    return unreadable(
      `GrowthZone took the file ${file.fileName} for event ${event.eventId} and did not say who was imported. Read the list of attendees before anything is sent again.`,
    );
  }
  return {
    ok: true,
    value: {
      rejected: rejected.map((row) => ({
        row: whole(row, 'Row'),
        reason: text(row, 'Reason').slice(0, MOST_OF_REASON),
      })),
      imported: imported.map((row) => ({ row: whole(row, 'Row'), attendeeId: whole(row, 'EventAttendeeId') })),
    },
  };
}

/** What the attendance screen shows, with its stamp (INVENTED route). */
export function readAttendance(client: Client, event: EventIds): Reply<AttendanceSheet> {
  const reply = client.read('attendanceRead', eventParams(event));
  if (!reply.ok) return reply;
  const rows = isRecord(reply.value) ? rowsOf(reply.value['Attendees']) : undefined;
  if (!rows || !isRecord(reply.value)) return notList('attendanceRead');
  const auditId = reply.value['AuditId'];
  // Without the stamp a save could set back what somebody else saved meanwhile.
  if (typeof auditId !== 'number' && (typeof auditId !== 'string' || auditId === '')) {
    return unreadable(
      `GrowthZone gave no stamp with the attendance of event ${event.eventId}. Mark these people by hand.`,
    );
  }
  const attendees = attendeesFrom(rows, 'attendanceRead');
  return attendees.ok ? { ok: true, value: { auditId, attendees: attendees.value } } : attendees;
}

interface AttendanceChange {
  readonly auditId: string | number;
  readonly attendeeIds: readonly number[];
}

/**
 * Marks people as Attended, under the stamp that was read just before (INVENTED route). Gives those whom the answer shows
 * as Attended, which may be nobody; what counts is the list as it is read afterwards.
 */
export function saveAttended(client: Client, event: EventIds, change: AttendanceChange): Reply<readonly number[]> {
  const reply = saveStatus(client, event, change, 'Attended');
  if (!reply.ok) return reply;
  const rows = isRecord(reply.value) ? rowsOf(reply.value['Attendees']) : undefined;
  const attended = (rows ?? []).map(attendeeFrom).filter(({ status }) => status === 'Attended');
  return { ok: true, value: attended.map(({ attendeeId }) => attendeeId) };
}

/** Sets people back to Registered (INVENTED route): the first half of the guide's cure for an import as Attended. */
export const saveRegistered = (client: Client, event: EventIds, change: AttendanceChange) =>
  saveStatus(client, event, change, 'Registered');

function saveStatus(
  client: Client,
  event: EventIds,
  { auditId, attendeeIds }: AttendanceChange,
  status: 'Attended' | 'Registered',
): Reply<unknown> {
  const Attendees = attendeeIds.map((id) => ({ EventAttendeeId: id, EventAttendeeStatus: status }));
  const body = { kind: 'json', text: JSON.stringify({ AuditId: auditId, Attendees }) } as const;
  return client.write('attendanceSave', eventParams(event), body);
}
