import type { Fault } from '../../local/sheets/faults';
import { type Association, associationWith, type Coordinator } from '../support/association';
import { checkLines } from '../support/sheet';

// What a spreadsheet may hold beside the roster, and what Google may not give in it.

const PEOPLE = 2;
let all: Association;
let maria: Coordinator;
beforeEach(async () => {
  all = await associationWith(PEOPLE);
  maria = await all.coordinator();
});
afterEach(() => all.close());

const names = () => all.host.workbook.sheets.map(({ name }) => name);
const finish = async () => {
  for (const goal of ['registered', 'credited'] as const)
    expect(await maria.run(goal)).toMatchObject({ status: 'done', done: PEOPLE });
  expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE, certificates: PEOPLE });
};

test.each(['OBJECT', 'DATASOURCE'] as const)(
  'tabs of type %s, which have no cells, are skipped everywhere',
  async (type) => {
    for (const name of ['COEC', 'CE Log', 'CE Summary', 'Chart'])
      Object.assign(all.host.insertSheet(name, 0), { type });
    expect(await maria.ask({ ask: 'state', isOpening: true })).toMatchObject({ sheet: 'Roster', tabs: [] });
    expect((await maria.ask({ ask: 'columns' })).sheet).toBe('Roster');
    await all.build(maria);
    await finish();
    await maria.ask({ ask: 'byHand', credit: 'COEC' });
    expect(names().filter((name) => name.endsWith('2'))).toEqual(['COEC 2', 'CE Summary 2', 'CE Log 2']);
  },
);

test('a vendor’s tabs of these names in other letters do not collide, and stay as they are', async () => {
  for (const name of ['coec', 'ce log', 'Ce Summary']) {
    const { id } = all.host.insertSheet(name);
    all.host.type(id, 0, 0, [['mine']]);
  }
  await all.build(maria);
  await finish();
  expect(await maria.notice({ ask: 'state', isOpening: true })).toBe('');
  expect(names()).toEqual(['Roster', 'coec', 'ce log', 'Ce Summary', 'COEC 2', 'CE Summary 2', 'CE Log 2']);
  for (const name of ['coec', 'ce log', 'Ce Summary'])
    expect(all.host.workbook.sheets.find((sheet) => sheet.name === name)?.values).toEqual([['mine']]);
});

test('a pasted list with a quotation mark that does not end is said so, and a member list too', async () => {
  await all.build(maria);
  const pasted = 'Name,Status\n"Ana0 Alvarez,Registered\nAna1 Alvarez,Registered';
  expect(await maria.problem({ ask: 'readBack', credit: 'COEC', pasted })).toMatchObject({
    code: 'list-unreadable',
    message: expect.stringContaining('quotation mark'),
  });
  expect(await maria.problem({ ask: 'memberList', text: pasted })).toMatchObject({ code: 'list-unreadable' });
  // Nobody is kept waiting by it.
  await finish();
});

test.each<Fault>([
  { member: 'LockService.getDocumentLock', gives: null },
  { member: 'PropertiesService.getDocumentProperties', gives: null },
  { member: 'PropertiesService.getUserProperties', gives: null },
])('where Google gives null for $member, the answer says what to do', async (fault) => {
  await all.build(maria);
  maria.faults([fault]);
  const { code, message } = await maria.problem({
    ask: 'step',
    credit: 'COEC',
    goal: 'registered',
    session: maria.session,
  });
  expect([code, message]).toEqual(['failed', expect.stringContaining('from the menu of the spreadsheet')]);
  maria.faults([]);
  await finish();
});

test.each(['#REF!', '#NAME?', '#N/A', '#DIV/0!', '#ERROR!', 'Loading...'])(
  'a cell that shows %s has its sentence, whatever it is the cell of',
  (shown) => {
    const header = 'NRDS ID | First Name | Last Name | Email | Credit Type | Class Date';
    const good = ['999901101', 'Ana', 'Alvarez', 'ana@example.com', 'COEC', '02/05/2026'];
    const others = ['2', '3', '4', '5'].map(
      (n) => `99990110${n} | Ben${n} | Berg | ben${n}@example.com | COEC | 02/05/2026`,
    );
    for (const [column, name] of header.split(' | ').entries()) {
      const cells = good.map((text, place) => (place === column ? shown : text));
      const [, row] = checkLines([header, cells.join(' | '), ...others], { headerRow: 1 }).rows;
      expect([name, row?.outcome]).toEqual([name, 'fix needed']);
      expect([name, row?.findings.find(({ code }) => code === 'formula-error')?.message]).toEqual([
        name,
        expect.stringContaining(shown),
      ]);
    }
  },
);
