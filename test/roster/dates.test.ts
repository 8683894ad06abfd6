import { runInNewContext } from 'node:vm';
import { readDate, readTime } from '../../src/roster/rules/dates';
import type { CellValue } from '../../src/roster/sheet/cells';

const localTime = (moment: Date) => new Date(moment.getTime() - 5 * 3_600_000).toISOString().slice(0, 19);
const foreign = runInNewContext('new Date("2026-01-06T02:00:00Z")') as Date;

describe('readDate', () => {
  it.each<[string, string, string]>([
    ['2026-01-05', 'en_US', '2026-01-05'],
    ['2026-1-5', 'de_DE', '2026-01-05'],
    ['2026-01-05T23:30:00Z', 'en_US', '2026-01-05'],
    ['2026-01-05 13:00:00', 'en_GB', '2026-01-05'],
    ['03/04/2026', 'en_US', '2026-03-04'],
    ['03/04/2026', 'en_CA', '2026-03-04'],
    ['03/04/2026', 'en_GB', '2026-04-03'],
    ['3.4.26', 'de_DE', '2026-04-03'],
    ['3/4/26', 'en_US', '2026-03-04'],
    ['3/4/2026 1:05 PM', 'en_US', '2026-03-04'],
    ['5 January 2026', 'en_US', '2026-01-05'],
    ['5-Jan-26', 'en_US', '2026-01-05'],
    ['Jan 5, 2026', 'en_GB', '2026-01-05'],
    ['January 5th, 2026', 'en_US', '2026-01-05'],
    ['Sept. 5 2026', 'en_US', '2026-09-05'],
    ['Monday, January 5, 2026', 'en_US', '2026-01-05'],
    ['Mon 1/5/2026', 'en_US', '2026-01-05'],
    ['Jan 5, 2026 at 9:00 AM EST', 'en_US', '2026-01-05'],
    ['29 Feb 2028', 'en_US', '2028-02-29'],
    ['1 MAY 2026', 'en_US', '2026-05-01'],
    ['\u200E1/5/2026', 'en_US', '2026-01-05'],
    // A spreadsheet's day without its format.
    ['46027', 'en_US', '2026-01-05'],
    ['46027.645833', 'en_GB', '2026-01-05'],
  ])('%s in %s', (display, locale, date) => {
    expect(readDate(display, display, locale, localTime)).toEqual({ kind: 'date', date });
  });

  it.each([
    ['13/01/2026', 'en_US'],
    ['01/13/2026', 'en_GB'],
    ['02/30/2026', 'en_US'],
    ['2026-02-29', 'en_US'],
    ['Foo 5, 2026', 'en_US'],
    ['next week', 'en_US'],
    ['4602', 'en_US'],
    ['42657', 'en_US'],
    ['146027', 'en_US'],
    ['1/5-1/6/2026', 'en_US'],
  ])('%s in %s is unreadable', (display, locale) => {
    expect(readDate(display, display, locale, localTime)).toEqual({ kind: 'unreadable' });
  });

  it.each(['', '  ', '--'])('%j is empty', (display) => {
    expect(readDate(display, display, 'en_US', localTime)).toEqual({ kind: 'empty' });
  });

  it("reads a date of another realm in the spreadsheet's time zone", () => {
    expect(readDate('whatever', foreign, 'en_US', localTime)).toEqual({ kind: 'date', date: '2026-01-05' });
  });

  it('does not take a time or an invalid date for a day', () => {
    expect(readDate('9:00', new Date('1899-12-30T14:00:00Z'), 'en_US', localTime).kind).toBe('unreadable');
    expect(readDate('', new Date(Number.NaN), 'en_US', localTime).kind).toBe('unreadable');
  });
});

const JANUARY_5 = Date.UTC(2026, 0, 5) / 60_000;

describe('readTime', () => {
  it.each<[string, CellValue, number, boolean]>([
    ['9:05', '', 545, false],
    ['09:05:30', '', 545.5, false],
    ['1:05 PM', '', 785, false],
    ['12:00 AM', '', 0, false],
    ['12:30 pm', '', 750, false],
    ['1:05 p.m.', '', 785, false],
    ['9 AM', '', 540, false],
    ['13:05', '', 785, false],
    ['930', '', 570, false],
    ['1330', '', 810, false],
    ['1/5/2026 1:05:00 PM', '', JANUARY_5 + 785, true],
    ['Jan 5, 2026, 1:05 PM', '', JANUARY_5 + 785, true],
    ['2026-01-05T13:05:00', '', JANUARY_5 + 785, true],
    ['x', foreign, JANUARY_5 + 1260, true],
    ['9:00 AM', new Date('1899-12-30T14:03:58Z'), 540, false],
  ])('%s', (display, value, minutes, dated) => {
    expect(readTime(display, value, 'en_US', localTime)).toMatchObject({ minutes, dated });
  });

  it.each(['', '--', 'yes', '25:00', '9:75', '13:00 AM', '1/5/2026', '30', '990', '2/30/2026 9:00'])(
    '%j is none',
    (display) => {
      expect(readTime(display, display, 'en_US', localTime)).toBeUndefined();
    },
  );
});
