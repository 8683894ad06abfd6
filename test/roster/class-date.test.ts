import { checkRoster } from '../../src/roster/check';
import { classDateProposals, classMinutes, tooShort } from '../../src/roster/rules/class-date';
import type { RosterSettings } from '../../src/roster/settings';
import type { Cells } from '../../src/roster/sheet/cells';
import { readTables } from '../../src/roster/sheet/tables';
import { checkLines, TODAY, textCells, told } from '../support/sheet';

const HEADER = ['NRDS ID', 'Last Name', 'First Name', 'Course', 'Passed'];
const PERSON = ['999900001', 'Roe', 'Ada', 'COEC', 'Y'];

const cellsOf = (name: string, ...titles: readonly (readonly string[])[]): Cells => ({
  ...textCells([...titles, HEADER, PERSON]),
  name,
});

function days(cells: Cells, fileName = '', locale = 'en_US'): readonly string[] {
  const reading = readTables(cells, {});
  if (!reading.ok) throw new Error(reading.problem.message);
  return classDateProposals(cells, reading.value, TODAY, locale, fileName).map(({ date, where }) => `${date} ${where}`);
}

describe('a title row', () => {
  test.each([
    ['Class held: May 14, 2026', '2026-05-14'],
    ['Code of Ethics, May 14, 2026, 9:00 to 11:30', '2026-05-14'],
    ['05/14/2026', '2026-05-14'],
    ['Class of 5/14/26', '2026-05-14'],
    ['2026-05-14', '2026-05-14'],
    ['14 May 2026', '2026-05-14'],
    ['Thursday, 14 May 2026', '2026-05-14'],
    ['Sept. 4th, 2025', '2025-09-04'],
    ['COE class 20260514', '2026-05-14'],
  ])('%s', (title, date) => {
    expect(days(cellsOf('Roster', [title]))).toEqual([`${date} row 1`]);
  });
  test('a comma that parts the year from its day in a .csv parts nothing', () => {
    expect(days(cellsOf('Roster', ['Class held: May 14', ' 2026']))).toEqual(['2026-05-14 row 1']);
  });
  test.each(['May 14-15 2026', 'May 14 and 15, 2026', '14–15 May 2026'])('%s is two days', (title) => {
    expect(days(cellsOf('Roster', [title]))).toEqual(['2026-05-14 row 1', '2026-05-15 row 1']);
  });
  test.each([
    'Printed 05/20/2026',
    'Report generated: May 20, 2026',
    'Exported on 2026-05-20',
    'Registration deadline May 1, 2026',
    'Next class: October 9, 2026',
    'Cycle 2025-2027',
    'Room 10-14',
    'Call 555-01-2026',
    'May all of you pass',
  ])('%s is no class date', (title) => {
    expect(days(cellsOf('Roster', [title]))).toEqual([]);
  });
  test('a label beside or above the cell says whose day it is', () => {
    const cells = cellsOf(
      'Roster',
      ['Report generated', '05/20/2026'],
      ['Topic', 'Start Time'],
      ['Ethics', '05/14/2026 09:40:00 AM'],
    );
    expect(days(cells)).toEqual(['2026-05-14 row 3']);
  });
  test('a day that is said to be the class goes before any other', () => {
    expect(days(cellsOf('Roster', ['May 20, 2026'], ['Class Date:', '05/14/2026']))).toEqual(['2026-05-14 row 2']);
  });
  test('one cell with both', () => {
    expect(days(cellsOf('Roster', ['Class held May 14, 2026, printed 05/20/2026']))).toEqual(['2026-05-14 row 1']);
  });
  test('the order of day and month is that of the locale', () => {
    expect(days(cellsOf('Roster', ['Class 04/05/2026']), '', 'en_GB')).toEqual(['2026-05-04 row 1']);
  });
});

describe('names', () => {
  test("the sheet's, where no title says it", () => {
    expect(days(cellsOf('COE 05-14-2026'))).toEqual(["2026-05-14 the sheet's name"]);
  });
  test.each(['COE roster May 14 2026', 'roster_2026-05-14', 'COE_May_14_2026', 'ethics 05_14_2026 final'])(
    "the file's: %s",
    (name) => {
      expect(days(cellsOf('Sheet1'), name)).toEqual(["2026-05-14 the file's name"]);
    },
  );
  test('a file that was exported on a day says nothing of the class', () => {
    expect(days(cellsOf('Sheet1'), 'attendees exported 2026-05-20')).toEqual([]);
  });
});

describe('how long the class was', () => {
  test.each([
    ['Code of Ethics, May 14, 2026, 9:00 to 11:30', 150],
    ['9:00 AM - 11:00 AM', 120],
    ['10am–12:30pm', 150],
    ['11:00 - 1:30', 150],
    ['1-3:30 pm', 150],
    ['9:00-10:00 and 10:15-11:45', 150],
    ['Oct 14-15 2026', undefined],
    ['Rooms 10 to 12', undefined],
  ])('%s: %s', (title, minutes) => {
    const cells = cellsOf('Roster', [title]);
    const reading = readTables(cells, {});
    expect(reading.ok && classMinutes(cells, reading.value)).toBe(minutes);
  });
  test.each([
    [120, 'COEC', 'The class lasted 2 h by its title, too short for the credit: ethics takes 2 h 30 min.'],
    [150, 'COEC', ''],
    [90, 'FAIRH', 'The class lasted 1 h 30 min by its title, too short for the credit: fair housing takes 2 h.'],
    [120, 'FAIRH', ''],
    [undefined, 'COEN', ''],
  ] as const)('%s minutes for %s', (minutes, credit, sentence) => {
    expect(tooShort(minutes, [credit])).toBe(sentence);
  });
});

describe('the question', () => {
  const ask = (titles: readonly string[], settings: RosterSettings = {}, date = '') => {
    const header = [...HEADER, ...(date ? ['Completion Date'] : [])].join(' | ');
    return checkLines([...titles, header, [...PERSON, date].join(' | ')], settings);
  };
  const asked = (...from: Parameters<typeof ask>) => ask(...from).questions.all();

  test('proposes the day and holds no row', () => {
    const check = ask(['Class held: May 14, 2026']);
    expect(check.rows.map(told)[2]).toBe('COEC');
    expect(check.questions.all()).toMatchObject([
      { ask: 'class date', proposal: '2026-05-14', answer: '', setting: '{"classDate":"2026-05-14"}' },
    ]);
  });
  test('stays with its answer', () => {
    expect(asked(['Class held: May 14, 2026'], { classDate: '2026-05-14' })).toMatchObject([{ answer: '2026-05-14' }]);
  });
  test('has no proposal where two days stand there', () => {
    expect(asked(['May 14-15 2026'])).toMatchObject([{ proposal: '', choices: [{}, {}] }]);
  });
  test.each(['Class held: 05/14/2026', 'Roster of 06/01/2026', 'no day'])(
    '%s: rows that say it ask nothing',
    (title) => {
      expect(asked([title], {}, '05/14/2026')).toEqual([]);
    },
  );
  test('is open where the title names another day than the rows', () => {
    expect(asked(['Class held: May 14, 2026'], {}, '05/12/2026')).toMatchObject([{ answer: '', presumed: '' }]);
  });
  test('says where the class was too short, also where its day is known', () => {
    const [question] = asked(['Code of Ethics, May 14, 2026, 9:00 to 11:00'], {}, '05/14/2026');
    expect(question).toMatchObject({ presumed: '2026-05-14', message: expect.stringContaining('2 h 30 min') });
  });
  test("takes the file's name from the context", () => {
    const checked = checkRoster(cellsOf('Sheet1'), { settings: {}, today: TODAY, fileName: 'COE May 14 2026' });
    expect(checked.ok && checked.value.questions.all()).toMatchObject([{ proposal: '2026-05-14' }]);
  });
});
