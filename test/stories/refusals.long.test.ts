import type { SheetData } from '../../local/sheets';
import { type Association, associationWith, type Coordinator, EVENT } from '../support/association';
import { HEADER, ROSTER, SHEET, withRoster } from '../support/roster-book';
import { protect, sheetNamed } from '../support/tab-cells';

// What Google refuses to write, and when it says so. Its model is as harsh as Google where that is known, and harsher where
// it is not: see local/sheets.

const PEOPLE = 3;
let all: Association;
let maria: Coordinator;
beforeEach(async () => {
  all = await associationWith(PEOPLE);
  maria = await all.coordinator();
});
afterEach(() => all.close());

const tab = (name: string) => sheetNamed(all.host, name);
/** Converts a tab to a table whose columns all have this type, as far as it is used. */
const convert = (sheet: SheetData, type: 'text' | 'number', rows = 1000) =>
  Object.assign(sheet, {
    tables: [{ range: { row: 0, column: 0, rows, columns: 26 }, types: Array(26).fill(type) }],
  });
const formulas = () =>
  all.host.workbook.sheets.flatMap(({ values }) =>
    values.flat().filter((value) => value !== null && typeof value === 'object' && 'formula' in value),
  );
const STEP = { ask: 'step', credit: 'COEC', goal: 'registered' } as const;
const finish = async () => {
  for (const goal of ['registered', 'credited'] as const)
    expect(await maria.run(goal)).toMatchObject({ status: 'done', done: PEOPLE });
  expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE, certificates: PEOPLE });
};

describe('a protected tab', () => {
  test('of a credit stops the run before it sends, in a sentence that names it, and it goes on when that is lifted', async () => {
    await all.build(maria);
    protect(all.host, 'COEC');
    expect(await maria.problem({ ...STEP, session: maria.session })).toMatchObject({
      code: 'failed',
      message: expect.stringContaining('Tab "COEC" is protected. Ask whoever protected it'),
    });
    expect(all.growthzone.counters().registrations).toBe(0);
    tab('COEC').protections.pop();
    all.clock.sleep(200_000);
    await finish();
  });

  test.each(['CE Log', 'CE Summary'])(
    '%s fails no step that has sent something: it is told beside the answer',
    async (name) => {
      await all.build(maria);
      protect(all.host, name);
      const before = structuredClone(tab(name).values);
      const notice = await maria.notice({ ...STEP, session: maria.session });
      expect(notice).toContain(`Tab "${name}" is protected. Ask whoever protected it`);
      expect(all.growthzone.counters().registrations).toBe(PEOPLE);
      expect(tab(name).values).toEqual(before);
      await finish();
    },
  );
});

test('a summary that is protected keeps nothing out of the log, and nothing stands in it twice', async () => {
  const told: unknown[][] = [];
  for (const isProtected of [false, true]) {
    if (isProtected) {
      await all.close();
      all = await associationWith(PEOPLE);
      maria = await all.coordinator();
    }
    await all.build(maria);
    if (isProtected) protect(all.host, 'CE Summary');
    await finish();
    told.push(tab('CE Log').values.map((cells) => cells.slice(1)));
  }
  expect(told[0]?.length).toBeGreaterThan(8);
  expect(told[1]).toEqual(told[0]);
});

describe('a tab that somebody converted to a table with typed columns', () => {
  test.each(['COEC', 'CE Log', 'CE Summary'])('%s is written as before', async (name) => {
    await all.build(maria);
    convert(tab(name), 'text');
    expect(await maria.notice({ ...STEP, session: maria.session })).toBe('');
    await finish();
    expect(tab('CE Log').values.at(-1)?.[3]).toMatch(/^Ended/);
  });

  test('whose cells cannot keep an ID as it is takes nothing, and the answer says how to go on', async () => {
    await all.build(maria);
    convert(tab('COEC'), 'number');
    all.host.workbook.sheets.find(({ name }) => name === 'COEC')?.formats.splice(0);
    const { message } = await maria.problem({ ...STEP, session: maria.session });
    expect(message).toMatch(/Tab "COEC" could not be written: .*Is it a table\? Revert it to unformatted data/);
    expect(all.growthzone.counters().registrations).toBe(0);
    expect((await maria.people()).map(({ memberId, state }) => [memberId, state])).toEqual([
      ['999901101', 'READY'],
      ['999901102', 'READY'],
      ['999901103', 'READY'],
    ]);
    Object.assign(tab('COEC'), { tables: [] });
    all.clock.sleep(200_000);
    await finish();
  });

  test('and holds the roster: the outcomes are written beside the rows all the same', async () => {
    await withRoster(ROSTER, async (book) => {
      await book.check();
      convert(book.host.sheet(SHEET), 'text');
      book.host.type(SHEET, 6, 5, [['Y']]);
      const { notWritten, counts } = await book.check();
      expect([notWritten, counts.credit]).toEqual(['', 2]);
      expect(book.shows(7, 6, 1)[6]).toEqual(['Credit: COEC']);
    });
  });

  test('before the first check: nothing but the outcomes is missing', async () => {
    await withRoster(ROSTER, async (book) => {
      convert(book.host.sheet(SHEET), 'text');
      const { notWritten, counts } = await book.check();
      expect(counts.credit).toBe(1);
      expect(notWritten).toMatch(/Tab "Roster" could not be written: .*Revert it to unformatted data/);
      expect(book.host.sheet(SHEET).metadata).toEqual([]);
    });
  });
});

describe.each(['kept', 'marks a text'] as const)(
  'where an apostrophe at the beginning of a text is %s',
  (apostrophe) => {
    const NAMES = ['=Ana', '+Ana', "'Ana", '-Ana', '@Ana'];

    test('no name becomes a formula, and each is read as it was written', async () => {
      Object.assign(all.host, { unknown: { apostrophe } });
      for (const [n, firstName] of NAMES.entries())
        all.growthzone.store.addMembers([{ memberId: `${999_905_101 + n}`, firstName, lastName: 'Alvarez' }]);
      const rows = NAMES.map((_, n) => [`${999_905_101 + n}`, 'Ana', 'Alvarez', 'COEC', 'Y', '02/05/2026', '']);
      all.host.type(1, PEOPLE + 1, 0, rows);
      const one = await all.coordinator();
      await one.ask({ ask: 'readMembers', restart: true });
      const check = await one.ask({ ask: 'check' });
      await one.ask({
        ask: 'build',
        events: { COEC: EVENT },
        checked: check.mark,
        accepted: check.causes.map(({ code }) => code),
        lookedUp: ['COEC'],
        nobodyToInvoice: true,
      });
      const names = new Map((await one.people()).map(({ memberId, growthzoneName }) => [memberId, growthzoneName]));
      expect(NAMES.map((_, n) => names.get(`${999_905_101 + n}`))).toEqual(NAMES.map((name) => `${name} Alvarez`));
      const formulas = all.host.workbook.sheets.flatMap(({ values }) =>
        values.flat().filter((value) => value !== null && typeof value === 'object' && 'formula' in value),
      );
      expect(formulas).toEqual([]);
      // What is not changed is not written again, although an apostrophe may show.
      await one.ask({ ask: 'check' });
      expect(one.calls()).not.toHaveProperty('Range.setValues');
    });

    test('what a person sets beside a row stays as they set it', async () => {
      await withRoster([HEADER, ['999901101', 'Ana', 'A', '', 'COEC', 'Y']], async (book) => {
        Object.assign(book.host, { unknown: { apostrophe } });
        await book.check();
        book.host.type(SHEET, 1, 7, [['+COEC']]);
        await book.check();
        expect((await book.check()).rows[1]?.findings.map(({ message }) => message).join()).toContain('"+COEC"');
      });
    });
  },
);

test('a text that Google takes for a formula after all is emptied again, and the answer says so', async () => {
  Object.assign(all.host, { unknown: { apostrophe: 'kept' } });
  all.growthzone.store.addMembers([{ memberId: '999905101', firstName: '=1', lastName: 'Alvarez' }]);
  all.host.type(1, PEOPLE + 1, 0, [['999905101', 'Ana', 'Alvarez', 'COEC', 'Y', '02/05/2026', '']]);
  await maria.ask({ ask: 'readMembers', restart: true });
  await maria.ask({ ask: 'acceptName', row: PEOPLE + 2, isSame: true });
  const check = await maria.ask({ ask: 'check' });
  const write = all.host.setValues.bind(all.host);
  jest.spyOn(all.host, 'setValues').mockImplementation((sheetId, area, values, user) =>
    write(
      sheetId,
      area,
      values.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.replace(/^'=/, '=') : cell))),
      user,
    ),
  );
  const decided = { events: { COEC: EVENT }, checked: check.mark, accepted: check.causes.map(({ code }) => code) };
  const build = { ask: 'build', ...decided, lookedUp: ['COEC'], nobodyToInvoice: true };
  expect((await maria.problem(build)).message).toContain('takes a text there for a formula');
  expect(formulas()).toEqual([]);
});
