import { readTemplates } from '../../src/growthzone';
import { multipart, PEOPLE, type Said } from '../support/har';
import { bodyOf, EVENT, IDS, IMPORT, lessonOf, post, refusalOf, summary, TYPES, WHOLE } from './lesson';

// Lists of attendees that come in other ways: read whole by the add-on as well, or not learned. Half a list would take people
// for not registered.

const [ana] = PEOPLE;
const listRows = (status: 'Registered' | 'Attended'): readonly object[] =>
  (summary(status).answer as { Results: readonly object[] }).Results;
const items = listRows('Registered');
const save = (json: unknown = { rows: IDS.map((id) => ({ id, status: 5 })) }) =>
  post('/api/events/8101/attendance', json);
const withList = (...lists: readonly Said[]): readonly Said[] => [EVENT, TYPES, IMPORT, ...lists, save(), ...lists];
const listOf = (said: readonly Said[]) => lessonOf(said).templates.reads.attendeesSummary;

test.each<[what: string, list: Said, request: object]>([
  [
    'rows so far, in JSON',
    post(
      '/api/events/8101/attendees/search',
      { Skip: 0, Top: 100, Text: '' },
      { answer: { Results: items, TotalRecordAvailable: 3 } },
    ),
    { method: 'POST', body: { is: 'json', value: { Skip: '{skip:number}', Top: 100, Text: '' } } },
  ],
  [
    'a page, in JSON',
    post(
      '/api/attendees/list',
      { eventId: 8101, paging: { page: '1', pageSize: 50 } },
      { answer: { items, total: 3 } },
    ),
    { body: { value: { eventId: '{eventId:number}', paging: { page: '{page}', pageSize: 50 } } } },
  ],
  [
    'a grid’s form',
    {
      method: 'POST',
      url: '/Events/8101/AttendeeGrid',
      form: { draw: '1', start: '0', length: '25' },
      answer: { draw: 1, recordsTotal: 3, data: items },
    },
    {
      body: {
        fields: [
          ['draw', '1'],
          ['start', '{skip}'],
          ['length', '25'],
        ],
      },
    },
  ],
  [
    'a total beside it',
    { url: '/api/events/8101/attendees?limit=50', answer: { items, total: 3 } },
    { query: { limit: '50' } },
  ],
  [
    'an end that is said, and pages',
    { url: '/api/events/8101/attendees?page=1&limit=50', answer: { items, hasMore: false } },
    { query: { page: '{page}' } },
  ],
])('a list is asked for whole: %s', (_, list, request) => {
  const lesson = lessonOf(withList(list));
  expect(lesson.templates.reads.attendeesSummary?.request).toMatchObject(request);
  expect(lesson.questions).toEqual([]);
  expect(readTemplates(lesson.templates, 'demo')).toMatchObject({ ok: true });
});

test.each<[what: string, list: Said]>([
  [
    'a cursor',
    { url: '/api/events/8101/attendees?cursor=&limit=50', answer: { items, nextCursor: 'eyJpZCI6MjAwOTN9' } },
  ],
  ['a cursor at its end', { url: '/api/events/8101/attendees', answer: { items, paging: { next: null } } }],
  ['more to come', { url: '/api/events/8101/attendees', answer: { items, hasMore: true } }],
  ['a size alone', { url: '/api/events/8101/attendees?take=50', answer: { items } }],
  ['a size in a body', post('/api/events/8101/attendees/search', { pageSize: 50 }, { answer: { items } })],
  ['pages from zero', { url: '/api/events/8101/attendees?page=0&size=50', answer: { items } }],
  [
    'a link',
    {
      url: '/api/events/8101/attendees',
      answer: { value: items, '@odata.nextLink': 'https://demo.growthzoneapp.com/x' },
    },
  ],
])('a list that comes in parts is refused, where nothing shows how the next is asked for: %s', (_, list) => {
  const refusal = refusalOf(withList(list));
  expect(refusal).toContain('comes in parts');
  expect(refusal.match(/[.!?](\s|$)/g)).toHaveLength(1);
});

test('of a list and its second page the one that shows the place is learned', () => {
  const first: Said = { url: '/api/events/8101/attendees?take=2', answer: { items: items.slice(0, 2) } };
  const second: Said = { url: '/api/events/8101/attendees?take=2&skip=2', answer: { items: items.slice(2) } };
  expect(listOf(withList(first, second))?.request.query).toEqual({ take: '2', skip: '{skip}' });
});

test.each<[what: string, list: Said, id: string]>([
  ['by number', { url: '/api/events/8101/attendees?status=4', answer: { items } }, 'attendeesSummary.query.status'],
  [
    'by word',
    { url: '/api/events/8101/attendees?filter=Registered', answer: { items } },
    'attendeesSummary.query.filter',
  ],
  [
    'in a body',
    post('/api/events/8101/attendees/search', { statusId: 4 }, { answer: { items } }),
    'attendeesSummary.statusId',
  ],
])('a status that filters a list is asked about: %s', (_, list, id) => {
  const [question, ...others] = lessonOf(withList(list)).questions;
  expect([question?.id, question?.options, others]).toEqual([id, ['leave out', 'always the same'], []]);
});

test.each<[what: string, answer: unknown]>([
  ['in groups', { groups: [{ name: 'A', attendees: items }] }],
  [
    'by their ids',
    {
      attendees: Object.fromEntries(
        PEOPLE.map(({ attendee, contact }) => [attendee, { contactId: contact, status: 'Registered' }]),
      ),
    },
  ],
  ['in cells', { columns: ['id', 'status'], rows: PEOPLE.map(({ attendee }) => [attendee, 'Registered']) }],
])('where no list can be read, a save that names people is still told: %s', (_, answer) => {
  expect(refusalOf(withList({ url: '/api/events/8101/attendees', answer }))).toContain('cannot repeat');
});

const imported = (more: object): readonly Said[] => [
  EVENT,
  TYPES,
  post('/api/events/8101/registrations', { status: 'Registered', contactId: ana.contact, ...more }),
  summary('Registered'),
];

test.each<[what: string, more: object, id: string]>([
  ['an invoice', { createInvoice: true }, 'importAttendees.createInvoice'],
  ['an amount', { amount: 45 }, 'importAttendees.amount'],
  ['a card', { payment: { last4: '4242' } }, 'importAttendees.last4'],
])('money in an import is asked about: %s', (_, more, id) => {
  const { questions, ...lesson } = lessonOf(imported(more));
  expect(questions).toMatchObject([{ id, options: ['leave out', 'always the same'] }]);
  expect(JSON.stringify([questions, lesson])).not.toMatch(/4242|45/);
});

test('no money is no question', () => {
  expect(lessonOf(imported({ createInvoice: false, amount: 0, invoiceId: null })).questions).toEqual([]);
});

const FILE = multipart({ EventAttendeeStatus: 'Registered' }, null);
const second =
  'Content-Disposition: form-data; name="second"; filename="b.csv"\r\nContent-Type: text/csv\r\n\r\na,b\r\n1,2\r\n';
test.each<[what: string, text: string, words: string]>([
  ['a spreadsheet', FILE.text.replace('alvarez list.csv', 'class.xlsx'), 'CSV'],
  [
    'a spreadsheet by its type',
    FILE.text.replace('alvarez list.csv', 'class').replace('text/csv', 'application/vnd.ms-excel'),
    'CSV',
  ],
  [
    'two files',
    FILE.text.replace(/(------\w+)--\r\n$/, (_, boundary: string) => `${boundary}\r\n${second}${boundary}--\r\n`),
    'several files',
  ],
])('an import of %s is refused', (_, text, words) => {
  const refusal = refusalOf([EVENT, TYPES, { ...IMPORT, text }, summary('Registered')]);
  expect(refusal).toContain(words);
  expect(refusal).not.toMatch(/alvarez|class\.xlsx/i);
});

test('a CSV that Windows calls by the type of a spreadsheet is a CSV', () => {
  const text = (IMPORT.text ?? '').replace('text/csv', 'application/vnd.ms-excel');
  expect(bodyOf(lessonOf([EVENT, TYPES, { ...IMPORT, text }, summary('Registered')]), 'importAttendees')).toEqual(
    bodyOf(lessonOf(WHOLE), 'importAttendees'),
  );
});

test.each<[what: string, said: readonly Said[], where: 'importAttendees' | 'attendanceSave']>([
  [
    'SaveAttendanceGrid',
    [...WHOLE.slice(0, 4), { ...save(), url: '/Events/8101/SaveAttendanceGrid' }],
    'attendanceSave',
  ],
  [
    'a save with a place',
    [
      ...WHOLE.slice(0, 4),
      { ...save({ start: 0, rows: IDS.map((id) => ({ id, status: 5 })) }), answer: { rows: items } },
    ],
    'attendanceSave',
  ],
  [
    'AddToList',
    [
      EVENT,
      TYPES,
      post('/api/events/8101/AddToList', {
        status: 'Registered',
        people: [{ memberId: ana.member, lastName: ana.last }],
      }),
      summary('Registered'),
    ],
    'importAttendees',
  ],
])('is no read, though its name has a word of one: %s', (_, said, where) => {
  expect(bodyOf(lessonOf(said), where)).toBeDefined();
});

test('a key in the address is left out, and never shown', () => {
  const said = WHOLE.map((one) => ({
    ...one,
    url: `${one.url}${one.url.includes('?') ? '&' : '?'}api_key=k3y-0123456789&sig=Zm9vYmFyYmF6&Subscription-Key=ab12`,
  }));
  const lesson = lessonOf(said);
  expect(JSON.stringify(lesson)).not.toMatch(/k3y-|Zm9vYmFy|ab12/);
  expect(lesson.questions).toEqual([]);
  expect(lesson.found.every(({ request: { asks } }) => asks === 'token')).toBe(true);
});
