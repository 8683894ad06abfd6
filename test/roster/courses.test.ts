import { creditWords, namesAnotherCourse, nearCreditWords } from '../../src/roster/rules/credit';
import type { RosterSettings } from '../../src/roster/settings';
import { checkLines, told } from '../support/sheet';

const HEADER = 'NRDS ID | Name | Course | Passed';
const line = (course: string, place = 1) => `99990000${place} | Ada Roe | ${course} | Y`;

/** The first row's outcome, in a column where another row has a recognized credit. */
function beside(course: string, settings: RosterSettings = {}): string {
  return told(checkLines([HEADER, line(course), line('Fair Housing', 2)], settings).rows[1]);
}

describe('nearly one of our courses', () => {
  test.each([
    ['Code of Ethcis', 'ethics'],
    ['code of ethic', 'ethics'],
    ['Code of Ehtics - New Member', 'COEN'],
    ['Code of Ethics - Exisiting', 'COEC'],
    ['CodeofEthics', 'ethics'],
    ['ETH101', 'ethics'],
    ['COE2026', 'ethics'],
    ['COE NM', 'COEN'],
    ['COE exist.', 'COEC'],
    ['C.O.E. (NM)', 'COEN'],
    ['Fair Hsg', 'FAIRH'],
    ['F.H.', 'FAIRH'],
    ['F H', 'FAIRH'],
    ['FHA', 'FAIRH'],
    ['FH101', 'FAIRH'],
    ['Fair Housng', 'FAIRH'],
    ['Fiar Huosing', 'FAIRH'],
    ['Fair Hsg - New Members', 'FAIRH'],
  ])('%s', (text, word) => {
    expect(nearCreditWords(text)).toEqual([word]);
  });
  test.each(['C.O.E.', 'C O E', 'Ethics trng'])('%s can only mean ethics', (text) => {
    expect(creditWords(text)).toEqual(['ethics']);
  });
});

describe('a course with a name of its own', () => {
  test.each([
    'Agency Law Update',
    'Fair Lending Basics',
    'Contracts and Disclosures',
    'New Home Construction',
    'Current Market Trends',
    'License Renewal Basics',
    'Affordable Housing Finance',
    'Broker Management',
    'Hosting Open Houses',
    'Contracts 101',
  ])('%s is another one', (text) => {
    expect(namesAnotherCourse(text)).toBe(true);
    expect(beside(text)).toBe('left out: other-course');
  });
  test.each([
    'CE-4471',
    'RE-ETH-26',
    'GRI 101',
    'Elective',
    'Contracts',
    'CE Course 3 hours',
    'At Home With Diversity',
    'Bias Override: Overcoming Barriers',
    'C2EX Endorsement',
    'Business Ethics at Work',
    'Fairhaven Simulation',
    'Continuing Education',
  ])('%s may be one of ours', (text) => {
    expect(namesAnotherCourse(text)).toBe(false);
    expect(beside(text, { classCredit: 'COEC' })).toBe('fix: course-unknown');
  });
  test('stands alone in its column: nobody is left out for it', () => {
    expect(told(checkLines([HEADER, line('REALTOR Essentials 2026')]).rows[1])).toBe('fix: course-unknown');
    expect(told(checkLines([HEADER, line('Agency Law Update')], { classCredit: 'COEC' }).rows[1])).toBe(
      'fix: course-unknown',
    );
  });
});

describe('what is asked', () => {
  const lines = [HEADER, line('CE-4471', 1), line('CE-4471', 2), line('Agency Law', 3), line('COEC', 4)];
  test('each text once, with its rows; another course is listed with its answer', () => {
    expect(checkLines(lines).questions.all()).toMatchObject([
      { ask: 'meaning', rows: [2, 3], answer: '', proposal: '' },
      { ask: 'meaning', rows: [4], answer: '', presumed: 'none', proposal: 'none' },
    ]);
    expect(checkLines(lines).rows.map(told).slice(1)).toEqual([
      'fix: course-unknown',
      'fix: course-unknown',
      'left out: other-course',
      'COEC',
    ]);
  });
  test('the answers decide, whatever the case of the header', () => {
    const meanings = { COURSE: { 'ce-4471': 'COEN', 'Agency Law': 'FAIRH' } } as const;
    const check = checkLines(lines, { meanings });
    expect(check.rows.map(told).slice(1)).toEqual(['COEN', 'COEN', 'FAIRH', 'COEC']);
    expect(check.questions.all()).toMatchObject([{ answer: 'COEN' }, { answer: 'FAIRH' }]);
  });
  test('none leaves the rows out, and a text that says nothing leaves the default', () => {
    const meanings = { Course: { 'CE-4471': 'none', COEC: 'ignore' } } as const;
    expect(checkLines(lines, { classCredit: 'COEN', meanings }).rows.map(told).slice(1)).toEqual([
      'left out: other-course',
      'left out: other-course',
      'left out: other-course',
      'COEN',
    ]);
  });
  test('a slip of the pen is proposed and never taken', () => {
    const check = checkLines([HEADER, line('Code of Ethcis'), line('Code of Ethics', 2)], { classCredit: 'COEC' });
    expect(check.rows.map(told).slice(1)).toEqual(['fix: course-unknown', 'COEC']);
    expect(check.questions.all()[0]).toMatchObject({ proposal: 'COEC', answer: '' });
  });
  test.each([
    ['COE exist.', 'COEC', 'COEC'],
    ['COE exist.', 'COEN', 'fix: course-unknown'],
    ['COE NM', 'COEC', 'fix: course-unknown'],
    ['Fair Hsg - New Members', 'COEN', 'fix: course-unknown'],
  ] as const)('%s in a class of %s: %s', (course, classCredit, expected) => {
    expect(beside(course, { classCredit })).toBe(expected);
  });
  test('a row that earned nothing asks nothing', () => {
    const check = checkLines([HEADER, '999900001 | Ada Roe | CE-4471 | N']);
    expect(told(check.rows[1])).toBe('left out: no-credit');
    expect(check.questions.all()).toEqual([]);
  });
});
