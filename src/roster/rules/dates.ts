import { type CellValue, isBlank, isDate, normalized, remembering } from '../sheet/cells';

type DateVerdict =
  | {
      readonly kind: 'date';
      /** `YYYY-MM-DD` */
      readonly date: string;
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' };

/** A time of a sign-in or sign-out cell. */
export interface ClockTime {
  /** Since midnight; where the cell names a day too, since 1970-01-01. */
  readonly minutes: number;
  readonly dated: boolean;
  /** True where it is on a clock of twelve hours and says neither AM nor PM. */
  readonly saysNoHalf?: true;
}

const UNREADABLE: DateVerdict = { kind: 'unreadable' };
const MONTH_NAMES = 'january february march april may june july august september october november december'.split(' ');
const WEEKDAY =
  /^(?:mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs?)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?:[.,]+\s*|\s+)/i;
const ZONE =
  '(?:\\s*(?:z|[+-]\\d{2}:?\\d{2}|\\(?(?:utc|gmt|[ecmp][sd]?t|ak[sd]t|h[sd]?t)\\)?(?:[+-]\\d{1,2}(?::?\\d{2})?)?))?';
const TIME = new RegExp(
  `(?:^|[\\s,]+|T)(?:at\\s+|@\\s*)?(?:(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*([ap])?(?:\\.?m\\.?)?|(\\d{1,2})\\s*([ap])\\.?m\\.?)${ZONE}$`,
  'i',
);

const two = (value: number): string => String(value).padStart(2, '0');

/** The day where it exists; a day such as 31 February is unreadable. */
function day(year: number, month: number, date: number): DateVerdict {
  const moment = new Date(Date.UTC(year, month - 1, date));
  const exists =
    year >= 1900 &&
    year < 2200 &&
    moment.getUTCFullYear() === year &&
    moment.getUTCMonth() === month - 1 &&
    moment.getUTCDate() === date;
  return exists ? { kind: 'date', date: `${year}-${two(month)}-${two(date)}` } : UNREADABLE;
}

const fullYear = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

/** 1 to 12, or 0 where the word is no month's name. */
function monthNumber(word: string): number {
  const name = word.replace(/\.$/, '').replace(/^sept$/, 'sep');
  return MONTH_NAMES.findIndex((month) => name === month || name === month.slice(0, 3)) + 1;
}

const putsMonthFirst = (locale = 'en_US'): boolean => /^en[_-](US|CA)\b/i.test(locale);

/** Reads a day without a time. */
function readDay(text: string, monthFirst: boolean): DateVerdict {
  const bare = text.replace(WEEKDAY, '');
  const yearFirst = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/.exec(bare) ?? /^(20\d{2})()(\d{2})(\d{2})$/.exec(bare);
  if (yearFirst) return day(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  const numeric = /^(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})$/.exec(bare);
  if (numeric) {
    const [first, second, year] = [Number(numeric[1]), Number(numeric[3]), fullYear(numeric[4] ?? '')];
    return monthFirst ? day(year, first, second) : day(year, second, first);
  }
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]*(?:of )?([a-z]+\.?)[\s,-]*(\d{4}|\d{2})$/i.exec(bare);
  if (dayFirst) return day(fullYear(dayFirst[3] ?? ''), monthNumber(dayFirst[2] ?? ''), Number(dayFirst[1]));
  const monthWord = /^([a-z]+\.?)[\s-]*(\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|[\s-]+)(\d{4}|\d{2})$/i.exec(bare);
  if (monthWord) return day(fullYear(monthWord[3] ?? ''), monthNumber(monthWord[1] ?? ''), Number(monthWord[2]));
  return UNREADABLE;
}

/** A local time's day and minutes since midnight; undefined for an invalid moment. */
function localParts(value: Date, localTime: (moment: Date) => string): { date: string; minutes: number } | undefined {
  if (Number.isNaN(value.getTime())) return undefined;
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})/.exec(localTime(value));
  if (!found) return undefined;
  return { date: found[1] ?? '', minutes: Number(found[2]) * 60 + Number(found[3]) + Number(found[4]) / 60 };
}

/**
 * A cell's day. A real date is read in the spreadsheet's time zone, text by the sheet's locale; what that order makes
 * impossible is unreadable, never swapped.
 */
export function readDate(
  display: string,
  value: CellValue,
  locale: string | undefined,
  localTime: (moment: Date) => string,
): DateVerdict {
  if (isDate(value)) {
    const parts = localParts(value, localTime);
    const [year, month, date] = (parts?.date ?? '').split('-').map(Number);
    return parts ? day(year ?? 0, month ?? 0, date ?? 0) : UNREADABLE;
  }
  if (isBlank(display)) return { kind: 'empty' };
  return putsMonthFirst(locale) ? monthFirstDay(display) : dayFirstDay(display);
}

const monthFirstDay = remembering((display) => dayOf(display, true));
const dayFirstDay = remembering((display) => dayOf(display, false));

/** A spreadsheet's day that lost its format: days since 30 December 1899, the time of day behind the point. */
const DAY_NUMBER = /^(4[5-9]\d{3})(?:\.\d+)?$/;

function dayOf(display: string, monthFirst: boolean): DateVerdict {
  const text = normalized(display);
  const number = DAY_NUMBER.exec(text);
  if (number) {
    const date = new Date((Number(number[1]) - 25_569) * 86_400_000).toISOString().slice(0, 10);
    return { kind: 'date', date };
  }
  const whole = readDay(text, monthFirst);
  return whole.kind === 'date' ? whole : readDay(text.replace(TIME, '').trim(), monthFirst);
}

const epochMinutes = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 60_000;

/** Minutes since midnight of what `TIME` found; undefined for a time that does not exist. */
function clockMinutes(found: RegExpExecArray): number | undefined {
  const hour = Number(found[1] ?? found[5]);
  const minute = Number(found[2] ?? 0);
  const second = Number(found[3] ?? 0);
  const half = (found[4] ?? found[6] ?? '').toLowerCase();
  return clockTime(hour, minute, second, half);
}

function clockTime(hour: number, minute: number, second: number, half: string): number | undefined {
  if (hour > 23 || minute > 59 || second > 59 || (half === 'a' && hour > 12)) return undefined;
  const hours = half === 'a' ? hour % 12 : half === 'p' ? (hour % 12) + 12 : hour;
  return (half === 'p' && hour > 12 ? hour : hours) * 60 + minute + second / 60;
}

/** Times as people write them on sign-in sheets: "9a", "0900", "900", "9.00", "9h00". Only a whole cell is one. */
const HANDWRITTEN = new RegExp(
  `^(?:(\\d{1,2})(?:[.h](\\d{2})|h)?|(\\d{1,2})(\\d{2})(?: ?(?:hrs?|h))?) ?([ap])?(?:\\.?m)?\\.?${ZONE}$`,
  'i',
);

function handwritten(text: string): ClockTime | undefined {
  // A time of a spreadsheet without its format is a fraction of a day.
  if (/^0?\.\d+$/.test(text)) return { minutes: Math.round(Number(text) * 86_400) / 60, dated: false };
  const found = HANDWRITTEN.exec(text);
  if (!found || /^\d{1,2}$/.test(text)) return undefined;
  const [, hour = found[3], minute = found[4], , , half = ''] = found;
  const minutes = clockTime(Number(hour), Number(minute ?? 0), 0, half.toLowerCase());
  return minutes === undefined ? undefined : { minutes, dated: false, ...withoutHalf(Number(hour), half) };
}

/** An hour of the morning or the afternoon: nothing says which. */
const withoutHalf = (hour: number, half: string): Pick<ClockTime, 'saysNoHalf'> =>
  half === '' && hour >= 1 && hour <= 12 ? { saysNoHalf: true } : {};

function readTimeText(display: string, locale: string | undefined): ClockTime | undefined {
  const text = normalized(display);
  const found = TIME.exec(text);
  const minutes = found ? clockMinutes(found) : undefined;
  if (!found || minutes === undefined) return handwritten(text);
  const before = text.slice(0, found.index).trim();
  if (before === '') {
    const half = found[4] ?? found[6] ?? '';
    return { minutes, dated: false, ...withoutHalf(Number(found[1] ?? found[5]), half) };
  }
  const on = readDay(before, putsMonthFirst(locale));
  return on.kind === 'date' ? { minutes: epochMinutes(on.date) + minutes, dated: true } : undefined;
}

/** The time of a sign-in or sign-out cell, with or without its day; undefined where it names no time. */
export function readTime(
  display: string,
  value: CellValue,
  locale: string | undefined,
  localTime: (moment: Date) => string,
): ClockTime | undefined {
  const written = readTimeText(display, locale);
  if (isDate(value)) {
    const parts = localParts(value, localTime);
    if (!parts) return undefined;
    // A cell that holds only a time is a moment of 1899, where time zones had odd minutes: what it shows is surer.
    if (parts.date < '1900-01-01') return written ?? { minutes: parts.minutes, dated: false };
    if (parts.minutes === 0 && !written) return undefined;
    return { minutes: epochMinutes(parts.date) + parts.minutes, dated: true };
  }
  return written;
}
