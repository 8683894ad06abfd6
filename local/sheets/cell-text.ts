import { types } from 'node:util';
import { formatValue } from 'hucre';
import { asUtc, momentOf, type WallClock, wallClock } from '../zones';
import type { CellData } from './workbook';

/** Where a spreadsheet stands: both decide how texts are read and shown. */
export interface Place {
  readonly timeZone: string;
  readonly locale: string;
}

/** What a text became in a cell, and the number format that comes with it where the cell has none yet. */
export interface Parsed {
  readonly value: CellData;
  readonly format?: string;
}

/** What a formula shows: none is evaluated. */
export const NOT_AVAILABLE = '#N/A';

/** Sheets keeps a time of day as a time on this day. */
const DAY_ZERO = { year: 1899, month: 12, day: 30 };

/** Texts that cannot be anything but themselves; most cells of a roster end here. */
const PLAIN = /^[A-Za-z][^:/]*$/;

/** What Sheets makes of a text that is written or typed into a cell, unless the cell's format is `@`. */
export function parsed(text: string, format: string | undefined, place: Place, now: number): Parsed {
  if (text === '') return { value: null };
  if (format === '@') return { value: text };
  if (/^(true|false)$/i.test(text)) return { value: text.toLowerCase() === 'true' };
  if (PLAIN.test(text)) return { value: text };
  if (text.startsWith("'")) return { value: text.slice(1) };
  if (text.startsWith('=') && text.length > 1) return { value: { formula: text } };
  return parsedNumber(text) ?? parsedDate(text, place, now) ?? { value: text };
}

/** What becomes of an apostrophe at the beginning of what a script writes into a cell of the format `@`. */
export type Apostrophe = 'kept' | 'marks a text';

/**
 * What a cell holds after a script wrote a text. Google's reference knows no exception for the format `@`: "If a value begins
 * with `=`, it's interpreted as a formula" (https://developers.google.com/apps-script/reference/spreadsheet/range#setvaluesvalues).
 * Of `+`, of blanks before either, and of the apostrophe nothing is known: on purpose they are as harsh.
 */
export function written(apostrophe: Apostrophe): typeof parsed {
  return (text, format, place, now) => {
    const isText = format === '@';
    if (/^\s*=./.test(text) || (/^\s*\+./.test(text) && (isText || !parsedNumber(text))))
      return { value: { formula: text } };
    if (isText && apostrophe === 'marks a text' && text.startsWith("'")) return { value: text.slice(1) };
    return parsed(text, format, place, now);
  };
}

function parsedNumber(text: string): Parsed | undefined {
  const found = /^([+-]?)(\$?)(\d+|\d{1,3}(?:,\d{3})+)?(\.\d*)?(e[+-]?\d+)?(%?)$/i.exec(text.trim());
  const [, sign, dollar, whole, fraction, exponent, percent] = found ?? [];
  if (!found || (!whole && !/\d/.test(fraction ?? ''))) return undefined;
  const number = Number(`${sign}${(whole ?? '').replaceAll(',', '')}${fraction ?? ''}${exponent ?? ''}`);
  if (percent) return { value: number / 100, format: fraction ? '0.00%' : '0%' };
  if (dollar) return { value: number, format: fraction ? '$#,##0.00' : '$#,##0' };
  return whole?.includes(',') ? { value: number, format: fraction ? '#,##0.00' : '#,##0' } : { value: number };
}

const DATE = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?)(?:[ T]+(.+))?$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))? *(am|pm)?$/i;

function parsedDate(text: string, { timeZone, locale }: Place, now: number): Parsed | undefined {
  const found = DATE.exec(text.trim());
  const time = timeOf(found ? found[7] : text.trim());
  if (!time) return undefined;
  if (!found) return { value: momentOf({ ...DAY_ZERO, ...time }, timeZone), format: time.half ? 'h:mm AM/PM' : 'H:mm' };
  const [, isoYear, isoMonth, isoDay, first, second, year] = found;
  const [month, day] = isMonthFirst(locale) ? [first, second] : [second, first];
  const date = {
    year: isoYear ? Number(isoYear) : yearOf(year, now),
    month: Number(isoMonth ?? month),
    day: Number(isoDay ?? day),
  };
  const wall: WallClock = { ...date, hour: time.hour, minute: time.minute, second: time.second };
  const checked = asUtc(wall);
  if (checked.getUTCMonth() + 1 !== date.month || checked.getUTCDate() !== date.day) return undefined;
  return { value: momentOf(wall, timeZone) };
}

function timeOf(text: string | undefined) {
  if (text === undefined) return { hour: 0, minute: 0, second: 0, half: false };
  const found = TIME.exec(text);
  if (!found) return undefined;
  const half = found[4]?.toLowerCase();
  const hour = half ? (Number(found[1]) % 12) + (half === 'pm' ? 12 : 0) : Number(found[1]);
  const [minute, second] = [Number(found[2]), Number(found[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59 || (half && Number(found[1]) > 12)) return undefined;
  return { hour, minute, second, half: half !== undefined };
}

/** Without a year it is this one; two digits are 1930 to 2029, as Sheets reads them. */
function yearOf(text: string | undefined, now: number): number {
  if (text === undefined) return new Date(now).getUTCFullYear();
  if (text.length === 4) return Number(text);
  return Number(text) < 30 ? 2000 + Number(text) : 1900 + Number(text);
}

function isMonthFirst(locale: string): boolean {
  return locale.startsWith('en_US');
}

/** What a cell shows. */
export function displayed(value: CellData, format: string | undefined, place: Place): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return numberText(value, format);
  if (!types.isDate(value)) return NOT_AVAILABLE;
  return formatValue(
    asUtc(wallClock(value, place.timeZone)),
    isAutomatic(format) ? shownDateFormat(value, place) : format,
  );
}

/** Also "General;-General" and the like, and the format of a text, which a number keeps its digits in. */
function isAutomatic(format: string | undefined): format is undefined {
  return !format || format === '@' || format.startsWith('General');
}

/** The number format by which a date is shown in a cell that has none: with its time, unless that is midnight. */
export function shownDateFormat(moment: Date, { timeZone, locale }: Place): string {
  const { hour, minute, second } = wallClock(moment, timeZone);
  const order = isMonthFirst(locale) ? 'm/d/yyyy' : 'dd/mm/yyyy';
  return hour + minute + second === 0 ? order : `${order} h:mm:ss`;
}

/** Sheets shows 15 significant digits, and a large number with an exponent. */
function numberText(value: number, format: string | undefined): string {
  if (!isAutomatic(format)) {
    const text = formatValue(value, format);
    // A number that is no day has no date to be shown as.
    if (!text.includes('NaN')) return text;
  }
  if (Math.abs(value) >= 1e15) return formatValue(value, '0.00E+00');
  return String(Number(value.toPrecision(15)));
}
