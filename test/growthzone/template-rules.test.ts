import fc from 'fast-check';
import type { RequestTemplate, Templates, Value, WriteTemplate } from '../../src/growthzone';
import { requestOf } from '../../src/growthzone/template';
import { readTemplates } from '../../src/growthzone/template-rules';
import { LEARNED } from '../support/learned';

const GOOD = LEARNED['rows-and-numbers'];
const ONE = LEARNED['one-by-one'];

test.each(Object.entries(LEARNED))('what was learned of %s is kept as it is', (_, templates) => {
  expect(readTemplates(JSON.parse(JSON.stringify(templates)), 'demo')).toEqual({ ok: true, value: templates });
});

test('nothing learned yet is good as well', () => {
  expect(readTemplates({ ...GOOD, reads: {}, writes: {} }, 'demo').ok).toBe(true);
});

/** With another import, or another request of it. */
const importing = (change: Partial<WriteTemplate>, from = GOOD): Templates => ({
  ...from,
  writes: { ...from.writes, importAttendees: { ...(from.writes.importAttendees as WriteTemplate), ...change } },
});
const requested = (change: object): Templates =>
  importing({ requests: [{ ...(GOOD.writes.importAttendees?.requests[0] as RequestTemplate), ...change }] });
const sending = (value: Value): Templates => requested({ body: { is: 'json', value } });
const saving = (change: Partial<RequestTemplate>, perRequest = 25): Templates => ({
  ...GOOD,
  writes: {
    attendanceSave: {
      requests: [{ ...(GOOD.writes.attendanceSave?.requests[0] as RequestTemplate), ...change }],
      perRequest,
    },
  },
});
const reading = (change: Partial<RequestTemplate>, more: object = {}): Templates => {
  const list = GOOD.reads.attendeesSummary as NonNullable<Templates['reads']['attendeesSummary']>;
  return {
    ...GOOD,
    writes: {},
    reads: { attendeesSummary: { ...list, request: { ...list.request, ...change }, ...more } },
  };
};
const each = [{ '*each': { No: '{memberId}' } }];

test.each<[string, unknown, string]>([
  ['another association', { ...GOOD, tenant: 'other' }, 'is of other, and demo is connected'],
  ['a newer version', { ...GOOD, version: 2 }, 'version'],
  ['a member too many', { ...GOOD, key: 'x' }, 'key'],
  ['a list', [GOOD], 'not written'],
  ['a text', 'GET /', 'not written'],
  ['nothing', null, 'not written'],
  ['another route', { ...GOOD, writes: { ...GOOD.writes, deleteEvent: ONE.writes.importAttendees } }, 'deleteEvent'],
  ['another verb', requested({ method: 'DELETE' }), 'method'],
  ['a verb in small letters', requested({ method: 'put' }), 'method'],
  ['another host', requested({ path: 'https://evil.example.org/x' }), 'path'],
  ['another host without its scheme', requested({ path: '//evil.example.org/x' }), 'path'],
  ['another host behind an @', requested({ path: '/@evil.example.org' }), 'path'],
  ['a port', requested({ path: ':8443/x' }), 'path'],
  ['a way up', requested({ path: '/api/../x' }), 'path'],
  ['a way up, encoded', requested({ path: '/api/%2e%2e/x' }), 'path'],
  ['a backslash', requested({ path: '/api\\x' }), 'path'],
  ['a query in the path', requested({ path: '/api/x?y=1' }), 'path'],
  ['a line break in the path', requested({ path: '/api/x\r\nHost: evil' }), 'path'],
  ['a header in a query', requested({ query: { 'x\r\nHost': 'evil' } }), 'query'],
  ['a header in a value', requested({ query: { x: 'y\r\nHost: evil' } }), 'query'],
  ['headers', requested({ headers: { Cookie: 'x' } }), 'headers'],
  ['a type that is no JSON', requested({ body: { is: 'json', value: each, type: 'xml\r\nX: y' } }), 'body'],
  ['a limit of nobody', importing({ most: 0 }), 'most'],
  [
    'a header in a file name',
    requested({ body: { is: 'multipart', fields: [], file: { field: 'f', name: 'x"\r\nX: y' } } }),
    'body',
  ],
  [
    'a field twice in a form of parts',
    requested({
      body: {
        is: 'multipart',
        fields: [
          ['a', 'Registered'],
          ['a', 'x'],
        ],
        file: { field: 'f', name: 'x' },
      },
    }),
    'body',
  ],
  ['JSON without end', sending(Array.from({ length: 20 }).reduce<Value>((inner) => [inner], 'x')), 'body'],
  ['a placeholder of nobody', sending({ S: 'Registered', P: each, X: '{password}' }), 'has {password}'],
  ['a brace that begins nothing', sending({ S: 'Registered', P: each, X: '{' }), 'has a brace'],
  ['each, beside others', sending({ S: 'Registered', P: [...each, 'x'] }), 'has a brace'],
  ['told by nobody', sending({ S: 'Registered', P: each, X: '{told.id}' }), 'has {told.id}'],
  [
    'an import with ids that only a list has',
    sending({ S: 'Registered', P: [{ '*each': '{attendeeId}' }] }),
    'has {attendeeId}',
  ],
  ['an import as Attended', sending({ EventAttendeeStatus: 'Attended', P: each }), 'as Attended'],
  ['an import as both', sending({ A: 'Registered', B: 'attended ', P: each }), 'as Attended'],
  ['an import as number 5', sending({ EventAttendeeStatusId: 5, P: each, B: 'Registered' }), 'as Attended'],
  ['an import with a flag', sending({ S: 'Registered', HasAttended: true, P: each }), 'as Attended'],
  ['an import with its status open', sending({ S: '{status}', P: each }), 'has {status}'],
  ['an import without a status', sending({ P: each }), 'does not import as Registered'],
  ['an import as Invited', sending({ StatusId: 1, P: each }), 'does not import as Registered'],
  ['an import of nobody', sending({ S: 'Registered' }), 'without naming each person'],
  ['an import of one for several', sending({ S: 'Registered', No: '{memberId}', P: each }), 'names one person'],
  ['101 in one', importing({ perRequest: 101 }), 'perRequest'],
  ['nobody in one', importing({ perRequest: 0 }), 'perRequest'],
  ['no request', importing({ requests: [] }), 'requests'],
  ['a GET with a body', requested({ method: 'GET' }), 'body in a GET'],
  ['a deletion by its path', requested({ path: '/api/events/{eventId}/DeleteAll' }), 'sounds like a deletion'],
  ['an e-mail address', sending({ S: 'Registered', P: each, By: 'maria@example.org' }), "somebody's e-mail"],
  ['a member ID', sending({ S: 'Registered', P: each, By: 999900001 }), "somebody's e-mail"],
  ['a token by its name', sending({ S: 'Registered', P: each, CsrfToken: 'x' }), 'token or a key'],
  ['a token by its look', sending({ S: 'Registered', P: each, X: `e${'yJ0'.repeat(12)}` }), 'token or a key'],
  ['Set All', saving({ body: { is: 'json', value: { State: '{status:number}' } } }), 'as "Set All" does'],
  [
    'Set All, beside a stamp',
    saving({
      path: '/a/{eventId}/everybody',
      body: { is: 'json', value: { V: '{stamp.Version}', State: '{status}' } },
    }),
    'as "Set All" does',
  ],
  [
    'a save without a status',
    saving({ body: { is: 'json', value: [{ '*each': '{attendeeId}' }] } }),
    'saves no {status}',
  ],
  [
    'a save by member ID',
    saving({ body: { is: 'json', value: [{ '*each': { N: '{memberId}', S: '{status}' } }] } }),
    'as "Set All" does',
  ],
  [
    'a stamp that nobody reads',
    saving({ body: { is: 'json', value: [{ '*each': { N: '{attendeeId}', S: '{status}', V: '{stamp.Other}' } }] } }),
    'has {stamp.Other}',
  ],
  ['a read by PUT', reading({ method: 'PUT' }), 'reads by PUT'],
  [
    'a read that changes',
    reading({ method: 'POST', path: '/api/events/{eventId}/attendees/SetAllCancelled' }),
    'sounds like a change',
  ],
  ['a read of a person', reading({ path: '/api/{contactId}' }), 'has {contactId}'],
  ['a list without contacts', reading({}, { fields: { attendeeId: 'Id', status: 'S', name: 'N' } }), 'the contactId'],
  ['a list without names', reading({}, { fields: { attendeeId: 'Id', contactId: 'C', status: 'S' } }), 'the name'],
  ['a path into nowhere', reading({}, { rows: 'a..b' }), 'rows'],
  [
    'too much of it',
    sending({ S: 'Registered', P: each, X: Array.from({ length: 40 }, () => 'x '.repeat(150)) }),
    'only 8000 can be kept',
  ],
])('refused: %s', (_, templates, why) => {
  const read = readTemplates(JSON.parse(JSON.stringify(templates)), 'demo');
  expect(read).toMatchObject({ ok: false, problem: { code: 'bad-template', message: expect.stringContaining(why) } });
  expect(read.ok || read.problem.message.length).toBeLessThan(330);
});

test('one person in each request may stand anywhere, a GUID is no token, and a list may be asked by POST', () => {
  expect(readTemplates(importing({}, ONE), 'demo').ok).toBe(true);
  const constant = '0f8fad5b-d9cb-469f-a165-70867728950e';
  expect(readTemplates(sending({ S: 'Registered', P: each, Type: constant }), 'demo').ok).toBe(true);
  expect(
    readTemplates(reading({ method: 'POST', path: '/a/{eventId}/list', body: { is: 'json', value: {} } }), 'demo').ok,
  ).toBe(true);
});

/** A value for every hole of those. */
const ANY = {
  eventId: 7,
  eventDetailId: 8,
  registrationTypeId: 9,
  contactId: 1,
  attendeeId: 2,
  skip: 0,
  memberId: '999900001',
  firstName: 'A',
  lastName: 'B',
  email: '',
  office: '',
  row: 1,
  status: 'x',
  'status:number': 5,
  'stamp.Version': 'v',
  'seen.RowVersion': 'r',
};

test('whatever stands in place of a part: it is refused or changes nothing, and never throws', () => {
  const hostile = fc.oneof(
    fc.constantFrom<unknown>(
      'https://evil.example.org',
      '//evil',
      '../..',
      'DELETE',
      'Attended',
      5,
      null,
      [],
      {},
      '{x',
      '\r\nA: b',
    ),
    fc.jsonValue(),
  );
  const text = JSON.stringify(GOOD);
  fc.assert(
    fc.property(fc.nat(120), hostile, (place, by) => {
      let at = -1;
      const changed: unknown = JSON.parse(text, (_, part: unknown) => {
        if (typeof part === 'object') return part;
        at += 1;
        return at === place ? by : part;
      });
      const read = readTemplates(changed, 'demo');
      if (!read.ok) return;
      const { reads, writes } = read.value;
      // A line end, not a backslash of the text itself.
      expect(JSON.stringify(writes.importAttendees?.requests)).not.toMatch(/"attended"|(?<!\\)\\r/i);
      const requests = [
        ...Object.values(reads).map(({ request }) => request),
        ...Object.values(writes).flatMap((one) => one.requests),
      ];
      for (const request of requests) {
        const filled = requestOf(request, { values: ANY, people: [ANY] });
        if (!filled) continue;
        const { host, pathname, hash } = new URL(`https://demo.growthzoneapp.com${filled.address}`);
        expect([host, hash]).toEqual(['demo.growthzoneapp.com', '']);
        expect(filled.address.split('?')[0]).toBe(pathname);
        expect(['GET', 'POST', 'PUT', 'PATCH']).toContain(filled.method);
      }
    }),
    { numRuns: 1000 },
  );
});
