import { type CsvProfile, success } from '../roster';
import type { Client, Reply } from './client';
import { lacks, readAll } from './paging';
import { unreadable } from './refusal';
import { eventParams } from './routes';
import { named, type Row, rowsUnder, text, whole } from './shapes';
import { literalText, scalarsAt, type Values } from './template';
import { attendanceRoute, eventValues, personValues, readShape, type Sendable, writeTemplate } from './templates';

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

/** What the attendance screen shows, with what a save must give back of it. */
export interface AttendanceSheet {
  readonly attendees: readonly EventAttendee[];
  /** Its stamps, for the holes of a save. */
  readonly stamps: Values;
  /** Each attendance as it came, by its id. */
  readonly rows: ReadonlyMap<number, Row>;
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

const STATUSES: readonly AttendeeStatus[] = ['Registered', 'Attended', 'No Show', 'Cancelled', 'Waiting'];

/** An event for the holes of a template. */
type Event = Parameters<typeof eventValues>[0];

/** Words by their number (2ND-HAND). */
const NUMBERED = 'Unknown,Invited,Declined,Tentative,Registered,Attended,Cancelled,No Show,Waiting'.split(',');
const numberOf = (status: AttendeeStatus): number => NUMBERED.indexOf(status);

/** A word goes into a cell beside the person. */
const MOST_OF_WORD = 60;

function attendeeFrom(row: Row): EventAttendee {
  const given = text(row, 'status').trim();
  const word = /^\d+$/.test(given) ? (NUMBERED[Number(given)] ?? given) : given;
  const said = word
    .replace(/[\s/-]/g, '')
    .toLowerCase()
    .replace(/^(waiting)list$/, '$1');
  const known = STATUSES.find((status) => status.replace(' ', '').toLowerCase() === said);
  return {
    attendeeId: whole(row, 'attendeeId'),
    contactId: whole(row, 'contactId'),
    status: known ?? 'Other',
    name: text(row, 'name') || `${text(row, 'firstName')} ${text(row, 'lastName')}`.trim(),
    ...(known || word === '' ? {} : { word: word.slice(0, MOST_OF_WORD) }),
  };
}

/** Everyone in the event's list (2ND-HAND: nobody has shown that it returns a row, so a first import must prove it). */
export function readAttendees(client: Client, event: Event): Reply<readonly EventAttendee[]> {
  const sheet = readSheet(client, event, 'attendeesSummary');
  return sheet.ok ? success(sheet.value.attendees) : sheet;
}

/**
 * What the attendance screen shows, with its stamp (INVENTED route, where none was learned). Where the association's own
 * save was learned without such a read, the list shows it.
 */
export const readAttendance = (client: Client, event: Event): Reply<AttendanceSheet> =>
  readSheet(client, event, attendanceRoute(client.ways));

type SheetRoute = 'attendeesSummary' | 'attendanceRead';

function readSheet(client: Client, event: Event, route: SheetRoute): Reply<AttendanceSheet> {
  const { fields, stamps: paths = {} } = readShape(route, client.ways);
  let answer: unknown;
  const noted = (first: unknown) => {
    answer = first;
  };
  const read = readAll(client, route, eventParams(event), '', { noted });
  if (!read.ok) return read;
  const stamps = scalarsAt(answer, paths, 'stamp');
  // Without its stamp a save could set back what somebody else saved meanwhile.
  if (Object.keys(paths).some((name) => (stamps[`stamp.${name}`] ?? '') === '')) {
    return unreadable(`The attendance of event ${event.eventId} came without its stamp. Mark these people by hand.`);
  }
  const attendees = read.value.map((row) => attendeeFrom(named(row, fields)));
  // Rows that do not say who they are must not look like a list without the people searched for.
  if (attendees.some(({ attendeeId }) => attendeeId <= 0)) return lacks(route, fields['attendeeId']);
  if (attendees.length > 0 && attendees.every(({ contactId }) => contactId <= 0))
    return lacks(route, fields['contactId']);
  const rows = new Map(read.value.map((row, index) => [attendees[index]?.attendeeId ?? 0, row]));
  // The same id twice is one registration, said twice; the later word counts.
  const once = [...new Map(attendees.map((one) => [one.attendeeId, one])).values()];
  return success({ attendees: once, stamps, rows });
}

/** Somebody, as the roster has them, and GrowthZone's ids. */
type People = readonly Sendable[];

/**
 * Imports people as Registered, all in one (INVENTED route, where none was learned); `profile` is the columns of a file.
 * Gives the rows that were rejected: of who was taken the answer is a word only, what counts is the list as it is read
 * afterwards.
 */
export function importAttendees(
  client: Client,
  event: Event,
  { people, profile, fileName }: { readonly people: People; readonly profile: CsvProfile; readonly fileName: string },
): Reply<ImportAnswer> {
  const reply = client.write('importAttendees', {
    values: { ...eventValues(event), fileName },
    people: people.map(personValues),
    columns: profile.map(([field, header]) => [literalText(header), `{${field}}`]),
  });
  if (!reply.ok) return reply;
  const { answer } = writeTemplate('importAttendees', client.ways);
  if (!answer) return success({ rejected: [], imported: [] });
  const taken = rowsUnder(reply.value, answer.rows);
  const refused = answer.refusedRows === undefined ? [] : rowsUnder(reply.value, answer.refusedRows);
  if (!taken || !refused) {
    return unreadable(
      `GrowthZone took ${fileName} for event ${event.eventId} without saying who was imported. Read the list of attendees before sending again.`,
    );
  }
  const rows = [...taken, ...refused].map((row) => {
    const said = named(row, { ...answer, rows: '' });
    const index = people.findIndex(({ contactId }) => contactId > 0 && contactId === whole(said, 'contactId'));
    const reason = text(said, 'reason').slice(0, MOST_OF_REASON);
    const isRefused = reason !== '' || refused.includes(row);
    return { row: whole(said, 'row') || index + 1, attendeeId: whole(said, 'attendeeId'), reason, isRefused };
  });
  return success({
    rejected: rows.flatMap(({ row, reason, isRefused }) => (isRefused ? [{ row, reason }] : [])),
    imported: rows.flatMap(({ row, attendeeId, isRefused }) => (isRefused ? [] : [{ row, attendeeId }])),
  });
}

/** Who is saved, under the stamps that were read just before. */
interface AttendanceChange {
  readonly sheet: AttendanceSheet;
  readonly people: People;
}

/**
 * Marks people as Attended (INVENTED route, where none was learned). Gives those whom the answer shows as Attended, which
 * may be nobody; what counts is the list as it is read afterwards.
 */
export function saveAttended(client: Client, event: Event, change: AttendanceChange): Reply<readonly number[]> {
  const reply = saveStatus(client, event, change, 'Attended');
  if (!reply.ok) return reply;
  const { answer } = writeTemplate('attendanceSave', client.ways);
  if (answer?.status === undefined) return success([]);
  const rows = (rowsUnder(reply.value, answer.rows) ?? []).map((row) =>
    attendeeFrom(named(row, { ...answer, rows: '' })),
  );
  return success(rows.flatMap(({ status, attendeeId }) => (status === 'Attended' ? [attendeeId] : [])));
}

/** Sets people back to Registered: the first half of the guide's cure for an import as Attended. */
export const saveRegistered = (client: Client, event: Event, change: AttendanceChange) =>
  saveStatus(client, event, change, 'Registered');

function saveStatus(
  client: Client,
  event: Event,
  { sheet, people }: AttendanceChange,
  status: 'Attended' | 'Registered',
): Reply<unknown> {
  const { requests } = writeTemplate('attendanceSave', client.ways);
  const seen = [...JSON.stringify(requests).matchAll(/\{seen\.([\w.$-]+)/g)].map(([, path = '']) => [path, path]);
  return client.write('attendanceSave', {
    values: {
      ...eventValues(event),
      ...sheet.stamps,
      status,
      'status:number': numberOf(status),
      'status:flag': status === 'Attended',
    },
    people: people.map((person, index) => ({
      ...personValues(person, index),
      ...scalarsAt(sheet.rows.get(person.attendeeId), Object.fromEntries(seen), 'seen'),
    })),
  });
}
