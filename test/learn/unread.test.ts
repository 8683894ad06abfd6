import { entry, har, PEOPLE, type Said } from '../support/har';
import { EVENT, IMPORT, lessonOf, refusalOf, SAVE, summary, TYPES, WHOLE } from './lesson';

// What cannot be learned is said in one sentence, and nothing of the recording is used.

const withImport = (said: Said): readonly Said[] => [EVENT, TYPES, said, summary('Registered')];
const withSave = (said: Said): readonly Said[] => [EVENT, TYPES, IMPORT, summary('Registered'), said];
const post = (url: string, type: string, text: string): Said => ({ method: 'POST', url, type, text, answer: {} });

type Entry = ReturnType<typeof entry>;
/** A recording in which the browser treated what one request sent in its own way. */
const kept = (url: string, change: (request: Entry['request']) => object, said: readonly Said[] = WHOLE): string =>
  JSON.stringify({
    log: {
      version: '1.2',
      entries: said.map((one) => {
        const whole = entry(one);
        const isIt = whole.request.url.endsWith(url) && whole.request.method !== 'GET';
        return isIt ? { ...whole, request: { ...whole.request, ...change(whole.request) } } : whole;
      }),
    },
  });

const CSV_TEXT = `Member ID,Name\r\n${PEOPLE.map(({ member, first, last }) => `${member},${first} ${last}`).join('\r\n')}`;
const GRAPHQL = `mutation { registerAttendees(event: 8101, status: "Registered", people: [${PEOPLE.map(({ email }) => `{ email: "${email}" }`).join()}]) { ok } }`;
const SOAP = `<?xml version="1.0"?><soap:Envelope><soap:Body><ImportAttendees><EventId>8101</EventId></ImportAttendees></soap:Body></soap:Envelope>`;

test.each<[what: string, recording: string | readonly Said[], words: string]>([
  [
    'Chrome left a large body out',
    kept('/import', () => ({ postData: undefined, bodySize: 2_400_000 })),
    'did not keep what it sent',
  ],
  [
    'Chrome kept its type alone',
    kept('/import', () => ({
      postData: { mimeType: 'multipart/form-data; boundary=x', text: '' },
      bodySize: 2_400_000,
    })),
    'did not keep what it sent',
  ],
  [
    'Firefox kept its beginning',
    kept('/import', ({ postData }) => ({
      postData: { ...postData, text: postData?.text.slice(0, -60) },
    })),
    'did not keep what it sent',
  ],
  [
    'Firefox says that it did not keep it',
    kept('/import', ({ postData }) => ({ postData: { ...postData, comment: 'Request bodies are not included.' } })),
    'did not keep what it sent',
  ],
  [
    'rows of JSON that end in the middle',
    kept(
      '/people/import',
      ({ postData }) => ({ postData: { ...postData, text: postData?.text.slice(0, -20) } }),
      withImport({
        method: 'POST',
        url: '/api/people/import',
        json: { rows: PEOPLE, status: 'Registered' },
        answer: {},
      }),
    ),
    'did not keep what it sent',
  ],
  ['an import in SOAP', withImport(post('/Services/Events.asmx', 'text/xml; charset=utf-8', SOAP)), 'is sent as XML'],
  ['an import in XML', withImport(post('/api/attendees/import', 'application/xml', SOAP)), 'is sent as XML'],
  [
    'a bare CSV',
    withImport(post('/api/events/8101/attendees/import', 'text/csv', CSV_TEXT)),
    'neither as JSON nor as a form',
  ],
  [
    'bytes',
    withImport(post('/api/attendees/import', 'application/x-protobuf', '\u0008\u0001\u0012\u0003abc')),
    'is packed',
  ],
  [
    'a batch in parts',
    withImport(
      post(
        '/odata/$batch',
        'multipart/mixed; boundary=b',
        '--b\r\nContent-Type: application/http\r\n\r\nPOST Attendees HTTP/1.1\r\n\r\n{"Status":"Registered"}\r\n--b--',
      ),
    ),
    'is a batch',
  ],
  [
    'a query with its people inside',
    withImport({ method: 'POST', url: '/graphql', json: { query: GRAPHQL }, answer: {} }),
    'inside of one text',
  ],
  [
    'a file inside of JSON',
    withImport({ method: 'POST', url: '/api/imports', json: { eventId: 8101, csv: CSV_TEXT }, answer: {} }),
    'inside of one text',
  ],
  [
    'a packed file inside of JSON',
    withImport({
      method: 'POST',
      url: '/api/imports',
      json: { eventId: 8101, content: Buffer.from(CSV_TEXT).toString('base64') },
      answer: {},
    }),
    'inside of one text',
  ],
  [
    'a batch whose requests are texts',
    withImport({
      method: 'POST',
      url: '/api/batch',
      json: {
        requests: PEOPLE.map(({ email }) => `POST /api/attendees?email=${email}&status=Registered&notify=false`),
      },
      answer: {},
    }),
    'inside of one text',
  ],
  [
    'rows of cells without names',
    withImport({
      method: 'POST',
      url: '/api/attendees/import',
      json: {
        columns: ['Member ID', 'Name'],
        rows: PEOPLE.map(({ member, first, last }) => [member, `${first} ${last}`]),
      },
      answer: { ok: true },
    }),
    'in cells without names',
  ],
  [
    'lines of a file',
    withImport({
      method: 'POST',
      url: '/api/attendees/import',
      json: { lines: CSV_TEXT.split('\r\n') },
      answer: { ok: true },
    }),
    'in cells without names',
  ],
  [
    'ids in one text',
    withImport({
      method: 'POST',
      url: '/api/events/8101/attendees/add',
      json: { contacts: PEOPLE.map(({ contact }) => contact).join(','), status: 'Registered' },
      answer: { ok: true },
    }),
    'inside of one text',
  ],
])('an import is refused in one sentence: %s', (_, recording, words) => {
  const refusal = refusalOf(recording);
  expect(refusal).toMatch(/^The import in this recording cannot be learned: [^.]*\.$/);
  expect(refusal).toContain(words);
  for (const { email, last } of PEOPLE) expect(refusal).not.toMatch(new RegExp(`${email}|${last}`));
});

test.each<[what: string, recording: string | readonly Said[], words: string]>([
  [
    'Chrome left it out',
    kept('/attendance', () => ({ postData: undefined, bodySize: 2_400_000 })),
    'did not keep what it sent',
  ],
  ['it is XML', withSave(post('/api/events/8101/attendance', 'text/xml', '<Rows><Row Id="20091"/></Rows>')), 'as XML'],
])('a save is refused in one sentence: %s', (_, recording, words) => {
  const refusal = refusalOf(recording);
  expect(refusal).toMatch(/^The attendance save in this recording cannot be learned: [^.]*\.$/);
  expect(refusal).toContain(words);
});

test('what is sent by the way and cannot be read disturbs nothing', () => {
  const noise = [
    post('/api/telemetry', 'application/octet-stream', '\u0000\u0001'),
    post('/signalr/send', 'text/plain', 'ping'),
    post('/api/log', 'application/xml', '<log/>'),
  ];
  expect(lessonOf([...noise, ...WHOLE, ...noise]).templates).toEqual(lessonOf(WHOLE).templates);
  expect(har(noise)).not.toBe('');
});

test('a file whose content the browser left out is no cut body: its columns are those of Settings', () => {
  const text = kept('/import', ({ postData }) => ({
    postData: { ...postData, text: postData?.text.replace(/(text\/csv\r\n\r\n)[\s\S]*?(\r\n--)/, '$1$2') },
    bodySize: 40_000,
  }));
  expect(lessonOf(text).templates.writes.importAttendees?.requests[0]?.body).toMatchObject({
    file: { field: 'file', name: '{fileName}' },
  });
});

test('a save that is not kept says so rather than being left out', () => {
  expect(lessonOf(WHOLE.filter((one) => one !== SAVE)).templates.writes.attendanceSave).toBeUndefined();
});
