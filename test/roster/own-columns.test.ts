import fc from 'fast-check';
import { checkRoster, type RosterCheck } from '../../src/roster/check';
import {
  findOwnColumns,
  isNewOverride,
  isStillOwn,
  lookOf,
  NO_OWN_CELLS,
  OWN_HEADERS,
  type OwnCells,
  overrideOf,
  ownCellsOf,
  readCreditChoice,
  recordedLook,
  separate,
} from '../../src/roster/sheet/own-columns';
import type { Member, MemberDirectory, Override } from '../../src/roster/types';
import { TODAY, textCells } from '../support/sheet';

const HEADER = ['NRDS ID', 'First Name', 'Last Name', 'Credit Type', 'Credit?'];

type Rows = readonly (readonly string[])[];

/** One check as the add-on does it: own columns read, decided, written beside the vendor's. */
function checkSheet(sheet: Rows, directory?: MemberDirectory): { sheet: string[][]; check: RosterCheck } {
  const { vendor, own } = separate(textCells(sheet), findOwnColumns(sheet));
  const overrides = new Map<number, Override>(own.map((row, index) => [index, index === 0 ? {} : overrideOf(row)]));
  const settings = { headerRow: 1 };
  const checked = checkRoster(vendor, { settings, today: TODAY, overrides, ...(directory ? { directory } : {}) });
  if (!checked.ok) throw new Error(checked.problem.message);
  const written = vendor.display.map((row, index) => {
    const decided = checked.value.rows[index];
    return [...row, ...(index === 0 ? OWN_HEADERS : decided ? ownCellsOf(decided) : NO_OWN_CELLS)];
  });
  return { sheet: written, check: checked.value };
}

const own = (sheet: Rows, row: number): OwnCells => (sheet[row] ?? []).slice(5) as unknown as OwnCells;

/** The sheet with one cell typed over, counted from 0. */
function typed(sheet: Rows, row: number, column: number, text: string): string[][] {
  return sheet.map((line, index) => line.map((cell, place) => (index === row && place === column ? text : cell)));
}

const CREDIT = 6;
const MEMBER_ID = 7;
const once = (...rows: string[][]) => checkSheet([HEADER, ...rows]).sheet;

test('what is written beside each kind of row', () => {
  const sheet = once(
    ['999901101', 'Ana', 'Alvarez', 'COEC', 'Y'],
    ['999901101', 'Ana', 'Alvarez', 'COEC', 'Y'],
    ['12602754', 'Ben', 'Berg', 'COEC', 'Y'],
    ['n/a', 'Cy', 'Cole', 'COEC', 'N'],
    ['Total', '', '', '', '4'],
  );
  expect(sheet.map((row) => row.slice(5))).toEqual([
    [...OWN_HEADERS],
    ['Credit: COEC', 'COEC', '999901101', 'ID 999901101.'],
    ['Repeat', '', '999901101', 'ID 999901101. Same person and credit as row 2.'],
    ['Fix needed', '', '', 'Member ID "12602754" has 8 digits; member IDs have 9. Use 012602754?'],
    ['Left out', '', '', 'Earned no credit (Credit?: N).'],
    ['Not an attendee', '', '', ''],
  ]);
});

describe('what a person sets wins', () => {
  test('an ID', () => {
    const sheet = typed(once(['12602754', 'Ben', 'Berg', 'COEC', 'Y']), 1, MEMBER_ID, '999 901-102');
    const { check, sheet: after } = checkSheet(sheet);
    expect(check.rows[1]).toMatchObject({
      outcome: 'credit',
      memberId: '999901102',
      findings: [{ level: 'note', code: 'by-hand-id' }],
    });
    expect(own(after, 1)).toEqual(['Credit: COEC', 'COEC', '999901102', 'ID 999901102 (by hand). Set for "Ben Berg".']);
    expect(checkSheet(after).sheet).toEqual(after);
  });

  test('a credit counts as earned, and None leaves the row out', () => {
    const sheet = once(['999901101', 'Ana', 'Alvarez', 'Contracts', 'N'], ['999901102', 'Ben', 'Berg', 'COEC', 'Y']);
    const { check, sheet: after } = checkSheet(typed(typed(sheet, 1, CREDIT, 'coen+fairh'), 2, CREDIT, 'None'));
    expect(check.rows.slice(1)).toMatchObject([
      { outcome: 'credit', credits: ['COEN', 'FAIRH'], findings: [{ level: 'note', code: 'by-hand-credit' }] },
      { outcome: 'left out', cause: 'by-hand-none', findings: [{ level: 'note', code: 'by-hand-credit' }] },
    ]);
    expect(own(after, 1).slice(0, 2)).toEqual(['Credit: COEN + FAIRH (by hand)', 'COEN + FAIRH']);
    expect(own(after, 2).slice(0, 2)).toEqual(['Left out: None (by hand)', 'None']);
    expect(checkSheet(after).sheet).toEqual(after);
  });

  test('until the cell is emptied', () => {
    const sheet = typed(once(['12602754', 'Ben', 'Berg', 'COEC', 'Y']), 1, MEMBER_ID, '999901102');
    const emptied = typed(checkSheet(sheet).sheet, 1, MEMBER_ID, '');
    expect(checkSheet(emptied).check.rows[1]).toMatchObject({ outcome: 'fix needed' });
  });

  test.each([
    ['12345', 'by-hand-id-bad'],
    ['12602754', 'by-hand-id-bad'],
    ['pending', 'by-hand-id-bad'],
  ])('but ID %s is no better for it', (id, code) => {
    const sheet = typed(once(['999901101', 'Ana', 'Alvarez', 'COEC', 'Y']), 1, MEMBER_ID, id);
    const { check, sheet: after } = checkSheet(sheet);
    expect(check.rows[1]).toMatchObject({
      outcome: 'fix needed',
      findings: [{ code, column: 'CE Member ID', message: expect.stringContaining('CE Member ID was set by hand') }],
    });
    expect(own(after, 1)[2]).toBe(id);
    expect(checkSheet(after).sheet).toEqual(after);
  });

  test('a credit that is none is named and kept for its owner to correct', () => {
    const sheet = typed(once(['999901101', 'Ana', 'Alvarez', 'COEC', 'Y']), 1, CREDIT, 'COEX');
    const { check, sheet: after } = checkSheet(sheet);
    expect(check.rows[1]).toMatchObject({ outcome: 'fix needed', findings: [{ code: 'by-hand-credit-bad' }] });
    expect(own(after, 1).slice(0, 2)).toEqual(['Fix needed: COEX (by hand)', 'COEX']);
    expect(checkSheet(after).sheet).toEqual(after);
  });

  test('a social security number typed into CE Member ID is not kept', () => {
    const sheet = typed(once(['', 'Ana', 'Alvarez', 'COEC', 'Y']), 1, MEMBER_ID, '123-45-6789');
    const { check, sheet: after } = checkSheet(sheet);
    expect(check.rows[1]).toMatchObject({ outcome: 'fix needed' });
    expect(JSON.stringify([after, check.rows])).not.toContain('123-45');
    expect(checkSheet(after).sheet).toEqual(after);
  });

  test('an ID set by hand passes the directory like any other', () => {
    const member: Member = {
      contactId: 1,
      memberId: '999901105',
      firstName: 'Zed',
      lastName: 'Zorn',
      email: '',
      status: '',
    };
    const directory = { byMemberId: new Map([[member.memberId, member]]) };
    const sheet = typed(once(['', 'Ana', 'Alvarez', 'COEC', 'Y']), 1, MEMBER_ID, '999901105');
    expect(checkSheet(sheet, directory).check.rows[1]).toMatchObject({
      outcome: 'fix needed',
      findings: [{ code: 'by-hand-id' }, { code: 'member-id-other-person', column: 'CE Member ID' }],
    });
  });

  test('a row taken for a heading is an attendee where a person gives it an ID and a credit', () => {
    const sheet = once(['', '', 'New members', '', ''], ['999901101', 'Ana', 'Alvarez', 'COEC', 'Y']);
    expect(own(sheet, 1)[0]).toBe('Not an attendee');
    const given = typed(typed(sheet, 1, CREDIT, 'COEN'), 1, MEMBER_ID, '999901109');
    expect(checkSheet(given).check.rows[1]).toMatchObject({ outcome: 'credit', credits: ['COEN'] });
  });
});

describe('what a repair put in is told apart from what a person typed', () => {
  const repaired = 'ID 012602754 (repaired). Set for "Ben Berg".';
  const headed = 'Credit: COEN (repaired)';
  test.each<[string, OwnCells, [string, string][]]>([
    ['an ID', ['Credit: COEC', 'COEC', '012602754', repaired], [['repaired-id', 'set by a proposed fix']]],
    ['an ID typed over', ['Credit: COEC', 'COEC', '999901102', repaired], [['by-hand-id', 'set by hand']]],
    ['an ID typed, though it is the proposal', ['Fix needed', '', '012602754', ''], [['by-hand-id', 'set by hand']]],
    [
      'an ID of another person',
      ['Credit: COEC', 'COEC', '012602754', repaired.replace('Ben Berg', 'Cy Cole')],
      [
        ['repaired-id', 'set by a proposed fix'],
        ['by-hand-other-person', 'set by a proposed fix'],
      ],
    ],
    ['a credit', [headed, 'COEN', '', ''], [['repaired-credit', 'set by a proposed fix']]],
    ['a credit typed over', [headed, 'FAIRH', '', ''], [['by-hand-credit', 'set by hand']]],
  ])('%s', (_, beside, expected) => {
    const sheet = once(['12602754', 'Ben', 'Berg', 'COEC', 'Y']);
    const { check, sheet: after } = checkSheet(
      sheet.map((line, row) => (row === 1 ? [...line.slice(0, 5), ...beside] : line)),
    );
    const said = check.rows[1]?.findings.filter(({ code }) => /^(by-hand|repaired)-/.test(code)) ?? [];
    expect(said.map(({ code, message }) => [code, /set by (?:hand|a proposed fix)/.exec(message)?.[0]])).toEqual(
      expected,
    );
    expect(checkSheet(after).sheet).toEqual(after);
  });
});

describe("what the add-on wrote is never taken for a person's", () => {
  test.each<[string, number, string, Partial<Record<string, unknown>>]>([
    ['another ID', 0, '999901109', { outcome: 'credit', memberId: '999901109', findings: [] }],
    ['a bad ID', 0, 'n/a', { outcome: 'fix needed' }],
    ['another credit', 3, 'FAIRH', { outcome: 'credit', credits: ['FAIRH'], findings: [] }],
    ['not earned', 4, 'N', { outcome: 'left out' }],
  ])('after the vendor cell changed to %s', (_, column, text, row) => {
    const sheet = typed(once(['999901101', 'Ana', 'Alvarez', 'COEC', 'Y']), 1, column, text);
    const { check, sheet: after } = checkSheet(sheet);
    expect(check.rows[1]).toMatchObject(row);
    expect(after[1]?.join(' ')).not.toMatch(/by hand/);
  });

  test('after a part of the sheet was sorted without the own columns', () => {
    const sheet = once(['999901101', 'Ana', 'Alvarez', 'COEC', 'Y'], ['999901102', 'Ben', 'Berg', 'FAIRH', 'Y']);
    const [head = [], one = [], two = []] = sheet;
    const mixed = [head, [...two.slice(0, 5), ...one.slice(5)], [...one.slice(0, 5), ...two.slice(5)]];
    const { check } = checkSheet(mixed);
    expect(check.rows.slice(1)).toMatchObject([
      { memberId: '999901102', credits: ['FAIRH'], findings: [] },
      { memberId: '999901101', credits: ['COEC'], findings: [] },
    ]);
  });

  test("and what was set for one person is never another's", () => {
    const sheet = typed(once(['', 'Ana', 'Alvarez', 'COEC', 'Y']), 1, MEMBER_ID, '999901101');
    const checked = checkSheet(sheet).sheet;
    const pasted = typed(typed(checked, 1, 1, 'Ben'), 1, 2, 'Berg');
    const { check, sheet: after } = checkSheet(pasted);
    expect(check.rows[1]).toMatchObject({ outcome: 'fix needed' });
    expect(check.rows[1]?.findings.map(({ code }) => code)).toContain('by-hand-other-person');
    expect(checkSheet(after).sheet).toEqual(after);
    const spelled = checkSheet(typed(checked, 1, 1, 'ANA')).check;
    expect(spelled.rows[1]).toMatchObject({ outcome: 'credit', memberId: '999901101' });
  });
});

test.each<[string, OwnCells, boolean]>([
  ['typed', ['Fix needed', '', '999901101', 'Member ID is missing.'], true],
  ['recorded', ['Credit: COEC', 'COEC', '999901101', 'ID 999901101 (by hand). Set for "A".'], false],
  ['typed over', ['Credit: COEC + FAIRH (by hand)', 'FAIRH', '', ''], true],
  ['recorded credit', ['Credit: FAIRH (by hand)', 'FAIRH', '', ''], false],
])('a value set by hand is new until a check recorded it: %s', (_, row, isNew) => {
  expect(isNewOverride(row, overrideOf(row))).toBe(isNew);
});

describe('what any version wrote stays readable', () => {
  const of = (text: string, how: 'by hand' | 'repaired', forName: string) => ({ text, how, forName });
  test.each<[OwnCells, ReturnType<typeof recordedLook>, Override]>([
    [['Credit: COEC', 'COEC', '999901101', 'ID 999901101.'], 'credit', {}],
    [['Credit: COEC + FAIRH', 'COEC + FAIRH', '999901101', 'ID 999901101. A note.'], 'credit', {}],
    [['Credit, check: COEN', 'COEN', '999901101', 'ID 999901101. Name "A" differs.'], 'check', {}],
    [['Repeat', '', '999901101', 'ID 999901101. Same person and credit as row 2.'], 'repeat', {}],
    [['Left out', '', '', 'Earned no credit (Credit?: N).'], 'left out', {}],
    [['Not an attendee', '', '', ''], 'not an attendee', {}],
    [['Fix needed', '', '', 'Member ID is missing. Ask for the member ID.'], 'fix needed', {}],
    [
      ['Credit: COEN (by hand)', 'COEN', '999901101', 'ID 999901101. Set for "Ana A".'],
      'credit',
      { credit: of('COEN', 'by hand', 'Ana A') },
    ],
    [
      ['Credit, check: COEN (repaired)', 'COEN', '999901101', 'ID 999901101 (repaired). Set for "Ana A". More.'],
      'check',
      { credit: of('COEN', 'repaired', 'Ana A'), memberId: of('999901101', 'repaired', 'Ana A') },
    ],
    [
      ['Left out: None (by hand)', 'None', '', 'Set for "Ana A". Credit set by hand to None.'],
      'left out',
      { credit: of('None', 'by hand', 'Ana A') },
    ],
    [
      ['Fix needed: COEX (by hand)', 'COEX', '12345', 'ID 12345 (by hand). CE Credit "COEX" was set by hand.'],
      'fix needed',
      { credit: of('COEX', 'by hand', ''), memberId: of('12345', 'by hand', '') },
    ],
  ])('%j', (cells, look, override) => {
    expect(recordedLook(cells[0])).toBe(look);
    expect(overrideOf(cells)).toEqual(override);
    expect(isNewOverride(cells, override)).toBe(false);
  });

  test.each(['', 'CE Outcome', 'Credit, check', 'Credits: 4', 'COEC', 'credit: COEC'])(
    'and %j is none of it',
    (text) => {
      expect(recordedLook(text)).toBeUndefined();
    },
  );

  test('a column whose header somebody wrote over is known by its outcomes', () => {
    const column = (texts: readonly string[]) => texts.map((text) => [text]);
    expect(isStillOwn(column(['Outcome', 'Credit, check: COEC', 'Fix needed']), 0, 0)).toBe(true);
    expect(isStillOwn(column(['Outcome', 'Passed', 'Failed']), 0, 0)).toBe(false);
  });

  test('a row looks as its words say', () => {
    const { check } = checkSheet([
      HEADER,
      ['999901101', 'Ana', 'Alvarez', 'COEC', 'Y'],
      ['999901101', 'Ben', 'Alvarez', 'FAIRH', 'Y'],
      ['999901102', 'Cy', 'Cole', 'COEC', 'Y'],
      ['999901102', 'Cy', 'Cole', 'COEC', 'Y'],
      ['12602754', 'Dee', 'Dunn', 'COEC', 'Y'],
      ['999901103', 'Eva', 'Eng', 'COEC', 'N'],
    ]);
    const looks = ['not an attendee', 'check', 'check', 'credit', 'repeat', 'fix needed', 'left out'];
    expect(check.rows.map(lookOf)).toEqual(looks);
    expect(check.rows.map((row) => recordedLook(ownCellsOf(row)[0]))).toEqual(looks);
  });
});

test.each([
  ['COEC', ['COEC']],
  [' fairh & COEC', undefined],
  ['coec + fairh', ['COEC', 'FAIRH']],
  ['COEN,FAIRH', ['COEN', 'FAIRH']],
  ['none', []],
  ['COEC + COEN', undefined],
  ['', undefined],
])('choice %j', (text, credits) => {
  expect(readCreditChoice(text)).toEqual(credits);
});

test("the own columns in the middle of the vendor's leave these their places", () => {
  const sheet = [
    ['NRDS ID', ...OWN_HEADERS, 'Phone'],
    ['1', 'Credit: COEC', 'COEC', '2', 'ID 2.', '555'],
    ['', 'x', '', '', '', ''],
  ];
  const { vendor, own: beside } = separate(textCells(sheet), findOwnColumns(sheet));
  expect(vendor.display).toEqual([
    ['NRDS ID', '', '', '', '', 'Phone'],
    ['1', '', '', '', '', '555'],
  ]);
  expect(beside).toHaveLength(3);
});

describe('whatever stands in the cells', () => {
  const vendorCell = fc.constantFrom(
    '',
    '999901101',
    '999901102',
    '12602754',
    'Ana',
    'Alvarez',
    'COEC',
    'Y',
    'no',
    '=A1',
    'Total',
  );
  const handCell = fc.oneof(
    fc.constantFrom('', '', '', 'COEC', 'COEN + FAIRH', 'none', '999901101', '999 901 102', '12602754', '123-45-6789'),
    fc.string({ maxLength: 8 }),
  );
  const line = fc.tuple(fc.array(vendorCell, { minLength: 5, maxLength: 5 }), handCell, handCell);

  test('check twice is check once, and no cell of the vendor changes', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const vendor = [HEADER, ...lines.map(([row]) => row)];
        const first = checkSheet(vendor).sheet;
        const byHand = first.map((row, index) => {
          const set = lines[index - 1];
          return set ? [...row.slice(0, 6), set[1] || (row[6] ?? ''), set[2] || (row[7] ?? ''), row[8] ?? ''] : row;
        });
        const second = checkSheet(byHand);
        const third = checkSheet(second.sheet);
        expect(third.sheet).toEqual(second.sheet);
        expect(third.check.counts).toEqual(second.check.counts);
        expect(third.sheet.map((row) => row.slice(0, 5))).toEqual(vendor.slice(0, third.sheet.length));
        for (const row of third.check.rows) if (row.outcome === 'credit') expect(row.memberId).toMatch(/^\d{9}$/);
      }),
      { numRuns: 200 },
    );
  });

  test('what the add-on wrote has no say: after any change the rows are decided as if it were not there', () => {
    const row = fc.array(vendorCell, { minLength: 5, maxLength: 5 });
    const rows = fc.array(row, { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(rows, fc.nat(), fc.nat({ max: 4 }), vendorCell, fc.boolean(), (lines, at, column, text, turned) => {
        const { sheet } = checkSheet([HEADER, ...lines]);
        const changed = typed(sheet, 1 + (at % lines.length), column, text);
        // Sorted, but for the own columns, which a person's selection may leave out.
        const vendor = changed.map((line) => line.slice(0, 5));
        const order = turned ? [HEADER, ...vendor.slice(1).reverse()] : vendor;
        const beside = order.map((line, index) => [...line, ...(changed[index] ?? []).slice(5)]);
        expect(checkSheet(beside).check.rows).toEqual(checkSheet(order).check.rows);
      }),
      { numRuns: 200 },
    );
  });
});
