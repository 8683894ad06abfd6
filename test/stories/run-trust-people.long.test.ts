import { HttpSender } from '../../local/sheets/http';
import { type Association, associationWith, type Coordinator, EVENT, memberId } from '../support/association';

// What a cell, an answer about one person, or a confirmed save may say, and what it may not.

const PEOPLE = 4;

let all: Association;
let maria: Coordinator;
beforeEach(async () => {
  all = await associationWith(PEOPLE);
  maria = await all.coordinator();
  await all.build(maria);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await all.close();
});

const personNow = async (n: number) => (await maria.people()).find((one) => one.memberId === memberId(n));
const decide = (n: number, decision: 'send again' | 'leave out') =>
  maria.ask({ ask: 'decide', credit: 'COEC', memberIds: [memberId(n)], decision });

/** Somebody types over the State of a person. */
function type(n: number, word: string): void {
  const { id, values } = all.host.workbook.sheets.find(({ name }) => name === 'COEC') ?? { id: 0, values: [] };
  const row = values.findIndex((line) => String(line[0]) === memberId(n));
  all.host.type(id, row, (values[0] ?? []).map(String).indexOf('State'), [[word]]);
}

/** Somebody sets a person's status on GrowthZone's own screen. */
function setStatus(n: number, status: string): void {
  const sheet = all.growthzone.store.attendance(EVENT);
  if (!sheet.ok) throw new Error(sheet.message);
  const own = sheet.attendees.filter((one) => one.memberId === memberId(n));
  const changes = own.map(({ eventAttendeeId }) => ({ eventAttendeeId, status }));
  all.growthzone.store.saveAttendance(EVENT, { auditId: sheet.auditId, changes });
}
const contactOf = (n: number): number => {
  const sheet = all.growthzone.store.attendance(EVENT);
  return (sheet.ok ? sheet.attendees.find((one) => one.memberId === memberId(n))?.contactId : undefined) ?? 0;
};

test('CREDIT SEEN typed over somebody is looked at again: they are marked like everybody else', async () => {
  await maria.run('registered');
  type(1, 'CREDIT SEEN');
  expect(await maria.run('credited')).toMatchObject({ status: 'done', done: PEOPLE, total: PEOPLE });
  await all.growthzone.settle();
  expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE, certificates: PEOPLE });
});

test.each(['ATTENDED', 'MARKING', 'CREDIT SEEN'])(
  '%s typed over somebody never sent is held, with a way on',
  async (word) => {
    type(1, word);
    await maria.run('registered');
    expect(await personNow(1)).toMatchObject({
      state: 'HELD',
      reason: 'unproven',
      detail: expect.stringContaining(word),
    });
    await decide(1, 'send again');
    for (const goal of ['registered', 'credited'] as const) {
      expect(await maria.run(goal)).toMatchObject({ status: 'done', done: PEOPLE });
    }
    await all.growthzone.settle();
    expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE, certificates: PEOPLE });
  },
);

test.each([
  ['READY', 'Attended'],
  ['REGISTERED', 'Registered'],
  ['READY', 'Registered'],
  ['READY', 'No Show'],
])('%s typed over somebody who was marked, and is %s by now, sends nothing twice', async (word, status) => {
  await maria.run('registered');
  await maria.run('credited');
  await all.growthzone.settle();
  type(1, word);
  setStatus(1, status);
  await maria.run('registered');
  await maria.run('credited');
  await all.growthzone.settle();
  expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE, certificates: PEOPLE });
  if (status === 'Attended') {
    expect(await personNow(1)).toMatchObject({ state: 'CREDIT SEEN' });
    return;
  }
  expect(await personNow(1)).toMatchObject({ state: 'HELD', reason: 'set-back' });
  await maria.ask({ ask: 'decide', credit: 'COEC', memberIds: [memberId(1)], decision: 'it is done' });
  expect(await maria.run('credited')).toMatchObject({ status: 'done', done: PEOPLE });
  expect(await personNow(1)).toMatchObject({ state: 'CREDIT SEEN', reason: 'confirmed' });
});

test('REGISTERED typed over somebody whose earlier credit was seen: it is read again, and they are not marked', async () => {
  all.growthzone.store.addCompletion({ memberId: memberId(1), credit: 'COEC', date: '2026-02-05' });
  await maria.run('registered');
  await maria.run('credited');
  expect(await personNow(1)).toMatchObject({ state: 'CREDIT SEEN', reason: 'already' });
  type(1, 'REGISTERED');
  expect(await maria.run('credited')).toMatchObject({ status: 'done', done: PEOPLE });
  await all.growthzone.settle();
  expect(await personNow(1)).toMatchObject({ state: 'CREDIT SEEN', reason: 'already' });
  expect(all.growthzone.counters()).toMatchObject({ certificates: PEOPLE - 1 });
});

test('whoever was read with the credit is not asked for again', async () => {
  await maria.run('registered');
  await maria.run('credited');
  const { reads } = all.growthzone.counters();
  expect(await maria.run('credited')).toMatchObject({ status: 'done', done: PEOPLE });
  // The event, its components, its registration types, and the list.
  expect(all.growthzone.counters().reads - reads).toBe(4);
});

test('a save that was confirmed and undone by a stale screen is not sent again', async () => {
  await maria.run('registered');
  const { store } = all.growthzone;
  const open = store.attendance(EVENT);
  if (!open.ok) throw new Error(open.message);
  const { send } = HttpSender.prototype;
  jest.spyOn(HttpSender.prototype, 'send').mockImplementation(async function (this: HttpSender, request) {
    const answer = await send.call(this, request);
    if (request.method === 'POST') {
      // The screen that somebody left open since before is saved at once: it shows everybody as Registered.
      const changes = open.attendees.map(({ eventAttendeeId, status }) => ({ eventAttendeeId, status }));
      store.saveWholeTab(EVENT, { auditId: open.auditId, changes });
    }
    return answer;
  });
  expect(await maria.run('credited')).toMatchObject({ status: 'paused', reason: 'canary' });
  const held = (await maria.people()).find(({ state }) => state === 'HELD');
  expect(held).toMatchObject({ reason: 'set-back' });
  const problem = await maria.problem({
    ask: 'decide',
    credit: 'COEC',
    memberIds: [held?.memberId ?? ''],
    decision: 'send again',
  });
  expect(problem.code).toBe('not-safe');
});

test('a person set back after the credit was seen is noticed at the next look', async () => {
  await maria.run('registered');
  await maria.run('credited');
  all.clock.sleep(600_000);
  setStatus(2, 'Registered');
  expect(await maria.run('credited')).toMatchObject({
    done: PEOPLE - 1,
    sentence: expect.stringContaining('1 needs you'),
  });
  expect(await personNow(2)).toMatchObject({ state: 'HELD', reason: 'set-back' });
  setStatus(2, 'Attended');
});

test.each([404, 403])('one person’s %d is that person’s: the others are credited', async (status) => {
  all.growthzone.store.addCompletion({ memberId: memberId(2), credit: 'COEC', date: '2020-01-01' });
  await maria.run('registered');
  const enrolmentId = all.growthzone.store.enrolmentsOf(contactOf(2))[0]?.certificationContactId;
  const path = `/api/certifications/progress/${enrolmentId}/`;
  all.growthzone.faults.add({ match: { path }, times: 'always', fault: { kind: 'status', status } });
  const report = await maria.run('credited');
  expect(report).toMatchObject({ status: 'done', sentence: '3 of 4 credited, 1 needs you.' });
  const held = await personNow(2);
  expect(held).toMatchObject({ state: 'HELD', reason: 'unread' });
  expect(held?.detail).toMatch(/Earlier credit could not be read: .*"Send again" reads it anew\.$/);
  all.growthzone.faults.clear();
  await decide(2, 'send again');
  expect(await maria.run('credited')).toMatchObject({ status: 'done', done: PEOPLE });
  await all.growthzone.settle();
  expect(all.growthzone.counters()).toMatchObject({ certificates: PEOPLE });
});

test('a tab that is protected in mid-run is named, and nothing is awaited afterwards', async () => {
  await maria.run('registered');
  const protections = all.host.workbook.sheets.find(({ name }) => name === 'COEC')?.protections;
  const { send } = HttpSender.prototype;
  jest.spyOn(HttpSender.prototype, 'send').mockImplementation(async function (this: HttpSender, request) {
    // After the last read before the intention.
    if (request.url.includes('attendance') && protections?.every(({ warningOnly }) => warningOnly))
      protections.push({ id: 1, range: undefined, description: '', warningOnly: false, editors: ['a@example.org'] });
    return send.call(this, request);
  });
  const step = { ask: 'step', credit: 'COEC', goal: 'credited', session: maria.session };
  expect((await maria.problem(step)).message).toContain('Tab "COEC" is protected');
  jest.restoreAllMocks();
  protections?.pop();
  expect(await maria.step('credited')).not.toMatchObject({ sentence: expect.stringContaining('gone') });
  expect(await maria.run('credited')).toMatchObject({ status: 'done', done: PEOPLE });
});

test('the permission that GrowthZone names is passed on, and no internal name is', async () => {
  const match = { method: 'GET', path: `/api/events/${EVENT}/attendees/summary` } as const;
  all.growthzone.faults.add({ match, fault: { kind: 'status', status: 403 } });
  const refused = await maria.step('registered');
  expect(refused.sentence).toMatch(/lacks a permission \(".+"\)\. Ask GrowthZone support/);
  all.growthzone.faults.add({ match, fault: { kind: 'login-page' } });
  expect((await maria.step('registered')).sentence).not.toContain('attendeesSummary');
});
