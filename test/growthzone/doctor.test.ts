import { fictionalMembers } from '../../local/growthzone/seed';
import { createClient, examine, type HttpAnswer, type HttpRequest } from '../../src/growthzone';
import { doctorLines, doctorPage } from '../../src/sidebar/texts/doctor';
import { utcDay } from '../support/class';

const clock = { now: () => Date.parse('2026-06-30T12:00:00Z'), sleep: () => undefined };
const KEY = 'a-very-secret-key-4711';

/** What a tenant answers by path, without `/api`; anything else is a 404. */
function examined(answers: Readonly<Record<string, unknown>>, eventId?: number) {
  const sent: HttpRequest[] = [];
  const http = {
    send(request: HttpRequest): HttpAnswer {
      sent.push(request);
      const path = new URL(request.url).pathname.replace('/api', '');
      const answer = answers[path];
      if (typeof answer === 'number')
        return { kind: 'answer', status: answer, headers: {}, text: `{"Message":"${KEY}"}` };
      if (typeof answer === 'object' && answer !== null && 'status' in answer)
        return { kind: 'answer', status: Number(answer.status), headers: {}, text: JSON.stringify(answer) };
      if (answer === undefined) return { kind: 'answer', status: 404, headers: {}, text: '{}' };
      return { kind: 'answer', status: 200, headers: {}, text: JSON.stringify(answer) };
    },
  };
  const client = createClient({
    connection: { tenant: 'demo', apiKey: KEY },
    http,
    clock,
    dayOf: utcDay,
    patienceMilliseconds: 0,
  });
  const reads = examine(client, clock, eventId);
  const lines = doctorLines({ tenant: 'demo', reads });
  const page = doctorPage({ tenant: 'demo', reads }, '2026-06-30');
  const resultOf = (route: string) => lines.find((line) => line.route === route);
  return { reads, lines, page, sent, resultOf };
}

const contact = (ContactId: number, more = {}) => ({ ContactId, Name: 'Ana Alvarez', SystemContactTypeId: 1, ...more });
const summary = 'GET /api/events/{eventId}/attendees/summary';

test('sends nothing but GET, whatever is answered', () => {
  const { sent } = examined({
    '/contacts': { Results: [contact(1)], TotalRecordAvailable: 1 },
    '/events/all': [{ EventId: 7, Name: 'Ethics', StartDate: '2026-02-05T00:00:00' }],
    '/events/7/attendees/import': 405,
  });
  expect(sent.length).toBeGreaterThan(5);
  expect(sent.filter(({ method, body }) => method !== 'GET' || body !== undefined)).toEqual([]);
});

test('a refused key ends it: the other routes are not asked', () => {
  const { lines, sent } = examined({ '/contacts/root/claims': 401 });
  expect(sent).toHaveLength(1);
  expect(lines.map(({ result }) => result)).toEqual(['refused', ...Array(15).fill('not asked')]);
});

test.each([
  [
    'a list whose rows lack the status',
    [{ EventAttendeeId: 1, ContactId: 2 }],
    'answers otherwise',
    /lacks EventAttendeeStatus/,
  ],
  ['an empty list', { Results: [], TotalRecordAvailable: 0 }, 'answers without rows', /could not be seen/],
  ['a bare event object', { EventId: 7, EventAuditId: 1, EventDetailAuditId: 2 }, 'answers otherwise', /one object/],
  ['text', 'Sign in', 'answers otherwise', /a bare string/],
  ['no-permission', 403, 'refused', /lacks a permission/],
  ['a wrong verb', 405, 'does not answer', /status 405/],
  ['an error', 500, 'does not answer', /status 500/],
  ['a bad request', 400, 'answers otherwise', /status 400/],
])('the attendee list answers %s', (_, answer, result, detail) => {
  const { resultOf } = examined({ '/events/7/attendees/summary': answer }, 7);
  expect(resultOf(summary)).toMatchObject({ certainty: '2ND-HAND', result, detail: expect.stringMatching(detail) });
});

test.each([
  [405, 'answers as expected'],
  [404, 'does not answer'],
  [403, 'refused'],
  [503, 'does not answer'],
  [400, 'answers otherwise'],
  [{ EventId: 7 }, 'answers otherwise'],
])('the import address asked by GET: %j', (answer, result) => {
  const { resultOf } = examined({ '/events/7/attendees/import': answer }, 7);
  expect(resultOf('POST /api/events/{eventId}/attendees/import')).toMatchObject({ certainty: 'INVENTED', result });
});

test('the attendance tab is of no use without its stamp', () => {
  const { resultOf } = examined({ '/events/7/attendees/attendance': { Attendees: [] } }, 7);
  expect(resultOf('GET /api/events/{eventId}/attendees/attendance')).toMatchObject({
    result: 'answers otherwise',
    detail: expect.stringContaining('lacks AuditId'),
  });
});

test('a list that ignores $skip is told', () => {
  const { resultOf } = examined({ '/contacts': [contact(1), contact(2)] });
  expect(resultOf('GET /api/contacts')?.detail).toContain('$skip is not obeyed');
});

test('unknown members are named only where the rows have them alike', () => {
  const { reads, resultOf } = examined({
    '/contacts': [contact(1, { NRDSID: '1', 'Ana Alvarez': 1, Odd: 1 }), contact(2, { NRDSID: '2', 'Ana Alvarez': 1 })],
  });
  expect(resultOf('GET /api/contacts')?.detail).toContain('also has NRDSID;');
  expect(JSON.stringify(reads)).not.toContain('Ana Alvarez');
});

test('of the newest past events one with attendees is looked at', () => {
  const event = (EventId: number, StartDate: string) => ({
    EventId,
    EventDetailId: EventId + 10,
    Name: 'E',
    StartDate,
  });
  const { sent, resultOf } = examined({
    '/events/all': [event(9, '2026-08-01'), event(8, '2026-06-01'), event(7, '2026-05-01')],
    '/events/8/attendees/summary': [],
    '/events/7/attendees/summary': [
      { EventAttendeeId: 1, ContactId: 2, EventAttendeeStatus: 'Registered', ContactName: 'Ana' },
    ],
  });
  expect(resultOf(summary)).toMatchObject({ result: 'answers as expected' });
  expect(sent.some(({ url }) => url.includes('/events/9/'))).toBe(false);
  expect(sent.some(({ url }) => url.endsWith('/events/17/certificationcomponents'))).toBe(true);
});

test('no value of anybody’s record, and no word of GrowthZone’s, is in a line', () => {
  const people = fictionalMembers(30, 1);
  const rows = people.map(({ firstName, lastName, email, memberId }, place) =>
    contact(place + 1, { FirstName: firstName, LastName: lastName, EmailAddress: email, AccountNumber: memberId }),
  );
  const { reads, lines, page } = examined({
    '/contacts/root/claims': { Claims: [{ Name: 'http://x.org/claims/emailaddress', Value: 'ann@example.com' }] },
    '/realestate/contacts/getchangessince/2026-05-31T120000Z': {
      Changes: rows.map((row, at) => ({ ...row, RealEstateEditionFields: { NRDSMemberId: people[at]?.memberId } })),
    },
    '/contacts': rows,
    '/contacts/person/1': rows[0],
    '/contacts/1/NotesAndFields': { Fields: [{ Name: 'NRDS ID', Value: people[0]?.memberId }] },
    '/events/all': 400,
  });
  const said = JSON.stringify([reads, lines, page]);
  expect(said).toContain('nine digits in the custom field NRDS ID');
  expect(said).toContain('names emailaddress');
  expect(said).not.toContain('ann@');
  expect(said).toContain('30 of them have nine digits as NRDSMemberId');
  for (const { lastName, email, memberId } of people) {
    for (const value of [lastName, email, memberId]) if (value) expect(said).not.toContain(value);
  }
  expect(said).not.toContain(KEY);
});

const CHANGES = '/realestate/contacts/getchangessince';
const NO_DATE = 'String was not recognized as a valid DateTime.';

test('the forms of a moment are tried in turn, and which one was read is told', () => {
  const { sent, resultOf } = examined({
    [`${CHANGES}/20260531T120000Z`]: {
      Changes: [{ ContactId: 1, Name: 'A', RealEstateEditionFields: null }],
    },
    [`${CHANGES}/2026-05-31T120000Z`]: { status: 500, ExceptionMessage: NO_DATE },
    [`${CHANGES}/2026-05-31T120000`]: { status: 500, ExceptionMessage: NO_DATE },
  });
  expect(sent.filter(({ url }) => url.includes('getchangessince'))).toHaveLength(3);
  expect(resultOf(`GET /api${CHANGES}/{utc}`)).toMatchObject({
    certainty: 'USED',
    result: 'answers as expected',
    detail: expect.stringMatching(/takes a moment written 20251216T182425Z; 0 of them have nine digits/),
  });
});

test('the page says of whom, how sure, what came, and what is still open', () => {
  const { page } = examined({
    '/contacts/root/claims': { Claims: [{ Name: 'TenantName', Value: 'Four Lanterns' }] },
    '/events/7/attendees/import': 405,
  });
  expect(page.split('\n').slice(0, 5)).toEqual([
    'CE Roster: what demo.growthzoneapp.com answers, 2026-06-30',
    'Read with an API key, each route once; nothing was written. No value of anybody’s record is in it.',
    '',
    'GET /api/contacts/root/claims  (CONFIRMED)',
    expect.stringMatching(/^ {4}answers as expected: status 200, one object; has Name, Value; names TenantName$/),
  ]);
  expect(page).toContain('- Which route lists the attendees of an event with their status?');
  expect(page).toContain('1 of 16 routes answer as expected.');
});
