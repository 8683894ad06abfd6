import type { RosterSettings } from '../../src/roster/settings';
import { outcomes } from '../support/sheet';

const COEC: RosterSettings = { classCredit: 'COEC' };
const TIMED: RosterSettings = { classCredit: 'COEC', minimumMinutes: 150 };
const EVERYONE: RosterSettings = { classCredit: 'COEC', earned: 'all' };
const OTHERWISE = 'fix: row-says-otherwise';

/** What becomes of people who differ in some columns only. */
function people(headers: string, cells: readonly string[], settings: RosterSettings): string[] {
  const rows = cells.map((text, place) => `99991310${place} | Ada Kell | ${text}`);
  return outcomes([`NRDS | Name | ${headers}`, ...rows], settings).slice(1);
}

describe('times of a clock without a colon', () => {
  test('also where a spreadsheet took the zero before them', () => {
    const times = ['0900 | 1330', '900 | 1200', '900 | 1100', '930 | 1215', '1000 | 130', '0855 hrs | 1200 hrs'];
    const short = 'left out: too-few-minutes';
    expect(people('In | Out', times, TIMED)).toEqual(['COEC', 'COEC', short, 'COEC', 'COEC', 'COEC']);
  });
  test('no other number is one', () => {
    expect(people('In | Out', ['975 | 1200', '9 | 12'], TIMED)).toEqual([
      'fix: minutes-missing',
      'fix: minutes-missing',
    ]);
  });
});

describe('the state of a mailing list is not about the class', () => {
  test.each(['Subscription Status', 'Subscriber status', 'Newsletter', 'Marketing opt-in'])('%s', (header) => {
    const states = ['Subscribed', 'Cancelled', 'Unsubscribed', 'Not attending'];
    expect(
      people(
        `Minutes | ${header}`,
        states.map((state) => `160 | ${state}`),
        TIMED,
      ),
    ).toEqual(states.map(() => 'COEC'));
    expect(people(header, states, EVERYONE)).toEqual(states.map(() => 'COEC'));
  });
  test('a registration that was cancelled is', () => {
    expect(people('Registration Status', ['Active', 'Cancelled'], EVERYONE)).toEqual(['COEC', OTHERWISE]);
  });
});

describe('a course that the text says was not taken', () => {
  test.each([
    'All but Fair Housing',
    'COE only, no FH',
    'Ethics (not Fair Housing)',
    'Fair Housing without the Code of Ethics',
    'Non-COE',
    'Fair Housing instead of COE',
    'COEC?',
    '[x] COEC [ ] FAIRH',
    '☑ COEC ☐ FAIRH',
    'COEC: yes; FAIRH: no',
    'COEC - N, FAIRH - Y',
  ])('%s is asked about', (course) => {
    expect(people('Course | Passed', [`${course} | Y`], COEC)).toEqual(['fix: course-unknown']);
  });
  test.each([
    ['Code of Ethics No. 101', 'COEC'],
    ['COE - not a new member', 'COEC'],
    ['Ethics & Fair Housing', 'COEC + FAIRH'],
    ['COEC - Northside campus', 'COEC'],
  ])('%s is %s', (course, credit) => {
    expect(people('Course | Passed', [`${course} | Y`], COEC)).toEqual([credit]);
  });
  test('"C/N" leaves open for whom', () => {
    expect(people('Course | Passed', ['COE C/N | Y'], { classCredit: 'COEN' })).toEqual(['fix: course-unknown']);
  });
});

describe('everyone listed earned, and the attendance says otherwise', () => {
  test.each([
    ['Attended', 'Yes', 'Partial', 'fix: attended-unclear'],
    ['Attendance', 'Present', 'Late', 'fix: attended-unclear'],
    ['Attendance', 'P', 'L', 'fix: attended-unclear'],
    ['Attendance %', '100%', '40%', 'fix: score'],
    ['Sessions Attended', '2 of 2', '1 of 2', OTHERWISE],
    ['Modules Completed', '5/5', '3/5', OTHERWISE],
    ['Day 2', 'X', '', OTHERWISE],
    ['10/14', 'P', 'A', OTHERWISE],
    ['Session 2', 'P', 'L', OTHERWISE],
    ['PM', '✓', '', OTHERWISE],
    ['Attempt 2', 'Pass', 'Fail', OTHERWISE],
    ['No', '', 'X', OTHERWISE],
    ['Not Passed', '', 'X', OTHERWISE],
    ['Did Not Complete', '', 'X', OTHERWISE],
    ['Left Early', '', 'X', OTHERWISE],
    ['Drop Date', '', '10/14/2026', OTHERWISE],
    ['Withdrawal Date', '', '10/14/2026', OTHERWISE],
    ['Cancellation Reason', '', 'sick', OTHERWISE],
  ])('%s: %s is none, %s is one', (header, plain, odd, expected) => {
    expect(people(header, [plain, odd], EVERYONE)).toEqual(['COEC', expected]);
  });
  test.each([
    ['Attendance', 'In person', 'Zoom'],
    ['Exam', '19/20', '18/20'],
    ['Cancellation policy accepted', 'Yes', ''],
    ['Table 2', 'A', 'B'],
    ['Question 1', 'A', 'C'],
    ['Day 1', 'ethics', ''],
  ])('%s: neither %s nor %s says anything', (header, one, other) => {
    expect(people(header, [one, other], EVERYONE)).toEqual(['COEC', 'COEC']);
  });
});

describe('somebody who wants no credit, or passed one of two courses', () => {
  test.each(['Credit Not Needed', 'Opted out of credit', 'Audit', 'Auditing?'])('%s', (header) => {
    expect(people(`Passed | ${header}`, ['Y |', 'Y | X', 'Y | No'], COEC)).toEqual(['COEC', OTHERWISE, 'COEC']);
  });
  test('CE Credit Requested?', () => {
    expect(people('Minutes | CE Credit Requested?', ['160 | Yes', '160 | No'], TIMED)).toEqual(['COEC', OTHERWISE]);
  });
  test.each(['Audit trail', 'Email opt-out', 'Certificate requested'])('%s says nothing of it', (header) => {
    expect(people(`Passed | ${header}`, ['Y | Yes', 'Y | No'], COEC)).toEqual(['COEC', 'COEC']);
  });
  test.each(['COE Passed | FH Passed', 'COE 10/14 | FH 10/15', 'Ethics Exam | FH Exam'])('%s', (headers) => {
    const rows = ['Yes | No', 'No | Yes', 'Yes | Yes'];
    expect(people(headers, rows, COEC)).toEqual(['COEC', 'FAIRH', 'COEC + FAIRH']);
  });
});

describe('a label that stands once, above the rows of its group', () => {
  const rows = (labels: readonly string[], settings = EVERYONE): string[] => people('Group', labels, settings);
  test('is said of each of them', () => {
    expect(rows(['Attended', '', 'Absent', ''])).toEqual(['COEC', 'COEC', OTHERWISE, OTHERWISE]);
  });
  test('of a row with a label of its own it says nothing, and notes are no labels', () => {
    expect(rows(['Attended', 'Absent', 'Attended', ''])).toEqual(['COEC', OTHERWISE, 'COEC', 'COEC']);
    expect(rows(['', 'left early', '', ''])).toEqual(['COEC', OTHERWISE, 'COEC', 'COEC']);
  });
});

describe('somebody is in the row', () => {
  test('whose member ID stands under another header', () => {
    const lines = ['NRDS | Name | Passed', '999913201 | Ada Kell | Y', 'Bo Lind | 999913202 | Y'];
    expect(outcomes(lines, COEC)[2]).toMatch(/^fix: /);
  });
  test('who is a guest by a remark in the name', () => {
    const lines = ['NRDS | Name | Passed', '999913203 | Cy Moss [GUEST] | Y', '999913204 | Di Nye (guest) | Y'];
    expect(outcomes(lines, COEC).slice(1)).toEqual(['fix: name-of-nobody', 'fix: name-of-nobody']);
  });
});

test('an address for copies is not the own one', () => {
  expect(people('Email | CC Email | Passed', ['ada@example.com | boss@example.com | Y'], COEC)).toEqual(['COEC']);
});

describe('what adds up to the time of one person', () => {
  const SHORT = 'left out: too-few-minutes';
  const lines = (headers: string, cells: readonly string[]) =>
    outcomes([`NRDS | Name | ${headers}`, ...cells], TIMED).slice(1);
  test('hours and minutes side by side are one time', () => {
    expect(people('Hours | Minutes', ['2 | 35', '2 | 20', '3 |'], TIMED)).toEqual(['COEC', SHORT, 'COEC']);
    expect(people('Minutes | Hours', ['160 | 2.6', '90 | 1.5'], TIMED)).toEqual(['COEC', SHORT]);
    expect(people('Credit Hours | Minutes', ['3 | 45', '3 | 50'], TIMED)).toEqual([SHORT, SHORT]);
  });
  test('the same times in another zone are no further ones', () => {
    const headers = 'Join Time (UTC) | Leave Time (UTC) | Join Time (Local) | Leave Time (Local)';
    const times = ['14:00 | 15:30 | 9:00 | 10:30', '14:00 | 16:40 | 9:00 | 11:40'];
    expect(people(headers, times, TIMED)).toEqual([SHORT, 'COEC']);
  });
  test.each(['Source', 'How did you attend?', 'Format'])('a recording under %s is none', (header) => {
    const rows = ['999913301 | Ada Kell | Live | 100', '999913301 | Ada Kell | Recording | 100'];
    expect(lines(`${header} | Minutes`, rows)).toEqual([SHORT, SHORT]);
  });
  test.each(['Meeting Topic', 'Webinar Title', 'Offering Name'])('another course under %s is none', (header) => {
    const rows = [
      '999913302 | Bo Lind | Code of Ethics | 100',
      '999913302 | Bo Lind | Contract Law Update | 100',
      '999913303 | Cy Moss | Code of Ethics | 155',
    ];
    expect(lines(`${header} | Minutes`, rows)).toEqual([SHORT, SHORT, 'COEC']);
  });
  test('under a header that nobody knows it is asked about, also where few rows name ours', () => {
    const rows = [
      '999913304 | Di Nye | Code of Ethics | 100',
      '999913304 | Di Nye | Contract Law Update | 100',
      '999913305 | Ed Orr | Contract Law Update | 155',
      '999913306 | Fa Poe | Contract Law Update | 155',
    ];
    expect(lines('What | Minutes', rows)).toEqual([
      'fix: minutes-unclear',
      'fix: minutes-unclear, row-says-otherwise',
      OTHERWISE,
      OTHERWISE,
    ]);
  });
  test('seconds', () => {
    expect(people('Seconds in session', ['9,660', '5,400'], TIMED)).toEqual(['COEC', SHORT]);
  });
});
