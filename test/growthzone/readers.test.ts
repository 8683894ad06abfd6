import {
  createClient,
  type HttpAnswer,
  type HttpRequest,
  importAttendees,
  memberFrom,
  readAttendance,
  readAttendees,
  readCard,
  readCompletion,
  readContactsPage,
  readEnrolments,
  readEnrolmentsOf,
  readEvent,
  readEventComponents,
  readEvents,
  readRegistrationTypes,
  saveAttended,
} from '../../src/growthzone';
import { readAll } from '../../src/growthzone/paging';
import { retryDelay } from '../../src/growthzone/retry';
import { pathOf, type RouteOverrides } from '../../src/growthzone/routes';

const KEY = 'secret-key';
const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): HttpAnswer => ({
  kind: 'answer',
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});
const LOST: HttpAnswer = { kind: 'no answer', message: `Timeout after Authorization: ApiKey ${KEY}` };
const UNREADABLE = { ok: false, refusal: { kind: 'unreadable' } };
const NO_DATE = '0001-01-01T00:00:00';
const BODY = { kind: 'json', text: '{}' } as const;

/** A client whose GrowthZone gives these answers in turn, the last one for ever. */
function scripted(
  answers: readonly HttpAnswer[],
  options: { routes?: RouteOverrides; paceMilliseconds?: number } = {},
) {
  const { routes, ...pace } = options;
  let time = 0;
  const sent: (HttpRequest & { readonly at: number })[] = [];
  const client = createClient({
    connection: { tenant: 'demo', apiKey: KEY, ...(routes ? { routes } : {}) },
    clock: {
      now: () => time,
      sleep: (milliseconds) => {
        time += milliseconds;
      },
    },
    http: {
      send: (request) => {
        sent.push({ ...request, at: time });
        return answers[Math.min(sent.length, answers.length) - 1] as HttpAnswer;
      },
    },
    chance: () => 0.5,
    ...pace,
  });
  return { client, sent, time: () => time };
}
const saying = (...bodies: readonly unknown[]) => scripted(bodies.map((body) => answer(200, body))).client;

describe('requests', () => {
  test('carry the key in the header only', () => {
    const { client, sent } = scripted([answer(200, [])]);
    client.read('person', { contactId: 7 });
    expect(sent).toEqual([
      {
        method: 'GET',
        url: 'https://demo.growthzoneapp.com/api/contacts/person/7',
        headers: { Authorization: `ApiKey ${KEY}`, Accept: 'application/json' },
        at: 0,
      },
    ]);
    expect(client.requests()).toBe(1);
  });
  test.each(['evil.com/', 'Demo', '', 'a.b', 'demo\n'])('no tenant: %j', (tenant) => {
    const ports = scripted([]);
    expect(() =>
      createClient({
        connection: { tenant, apiKey: KEY },
        http: { send: () => LOST },
        clock: { now: ports.time, sleep: () => undefined },
      }),
    ).toThrow('tenant');
  });
});

describe('routes', () => {
  test.each([
    ['/events/{eventId}/people', '/events/5/people'],
    ['/events/{eventId}/people/', '/events/5/people/'],
    ['/events/{otherId}/people', undefined],
    ['/events/../keys', undefined],
    ['//evil.com/{eventId}', undefined],
    ['/events/{eventId}?all=1', undefined],
    ['events/{eventId}', undefined],
    ['', undefined],
  ])('template %j', (template, path) => {
    expect(pathOf('attendeesSummary', { eventId: 5 }, { attendeesSummary: template })).toBe(path);
  });
  test('an unusable template sends nothing', () => {
    const { client, sent } = scripted([answer(200, [])], { routes: { importAttendees: '/a/../b' } });
    expect(client.write('importAttendees', { eventId: 5 }, BODY)).toMatchObject({
      ok: false,
      refusal: { kind: 'bad request', status: 0 },
    });
    expect(sent).toHaveLength(0);
  });
  test.each([0, -1, Number.NaN, 1.5])('id %d is none', (eventId) => {
    expect(pathOf('event', { eventId })).toBeUndefined();
  });
});

describe('trying again', () => {
  test.each([
    ['429', answer(429, ''), 'slow down'],
    ['503', answer(503, ''), 'unavailable'],
    ['408', answer(408, ''), 'unavailable'],
    ['no answer', LOST, 'no answer'],
  ])('a read gives up within its patience: %s', (_, given, kind) => {
    const { client, sent, time } = scripted([given]);
    const reply = client.read('contacts');
    expect(reply).toMatchObject({ ok: false, refusal: { kind, retryAfterSeconds: 16 } });
    expect(sent.map(({ at }) => at)).toEqual([0, 1000, 3000, 7000, 15000]);
    expect(time()).toBeLessThanOrEqual(20_000);
    expect(JSON.stringify(reply)).not.toContain(KEY);
  });
  test('a long Retry-After is told, not slept', () => {
    const { client, sent } = scripted([answer(429, '', { 'retry-after': '90' })]);
    expect(client.read('contacts')).toMatchObject({
      refusal: { kind: 'slow down', status: 429, retryAfterSeconds: 90 },
    });
    expect(sent).toHaveLength(1);
  });
  test('Retry-After 0 ends, also without a pace', () => {
    const { client, sent } = scripted([answer(429, '', { 'retry-after': '0' })], { paceMilliseconds: 0 });
    expect(client.read('contacts').ok).toBe(false);
    expect(sent.length).toBeLessThan(100);
  });
  test.each([
    ['500', answer(500, '')],
    ['502', answer(502, '<html>')],
    ['408', answer(408, '')],
    ['302', answer(302, '')],
    ['400', answer(400, '')],
    ['401', answer(401, '')],
    ['409', answer(409, '')],
    ['no answer', LOST],
    ['broken JSON', answer(200, '{half')],
  ])('a write is not: %s', (_, given) => {
    const { client, sent } = scripted([given, answer(200, {})]);
    expect(client.write('attendanceSave', { eventId: 1 }, BODY).ok).toBe(false);
    expect(sent).toHaveLength(1);
  });
  test('a write is after 429', () => {
    const { client, sent } = scripted([answer(429, ''), answer(204, '')]);
    expect(client.write('attendanceSave', { eventId: 1 }, BODY)).toEqual({ ok: true, value: undefined });
    expect(sent).toHaveLength(2);
  });
  test('a write stops where its second try may have been done', () => {
    const { client, sent } = scripted([answer(429, ''), answer(503, ''), answer(200, {})]);
    expect(client.write('attendanceSave', { eventId: 1 }, BODY)).toMatchObject({ refusal: { kind: 'unavailable' } });
    expect(sent).toHaveLength(2);
  });
  test.each([
    ['-1', 1000],
    ['1.5', 1000],
    ['soon', 1000],
    ['0', 250],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 250],
  ])('Retry-After %j', (retryAfter, delay) => {
    expect(retryDelay({ tries: 1, retryAfter, now: 5000, chance: 0.5 })).toBe(delay);
  });
});

test('a refusal repeats what GrowthZone said, without the key even where it is cut', () => {
  const said = { Message: 'The request is invalid.', MessageDetail: `${'x'.repeat(270)}${KEY}` };
  const reply = scripted([answer(400, said)]).client.read('contacts');
  expect(reply).toMatchObject({ refusal: { kind: 'bad request', status: 400 } });
  expect(JSON.stringify(reply)).toContain('The request is invalid.');
  expect(JSON.stringify(reply)).not.toContain('secret');
});

describe('lists', () => {
  const rows = (from: number, count: number) => Array.from({ length: count }, (_, n) => ({ ContactId: from + n }));
  test.each([
    ['Results', { Results: rows(1, 2), TotalRecordAvailable: 2 }, 1],
    ['Items', { Items: rows(1, 2) }, 2],
    ['ListViewItems', { ListViewItems: rows(1, 2) }, 2],
    ['bare', rows(1, 2), 2],
    ['a total of 0 that is none', { Results: rows(1, 2), TotalRecordAvailable: 0 }, 2],
  ])('%s', (_, first, requests) => {
    const { client } = scripted([answer(200, first), answer(200, [])]);
    expect(readAll(client, 'contacts', {}, '')).toEqual({ ok: true, value: rows(1, 2) });
    expect(client.requests()).toBe(requests);
  });
  test('that end before their total are not whole', () => {
    const client = saying(
      { Results: rows(1, 60), TotalRecordAvailable: 150 },
      { Results: [], TotalRecordAvailable: 150 },
    );
    expect(readAll(client, 'contacts', {}, '')).toMatchObject(UNREADABLE);
  });
  test.each([[{ Results: null }], [{}], ['text'], [[1]], [{ EventAuditId: 1, EventDetailAuditId: 1, Items: [] }]])(
    '%j is none',
    (body) => {
      expect(readAll(saying(JSON.stringify(body)), 'contacts', {}, '')).toMatchObject(UNREADABLE);
    },
  );
});

describe('people', () => {
  test.each([
    [{ Name: 'Doe, Jane Ann' }, 'Jane Ann', 'Doe'],
    [{ Name: 'Jane van Doe' }, 'Jane', 'van Doe'],
    [{ Name: 'Jane Ann Doe' }, 'Jane Ann', 'Doe'],
    [{ Name: 'Cher' }, '', 'Cher'],
    [{ Name: 'X', FirstName: 'Jane', LastName: 'Doe' }, 'Jane', 'Doe'],
  ])('names of %j', (row, firstName, lastName) => {
    const page = readContactsPage(saying([{ ContactId: 1, ...row }]), 0);
    expect(page).toMatchObject({ value: { contacts: [{ firstName, lastName, accountNumber: undefined }] } });
  });
  test.each([
    [' 012345678 ', '012345678'],
    ['12345678', undefined],
    ['12345678a', undefined],
    [12345678, undefined],
    [null, undefined],
  ])('account number %j', (AccountNumber, memberId) => {
    const page = readContactsPage(saying([{ ContactId: 1, Name: 'A B', SystemContactTypeId: 1, AccountNumber }]), 0);
    const [contact] = page.ok ? page.value.contacts : [];
    expect(contact && memberFrom(contact)?.memberId).toBe(memberId);
  });
  test('a card with a custom field', () => {
    const person = { FirstName: 'Jane', LastName: 'Doe', AccountNumber: '600000001', PrimaryEmailAddress: 'j@x.org' };
    const fields = { Fields: [{ Name: 'f1', DisplayName: 'nrds ID', Value: '012345678' }] };
    expect(readCard(saying(person, fields), 7, { in: 'customField', name: 'NRDS id' })).toMatchObject({
      value: { contactId: 7, memberId: '012345678', firstName: 'Jane', email: 'j@x.org' },
    });
    expect(readCard(saying(person, { Fields: [] }), 7, { in: 'customField', name: 'NRDS' })).toEqual({ ok: true });
    expect(readCard(saying(person), 7, { in: 'AccountNumber' })).toMatchObject({ value: { memberId: '600000001' } });
    expect(readCard(saying(person, {}), 7, { in: 'customField', name: 'NRDS' })).toMatchObject(UNREADABLE);
  });
});

describe('events', () => {
  const event = {
    EventId: 5,
    EventDetailId: 105,
    Name: 'Ethics',
    StartDate: '2026-03-04T09:00:00',
    EnableSessions: false,
  };
  test('list and detail', () => {
    const shaped = { eventId: 5, eventDetailId: 105, name: 'Ethics', date: '2026-03-04', sessions: false };
    expect(readEvents(saying({ Results: [event], TotalRecordAvailable: 1 }))).toMatchObject({ value: [shaped] });
    expect(readEvent(saying({ ...event, EventAuditId: 1, EventDetailAuditId: 1 }), 5)).toMatchObject({ value: shaped });
    expect(readEvent(saying(event), 6)).toMatchObject(UNREADABLE);
  });
  test('an unknown detail id is not guessed', () => {
    const client = saying({ Results: [{ EventId: 5 }], TotalRecordAvailable: 1 });
    expect(readEvents(client)).toMatchObject({ value: [{ eventDetailId: 0, registrationEnabled: undefined }] });
    expect(readEventComponents(client, 0)).toMatchObject({ ok: false, refusal: { kind: 'bad request' } });
    expect(client.requests()).toBe(1);
  });
  test.each([
    [[], true],
    [[{ Price: 0 }], true],
    [[{ Price: 0 }, { Price: 25 }], false],
    [[{ Price: '25.00' }], false],
    [[{ Name: 'Fee' }], undefined],
    [undefined, undefined],
  ])('fees %j', (FeeItems, free) => {
    const reply = readRegistrationTypes(saying([{ EventRegistrationTypeId: 3, Name: 'Member', FeeItems }]), 105);
    expect(reply).toEqual({ ok: true, value: [{ id: 3, name: 'Member', free }] });
  });
});

describe('attendees', () => {
  test.each([
    ['Registered', 'Registered'],
    ['No-Show', 'No Show'],
    ['cancelled', 'Cancelled'],
    ['Attended / paid', 'Other'],
    ['', 'Other'],
  ])('status %j', (EventAttendeeStatus, status) => {
    const row = { EventAttendeeId: 91, ContactId: 7, ContactName: 'Jane Doe', EventAttendeeStatus };
    expect(readAttendees(saying({ Results: [row], TotalRecordAvailable: 1 }), 5)).toEqual({
      ok: true,
      value: [{ attendeeId: 91, contactId: 7, status, name: 'Jane Doe' }],
    });
  });
  test.each([[{ EventAttendeeId: 91 }], [{ ContactId: 7 }]])('a list of %j is not read', (row) => {
    expect(readAttendees(saying({ Results: [row], TotalRecordAvailable: 1 }), 5)).toMatchObject(UNREADABLE);
  });
  test('an import is as Registered, whatever it is given', () => {
    const said = {
      Imported: [{ Row: 1, ContactId: 7, EventAttendeeId: 91 }],
      Rejected: [{ Row: 2, Reason: 'No name' }],
    };
    const { client, sent } = scripted([answer(200, said)]);
    const file = { csv: 'a,b\n', fileName: 'x.csv', registrationTypeId: 3, EventAttendeeStatus: 'Attended' };
    expect(importAttendees(client, 5, file)).toEqual({
      ok: true,
      value: [{ row: 2, reason: 'No name' }],
    });
    expect(sent[0]?.body).toEqual({
      kind: 'multipart',
      fields: { EventRegistrationTypeId: '3', EventAttendeeStatus: 'Registered' },
      file: { name: 'x.csv', text: 'a,b\n' },
    });
    expect(importAttendees(saying({}), 5, file)).toMatchObject(UNREADABLE);
  });
  test('attendance is saved under its stamp', () => {
    const row = { EventAttendeeId: 91, ContactId: 7, EventAttendeeStatus: 'Registered' };
    expect(readAttendance(saying({ AuditId: 'a7', Attendees: [row] }), 5)).toMatchObject({ value: { auditId: 'a7' } });
    expect(readAttendance(saying({ Attendees: [row] }), 5)).toMatchObject(UNREADABLE);
    const { client, sent } = scripted([answer(200, { AuditId: 'a8', Attendees: [row] })]);
    expect(saveAttended(client, 5, { auditId: 'a7', attendeeIds: [91] }).ok).toBe(true);
    expect(sent[0]?.body).toEqual({
      kind: 'json',
      text: '{"AuditId":"a7","Attendees":[{"EventAttendeeId":91,"EventAttendeeStatus":"Attended"}]}',
    });
  });
});

describe('credit', () => {
  test('enrolments', () => {
    const rows = [1, 2].map((id) => ({ ContactId: 7, CertificationContactId: id }));
    expect(readEnrolments(saying({ Results: rows, TotalRecordAvailable: 2 }), 1)).toEqual({
      ok: true,
      value: new Map([[7, [1, 2]]]),
    });
    expect(readEnrolmentsOf(saying(rows), 7)).toEqual({ ok: true, value: [1, 2] });
    expect(readEnrolmentsOf(saying({ odd: 1 }), 7)).toMatchObject(UNREADABLE);
  });

  test('a list of enrolments with more pages than people is not read on: a state-wide one would outlast a script', () => {
    const rows = [{ ContactId: 7, CertificationContactId: 31 }];
    expect(readEnrolments(saying({ Results: rows, TotalRecordAvailable: 301 }), 3)).toEqual({
      ok: true,
      value: undefined,
    });
    // With as many people the list is the cheaper way; this one repeats its page, which is said.
    expect(readEnrolments(saying({ Results: rows, TotalRecordAvailable: 301 }), 4)).toMatchObject({ ok: false });
  });
  const item = (id: number, Completed: unknown, ActivityDate: string) => ({
    ListViewItems: [{ CertificationComponentId: id, Completed, ActivityDate }],
  });
  test.each([
    ['completed', [item(4, true, '2026-03-04T00:00:00')], { ok: true, value: { completed: true, date: '2026-03-04' } }],
    ['not', [item(4, false, NO_DATE)], { ok: true, value: { completed: false, date: '' } }],
    ['on a later page', [item(3, true, NO_DATE), item(4, false, NO_DATE)], { ok: true, value: { completed: false } }],
    ['not there', [item(3, true, NO_DATE), { ListViewItems: [] }], { ok: true, value: undefined }],
    ['not said', [item(4, undefined, NO_DATE)], UNREADABLE],
  ])('%s', (_, bodies, reply) => {
    expect(readCompletion(saying(...bodies), 1, 4)).toMatchObject(reply);
  });
});
