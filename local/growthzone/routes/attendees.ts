import { createRoute, z } from '@hono/zod-openapi';
import { noSuchId, refused } from '../answers';
import type { Attendance, Attendee } from '../attendance';
import type { Profile } from '../profile';
import { type AttendeeStatus, attendeeStatusId, statusNumbered } from '../statuses';
import type { Store } from '../store';
import { csvText } from '../upload';
import { type App, ERRORS, idParam, json, marked, Paging, results, slice } from './route';

/** A word or a number, by the profile. */
const Status = z.union([z.string(), z.int()]);
const AttendeeRow = z
  .object({
    EventAttendeeId: z.int(),
    EventRegistrationId: z.int(),
    EventId: z.int(),
    ContactId: z.int(),
    EventAttendeeStatusId: z.int(),
    EventAttendeeStatus: Status,
    ContactName: z.string(),
    FirstName: z.string(),
    LastName: z.string(),
    EmailAddress: z.string(),
  })
  .openapi('AttendeeRow');
const ImportForm = z
  .object({
    file: z.instanceof(File, { error: 'file is required, as an uploaded file' }).openapi({
      type: 'string',
      format: 'binary',
    }),
    EventRegistrationTypeId: z.coerce.number().int(),
    EventAttendeeStatus: z.string(),
  })
  .openapi('ImportForm');
const ImportAnswer = z
  .object({
    Imported: z.array(z.object({ Row: z.int(), ContactId: z.int(), EventAttendeeId: z.int() })),
    Rejected: z.array(z.object({ Row: z.int(), Reason: z.string() })),
  })
  .openapi('ImportAnswer');
const AttendanceAnswer = z
  .object({
    AuditId: z.int(),
    Attendees: z.array(z.object({ EventAttendeeId: z.int(), ContactId: z.int(), EventAttendeeStatus: Status })),
  })
  .openapi('Attendance');
const AttendanceForm = z
  .object({
    AuditId: z.int(),
    Attendees: z.array(z.object({ EventAttendeeId: z.int(), EventAttendeeStatus: Status })),
  })
  .openapi('AttendanceForm');

const params = idParam('eventId');
const needs = ['attendeeWrites'] as const;

const summary = createRoute({
  ...marked({
    certainty: '2ND-HAND',
    permission: 'attendees.read',
    needs: ['attendeeReads'],
    summary: "An event's attendees",
  }),
  method: 'get',
  path: '/api/events/{eventId}/attendees/summary',
  request: { params, query: Paging },
  responses: { 200: json(results(AttendeeRow), 'A page'), ...ERRORS },
});
const importFile = createRoute({
  ...marked({
    certainty: 'INVENTED',
    permission: 'attendees.write',
    needs,
    writes: true,
    summary: 'Import Attendees: a CSV of at most 100',
  }),
  method: 'post',
  path: '/api/events/{eventId}/attendees/import',
  request: { params, body: { required: true, content: { 'multipart/form-data': { schema: ImportForm } } } },
  responses: { 200: json(ImportAnswer, 'Row counts attendees from 1'), ...ERRORS },
});
const readAttendance = createRoute({
  ...marked({
    certainty: 'INVENTED',
    permission: 'attendees.read',
    needs,
    summary: 'The attendance tab and its stamp',
  }),
  method: 'get',
  path: '/api/events/{eventId}/attendees/attendance',
  request: { params },
  responses: { 200: json(AttendanceAnswer, 'Every attendee'), ...ERRORS },
});
const saveAttendance = createRoute({
  ...marked({
    certainty: 'INVENTED',
    permission: 'attendees.write',
    needs,
    writes: true,
    summary: 'Saves statuses; attendees who are not named stay as they are',
  }),
  method: 'post',
  path: '/api/events/{eventId}/attendees/attendance',
  request: { params, body: { required: true, content: { 'application/json': { schema: AttendanceForm } } } },
  responses: {
    200: json(AttendanceAnswer, 'Every attendee, with the new stamp'),
    ...ERRORS,
    409: { ...ERRORS[400], description: 'The stamp is old; nothing was changed' },
  },
});

export function attendeeRoutes(app: App, store: Store): void {
  app.openapi(summary, (c) => {
    const { eventId } = c.req.valid('param');
    const wanted = slice(c.req.valid('query'));
    const { asOf } = c.var;
    const page = asOf === undefined ? store.attendees(eventId, wanted) : store.attendeesAsOf(eventId, wanted, asOf);
    if (!page) throw noSuchId('event', eventId);
    return c.json(
      { Results: page.rows.map((row) => attendeeRow(store.profile, row)), TotalRecordAvailable: page.total },
      200,
    );
  });
  app.openapi(importFile, async (c) => {
    const form = c.req.valid('form');
    const csv = await csvText(form.file);
    if (typeof csv !== 'string') throw refused(csv);
    const answer = store.importAttendees(c.req.valid('param').eventId, {
      csv,
      registrationTypeId: form.EventRegistrationTypeId,
      status: form.EventAttendeeStatus,
    });
    if (!answer.ok) throw refused(answer);
    return c.json(
      {
        Imported: answer.imported.map((one) => ({
          Row: one.row,
          ContactId: one.contactId,
          EventAttendeeId: one.eventAttendeeId,
        })),
        Rejected: answer.rejected.map((one) => ({ Row: one.row, Reason: one.reason })),
      },
      200,
    );
  });
  app.openapi(readAttendance, (c) => {
    const answer = store.attendance(c.req.valid('param').eventId);
    if (!answer.ok) throw refused(answer);
    return c.json(attendanceAnswer(store.profile, answer), 200);
  });
  app.openapi(saveAttendance, (c) => {
    const form = c.req.valid('json');
    const answer = store.saveAttendance(c.req.valid('param').eventId, {
      auditId: form.AuditId,
      changes: form.Attendees.map((one) => ({
        eventAttendeeId: one.EventAttendeeId,
        status: statusSent(one.EventAttendeeStatus),
      })),
    });
    if (!answer.ok) throw refused(answer);
    return c.json(attendanceAnswer(store.profile, answer), 200);
  });
}

function attendeeRow(profile: Profile, attendee: Attendee): z.input<typeof AttendeeRow> {
  return {
    EventAttendeeId: attendee.eventAttendeeId,
    // One registration per attendee here; its number only has to differ from the attendee's.
    EventRegistrationId: attendee.eventAttendeeId - 20_000,
    EventId: attendee.eventId,
    ContactId: attendee.contactId,
    EventAttendeeStatusId: attendeeStatusId(attendee.status),
    EventAttendeeStatus: statusSaid(profile, attendee.status),
    ContactName: attendee.contactName,
    FirstName: attendee.firstName,
    LastName: attendee.lastName,
    EmailAddress: attendee.email,
  };
}

function attendanceAnswer(profile: Profile, { auditId, attendees }: Attendance): z.input<typeof AttendanceAnswer> {
  return {
    AuditId: auditId,
    Attendees: attendees.map((attendee) => ({
      EventAttendeeId: attendee.eventAttendeeId,
      ContactId: attendee.contactId,
      EventAttendeeStatus: statusSaid(profile, attendee.status),
    })),
  };
}

function statusSaid({ attendeeStatuses }: Profile, status: AttendeeStatus): string | number {
  return attendeeStatuses === 'words' ? status : attendeeStatusId(status);
}

/** A number that means no status here stays as it is, to be refused by its name. */
function statusSent(sent: string | number): string {
  return typeof sent === 'string' ? sent : (statusNumbered(sent) ?? String(sent));
}
