import { request as httpRequest } from 'node:http';
import { simulatedClock } from '../../local/clock';
import { startGrowthZone } from '../../local/growthzone';
import { UnusablePort } from '../../local/listen';
import { furnished, KEY, NOW, type Running, running } from '../support/growthzone';

let at: Awaited<ReturnType<typeof furnished>>;
beforeAll(async () => {
  at = await furnished();
});
afterAll(() => at.growthzone.close());

describe('addresses and paging', () => {
  const rows = async (path: string, init?: RequestInit) => {
    const { body } = await at.call(path, init);
    return (body as { Results: { ContactId: number }[] }).Results.map((row) => row.ContactId);
  };

  test.each(['/API/Contacts', '/api/contacts/', '/Api/CONTACTS//'])('%s is the list of contacts', async (path) => {
    expect((await at.call(path)).status).toBe(200);
  });

  test.each(['notesandfields', 'NOTESANDFIELDS/'])('documented capitals need not be kept: %s', async (word) => {
    expect((await at.call(`/api/contacts/5001/${word}`)).status).toBe(200);
  });

  test.each(['$skip=100&$top=2', '%24skip=100&%24top=2', '%24skip=100&$top=2'])(
    'the $ may be encoded: %s',
    async (query) => {
      expect(await rows(`/api/contacts?${query}`)).toEqual([5101, 5102]);
    },
  );

  test.each(['skip=100&top=2', 'page=2&pageSize=100', '$filter=ContactId eq 9'])(
    '%s is silently ignored',
    async (query) => {
      expect(await rows(`/api/contacts?${query}`)).toEqual(Array.from({ length: 100 }, (_, index) => 5001 + index));
    },
  );

  test('over 100 rows are a 400 where contacts are asked, and capped elsewhere', async () => {
    expect((await at.call('/api/contacts?$top=101')).status).toBe(400);
    expect(await rows('/api/memberships/all?$top=1000')).toHaveLength(100);
  });

  test('a page beyond the end is empty and still tells the total', async () => {
    expect((await at.call('/api/contacts?$skip=1000')).body).toEqual({ Results: [], TotalRecordAvailable: 251 });
  });

  test.each(['$skip=-1', '$top=many'])('%s is a 400 with an ASP.NET body', async (query) => {
    expect(await at.call(`/api/contacts?${query}`)).toMatchObject({
      status: 400,
      body: { Message: 'The request is invalid.', MessageDetail: expect.any(String) },
    });
  });

  test('memberships by POST ignore the filter in the body, page by the query and have the same rows', async () => {
    const body = JSON.stringify({ ContactId: 5009 });
    expect(await rows('/api/memberships/all?$skip=3&$top=1', { method: 'POST', body })).toEqual([5004]);
    const page = '/api/memberships/all?$top=4';
    const posted = (await at.call(page, { method: 'POST', body })).body;
    expect(posted).toEqual((await at.call(page)).body);
    // The first is an organization, the others its people: each type has a number.
    const types = (posted as { Results: { Type: string; MembershipTypeId: number }[] }).Results;
    expect(types.map(({ Type, MembershipTypeId }) => [Type, MembershipTypeId])).toEqual([
      ['Office', 1],
      ['REALTOR (R)', 2],
      ['REALTOR (R)', 2],
      ['REALTOR (R)', 2],
    ]);
  });

  test.each(['/api/events', '/api/events/next', '/api/nothing', '/api'])('%s is a 404', async (path) => {
    expect(await at.call(path)).toMatchObject({
      status: 404,
      body: { Message: expect.stringContaining('No HTTP resource was found'), MessageDetail: expect.any(String) },
    });
  });

  test('the bare address leads to the back office', async () => {
    const answer = await fetch(`${at.growthzone.url}/`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/backoffice']);
  });

  test('another verb is a 405 that names the right one', async () => {
    const answer = await at.call('/api/events/8101', { method: 'DELETE' });
    expect(answer).toMatchObject({ status: 405, body: { Message: expect.stringContaining("'DELETE'") } });
    expect(answer.headers.get('Allow')).toBe('GET');
  });
});

describe('who is let in', () => {
  test.each(['', 'ApiKey', 'ApiKey wrong', `Basic ${KEY}`, KEY])(
    'Authorization "%s" is a 401',
    async (Authorization) => {
      const answer = await at.call('/api/contacts', { headers: { Authorization } });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('WWW-Authenticate')).toBe('ApiKey');
    },
  );

  test("the stand-in's own surface wants the key too", async () => {
    for (const path of ['/stand-in/counters', '/stand-in/education-records']) {
      expect((await at.call(path, { headers: { Authorization: 'ApiKey wrong' } })).status).toBe(401);
    }
  });

  test('a permission that the key lacks is a 403', async () => {
    const { call, growthzone } = await running({ keys: [{ key: KEY, permissions: ['events.read'] }] });
    expect((await call('/api/events/all')).status).toBe(200);
    expect((await call('/api/contacts')).status).toBe(403);
    expect((await call('/api/events/8101/attendees/attendance', { method: 'POST' })).status).toBe(403);
    await growthzone.close();
  });

  test.each([
    { host: 'localhost:1', status: 200 },
    { host: '127.0.0.1', status: 200 },
    { host: '[::1]:80', status: 200 },
    { host: 'demo.growthzoneapp.com', status: 200 },
    { host: 'evil.example.com', status: 421 },
    { host: 'demo.growthzoneapp.com.evil.example', status: 421 },
  ])('Host $host: $status', async ({ host, status }) => {
    expect(await statusFor(at, host)).toBe(status);
  });

  test('a port in use is one clear sentence', async () => {
    const port = Number(new URL(at.growthzone.url).port);
    const second = startGrowthZone({ clock: simulatedClock(NOW), keys: [KEY], port });
    await expect(second).rejects.toThrow(UnusablePort);
    await expect(second).rejects.toThrow(`Port ${port} is in use`);
  });
});

/** fetch does not let a Host header be set. */
function statusFor({ growthzone, clock }: Running, host: string): Promise<number | undefined> {
  clock.sleep(1000);
  return new Promise((resolve, reject) => {
    const headers = { Host: host, Authorization: `ApiKey ${KEY}` };
    const asked = httpRequest(`${growthzone.url}/api/contacts`, { headers, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject).end();
  });
}

describe('pace', () => {
  const get = (url: string) => fetch(`${url}/api/events/all`, { headers: { Authorization: `ApiKey ${KEY}` } });

  test('a burst of 60 parallel calls draws 429s, every second one with Retry-After', async () => {
    const { growthzone } = await running();
    const answers = await Promise.all(Array.from({ length: 60 }, () => get(growthzone.url)));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(10);
    expect(refused).toHaveLength(50);
    expect(refused.filter((answer) => answer.headers.get('Retry-After') === '2')).toHaveLength(25);
    await growthzone.close();
  });

  test('three requests a second run clean, on the given clock', async () => {
    const { growthzone, clock } = await running();
    for (let asked = 0; asked < 60; asked += 1) {
      expect((await get(growthzone.url)).status).toBe(200);
      clock.sleep(334);
    }
    await growthzone.close();
  });

  test('eight a second do not', async () => {
    const { growthzone, clock } = await running();
    const statuses: number[] = [];
    for (let asked = 0; asked < 60; asked += 1) {
      statuses.push((await get(growthzone.url)).status);
      clock.sleep(125);
    }
    expect(statuses).toContain(429);
    await growthzone.close();
  });
});
