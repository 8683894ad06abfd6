import { type Association, associationWith, type Coordinator, EVENT, memberId } from '../support/association';

// One member ID, two contacts: a file names no contact, so a person chooses, and the list must show whom.

const PEOPLE = 4;

let all: Association;
let maria: Coordinator;
/** The contacts with the ID of the person at 1: the association's own, and the second one. */
let contacts: readonly number[];
beforeEach(async () => {
  all = await associationWith(PEOPLE);
  maria = await all.coordinator();
});
afterEach(() => all.close());

const readMembers = () => maria.ask({ ask: 'readMembers', restart: true });
const personNow = async (n: number) => (await maria.people()).find((one) => one.memberId === memberId(n));
const question = async () => (await maria.ask({ ask: 'check' })).questions.find(({ ask }) => ask === 'contact');
const choose = (contactId: number | undefined) =>
  maria.ask({ ask: 'answerQuestion', id: `contact: ${memberId(1)}`, value: String(contactId ?? '') });

/** Another contact gets the ID of the person at 1. */
async function second(): Promise<void> {
  all.growthzone.store.addMembers([
    { memberId: memberId(1), firstName: 'Ana1', lastName: 'Alvarez', email: 'ana.alvarez@example.org' },
  ]);
  await readMembers();
  contacts = ((await question())?.choices ?? []).map(({ value }) => Number(value));
}

test('both are named at the check as fix needed; the chosen one goes alone, and can be changed', async () => {
  await second();
  const open = await maria.ask({ ask: 'check' });
  const row = open.rows.find((one) => one.memberId === memberId(1));
  expect(row).toMatchObject({ outcome: 'fix needed' });
  const finding = row?.findings.find(({ code }) => code === 'member-id-two-contacts');
  for (const contact of contacts) expect(finding?.message).toContain(`Ana1 Alvarez (contact ${contact})`);
  await choose(contacts[0]);
  expect(await question()).toMatchObject({ answer: String(contacts[0]) });
  const chosen = await maria.ask({ ask: 'check' });
  expect(chosen.counts).toMatchObject({ credit: PEOPLE });
  // By hand likewise: a file of one.
  expect(chosen.files.map(({ rows }) => rows)).toEqual([PEOPLE - 1, 1]);
  await all.build(maria);
  for (const goal of ['registered', 'credited'] as const) {
    expect(await maria.run(goal)).toMatchObject({ status: 'done', done: PEOPLE });
  }
  await all.growthzone.settle();
  expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE, certificates: PEOPLE });
  await choose(undefined);
  expect((await maria.ask({ ask: 'check' })).counts).toMatchObject({ credit: PEOPLE - 1, 'fix needed': 1 });
});

test('where GrowthZone registers the other one, the person is held and nobody is marked for them', async () => {
  await second();
  await choose(contacts[1]);
  await all.build(maria);
  await maria.run('registered');
  const held = await personNow(1);
  expect(held).toMatchObject({ state: 'HELD', reason: 'other-contact' });
  expect(held?.detail).toContain(`Contact ${contacts[0]}`);
  expect(held?.detail).toContain(`not contact ${contacts[1]}`);
  const again = { ask: 'decide', credit: 'COEC', memberIds: [memberId(1)], decision: 'send again' };
  expect((await maria.problem(again)).code).toBe('not-safe');
  expect(await maria.run('credited')).toMatchObject({ done: PEOPLE - 1 });
  await all.growthzone.settle();
  expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE, certificates: PEOPLE - 1 });
});

test('a contact that was replaced since the build is looked up again, and nobody is sent twice', async () => {
  await all.build(maria);
  const { store } = all.growthzone;
  const old = store.contacts({ skip: 0, take: 100 }).rows.find((one) => one.memberId === memberId(1));
  // The ID is another contact's now.
  const [replacement = 0] = store.addMembers([{ firstName: 'Ana1', lastName: 'Alvarez', email: 'ana1@example.com' }]);
  store.mergeContact(old?.contactId ?? 0, replacement);
  await maria.run('registered');
  expect(await personNow(1)).toMatchObject({ state: 'HELD', reason: 'other-contact' });
  expect(store.attendance(EVENT)).toMatchObject({ attendees: { length: PEOPLE } });
  await readMembers();
  await all.build(maria);
  for (const goal of ['registered', 'credited'] as const) {
    expect(await maria.run(goal)).toMatchObject({ status: 'done', done: PEOPLE });
  }
  await all.growthzone.settle();
  expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE, certificates: PEOPLE });
});

/** The first import never arrives; once it was looked for, the person is held. */
async function lost(): Promise<void> {
  await all.build(maria);
  const path = `/api/events/${EVENT}/attendees/import`;
  all.growthzone.faults.add({ match: { method: 'POST', path }, fault: { kind: 'drop-before' } });
  expect(await maria.run('registered')).toMatchObject({ status: 'paused', reason: 'first-import' });
  expect(await personNow(0)).toMatchObject({ state: 'HELD', reason: 'not-seen' });
}
const sendAgain = () => maria.ask({ ask: 'decide', credit: 'COEC', memberIds: [memberId(0)], decision: 'send again' });
const contactOf = (n: number): number =>
  all.growthzone.store.contacts({ skip: 0, take: 100 }).rows.find((one) => one.memberId === memberId(n))?.contactId ??
  0;

test('whose contact was merged since is not sent again before the members were read anew', async () => {
  await lost();
  const { store } = all.growthzone;
  const [replacement = 0] = store.addMembers([{ firstName: 'Ana0', lastName: 'Alvarez', email: 'ana0@example.com' }]);
  store.mergeContact(contactOf(0), replacement);
  await sendAgain();
  await maria.run('registered');
  const held = await personNow(0);
  expect(held).toMatchObject({ state: 'HELD', reason: 'no-contact' });
  expect(held?.detail).toMatch(/merged or replaced.*Read the members/);
  expect(all.growthzone.counters().registrations).toBe(PEOPLE - 1);
  await readMembers();
  await all.build(maria);
  for (const goal of ['registered', 'credited'] as const) {
    expect(await maria.run(goal)).toMatchObject({ status: 'done', done: PEOPLE });
  }
  await all.growthzone.settle();
  expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE, certificates: PEOPLE });
});

test('who got the credit of the class date elsewhere meanwhile is not sent again', async () => {
  await lost();
  all.growthzone.store.addCompletion({ memberId: memberId(0), credit: 'COEC', date: '2026-02-05' });
  await sendAgain();
  await maria.run('registered');
  expect(await personNow(0)).toMatchObject({ state: 'CREDIT SEEN', reason: 'already' });
  expect(await maria.run('credited')).toMatchObject({ status: 'done', done: PEOPLE });
  await all.growthzone.settle();
  expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE - 1, certificates: PEOPLE - 1 });
});
