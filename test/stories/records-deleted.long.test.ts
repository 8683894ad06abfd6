import { type Association, associationWith, type Coordinator, EVENT, memberId } from '../support/association';
import { creditTab, type TabCells } from '../support/tab-cells';

// Whoever runs the add-on in a spreadsheet could delete what it keeps there outside of cells. Then the cells alone say who
// was marked; where GrowthZone records the day of marking, no completion of the class date tells either.

const PEOPLE = 3;

let all: Association;
let maria: Coordinator;
let tab: TabCells;
beforeEach(async () => {
  all = await associationWith(PEOPLE);
  const { store } = all.growthzone;
  store.setProfile({ ...store.profile, completionDate: 'day of marking' });
  maria = await all.coordinator();
  await maria.ask({ ask: 'saveSettings', settings: { completionDate: 'day of marking' } });
  await all.build(maria);
  tab = creditTab(all.host, 'COEC');
});
afterEach(() => all.close());

const certificates = (n: number): number =>
  all.growthzone.store.certificatesOf(all.growthzone.store.memberWithId(memberId(n))?.contactId ?? 0).length;
const personNow = async (n: number) => (await maria.people()).find((one) => one.memberId === memberId(n));
const decide = (n: number, decision: 'send again' | 'it is done' | 'leave out') =>
  maria.ask({ ask: 'decide', credit: 'COEC', memberIds: [memberId(n)], decision });

/** Sets somebody back in Actual Attendance/No Shows. */
function setBack(n: number): void {
  const { store } = all.growthzone;
  const sheet = store.attendance(EVENT);
  if (!sheet.ok) throw new Error(sheet.message);
  const own = sheet.attendees.filter((one) => one.memberId === memberId(n));
  const changes = own.map(({ eventAttendeeId }) => ({ eventAttendeeId, status: 'Registered' }));
  store.saveAttendance(EVENT, { auditId: sheet.auditId, changes });
}

function forget(keys: RegExp): void {
  for (const key of Object.keys(all.host.documentProperties.getProperties()))
    if (keys.test(key)) all.host.documentProperties.deleteProperty(key);
}

/** Everybody is credited; then one is set back, what is kept is deleted, and the cells say that nothing was done. */
async function asIfNeverMarked(keys: RegExp, creditBefore: string): Promise<void> {
  for (const goal of ['registered', 'credited'] as const) await maria.run(goal);
  setBack(1);
  forget(keys);
  tab.type(memberId(1), 'State', 'REGISTERED');
  tab.type(memberId(1), 'Reason', '');
  tab.type(memberId(1), 'Credit Before', creditBefore);
  all.clock.sleep(600_000);
  await all.build(maria);
  await maria.run('registered');
  await maria.run('credited');
  await all.growthzone.settle();
}

describe.each<[string, RegExp]>([
  ['the record and the bindings', /^(record|bound)\./],
  ['everything', /./],
])('with %s deleted', (_, keys) => {
  test.each(['none', '', '2026-02-06'])(
    'REGISTERED typed over somebody credited and set back, Credit Before "%s": a person is asked',
    async (creditBefore) => {
      await asIfNeverMarked(keys, creditBefore);
      expect(certificates(1)).toBe(1);
      const held = await personNow(1);
      expect(held).toMatchObject({ state: 'HELD', reason: 'later-credit' });
      expect(held?.detail).toContain('2026-02-06');
      await decide(1, 'it is done');
      expect(await maria.run('credited')).toMatchObject({ status: 'done', done: PEOPLE });
      expect(certificates(1)).toBe(1);
    },
  );
});

test('a person’s word that it is another class’s marks, and is asked for once', async () => {
  await maria.run('registered');
  all.growthzone.store.addCompletion({ memberId: memberId(1), credit: 'COEC', date: '2026-02-06' });
  await maria.run('credited');
  expect(await personNow(1)).toMatchObject({ state: 'HELD', reason: 'later-credit' });
  expect(certificates(1)).toBe(0);
  await decide(1, 'send again');
  await maria.ask({ ask: 'readBack', credit: 'COEC' });
  expect(await personNow(1)).toMatchObject({ state: 'REGISTERED' });
  await maria.run('credited');
  await all.growthzone.settle();
  expect(certificates(1)).toBe(1);
});

test('a credit of a cycle before keeps nobody from being marked', async () => {
  all.growthzone.store.addCompletion({ memberId: memberId(1), credit: 'COEC', date: '2023-03-01' });
  for (const goal of ['registered', 'credited'] as const)
    expect(await maria.run(goal)).toMatchObject({ status: 'done', done: PEOPLE });
  expect(certificates(1)).toBe(1);
});
