import { readTemplates } from '../../src/growthzone';
import { KEPT, keptRecording, NOISE } from '../support/recordings';
import { bodyOf, KNOWN, lessonOf, linesOf } from './lesson';

const LINES: Readonly<Record<(typeof KEPT)[number], readonly string[]>> = {
  'rows-and-numbers': [
    'registrationTypes: GET /api/v2/classes/{eventDetailId}/tickets',
    'eventComponents: GET /api/v2/classes/{eventDetailId}/credits',
    'attendeesSummary: GET /api/v2/classes/{eventId}/people?skip={skip}&take=50',
    'importAttendees: PUT /api/v2/classes/{eventId}/people',
    'attendanceRead: GET /api/v2/classes/{eventId}/presence',
    'attendanceSave: PUT /api/v2/classes/{eventId}/presence',
  ],
  'upload-and-job': [
    'registrationTypes: GET /a/services/events/{eventDetailId}/registration-options',
    'eventComponents: GET /a/services/events/{eventDetailId}/credit-options',
    'attendeesSummary: GET /a/services/events/{eventId}/registrants?page={page}&pageSize=100',
    'importAttendees: POST /a/services/imports/upload',
    'importAttendees: POST /a/services/imports/start',
    'attendanceSave: POST /a/services/events/{eventId}/registrants/attendance',
  ],
  'one-by-one': [
    'registrationTypes: GET /api/eventsettings/{eventId}',
    'eventComponents: GET /api/eventsettings/{eventId}',
    'attendeesSummary: GET /api/eventgrid/{eventId}?Offset={skip}',
    'importAttendees: POST /api/events/{eventId}/registrations',
    'attendanceSave: PATCH /api/eventattendees/{attendeeId}',
  ],
};

describe.each(KEPT)('%s', (name) => {
  const har = keptRecording(name);
  const plain = lessonOf(har);

  test('is learned as it was recorded, and may be kept', () => {
    expect(linesOf(plain)).toEqual(LINES[name]);
    expect(plain.questions).toEqual([]);
    expect(readTemplates(plain.templates, 'demo')).toEqual({ ok: true, value: plain.templates });
  });

  test('nothing of anybody and nothing secret is left', () => {
    expect(JSON.stringify(plain)).not.toMatch(
      /First\d|Last\d|@example|9999\d|made-up-secret|VerificationToken|8101|90\d\d\d/,
    );
  });

  test.each(Object.keys(NOISE))('with noise: %s', (noise) => {
    const lesson = lessonOf(NOISE[noise]?.(har) ?? '');
    expect(lesson.questions).toEqual([]);
    expect(lesson.templates).toEqual(plain.templates);
  });
});

test('what is sent where rows have versions and the tab a stamp', () => {
  const lesson = lessonOf(keptRecording('rows-and-numbers'));
  expect(bodyOf(lesson, 'importAttendees')).toEqual({
    is: 'json',
    value: {
      Ticket: '{registrationTypeId:number}',
      State: 4,
      Rows: [
        {
          '*each': {
            Line: '{row:number}',
            MemberNo: '{memberId}',
            Given: '{firstName}',
            Family: '{lastName}',
            Mail: '{email}',
            Company: '{office}',
          },
        },
      ],
    },
  });
  expect(bodyOf(lesson, 'attendanceSave')).toEqual({
    is: 'json',
    value: {
      Version: '{stamp.Version:same}',
      Rows: [
        { '*each': { Id: '{attendeeId:number}', State: '{status:number}', RowVersion: '{seen.RowVersion:same}' } },
      ],
    },
  });
});

test('what is sent where a file is uploaded, mapped, and imported by a job', () => {
  const lesson = lessonOf(keptRecording('upload-and-job'));
  expect(bodyOf(lesson, 'importAttendees', 1)).toMatchObject({
    value: {
      uploadId: '{told.uploadId:same}',
      eventKey: '{eventId:number}',
      registrationOption: '{registrationTypeId}',
      status: 'Registered',
    },
  });
  expect(bodyOf(lesson, 'attendanceSave')).toEqual({
    is: 'form',
    fields: [],
    each: [
      ['People[{index}].RegistrantKey', '{attendeeId}'],
      ['People[{index}].Status', '{status}'],
    ],
  });
  expect(lesson.templates.writes.importAttendees?.takesMinutes).toBe(true);
  expect(lesson.found.filter(({ what }) => /Save|import/.test(what)).map(({ request }) => request.asks)).toEqual([
    'token',
    'token',
    'token',
  ]);
});

test('what is sent where each person is registered and marked alone', () => {
  const lesson = lessonOf(keptRecording('one-by-one'));
  expect(bodyOf(lesson, 'importAttendees')).toEqual({
    is: 'json',
    value: {
      EventAttendeeId: 0,
      ContactId: '{contactId:number}',
      EventRegistrationTypeId: '{registrationTypeId:number}',
      EventAttendeeStatusId: 4,
      ForceSave: false,
    },
  });
  expect(bodyOf(lesson, 'attendanceSave')).toEqual({
    is: 'json',
    value: { EventAttendeeStatusId: '{status:number}', AuditId: '{seen.AuditId:same}', NotifyAttendee: false },
  });
  const { importAttendees, attendanceSave } = lesson.templates.writes;
  expect([importAttendees?.perRequest, attendanceSave?.perRequest]).toEqual([1, 1]);
});

test('the association that is connected counts, however much of another one is there', () => {
  const noisy = NOISE['other tabs, of other sites and of another association']?.(keptRecording('one-by-one')) ?? '';
  expect(lessonOf(noisy, { ...KNOWN, tenant: 'demo' }).tenant).toBe('demo');
});
