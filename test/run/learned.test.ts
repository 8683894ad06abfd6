import type { RequestTemplate, Templates } from '../../src/growthzone';
import { readTemplates } from '../../src/growthzone/template-rules';
import { endOf, undisturbed } from './model/kills';

// A run through templates: two people in an import, which asks something before it sends them; one in a save.

const request = (method: RequestTemplate['method'], more: Partial<RequestTemplate> = {}): RequestTemplate => ({
  method,
  path: '/api/events/{eventId}/attendees/attendance',
  query: {},
  asks: 'nothing',
  ...more,
});
const ATTENDEE = { attendeeId: 'EventAttendeeId', contactId: 'ContactId', status: 'EventAttendeeStatus' };
const TEMPLATES: Templates = {
  version: 1,
  tenant: 'demo',
  learnedAt: '2026-02-06',
  reads: {
    attendanceRead: { request: request('GET'), rows: 'Attendees', fields: ATTENDEE, stamps: { Audit: 'AuditId' } },
  },
  writes: {
    importAttendees: {
      requests: [
        request('GET', { tells: { audit: 'AuditId' } }),
        request('POST', {
          path: '/api/events/{eventId}/attendees/import',
          query: { audit: '{told.audit}' },
          body: {
            is: 'multipart',
            fields: [
              ['EventRegistrationTypeId', '{registrationTypeId}'],
              ['EventAttendeeStatus', 'Registered'],
            ],
            file: { field: 'file', name: 'people.csv' },
          },
        }),
      ],
      perRequest: 2,
      takesMinutes: true,
    },
    attendanceSave: {
      requests: [
        request('POST', {
          body: {
            is: 'json',
            value: {
              AuditId: '{stamp.Audit:same}',
              Attendees: [{ '*each': { EventAttendeeId: '{attendeeId:number}', EventAttendeeStatus: '{status}' } }],
            },
          },
        }),
      ],
      perRequest: 1,
    },
  },
};
const run = (killAt: readonly number[]) => endOf(killAt, undefined, undefined, TEMPLATES);

test('the batches are as large as the templates say, and the end is the same', () => {
  expect(readTemplates(TEMPLATES, 'demo').ok).toBe(true);
  const { end, saves } = run([]);
  expect(end).toEqual(undisturbed.end);
  // One alone, then two by two; then one by one, among them who was imported as Attended: back, and Attended again.
  expect(saves.slice(0, 3)).toEqual([1, 2, 2]);
  expect(new Set(saves.slice(3))).toEqual(new Set([1]));
});

test('killed before one effect, also between the requests of one import, everybody is registered and certified once', () => {
  const { effects } = run([]);
  for (let at = 1; at <= effects; at += 29) {
    const { end, kills } = run([at]);
    expect({ at, kills, end }).toEqual({ at, kills: 1, end: undisturbed.end });
  }
});
