import { HEADER, ROSTER, SHEET, withRoster } from '../support/roster-book';

describe("the add-on's own columns", () => {
  test('stand right of the roster, with its header, and leave all of the vendor alone', async () => {
    await withRoster(ROSTER, async (book) => {
      const before = book.shows(7, 0, 6);
      const report = await book.check();
      expect(report.counts).toEqual({ credit: 1, 'left out': 1, 'fix needed': 3, repeat: 0, 'not an attendee': 2 });
      expect(book.shows(7, 0, 6)).toEqual(before);
      expect(book.shows(7, 6)).toEqual([
        ['', '', '', ''],
        ['CE Outcome', 'CE Credit', 'CE Member ID', 'CE Detail'],
        ['Credit: COEC', 'COEC', '999901101', 'ID 999901101.'],
        ['Fix needed', '', '', 'Member ID "12602754" has 8 digits; member IDs have 9. Use 012602754?'],
        ['Fix needed', '', '', 'Member ID "12602755" has 8 digits; member IDs have 9. Use 012602755?'],
        ['Fix needed', '', '', 'Member ID is missing. Ask for the member ID.'],
        ['Left out', '', '', 'Earned no credit (Credit?: N).'],
      ]);
      expect(report.places).toEqual({ 'NRDS ID': 1 });
      expect(await book.check()).toEqual(report);
    });
  });

  test('are found by their marks when a column was put before them and a header was changed', async () => {
    await withRoster(ROSTER, async (book) => {
      await book.check();
      book.host.insertColumns(SHEET, 0, 1);
      book.host.type(SHEET, 1, 7, [['Result']]);
      const report = await book.check();
      expect(report.columns).toMatchObject({ memberId: 'NRDS ID' });
      expect(report.places).toEqual({ 'NRDS ID': 2 });
      expect(book.shows(3, 7).slice(1)).toEqual([
        ['CE Outcome', 'CE Credit', 'CE Member ID', 'CE Detail'],
        ['Credit: COEC', 'COEC', '999901101', 'ID 999901101.'],
      ]);
    });
  });

  test('leave notes, colours and formats of the vendor as they are, and offer the credits in every row', async () => {
    await withRoster(ROSTER, async (book) => {
      const { host } = book;
      const area = { row: 0, column: 0, rows: 8, columns: 6 };
      const looks = (name: 'notes' | 'backgrounds' | 'formats') =>
        Array.from({ length: 48 }, (_, n) => host.sheet(SHEET)[name][Math.floor(n / 6)]?.[n % 6] ?? null);
      host.setLook(SHEET, { ...area, rows: 1 }, 'notes', { all: 'From the school' });
      host.setLook(SHEET, { ...area, row: 2, rows: 3 }, 'backgrounds', { all: '#ff0000' });
      host.setLook(SHEET, area, 'formats', { all: '0.00' });
      const before = JSON.stringify([looks('notes'), looks('backgrounds'), looks('formats')]);
      await book.check();
      host.type(SHEET, 7, 0, [['999901107', 'Flo', 'Fox', '', 'COEC', 'Y']]);
      await book.check();
      expect(JSON.stringify([looks('notes'), looks('backgrounds'), looks('formats')])).toBe(before);
      const rules = host.sheet(SHEET).validations;
      for (const row of [2, 7])
        expect(rules[row]?.[7]).toMatchObject({ list: expect.arrayContaining(['COEC + FAIRH', 'None']) });
      expect(host.sheet(SHEET).backgrounds[2]?.[6]).toBe('#e6f4ea');
    });
  });

  test('come back where one was deleted, and go with their rows when the sheet is sorted', async () => {
    await withRoster(ROSTER, async (book) => {
      const { host } = book;
      await book.check();
      host.type(SHEET, 3, 8, [['999901102']]);
      await book.check();
      host.deleteColumns(SHEET, 7, 1);
      expect((await book.check()).byHand).toBe(1);
      expect(book.shows(4, 6, 4).slice(1)).toEqual([
        ['CE Outcome', 'CE Member ID', 'CE Detail', 'CE Credit'],
        ['Credit: COEC', '999901101', 'ID 999901101.', 'COEC'],
        ['Credit: COEC', '999901102', 'ID 999901102 (by hand). Set for "Ben Berg".', 'COEC'],
      ]);
      host.sortRows(SHEET, { row: 2, column: 0, rows: 5, columns: 10 }, 1, false);
      const sorted = await book.check();
      expect(sorted.rows[5]).toMatchObject({ firstName: 'Ben', memberId: '999901102', outcome: 'credit' });
      expect(sorted.byHand).toBe(1);
    });
  });

  test('are not missed where somebody protected the sheet: the check says so', async () => {
    await withRoster(ROSTER, async (book) => {
      book.host.sheet(SHEET).protections.push({
        id: 1,
        range: undefined,
        description: '',
        warningOnly: false,
        editors: ['owner@example.org'],
      });
      const report = await book.check();
      expect(report.counts.credit).toBe(1);
      expect(report.notWritten).toMatch(/^Columns G and on.* "Roster" is protected\. Ask whoever protected it/);
      // A check that writes nothing marks nothing either.
      await book.check();
      const { metadata, columnWidths, maxColumns } = book.host.sheet(SHEET);
      expect([metadata, columnWidths, maxColumns]).toEqual([[], [], 26]);
    });
  });

  test('give way to a wider roster that was pasted over them', async () => {
    await withRoster(ROSTER, async (book) => {
      await book.check();
      const wider = [
        [
          'NRDS ID',
          'First Name',
          'Last Name',
          'Email',
          'Office',
          'Phone',
          'Credit Type',
          'Credit?',
          'Class Date',
          'Notes',
        ],
        ['999901201', 'Gil', 'Gray', 'gil@example.com', 'Harbor', '555-0100', 'FAIRH', 'Y', '02/05/2026', 'x'],
      ];
      book.host.type(SHEET, 1, 0, [...wider, ...Array.from({ length: 4 }, () => Array<string>(10).fill(''))]);
      const report = await book.check();
      expect(report.counts).toMatchObject({ credit: 1, 'fix needed': 0 });
      expect(book.shows(3, 0, 10).slice(1)).toEqual(wider);
      expect(book.shows(3, 10).slice(1)).toEqual([
        ['CE Outcome', 'CE Credit', 'CE Member ID', 'CE Detail'],
        ['Credit: FAIRH', 'FAIRH', '999901201', 'ID 999901201.'],
      ]);
      expect(await book.check()).toEqual(report);
    });
  });

  test('are written once for what a person set below the last row', async () => {
    await withRoster(ROSTER, async (book) => {
      await book.check();
      book.host.type(SHEET, 20, 8, [['999901102']]);
      await book.check();
      await book.check();
      expect(book.shows(21, 8, 1)[20]).toEqual(['999901102']);
      expect(book.log()).toEqual([]);
    });
  });

  test('find room where the sheet has no column left', async () => {
    const wide = [...HEADER, ...Array.from({ length: 20 }, (_, n) => `Note ${n}`)];
    await withRoster([wide, ['999901101', 'Ana', 'Alvarez', '', 'COEC', 'Y']], async (book) => {
      expect((await book.check()).counts.credit).toBe(1);
      expect(book.host.sheet(SHEET).maxColumns).toBe(30);
      expect(book.shows(2, 26)[1]).toEqual(['Credit: COEC', 'COEC', '999901101', 'ID 999901101.']);
    });
  });

  test('what a person chooses there wins, is said in the log once, and stays', async () => {
    await withRoster(ROSTER, async (book) => {
      await book.check();
      book.host.type(SHEET, 3, 8, [['999901102']]);
      book.host.type(SHEET, 6, 7, [['COEN']]);
      const report = await book.check();
      expect(report.byHand).toBe(2);
      expect(report.counts.credit).toBe(3);
      expect(book.shows(7, 6)[3]?.[3]).toBe('ID 999901102 (by hand). Set for "Ben Berg".');
      await book.check();
      expect(book.log()).toEqual(['Credit or member ID set by hand in the roster: 2']);
      const files = await book.ask({ ask: 'files' });
      expect(files.map(({ name, rows }) => [name, rows])).toEqual([
        ['COEC-1of1.csv', 2],
        ['COEN-1of1.csv', 1],
      ]);
    });
  });
});

describe('repairs', () => {
  test('one for all rows of a cause, logged, and taken back', async () => {
    await withRoster(ROSTER, async (book) => {
      const first = await book.check();
      expect(first.causes[0]).toEqual({
        level: 'fix needed',
        code: 'member-id-8-digits',
        title: '2 rows: member ID has 8 digits',
        rows: [4, 5],
        repair: { label: 'Use the proposed ID in 2 rows', rows: 2 },
      });
      const repaired = await book.ask({ ask: 'repair', code: 'member-id-8-digits' });
      expect(repaired.counts.credit).toBe(3);
      expect(repaired.byHand).toBe(2);
      expect(repaired.rows[3]).toMatchObject({ memberId: '012602754', outcome: 'credit' });
      expect(book.shows(7, 6)[3]).toEqual([
        'Credit: COEC',
        'COEC',
        '012602754',
        'ID 012602754 (repaired). Set for "Ben Berg".',
      ]);
      expect(repaired.causes.map(({ title }) => title)).toContain('2 rows: member ID set by a proposed fix');
      expect((await book.check()).rows).toEqual(repaired.rows);
      const undone = await book.ask({ ask: 'undoRepairs' });
      expect(undone.rows).toEqual(first.rows);
      expect(book.log()).toEqual(['Repaired: member id 8 digits: 2', 'Repairs undone: 2']);
    });
  });

  test('one that has nothing to mend says so', async () => {
    await withRoster(ROSTER, async (book) => {
      await expect(book.ask({ ask: 'repair', code: 'member-id-missing' })).rejects.toThrow(/^no-repair/);
    });
  });
});
