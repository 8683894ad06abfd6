import type { ClockTime } from '../../src/roster/rules/dates';
import { coveredMinutes, interval, readMinutes } from '../../src/roster/rules/minutes';

describe('coveredMinutes', () => {
  it.each<[string, [number, number][], number]>([
    ['nothing', [], 0],
    ['one', [[0, 90]], 90],
    [
      'apart',
      [
        [60, 90],
        [0, 30],
      ],
      60,
    ],
    [
      'overlapping',
      [
        [0, 60],
        [30, 90],
      ],
      90,
    ],
    [
      'one inside the other',
      [
        [0, 120],
        [30, 60],
        [100, 130],
      ],
      130,
    ],
    [
      'touching',
      [
        [0, 60],
        [60, 90],
      ],
      90,
    ],
    ['backwards', [[60, 0]], 0],
    [
      'thirds',
      [
        [0, 1 / 3],
        [1, 1 + 1 / 3],
        [2, 2 + 1 / 3],
      ],
      1,
    ],
  ])('%s', (_, pairs, minutes) => {
    expect(coveredMinutes(pairs.map(([from, to]) => ({ from, to })))).toBe(minutes);
  });
});

const at = (minutes: number, dated = false): ClockTime => ({ minutes, dated });

describe('interval', () => {
  it.each<[string, ClockTime, ClockTime, ReturnType<typeof interval>]>([
    ['one day', at(540), at(690), { from: 540, to: 690 }],
    ['over midnight', at(1380), at(60), { from: 1380, to: 1500 }],
    ['an unclear afternoon', at(540), at(60), undefined],
    ['dated', at(15000, true), at(15150, true), { from: 15000, to: 15150 }],
    ['dated backwards', at(15150, true), at(15000, true), undefined],
    ['dated in', at(14400 + 540, true), at(690), { from: 14940, to: 15090 }],
    ['dated out', at(1380), at(14400 + 60, true), { from: 14340, to: 14460 }],
  ])('%s', (_, timeIn, timeOut, expected) => {
    expect(interval(timeIn, timeOut)).toEqual(expected);
  });
});

describe('readMinutes', () => {
  it.each<[string, number | undefined]>([
    ['150', 150],
    ['150.5', 150.5],
    ['2:45', 165],
    ['2:45:30', 165.5],
    ['2 h 30 min', 150],
    ['2h30m', 150],
    ['2 hours, 30 minutes', 150],
    ['2.5 hrs', 150],
    ['165 min', 165],
    ['165 mins.', 165],
    ['1,250', 1250],
    ['', undefined],
    ['--', undefined],
    ['all', undefined],
    ['-5', undefined],
  ])('%j', (display, minutes) => {
    expect(readMinutes(display)).toBe(minutes);
  });
});
