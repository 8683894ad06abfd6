import { gzipSync, strToU8 } from 'fflate';
import { readRecording } from '../../src/learn';
import { entry, har, multipart, type Said } from '../support/har';
import { bodyOf, CSV, EVENT, IMPORT, KNOWN, lessonOf, linesOf, refusalOf, summary, TYPES, WHOLE } from './lesson';

const LEARNED = linesOf(lessonOf(WHOLE));

type Entry = ReturnType<typeof entry>;
/** The same recording as another browser writes it. */
const rewritten = (change: (one: Entry) => unknown, creator = 'WebInspector'): string =>
  JSON.stringify({
    log: { version: '1.2', creator: { name: creator }, entries: WHOLE.map((said) => change(entry(said))) },
  });

const encoded = (text: string, pack = false): string =>
  Buffer.from(pack ? gzipSync(strToU8(text)) : strToU8(text)).toString('base64');

test.each<[browser: string, text: string]>([
  ['Chrome and Edge', har(WHOLE)],
  [
    'Chrome, bodies in base64',
    rewritten((one) => ({
      ...one,
      response: {
        ...one.response,
        content: {
          ...one.response.content,
          encoding: 'base64',
          text: encoded(String('text' in one.response.content ? one.response.content.text : '')),
        },
      },
    })),
  ],
  [
    'a proxy that keeps gzip as it came',
    rewritten((one) => ({
      ...one,
      response: {
        ...one.response,
        content: {
          ...one.response.content,
          encoding: 'base64',
          text: encoded(String('text' in one.response.content ? one.response.content.text : ''), true),
        },
      },
    })),
  ],
  [
    'Firefox, which writes headers before a form and leaves out what it has not kept',
    rewritten((one) => {
      const data = one.request.postData;
      return {
        ...one,
        pageref: 'page_1',
        request: data
          ? {
              ...one.request,
              postData: {
                ...data,
                params: [],
                text: /multipart/.test(data.mimeType)
                  ? `Content-Type: ${data.mimeType}\r\nContent-Length: 711\r\n\r\n${data.text}`
                  : data.text,
              },
            }
          : one.request,
      };
    }, 'Firefox'),
  ],
  [
    'Safari, which gives no type and statuses as texts',
    rewritten(
      (one) => ({
        ...one,
        request: {
          ...one.request,
          headers: one.request.headers.map(({ name, value }) => ({ name: name.toLowerCase(), value })),
          bodySize: -1,
        },
        response: {
          ...one.response,
          status: String(one.response.status),
          content: { ...one.response.content, mimeType: undefined },
        },
      }),
      'WebKit Web Inspector',
    ),
  ],
  ['with a mark at its beginning', `\uFEFF${har(WHOLE)}`],
])('a recording of %s', (_, text) => {
  expect(linesOf(lessonOf(text))).toEqual(LEARNED);
});

test('a packed file, UTF-16 and bytes', () => {
  const read = (bytes: Uint8Array) => {
    const recording = readRecording(bytes);
    return recording.ok ? recording.value.exchanges.length : recording.problem.message;
  };
  const count = WHOLE.length;
  expect(read(strToU8(har(WHOLE)))).toBe(count);
  expect(read(gzipSync(strToU8(har(WHOLE))))).toBe(count);
  expect(read(new Uint8Array(Buffer.from(`\uFEFF${har(WHOLE)}`, 'utf16le')))).toBe(count);
});

test('fields of a form where a browser lists them and gives no text', () => {
  const params = [
    { name: 'EventRegistrationTypeId', value: '3301' },
    { name: 'EventAttendeeStatus', value: 'Registered' },
    { name: 'file', fileName: 'roster.csv', contentType: 'text/csv', value: CSV },
  ];
  const text = rewritten((one) =>
    one.request.url.endsWith('/import')
      ? { ...one, request: { ...one.request, postData: { mimeType: 'multipart/form-data', params, text: '' } } }
      : one,
  );
  expect(lessonOf(text).templates.writes.importAttendees).toEqual(lessonOf(WHOLE).templates.writes.importAttendees);
});

const NOISE: readonly Said[] = [
  { url: '/a/bundle.js?v=1', page: 'x' },
  { url: '/content/logo.png' },
  { method: 'OPTIONS', url: '/api/events/8101/attendees/import', status: 204 },
  { url: '/api/events/8101', status: 304 },
  { url: '/a', status: 302 },
  { url: 'https://www.google-analytics.com/g/collect?v=2&cid=11.22', method: 'POST', status: 204 },
  {
    url: 'https://mail.example.com/api/events/8101/attendees/import',
    method: 'POST',
    json: { status: 'Attended' },
    answer: {},
  },
  { url: '/api/notifications?_=1770000000000', answer: { Results: [{ Id: 5, Text: 'x', IsRead: true }] } },
  { method: 'POST', url: '/api/telemetry', json: { page: 'EventInfo', ms: 412 }, answer: { ok: true } },
  {
    url: '/api/invoices',
    answer: { Results: [{ InvoiceId: 4411, Status: 'Paid', ContactId: 1010, ContactName: 'Dana Doe' }] },
  },
];

const OTHER_EVENT: readonly Said[] = [
  {
    url: '/api/events/8202',
    answer: { EventId: 8202, EventDetailId: 9302, Name: 'Fair Housing', StartDateTime: '2026-03-05T19:00:00Z' },
  },
  { ...summary('Registered'), url: '/api/events/8202/attendees/summary?$skip=0&$top=100' },
];

test.each<[what: string, said: readonly Said[]]>([
  ['other requests before and after', [...NOISE, ...WHOLE, ...NOISE]],
  ['another event in another tab', [...OTHER_EVENT, ...WHOLE, ...OTHER_EVENT]],
  ['another event in between', WHOLE.flatMap((one) => [one, ...OTHER_EVENT])],
  [
    'tries that failed',
    [
      EVENT,
      { ...IMPORT, status: 400, answer: { Message: 'bad header' } },
      { ...IMPORT, status: 500, answer: {} },
      ...WHOLE,
    ],
  ],
  [
    'a try with the wrong status',
    [EVENT, { ...IMPORT, text: (IMPORT.text ?? '').replace('Registered', 'Attended') }, ...WHOLE],
  ],
  ['an import that was lost', [EVENT, { ...IMPORT, status: 0, answer: undefined }, ...WHOLE]],
])('noise changes nothing: %s', (_, said) => {
  const lesson = lessonOf(said);
  expect(linesOf(lesson)).toEqual(LEARNED);
  expect(lesson.questions).toEqual([]);
  expect(lesson.templates).toEqual(lessonOf(WHOLE).templates);
});

test('the chosen event decides which event it is where two are imported', () => {
  const other = WHOLE.map(
    (one) => JSON.parse(JSON.stringify(one).replaceAll('8101', '8202').replaceAll('9201', '9302')) as Said,
  );
  expect(linesOf(lessonOf([...other, ...WHOLE], { ...KNOWN, events: [{ eventId: 8101 }] }))).toEqual(LEARNED);
});

test.each<[what: string, text: string, words: string]>([
  ['an empty file', '', 'empty'],
  ['no recording', 'Member ID,First Name\n1,Ana', 'no recording'],
  ['other JSON', '{"a":1}', 'no recording'],
  ['a picture', '\u0089PNG\r\n\u001a\n', 'no recording'],
  ['a recording without requests', har([]), 'is empty'],
  ['a recording that was cut off', har(WHOLE).slice(0, -200), 'ends in the middle'],
  ['another site', har(WHOLE.map((one) => ({ ...one, url: `https://events.example.com${one.url}` }))), 'another site'],
  [
    'a page that looks like it',
    har(WHOLE.map((one) => ({ ...one, url: `https://demo.growthzoneapp.com.example.com${one.url}` }))),
    'another site',
  ],
  ['100 MB', `{"log":${' '.repeat(100_000_000)}`, '100 MB'],
])('is refused in one sentence: %s', (_, text, words) => {
  const refusal = refusalOf(text);
  expect(refusal).toContain(words);
  expect(refusal.replace(/\.growthzoneapp\.com|\.har/g, '').match(/[.!?](\s|$)/g)?.length).toBeLessThanOrEqual(2);
});

test('a recording of another association is refused with both names', () => {
  expect(refusalOf(WHOLE, { ...KNOWN, tenant: 'lakeside' })).toBe(
    'This recording is of demo.growthzoneapp.com, and not of your association, lakeside.growthzoneapp.com.',
  );
});

test('a stand-in on this machine speaks for the practice association, and for one that is named', () => {
  const local = WHOLE.map((one) => ({ ...one, url: `http://127.0.0.1:8090${one.url}` }));
  expect(lessonOf(local).tenant).toBe('demo');
  expect(lessonOf(local, { ...KNOWN, tenant: 'lakeside', standIn: '127.0.0.1:8090' }).tenant).toBe('lakeside');
  expect(refusalOf(local, { ...KNOWN, tenant: 'lakeside' })).toContain('another site');
});

test('a recording of 20 MB with a directory of 120,000 people is learned from', () => {
  const directory = Array.from({ length: 120_000 }, (_, at) => ({
    ContactId: 500_000 + at,
    Name: `First${at % 3000} Last${at % 9000}`,
    EmailAddress: `person${at}@example.com`,
    AccountNumber: String(998_000_000 + at),
    OrganizationName: `Office number ${at % 700}`,
  }));
  const pages = Array.from(
    { length: directory.length / 200 },
    (_, at): Said => ({
      url: `/api/contacts?$skip=${at * 200}`,
      answer: { Results: directory.slice(at * 200, (at + 1) * 200) },
    }),
  );
  // What explains nothing is held against everybody's values.
  const cells = directory
    .slice(700, 800)
    .map(
      (one, at) => `${one.AccountNumber},${one.Name},Sat in row ${at} of the room,Ethics for everybody in the state`,
    );
  const recorded = (people: readonly string[]) => {
    const csv = ['Member ID,Name,Remark,Class', ...people, ''].join('\r\n');
    const sent = { ...IMPORT, ...multipart({ EventAttendeeStatus: 'Registered' }, csv), answer: { Imported: 100 } };
    return har([...pages, EVENT, TYPES, sent, { url: '/a/app.css', page: 'x'.repeat(2_000_000) }]);
  };
  const timed = (text: string) => {
    const started = performance.now();
    const lesson = lessonOf(text);
    return { lesson, took: performance.now() - started };
  };
  const text = recorded(cells);
  expect(text.length).toBeGreaterThan(20_000_000);
  const few = timed(recorded(cells.slice(0, 2)));
  const { lesson, took } = timed(text);
  // Some 3 s alone; a hundred people took three times as long as two while each text was looked for among all.
  expect(took / few.took).toBeLessThan(2.5);
  expect(bodyOf(lesson, 'importAttendees')).toMatchObject({
    file: { columns: [['Member ID', '{memberId}'], ['Name', '{fullName}'], expect.anything(), expect.anything()] },
  });
}, 120_000);

test('thousands of contacts with an address of their office are learned from', () => {
  const rows = Array.from({ length: 6_000 }, (_, at) => ({
    ContactId: 50_000 + at,
    EmailAddress: 'office@example.com',
  }));
  expect(linesOf(lessonOf([{ url: '/api/contacts', answer: { Results: rows } }, ...WHOLE]))).toEqual(LEARNED);
});

test('a recording without the types and the event is learned from what is there', () => {
  expect(linesOf(lessonOf(WHOLE.filter((one) => one !== EVENT && one !== TYPES)))).toEqual(LEARNED.slice(1));
});
