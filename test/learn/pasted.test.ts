import { readRecording } from '../../src/learn';
import type { Exchange } from '../../src/learn/exchange';
import { bodyOf, lessonOf, linesOf, refusalOf } from './lesson';

const read = (text: string): readonly Exchange[] => {
  const recording = readRecording(text);
  if (!recording.ok) throw new Error(recording.problem.message);
  return recording.value.exchanges;
};
const one = (text: string) => {
  const [exchange, ...more] = read(text);
  if (exchange === undefined || more.length > 0) throw new Error(`${more.length + 1} requests`);
  const { method, host, path, query, body, asks } = exchange;
  return { method, host, path, query, body, asks };
};

const URL = 'https://demo.growthzoneapp.com/api/events/8101/people?notify=false&note=a%20b';
const BODY =
  '{"typeId":3301,"status":"Registered","people":[{"memberId":"999901101","name":"Ana \\"A\\" O\'Dell","share":"50%"}]}';
const VALUE = {
  typeId: 3301,
  status: 'Registered',
  people: [{ memberId: '999901101', name: 'Ana "A" O\'Dell', share: '50%' }],
};

const POST = {
  method: 'POST',
  host: 'demo.growthzoneapp.com',
  path: '/api/events/8101/people',
  query: [
    ['notify', 'false'],
    ['note', 'a b'],
  ],
  body: { is: 'json', value: VALUE },
};

const bash = `curl '${URL}' \\
  -H 'accept: application/json' \\
  -H 'content-type: application/json' \\
  -b 'ASP.NET_SessionId=abc123def456; theme=dark' \\
  -H 'x-xsrf-token: tok-998877' \\
  --data-raw $'${BODY.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}' \\
  --compressed`;

/** As Chrome and Edge write it on Windows. */
const escapedForCmd = (text: string): string =>
  `^"${text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/g, '^$&')
    .replace(/\^\^"/g, '^"')}^"`;
const cmd = `curl ${escapedForCmd(URL)} ^\r\n  -H ^"content-type: application/json^" ^\r\n  -b ^"ASP.NET_SessionId=abc123def456^" ^\r\n  --data-raw ${escapedForCmd(BODY)}`;
const olderCmd = `curl "${URL.replace(/%/g, '"^%"')}" ^\n  -H "content-type: application/json" ^\n  --data-raw "${BODY.replace(
  /\\"/g,
  '\\\\""',
)
  .replace(/(?<!\\|")"(?!")/g, '""')
  .replace(/%/g, '"^%"')}"`;

test.each<[what: string, text: string, asks: string]>([
  ['cURL for bash', bash, 'token'],
  [
    'cURL for bash, options written together',
    `curl --url '${URL}' -XPOST -H'Content-Type: application/json' --cookie='a=b' -d '${BODY.replace(/'/g, `'\\''`)}'`,
    'cookie',
  ],
  ['cURL for cmd', cmd, 'cookie'],
  ['cURL for cmd, as it was before', olderCmd, 'unseen'],
  [
    'fetch of a browser',
    `fetch("${URL}", {\n  "headers": {\n    "content-type": "application/json",\n    "x-csrf-token": "tok-998877"\n  },\n  "body": ${JSON.stringify(BODY)},\n  "method": "POST",\n  "mode": "cors",\n  "credentials": "include"\n});`,
    'token',
  ],
  [
    'fetch of Node.js',
    `fetch("${URL}", {"headers": {"content-type": "application/json", "cookie": "sid=abcdef123456"}, "body": ${JSON.stringify(BODY)}, "method": "POST"});`,
    'cookie',
  ],
  [
    'fetch of Firefox',
    `await fetch("${URL}", {\n    "credentials": "include",\n    "headers": {"Content-Type": "application/json"},\n    "body": ${JSON.stringify(BODY)},\n    "method": "POST"\n});`,
    'unseen',
  ],
  [
    'fetch of Safari',
    `fetch('${URL}', {\n    method: 'POST',\n    cache: 'default',\n    headers: {\n        'Content-Type': 'application/json',\n    },\n    body: '${BODY.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}',\n})`,
    'unseen',
  ],
])('%s', (_, text, asks) => {
  expect(one(text)).toEqual({ ...POST, asks });
});

test.each<[what: string, text: string, body: unknown]>([
  [
    'fields',
    `curl 'https://demo.growthzoneapp.com/a/x' --data-raw 'Id=91&Status=No%20Show&__RequestVerificationToken=zz-11-22'`,
    {
      is: 'form',
      fields: [
        ['Id', '91'],
        ['Status', 'No Show'],
      ],
    },
  ],
  [
    'several data',
    `curl https://demo.growthzoneapp.com/a/x -d Id=91 -d Status=Attended`,
    {
      is: 'form',
      fields: [
        ['Id', '91'],
        ['Status', 'Attended'],
      ],
    },
  ],
  [
    'parts with a file',
    `curl 'https://demo.growthzoneapp.com/a/x' -F 'file=@"ana alvarez.csv";type=text/csv' -F 'status=Registered'`,
    { is: 'multipart', fields: [['status', 'Registered']], file: { field: 'file' } },
  ],
  [
    'parts as Chrome writes them',
    `curl 'https://demo.growthzoneapp.com/a/x' -H 'content-type: multipart/form-data; boundary=----WebKitFormBoundaryX' --data-raw $'------WebKitFormBoundaryX\\r\\nContent-Disposition: form-data; name="status"\\r\\n\\r\\nRegistered\\r\\n------WebKitFormBoundaryX\\r\\nContent-Disposition: form-data; name="file"; filename="a.csv"\\r\\nContent-Type: text/csv\\r\\n\\r\\n\\r\\n------WebKitFormBoundaryX--\\r\\n'`,
    { is: 'multipart', fields: [['status', 'Registered']], file: { field: 'file' } },
  ],
])('the body of cURL: %s', (_, text, body) => {
  const [exchange] = read(text);
  expect(exchange?.method).toBe('POST');
  expect(exchange?.body).toEqual(body);
});

test.each<[what: string, options: string]>([
  ['-u', `-u 'maria.cole:pa55-phrase'`],
  ['-u, written together', `-umaria.cole:pa55-phrase`],
  ['--user', `--user maria.cole:pa55-phrase`],
  ['--user with =', `--user=maria.cole:pa55-phrase`],
  ['-H Authorization', `-H 'Authorization: Bearer pa55-phrase'`],
  ['--oauth2-bearer', `--oauth2-bearer pa55-phrase`],
  ['-b', `-b 'session=pa55-phrase'`],
  ['--cookie', `--cookie 'session=pa55-phrase'`],
  ['-H Cookie', `-H 'cookie: session=pa55-phrase'`],
  ['a key of its own in a header', `-H 'X-Api-Key: pa55-phrase'`],
  ['--proxy-user', `--proxy-user maria.cole:pa55-phrase -U maria.cole:pa55-phrase`],
])('what says who asks is never kept: %s', (_, options) => {
  const json = '{"status":"Registered","typeId":3301,"people":[{"memberId":"999901101","firstName":"Ana"}]}';
  const lesson = lessonOf(
    `curl ${options} 'https://demo.growthzoneapp.com/api/events/8101/people' -H 'content-type: application/json' -d '${json}'`,
  );
  expect(linesOf(lesson)).toEqual(['importAttendees: POST /api/events/{eventId}/people']);
  expect(JSON.stringify(lesson)).not.toMatch(/maria|pa55/);
});

test.each([
  `--data @'/home/maria/payload.json'`,
  `-d@payload.json`,
  `--data-binary @C:\\\\Users\\\\maria\\\\payload.json`,
  `--data-urlencode people@payload.json`,
  `--json @payload.json`,
  `-F 'people=</tmp/payload.json'`,
  `-T payload.json`,
])('a body in a file that is not in the paste is said: %s', (option) => {
  const refusal = refusalOf(`curl 'https://demo.growthzoneapp.com/api/events/8101/people' ${option}`);
  expect(refusal).toContain('from the file "payload.json", which is not in what was pasted');
  expect(refusal).not.toContain('maria');
});

test('an "@" that names no file is a text', () => {
  const [exchange] = read(`curl https://demo.growthzoneapp.com/a/x --data-raw '@all=1'`);
  expect(exchange?.body).toEqual({ is: 'form', fields: [['@all', '1']] });
});

test('"Copy all" gives several, in their order', () => {
  const get = `curl 'https://demo.growthzoneapp.com/api/events/8101' -H 'accept: */*'`;
  expect(read(`${get} ;\n${bash} ;\n${get}`).map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
  const fetched = `fetch("https://demo.growthzoneapp.com/api/events/8101", {"method": "GET"}); ;\nfetch("${URL}", {"body": "{}", "method": "PUT"});`;
  expect(read(fetched).map(({ method }) => method)).toEqual(['GET', 'PUT']);
  const onWindows = `curl ^"https://demo.growthzoneapp.com/api/events/8101^" ^\r\n  -H ^"accept: */*^" &\r\n${cmd}`;
  expect(read(onWindows).map(({ method }) => method)).toEqual(['GET', 'POST']);
});

test('a pasted import is learned by what its own names and values say', () => {
  const lesson = lessonOf(
    `curl 'https://demo.growthzoneapp.com/api/events/8101/people' -H 'content-type: application/json' --data-raw '{"registrationTypeId":3301,"status":"Registered","people":[{"memberId":"999901101","firstName":"Ana","lastName":"Alvarez","email":"ana@example.com"}]}'`,
  );
  expect(linesOf(lesson)).toEqual(['importAttendees: POST /api/events/{eventId}/people']);
  expect(bodyOf(lesson, 'importAttendees')).toEqual({
    is: 'json',
    value: {
      registrationTypeId: '{registrationTypeId:number}',
      status: 'Registered',
      people: [
        { '*each': { memberId: '{memberId}', firstName: '{firstName}', lastName: '{lastName}', email: '{email}' } },
      ],
    },
  });
});

test.each<[what: string, text: string, words: string]>([
  [
    'another site',
    `curl 'https://www.example.com/api/events/8101/attendees/import' -F file=@a.csv -F status=Registered`,
    'another site',
  ],
  ['a command without an address', 'curl --help', 'no recording'],
  ['code that only looks like it', 'fetch(address, options)', 'no recording'],
  [
    'a fetch that goes on for ever',
    `fetch("https://demo.growthzoneapp.com/x", ${'{"a":'.repeat(5000)}`,
    'no recording',
  ],
])('is refused in one sentence: %s', (_, text, words) => {
  expect(refusalOf(text)).toContain(words);
});
