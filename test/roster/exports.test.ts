import type { RosterSettings } from '../../src/roster/settings';
import { checkLines, told } from '../support/sheet';

/** The outcome of each row below the header. */
function below(lines: readonly string[], settings: RosterSettings = {}): readonly string[] {
  return checkLines(lines, { headerRow: 1, ...settings })
    .rows.slice(1)
    .map(told);
}

const EVERYONE: RosterSettings = { classCredit: 'COEC', earned: 'all' };
const OTHERWISE = 'fix: row-says-otherwise';

/** One row beside another that says nothing, in a class where everyone listed was said to have earned. */
function beside(header: string, text: string, settings = EVERYONE): string | undefined {
  return below([`NRDS ID | Name | ${header}`, `999900001 | Ada Roe | ${text}`, '999900002 | Bo Dee | '], settings)[0];
}

describe('a column of answers that nobody mapped says no', () => {
  test.each([
    ['Exam OK', 'No'],
    ['Course completion', 'False'],
    ['Quiz done', '☐'],
    ['Canceled', 'Yes'],
    ['Withdrawn', 'TRUE'],
    ['Reason credit not given', 'late arrival'],
    ['Unenrolled on', '2026-10-10'],
    ['Certificate notes', 'certificate withheld'],
    ['Comments', 'observer only'],
  ])('%s: %s is held although everyone earned', (header, text) => {
    expect(beside(header, text)).toBe(OTHERWISE);
  });
  test.each([
    ['Exam OK', 'Yes'],
    ['Canceled', 'No'],
    ['Canceled', 'n/a'],
    ['Refund', '$0.00'],
    ['Credit card on file', 'No'],
    ['Attending lunch', 'No'],
    ['First class attended before', 'No'],
    ['Lunch', 'No'],
    ['Total rejoins of attendee', '0'],
    ['Replay attendance', '0'],
    ['Pre-test passed', 'No'],
  ])('%s: %s asks nothing', (header, text) => {
    expect(beside(header, text)).toBe('COEC');
  });
  test('minutes do not outrank it', () => {
    const lines = [
      'NRDS ID | Name | Minutes | Exam OK',
      '999900001 | Ada Roe | 180 | No',
      '999900002 | Bo Dee | 180 | Yes',
    ];
    expect(below(lines, { classCredit: 'COEC', minimumMinutes: 150 })).toEqual([OTHERWISE, 'COEC']);
  });
  test('a day of completion that others have and this row lacks', () => {
    const lines = ['NRDS ID | Name | Date Completed', '999900001 | Ada Roe | 05/09/2026', '999900002 | Bo Dee | '];
    expect(below(lines, EVERYONE)).toEqual(['COEC', OTHERWISE]);
  });
  test('a heading such as "Left early"', () => {
    const lines = ['NRDS ID | Name', '999900001 | Ada Roe', 'LEFT EARLY | ', '999900002 | Bo Dee'];
    expect(below(lines, EVERYONE)).toEqual(['COEC', 'nobody: section heading', OTHERWISE]);
  });
});

describe('columns that exports name in their own way', () => {
  test.each([
    ['Final Exam Passed', 'Yes', 'No'],
    ['Passed Exam', 'Y', 'N'],
    ['Credits Earned', '3.0', '0'],
    ['Training Status', 'Completed', 'Not Started'],
    ['Assessment status', 'Passed', 'Failed'],
    ['Outcome', 'Completed', 'Not completed'],
  ])('%s says who earned credit', (header, yes, no) => {
    const lines = [
      `NRDS | Name | Course | ${header}`,
      `999900001 | Ada Roe | COEC | ${yes}`,
      `999900002 | Bo Dee | COEC | ${no}`,
    ];
    expect(below(lines)).toEqual(['COEC', 'left out: no-credit']);
  });
  test('a check-in of yes and no is attendance, not a time', () => {
    const lines = ['NRDS | Name | Check-in', '999900001 | Ada Roe | Yes', '999900002 | Bo Dee | No'];
    expect(below(lines, EVERYONE)).toEqual(['COEC', 'left out: did-not-attend']);
  });
  test('time in seconds under a header in one word', () => {
    const lines = [
      'nrdsId | name | attendanceTimeInSeconds',
      '999900001 | Ada Roe | 9300',
      '999900002 | Bo Dee | 2400',
    ];
    expect(below(lines, { classCredit: 'COEC', minimumMinutes: 150 })[0]).toBe('COEC');
  });
  test.each(['Provider Contact NRDS', 'School Contact NRDS ID'])('%s is nobody of the roster', (header) => {
    const lines = [
      `${header} | Attendee First Name | Attendee Last Name | Course | Completed`,
      '999900001 | Ada | Roe | COEC | Y',
    ];
    expect(below(lines)[0]).not.toBe('COEC');
  });
  test('an instructor with a good ID is no host of the report', () => {
    const lines = [
      'NRDS | Name | Role | Course | Status',
      '999900001 | Ada Roe | Learner | COEC | Completed',
      '999900002 | Bo Dee | Instructor | COEC | Completed',
    ];
    expect(below(lines)[1]).toMatch(/^fix: /);
  });
});

describe('minutes of parts and totals', () => {
  const SETTINGS: RosterSettings = { classCredit: 'COEC', minimumMinutes: 150 };
  test('columns of two days add up', () => {
    const lines = [
      'NRDS | Name | Day 1 Minutes | Day 2 Minutes',
      '999900001 | Ada Roe | 80 | 80',
      '999900002 | Bo Dee | 80 | 0',
      '999900003 | Cy Fox | | 155',
    ];
    expect(below(lines, SETTINGS)).toEqual(['COEC', 'left out: too-few-minutes', 'COEC']);
  });
  test('the same for all is no copy', () => {
    const lines = ['NRDS | Name | Session 1 (mins) | Session 2 (mins)', '999900001 | Ada Roe | 80 | 80'];
    expect(below(lines, SETTINGS)).toEqual(['COEC']);
  });
  test('a total that every join repeats is no sum', () => {
    const lines = [
      'NRDS | Name | Joined | Total Minutes Attended',
      '999900001 | Ada Roe | a | 90',
      '999900001 | Ada Roe | b | 90',
    ];
    expect(below(lines, SETTINGS)[0]).toMatch(/^fix: /);
  });
});

describe('names', () => {
  test.each(['Hal Sand (no show)', 'Ida Tull - CANCELLED', 'Jay Uhl *did not complete', 'Bo Oaks - Coastal Realty'])(
    '%s holds more than a name',
    (name) => {
      expect(below(['NRDS | Name | Passed', `999900001 | ${name} | Y`], EVERYONE)).toEqual(['fix: name-of-nobody']);
    },
  );
  test.each(['Ana Smith-Jones', 'Roe - Harbor Realty, Jane', "Anne-Marie O'Neil", 'Robert (Bob) Lee', 'Jane Noshow'])(
    '%s is one',
    (name) => {
      expect(below(['NRDS | Name | Passed', `999900001 | ${name} | Y`], EVERYONE)).toEqual(['COEC']);
    },
  );
  test('the whole name under first and under last', () => {
    const lines = ['NRDS | First Name | Last Name | Passed', '999900001 | Eva Sands | Eva Sands | Y'];
    expect(below(lines, EVERYONE)).toEqual(['fix: name-of-nobody']);
  });
  test.each([
    ['Participant', 'True', 'False'],
    ['UserAgent', 'Mozilla', 'SignalR'],
    ['Participants', '40', '41'],
  ])('%s holds no names', (header, one, two) => {
    const lines = [
      `NRDS | First | Last | ${header} | Passed`,
      `999900001 | Ada | Roe | ${one} | Y`,
      `999900002 | Bo | Dee | ${two} | Y`,
    ];
    const { rows } = checkLines(lines, { headerRow: 1, ...EVERYONE });
    expect(rows.slice(1).map(({ lastName }) => lastName)).toEqual(['Roe', 'Dee']);
  });
});

describe('a course that was not taken', () => {
  test.each(['Exempt from Fair Housing', 'Code of Ethics (existing) - waived', 'Fair Housing waiver'])(
    '%s is asked about',
    (course) => {
      const lines = [
        'NRDS | Name | Course | Passed',
        `999900001 | Ada Roe | ${course} | Y`,
        '999900002 | Bo Dee | COEC | Y',
      ];
      expect(below(lines)).toEqual(['fix: course-unknown', 'COEC']);
    },
  );
});
