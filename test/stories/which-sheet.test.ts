import { newSheet } from '../../local/sheets';
import { type RosterBook, withRoster } from '../support/roster-book';

const HEADER = ['NRDS ID', 'First Name', 'Last Name', 'Course', 'Passed'];
const ANA = ['999944101', 'Ana', 'Alder', 'COEC', 'Y'];
const BEA = ['999944102', 'Bea', 'Birch', 'COEC', 'Y'];
const NOTES = [['How to use this workbook'], ['Fill in the sheet of your class.']];

/** Adds a sheet behind those there are. */
function addSheet({ host }: RosterBook, name: string, rows: readonly (readonly string[])[], isHidden = false) {
  const sheet = newSheet(host.workbook.sheets.length + 1, name);
  sheet.values.push(...rows.map((row) => [...row]));
  sheet.hidden = isHidden;
  host.workbook.sheets.push(sheet);
  return sheet;
}

test('a sheet of instructions is not the roster where another one has its header', () =>
  withRoster(NOTES, async (book) => {
    addSheet(book, 'Class', [HEADER, ANA]);
    expect(await book.check()).toMatchObject({ sheet: 'Class', counts: { credit: 1 } });
  }));

test('a hidden sheet is never the roster', () =>
  withRoster([HEADER, BEA], async (book) => {
    Object.assign(book.host.workbook.sheets[0] as object, { hidden: true });
    addSheet(book, 'This year', [HEADER, ANA]);
    expect(await book.check()).toMatchObject({ sheet: 'This year', rows: [{}, { memberId: '999944101' }] });
  }));

test('another sheet that looks like a roster is asked about until a person says that one is enough', () =>
  withRoster([HEADER, ANA], async (book) => {
    addSheet(book, 'Notes', NOTES);
    addSheet(book, 'Old', [HEADER, BEA], true);
    addSheet(book, 'Oct 13', [HEADER, BEA]);
    const { questions } = await book.ask({ ask: 'columns' });
    expect(questions).toMatchObject([{ ask: 'other table', answer: '' }]);
    const [{ id, message }] = questions as [(typeof questions)[number]];
    expect(message).toContain('Sheet "Oct 13"');
    const answered = await book.ask({ ask: 'answerQuestion', id, value: 'ignore' });
    expect(answered.questions).toMatchObject([{ id, answer: 'ignore' }]);
    // Whoever named the sheet has said it, too.
    await book.ask({ ask: 'saveSettings', settings: { sheet: 'Roster' } });
    expect((await book.ask({ ask: 'columns' })).questions).toEqual([]);
  }));

test('hidden rows are found when somebody looks for them, and held until a person says whether they count', () =>
  withRoster([HEADER, ANA, BEA], async (book) => {
    Object.assign(book.host.workbook.sheets[0] as object, { hiddenRows: [undefined, undefined, true] });
    expect((await book.check()).counts.credit).toBe(2);
    expect(await book.ask({ ask: 'findHiddenRows' })).toBe(1);
    expect(await book.check()).toMatchObject({ counts: { credit: 1, 'fix needed': 1 } });
    await book.ask({ ask: 'answerQuestion', id: 'hidden rows', value: 'left out' });
    expect((await book.check()).rows[2]).toMatchObject({ outcome: 'left out', reason: 'hidden in the sheet' });
    // Shown again, nobody is hidden.
    Object.assign(book.host.workbook.sheets[0] as object, { hiddenRows: [] });
    expect(await book.ask({ ask: 'findHiddenRows' })).toBe(0);
    expect((await book.check()).counts.credit).toBe(2);
  }));

test('every table is told with its header and columns, and outcomes stand beside the rows of each', () =>
  withRoster(
    [
      HEADER,
      ANA,
      ['', '', '', '', ''],
      ['Last Name', 'First Name', 'M1 ID', 'Course', 'Result'],
      ['Birch', 'Bea', '999944102', 'COEN', 'Pass'],
    ],
    async (book) => {
      const report = await book.check();
      expect(report).toMatchObject({
        headerRow: 1,
        tables: [
          { headerRow: 1, columns: { memberId: 'NRDS ID' } },
          { headerRow: 4, columns: { memberId: 'M1 ID' } },
        ],
      });
      expect(book.shows(5, 5, 1).flat()).toEqual([
        'CE Outcome',
        'Credit: COEC',
        'Not an attendee',
        'Not an attendee',
        'Credit: COEN',
      ]);
    },
  ));
