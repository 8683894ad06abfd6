import { createClient } from '../../src/growthzone';
import { utcDay } from '../support/class';
import { answer, KEY, LOST, scripted } from '../support/scripted';

const SAVE = { values: { eventId: 1, 'stamp.AuditId': 7, status: 'Attended' } };

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
        dayOf: utcDay,
        http: { send: () => LOST },
        clock: { now: ports.time, sleep: () => undefined },
      }),
    ).toThrow('GrowthZone name');
  });
});

test('an unusable template sends nothing', () => {
  const { client, sent } = scripted([answer(200, [])], { routes: { importAttendees: '/a/../b' } });
  expect(client.write('importAttendees', { values: { eventId: 5 } })).toMatchObject({
    ok: false,
    problem: { code: 'bad-request', status: 0 },
  });
  expect(sent).toHaveLength(0);
});

test('no more than three requests a second', () => {
  const { client, sent } = scripted([answer(200, [])]);
  for (let n = 0; n < 10; n += 1) client.read('contacts');
  expect(sent[9]?.at).toBeGreaterThanOrEqual(3000);
});

test.each([
  ['key-refused', answer(401, '')],
  ['no-permission', answer(403, '')],
  ['unavailable', answer(403, '\n<!DOCTYPE html><html><title>Attention Required!</title></html>')],
  ['not-found', answer(404, { Message: 'No HTTP resource was found' })],
  ['wrong-verb', answer(405, '')],
  ['stale', answer(409, '')],
  ['bad-request', answer(400, { Message: 'The request is invalid.', MessageDetail: 'Too many' })],
  ['slow-down', answer(429, '', { 'retry-after': '3600' })],
  ['unavailable', answer(503, '')],
  ['unreadable', answer(200, '<html>Sign in</html>')],
  ['unreadable', answer(302, '')],
  ['no-answer', LOST],
])('what an answer means: %s', (kind, given) => {
  const reply = scripted([given]).client.read('contacts');
  expect(reply).toMatchObject({ ok: false, problem: { code: kind } });
  expect(JSON.stringify(reply)).not.toContain(KEY);
});

test.each(['\uFEFF', ")]}',\n"])('an answer after %j is read', (before) => {
  const { client } = scripted([answer(200, `${before}{"ContactId":7}`)]);
  expect(client.read('person', { contactId: 7 })).toMatchObject({ ok: true, value: { ContactId: 7 } });
});

describe('trying again', () => {
  test('a read is tried again after a passing failure', () => {
    const { client, sent } = scripted([answer(503, ''), answer(429, '', { 'retry-after': '2' }), answer(200, [])]);
    expect(client.read('contacts')).toEqual({ ok: true, value: [] });
    expect(sent).toHaveLength(3);
    expect((sent[2]?.at ?? 0) - (sent[1]?.at ?? 0)).toBe(2000);
  });
  test.each([
    ['429', answer(429, ''), 'slow-down'],
    ['503', answer(503, ''), 'unavailable'],
    ['408', answer(408, ''), 'unavailable'],
    ['no-answer', LOST, 'no-answer'],
  ])('a read gives up within its patience: %s', (_, given, kind) => {
    const { client, sent, time } = scripted([given]);
    const reply = client.read('contacts');
    expect(reply).toMatchObject({ ok: false, problem: { code: kind, retryAfterSeconds: 16 } });
    expect(sent.map(({ at }) => at)).toEqual([0, 1000, 3000, 7000, 15000]);
    expect(time()).toBeLessThanOrEqual(20_000);
    expect(JSON.stringify(reply)).not.toContain(KEY);
  });
  test('a long Retry-After is told, not slept', () => {
    const { client, sent } = scripted([answer(429, '', { 'retry-after': '90' })]);
    expect(client.read('contacts')).toMatchObject({
      problem: { code: 'slow-down', status: 429, retryAfterSeconds: 90 },
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
    ['no-answer', LOST],
    ['broken JSON', answer(200, '{half')],
  ])('a write is not: %s', (_, given) => {
    const { client, sent } = scripted([given, answer(200, {})]);
    expect(client.write('attendanceSave', SAVE).ok).toBe(false);
    expect(sent).toHaveLength(1);
  });
  test('a write is after 429', () => {
    const { client, sent } = scripted([answer(429, ''), answer(204, '')]);
    expect(client.write('attendanceSave', SAVE)).toEqual({ ok: true, value: undefined });
    expect(sent).toHaveLength(2);
  });
  test('a write stops where its second try may have been done', () => {
    const { client, sent } = scripted([answer(429, ''), answer(503, ''), answer(200, {})]);
    expect(client.write('attendanceSave', SAVE)).toMatchObject({ problem: { code: 'unavailable' } });
    expect(sent).toHaveLength(2);
  });
});

test('a refusal repeats what GrowthZone said, without the key even where it is cut', () => {
  const said = { Message: 'The request is invalid.', MessageDetail: `${'x'.repeat(270)}${KEY}` };
  const reply = scripted([answer(400, said)]).client.read('contacts');
  expect(reply).toMatchObject({ problem: { code: 'bad-request', status: 400 } });
  expect(JSON.stringify(reply)).toContain('The request is invalid.');
  expect(JSON.stringify(reply)).not.toContain('secret');
});
