import { checkRoster } from '../../src/roster/check';
import type { RosterSettings } from '../../src/roster/settings';
import { findHeaderRow } from '../../src/roster/sheet/header-row';
import { readTables } from '../../src/roster/sheet/tables';
import { checkLines, outcomes, TODAY, textCells, told } from '../support/sheet';

const rows = (lines: readonly string[]) => lines.map((line) => line.split('|').map((cell) => cell.trim()));

/** The header rows of all tables, from 1. */
function headersOf(lines: readonly string[], settings: RosterSettings = {}): number[] {
  const read = readTables(textCells(rows(lines)), settings);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.tables.map(({ header }) => header + 1);
}

const FIRST = 'NRDS ID | Last Name | First Name | Course | Passed';
const SWAPPED = 'NRDS ID | First Name | Last Name | Course | Passed';
const WIDER = 'NRDS ID | Last Name | First Name | Email | Office | Course | Passed';
const ANA = '999941101 | Alder | Ana | COEC | Y';

describe('stacked tables', () => {
  test.each<[string, readonly string[], readonly number[]]>([
    ['one', [FIRST, ANA], [1]],
    ['the same header on the next page', [FIRST, ANA, FIRST, ANA], [1]],
    ['a part of the same header', [FIRST, ANA, 'NRDS ID | Last Name | First Name | |', ANA], [1]],
    ['names swapped', [FIRST, ANA, '', SWAPPED, '999941102 | Bea | Birch | COEN | Y'], [1, 4]],
    ['a second one that is wider', [FIRST, ANA, WIDER, '999941102 | B | B | b@example.com | X | COEN | Y'], [1, 3]],
    ['three', [FIRST, ANA, SWAPPED, '999941102 | B | B | COEC | Y', FIRST, ANA], [1, 3, 5]],
    [
      'answers are no labels',
      [FIRST, ' | Price | Ada | COEC | Passed', ' | Student | Lee | Completed | Attended'],
      [1],
    ],
    [
      'a header in two lines',
      ['First | Last | NRDS | Credit', 'Name | Name | ID | (Y/N)', 'Ana | A | 999941101 | Y'],
      [1],
    ],
    [
      'sections above that have no member ID',
      ['Host Details', 'Attended | User Name | Email | Join Time', 'Yes | School | s@example.org | 9:00', FIRST, ANA],
      [2, 4],
    ],
    ['labels above without a row between', ['Last Name | First Name | Email', FIRST, ANA], [2]],
  ])('%s', (_, lines, expected) => {
    expect(headersOf(lines)).toEqual(expected);
  });

  test('each is read by its own header, and nobody stands above one', () => {
    const lines = [
      'Code of Ethics',
      FIRST,
      '999941101 | Alder | Ana | COEC | Y',
      '999941102 | Birch | Bea | COEC | N',
      '',
      'Fair Housing',
      'First Name | Last Name | Result | Course | M1 ID',
      'Cleo | Cedar | Pass | FAIRH | 999941103',
      'Dora | Dogwood | Fail | FAIRH | 999941104',
    ];
    const checked = checkLines(lines);
    expect(checked.rows.map(told)).toEqual([
      'nobody: above the header',
      'nobody: header',
      'COEC',
      'left out: no-credit',
      'nobody: blank row',
      'nobody: section heading',
      'nobody: header',
      'FAIRH',
      'left out: no-credit',
    ]);
    expect(checked.rows[7]).toMatchObject({ firstName: 'Cleo', lastName: 'Cedar', memberId: '999941103' });
    expect(checked.table.header).toBe(1);
  });

  test('a table without member IDs has them missing, row by row', () => {
    const lines = [FIRST, ANA, '', 'Name | Email | Course | Passed', 'Bea Birch | bea@example.com | COEC | Y'];
    expect(outcomes(lines).slice(1)).toEqual(['COEC', 'nobody: blank row', 'nobody: header', 'fix: member-id-missing']);
  });

  test('a column that settings name need not be in every table', () => {
    const lines = [
      'NRDS ID | Name | Result of exam',
      '999941101 | Ana Alder | Y',
      'NRDS ID | First Name | Last Name | Passed',
      '999941102 | Bea | Birch | Y',
    ];
    const settings: RosterSettings = { classCredit: 'COEC', columns: { earned: 'Result of exam' } };
    expect(outcomes(lines, settings)).toEqual(['nobody: header', 'COEC', 'nobody: header', 'COEC']);
  });

  test('settings name the first header: what stands above is no table', () => {
    expect(headersOf([FIRST, ANA, SWAPPED, '999941102 | B | B | COEC | Y'], { headerRow: 3 })).toEqual([3]);
  });

  test('a section that has its rows ends with the next header', () => {
    const lines = [
      'Hosts',
      'NRDS ID | Name | Passed',
      ' | Pat School | Y',
      'NRDS # | Student Name | Passed',
      '999941101 | Ana Alder | Y',
    ];
    expect(outcomes(lines, { classCredit: 'COEC' })[4]).toBe('COEC');
  });
});

describe('the header row is a row of labels', () => {
  test.each<[string, readonly string[], number | undefined]>([
    ['the first, though a later one is wider', [FIRST, ANA, WIDER], 0],
    [
      'never somebody',
      ['999941101 | Price | Student | COEC | Passed', '999941102 | Office | Ada | COEC | Passed'],
      undefined,
    ],
    ['never an e-mail address', ['Student | Price | p@example.com', 'Student | Cell | c@example.com'], undefined],
  ])('%s', (_, lines, row) => {
    expect(findHeaderRow(textCells(rows(lines)))).toBe(row);
  });
});

describe('a table beside another', () => {
  const LINES = [
    'NRDS ID | Last Name | First Name | Passed | | NRDS ID | Last Name | First Name | Passed',
    '999941101 | Alder | Ana | Y | | 999941103 | Cedar | Cleo | Y',
    '999941102 | Birch | Bea | Y | | | | |',
    ' | | | | | 999941104 | Dogwood | Dora | Y',
  ];

  test('is asked about, and rows with somebody in it are held', () => {
    const checked = checkLines(LINES, { classCredit: 'COEC' });
    expect(checked.rows.map(told)).toEqual(['nobody: header', 'fix: row-two-people', 'COEC', 'fix: row-two-people']);
    const asked = checked.questions.all().filter(({ ask }) => ask === 'other table');
    expect(asked).toMatchObject([{ rows: [2, 4], answer: '' }]);
    expect(checked.rows[1]?.findings[0]?.question).toBe(asked[0]?.id);
  });

  test('counts no more once a person said so', () => {
    const checked = checkLines(LINES, { classCredit: 'COEC', otherTables: 'ignore' });
    expect(checked.rows.map(told).slice(1, 3)).toEqual(['COEC', 'COEC']);
    const asked = checked.questions.all().filter(({ ask }) => ask === 'other table');
    expect(asked).toMatchObject([{ answer: 'ignore' }]);
  });

  test('a second copy of names for the payer is none', () => {
    const lines = [
      'NRDS ID | First Name | Last Name | Passed | | First Name | Last Name | Phone',
      '999941101 | Ana | Alder | Y | | Paul | Payer | 555-0101',
    ];
    expect(outcomes(lines, { classCredit: 'COEC' })[1]).not.toContain('row-two-people');
  });
});

test('a table with headers of its own has a question of its own about its columns', () => {
  const lines = [
    'NRDS ID | Member ID | Name | Course | Passed',
    '999941101 | 999941151 | Ana Ash | COEC | Y',
    '',
    'M1 Number | REALTOR ID | Name | Course | Result',
    '999941102 | 999941152 | Bea Birch | COEN | Pass',
  ];
  const open = checkLines(lines).questions;
  const [first, second] = open.all();
  expect([first, second]).toMatchObject([
    { id: 'column: memberId', rows: [2] },
    { rows: [5], message: expect.stringContaining('under the headers of row 4') as string },
  ]);
  const settings = open.settled(second?.id ?? '', 'B', { columns: { memberId: 'NRDS ID' } });
  expect(settings).toEqual({ columns: { memberId: 'NRDS ID' }, tableColumns: { 4: { memberId: 'REALTOR ID' } } });
  const { rows: decided, questions } = checkLines(lines, settings);
  expect(decided.filter(({ outcome }) => outcome === 'credit').map(({ memberId }) => memberId)).toEqual([
    '999941101',
    '999941152',
  ]);
  expect(questions.all().map(({ answer }) => answer)).toEqual(['A', 'B']);
});

test('another sheet that looks like a roster is asked about and holds nobody', () => {
  const context = { settings: {}, today: TODAY, otherRosters: ['Oct 13'] };
  const checked = checkRoster(textCells(rows([FIRST, ANA])), context);
  if (!checked.ok) throw new Error(checked.problem.message);
  expect(checked.value.rows.map(told)).toEqual(['nobody: header', 'COEC']);
  expect(checked.value.questions.all()).toMatchObject([
    { ask: 'other table', message: expect.stringContaining('Sheet "Oct 13"') as string, rows: [1] },
  ]);
});

describe('hidden rows', () => {
  const LINES = [FIRST, ANA, '999941102 | Birch | Bea | COEC | Y', '999941103 | Cedar | Cleo | COEC | N'];
  const check = (hidden: ReadonlySet<number> | 'unknown', settings: RosterSettings = {}) => {
    const checked = checkRoster({ ...textCells(rows(LINES)), hidden }, { settings, today: TODAY });
    if (!checked.ok) throw new Error(checked.problem.message);
    return { told: checked.value.rows.slice(1).map(told), questions: checked.value.questions.all() };
  };

  test.each<[RosterSettings, string]>([
    [{}, 'fix: row-hidden'],
    [{ hiddenRows: 'included' }, 'COEC'],
    [{ hiddenRows: 'left out' }, 'left out: hidden'],
  ])('%j', (settings, expected) => {
    const { told: outcome, questions } = check(new Set([2, 3]), settings);
    expect(outcome).toEqual(['COEC', expected, 'left out: no-credit']);
    // Who earned nothing need not be asked about.
    expect(questions).toMatchObject([{ ask: 'hidden rows', rows: [3] }]);
  });

  test('that nobody looked for are asked about, hold nobody and cannot be left out', () => {
    for (const settings of [{}, { hiddenRows: 'left out' }] as const) {
      const { told: outcome, questions } = check('unknown', settings);
      expect(outcome).toEqual(['COEC', 'COEC', 'left out: no-credit']);
      expect(questions).toMatchObject([{ ask: 'hidden rows', answer: '', choices: [{ value: 'included' }] }]);
    }
  });
});

describe('cells under the wrong headers', () => {
  const HEADER = 'NRDS ID | Last Name | First Name | Office | Course | Passed';
  test.each<[string, string, string]>([
    ['in order', '999941101 | Alder | Ana | Tide Homes | COEC | Y', 'COEC'],
    ['only the end is missing', '999941101 | Alder | Ana | Tide Homes | COEC |', 'fix: earned-empty'],
    ['an office with a comma', '999941101 | Alder | Ana | Gull Point | Inc | COEC | Y', 'fix: row-shifted'],
    ['a suffix behind a comma', '999941101 | Alder | Jr | Ana | Tide Homes | COEC | Y', 'fix: row-shifted'],
    ['a name left out', '999941101 | Alder | Tide Homes | COEC | Y |', 'fix: row-shifted'],
    ['the ID left out', 'Alder | Ana | Tide Homes | COEC | Y |', 'fix: row-shifted'],
    ['a surname that is an answer', '999941101 | No | Ana | Tide Homes | COEC | Y', 'COEC'],
    ['an office that names a course', '999941101 | Alder | Ana | Fair Housing Partners | COEC | Y', 'COEC'],
    ['a remark behind the last column', '999941101 | Alder | Ana | Tide Homes | COEC | Y | | paid cash', 'COEC'],
    ['a code for a yes', '999941101 | Alder | Ana | Tide Homes | COEC | COEC', 'COEC'],
  ])('%s', (_, line, expected) => {
    const others = [2, 3, 4].map((last) => `99994110${last} | Birch | B | Tide Homes | COEC | Y`);
    expect(outcomes([HEADER, line, ...others], { headerRow: 1 })[1]).toBe(expected);
  });

  test('a sentence names the row and its cells', () => {
    const lines = [
      HEADER,
      '999941101 | Alder | Ana | Gull Point | Inc | COEC | Y',
      ...[2, 3].map((n) => `99994110${n} | B | B | X | COEC | Y`),
    ];
    expect(checkLines(lines).rows[1]?.findings[0]?.message).toBe(
      'Row 2 has 7 cells, the header has 6: they stand under the wrong headers. Fix the row.',
    );
  });

  test('a row that is longer where no other column tells', () => {
    const lines = [
      'NRDS ID | Last Name | First Name',
      '999941101 | Alder | Jr | Ana',
      '999941102 | Birch | Bea',
      '999941103 | Cedar | C',
    ];
    expect(outcomes(lines, { earned: 'all', classCredit: 'COEC' })[1]).toBe('fix: row-shifted');
  });

  test('a quotation mark that is not closed, and what it swallowed', () => {
    const lines = [
      'NRDS ID | Last Name | First Name | Passed',
      '999941101 | "Alder | Ana | Y',
      '999941102 | Birch | Bea | Y',
    ];
    expect(outcomes(lines, { classCredit: 'COEC' }).slice(1)).toEqual(['fix: quote-open', 'COEC']);
    const cells = rows(lines);
    cells[1] = ['999941101', 'Alder,Ana,Y\n999941103,Cedar,Cleo,Y\n999941104,Dogwood,Dora,Y', '', ''];
    const checked = checkRoster(textCells(cells), { settings: { classCredit: 'COEC' }, today: TODAY });
    expect(checked.ok && checked.value.rows[1]?.findings[0]).toMatchObject({
      code: 'quote-open',
      message: expect.stringContaining('swallowed 2 more rows') as string,
    });
  });
});
