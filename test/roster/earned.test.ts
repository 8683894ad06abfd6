import type { RosterSettings } from '../../src/roster/settings';
import { checkLines, one, outcomes } from '../support/sheet';

const person = (place: number, ...cells: string[]) => [`99990110${place}`, `Ana A${place}`, ...cells].join(' | ');
const column = (header: string, values: readonly string[]) => [
  `NRDS ID | Name | ${header}`,
  ...values.map((value, place) => person(place, value)),
];
const asked = (lines: readonly string[], settings: RosterSettings = {}) =>
  checkLines(lines, settings)
    .questions.all()
    .map(({ id, answer }) => [id, answer]);
const CLASS = { classCredit: 'COEC' } as const;
const OPEN = 'fix: score';
const UNCLEAR = 'fix: earned-unclear';
const NONE = 'left out: no-credit';

describe('a number is a yes only under a header that says credit', () => {
  test.each<[string, string, string]>([
    ['Credit', '1', 'COEC'],
    ['Credit Earned', '3.0', 'COEC'],
    ['CE Credit Awarded', '2.5', 'COEC'],
    ['Credit Earned', '0', NONE],
    ['Credit Earned', '0.0', NONE],
    ['Credit Earned', '85%', UNCLEAR],
    ['Credit Earned', '2026', UNCLEAR],
    ['Result', '9', OPEN],
    ['Final Result', '18/20', OPEN],
    ['Exam Result', '18 out of 20', OPEN],
    ['Grade', '20', OPEN],
    ['Grade', '1', OPEN],
    ['Exam Result', '0', OPEN],
    ['% Completed', '15', OPEN],
    ['% Completed', '100', OPEN],
    ['% Completed', '62%', OPEN],
    ['% Completed', '0', NONE],
    ['Completed', '1', UNCLEAR],
    ['Completed', '0', NONE],
    ['Status', '87', OPEN],
    ['Pass/Fail', '88.5', OPEN],
    ['Grade', 'B+', UNCLEAR],
    ['Grade', 'Pass', 'COEC'],
    ['Grade', 'Fail', NONE],
  ])('%s: %s', (header, text, expected) => {
    const settings = { ...CLASS, columns: { earned: header } };
    expect(one(`NRDS ID | Name | ${header}`, person(1, text), settings)).toBe(expected);
  });
});

describe('a score against the number that the coordinator set', () => {
  test.each<[string, string, number, string]>([
    ['Grade', '70', 70, 'COEC'],
    ['Grade', '69.9', 70, NONE],
    ['Grade', '85%', 70, 'COEC'],
    ['Grade', '85%', 0.7, 'COEC'],
    ['Grade', '15%', 0.7, NONE],
    ['Grade', '18/20', 16, 'COEC'],
    ['Grade', '15 / 20', 16, NONE],
    ['Grade', '18 of 20', 75, 'COEC'],
    ['Grade', '14/20', 75, NONE],
    // 30 of 20? Neither points nor a likely percentage.
    ['Grade', '18/20', 30, OPEN],
    ['Grade', '90/200', 80, OPEN],
    ['Grade', '0', 70, NONE],
    ['% Completed', '100', 100, 'COEC'],
    ['% Completed', '40', 100, NONE],
  ])('%s %s from %d', (header, text, threshold, expected) => {
    const settings = { ...CLASS, columns: { earned: header }, thresholds: { [header.toUpperCase()]: threshold } };
    expect(one(`NRDS ID | Name | ${header}`, person(1, text), settings)).toBe(expected);
  });

  test('is asked once per column and stays listed with its answer', () => {
    const lines = column('Grade', ['92', '71', 'Pass', '40']);
    expect(asked(lines, CLASS)).toContainEqual(['threshold: grade', '']);
    expect(checkLines(lines, CLASS).questions.all()[0]?.rows).toEqual([2, 3, 5]);
    const settings = { ...CLASS, thresholds: { Grade: 70 } };
    expect(asked(lines, settings)).toContainEqual(['threshold: grade', '70']);
    expect(outcomes(lines, settings).slice(1)).toEqual(['COEC', 'COEC', 'COEC', NONE]);
  });

  test('"everyone earned" is no answer for a row whose own progress says otherwise', () => {
    const lines = column('% Completed', ['100', '40', '0']);
    const settings = { ...CLASS, earned: 'all', columns: { earned: '% Completed' } } as const;
    expect(outcomes(lines, settings).slice(1)).toEqual(['COEC', OPEN, NONE]);
  });

  test('"everyone earned" is no answer for a row whose own status says otherwise', () => {
    const lines = column('Status', ['Completed', 'Withdrawn', 'Cancelled', 'Registered']);
    expect(outcomes(lines, { ...CLASS, earned: 'all' }).slice(1)).toEqual(['COEC', NONE, NONE, UNCLEAR]);
  });
});

describe('hours of a subject are no plain yes', () => {
  test.each<[string, string, string]>([
    ['Ethics Hours', '1.0', UNCLEAR],
    ['Ethics Hours', '2.5', 'COEC'],
    ['Ethics Hours', '3', 'COEC'],
    ['Ethics Hours', '0', NONE],
    ['Fair Housing Hours', '2.0', 'FAIRH'],
    ['Fair Housing Hours', '1.5', UNCLEAR],
    ['Ethics Credit', '1.0', 'COEC'],
  ])('%s %s', (header, text, expected) => {
    expect(one(`NRDS ID | Name | ${header}`, person(1, text))).toBe(expected);
  });
});

describe('one letter means what the other values of its column say', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ['passed beside F', 'Status', ['P', 'F'], ['COEC', NONE]],
    ['passed beside Fail', 'Status', ['P', 'Fail'], ['COEC', NONE]],
    ['passed under its header', 'Pass/Fail', ['P'], ['COEC']],
    ['passed under its short header', 'P/F', ['P'], ['COEC']],
    ['present beside A and L', 'Status', ['P', 'A', 'L'], [UNCLEAR, UNCLEAR, UNCLEAR]],
    ['present beside T', 'Attendee Status', ['P', 'T'], [UNCLEAR, UNCLEAR]],
    ['either, beside A and Passed', 'Status', ['P', 'A', 'Passed'], [UNCLEAR, UNCLEAR, 'COEC']],
    ['unknown alone', 'Status', ['P', 'P'], [UNCLEAR, UNCLEAR]],
  ])('P is %s', (_, header, values, expected) => {
    expect(outcomes(column(header, values), CLASS).slice(1)).toEqual(expected);
  });

  test('and is asked about once', () => {
    const lines = column('Status', ['P', 'A', 'P']);
    expect(asked(lines, CLASS).map(([id]) => id)).toEqual(['meaning: status|p', 'meaning: status|a', 'class credit']);
    const settings = { ...CLASS, meanings: { status: { p: 'yes', a: 'no' } } } as const;
    expect(outcomes(lines, settings).slice(1)).toEqual(['COEC', NONE, 'COEC']);
  });
});

test.each(
  'Attended|Checked In|Registered|Waitlisted|Transferred|Attending|Unpaid|Deleted|Excused|Partial|Audit|Left early'.split(
    '|',
  ),
)('a status of %s is no clear word', (text) => {
  expect(one('NRDS ID | Name | Attendee Status', person(1, text))).toBe(UNCLEAR);
});

test('a share of the attendance is a score as well', () => {
  const lines = column('Attended', ['100%', '40%']);
  expect(outcomes(lines, CLASS).slice(1)).toEqual(['fix: score', 'fix: score']);
  expect(outcomes(lines, { ...CLASS, thresholds: { Attended: 90 } }).slice(1)).toEqual([
    'COEC',
    'left out: did-not-attend',
  ]);
});
