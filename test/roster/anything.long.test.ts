import fc from 'fast-check';
import Papa from 'papaparse';
import { checkReading, checkRoster, type RosterCheck } from '../../src/roster/check';
import { conserved, csvProfile, planFiles, rowsOf, vendorList } from '../../src/roster/export';
import { causesOf } from '../../src/roster/findings';
import type { CheckContext } from '../../src/roster/rules/draft';
import type { Cells, CellValue } from '../../src/roster/sheet/cells';
import { readTables } from '../../src/roster/sheet/tables';
import { CREDITS, type Member, OUTCOMES } from '../../src/roster/types';
import { TODAY } from '../support/sheet';

const HEADERS = [
  ...['NRDS ID', 'M1 ID', 'Member ID', 'First Name', 'Last Name', 'Name', 'Suffix', 'Email', 'Office', 'Office NRDS'],
  ...['Credit Type', 'Course', 'Credit?', 'Status', 'Ethics', 'COEC', 'COEN', 'FAIRH', 'New Member', 'Attended'],
  ...['Minutes', 'Hours', 'Time In', 'Time Out', 'Class Date', 'Type (R/RA/AFF)', 'Role', 'Notes', '', 'Name'],
];
const WORDS = [
  ...['', '', '999901101', '999901102', '12602754', '0123-45678', '9.99E+08', '123-45-6789', '=1+1', '@x', '--', 'n/a'],
  ...[
    'Ana',
    'Alvarez',
    'Alvarez, Ana',
    '=cmd, +Ana',
    'De La Cruz',
    '\u200BZoë',
    'COEC',
    'coe-n',
    'Fair Housing',
    'Code of Ethics',
  ],
  ...[
    'Y',
    'no',
    'X',
    'maybe',
    '1',
    '0',
    '150',
    '2:45',
    '9:00 AM',
    '11:45 PM',
    '02/05/2026',
    '13/13/2026',
    'AFF',
    'new',
  ],
  ...['Total', 'Page 2 of 2', 'New members', 'Panelist Details', 'Host', 'x@example.com', 'a,b"c\r\nd', '\tTab'],
];
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
const value = fc.oneof(
  { weight: 8, arbitrary: text },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1_999_999_999 }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.date({ noInvalidDate: false }) },
);

/** A sheet with some header somewhere, and anything at all around it. */
const sheet = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.nat({ max: 2 }))
  .chain(([width, before]) => {
    const line = fc.array(value, { minLength: width, maxLength: width });
    const header = fc.array(fc.constantFrom(...HEADERS), { minLength: width, maxLength: width });
    return fc.tuple(fc.array(line, { maxLength: before }), header, fc.array(line, { maxLength: 12 }));
  })
  .map(([above, header, below]): Cells => {
    const values: CellValue[][] = [...above, header, ...below];
    const display = values.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
    return { name: 'Roster', display, values, localTime: (moment) => new Date(moment).toISOString() };
  });

const MEMBERS: readonly Member[] = [
  {
    contactId: 1,
    memberId: '999901101',
    firstName: 'Ana',
    lastName: 'Alvarez',
    email: 'x@example.com',
    status: 'Active',
  },
  { contactId: 2, memberId: '012602754', firstName: 'Ana', lastName: 'De La Cruz', email: '', status: 'Dropped' },
];
const directory = { byMemberId: new Map(MEMBERS.map((member) => [member.memberId, member])) };
const context = fc.record({
  settings: fc.record(
    {
      earned: fc.constantFrom('all' as const, { yes: ['maybe'] }),
      classCredit: fc.constantFrom(...CREDITS),
      minimumMinutes: fc.constant(150),
    },
    { requiredKeys: [] },
  ),
  today: fc.constant(TODAY),
});
const withDirectory = fc.option(fc.constantFrom(directory, { ...directory, isPartial: true }), { nil: undefined });

function decide(cells: Cells, given: CheckContext): RosterCheck | undefined {
  const checked = checkRoster(cells, given);
  if (checked.ok) return checked.value;
  expect(checked.problem.message).toMatch(/\.$/);
  const table = readTables(cells, given.settings);
  return table.ok ? checkReading(cells, table.value, given) : undefined;
}

test('whatever a sheet holds, every row has one outcome, and what is exported is sound', () => {
  fc.assert(
    fc.property(sheet, context, withDirectory, (cells, given, members) => {
      const before = JSON.stringify(cells);
      const check = decide(cells, { ...given, ...(members ? { directory: members } : {}) });
      expect(JSON.stringify(cells)).toBe(before);
      if (!check) return;
      expect(check.rows.map(({ row }) => row)).toEqual(cells.display.map((_, index) => index + 1));
      for (const row of check.rows) expect(OUTCOMES).toContain(row.outcome);
      const files = planFiles(check, given.settings);
      expect(conserved(check, files).ok).toBe(true);
      for (const row of check.rows) {
        if (row.outcome !== 'credit') continue;
        expect(row.memberId).toMatch(/^\d{9}$/);
        expect(row.credits.length).toBeGreaterThan(0);
        expect(row.findings.some(({ level }) => level === 'fix needed')).toBe(false);
      }
      for (const credit of CREDITS) {
        const written = files
          .filter((file) => file.credit === credit)
          .flatMap((file) => {
            const { data } = Papa.parse<string[]>(file.text.slice(0, -2), { delimiter: ',', newline: '\r\n' });
            expect(data.length - 1).toBeLessThanOrEqual(100);
            return data.slice(1);
          });
        expect(written).toEqual(rowsOf(check, credit).map((row) => csvProfile({}).map(([field]) => row[field])));
        for (const cell of written.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }
    }),
    { numRuns: 1000 },
  );
});

test('whatever a sheet holds, the page gets questions, causes with a name, and a list for the vendor without formulas', () => {
  fc.assert(
    fc.property(sheet, context, withDirectory, (cells, given, members) => {
      const check = decide(cells, { ...given, ...(members ? { directory: members } : {}) });
      const table = readTables(cells, given.settings);
      if (!check || !table.ok) return;
      for (const question of check.questions.all()) expect(question.message).not.toBe('');
      for (const cause of causesOf(check.rows)) {
        expect(cause.rows.length).toBe(new Set(cause.rows).size);
      }
      const list = vendorList(check);
      const { data } = Papa.parse<string[]>(list.text.slice(0, -2), { delimiter: ',', newline: '\r\n' });
      expect(data).toHaveLength(list.rows + 1);
      for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      expect(JSON.stringify([check.rows, list.text])).not.toContain('123-45-6789');
    }),
    { numRuns: 1000 },
  );
});

test('the order of the columns does not matter', () => {
  // A column without a header may part two tables.
  const distinct = [...new Set(HEADERS)].filter((header) => header !== '');
  const table = fc
    .tuple(fc.shuffledSubarray(distinct, { minLength: 3, maxLength: 12 }), fc.nat())
    .chain(([headers, turn]) => {
      const line = fc.array(text, { minLength: headers.length, maxLength: headers.length });
      return fc.tuple(fc.constant(headers), fc.array(line, { maxLength: 10 }), fc.constant(turn));
    });
  fc.assert(
    fc.property(table, context, withDirectory, ([headers, lines, turn], given, members) => {
      const rows = [headers, ...lines];
      const place = turn % headers.length;
      const turned = rows.map((cells) => [...cells.slice(place), ...cells.slice(0, place)].reverse());
      const settings = { ...given.settings, headerRow: 1 };
      const outcomes = (display: readonly (readonly string[])[]) => {
        const cells = { name: 'Roster', display, values: display, localTime: () => '' };
        const checked = checkRoster(cells, { ...given, settings, ...(members ? { directory: members } : {}) });
        if (!checked.ok) return checked.problem.code;
        // What slid, or stands apart, is told by its neighbours: it is held, and never in silence.
        const codes = checked.value.rows.flatMap(({ findings }) => findings.map(({ code }) => code));
        fc.pre(!codes.some((code) => code === 'row-shifted' || code === 'row-two-people'));
        return checked.value.rows.map((row) => [
          row.outcome,
          row.memberId,
          row.outcome === 'credit' ? row.credits : [],
        ]);
      };
      expect(outcomes(turned)).toEqual(outcomes(rows));
    }),
    { numRuns: 1000 },
  );
});
