import { learn, readRecording } from '../../src/learn';
import { ATTENDANCE, CSV, EVENT, IMPORT, KNOWN, SAVE, summary, TYPES, WHOLE } from '../learn/lesson';
import { har, multipart, PEOPLE, type Said } from '../support/har';

const SECRETS = {
  cookie: 'kJ8sZq0-session-cookie-4711',
  antiForgery: 'CfDJ8NqPzSecretForgery0815',
  bearer: 'eyJhbGciOiJIUzI1NiJ9.c2VjcmV0.abc123',
  xsrf: 'xsrf-99-abcdef-4242',
  own: 'f00dfeed-1234-4567-89ab-0123456789ab',
};
const HEADERS = {
  Cookie: `.AspNet.ApplicationCookie=${SECRETS.cookie}; theme=dark`,
  Authorization: `Bearer ${SECRETS.bearer}`,
  'X-XSRF-TOKEN': SECRETS.xsrf,
  RequestVerificationToken: SECRETS.antiForgery,
};

const withSecrets = (said: readonly Said[]): readonly Said[] =>
  said.map((one) => ({
    ...one,
    headers: HEADERS,
    url: `${one.url}${one.url.includes('?') ? '&' : '?'}access_token=${SECRETS.bearer}&_=1770000000000`,
    ...(one.json !== undefined &&
      typeof one.json === 'object' && {
        json: {
          ...one.json,
          __RequestVerificationToken: SECRETS.antiForgery,
          phone: '(312) 555-0187',
          homeAddress: '12 Elm Street, Springfield',
        },
      }),
  }));

const PRIVATE: readonly string[] = [
  ...Object.values(SECRETS),
  ...PEOPLE.flatMap(({ member, first, last, email, contact, attendee }) => [
    member,
    first,
    last,
    email,
    email.toLowerCase(),
    String(contact),
    String(attendee),
  ]),
  '555-0187',
  'Elm Street',
  'Fernwood',
  'alvarez list.csv',
];

const leaks = (value: unknown): readonly string[] => {
  const text = JSON.stringify(value).toLowerCase();
  return PRIVATE.filter((one) => text.includes(one.toLowerCase()));
};

function told(said: readonly Said[]): unknown {
  const recording = readRecording(har(said));
  return recording.ok ? learn(recording.value, KNOWN) : recording;
}

const IMPORT_WITH_MORE: Said = {
  ...IMPORT,
  ...multipart(
    {
      EventRegistrationTypeId: '3301',
      EventAttendeeStatus: 'Registered',
      __RequestVerificationToken: SECRETS.antiForgery,
      importedBy: 'Ana Alvarez',
      contactEmail: 'ana.alvarez@example.com',
      batch: SECRETS.own,
    },
    CSV,
  ),
};

test.each<[what: string, said: readonly Said[]]>([
  ['what is learned', WHOLE],
  ['what is asked', [EVENT, TYPES, IMPORT_WITH_MORE, summary('Registered'), ATTENDANCE, SAVE]],
  [
    'a refusal of a failed import',
    [EVENT, { ...IMPORT, status: 400, answer: { Message: `Ana Alvarez (999901101) ${SECRETS.cookie}` } }],
  ],
  [
    'a refusal of an import as Attended',
    [EVENT, { ...IMPORT, text: (IMPORT.text ?? '').replace('Registered', 'Attended') }],
  ],
  [
    'a refusal of Set All',
    [...WHOLE.slice(0, 5), { method: 'POST', url: '/api/events/8101/all', json: { status: 'Attended' }, answer: {} }],
  ],
  ['a refusal of another site', WHOLE.map((one) => ({ ...one, url: `https://example.com${one.url}` }))],
])('no cookie, token, name or address is in %s', (_, said) => {
  const answer = told(withSecrets(said));
  expect(leaks(answer)).toEqual([]);
});

test('what was read still has no secret in it, however it is written down', () => {
  const recording = readRecording(har(withSecrets(WHOLE)));
  expect(recording.ok).toBe(true);
  const text = JSON.stringify(recording);
  expect(Object.values(SECRETS).filter((one) => text.includes(one))).toEqual([]);
});

test('fields that prove who asks are dropped and said', () => {
  const answer = told(withSecrets(WHOLE)) as {
    readonly value: {
      readonly dropped: object;
      readonly found: readonly { readonly request: { readonly asks: string } }[];
    };
  };
  expect(answer.value.dropped).toMatchObject({ cookies: 14, personal: 2 });
  expect(new Set(answer.value.found.map(({ request }) => request.asks))).toEqual(new Set(['token']));
  expect(JSON.stringify(answer)).not.toContain('RequestVerificationToken');
});

test('a file’s name, which may be somebody’s, is never kept', () => {
  expect(JSON.stringify(told(WHOLE))).toContain('{fileName}');
});

test('where something of somebody would be kept all the same, everything is refused', () => {
  // The name of a member is the server's own word: here it is somebody's.
  const odd: Said = {
    method: 'POST',
    url: '/api/events/8101/import',
    json: { status: 'Registered', typeId: 3301, 'boris@example.org': true, people: [{ memberId: '999901101' }] },
    answer: {},
  };
  expect(told([EVENT, TYPES, odd, summary('Registered')])).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('something personal or secret') },
  });
  expect(leaks(told([EVENT, TYPES, odd, summary('Registered')]))).toEqual([]);
});

test('text of a recording is read and never run', () => {
  const seen: unknown[] = [];
  Object.assign(globalThis, { spy: (one: unknown) => seen.push(one) });
  readRecording(
    'fetch("https://demo.growthzoneapp.com/x", { "method": spy("run"), [spy("run")]: 1, "body": spy("run") })',
  );
  readRecording(
    '{"log":{"entries":[{"request":{"__proto__":{"polluted":1},"method":"GET","url":"https://demo.growthzoneapp.com/"}}]}}',
  );
  expect(seen).toEqual([]);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
