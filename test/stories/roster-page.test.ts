import type { ColumnsReport } from '../../src/answers';
import { ROSTER, withRoster } from '../support/roster-book';

const field = (report: ColumnsReport, column: number) =>
  report.columns.find((one) => one.column === column)?.field ?? 'not listed';

describe('columns', () => {
  const TWO = [
    ['NRDS ID', 'Member ID', 'Name', 'Name', 'Credit?'],
    ['999901101', '999901102', 'Alvarez, Ana', 'x', 'Y'],
    ['999901103', '999901104', 'Berg, Ben', '123-45-6789', 'Y'],
  ];

  test('are told where two could be the member ID, and mapped by number', async () => {
    await withRoster(TWO, async (book) => {
      const { counts, rows } = await book.check();
      expect(counts).toMatchObject({ credit: 0, 'fix needed': 2 });
      expect(rows[1]?.findings).toMatchObject([{ code: 'column-open', question: 'column: memberId' }]);
      const told = await book.ask({ ask: 'columns' });
      expect(told).toMatchObject({ sheet: 'Roster', headerRow: 1, rows: 2, remembered: null });
      expect(told.columns[3]).toEqual({
        column: 4,
        letter: 'D',
        header: 'Name',
        samples: ['x', '***-**-6789'],
        field: '',
      });
      expect(told.questions[0]).toMatchObject({
        ask: 'column',
        field: 'memberId',
        choices: [{ value: 'A' }, { value: 'B' }],
      });
      const fields = { 1: '', 2: 'memberId', 3: '', 4: 'fullName', 5: 'earned' } as const;
      const mapped = await book.ask({ ask: 'mapColumns', headerRow: 1, fields });
      expect([1, 2, 3, 4, 5].map((column) => field(mapped, column))).toEqual([
        '',
        'memberId',
        '',
        'fullName',
        'earned',
      ]);
      expect(mapped.questions.filter(({ answer }) => answer === '').map(({ ask }) => ask)).toEqual(['class credit']);
      await book.ask({
        ask: 'saveSettings',
        settings: { ...(await book.ask({ ask: 'state' })).settings, classCredit: 'COEC' },
      });
      expect((await book.check()).rows[1]).toMatchObject({ memberId: '999901102', lastName: 'x' });
    });
  });

  test('a choice is remembered for the next roster with these headers, in any order', async () => {
    let kept: Readonly<Record<string, string>> = {};
    await withRoster(TWO, async (book) => {
      const fields = { 1: '', 2: 'memberId', 3: 'fullName', 4: '', 5: 'earned' } as const;
      const mapped = await book.ask({ ask: 'mapColumns', headerRow: 1, fields });
      expect(mapped.remembered).toEqual({ same: 5, added: 0 });
      kept = book.addOn.userProperties();
      expect(JSON.stringify(kept)).not.toMatch(/NRDS|Alvarez/);
    });
    const next = [
      ['Next class', '', '', '', '', '', ''],
      ['Credit?', 'Phone', 'Member ID', 'Name', 'NRDS ID', 'Office Name', 'Name'],
      ['Y', '', '999901102', 'Alvarez, Ana', '999901101', 'Harbor', ''],
    ];
    await withRoster(
      next,
      async (book) => {
        const told = await book.ask({ ask: 'columns' });
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

  test('columns as likely as each other stay open when another column is changed, and all pairs of times are kept', async () => {
    const rows = [
      ['NRDS ID', 'Name', 'Passed', 'Passed', 'Time In', 'Time Out', 'Time In', 'Time Out', 'Firm'],
      ['999901101', 'Ana Alvarez', 'Y', 'N', '9:00', '10:00', '11:00', '12:00', 'Harbor'],
    ];
    await withRoster(rows, async (book) => {
      const { columns } = await book.ask({ ask: 'columns' });
      const fields = Object.fromEntries(columns.map(({ column, field: what }) => [column, what]));
      const told = await book.ask({ ask: 'mapColumns', headerRow: 1, fields: { ...fields, 9: '' } });
      expect(told.questions).toMatchObject([{ id: 'column: earned', answer: '', rows: [2] }]);
      expect([5, 6, 7, 8, 9].map((column) => field(told, column))).toEqual([
        ...['timeIn', 'timeOut', 'timeIn', 'timeOut'],
        '',
      ]);
      const answered = await book.ask({ ask: 'answerQuestion', id: 'column: earned', value: 'D' });
      expect(answered.questions[0]).toMatchObject({ id: 'column: earned', answer: 'D' });
      expect((await book.check()).rows[1]).toMatchObject({ outcome: 'left out' });
      const back = await book.ask({ ask: 'answerQuestion', id: 'column: earned', value: '' });
      expect(back.questions).toMatchObject([{ id: 'column: earned', answer: '' }]);
    });
  });

  test('a row that is no header is named, and no field is used twice', async () => {
    await withRoster(
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      async (book) => {
        await expect(book.ask({ ask: 'columns' })).rejects.toThrow(/^no-header: .* say which row it is/);
      },
    );
    await withRoster(TWO, async (book) => {
      const fields = { 1: 'memberId', 2: 'memberId' } as const;
      await expect(book.ask({ ask: 'mapColumns', headerRow: 1, fields })).rejects.toThrow(/^field-twice/);
    });
  });

  test('everything that must be asked is asked', async () => {
    const rows = [
      ['M1 ID', 'First Name', 'Last Name', 'Time in Session (minutes)'],
      ['999901101', 'Ana', 'Alvarez', '160'],
      ['999901102', 'Ben', 'Berg', '20'],
    ];
    await withRoster(rows, async (book) => {
      const asked = async () => (await book.ask({ ask: 'columns' })).questions;
      expect(await asked()).toMatchObject([
        { ask: 'minimum minutes', rows: [2, 3], answer: '' },
        { ask: 'class credit', rows: [2, 3], answer: '' },
      ]);
      await book.ask({ ask: 'answerQuestion', id: 'minimum minutes', value: '150' });
      await book.ask({ ask: 'answerQuestion', id: 'class credit', value: 'COEC' });
      expect(await asked()).toMatchObject([
        { ask: 'minimum minutes', rows: [2, 3], answer: '150' },
        { ask: 'class credit', rows: [2], answer: 'COEC' },
      ]);
    });
    const list = [
      ['M1 ID', 'Name', 'Course', 'Status'],
      ['New members', '', '', ''],
      ['999901101', 'Ana Alvarez', 'Code of Ethics', 'Checked In'],
      ['999901102', 'Ben Berg', 'Code of Ethics', 'Checked In'],
      ['999901103', 'Cy Cole', 'Code of Ethics', 'Completed'],
    ];
    await withRoster(list, async (book) => {
      const asked = async () => (await book.ask({ ask: 'columns' })).questions;
      expect(await asked()).toMatchObject([
        { id: 'meaning: status|checked in', column: 4, rows: [3, 4], answer: '' },
        { id: 'section tag: new members', proposal: 'COEN', rows: [3, 4, 5], answer: '' },
      ]);
      await book.ask({ ask: 'answerQuestion', id: 'meaning: status|checked in', value: 'yes' });
      await book.ask({ ask: 'answerQuestion', id: 'section tag: new members', value: 'COEN' });
      expect((await asked()).map(({ answer }) => answer)).toEqual(['yes', 'COEN']);
      expect((await book.check()).credits).toEqual({ COEC: 0, COEN: 3, FAIRH: 0 });
    });
    await withRoster(
      [
        ['NRDS', 'Name'],
        ['999901101', 'Ana Alvarez'],
      ],
      async (book) => {
        expect((await book.ask({ ask: 'columns' })).questions).toMatchObject([
          { ask: 'everyone earned', rows: [2] },
          { ask: 'class credit', rows: [2] },
        ]);
      },
    );
  });
});

test('a pasted member list is the directory where GrowthZone is not connected', async () => {
  await withRoster(ROSTER, async (book) => {
    const text = [
      'Member ID\tFirst Name\tLast Name\tEmail\tStatus',
      '999901101\tZoe\tZorn\tzoe@example.com\tActive',
      '012602754\tBenjamin "Ben"\tBerg\tben@example.com\tActive',
      '012602755\tCy\tCole\tcy@example.com\tA',
      '999901104\tDee\tDunn\tdee@example.com\tDropped',
    ].join('\r\n');
    expect(await book.ask({ ask: 'memberList', text })).toEqual({ members: 4 });
    const report = await book.check();
    expect(report.directory).toMatchObject({ source: 'list', members: 4, missing: 0 });
    expect(report.rows.slice(2, 6)).toMatchObject([
      { outcome: 'fix needed', growthzoneName: 'Zoe Zorn', findings: [{ code: 'member-id-other-person' }] },
      { outcome: 'credit', memberId: '012602754', findings: [{ code: 'member-id-zero-restored' }] },
      { outcome: 'credit', memberId: '012602755', growthzoneName: 'Cy Cole' },
      { outcome: 'fix needed', findings: [{ code: 'member-id-missing', proposal: '999901104' }] },
    ]);
    await expect(book.ask({ ask: 'memberList', text: 'Name,Phone\nAna,555' })).rejects.toThrow(/^list-without-ids/);
  });
});

test('the list for the vendor names what is missing, and holds nothing that would run', async () => {
  const rows = [...ROSTER, ['123-45-6789', '=1+1', 'Fox', 'fay@example.com', 'COEC', 'maybe']];
  await withRoster(rows, async (book) => {
    const list = await book.ask({ ask: 'vendorList' });
    expect(list).toMatchObject({ name: 'Roster - for the vendor.csv', rows: 4 });
    const lines = list.text.trimEnd().split('\r\n');
    expect(lines[0]).toBe('Row,First Name,Last Name,Email,What is needed');
    expect(lines[3]).toBe(
      `6,Dee,Dunn,dee@example.com,"""NRDS ID"" is empty. Please send the nine-digit member ID (NRDS or M1 ID)."`,
    );
    expect(lines[4]).toMatch(/^8,,Fox,fay@example\.com,/);
    expect(list.text).not.toContain('123-45');
  });
});

test('a click on a finding makes its cell the active one', async () => {
  await withRoster(ROSTER, async (book) => {
    await book.ask({ ask: 'select', row: 4, column: 1 });
    expect(book.addOn.shown.selection).toMatchObject({ row: 3, column: 0 });
  });
});

test("on a tab of the add-on's the roster is the sheet that was checked, not the first one", async () => {
  await withRoster([['Read me first']], async (book) => {
    const { host } = book;
    const roster = host.insertSheet('COEC', 1);
    host.type(roster.id, 0, 0, ROSTER.slice(1));
    const log = host.insertSheet('CE Log', 2);
    book.addOn.setSelection(roster.id, 0, 0, 1, 1);
    expect(await book.check()).toMatchObject({ sheet: 'COEC', counts: { credit: 1 } });
    book.addOn.setSelection(log.id, 0, 0, 1, 1);
    expect(await book.check()).toMatchObject({ sheet: 'COEC', counts: { credit: 1 } });
  });
});
