/** An answer's object, its members not yet known. */
export type Row = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** No text of GrowthZone's that anything is made of is longer. */
const MOST_CHARACTERS = 1000;

/** What stands at a dot path of member names and places in lists; empty is the value itself. Undefined where nothing does. */
export function at(value: unknown, path: string): unknown {
  if (path === '') return value;
  return path.split('.').reduce<unknown>((inner, name) => {
    if (Array.isArray(inner)) return /^\d+$/.test(name) ? (inner as readonly unknown[])[Number(name)] : undefined;
    return isRecord(inner) && Object.keys(inner).includes(name) ? inner[name] : undefined;
  }, value);
}

/** A row by what its members are to the add-on; of several paths (`A|B`) the first at which something stands. */
export const named = (row: Row, fields: Readonly<Record<string, string>>): Row =>
  Object.fromEntries(
    Object.entries(fields).map(([name, paths]) => [
      name,
      paths.split('|').reduce<unknown>((found, path) => found || at(row, path), undefined),
    ]),
  );

/** A member as text, as far as it may be long; empty where it is missing or of another kind. */
export function text(row: Row, name: string): string {
  const value = row[name];
  return typeof value === 'string' ? value.slice(0, MOST_CHARACTERS) : typeof value === 'number' ? String(value) : '';
}

/** A member as a whole number; 0 where it is missing. */
export function whole(row: Row, name: string): number {
  const value = row[name];
  const number = typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : 0;
}

/** A member as yes or no; undefined where it does not say. */
export function flag(row: Row, name: string): boolean | undefined {
  const value = row[name];
  return typeof value === 'boolean' ? value : undefined;
}

/** The day on which a moment (milliseconds since 1970) is in the association's time zone, `YYYY-MM-DD`. */
export type DayOf = (moment: number) => string;

const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ]([\d:.]+)(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * The day of a date or a moment, `YYYY-MM-DD`; empty for GrowthZone's "no date", 0001-01-01 (USED). With `Z` or an offset it
 * is a moment (CAPTURED: an event list answers so), whose day depends on the zone; without, that day as it stands.
 */
export function day(row: Row, name: string, dayOf: DayOf): string {
  const said = text(row, name).trim();
  const [, date = '', , zone] = DATE.exec(said) ?? [];
  if (date === '' || date.startsWith('0001-')) return '';
  const moment = zone === undefined ? Number.NaN : Date.parse(said);
  return Number.isNaN(moment) ? date : dayOf(moment);
}

/**
 * The same where a date without a time of day is expected: midnight sharp in UTC is then the date alone. Which of the two
 * GrowthZone means is UNKNOWN.
 */
export function calendarDay(row: Row, name: string, dayOf: DayOf): string {
  const [, date = '', time = '', zone = ''] = DATE.exec(text(row, name).trim()) ?? [];
  return zone.toUpperCase() === 'Z' && /^[0:.]+$/.test(time) && !date.startsWith('0001-')
    ? date
    : day(row, name, dayOf);
}

/**
 * The rows of a list: `Results`, a bare array, `Items` or `ListViewItems` (USED). Undefined for anything else: a bare
 * event object means "cannot read", never "nobody" (USED).
 */
export function rowsOf(body: unknown): readonly Row[] | undefined {
  const list = listOf(body);
  // A row left out silently would be a person not seen, so one that is no object spoils the list.
  return Array.isArray(list) && list.every(isRecord) ? list : undefined;
}

/** The rows of a list at a dot path of an answer; undefined where it is none. */
export const rowsUnder = (body: unknown, path: string): readonly Row[] | undefined => rowsOf(at(body, path));

function listOf(body: unknown): unknown {
  if (!isRecord(body)) return body;
  if ('EventAuditId' in body && 'EventDetailAuditId' in body) return undefined;
  return body['Results'] ?? body['Items'] ?? body['ListViewItems'];
}
