/** An answer's object, its members not yet known. */
export type Row = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member as text; empty where it is missing or of another kind. */
export function text(row: Row, name: string): string {
  const value = row[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
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

function listOf(body: unknown): unknown {
  if (!isRecord(body)) return body;
  if ('EventAuditId' in body && 'EventDetailAuditId' in body) return undefined;
  return body['Results'] ?? body['Items'] ?? body['ListViewItems'];
}
