import fc from 'fast-check';
import type { Cells } from '../../src/roster/cells';
import { checkRoster, type RosterCheck } from '../../src/roster/check';
import type { RosterSettings } from '../../src/roster/settings';

function cells(rows: readonly (readonly string[])[]): Cells {
  return { name: 'Roster', display: rows, values: rows, localTime: (moment) => moment.toISOString() };
}

function check(rows: readonly (readonly string[])[], settings: RosterSettings = {}): RosterCheck {
  const checked = checkRoster(cells(rows), { settings, today: '2026-06-30' });
  if (!checked.ok) throw new Error(checked.problem.message);
  return checked.value;
}

const HEADER = ['NRDS ID', 'First Name', 'Last Name', 'Credit Type', 'Credit?'];

describe('one outcome per row', () => {
  test.each<[string, string[][], RosterSettings, string[]]>([
    ['earned', [['999901101', 'Ana', 'A', 'COEC', 'Y']], {}, ['credit']],
    ['not earned, though the ID is bad', [['n/a', 'Ana', 'A', 'COEC', 'N']], {}, ['left out']],
    ['another course', [['999901101', 'Ana', 'A', 'Contracts', 'Y']], {}, ['left out']],
    ['unclear', [['999901101', 'Ana', 'A', 'COEC', 'yes (late)']], {}, ['fix needed']],
    ['X alone is a yes', [['999901101', 'Ana', 'A', 'COEC', 'X']], {}, ['credit']],
    [
      'X beside Y is unclear',
      [
        ['999901101', 'Ana', 'A', 'COEC', 'X'],
        ['999901102', 'Ben', 'B', 'COEC', 'Y'],
      ],
      {},
      ['fix needed', 'credit'],
    ],
    [
      'the same again',
      [
        ['999901101', 'Ana', 'A', 'COEC', 'Y'],
        ['999901101', 'ANA', 'A', 'COEC', 'Y'],
      ],
      {},
      ['credit', 'repeat'],
    ],
    [
      'COEC with COEN',
      [
        ['999901101', 'Ana', 'A', 'COEC', 'Y'],
        ['999901101', 'Ana', 'A', 'COEN', 'Y'],
      ],
      {},
      ['fix needed', 'fix needed'],
    ],
    [
      'one ID, two names',
      [
        ['999901101', 'Ana', 'A', 'COEC', 'Y'],
        ['999901101', 'Ben', 'Berg', 'FAIRH', 'Y'],
      ],
      {},
      ['fix needed', 'fix needed'],
    ],
    [
      'no credit does not block',
      [
        ['999901101', 'Ana', 'A', 'COEC', 'N'],
        ['999901101', 'Ana', 'A', 'COEC', 'Y'],
      ],
      {},
      ['left out', 'credit'],
    ],
    ['ethics, for whom?', [['999901101', 'Ana', 'A', 'Code of Ethics', 'Y']], {}, ['fix needed']],
    ['the class default', [['999901101', 'Ana', 'A', 'Code of Ethics', 'Y']], { classCredit: 'COEN' }, ['credit']],
    ['a formula', [['999901101', '=1+1', 'A', 'COEC', 'Y']], {}, ['fix needed']],
    ['a total', [['Total', '', '', '', '12']], {}, ['not an attendee']],
  ])('%s', (_, rows, settings, outcomes) => {
    expect(
      check([HEADER, ...rows], settings)
        .rows.slice(1)
        .map(({ outcome }) => outcome),
    ).toEqual(outcomes);
  });
});

test('where one of two credits repeats, the other goes', () => {
  const { rows } = check([
    HEADER,
    ['999901101', 'Ana', 'A', 'COEC', 'Y'],
    ['999901101', 'Ana', 'A', 'COEC + FAIRH', 'Y'],
  ]);
  expect(rows[2]).toMatchObject({
    outcome: 'credit',
    credits: ['FAIRH'],
    findings: [{ level: 'note', code: 'one-credit-repeats' }],
  });
});

describe('whatever the cells', () => {
  const cell = fc.constantFrom(
    '',
    '999901101',
    '999901102',
    '12602754',
    '0123-45678',
    'Ana',
    'Alvarez',
    'COEC',
    'coe-n',
    'Fair Housing',
    'Y',
    'no',
    'X',
    'Total',
    'Page 2 of 2',
    '=A1',
    '--',
    'NRDS ID',
    'x@example.com',
  );
  const roster = fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { maxLength: 30 });

  test('every row has one outcome, the counts add up, every ID sent has nine digits', () => {
    fc.assert(
      fc.property(roster, (rows) => {
        const { rows: out, counts } = check([HEADER, ...rows], { headerRow: 1 });
        expect(out.map(({ row }) => row)).toEqual([HEADER, ...rows].map((_, n) => n + 1));
        expect(Object.values(counts).reduce((sum, n) => sum + n)).toBe(rows.length + 1);
        for (const row of out) {
          if (row.outcome !== 'credit') continue;
          expect(row.memberId).toMatch(/^\d{9}$/);
          expect(row.credits.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('the order of the columns does not matter', () => {
    fc.assert(
      fc.property(roster, (rows) => {
        const turned = [HEADER, ...rows].map((row) => [...row].reverse());
        const outcomes = (table: string[][]) => check(table, { headerRow: 1 }).rows.map(({ outcome }) => outcome);
        expect(outcomes(turned)).toEqual(outcomes([HEADER, ...rows]));
      }),
    );
  });
});
