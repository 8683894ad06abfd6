import { seededFaults } from '../../local/growthzone';
import { type FaultOrder, faultBook } from '../../local/growthzone/faults';
import { csvOf, furnished, KEY, type Running } from '../support/growthzone';

const IMPORT = { method: 'POST', path: '/api/events/*/attendees/import' } as const;
const LIST = { method: 'GET', path: '/api/events/*/attendees/summary' } as const;

type At = Awaited<ReturnType<typeof furnished>>;
let at: At;
afterEach(() => at.growthzone.close());

async function with_(...faults: FaultOrder[]): Promise<At> {
  at = await furnished({ faults });
  return at;
}

/** Imports member 3; the error of the connection where there is no answer. */
function importThree({ importFile, coec, registrationTypeId }: At) {
  return importFile(coec.eventId, { csv: csvOf(3, 3), registrationTypeId }).catch((error: Error) => error);
}

async function listed({ call, coec }: At): Promise<number> {
  const { body } = await call(`/api/events/${coec.eventId}/attendees/summary`);
  return (body as { TotalRecordAvailable: number }).TotalRecordAvailable;
}

function registered({ store }: Running): number {
  return store.counters().registrations;
}

describe('one fault at a time, asked for at the start', () => {
  test.each([429, 500, 502, 503, 504, 302, 401, 403])('status %i, nothing applied', async (status) => {
    await with_({ match: IMPORT, fault: { kind: 'status', status } });
    expect(await importThree(at)).toMatchObject({ status, body: { Message: expect.any(String) } });
    expect(registered(at)).toBe(2);
    expect(await importThree(at)).toMatchObject({ status: 200 });
  });

  test('a status with Retry-After, though the change was applied', async () => {
    await with_({ match: IMPORT, fault: { kind: 'status', status: 503, retryAfterSeconds: 7, applied: true } });
    const answer = await importThree(at);
    expect(answer).toMatchObject({ status: 503 });
    expect('headers' in answer && answer.headers.get('Retry-After')).toBe('7');
    expect(registered(at)).toBe(3);
  });

  test.each([
    { kind: 'drop-before', count: 2 },
    { kind: 'drop-after', count: 3 },
  ] as const)('$kind: no answer, then $count registrations', async ({ kind, count }) => {
    await with_({ match: IMPORT, fault: { kind } });
    expect(await importThree(at)).toMatchObject({ message: 'fetch failed' });
    expect(registered(at)).toBe(count);
    expect(await listed(at)).toBe(count);
  });

  test.each([
    { applied: false, count: 2 },
    { applied: true, count: 3 },
  ])('the connection is reset, applied: $applied', async ({ applied, count }) => {
    await with_({ match: IMPORT, fault: { kind: 'reset', applied } });
    const error = await importThree(at);
    expect((error as Error).cause).toMatchObject({ code: 'ECONNRESET' });
    expect(registered(at)).toBe(count);
  });

  test('late: 504 now, and the change arrives when its time has come', async () => {
    await with_({ match: IMPORT, fault: { kind: 'late', seconds: 60 } });
    expect(await importThree(at)).toMatchObject({ status: 504 });
    expect(await listed(at)).toBe(2);
    at.clock.sleep(50_000);
    expect(await listed(at)).toBe(2);
    at.clock.sleep(10_000);
    expect(await listed(at)).toBe(3);
    expect(await listed(at)).toBe(3);
  });

  test('late changes can be let in at once', async () => {
    await with_({ match: IMPORT, fault: { kind: 'late' } });
    await importThree(at);
    expect(registered(at)).toBe(2);
    await at.growthzone.settle();
    expect(registered(at)).toBe(3);
  });

  test('lag: the list is as it was, with the statuses of then', async () => {
    await with_({ match: LIST, times: 'always', fault: { kind: 'lag', seconds: 60 } });
    at.clock.sleep(61_000);
    await importThree(at);
    const path = `/api/events/${at.coec.eventId}/attendees`;
    const tab = (await at.call(`${path}/attendance`)).body as { AuditId: number };
    await at.post(`${path}/attendance`, {
      AuditId: tab.AuditId,
      Attendees: [{ EventAttendeeId: 90001, EventAttendeeStatus: 'Attended' }],
    });
    expect((await at.call(`${path}/summary`)).body).toMatchObject({
      Results: [{ EventAttendeeId: 90001, EventAttendeeStatus: 'Registered' }, { EventAttendeeId: 90002 }],
      TotalRecordAvailable: 2,
    });
    at.clock.sleep(60_000);
    expect((await at.call(`${path}/summary`)).body).toMatchObject({
      Results: [{ EventAttendeeStatus: 'Attended' }, {}, { EventAttendeeStatus: 'Registered' }],
      TotalRecordAvailable: 3,
    });
  });

  test('truncated: the change is applied, the JSON ends half-way', async () => {
    await with_({ match: IMPORT, fault: { kind: 'truncate' } });
    expect(await importThree(at)).toBeInstanceOf(SyntaxError);
    expect(registered(at)).toBe(3);
  });

  test('a sign-in page with 200 instead of JSON', async () => {
    await with_({ fault: { kind: 'login-page' } });
    const answer = await fetch(`${at.growthzone.url}/api/contacts`, { headers: { Authorization: `ApiKey ${KEY}` } });
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=UTF-8']);
    expect(await answer.text()).toContain('Sign in');
  });

  test('a slow answer moves a simulated clock', async () => {
    await with_({ fault: { kind: 'delay', seconds: 30 } });
    const before = at.clock.now();
    expect((await at.call('/api/contacts')).status).toBe(200);
    expect(at.clock.now() - before).toBe(30_250);
  });
});

describe('which requests', () => {
  test('the nth matching one, and as often as asked', async () => {
    await with_({ match: { path: '/API/contacts/' }, nth: 2, times: 2, fault: { kind: 'status', status: 500 } });
    const statuses: number[] = [];
    for (let asked = 0; asked < 5; asked += 1) {
      statuses.push((await at.call('/api/contacts')).status);
      expect((await at.call('/api/events/all')).status).toBe(200);
    }
    expect(statuses).toEqual([200, 500, 500, 200, 200]);
  });

  test('a request that was not let in draws no fault and is not counted', async () => {
    await with_({ fault: { kind: 'status', status: 500 } });
    expect((await at.call('/api/contacts', { headers: { Authorization: 'ApiKey wrong' } })).status).toBe(401);
    expect((await at.call('/api/contacts')).status).toBe(500);
  });

  test('asking for tokens can fail as well', async () => {
    await with_({ match: { path: '/oauth/token' }, fault: { kind: 'status', status: 503 } });
    expect((await at.call('/oauth/token', { method: 'POST' })).status).toBe(503);
  });
});

describe('while running', () => {
  test('faults are asked for, listed and ended through the admin route', async () => {
    await with_();
    const asked = await at.post('/stand-in/faults', { times: 'always', fault: { kind: 'status', status: 418 } });
    expect(asked).toMatchObject({ status: 201, body: { id: 1 } });
    expect((await at.call('/api/contacts')).status).toBe(418);
    expect((await at.call('/stand-in/faults')).body).toMatchObject({
      faults: [{ id: 1, order: { nth: 1, times: 'always', match: {}, fault: { kind: 'status', status: 418 } } }],
      happened: [{ method: 'GET', path: '/api/contacts', fault: { kind: 'status', status: 418, applied: false } }],
    });
    expect((await at.call('/stand-in/faults', { method: 'DELETE' })).status).toBe(204);
    expect((await at.call('/api/contacts')).status).toBe(200);
  });

  test.each([
    { fault: { kind: 'explode' } },
    { fault: { kind: 'late', seconds: 121 } },
    { fault: { kind: 'status', status: 99 } },
    { seed: 'x' },
    {},
  ])('%j is a 400', async (order) => {
    await with_();
    expect((await at.post('/stand-in/faults', order)).status).toBe(400);
  });

  test('a seed is asked for in the same way', async () => {
    await with_();
    await at.post('/stand-in/faults', { seed: 3, rate: 1, kinds: ['login-page'], most: 1 });
    expect(await at.call('/api/contacts').catch((error: Error) => error)).toBeInstanceOf(SyntaxError);
    expect((await at.call('/api/contacts')).status).toBe(200);
  });
});

describe('faults from a seed', () => {
  beforeEach(async () => {
    await with_();
  });
  const drawn = (seed: number, options: Parameters<typeof seededFaults>[1], requests: number) => {
    const book = faultBook([seededFaults(seed, options)]);
    return Array.from({ length: requests }, () => book.choose('GET', '/api/contacts'));
  };

  test('are the same for the same seed and others for another', () => {
    expect(drawn(1, { rate: 0.5 }, 100)).toEqual(drawn(1, { rate: 0.5 }, 100));
    expect(drawn(1, { rate: 0.5 }, 100)).not.toEqual(drawn(2, { rate: 0.5 }, 100));
  });

  test('come about as often as asked, and of every kind', () => {
    const faults = drawn(5, { rate: 0.2 }, 2000).filter((fault) => fault !== undefined);
    expect(faults.length).toBeGreaterThan(300);
    expect(faults.length).toBeLessThan(500);
    expect(new Set(faults.map((fault) => fault.kind)).size).toBe(9);
  });

  test('come no more often than they may', () => {
    expect(drawn(1, { rate: 1, most: 3 }, 50).filter((fault) => fault !== undefined)).toHaveLength(3);
  });

  test('a change is never applied by a request that is told to slow down', () => {
    const faults = drawn(4, { rate: 1, kinds: ['status'] }, 500);
    const applied = faults.flatMap((fault) => (fault?.kind === 'status' && fault.applied ? [fault.status] : []));
    expect(new Set(applied)).toEqual(new Set([500, 502, 503, 504]));
  });

  test('late and lagging ones stay within settleSeconds', () => {
    const faults = drawn(9, { rate: 1, kinds: ['late', 'lag'] }, 500);
    for (const fault of faults) expect(fault && 'seconds' in fault && fault.seconds <= 120).toBe(true);
  });
});
