import type { ColumnsReport } from '../../src/api';
import { SHEET, withDesk } from './desk';

const HEADER = ['NRDS ID', 'First Name', 'Last Name', 'Email', 'Credit Type', 'Credit?'];
const ROSTER = [
  ['Class roster', '', '', '', '', ''],
  HEADER,
  ['999901101', 'Ana', 'Alvarez', 'ana@example.com', 'COEC', 'Y'],
  ['12602754', 'Ben', 'Berg', 'ben@example.com', 'COEC', 'Y'],
  ['12602755', 'Cy', 'Cole', 'cy@example.com', 'COEC', 'Y'],
  ['', 'Dee', 'Dunn', 'dee@example.com', 'FAIRH', 'Y'],
  ['999901106', 'Eve', 'Ezra', 'eve@example.com', 'COEC', 'N'],
];

describe("the add-on's own columns", () => {
  test('stand right of the roster, with its header, and leave all of the vendor alone', async () => {
    await withDesk(ROSTER, async (desk) => {
      const before = desk.shows(7, 0, 6);
      const report = await desk.check();
      expect(report.counts).toEqual({ credit: 1, 'left out': 1, 'fix needed': 3, repeat: 0, 'not an attendee': 2 });
      expect(desk.shows(7, 0, 6)).toEqual(before);
      expect(desk.shows(7, 6)).toEqual([
        ['', '', '', ''],
        ['CE Outcome', 'CE Credit', 'CE Member ID', 'CE Detail'],
        ['Credit: COEC', 'COEC', '999901101', 'ID 999901101.'],
        ['Fix needed', '', '', 'Member ID "12602754" has 8 digits; member IDs have 9. Use 012602754?'],
        ['Fix needed', '', '', 'Member ID "12602755" has 8 digits; member IDs have 9. Use 012602755?'],
        ['Fix needed', '', '', 'Member ID is missing. Ask for the member ID.'],
        ['Left out', '', '', 'Earned no credit (Credit?: N).'],
      ]);
      expect(report.places).toEqual({ 'NRDS ID': 1 });
      expect(await desk.check()).toEqual(report);
    });
  });

  test('are found by their marks when a column was put before them and a header was changed', async () => {
    await withDesk(ROSTER, async (desk) => {
      await desk.check();
      desk.host.insertColumns(SHEET, 0, 1);
      desk.host.type(SHEET, 1, 7, [['Result']]);
      const report = await desk.check();
      expect(report.columns).toMatchObject({ memberId: 'NRDS ID' });
      expect(report.places).toEqual({ 'NRDS ID': 2 });
      expect(desk.shows(3, 7).slice(1)).toEqual([
        ['CE Outcome', 'CE Credit', 'CE Member ID', 'CE Detail'],
        ['Credit: COEC', 'COEC', '999901101', 'ID 999901101.'],
      ]);
    });
  });

  test('leave notes, colours and formats of the vendor as they are, and offer the credits in every row', async () => {
    await withDesk(ROSTER, async (desk) => {
      const { host } = desk;
      const area = { row: 0, column: 0, rows: 8, columns: 6 };
      const looks = (name: 'notes' | 'backgrounds' | 'formats') =>
        Array.from({ length: 48 }, (_, n) => host.sheet(SHEET)[name][Math.floor(n / 6)]?.[n % 6] ?? null);
      host.setLook(SHEET, { ...area, rows: 1 }, 'notes', { all: 'From the school' });
      host.setLook(SHEET, { ...area, row: 2, rows: 3 }, 'backgrounds', { all: '#ff0000' });
      host.setLook(SHEET, area, 'formats', { all: '0.00' });
      const before = JSON.stringify([looks('notes'), looks('backgrounds'), looks('formats')]);
      await desk.check();
      host.type(SHEET, 7, 0, [['999901107', 'Flo', 'Fox', '', 'COEC', 'Y']]);
      await desk.check();
      expect(JSON.stringify([looks('notes'), looks('backgrounds'), looks('formats')])).toBe(before);
      const rules = host.sheet(SHEET).validations;
      for (const row of [2, 7])
        expect(rules[row]?.[7]).toMatchObject({ list: expect.arrayContaining(['COEC + FAIRH', 'None']) });
      expect(host.sheet(SHEET).backgrounds[2]?.[6]).toBe('#e6f4ea');
    });
  });

  test('come back where one was deleted, and go with their rows when the sheet is sorted', async () => {
    await withDesk(ROSTER, async (desk) => {
      const { host } = desk;
      await desk.check();
      host.type(SHEET, 3, 8, [['999901102']]);
      await desk.check();
      host.deleteColumns(SHEET, 7, 1);
      expect((await desk.check()).byHand).toBe(1);
      expect(desk.shows(4, 6, 4).slice(1)).toEqual([
        ['CE Outcome', 'CE Member ID', 'CE Detail', 'CE Credit'],
        ['Credit: COEC', '999901101', 'ID 999901101.', 'COEC'],
        ['Credit: COEC', '999901102', 'ID 999901102 (by hand). Set for "Ben Berg".', 'COEC'],
      ]);
      host.sortRows(SHEET, { row: 2, column: 0, rows: 5, columns: 10 }, 1, false);
      const sorted = await desk.check();
      expect(sorted.rows[5]).toMatchObject({ firstName: 'Ben', memberId: '999901102', outcome: 'credit' });
      expect(sorted.byHand).toBe(1);
    });
  });

  test('are not missed where somebody protected the sheet: the check says so', async () => {
    await withDesk(ROSTER, async (desk) => {
      desk.host.sheet(SHEET).protections.push({
        id: 1,
        range: undefined,
        description: '',
        warningOnly: false,
        editors: ['owner@example.org'],
      });
      const report = await desk.check();
      expect(report.counts.credit).toBe(1);
      expect(report.notWritten).toMatch(/columns G and following of sheet "Roster" are protected/);
    });
  });

  test('what a person chooses there wins, is said in the log once, and stays', async () => {
    await withDesk(ROSTER, async (desk) => {
      await desk.check();
      desk.host.type(SHEET, 3, 8, [['999901102']]);
      desk.host.type(SHEET, 6, 7, [['COEN']]);
      const report = await desk.check();
      expect(report.byHand).toBe(2);
      expect(report.counts.credit).toBe(3);
      expect(desk.shows(7, 6)[3]?.[3]).toBe('ID 999901102 (by hand). Set for "Ben Berg".');
      await desk.check();
      expect(desk.log()).toEqual(['Credit or member ID set by hand in the roster: 2']);
      const files = await desk.ask({ ask: 'files' });
      expect(files.map(({ name, rows }) => [name, rows])).toEqual([
        ['COEC-1of1.csv', 2],
        ['COEN-1of1.csv', 1],
      ]);
    });
  });
});

describe('repairs', () => {
  test('one for all rows of a cause, logged, and taken back', async () => {
    await withDesk(ROSTER, async (desk) => {
      const first = await desk.check();
      expect(first.causes[0]).toEqual({
        level: 'fix needed',
        code: 'member-id-8-digits',
        title: '2 rows: member ID has 8 digits',
        rows: [4, 5],
        repair: { label: 'Use the proposed ID in 2 rows', rows: 2 },
      });
      const repaired = await desk.ask({ ask: 'repair', code: 'member-id-8-digits' });
      expect(repaired.counts.credit).toBe(3);
      expect(repaired.byHand).toBe(2);
      expect(repaired.rows[3]).toMatchObject({ memberId: '012602754', outcome: 'credit' });
      expect(desk.shows(7, 6)[3]).toEqual([
        'Credit: COEC',
        'COEC',
        '012602754',
        'ID 012602754 (repaired). Set for "Ben Berg".',
      ]);
      expect((await desk.check()).rows).toEqual(repaired.rows);
      const undone = await desk.ask({ ask: 'undoRepairs' });
      expect(undone.rows).toEqual(first.rows);
      expect(desk.log()).toEqual(['Repaired: member id 8 digits: 2', 'Repairs undone: 2']);
    });
  });

  test('one that has nothing to mend says so', async () => {
    await withDesk(ROSTER, async (desk) => {
      await expect(desk.ask({ ask: 'repair', code: 'member-id-missing' })).rejects.toThrow(/^no-repair/);
    });
  });
});

const field = (report: ColumnsReport, column: number) =>
  report.columns.find((one) => one.column === column)?.field ?? 'not listed';

describe('columns', () => {
  const TWO = [
    ['NRDS ID', 'Member ID', 'Name', 'Name', 'Credit?'],
    ['999901101', '999901102', 'Alvarez, Ana', 'x', 'Y'],
    ['999901103', '999901104', 'Berg, Ben', '123-45-6789', 'Y'],
  ];

  test('are told where two could be the member ID, and mapped by number', async () => {
    await withDesk(TWO, async (desk) => {
      await expect(desk.check()).rejects.toThrow(/^which-id-column/);
      const told = await desk.ask({ ask: 'columns' });
      expect(told).toMatchObject({ sheet: 'Roster', headerRow: 1, rows: 2, remembered: null });
      expect(told.columns[3]).toEqual({
        column: 4,
        letter: 'D',
        header: 'Name',
        samples: ['x', '***-**-6789'],
        field: '',
      });
      expect(told.questions[0]).toMatchObject({ ask: 'member ID column', columns: [1, 2] });
      const fields = { 1: '', 2: 'memberId', 3: '', 4: 'fullName', 5: 'earned' } as const;
      const mapped = await desk.ask({ ask: 'mapColumns', headerRow: 1, fields });
      expect([1, 2, 3, 4, 5].map((column) => field(mapped, column))).toEqual([
        '',
        'memberId',
        '',
        'fullName',
        'earned',
      ]);
      expect(mapped.questions.map(({ ask }) => ask)).toEqual(['class credit']);
      await desk.ask({
        ask: 'saveSettings',
        settings: { ...(await desk.ask({ ask: 'state' })).settings, classCredit: 'COEC' },
      });
      expect((await desk.check()).rows[1]).toMatchObject({ memberId: '999901102', lastName: 'x' });
    });
  });

  test('a choice is remembered for the next roster with these headers, in any order', async () => {
    let kept: Readonly<Record<string, string>> = {};
    await withDesk(TWO, async (desk) => {
      const fields = { 1: '', 2: 'memberId', 3: 'fullName', 4: '', 5: 'earned' } as const;
      const mapped = await desk.ask({ ask: 'mapColumns', headerRow: 1, fields });
      expect(mapped.remembered).toEqual({ same: 5, added: 0 });
      kept = desk.addOn.userProperties();
      expect(JSON.stringify(kept)).not.toMatch(/NRDS|Alvarez/);
    });
    const next = [
      ['Next class', '', '', '', '', '', ''],
      ['Credit?', 'Phone', 'Member ID', 'Name', 'NRDS ID', 'Office Name', 'Name'],
      ['Y', '', '999901102', 'Alvarez, Ana', '999901101', 'Harbor', ''],
    ];
    await withDesk(
      next,
      async (desk) => {
        const told = await desk.ask({ ask: 'columns' });
        expect(told.remembered).toEqual({ same: 5, added: 2 });
        expect([1, 3, 4, 5, 6, 7].map((column) => field(told, column))).toEqual([
          'earned',
          'memberId',
          'fullName',
          '',
          'office',
          '',
        ]);
      },
      { userProperties: kept },
    );
  });

  test('a row that is no header is named, and no field is used twice', async () => {
    await withDesk(
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      async (desk) => {
        await expect(desk.ask({ ask: 'columns' })).rejects.toThrow(/^no-header: .* say which row it is/);
      },
    );
    await withDesk(TWO, async (desk) => {
      const fields = { 1: 'memberId', 2: 'memberId' } as const;
      await expect(desk.ask({ ask: 'mapColumns', headerRow: 1, fields })).rejects.toThrow(/^field-twice/);
    });
  });

  test('everything that must be asked is asked', async () => {
    const rows = [
      ['M1 ID', 'First Name', 'Last Name', 'Time in Session (minutes)'],
      ['999901101', 'Ana', 'Alvarez', '160'],
      ['999901102', 'Ben', 'Berg', '20'],
    ];
    await withDesk(rows, async (desk) => {
      const asked = async () => (await desk.ask({ ask: 'columns' })).questions;
      expect(await asked()).toMatchObject([
        { ask: 'minimum minutes', rows: 2 },
        { ask: 'class credit', rows: 2 },
      ]);
      await desk.ask({ ask: 'saveSettings', settings: { minimumMinutes: 150, classCredit: 'COEC' } });
      expect(await asked()).toEqual([]);
    });
    const list = [
      ['M1 ID', 'Name', 'Course', 'Status'],
      ['New members', '', '', ''],
      ['999901101', 'Ana Alvarez', 'Code of Ethics', 'Checked In'],
      ['999901102', 'Ben Berg', 'Code of Ethics', 'Checked In'],
      ['999901103', 'Cy Cole', 'Code of Ethics', 'Completed'],
    ];
    await withDesk(list, async (desk) => {
      const asked = async () => (await desk.ask({ ask: 'columns' })).questions;
      expect(await asked()).toMatchObject([
        { ask: 'earned values', column: 4, values: [{ value: 'Checked In', rows: 2 }] },
        { ask: 'section tag', section: 'New members', credit: 'COEN', rows: 3 },
        { ask: 'class credit', rows: 3 },
      ]);
      const settings = { earned: { yes: ['Checked In'] }, sectionTags: { 'New members': 'COEN' as const } };
      await desk.ask({ ask: 'saveSettings', settings });
      expect(await asked()).toEqual([]);
      expect((await desk.check()).credits).toEqual({ COEC: 0, COEN: 3, FAIRH: 0 });
    });
    await withDesk(
      [
        ['NRDS', 'Name'],
        ['999901101', 'Ana Alvarez'],
      ],
      async (desk) => {
        expect((await desk.ask({ ask: 'columns' })).questions).toMatchObject([
          { ask: 'everyone earned', rows: 1 },
          { ask: 'class credit', rows: 1 },
        ]);
      },
    );
  });
});

test('a pasted member list is the directory where GrowthZone is not connected', async () => {
  await withDesk(ROSTER, async (desk) => {
    const text = [
      'Member ID\tFirst Name\tLast Name\tEmail\tStatus',
      '999901101\tZoe\tZorn\tzoe@example.com\tActive',
      '012602754\tBenjamin "Ben"\tBerg\tben@example.com\tActive',
      '012602755\tCy\tCole\tcy@example.com\tA',
      '999901104\tDee\tDunn\tdee@example.com\tDropped',
    ].join('\r\n');
    expect(await desk.ask({ ask: 'memberList', text })).toEqual({ members: 4 });
    const report = await desk.check();
    expect(report.directory).toEqual({ source: 'list', members: 4 });
    expect(report.rows.slice(2, 6)).toMatchObject([
      { outcome: 'fix needed', growthzoneName: 'Zoe Zorn', findings: [{ code: 'member-id-other-person' }] },
      { outcome: 'credit', memberId: '012602754', findings: [{ code: 'member-id-zero-restored' }] },
      { outcome: 'credit', memberId: '012602755', growthzoneName: 'Cy Cole' },
      { outcome: 'fix needed', findings: [{ code: 'member-id-missing', proposal: '999901104' }] },
    ]);
    await expect(desk.ask({ ask: 'memberList', text: 'Name,Phone\nAna,555' })).rejects.toThrow(/^list-without-ids/);
  });
});

test('the list for the vendor names what is missing, and holds nothing that would run', async () => {
  const rows = [...ROSTER, ['123-45-6789', '=1+1', 'Fox', 'fay@example.com', 'COEC', 'maybe']];
  await withDesk(rows, async (desk) => {
    const list = await desk.ask({ ask: 'vendorList' });
    expect(list).toMatchObject({ name: 'Roster - for the vendor.csv', rows: 4 });
    const lines = list.text.trimEnd().split('\r\n');
    expect(lines[0]).toBe('Row,First Name,Last Name,Email,What is needed');
    expect(lines[3]).toBe(
      `6,Dee,Dunn,dee@example.com,"""NRDS ID"" is empty. Please supply the person's nine-digit member ID (NRDS or M1 ID)."`,
    );
    expect(lines[4]).toMatch(/^8,,Fox,fay@example\.com,/);
    expect(list.text).not.toContain('123-45');
  });
});

test('a click on a finding makes its cell the active one', async () => {
  await withDesk(ROSTER, async (desk) => {
    await desk.ask({ ask: 'select', row: 4, column: 1 });
    expect(desk.addOn.shown.selection).toMatchObject({ row: 3, column: 0 });
  });
});

test("on a tab of the add-on's the roster is the sheet that was checked, not the first one", async () => {
  await withDesk([['Read me first']], async (desk) => {
    const { host } = desk;
    const roster = host.insertSheet('COEC', 1);
    host.type(roster.id, 0, 0, ROSTER.slice(1));
    const log = host.insertSheet('CE Log', 2);
    desk.addOn.setSelection(roster.id, 0, 0, 1, 1);
    expect(await desk.check()).toMatchObject({ sheet: 'COEC', counts: { credit: 1 } });
    desk.addOn.setSelection(log.id, 0, 0, 1, 1);
    expect(await desk.check()).toMatchObject({ sheet: 'COEC', counts: { credit: 1 } });
  });
});

test('as many spreadsheet calls for 50,000 rows as for 10', async () => {
  const calls: Readonly<Record<string, number>>[] = [];
  for (const people of [10, 50_000]) {
    const rows = Array.from({ length: people }, (_, n) => [`${900_000_000 + n}`, 'Ana', 'A', '', 'COEC', 'Y']);
    await withDesk([HEADER, ...rows], async (desk) => {
      expect((await desk.check()).counts.credit).toBe(people);
      calls.push(Object.fromEntries(desk.addOn.calls));
    });
  }
  expect(calls[1]).toEqual(calls[0]);
});
