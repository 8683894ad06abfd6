import { createClient, type HttpAnswer } from '../../src/growthzone';
import { readAll } from '../../src/growthzone/paging';
import { retryDelay } from '../../src/growthzone/retry';

const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): HttpAnswer => ({
  kind: 'answer',
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});

function scripted(...answers: HttpAnswer[]) {
  let time = 0;
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  const sent: { readonly url: string; readonly at: number }[] = [];
  const client = createClient({
    connection: { tenant: 'demo', apiKey: 'secret-key' },
    clock: { now: () => time, sleep: pass },
    http: {
      send: ({ url }) => {
        sent.push({ url, at: time });
        return answers.length > 1 ? (answers.shift() as HttpAnswer) : (answers[0] as HttpAnswer);
      },
    },
  });
  return { client, sent };
}

const BODY = { kind: 'json', text: '{}' } as const;

test.each([
  ['key refused', answer(401, '')],
  ['no permission', answer(403, '')],
  ['not found', answer(404, { Message: 'No HTTP resource was found' })],
  ['wrong verb', answer(405, '')],
  ['stale', answer(409, '')],
  ['bad request', answer(400, { Message: 'The request is invalid.', MessageDetail: 'Too many' })],
  ['slow down', answer(429, '', { 'retry-after': '3600' })],
  ['unavailable', answer(503, '')],
  ['unreadable', answer(200, '<html>Sign in</html>')],
  ['unreadable', answer(302, '')],
  ['no answer', { kind: 'no answer', message: 'Timeout' } as const],
])('%s', (kind, given) => {
  const reply = scripted(given).client.read('contacts');
  expect(reply).toMatchObject({ ok: false, refusal: { kind } });
  expect(JSON.stringify(reply)).not.toContain('secret-key');
});

test('a read is tried again after a passing failure', () => {
  const { client, sent } = scripted(answer(503, ''), answer(429, '', { 'retry-after': '2' }), answer(200, []));
  expect(client.read('contacts')).toEqual({ ok: true, value: [] });
  expect(sent).toHaveLength(3);
  expect((sent[2]?.at ?? 0) - (sent[1]?.at ?? 0)).toBe(2000);
});

test('a write is not tried again where it may have been done', () => {
  for (const given of [answer(500, ''), answer(200, '{half'), { kind: 'no answer', message: 'Timeout' } as const]) {
    const { client, sent } = scripted(given);
    expect(client.write('importAttendees', { eventId: 1 }, BODY).ok).toBe(false);
    expect(sent).toHaveLength(1);
  }
});

test('no more than three requests a second', () => {
  const { client, sent } = scripted(answer(200, []));
  for (let n = 0; n < 10; n += 1) client.read('contacts');
  expect(sent[9]?.at).toBeGreaterThanOrEqual(3000);
});

test.each([
  ['Retry-After in seconds', { tries: 1, retryAfter: '7', now: 0, chance: 0.5 }, 7000],
  ['Retry-After as a date', { tries: 1, retryAfter: 'Thu, 01 Jan 1970 00:00:09 GMT', now: 4000, chance: 0.5 }, 5000],
  ['doubling', { tries: 3, retryAfter: undefined, now: 0, chance: 0.5 }, 4000],
  ['jitter', { tries: 1, retryAfter: undefined, now: 0, chance: 0 }, 750],
])('delay: %s', (_, setback, delay) => {
  expect(retryDelay(setback)).toBe(delay);
});

describe('lists', () => {
  const page = (from: number, count: number) => Array.from({ length: count }, (_, n) => ({ ContactId: from + n }));
  test('go on after a short page, up to the total', () => {
    const total = { TotalRecordAvailable: 150 };
    const { client, sent } = scripted(
      answer(200, { Results: page(0, 60), ...total }),
      answer(200, { Results: page(60, 90), ...total }),
    );
    expect(readAll(client, 'contacts', {}, 'ContactId')).toMatchObject({ ok: true, value: { length: 150 } });
    expect(sent[1]?.url).toBe('https://demo.growthzoneapp.com/api/contacts?$skip=60&$top=100&$orderby=ContactId');
  });
  test('that repeat their first page are not trusted', () => {
    const { client } = scripted(answer(200, page(0, 100)));
    expect(readAll(client, 'contacts', {}, '')).toMatchObject({ ok: false, refusal: { kind: 'unreadable' } });
  });
  test('a bare event object is no empty list', () => {
    const { client } = scripted(answer(200, { EventId: 1, EventAuditId: 1, EventDetailAuditId: 2 }));
    expect(readAll(client, 'attendeesSummary', { eventId: 1 }, '')).toMatchObject({
      ok: false,
      refusal: { kind: 'unreadable' },
    });
  });
});
