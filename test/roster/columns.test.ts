import { readFileSync } from 'node:fs';
import { checkRoster } from '../../src/roster/check';
import type { Field, RosterSettings } from '../../src/roster/settings';
import { TODAY, tableOf, textCells } from '../support/sheet';

type Rows = readonly (readonly string[])[];

/** What a column of `values` under `header` is read as, on its own. */
function fieldOfColumn(header: string, values: readonly string[]): Field | '' {
  const table = tableOf([[header], ...values.map((value) => [value])], { headerRow: 1 });
  return (Object.entries(table.columns) as [Field, number][]).find(([, column]) => column === 0)?.[0] ?? '';
}

type Family = { readonly values: readonly string[]; readonly headers: readonly string[] };

const FAMILIES = JSON.parse(readFileSync('test/fixtures/headers.json', 'utf8')) as Readonly<Record<string, Family>>;

describe('every header of every family is read right, and no decoy as anything', () => {
  test.each(Object.entries(FAMILIES))('%s', (field, { values, headers }) => {
    const read = Object.fromEntries(headers.map((header) => [header, fieldOfColumn(header, values)]));
    expect(read).toEqual(Object.fromEntries(headers.map((header) => [header, field])));
  });
});

test.each<[string, string, readonly string[], Field | '']>([
  ['a member number that is none', 'Member #', ['17', '18', '19'], ''],
  ['an e-mail that is none', 'Email', ['yes', 'no', 'yes'], ''],
  ['a date of completion under a status', 'Completed', ['02/05/2026', '02/06/2026'], 'date'],
  ['a yes under a date', 'Date Completed', ['Yes', 'No'], 'earned'],
  ['a ticket type about nothing of ours', 'Ticket Type', ['General', 'VIP'], ''],
  ['codes under a code', 'COEC', ['COEC', 'COEN'], 'credit'],
  ['dates under an ethics column', 'Code of Ethics', ['02/05/2026', '02/06/2026'], ''],
  ['numbers under a name', 'Attendee', ['999901101', '999901102'], ''],
])('the contents tell: %s', (_, header, values, field) => {
  expect(fieldOfColumn(header, values)).toBe(field);
});

const PEOPLE = ['Ana', 'Alvarez', '999901101', 'Y'];

describe('the header row', () => {
  test.each<[string, Rows, number]>([
    ['the first', [['First Name', 'Last Name', 'NRDS ID', 'Credit?'], PEOPLE], 1],
    [
      'below a title block and instructions',
      [
        ['Lakeshore Association', '', '', ''],
        ['Return this to education@example.org within 7 days', '', '', ''],
        ['', '', '', ''],
        ['First Name', 'Last Name', 'NRDS ID', 'Credit?'],
        PEOPLE,
      ],
      4,
    ],
    [
      "not another section's, which has no member ID",
      [
        ['User Name', 'Email', 'Join Time', ''],
        ['Pat Panel', 'pat@example.com', '1:00 PM', ''],
        ['First Name', 'Last Name', 'NRDS ID', 'Credit?'],
        PEOPLE,
      ],
      3,
    ],
    [
      'with line breaks in its cells',
      [['First\nName', 'Last\r\nName', 'NRDS ID\n(9 digits)', 'Credit\n(Y/N)'], PEOPLE],
      1,
    ],
    [
      'not the sample row below it',
      [['First Name', 'Last Name', 'NRDS ID', 'Credit?'], ['First', 'Last', '123456789', 'Y'], PEOPLE],
      1,
    ],
    ['in two rows', [['First', 'Last', 'NRDS', 'Credit'], ['Name', 'Name', 'ID', '(Y/N)'], PEOPLE], 1],
    [
      'in two rows that only together say it',
      [['Attendee', 'Attendee', 'M1', 'Received'], ['First Name', 'Last Name', 'Number', 'Credit'], PEOPLE],
      2,
    ],
  ])('is %s', (_, rows, header) => {
    const table = tableOf(rows);
    expect(table.header + 1).toBe(header);
    expect(table.columns).toMatchObject({ firstName: 0, lastName: 1, memberId: 2, earned: 3 });
  });

  test.each<[string, Rows, RosterSettings, string]>([
    [
      'there is none',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      {},
      'no-header',
    ],
    [
      'an empty one',
      [
        ['NRDS ID', 'Name'],
        ['', ''],
      ],
      { headerRow: 2 },
      'no-header',
    ],
    ['no row has anybody', [['First Name', 'Last Name']], {}, 'no-id-column'],
    [
      'names are of things',
      [
        ['Name', 'Price', 'Notes'],
        ['Handbook', '12.00', 'blue'],
      ],
      {},
      'no-id-column',
    ],
    ['a header that settings name is gone', [['NRDS ID', 'Name']], { columns: { earned: 'Passed' } }, 'no-such-column'],
  ])('a sentence where %s', (_, rows, settings, code) => {
    expect(checkRoster(textCells(rows), { settings, today: TODAY })).toMatchObject({ ok: false, problem: { code } });
  });
});

describe('without a known member ID column', () => {
  test.each<[string, Rows]>([
    [
      'none is there',
      [
        ['First Name', 'Last Name', 'Passed'],
        ['Ana', 'Roe', 'Y'],
      ],
    ],
    [
      "one is a broker's",
      [
        ['Name', 'Managing Broker NRDS #', 'Passed'],
        ['Ana Roe', '999901101', 'Y'],
      ],
    ],
    [
      'two could be it',
      [
        ['NRDS ID', 'Member ID', 'Name', 'Passed'],
        ['999901101', '999901102', 'Ana Roe', 'Y'],
      ],
    ],
    [
      "only a gradebook's students are named",
      [
        ['Student', 'SIS User ID', 'Final Score'],
        ['Roe, Ana', '999901101', '96'],
      ],
    ],
    [
      'a login looks like one',
      [
        ['Login', 'Name', 'Passed'],
        ['999901101', 'Ana Roe', 'Y'],
      ],
    ],
  ])('each person waits for one question where %s', (_, rows) => {
    const checked = checkRoster(textCells(rows), { settings: {}, today: TODAY });
    if (!checked.ok) throw new Error(checked.problem.message);
    expect(checked.value.counts).toMatchObject({ credit: 0, 'fix needed': 1, 'not an attendee': 1 });
    expect(checked.value.rows[1]?.findings[0]?.question).toBe('column: memberId');
    expect(checked.value.questions.all().filter(({ ask }) => ask === 'column')).toHaveLength(1);
  });
});

describe('two columns that could be the member ID', () => {
  test('are asked about, by number', () => {
    expect(
      tableOf([
        ['NRDS ID', 'Member ID', 'Name'],
        ['999901101', '999901102', 'A'],
      ]),
    ).toMatchObject({
      idChoices: [0, 1],
      columns: { fullName: 2 },
    });
  });

  test('are one where the second only repeats the first, or holds no IDs', () => {
    expect(
      tableOf([
        ['NRDS ID', 'NRDS ID', 'Name'],
        ['999901101', '999901101', 'A'],
      ]).columns.memberId,
    ).toBe(0);
    expect(
      tableOf([
        ['NRDS ID', 'M1 Number', 'Name'],
        ['x', '999901101', 'A'],
      ]).columns.memberId,
    ).toBe(1);
  });

  test('a column without a telling header is offered, never taken', () => {
    const table = tableOf([
      ['First Name', 'Last Name', '', 'Phone'],
      ['Ana', 'A', '999901101', '555123456'],
    ]);
    expect(table).toMatchObject({ idChoices: [], idLike: [2] });
    expect(table.columns.memberId).toBeUndefined();
  });
});

describe('of several columns of one kind', () => {
  test.each<[string, Rows, Partial<Record<Field, number>>]>([
    [
      'that names our credits',
      [
        ['NRDS', 'Course Code', 'Course Title'],
        ['999901101', 'CE-101', 'Code of Ethics'],
      ],
      { credit: 2 },
    ],
    [
      'that says yes or no',
      [
        ['NRDS', 'Name', 'Status', 'Completion Status'],
        ['999901101', 'A', 'Active', 'Completed'],
      ],
      { earned: 3 },
    ],
    [
      'that names the course, beside new or existing',
      [
        ['NRDS', 'New or Existing', 'Course'],
        ['999901101', 'New', 'Fair Housing'],
      ],
      { credit: 2, newMember: 1 },
    ],
  ])('the one %s', (_, rows, columns) => {
    expect(tableOf(rows).columns).toMatchObject(columns);
  });

  test.each([
    ['Completed Code of Ethics?', 'ethicsCredit'],
    ['Ethics class credit', 'ethicsCredit'],
    ['Fair housing requirement met', 'fairHousingCredit'],
    ['Code of Ethics fee paid', ''],
    ['Ethics due', ''],
    ['Registered for Fair Housing', ''],
  ])('a header of its own kind over yes and no: %s', (header, field) => {
    expect(fieldOfColumn(header, ['Y', 'N', 'Y'])).toBe(field);
  });
});
