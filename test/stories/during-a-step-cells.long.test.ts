import { type Association, associationWith, type Coordinator, memberId } from '../support/association';
import { type Gate, gateBefore } from '../support/meanwhile';
import { creditTab, sheetNamed, type TabCells } from '../support/tab-cells';

// Whatever somebody does to the tabs while a request of a step waits for its answer: everybody is registered, marked and
// certified once, with what the page offers: go on, build again, put in order.

const PEOPLE = 5;
const ONCE = { registrations: PEOPLE, duplicateRegistrations: 0, attendedTransitions: PEOPLE, certificates: PEOPLE };

let all: Association;
let gate: Gate;
let maria: Coordinator;
let tab: TabCells;
beforeEach(async () => {
  gate = await gateBefore(() => all.growthzone.url);
  all = await associationWith(PEOPLE, { address: gate.url });
  maria = await all.coordinator();
  await all.build(maria);
  tab = creditTab(all.host, 'COEC');
});
afterEach(async () => {
  await all.close();
  await gate.close();
});

const idOf = (name: string) => sheetNamed(all.host, name).id;
const columnOf = (header: string) => sheetNamed(all.host, 'COEC').values[0]?.indexOf(header) ?? -1;
const below = { row: 1, column: 0, rows: 100, columns: 26 };

const DOINGS: Readonly<Record<string, () => void>> = {
  'a column is put left of all': () => all.host.insertColumns(idOf('COEC'), 0, 1),
  'rows are put above the header': () => all.host.insertRows(idOf('COEC'), 0, 2),
  'a row is put between people': () => all.host.insertRows(idOf('COEC'), 3, 1),
  'the column of states is deleted': () => all.host.deleteColumns(idOf('COEC'), columnOf('State'), 1),
  'the column of member IDs is deleted': () => all.host.deleteColumns(idOf('COEC'), 0, 1),
  'a row is deleted': () => all.host.deleteRows(idOf('COEC'), 3, 1),
  'most rows are deleted': () => all.host.deleteRows(idOf('COEC'), 1, 3),
  'people are sorted': () => all.host.sortRows(idOf('COEC'), { ...below, rows: PEOPLE }, 0, false),
  'the tab is renamed': () => all.host.renameSheet(idOf('COEC'), 'Ours'),
  'the tab is copied': () => void all.host.copySheet(idOf('COEC')),
  'the tab is deleted': () => all.host.deleteSheet(idOf('COEC')),
  'the tab is emptied': () => all.host.clear(idOf('COEC'), below, { values: true }),
  'the log is deleted': () => all.host.deleteSheet(idOf('CE Log')),
  'the log is emptied': () => all.host.clear(idOf('CE Log'), { ...below, row: 0, columns: 5 }, { values: true }),
  'the summary is deleted': () => all.host.deleteSheet(idOf('CE Summary')),
  'a member ID is emptied': () => tab.type(memberId(2), 'Member ID', ''),
  'another event is typed': () => tab.type(memberId(2), 'Event ID', '9999'),
  'another contact is typed': () => tab.type(memberId(2), 'Contact ID', '5001'),
  'a row is pasted over another': () => tab.paste(tab.rowOf(memberId(1)), tab.rowOf(memberId(3))),
};

const MOMENTS = [
  ['registered', 'the first list', /\/attendees\/summary$/, 1],
  ['registered', 'the last import', /^POST .*\/import$/, 2],
  ['credited', 'the list after the first mark', /\/attendees\/summary$/, 2],
  ['credited', 'the last mark', /^POST .*\/attendance$/, 2],
  ['credited', 'the last completion', /\/progress\//, 5],
] as const;

/** As the page does it: a tab that is not whole is built again, one that is not in order is put in order. */
async function finish(): Promise<void> {
  for (const goal of ['registered', 'credited'] as const) {
    for (;;) {
      const { status, reason, sentence } = await maria.run(goal);
      if (status === 'done') break;
      if (reason === 'tab-incomplete') await all.build(maria);
      else if (reason === 'tab-repeated') await maria.ask({ ask: 'tidyTab', credit: 'COEC' });
      else throw new Error(sentence);
    }
  }
}

describe.each(MOMENTS)('towards %s, at %s', (goal, _, request, count) => {
  test.each(Object.entries(DOINGS))('%s', async (_name, work) => {
    if (goal === 'credited') await maria.run('registered');
    gate.once(request, 'after', work, count);
    await maria.step(goal);
    await finish();
    expect(all.growthzone.counters()).toMatchObject(ONCE);
    expect((await maria.people()).map(({ state }) => state)).toEqual(Array(PEOPLE).fill('CREDIT SEEN'));
  });
});
