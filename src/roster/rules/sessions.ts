import { type Cells, isBlank, normalized, trimmed } from '../sheet/cells';
import { headerWords } from '../sheet/headers';
import type { Table } from '../sheet/table';
import type { TimePair } from '../sheet/time-pairs';
import { type ClockTime, readDate, readTime } from './dates';
import type { Draft, Judging } from './draft';
import { LONGEST_SITTING, minutesIn, readTimeText, type TimeColumn, timeColumn } from './units';

/** A time present in minutes, since midnight or since 1970-01-01. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** What one row says of a person's presence. */
export interface Session {
  readonly draft: Draft;
  /** From its pairs of times in and out. */
  readonly spans: readonly Interval[];
  /** From first join to last leave, with breaks nobody knows of. */
  readonly isLoose: boolean;
  /** One of a pair's two times is missing or cannot be read. */
  readonly isOpen: boolean;
  /** What its column of minutes can mean; several where its unit is not known, none where the cell is empty. */
  readonly minutes: readonly number[];
  readonly column: TimeColumn | undefined;
  /** True where the coordinator's word about the column's unit counts for it. */
  readonly isSaid: boolean;
  /** `apart`: waiting room or recording, which is no presence. `breakout`: it may be told by the main session, too. */
  readonly place: 'class' | 'apart' | 'breakout';
}

const DAY = 1440;
const HALF_DAY = 720;
/** Two times of a clock without AM and PM that pass noon make no longer session than this. */
const LONGEST_PAST_NOON = 360;

/** A session from its two times; undefined where they make none. Times without a day may pass midnight or noon once. */
export function interval(timeIn: ClockTime, timeOut: ClockTime): Interval | undefined {
  let from = timeIn.minutes;
  let to = timeOut.minutes;
  if (timeIn.dated && !timeOut.dated) to += Math.floor(from / DAY) * DAY;
  if (!timeIn.dated && timeOut.dated) from += Math.floor(to / DAY) * DAY;
  if (to >= from) return { from, to };
  if (timeOut.saysNoHalf && to + HALF_DAY > from && to + HALF_DAY - from <= LONGEST_PAST_NOON) {
    return { from, to: to + HALF_DAY };
  }
  if (timeIn.dated && timeOut.dated) return undefined;
  if (timeOut.dated) from -= DAY;
  else to += DAY;
  // "9:00" to "1:00" is an unclear afternoon, not a night.
  return to - from <= LONGEST_SITTING ? { from, to } : undefined;
}

/** All that the rows of one table need to have their sessions read; made once per table. */
export interface SessionReader {
  readonly pairs: readonly TimePair[];
  readonly isLoose: boolean;
  readonly columns: readonly TimeColumn[];
  /** Those of the parts of a class, which add up. */
  readonly parts: readonly TimeColumn[];
  /** Columns that say where somebody was. */
  readonly places: readonly number[];
}

const PLACE_HEADER =
  /\b(sessions?|rooms?|location|lobby|breakout|place|source|mode|modality|format|method|how|view(ing|ed)? type|attendance type|watch type)\b/;
const APART =
  /^(in |the |in the )?(waiting ?-?room|lobby|green ?room|recording|recorded|replay|on[- ]demand|playback)\b/;
const APART_HEADER = /waiting ?room|\blobby\b/;
const BREAKOUT = /^break-?out\b|^room \d+$/;

/** Reads how a table tells time. Its columns are looked through once. */
export function sessionReader({ cells, settings }: Judging, table: Table): SessionReader {
  const { columns, headers, header, end } = table;
  const body = cells.display.slice(header + 1, end);
  const read = (field: 'minutes' | 'hours', column = columns[field]): readonly TimeColumn[] => {
    if (column === undefined) return [];
    const at = { column, header: headers[column] ?? '', isHours: field === 'hours' };
    return [
      timeColumn(
        at,
        body.map((row) => row[column] ?? ''),
        settings,
      ),
    ];
  };
  const says = (column: number | undefined, word: RegExp) => word.test(normalized(headers[column ?? -1] ?? ''));
  const times = [...read('minutes'), ...read('hours')];
  const isSplit = isSplitTime(table, body);
  const pairs = table.pairs.length > 0 ? table.pairs : evidentPair(cells, table, times[0], settings.locale);
  return {
    pairs,
    isLoose: pairs.length === 1 && (says(pairs[0]?.timeIn, /first/) || says(pairs[0]?.timeOut, /last/)),
    columns: times,
    parts: isSplit ? times : table.parts.flatMap((column) => read('minutes', column)),
    places: headers.flatMap((text, column) =>
      PLACE_HEADER.test(normalized(text)) || says(column, APART_HEADER) ? [column] : [],
    ),
  };
}

/** "Hours" and "Minutes" side by side that make one time: 2 and 35 are 155 minutes. */
function isSplitTime({ columns: { hours = -9, minutes = -1 }, headers }: Table, body: readonly (readonly string[])[]) {
  const words = (column: number) => headerWords(headers[column] ?? '').replace(/^(hours|hrs|minutes|mins)\b/, '');
  if (minutes - hours !== 1 || words(hours) !== words(minutes)) return false;
  return body.every(
    (row) => /^\d?$/.test(trimmed(row[hours] ?? '')) && /^[0-5]?\d?$/.test(trimmed(row[minutes] ?? '')),
  );
}

/** How many rows must show that two columns are times in and out. */
const SAMPLE_ROWS = 20;

/** Two columns of moments whose difference is the minutes of every row are times in and out, whatever their headers say. */
function evidentPair(cells: Cells, { header, end, headers }: Table, minutes: TimeColumn | undefined, locale?: string) {
  const rows = Array.from({ length: Math.min(SAMPLE_ROWS, end - header - 1) }, (_, place) => header + 1 + place);
  const moments = (column: number) =>
    rows.map((row) => {
      const time = readTime(
        cells.display[row]?.[column] ?? '',
        cells.values[row]?.[column] ?? null,
        locale,
        cells.localTime,
      );
      return time?.dated ? time.minutes : undefined;
    });
  if (!minutes) return [];
  const columns = headers
    .map((_, column) => column)
    .filter((column) => moments(column).some((moment) => moment !== undefined));
  const lengths = rows.map((row) => minutesIn(cells.display[row]?.[minutes.column] ?? '', null, minutes)[0]);
  for (const timeIn of columns) {
    for (const timeOut of columns) {
      const [starts, ends] = [moments(timeIn), moments(timeOut)];
      const fits = (length: number | undefined, place: number) =>
        length === undefined || Math.abs((ends[place] ?? 0) - (starts[place] ?? 0) - length) <= 1;
      if (timeIn !== timeOut && lengths.some((length) => length) && lengths.every(fits)) return [{ timeIn, timeOut }];
    }
  }
  return [];
}

/** Reads what a row says of presence. */
export function readSession(cells: Cells, draft: Draft, reader: SessionReader, locale?: string): Session {
  const row = cells.display[draft.index] ?? [];
  const values = cells.values[draft.index] ?? [];
  const time = (column: number) =>
    readTime(trimmed(row[column] ?? ''), values[column] ?? null, locale, cells.localTime);
  const spans: Interval[] = [];
  let isOpen = false;
  for (const { timeIn, timeOut } of reader.pairs) {
    if (isBlank(row[timeIn] ?? '') && isBlank(row[timeOut] ?? '')) continue;
    const [start, end] = [time(timeIn), time(timeOut)];
    const span = start && end ? interval(start, end) : undefined;
    if (span) spans.push(start?.dated || end?.dated ? span : onDay(span, dayOf(cells, draft, locale)));
    else isOpen = true;
  }
  const column = reader.columns.find((one) => !isBlank(row[one.column] ?? '')) ?? reader.columns[0];
  const text = column ? (row[column.column] ?? '') : '';
  const minutesAt = (one: TimeColumn) => minutesIn(row[one.column] ?? '', values[one.column] ?? null, one);
  const parts = reader.parts.map(minutesAt).filter((some) => some.length > 0);
  const sumOf = (of: (...some: number[]) => number) => parts.reduce((sum, some) => sum + of(...some), 0);
  const minutes = parts.length > 0 ? [...new Set([sumOf(Math.min), sumOf(Math.max)])] : column ? minutesAt(column) : [];
  const isSaid = column?.said !== undefined && ['number', 'clock'].includes(readTimeText(text).kind);
  return { draft, spans, isOpen, minutes, column, isSaid, isLoose: reader.isLoose, place: placeOf(row, draft, reader) };
}

/** The row's own day, since the same hours of two days are no overlap; 0 where it says none. */
function dayOf(cells: Cells, { read }: Draft, locale?: string): number {
  if (!read.has('date')) return 0;
  const day = readDate(read.text('date'), read.value('date'), locale, cells.localTime);
  return day.kind === 'date' ? Date.parse(`${day.date}T00:00:00Z`) / 60_000 : 0;
}

const onDay = ({ from, to }: Interval, day: number): Interval => ({ from: from + day, to: to + day });

function placeOf(row: readonly string[], { table }: Draft, { places }: SessionReader): Session['place'] {
  for (const column of places) {
    const text = normalized(row[column] ?? '');
    if (APART.test(text)) return 'apart';
    if (BREAKOUT.test(text)) return 'breakout';
    if (/^(y|yes|true|x)$/.test(text) && APART_HEADER.test(normalized(table.headers[column] ?? ''))) return 'apart';
  }
  return 'class';
}

/** True where one sitting of the row is longer than anybody's: a meeting left open, or another unit. */
export function isTooLong({ spans, minutes }: Session): boolean {
  if (spans.length === 0) return minutes.length > 0 && minutes.every((length) => length > LONGEST_SITTING);
  const longest = Math.max(...spans.map(({ from, to }) => to - from));
  const [only = longest] = minutes;
  return Math.min(longest, minutes.length === 1 ? only : longest) > LONGEST_SITTING;
}

/** True where the unit of its minutes is open: another unit makes another time of them. */
export const isUnitOpen = ({ spans, minutes }: Session): boolean => spans.length === 0 && minutes.length > 1;

/** True where the row says nothing of presence. */
export const saysNothing = ({ spans, minutes, place }: Session): boolean =>
  place !== 'apart' && spans.length === 0 && minutes.length === 0;
