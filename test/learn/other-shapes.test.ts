import { readTemplates } from '../../src/growthzone';
import { readRecording } from '../../src/learn';
import { EACH_OF, har, PEOPLE, type Said } from '../support/har';
import { bodyOf, EVENT, IDS, IMPORT, lessonOf, linesOf, refusalOf, summary, TYPES } from './lesson';

// Ways of asking that none of the stand-in's back offices has.

const withSave = (save: Said | readonly Said[]): readonly Said[] => [
  EVENT,
  TYPES,
  IMPORT,
  summary('Registered'),
  ...[save].flat(),
  summary('Attended'),
];
const form = (fields: readonly (readonly [string, string])[]) => ({
  text: fields.map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`).join('&'),
});

test.each<[what: string, save: Said | readonly Said[], line: string, body: unknown]>([
  [
    'ids and statuses side by side in a form',
    {
      method: 'POST',
      url: '/Events/SaveAttendance?eventId=8101',
      ...form(IDS.flatMap((id) => [['ids[]', String(id)] as const, ['status[]', 'Attended'] as const])),
    },
    'POST /Events/SaveAttendance?eventId={eventId}',
    {
      is: 'form',
      fields: [],
      each: [
        ['ids[]', '{attendeeId}'],
        ['status[]', '{status}'],
      ],
    },
  ],
  [
    'first all ids, then all statuses',
    {
      method: 'POST',
      url: '/Events/SaveAttendance?eventId=8101',
      ...form([...IDS.map((id) => ['ids', String(id)] as const), ...IDS.map(() => ['to', 'Attended'] as const)]),
    },
    'POST /Events/SaveAttendance?eventId={eventId}',
    {
      is: 'form',
      fields: [],
      each: [
        ['ids', '{attendeeId}'],
        ['to', '{status}'],
      ],
    },
  ],
  [
    'one request for each person, with the id after "attendance"',
    IDS.map((id) => ({ method: 'PATCH', url: `/api/attendance/${id}`, json: { EventAttendeeStatusId: 5 } })),
    'PATCH /api/attendance/{attendeeId}',
    { is: 'json', value: { EventAttendeeStatusId: '{status:number}' } },
  ],
  [
    'the number of the status in the address',
    { method: 'PUT', url: '/api/events/8101/attendeestatus/5', json: { ids: IDS } },
    'PUT /api/events/{eventId}/attendeestatus/{status:number}',
    { is: 'json', value: { ids: EACH_OF('{attendeeId:number}') } },
  ],
  [
    'ticks, of which some are not set',
    {
      method: 'POST',
      url: '/api/events/8101/rollcall',
      json: { Rows: IDS.map((id, at) => ({ Id: id, Attended: at !== 1 })) },
    },
    'POST /api/events/{eventId}/rollcall',
    { is: 'json', value: { Rows: EACH_OF({ Id: '{attendeeId:number}', Attended: '{status:flag}' }) } },
  ],
])('%s', (_, save, line, body) => {
  const lesson = lessonOf(withSave(save));
  expect(linesOf(lesson)).toContain(`attendanceSave: ${line}`);
  expect(bodyOf(lesson, 'attendanceSave')).toEqual(body);
  expect(lesson.questions).toEqual([]);
  expect(readTemplates(lesson.templates, 'demo')).toMatchObject({ ok: true });
});

test('the page of a list in brackets is a page, and the words of a query are nobody’s', () => {
  const lesson = lessonOf([
    EVENT,
    TYPES,
    {
      method: 'POST',
      url: '/graphql',
      json: {
        operationName: 'ImportAttendees',
        query: 'mutation ImportAttendees($of: Import!) { importAttendees(of: $of) { ok } }',
        variables: {
          of: {
            eventId: 8101,
            status: 'REGISTERED',
            people: PEOPLE.map(({ member, first, last }) => ({ memberId: member, firstName: first, lastName: last })),
          },
        },
      },
      answer: { data: { importAttendees: { ok: true } } },
    },
    { ...summary('Registered'), url: '/api/events/8101/attendees?page[number]=1&page[size]=50' },
  ]);
  expect(bodyOf(lesson, 'importAttendees')).toMatchObject({
    value: {
      operationName: 'ImportAttendees',
      query: 'mutation ImportAttendees($of: Import!) {{ importAttendees(of: $of) {{ ok } }',
    },
  });
  expect(lesson.templates.reads.attendeesSummary?.request.query).toEqual({
    'page[number]': '{page}',
    'page[size]': '50',
  });
});

test.each<[what: string, json: unknown, words: string]>([
  ['everybody but some', { SelectAll: false, ExcludedIds: IDS.slice(0, 1), StatusId: 5 }, '(Set All)'],
  ['everybody, with some named beside', { All: true, AttendeeIds: IDS.slice(0, 1), StatusId: 5 }, '(Set All)'],
  ['a status under each id', { Statuses: Object.fromEntries(IDS.map((id) => [id, 5])) }, 'cannot repeat'],
  ['ids in one text', { AttendeeIds: IDS.join(','), Status: 'Attended' }, 'cannot repeat'],
])('a save of %s is refused', (_, json, words) => {
  const save: Said = { method: 'POST', url: '/api/events/8101/attendees/bulkstatus', json, answer: { Success: true } };
  expect(refusalOf(withSave(save))).toContain(words);
});

test('the number of whoever records is asked about without being shown, and never kept', () => {
  const lesson = lessonOf(
    withSave({
      method: 'POST',
      url: '/api/events/8101/rollcall',
      json: { Rows: IDS.map((Id) => ({ Id, StatusId: 5 })), ModifiedByContactId: 31337 },
      answer: { Success: true },
    }),
  );
  expect(lesson.questions).toMatchObject([{ id: 'attendanceSave.ModifiedByContactId', options: ['leave out'] }]);
  expect(JSON.stringify(lesson)).not.toContain('31337');
});

const NESTED = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;

test('a body or an answer that is nested without end is passed over', () => {
  const text = JSON.stringify(JSON.parse(har(withSave([]))), (name, value: unknown) =>
    name === 'text' && typeof value === 'string' && value.startsWith('{') ? NESTED : value,
  );
  expect(() => readRecording(text)).not.toThrow();
  const noise: Said = { method: 'POST', url: '/api/telemetry', type: 'application/json', text: NESTED };
  expect(linesOf(lessonOf([noise, ...withSave([])]))).toEqual(linesOf(lessonOf(withSave([]))));
  expect(refusalOf(`{"log":{"entries":${NESTED}}}`)).not.toBe('');
});

test.each<[what: string, input: string | Uint8Array, words: string]>([
  [
    'PowerShell',
    'Invoke-WebRequest -UseBasicParsing -Uri "https://demo.growthzoneapp.com/api/events/8101/attendees/import" -Method "POST"',
    'PowerShell is not read',
  ],
  ['a packed file that is damaged', Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 0, 0, 0, 0), 'packed file is damaged'],
  ['a packed file without end', Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 0, 0, 0, 0xff), 'packed file is damaged'],
])('%s is refused in a sentence', (_, input, words) => {
  const read = readRecording(input);
  expect(read.ok ? '' : read.problem.message).toContain(words);
});
