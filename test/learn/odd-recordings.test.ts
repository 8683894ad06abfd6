import { readTemplates } from '../../src/growthzone';
import { learn, readRecording } from '../../src/learn';
import { entry, har, multipart, PEOPLE, type Said } from '../support/har';
import {
  around,
  bodyOf,
  CSV,
  EVENT,
  IDS,
  IMPORT,
  KNOWN,
  lessonOf,
  linesOf,
  post,
  refusalOf,
  SAVE,
  summary,
  TYPES,
  WHOLE,
} from './lesson';

// Recordings of kinds that are rare: each is learned so that it can be repeated, asked about, or refused in one sentence, and
// nothing of anybody or of a session is in what is shown.

const [ana] = PEOPLE;
const guid = (n: number) => `b7c1d2e3-0000-4000-8000-${String(n).padStart(12, '0')}`;
const withImport = (...said: readonly Said[]): readonly Said[] => [EVENT, TYPES, ...said, summary('Registered')];
const rows = IDS.map((id) => ({ id, status: 5 }));
const saved = (more: object = {}, said: Partial<Said> = {}): readonly Said[] =>
  around(post('/api/events/8101/attendance', { ...more, rows }, said));
const imported = (
  more: object,
  people: readonly object[] = [{ memberId: ana.member, lastName: ana.last }],
): readonly Said[] => withImport(post('/api/events/8101/people/import', { ...more, status: 'Registered', people }));

type Entry = ReturnType<typeof entry>;
const answeredBy = (
  said: readonly Said[],
  isIt: (one: Said) => boolean,
  text: (json: string) => string,
  mimeType: string,
): string =>
  JSON.stringify({
    log: {
      entries: said.map((one) => {
        const whole: Entry = entry(one);
        const json = 'text' in whole.response.content ? String(whole.response.content.text) : '';
        if (!isIt(one)) return whole;
        const content = { mimeType, text: text(json), size: 10 };
        return { ...whole, response: { ...whole.response, content } };
      }),
    },
  });
const isList = ({ url }: Said) => url.includes('/summary');
const lines = (json: string) =>
  (JSON.parse(json) as { Results: object[] }).Results.map((row) => JSON.stringify(row)).join('\n');
const SESSION = 'lit3py55t21z5v55vlm25s55';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.c2VjcmV0.abc123';

const REFUSED: readonly (readonly [what: string, said: readonly Said[] | string, words: string])[] = [
  [
    'people in groups of lists',
    around(post('/api/events/8101/mark', { groups: [{ sessionId: 12, attendees: rows }] })),
    'cannot repeat',
  ],
  [
    'people in several groups',
    around(post('/api/events/8101/mark', { groups: [{ attendees: rows.slice(0, 1) }, { attendees: rows.slice(1) }] })),
    'cannot repeat',
  ],
  [
    'ids and statuses side by side',
    around(post('/api/events/8101/mark', { ids: IDS, statuses: IDS.map(() => 'Attended') })),
    'cannot repeat',
  ],
  [
    'the same of one person',
    around(post('/api/events/8101/mark', { ids: IDS.slice(0, 1), statuses: ['Attended'] })),
    'cannot repeat',
  ],
  [
    'an import that says how many',
    imported(
      { rowCount: 3 },
      PEOPLE.map(({ member, last }) => ({ memberId: member, lastName: last })),
    ),
    'how many people',
  ],
  [
    'a list in XML',
    answeredBy(WHOLE, isList, () => '<?xml version="1.0"?><A><B Id="20091"/></A>', 'application/xml'),
    'no JSON',
  ],
  ['a list in lines', answeredBy(WHOLE, isList, lines, 'application/x-ndjson'), 'no JSON'],
  [
    'a list inside of a text',
    answeredBy(WHOLE, isList, (json) => JSON.stringify({ d: json }), 'application/json'),
    'no JSON',
  ],
  ['a list behind a guard', answeredBy(WHOLE, isList, (json) => `while(1);${json}`, 'application/json'), 'no JSON'],
  [
    'an import that is answered in XML',
    answeredBy(
      WHOLE,
      (one) => one === IMPORT,
      () => '<R><Imported>0</Imported></R>',
      'text/xml',
    ),
    'no JSON',
  ],
  ['a list without names', WHOLE.filter((one) => !isList(one)), 'nobody’s name'],
  [
    'an import in lines',
    withImport({
      method: 'POST',
      url: '/api/people/import',
      type: 'application/x-ndjson',
      text: PEOPLE.map(({ member }) => JSON.stringify({ memberId: member, status: 'Registered' })).join('\n'),
      answer: {},
    }),
    'neither as JSON nor as a form',
  ],
  [
    'a file with other separators',
    withImport({ ...IMPORT, ...multipart({ EventAttendeeStatus: 'Registered' }, CSV.replaceAll(',', '|')) }),
    'columns',
  ],
  ['the class day in the address', around(post('/api/events/8101/2026-02-05/attendance', { rows })), 'a date'],
  [
    'the class day in parts of the address',
    around(post('/api/classes/2026/02/05/8101/attendance', { rows })),
    'a date',
  ],
  [
    'the class day as a number in the address',
    around(post('/api/events/8101/20260205/attendance', { rows })),
    'a date',
  ],
  ['If-Match', saved({}, { headers: { 'If-Match': 'W/"17"' } }), 'stamp in a header'],
  [
    'If-Unmodified-Since',
    saved({}, { headers: { 'If-Unmodified-Since': 'Thu, 05 Feb 2026 20:00:00 GMT' } }),
    'stamp in a header',
  ],
  [
    'a version in a header of its own',
    saved({}, { headers: { 'X-Row-Version': 'AAAAAAAB9kE=' } }),
    'stamp in a header',
  ],
  [
    'a session in the address, as ASP.NET writes it',
    around(post(`/(S(${SESSION}))/events/8101/attendance`, { rows })),
    'one session',
  ],
  ['a token in the address', around(post(`/t/${JWT}/events/8101/attendance`, { rows })), 'one session'],
  [
    'a save of the whole event',
    around(
      post(
        '/api/events/8101',
        {
          EventId: 8101,
          Name: 'Ethics 2026',
          Location: 'Hall B',
          StartDateTime: '2026-02-05T19:00:00Z',
          Attendees: rows,
        },
        { method: 'PUT' },
      ),
    ),
    'whole event',
  ],
  [
    'a file that goes to another site',
    withImport(
      { method: 'PUT', url: 'https://files.example.com/up/abc', type: 'text/csv', text: CSV, status: 201 },
      post('/api/events/8101/import', { blob: 'up/abc', status: 'Registered' }),
    ),
    'another site',
  ],
  [
    'a job that fails in the end',
    withImport(
      { ...IMPORT, status: 202, answer: { jobId: 'job-77812', status: 'Queued' } },
      { url: '/api/jobs/job-77812', answer: { jobId: 'job-77812', status: 'Failed' } },
    ),
    'took nobody',
  ],
  [
    'a save at another association',
    [...WHOLE, { ...SAVE, url: `https://lakeside.growthzoneapp.com${SAVE.url}` }],
    'several associations',
  ],
];

test.each(REFUSED)('is refused in one sentence: %s', (_, said, words) => {
  const refusal = refusalOf(said);
  expect(refusal).toContain(words);
  expect(refusal.match(/[.!?](\s|$)/g)).toHaveLength(1);
});

const ASKED: readonly (readonly [what: string, said: readonly Said[], id: string, secret: string])[] = [
  ['a day in words', saved({ on: 'February 5, 2026' }), 'attendanceSave.on', 'February'],
  ['a day as mail has it', saved({ at: 'Thu, 05 Feb 2026 20:00:00 GMT' }), 'attendanceSave.at', '05 Feb'],
  ['a day as a number', saved({ day: 20260205 }), 'attendanceSave.day', '20260205'],
  ['who records', saved({ modifiedBy: 'mlopez' }), 'attendanceSave.modifiedBy', 'mlopez'],
  ['the address of a computer', saved({ clientIp: '203.0.113.9' }), 'attendanceSave.clientIp', '203.0.113'],
  ['the name of the event', imported({ eventName: 'Ethics 2026' }), 'importAttendees.eventName', 'Ethics 2026'],
  ['the size of a file', imported({ fileSize: 213 }), 'importAttendees.fileSize', '213'],
  [
    'a code in the query',
    around(post('/api/events/8101/attendance?k=Zx81kQp0Ls72mVw3', { rows })),
    'attendanceSave.query.k',
    'Zx81kQ',
  ],
];

test.each(ASKED)('is asked about, and is not shown: %s', (_, said, id, secret) => {
  const lesson = lessonOf(said);
  expect(lesson.questions.map((one) => one.id)).toEqual([id]);
  expect(lesson.questions[0]?.options[0]).toBe('leave out');
  expect(JSON.stringify(lesson)).not.toContain(secret);
});

const people = [{ '*each': { memberId: '{memberId}', lastName: '{lastName}' } }];
const LEARNED: readonly (readonly [what: string, said: readonly Said[] | string, where: string, body: unknown])[] = [
  [
    'how many, of one person: one goes in each request',
    imported({ count: 1 }),
    'importAttendees',
    { is: 'json', value: { count: 1, status: 'Registered', people } },
  ],
  [
    'the name of a file',
    imported({ fileName: 'smith class.csv' }),
    'importAttendees',
    { is: 'json', value: { fileName: '{fileName}', status: 'Registered', people } },
  ],
  [
    'people by their contacts, where the list has GUIDs of its own',
    [
      EVENT,
      TYPES,
      IMPORT,
      {
        ...summary('Registered'),
        answer: {
          Results: PEOPLE.map(({ attendee, contact, first, last }) => ({
            Id: guid(attendee),
            ContactId: contact,
            Status: 'Registered',
            Name: `${first} ${last}`,
          })),
        },
      },
      post(
        '/api/events/8101/mark',
        PEOPLE.map(({ contact }) => ({ contactId: contact, status: 'Attended' })),
      ),
    ],
    'attendanceSave',
    { is: 'json', value: [{ '*each': { contactId: '{contactId:number}', status: '{status}' } }] },
  ],
  [
    'answers with a mark before them',
    answeredBy(
      WHOLE,
      ({ answer }) => answer !== undefined,
      (json) => `\uFEFF${json}`,
      'application/json',
    ),
    'attendanceSave',
    bodyOf(lessonOf(WHOLE), 'attendanceSave'),
  ],
  [
    'each request twice',
    WHOLE.flatMap((one) => (one === IMPORT || one === SAVE ? [one, one] : [one])),
    'attendanceSave',
    bodyOf(lessonOf(WHOLE), 'attendanceSave'),
  ],
  [
    'answers of other sites beside',
    [
      { url: 'https://cdn.example.com/x.json', answer: { EventId: 9201, Name: 'x', StartDate: '2026-01-01' } },
      ...WHOLE,
    ],
    'attendanceSave',
    bodyOf(lessonOf(WHOLE), 'attendanceSave'),
  ],
  [
    'a trial before the import',
    withImport({ ...IMPORT, url: '/api/events/8101/attendees/import/validate', answer: { valid: 3 } }, IMPORT),
    'importAttendees',
    bodyOf(lessonOf(WHOLE), 'importAttendees'),
  ],
];

test.each(LEARNED)('is learned: %s', (_, said, where, body) => {
  const lesson = lessonOf(said);
  expect(bodyOf(lesson, where)).toEqual(body);
  expect(lesson.questions).toEqual([]);
  expect(readTemplates(lesson.templates, 'demo')).toMatchObject({ ok: true });
});

test('a request that says that it is of one person is made for one', () => {
  expect(lessonOf(imported({ count: 1 })).templates.writes.importAttendees?.perRequest).toBe(1);
});

test('two events in one recording: the import of one, the save of the other', () => {
  const row = {
    EventAttendeeId: 30091,
    EventId: 8202,
    ContactId: 1007,
    EventAttendeeStatus: 'Registered',
    ContactName: 'Ana Alvarez',
  };
  const said = [
    ...WHOLE.slice(0, 4),
    { url: '/api/events/8202/attendees/summary', answer: { Results: [row] } },
    post('/api/events/8202/attendees/attendance', {
      Attendees: [{ EventAttendeeId: 30091, EventAttendeeStatus: 'Attended' }],
    }),
  ];
  expect(linesOf(lessonOf(said))).toContain('attendanceSave: POST /api/events/{eventId}/attendees/attendance');
});

test.each<[what: string, save: readonly Said[]]>([
  ['none at all', []],
  ['a switch that says no status', IDS.map((id) => post(`/api/attendees/${id}/toggle`, {}))],
])('somebody becomes Attended, and no request shows how: that is said: %s', (_, save) => {
  const lesson = lessonOf(around(...save));
  expect(lesson.byHand).toMatch(/^Somebody becomes Attended in this recording[^.]*: mark people by hand\.$/);
});

const PRIVATE = [
  ...PEOPLE.flatMap(({ member, first, last, email, contact, attendee }) => [
    member,
    first,
    last,
    email,
    contact,
    attendee,
  ]),
  SESSION,
  JWT,
  'AAAAAAAB9kE',
];

test.each([...REFUSED, ...ASKED, ...LEARNED].map(([what, said]) => [what, said] as const))(
  'nothing of anybody or of a session is shown: %s',
  (_, said) => {
    const recording = readRecording(typeof said === 'string' ? said : har(said));
    const text = JSON.stringify(recording.ok ? learn(recording.value, KNOWN) : recording).toLowerCase();
    expect(PRIVATE.filter((one) => text.includes(String(one).toLowerCase()))).toEqual([]);
  },
);
