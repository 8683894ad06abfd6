import { minutesIn, readTimeText, timeColumn } from '../../src/roster/rules/units';
import type { RosterSettings } from '../../src/roster/settings';
import { checkLines, outcomes } from '../support/sheet';

test.each<[string, ReturnType<typeof readTimeText>]>([
  ['150', { kind: 'number', value: 150 }],
  ['150.5', { kind: 'number', value: 150.5 }],
  ['1,250', { kind: 'number', value: 1250 }],
  ['2,75', { kind: 'number', value: 2.75 }],
  ['.1146', { kind: 'number', value: 0.1146 }],
  ['2:45', { kind: 'clock', first: 2, second: 45 }],
  ['151:10', { kind: 'clock', first: 151, second: 10 }],
  ['2:45:30', { kind: 'minutes', minutes: 165.5 }],
  ['2:45 hrs', { kind: 'minutes', minutes: 165 }],
  ['18:25 min', { kind: 'minutes', minutes: 18 + 25 / 60 }],
  ['2h30m', { kind: 'minutes', minutes: 150 }],
  ['2h30', { kind: 'minutes', minutes: 150 }],
  ['2 h 30 min', { kind: 'minutes', minutes: 150 }],
  ['1h 32m 10s', { kind: 'minutes', minutes: 92 + 10 / 60 }],
  ['1 hour, 32 minutes', { kind: 'minutes', minutes: 92 }],
  ['1 hour and 32 minutes', { kind: 'minutes', minutes: 92 }],
  ['2 hr 41 min', { kind: 'minutes', minutes: 161 }],
  ['2.5 hrs', { kind: 'minutes', minutes: 150 }],
  ['165 mins.', { kind: 'minutes', minutes: 165 }],
  ['9660 sec', { kind: 'minutes', minutes: 161 }],
  ['PT2H41M', { kind: 'minutes', minutes: 161 }],
  ['', { kind: 'none' }],
  ['--', { kind: 'none' }],
  ['all', { kind: 'none' }],
  ['-5', { kind: 'none' }],
  ['2:75', { kind: 'none' }],
  ['9:00 AM', { kind: 'none' }],
])('%j', (text, expected) => {
  expect(readTimeText(text)).toEqual(expected);
});

const meant = (header: string, texts: readonly string[], settings: RosterSettings = {}) => {
  const column = timeColumn({ column: 3, header, isHours: false }, texts, settings);
  return texts.map((text) => minutesIn(text, text, column));
};

describe('what a column counts', () => {
  test.each<[string, readonly string[], readonly (readonly number[])[]]>([
    ['Duration (hours)', ['2.5', '2:30', '2h30m', '1'], [[150], [150], [150], [60]]],
    ['Time attended (hrs)', ['2,75'], [[165]]],
    ['Total in hours', ['3'], [[180]]],
    ['Duration (min)', ['12', '160'], [[12], [160]]],
    ['Minutes', ['5', '3'], [[5], [3]]],
    ['attendanceTimeInSeconds', ['9660'], [[161]]],
    ['AttendeeTotalTimeInSession', ['160'], [[160]]],
    ['Duration (mm:ss)', ['2:30', '151:00'], [[2.5], [151]]],
    ['Duration (h:mm)', ['2:30'], [[150]]],
    ['Duration (hh:mm:ss)', ['02:30'], [[150]]],
    ['Time', ['2:30', '1:15'], [[150], [75]]],
    ['Time', ['47:00', '151:00'], [[47], [151]]],
    // "47:00" is no 47 hours; "2:30" beside it may be either.
    ['Time', ['47:00', '2:30'], [[47], [150, 2.5]]],
    ['Time', ['2:30', '2:41:00'], [[150, 2.5], [161]]],
    ['Duration (hours)', ['2:30', '2:41:00'], [[150], [161]]],
    ['Time', ['18:30'], [[1110, 18.5]]],
    ['Duration', ['160', '155', '3'], [[160], [155], [3]]],
    ['Duration', ['2.5', '3', '1.25'], [[150], [180], [75]]],
    [
      'Duration',
      ['3', '2'],
      [
        [3, 180],
        [2, 120],
      ],
    ],
    ['Duration', ['160', '155', '2.5'], [[160], [155], [2.5, 150]]],
    [
      'Duration',
      ['9660', '5400'],
      [
        [9660, 161],
        [5400, 90],
      ],
    ],
    [
      'Minutes',
      ['9660', '9000', '120'],
      [
        [9660, 161],
        [9000, 150],
        [120, 2],
      ],
    ],
    [
      'Minutes',
      ['2.5', '3'],
      [
        [2.5, 150],
        [3, 180],
      ],
    ],
    [
      'Hours',
      ['160', '95', '3'],
      [
        [160, 9600],
        [95, 5700],
        [3, 180],
      ],
    ],
    ['Hours', ['0.125', '3'], [[7.5, 180], [180]]],
  ])('%s: %j', (header, texts, expected) => {
    expect(meant(header, texts)).toEqual(expected);
  });

  test.each<[string, readonly string[], RosterSettings['units'], readonly (readonly number[])[]]>([
    ['Duration', ['3', '2'], { duration: 'hours' }, [[180], [120]]],
    ['Duration', ['9660', '2h'], { Duration: 'seconds' }, [[161], [120]]],
    ['Time', ['47:00', '2:30'], { Time: 'mm:ss' }, [[47], [2.5]]],
    ['Time', ['18:30', '2:30'], { Time: 'minutes' }, [[18.5], [2.5]]],
    // A fraction of a day lost its format; the column's other numbers are hours still.
    ['Hours', ['0.125', '3'], { Hours: 'days' }, [[180], [180]]],
    ['Hours', ['0.125', '3'], { Hours: 'hours' }, [[7.5], [180]]],
  ])('%s: %j when told %j', (header, texts, units, expected) => {
    expect(meant(header, texts, { units: units ?? {} })).toEqual(expected);
  });

  test('the exact value of a cell that shows two decimals only', () => {
    const column = timeColumn({ column: 3, header: 'Hours', isHours: true }, ['0.11', '2.5'], {});
    expect(minutesIn('0.11', 0.1145833, column)).toHaveLength(2);
    expect(minutesIn('0.25', 0.25, column)).toEqual([15]);
  });
});

const CLASS = { classCredit: 'COEC', minimumMinutes: 150 } as const;
const lines = (header: string, values: readonly string[]) => [
  `NRDS ID | Name | ${header}`,
  ...values.map((value, place) => `99990110${place} | Ana A${place} | ${value}`),
];
const decided = (header: string, values: readonly string[], settings: RosterSettings = {}) =>
  outcomes(lines(header, values), { columns: { minutes: header }, ...CLASS, ...settings }).slice(1);
const SHORT = 'left out: too-few-minutes';
const OPEN = 'fix: unit-unknown';
const LONG = 'fix: sitting-too-long';

describe('a unit that is not known', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    // 1 and 2 hours are too few as well: nothing to ask about them.
    ['Duration', ['3', '2', '1'], [OPEN, SHORT, SHORT]],
    ['Minutes', ['9660', '5400', '9000'], [OPEN, OPEN, OPEN]],
    // More than a day in hours, and as long as the class in minutes; tenths and hundredths of hours are neither.
    ['Hours', ['160', '95', '151'], ['COEC', SHORT, 'COEC']],
    ['Hours', ['25', '30', '25'], [OPEN, OPEN, OPEN]],
    ['Hours', ['250', '200', '150'], [OPEN, OPEN, OPEN]],
    ['Hours', ['160', '95', '2.5'], [OPEN, OPEN, OPEN]],
    ['Duration', ['161', '866', '149', '150'], ['COEC', LONG, SHORT, 'COEC']],
    ['Hours Attended', ['2,75', '1,5', '12,5'], ['COEC', SHORT, LONG]],
    ['Hours Attended', ['2:45', '0.114583', '2.5', '1:00'], ['COEC', OPEN, 'COEC', SHORT]],
    ['Duration', ['47:03', '2:41:10', '1:59:59', '18:25 min'], [SHORT, 'COEC', SHORT, SHORT]],
  ])('%s: %j', (header, values, expected) => {
    expect(decided(header, values)).toEqual(expected);
  });

  test('is shown with a Change where its values can only mean minutes', () => {
    const [one] = checkLines(lines('Hours', ['160', '95']), CLASS)
      .questions.all()
      .filter(({ ask }) => ask === 'unit');
    expect(one).toMatchObject({ id: 'unit: hours', presumed: 'minutes', answer: '', rows: [2, 3] });
    expect(decided('Hours', ['160', '95'], { units: { Hours: 'hours' } })).toEqual([LONG, LONG]);
  });

  test('is asked about once per column, with the rows that depend on it, and stays listed with its answer', () => {
    const units = (settings: RosterSettings) =>
      checkLines(lines('Duration', ['3', '4', '2']), { ...CLASS, ...settings })
        .questions.all()
        .filter(({ ask }) => ask === 'unit')
        .map(({ id, rows, answer }) => [id, rows, answer]);
    expect(units({})).toEqual([['unit: duration', [2, 3], '']]);
    expect(units({ units: { Duration: 'hours' } })).toEqual([['unit: duration', [2, 3, 4], 'hours']]);
    expect(decided('Duration', ['3', '4', '2'], { units: { Duration: 'hours' } })).toEqual(['COEC', 'COEC', SHORT]);
  });
});
