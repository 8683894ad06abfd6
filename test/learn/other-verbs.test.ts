import { entry, PEOPLE, type Said } from '../support/har';
import { around, bodyOf, EVENT, lessonOf, linesOf, refusalOf, SAVE, summary, TYPES, WHOLE } from './lesson';

// A save that is made in a way that the add-on does not repeat is told, and people are marked by hand: never learned as a
// read, never passed over. What only reads is never taken for a save.

const [ana, boris] = PEOPLE;
const AROUND = linesOf(lessonOf(around()));
const empty = { status: 204 };
const record = { EventAttendeeId: ana.attendee, ContactId: ana.contact, EventAttendeeStatus: 'Attended' };

test.each<[what: string, save: readonly Said[]]>([
  [
    'a status by number',
    [{ url: `/Events/SetAttendance?attendeeId=${ana.attendee}&status=5`, answer: { success: true } }],
  ],
  ['a word', [{ url: `/Events/SetAttendance?attendeeId=${ana.attendee}&status=Attended`, page: '<html>Saved</html>' }]],
  ['each in its own', PEOPLE.map(({ attendee }) => ({ url: `/a/status?id=${attendee}&to=Attended`, ...empty }))],
  ['parts of a path', [{ url: `/api/events/8101/attendees/${ana.attendee}/status/5`, answer: 'ok' }]],
  ['a tick', [{ url: `/api/roll?eventId=8101&contactId=${ana.contact}&attended=true`, answer: { ok: true } }]],
  ['several in one', [{ url: `/api/attendance/save?ids=${ana.attendee},${boris.attendee}&statusId=5`, answer: {} }]],
  ['a verb alone', [{ url: `/Attendee/MarkPresent/${ana.attendee}`, ...empty }]],
  ['a redirect', [{ url: `/Attendance/Set?id=${ana.attendee}&status=5`, status: 302 }]],
  ['an answer with the record, and a list that shows it', [{ url: `/api/x/${ana.attendee}?status=5`, answer: record }]],
  ['another verb in the query', [{ url: `/api/attendees/${ana.attendee}?_method=PUT&status=5`, answer: record }]],
  [
    'another verb in a header',
    [{ url: `/api/attendees/${ana.attendee}?s=5`, headers: { 'X-HTTP-Method-Override': 'PATCH' }, answer: record }],
  ],
])('a save by GET goes by hand: %s', (_, save) => {
  const lesson = lessonOf(around(...save));
  expect(lesson.byHand).toMatch(/^GrowthZone saves attendance here by a GET\b[^.]*: mark people by hand\.$/);
  expect(linesOf(lesson)).toEqual(AROUND);
  expect(lesson.questions).toEqual([]);
});

test.each<[what: string, read: readonly Said[]]>([
  ['somebody’s record', [{ url: `/api/attendees/${ana.attendee}`, answer: record }]],
  ['a list by status', [{ url: '/api/events/8101/attendees?status=5', answer: { Rows: [record] } }]],
  ['a list of one person by status', [{ url: `/api/attendees?contactId=${ana.contact}&statusId=5`, answer: [record] }]],
  [
    'what somebody attended',
    [
      {
        url: `/api/contactoverview/${ana.contact}/events?filter=Attended`,
        answer: [{ EventId: 8101, Name: 'Ethics' }],
      },
    ],
  ],
  ['a page', [{ url: `/a/attendees/${ana.attendee}?tab=attended`, page: '<!doctype html><title>Attendee</title>' }]],
  ['the list itself', [summary('Attended')]],
])('a GET that only reads says nothing of a save: %s', (_, read) => {
  const lesson = lessonOf([...around().slice(0, 4), ...read]);
  expect(lesson.byHand).not.toContain('GET');
  expect(lesson.templates.writes.attendanceSave).toBeUndefined();
  expect(lessonOf([...WHOLE.slice(0, 5), ...read, ...WHOLE.slice(5)]).templates).toEqual(lessonOf(WHOLE).templates);
});

test('an import by GET is refused in a sentence', () => {
  const said = PEOPLE.map(({ contact }) => ({
    url: `/Events/Register?eventId=8101&contactId=${contact}&typeId=3301&status=Registered`,
    answer: { ok: true },
  }));
  expect(refusalOf([EVENT, TYPES, ...said, summary('Registered')])).toMatch(
    /^The import in this recording is made by a GET\b[^.]*: import by hand\.$/,
  );
});

const marking = (url: string, json: unknown, more: Partial<Said> = {}): Said => ({
  method: 'POST',
  url,
  json,
  answer: {},
  ...more,
});
const rows = PEOPLE.map(({ attendee, contact, first, last }) => ({
  EventAttendeeId: attendee,
  ContactId: contact,
  Name: `${first} ${last}`,
  EventAttendeeStatusId: 4,
}));

test.each<[what: string, read: Said]>([
  [
    'a search of one person',
    marking(
      '/api/attendees/search',
      { EventId: 8101, ContactId: ana.contact, StatusId: 5 },
      { answer: { Results: [] } },
    ),
  ],
  [
    'a search by its name',
    marking('/Events/SearchAttendees', { eventId: 8101, ids: [ana.attendee], status: 'Attended' }, { answer: [] }),
  ],
  [
    'a list of a grid',
    marking(
      '/Events/8101/AttendeesGrid',
      { statusId: 5, start: 0, length: 50, draw: 3 },
      { answer: { draw: 3, data: rows } },
    ),
  ],
  [
    'pages',
    marking(
      '/api/events/8101/attendees',
      { Statuses: ['Attended'], Skip: 0, Top: 100 },
      { answer: { Results: rows, TotalRecordAvailable: 3 } },
    ),
  ],
  [
    'a report',
    marking(
      '/api/ReportExecution/getattendees',
      { EventId: 8101, AttendeeIds: [ana.attendee], Status: 'Attended' },
      { answer: [] },
    ),
  ],
  [
    'a query of GraphQL',
    marking('/graphql', {
      operationName: 'Attendees',
      query:
        'query Attendees($id: ID!, $ids: [ID], $status: Status) { attendees(event: $id, ids: $ids, status: $status) { id } }',
      variables: { id: 8101, ids: [ana.attendee], status: 'ATTENDED' },
    }),
  ],
  [
    'a query that the server has already',
    marking('/graphql', {
      operationName: 'GetAttendees',
      variables: { id: 8101, ids: [ana.attendee], status: 'ATTENDED' },
      extensions: { persistedQuery: { version: 1, sha256Hash: 'ab'.repeat(32) } },
    }),
  ],
  ['several queries in one', marking('/graphql', [{ query: '{ attendees(ids: [20091], status: ATTENDED) { id } }' }])],
])('a POST that only reads is no save: %s', (_, read) => {
  expect(lessonOf([...around().slice(0, 4), read]).templates.writes.attendanceSave).toBeUndefined();
  const lesson = lessonOf([...WHOLE.slice(0, 5), read, ...WHOLE.slice(5)]);
  expect(bodyOf(lesson, 'attendanceSave')).toEqual(bodyOf(lessonOf(WHOLE), 'attendanceSave'));
  expect(lesson.questions).toEqual([]);
});

test('a mutation of GraphQL is a save', () => {
  const query =
    'mutation Mark($ids: [ID!]!, $status: Status!, $event: ID!) { mark(event: $event, ids: $ids, status: $status) { ok } }';
  const said = marking('/graphql', {
    query,
    variables: { event: 8101, ids: PEOPLE.map(({ attendee }) => attendee), status: 'Attended' },
  });
  expect(bodyOf(lessonOf(around(said)), 'attendanceSave')).toMatchObject({
    value: { variables: { status: '{status}' } },
  });
});

const raw = (said: Said, more: object): object => ({ ...entry(said), ...more });
const withRaw = (...more: readonly object[]): string =>
  JSON.stringify({
    log: { version: '1.2', entries: [...WHOLE.slice(0, 5).map(entry), ...more, ...WHOLE.slice(5).map(entry)] },
  });
const marked = { attendeeId: ana.attendee, status: 'Attended', eventId: 8101 };

test.each<[what: string, more: object]>([
  ['a beacon', raw(marking('/api/attendance/log', marked), { _resourceType: 'ping' })],
  [
    'a beacon of another browser',
    raw({ ...marking('/api/attendance/log', marked), headers: { 'Sec-Fetch-Mode': 'no-cors' } }, {}),
  ],
  ['a preflight', raw({ method: 'OPTIONS', url: '/api/attendance' }, { _resourceType: 'preflight' })],
  ['a look at the head', raw({ method: 'HEAD', url: `/api/attendees/${ana.attendee}?status=5` }, {})],
  ['a deletion that sets somebody back', raw({ method: 'DELETE', url: `/api/attendees/${ana.attendee}/attended` }, {})],
])('by the way: %s', (_, more) => {
  expect(lessonOf(withRaw(more)).templates).toEqual(lessonOf(WHOLE).templates);
  const alone = JSON.stringify({ log: { entries: [...around().map(entry), more] } });
  expect(lessonOf(alone)).toMatchObject({ byHand: lessonOf(around()).byHand, templates: lessonOf(around()).templates });
});

test('a save over an open connection goes by hand', () => {
  const message = {
    type: 'send',
    opcode: 1,
    data: `${JSON.stringify({ type: 1, target: 'SetAttendance', arguments: [ana.attendee, 5] })}\u001e`,
  };
  const hub = entry({ url: '/hub' });
  const socket = {
    ...hub,
    request: { ...hub.request, url: 'wss://demo.growthzoneapp.com/hub' },
    _resourceType: 'websocket',
    _webSocketMessages: [{ type: 'receive', opcode: 1, data: '{}' }, message],
  };
  const text = JSON.stringify({
    log: { entries: [...around().slice(0, 4).map(entry), socket, entry(summary('Attended'))] },
  });
  expect(lessonOf(text).byHand).toMatch(
    /^GrowthZone saves attendance here over a connection [^.]*: mark people by hand\.$/,
  );
});

const rollcall = (more: Partial<Said>): Said => ({ ...SAVE, ...more });
test.each<[what: string, save: readonly Said[], words: RegExp]>([
  ['a redirect', [rollcall({ status: 302 }), summary('Attended')], /answered with a page[^.]*: mark people by hand\.$/],
  ['a page', [rollcall({ page: '<!doctype html><p>Saved' })], /answered with a page[^.]*: mark people by hand\.$/],
  ['refused', [rollcall({ status: 403, answer: { Message: 'No' } })], /failed \(status 403\)[^.]*\.$/],
  ['a stamp that is old', [rollcall({ status: 409 }), rollcall({ status: 409 })], /failed \(status 409\)[^.]*\.$/],
  ['no answer', [rollcall({ status: 0 })], /failed \(it was not answered\)[^.]*\.$/],
  ['a no with status 200', [rollcall({ answer: { success: false } })], /failed[^.]*\.$/],
])('a save that cannot be learned from is told, and the import is learned: %s', (_, save, words) => {
  const lesson = lessonOf([...WHOLE.slice(0, 5), ...save]);
  expect(lesson.byHand).toMatch(words);
  expect(lesson.byHand.match(/[.!?](\s|$)/g)).toHaveLength(1);
  expect(lesson.templates.writes.importAttendees).toEqual(lessonOf(WHOLE).templates.writes.importAttendees);
});

test('a try that failed before a good one is no word', () => {
  const lesson = lessonOf([...WHOLE.slice(0, 5), rollcall({ status: 409 }), ...WHOLE.slice(4)]);
  expect([lesson.byHand, linesOf(lesson)]).toEqual(['', linesOf(lessonOf(WHOLE))]);
});

const form = (url: string, fields: Readonly<Record<string, string>>, more: Partial<Said> = {}): Said => ({
  method: 'POST',
  url,
  form: fields,
  answer: {},
  ...more,
});
const STATE = {
  __VIEWSTATE: '/wEPDwUKLTk2Mjk5NzQ1Nw9kFgICAw9kFgI=',
  __EVENTTARGET: 'ctl00$Main$btnSave',
  __EVENTARGUMENT: '',
};

test.each<[what: string, said: readonly Said[], words: string]>([
  [
    'an import by a page’s state',
    [
      EVENT,
      TYPES,
      form('/Events/ImportAttendees.aspx?id=8101', { ...STATE, ctl00$status: 'Registered', ctl00$email: ana.email }),
      summary('Registered'),
    ],
    'state of a page',
  ],
  [
    'a save by a page’s state',
    around(form('/Events/Attendance.aspx?id=8101', { ...STATE, [`ctl00$${ana.attendee}`]: 'Attended' })),
    'state of a page',
  ],
  [
    'a save with another verb in a field',
    around(
      form('/Events/8101/Attendance', { _method: 'PUT', 'rows[0].id': String(ana.attendee), 'rows[0].status': '5' }),
    ),
    'of its own',
  ],
  [
    'a save with another verb in its JSON',
    around(marking('/api/events/8101/attendance', { _method: 'patch', rows: [{ id: ana.attendee, status: 5 }] })),
    'of its own',
  ],
  [
    'a save with another verb in its address',
    around(marking('/api/events/8101/attendance?_method=PUT', { rows: [{ id: ana.attendee, status: 5 }] })),
    'of its own',
  ],
])('is refused in one sentence: %s', (_, said, words) => {
  const refusal = refusalOf(said);
  expect(refusal).toContain(words);
  expect(refusal.match(/[.!?](\s|$)/g)).toHaveLength(1);
  expect(refusal).not.toMatch(/wEPDw|Alvarez/i);
});
