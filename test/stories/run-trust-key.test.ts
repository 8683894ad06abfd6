import { type Association, associationWith, type Coordinator, EVENT, KEY } from '../support/association';

// Whose run it is: the association, the event, the credit and the member ID together.

const PEOPLE = 3;

let all: Association;
let maria: Coordinator;
beforeEach(async () => {
  all = await associationWith(PEOPLE);
  maria = await all.coordinator();
  await all.build(maria);
});
afterEach(() => all.close());

const tab = () => all.host.workbook.sheets.find(({ name }) => name === 'COEC');
const column = (header: string) => (tab()?.values[0] ?? []).map(String).indexOf(header);
const cells = (header: string) => (tab()?.values ?? []).slice(1).map((row) => String(row[column(header)] ?? ''));
const states = async () => (await maria.people()).map(({ state }) => state);

async function connect(tenant: string): Promise<void> {
  await maria.ask({ ask: 'saveConnection', tenant, key: KEY });
  await maria.ask({ ask: 'readMembers', restart: true });
}

async function built(eventId: number) {
  const { mark } = await maria.ask({ ask: 'check' });
  const decided = { accepted: [], lookedUp: ['COEC'], nobodyToInvoice: true } as const;
  return maria.ask({ ask: 'build', events: { COEC: eventId }, checked: mark, ...decided });
}

test('another association with the same event number is another run: the rows of the first are left alone', async () => {
  await maria.run('registered');
  await connect('other');
  await built(EVENT);
  expect(await states()).toEqual(['READY', 'READY', 'READY']);
  expect(cells('Association')).toEqual(['demo', 'demo', 'demo', 'other', 'other', 'other']);
  expect(cells('State').slice(0, PEOPLE)).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED']);
  await connect('demo');
  await built(EVENT);
  expect(await states()).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED']);
  expect(await maria.run('credited')).toMatchObject({ status: 'done', done: PEOPLE, total: PEOPLE });
  await all.growthzone.settle();
  expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE, certificates: PEOPLE });
});

test('a tab of before there was a column for the association belongs to the association that it was built for', async () => {
  await maria.run('registered');
  all.host.deleteColumns(tab()?.id ?? 0, column('Association'), 1);
  expect(await maria.run('credited')).toMatchObject({ status: 'done', done: PEOPLE, total: PEOPLE });
  expect(cells('Association')).toContain('demo');
  await connect('other');
  await built(EVENT);
  expect(cells('Association')).toEqual(['demo', 'demo', 'demo', 'other', 'other', 'other']);
});

test('who is still Registered in an event chosen before is named when another one is built', async () => {
  await maria.run('registered');
  all.growthzone.store.addEvent({ name: 'Other class', date: '2026-02-05', credit: 'COEC', eventId: EVENT + 1 });
  const [chosen] = await built(EVENT + 1);
  const sentence = `3 people are still Registered in event ${EVENT} of demo: Ana0 Alvarez, Ana1 Alvarez and Ana2 Alvarez.`;
  expect(chosen?.elsewhere).toBe(sentence);
  expect((await maria.ask({ ask: 'state' })).tabs[0]?.elsewhere).toBe(sentence);
  await built(EVENT);
  expect((await maria.ask({ ask: 'state' })).tabs[0]?.elsewhere).toBe('');
});

test('a log that was deleted is said at the next open, once', async () => {
  const opened = () => maria.ask({ ask: 'state', isOpening: true });
  expect((await opened()).notice).toBe('');
  all.host.deleteSheet(all.host.workbook.sheets.find(({ name }) => name === 'CE Log')?.id ?? 0);
  await maria.run('registered');
  expect((await opened()).notice).toMatch(/"CE Log" was deleted or renamed.*Version history/);
  expect((await opened()).notice).toBe('');
});
