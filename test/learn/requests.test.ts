import { EACH_OF, multipart, PEOPLE, type Said } from '../support/har';
import {
  ATTENDANCE,
  bodyOf,
  CSV,
  EVENT,
  IMPORT,
  lessonOf,
  linesOf,
  refusalOf,
  SAVE,
  summary,
  TYPES,
  WHOLE,
} from './lesson';

test('this project’s own model is learned as it is, without a question', () => {
  const lesson = lessonOf(WHOLE);
  expect(linesOf(lesson)).toEqual([
    'registrationTypes: GET /api/events/{eventDetailId}/registrationtypes/lookup',
    'attendeesSummary: GET /api/events/{eventId}/attendees/summary?$skip={skip}&$top=100',
    'importAttendees: POST /api/events/{eventId}/attendees/import',
    'attendanceRead: GET /api/events/{eventId}/attendees/attendance',
    'attendanceSave: POST /api/events/{eventId}/attendees/attendance',
  ]);
  expect(lesson.questions).toEqual([]);
  expect(bodyOf(lesson, 'importAttendees')).toEqual({
    is: 'multipart',
    fields: [
      ['EventRegistrationTypeId', '{registrationTypeId}'],
      ['EventAttendeeStatus', 'Registered'],
    ],
    file: {
      field: 'file',
      name: '{fileName}',
      columns: [
        ['Member ID', '{memberId}'],
        ['First Name', '{firstName}'],
        ['Last Name', '{lastName}'],
        ['Email', '{email}'],
        ['Organization', '{office}'],
      ],
    },
  });
  expect(bodyOf(lesson, 'attendanceSave')).toEqual({
    is: 'json',
    value: {
      AuditId: '{stamp.AuditId:same}',
      Attendees: EACH_OF({ EventAttendeeId: '{attendeeId:number}', EventAttendeeStatus: '{status}' }),
    },
  });
  const { reads, writes } = lesson.templates;
  expect(reads.attendanceRead).toMatchObject({
    rows: 'Attendees',
    fields: { attendeeId: 'EventAttendeeId', contactId: 'ContactId', status: 'EventAttendeeStatus' },
    stamps: { AuditId: 'AuditId' },
  });
  expect(reads.attendeesSummary).toMatchObject({
    rows: 'Results',
    total: 'TotalRecordAvailable',
    fields: {
      attendeeId: 'EventAttendeeId',
      contactId: 'ContactId',
      status: 'EventAttendeeStatus',
      name: 'ContactName',
    },
  });
  expect(reads.registrationTypes).toMatchObject({ rows: '', fields: { id: 'EventRegistrationTypeId', name: 'Name' } });
  expect(writes.importAttendees).toMatchObject({
    perRequest: 100,
    answer: { rows: 'Imported', refusedRows: 'Rejected', row: 'Row', attendeeId: 'EventAttendeeId' },
  });
});

const CLASS: Said = {
  url: '/api/v2/classes/8101',
  answer: { classId: 8101, detailId: 9201, title: 'Ethics', startsOn: '2026-02-05T19:00:00Z' },
};
const DIRECTORY: Said = {
  url: '/api/v2/people?search=a',
  answer: {
    items: PEOPLE.map(({ contact, first, last, email, member }) => ({
      personId: contact,
      firstName: first,
      lastName: last,
      email,
      accountNumber: member,
    })),
  },
};
const TICKETS: Said = { url: '/api/v2/classes/9201/ticket-types', answer: { items: [{ id: 3301, label: 'Member' }] } };
const ROWS = PEOPLE.map(({ attendee, contact, first, last }) => ({
  id: attendee,
  personId: contact,
  display: `${last}, ${first}`,
  state: 4,
  rev: `r-${attendee}-1`,
}));
const LIST: Said = { url: '/api/v2/classes/8101/people?page=1&pageSize=50', answer: { items: ROWS, total: 3 } };

test('PUT with JSON rows, numbers of statuses, and a version of each row that the list shows', () => {
  const lesson = lessonOf([
    CLASS,
    TICKETS,
    DIRECTORY,
    {
      method: 'PUT',
      url: '/api/v2/classes/8101/people',
      json: {
        ticketTypeId: 3301,
        status: 4,
        notify: false,
        people: PEOPLE.map(({ contact, member }) => ({ personId: contact, memberNumber: member })),
      },
      answer: {
        accepted: PEOPLE.map(({ contact, attendee }, at) => ({
          line: at + 1,
          personId: contact,
          attendeeId: attendee,
        })),
        refused: [],
      },
    },
    LIST,
    {
      method: 'PATCH',
      url: '/api/v2/classes/8101/people/status',
      json: ROWS.map(({ id, rev }) => ({ id, rev, state: 5 })),
      answer: { saved: 3 },
    },
  ]);
  expect(linesOf(lesson)).toEqual([
    'registrationTypes: GET /api/v2/classes/{eventDetailId}/ticket-types',
    'attendeesSummary: GET /api/v2/classes/{eventId}/people?page={page}&pageSize=50',
    'importAttendees: PUT /api/v2/classes/{eventId}/people',
    'attendanceSave: PATCH /api/v2/classes/{eventId}/people/status',
  ]);
  expect(lesson.questions).toEqual([]);
  expect(bodyOf(lesson, 'importAttendees')).toEqual({
    is: 'json',
    value: {
      ticketTypeId: '{registrationTypeId:number}',
      status: 4,
      notify: false,
      people: EACH_OF({ personId: '{contactId:number}', memberNumber: '{memberId}' }),
    },
  });
  expect(bodyOf(lesson, 'attendanceSave')).toEqual({
    is: 'json',
    value: EACH_OF({ id: '{attendeeId:number}', rev: '{seen.rev:same}', state: '{status:number}' }),
  });
  expect(lesson.templates.reads.attendeesSummary?.fields).toEqual({
    attendeeId: 'id',
    contactId: 'personId',
    status: 'state',
    name: 'display',
  });
  expect(lesson.templates.writes.importAttendees?.answer).toEqual({
    rows: 'accepted',
    refusedRows: 'refused',
    row: 'line',
    attendeeId: 'attendeeId',
    contactId: 'personId',
  });
});

test('an import in three steps with columns that are mapped on screen, and a job that ends later', () => {
  const lesson = lessonOf([
    EVENT,
    TYPES,
    {
      url: '/a/importer/start',
      ...multipart({ module: 'attendees' }, CSV, 'upload'),
      answer: { uploadId: 'b7c1d2e3-0000-4000-8000-1234567890ab', columns: ['Member ID', 'First Name'] },
    },
    {
      url: '/a/importer/b7c1d2e3-0000-4000-8000-1234567890ab/mapping',
      json: {
        uploadId: 'b7c1d2e3-0000-4000-8000-1234567890ab',
        map: [
          { from: 'Member ID', to: 'AccountNumber' },
          { from: 'First Name', to: 'FirstName' },
        ],
      },
      answer: { ok: true, mappingId: 551 },
    },
    {
      url: '/a/importer/b7c1d2e3-0000-4000-8000-1234567890ab/run',
      json: { mappingId: 551, eventId: 8101, registrationTypeId: 3301, attendeeStatusId: 4 },
      status: 202,
      answer: { jobId: 77120, state: 'queued' },
    },
    { url: '/a/jobs/77120', answer: { jobId: 77120, state: 'running' } },
    { url: '/a/jobs/77120', answer: { jobId: 77120, state: 'done', imported: 3, rejected: 0 } },
    summary('Registered'),
    ATTENDANCE,
    SAVE,
  ]);
  expect(linesOf(lesson).filter((line) => line.startsWith('import'))).toEqual([
    'importAttendees: POST /a/importer/start',
    'importAttendees: POST /a/importer/{told.uploadId}/mapping',
    'importAttendees: POST /a/importer/{told.uploadId}/run',
  ]);
  const written = lesson.templates.writes.importAttendees;
  expect(written?.takesMinutes).toBe(true);
  expect(written?.requests.map(({ tells }) => tells)).toEqual([
    { uploadId: 'uploadId' },
    { mappingId2: 'mappingId' },
    undefined,
  ]);
  expect(bodyOf(lesson, 'importAttendees', 1)).toEqual({
    is: 'json',
    value: {
      uploadId: '{told.uploadId:same}',
      map: [
        { from: 'Member ID', to: 'AccountNumber' },
        { from: 'First Name', to: 'FirstName' },
      ],
    },
  });
  expect(bodyOf(lesson, 'importAttendees', 2)).toEqual({
    is: 'json',
    value: {
      mappingId: '{told.mappingId2:same}',
      eventId: '{eventId:number}',
      registrationTypeId: '{registrationTypeId:number}',
      attendeeStatusId: 4,
    },
  });
  expect(lesson.questions).toEqual([]);
});

test.each<[what: string, save: Said | readonly Said[], line: string, body: unknown]>([
  [
    'one request for each person, by the id in the path',
    PEOPLE.map(
      ({ attendee }): Said => ({
        method: 'PUT',
        url: `/api/attendees/${attendee}/status`,
        json: { statusId: 5 },
        answer: {},
      }),
    ),
    'attendanceSave: PUT /api/attendees/{attendeeId}/status',
    { is: 'json', value: { statusId: '{status:number}' } },
  ],
  [
    'a list of bare ids beside one status',
    {
      method: 'POST',
      url: '/api/events/8101/marks',
      json: { ids: PEOPLE.map(({ attendee }) => attendee), status: 'Attended' },
      answer: {},
    },
    'attendanceSave: POST /api/events/{eventId}/marks',
    { is: 'json', value: { ids: EACH_OF('{attendeeId:number}'), status: '{status}' } },
  ],
  [
    'a tick for each person, by the contact',
    {
      method: 'PATCH',
      url: '/api/events/8101/attendance',
      json: { rows: PEOPLE.map(({ contact }) => ({ contactId: contact, attended: true })) },
      answer: {},
    },
    'attendanceSave: PATCH /api/events/{eventId}/attendance',
    { is: 'json', value: { rows: EACH_OF({ contactId: '{contactId:number}', attended: '{status:flag}' }) } },
  ],
  [
    'fields of a form, counted',
    {
      method: 'POST',
      url: '/a/events/8101/attendance',
      form: Object.fromEntries(
        PEOPLE.flatMap(({ attendee }, at) => [
          [`People[${at}].Id`, String(attendee)],
          [`People[${at}].Status`, 'Attended'],
        ]),
      ),
      answer: {},
    },
    'attendanceSave: POST /a/events/{eventId}/attendance',
    {
      is: 'form',
      fields: [],
      each: [
        ['People[{index}].Id', '{attendeeId}'],
        ['People[{index}].Status', '{status}'],
      ],
    },
  ],
  [
    'fields of a form that name the person',
    {
      method: 'POST',
      url: '/a/events/8101/attendance',
      form: { save: 'Done', ...Object.fromEntries(PEOPLE.map(({ attendee }) => [`attendee-${attendee}`, 'Attended'])) },
      answer: {},
    },
    'attendanceSave: POST /a/events/{eventId}/attendance',
    { is: 'form', fields: [['save', 'Done']], each: [['attendee-{attendeeId}', '{status}']] },
  ],
  [
    'whole rows of the list, given back with another status',
    {
      method: 'PUT',
      url: '/api/events/8101/attendees',
      json: (summary('Registered').answer as { Results: readonly object[] }).Results.map((row) => ({
        ...row,
        EventAttendeeStatusId: 5,
        EventAttendeeStatus: 'Attended',
      })),
      answer: [],
    },
    'attendanceSave: PUT /api/events/{eventId}/attendees',
    {
      is: 'json',
      value: EACH_OF({
        EventAttendeeId: '{attendeeId:number}',
        EventRegistrationId: '{seen.EventRegistrationId:same}',
        EventId: '{eventId:number}',
        ContactId: '{contactId:number}',
        EventAttendeeStatusId: '{status:number}',
        EventAttendeeStatus: '{status}',
        ContactName: '{seen.ContactName:same}',
        FirstName: '{seen.FirstName:same}',
        LastName: '{seen.LastName:same}',
        EmailAddress: '{seen.EmailAddress:same}',
      }),
    },
  ],
])('a save of attendance: %s', (_, save, line, body) => {
  const lesson = lessonOf([EVENT, TYPES, IMPORT, summary('Registered'), ...(Array.isArray(save) ? save : [save])]);
  expect(linesOf(lesson)).toContain(line);
  expect(bodyOf(lesson, 'attendanceSave')).toEqual(body);
  expect(lesson.questions).toEqual([]);
});

test('a save of one person is repeated for each', () => {
  const lesson = lessonOf([
    EVENT,
    IMPORT,
    summary('Registered'),
    { method: 'POST', url: '/api/events/8101/marks', json: { attendees: [{ id: 20091, status: 5 }] }, answer: {} },
  ]);
  expect(bodyOf(lesson, 'attendanceSave')).toEqual({
    is: 'json',
    value: { attendees: EACH_OF({ id: '{attendeeId:number}', status: '{status:number}' }) },
  });
  expect(lesson.templates.writes.attendanceSave?.perRequest).toBe(100);
});

test('how many go into one request: what several of one size show, what a refused one said, what a read told', () => {
  const batch = (people: readonly (typeof PEOPLE)[number][], said: Partial<Said> = {}): Said => ({
    method: 'POST',
    url: '/api/events/8101/people',
    json: { typeId: 3301, status: 'Registered', people: people.map(({ member }) => ({ memberId: member })) },
    answer: { imported: people.length },
    ...said,
  });
  const most = (said: readonly Said[]) =>
    lessonOf([EVENT, TYPES, ...said, summary('Registered')]).templates.writes.importAttendees?.perRequest;
  expect(most([batch(PEOPLE.slice(0, 2)), batch(PEOPLE.slice(2))])).toBe(2);
  expect(
    most([batch(PEOPLE, { status: 400, answer: { Message: 'Send at most 25 people.' } }), batch(PEOPLE.slice(0, 1))]),
  ).toBe(25);
  expect(most([{ url: '/api/importsettings', answer: { maxRows: 40 } }, batch(PEOPLE)])).toBe(40);
  expect(most([batch(PEOPLE)])).toBe(100);
});

test('a file whose content the browser left out has the columns of the settings', () => {
  const lesson = lessonOf([
    EVENT,
    TYPES,
    { ...IMPORT, ...multipart({ EventRegistrationTypeId: '3301', EventAttendeeStatus: 'Registered' }, null) },
    summary('Registered'),
  ]);
  expect(bodyOf(lesson, 'importAttendees')).toMatchObject({ file: { field: 'file', name: '{fileName}' } });
  expect(bodyOf(lesson, 'importAttendees')).not.toMatchObject({ file: { columns: expect.anything() } });
});

test('names in either order and columns of any name are known by what they hold', () => {
  const csv = `Who,Mail,NRDS\r\n${PEOPLE.map(({ first, last, email, member }) => `"${last}, ${first}",${email.toUpperCase()},${member}`).join('\r\n')}\r\n`;
  const lesson = lessonOf([
    EVENT,
    TYPES,
    DIRECTORY,
    { ...IMPORT, ...multipart({ type: '3301', status: 'Registered' }, csv) },
    summary('Registered'),
  ]);
  expect(bodyOf(lesson, 'importAttendees')).toMatchObject({
    file: {
      columns: [
        ['Who', '{lastFirst}'],
        ['Mail', '{email}'],
        ['NRDS', '{memberId}'],
      ],
    },
  });
});

test.each<[what: string, said: readonly Said[], words: string]>([
  [
    'an import as Attended',
    [EVENT, { ...IMPORT, ...multipart({ EventRegistrationTypeId: '3301', EventAttendeeStatus: 'Attended' }, CSV) }],
    'has the status Attended',
  ],
  [
    'an import as Invited, by number',
    [EVENT, { ...IMPORT, ...multipart({ EventAttendeeStatusId: '1' }, CSV) }],
    'has the status Invited',
  ],
  ['an import that names no status', [EVENT, { ...IMPORT, ...multipart({ type: '3301' }, CSV) }], 'names no status'],
  [
    'Set All',
    [
      ...WHOLE.slice(0, 5),
      {
        method: 'POST',
        url: '/api/events/8101/attendance/all',
        json: { EventId: 8101, Status: 'Attended' },
        answer: {},
      },
    ],
    'Set All',
  ],
  ['no import', [EVENT, TYPES, summary('Registered'), SAVE], 'There is no import'],
  ['a failed import', [EVENT, { ...IMPORT, status: 500, answer: { Message: 'Ana Alvarez' } }], 'failed (status 500)'],
  [
    'an import that took nobody',
    [EVENT, { ...IMPORT, answer: { Imported: [], Rejected: [{ Row: 1, Reason: 'no such member' }] } }],
    'took nobody',
  ],
  [
    'an import that was answered with a page',
    [EVENT, { ...IMPORT, answer: undefined, page: '<html><body>Sign in</body></html>' }],
    'answered with a page',
  ],
  [
    'an import that was answered with a redirect',
    [EVENT, { ...IMPORT, status: 302, answer: undefined }],
    'answered with a page',
  ],
  ['only a DELETE', [EVENT, { method: 'DELETE', url: '/api/events/8101/attendees/20091' }], 'There is no import'],
])('is refused in one sentence: %s', (_, said, words) => {
  const refusal = refusalOf(said);
  expect(refusal).toContain(words);
  expect(refusal).not.toMatch(/Alvarez|9999/);
  expect(refusal.match(/[.!?](\s|$)/g)).toHaveLength(1);
});
