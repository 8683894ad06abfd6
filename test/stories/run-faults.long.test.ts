import { type Association, associationWith, type Coordinator, EVENT } from '../support/association';

// Each fault has its state, its sentence and its way on; at the end everybody is registered and marked once.

const PEOPLE = 4;
const ONCE = { registrations: PEOPLE, attendedTransitions: PEOPLE, certificates: PEOPLE };
const LIST = { method: 'GET', path: `/api/events/${EVENT}/attendees/summary` } as const;
const IMPORT = { method: 'POST', path: `/api/events/${EVENT}/attendees/import` } as const;
const SAVE = { method: 'POST', path: `/api/events/${EVENT}/attendees/attendance` } as const;

let all: Association;
let maria: Coordinator;
beforeEach(async () => {
  all = await associationWith(PEOPLE);
  maria = await all.coordinator();
  await all.build(maria);
});
afterEach(() => all.close());

async function finish(): Promise<void> {
  for (const goal of ['registered', 'credited'] as const) {
    expect(await maria.run(goal)).toMatchObject({ status: 'done', done: PEOPLE, total: PEOPLE });
  }
  await all.growthzone.settle();
  expect(all.growthzone.counters()).toMatchObject(ONCE);
}

test.each([
  ['the answer is lost after the change', { kind: 'drop-after' }],
  ['the connection is reset after the change', { kind: 'reset', applied: true }],
  ['the change comes late', { kind: 'late', seconds: 100 }],
  ['500 after the change', { kind: 'status', status: 500, applied: true }],
  ['half an answer', { kind: 'truncate' }],
  ['one 429 without Retry-After', { kind: 'status', status: 429 }],
] as const)('import: %s; looked for, found, not sent again', async (_, fault) => {
  all.growthzone.faults.add({ match: IMPORT, fault });
  await finish();
});

test.each([
  ['the answer is lost after the change', { kind: 'drop-after' }],
  ['the change comes late', { kind: 'late', seconds: 100 }],
  ['504 after the change', { kind: 'status', status: 504, applied: true }],
  ['a stamp that is old', { kind: 'status', status: 409 }],
] as const)('marking: %s; looked for, found, not sent again', async (_, fault) => {
  all.growthzone.faults.add({ match: SAVE, fault });
  await finish();
});

test.each([
  ['refused before it was sent', { kind: 'drop-before' }],
  ['502 and nothing done', { kind: 'status', status: 502 }],
  ['a login page', { kind: 'login-page' }],
] as const)('import: %s; held after the time to settle, sent again on a person’s word', async (_, fault) => {
  all.growthzone.faults.add({ match: IMPORT, fault });
  expect(await maria.run('registered')).toMatchObject({ status: 'paused', reason: 'first-import' });
  const [held] = (await maria.people()).filter(({ state }) => state === 'HELD');
  expect(held).toMatchObject({ reason: 'not-seen', detail: expect.stringContaining('not in the list') });
  const memberIds = [held?.memberId ?? ''];
  await maria.ask({ ask: 'decide', credit: 'COEC', memberIds, decision: 'send again' });
  await finish();
});

test('marking: refused before it was sent; held, the credit is read anew before it is sent again', async () => {
  await maria.run('registered');
  all.growthzone.faults.add({ match: SAVE, fault: { kind: 'drop-before' } });
  expect(await maria.run('credited')).toMatchObject({ status: 'paused', reason: 'canary' });
  const [held] = (await maria.people()).filter(({ state }) => state === 'HELD');
  expect(held?.reason).toBe('still-registered');
  await maria.ask({ ask: 'decide', credit: 'COEC', memberIds: [held?.memberId ?? ''], decision: 'send again' });
  await finish();
});

test.each([
  ['the list lags behind', LIST, { kind: 'lag', seconds: 100 }, 3],
  ['slow answers', LIST, { kind: 'delay', seconds: 20 }, 2],
  ['503 on a read', LIST, { kind: 'status', status: 503 }, 1],
] as const)('%s: waited for, nothing is sent twice', async (_, match, fault, nth) => {
  all.growthzone.faults.add({ match, nth, fault });
  await finish();
});

test.each([
  [
    401,
    'key-refused',
    /no longer accepts the key\. 0 done, 4 not sent\. Enter a new key in Settings, then continue\.$/,
  ],
  [403, 'no-permission', /lacks a permission .*Ask GrowthZone support.* 0 done, 4 not sent\.$/],
] as const)(
  '%d in mid-run pauses, nobody is sent, and the run goes on afterwards',
  async (status, reason, sentence) => {
    all.growthzone.faults.add({ match: IMPORT, fault: { kind: 'status', status } });
    const report = await maria.run('registered');
    expect(report).toMatchObject({ status: 'paused', reason, counts: { READY: PEOPLE } });
    expect(report.sentence).toMatch(sentence);
    await finish();
  },
);

test('429 with Retry-After 3600 is a pause that says when to go on, not a sleep', async () => {
  const fault = { kind: 'status', status: 429, retryAfterSeconds: 3600 } as const;
  all.growthzone.faults.add({ match: IMPORT, fault });
  const before = all.clock.now();
  const report = await maria.run('registered');
  expect(report).toMatchObject({ status: 'paused', reason: 'slow-down', waitSeconds: 3600, counts: { READY: PEOPLE } });
  expect(report.sentence).toMatch(/wait 60 minutes\. 0 done, 4 not sent\. Continue after that/);
  expect(all.clock.now() - before).toBeLessThan(60_000);
  await finish();
});

test('429 with a short Retry-After that outlasts a script’s patience counts down by itself', async () => {
  const fault = { kind: 'status', status: 429, retryAfterSeconds: 60 } as const;
  all.growthzone.faults.add({ match: IMPORT, fault });
  expect(await maria.step('registered')).toMatchObject({ status: 'waiting', reason: 'slow-down', waitSeconds: 60 });
  await finish();
});

test.each([
  ['half a JSON', { kind: 'truncate' }],
  ['a login page with status 200', { kind: 'login-page' }],
] as const)('%s where the list should be is never an empty list', async (_, fault) => {
  all.growthzone.faults.add({ match: LIST, fault });
  expect(await maria.run('registered')).toMatchObject({ status: 'paused', reason: 'unreadable' });
  expect(all.growthzone.counters().registrations).toBe(0);
  await finish();
});

test('somebody who keeps saving the attendance pauses the run', async () => {
  await maria.run('registered');
  all.growthzone.faults.add({ match: SAVE, times: 3, fault: { kind: 'status', status: 409 } });
  expect(await maria.run('credited')).toMatchObject({ status: 'paused', reason: 'stale', counts: { REGISTERED: 4 } });
  await finish();
});

test('a key of another association stops the run before anything is asked', async () => {
  await maria.ask({ ask: 'saveConnection', tenant: 'other', key: 'a-key-of-the-association' });
  const { reads } = all.growthzone.counters();
  const report = await maria.run('registered');
  expect(report).toMatchObject({ status: 'paused', reason: 'another-tenant' });
  expect(report.sentence).toMatch(/built for demo, but other is connected/);
  expect(all.growthzone.counters().reads).toBe(reads);
});

test('somebody else changes attendance meanwhile: held or followed, never marked over', async () => {
  await maria.run('registered');
  const { store } = all.growthzone;
  const sheet = store.attendance(EVENT);
  if (!sheet.ok) throw new Error(sheet.message);
  const [first, second] = sheet.attendees.map(({ eventAttendeeId }) => eventAttendeeId);
  const changes = [
    { eventAttendeeId: first ?? 0, status: 'No Show' },
    { eventAttendeeId: second ?? 0, status: 'Attended' },
  ];
  store.saveAttendance(EVENT, { auditId: sheet.auditId, changes });
  expect(await maria.run('credited')).toMatchObject({ status: 'done', sentence: '3 of 4 credited, 1 needs you.' });
  const people = await maria.people();
  expect(people[0]).toMatchObject({ state: 'HELD', reason: 'status', detail: expect.stringContaining('"No Show"') });
  expect(people[1]).toMatchObject({ state: 'CREDIT SEEN' });
  expect(all.growthzone.counters()).toMatchObject({ certificates: 3, attendedTransitions: 3 });
});
