import { failure, type Result, success } from '../problems';
import { ANSWER_FIELDS, NAMES, type RosterSettings } from '../settings';
import { type Cells, isBlank, normalized } from './cells';
import { readColumns, readHeader } from './columns';
import { headersAt } from './header-row';
import { ruleFor } from './headers';
import { isLabelRow } from './headings';
import { type HeaderRow, isRoster, type ReadTable } from './table';

/** All tables of a roster, in the sheet's order; there is at least one. */
export interface Reading {
  readonly tables: readonly [ReadTable, ...ReadTable[]];
  /** Tables that stand right of one of these, on the same rows. They are asked about, not read. */
  readonly beside: readonly Beside[];
}

/** A table beside another one: its columns from 0, the last one included. */
export interface Beside {
  /** The header row that both have. */
  readonly header: number;
  readonly from: number;
  readonly to: number;
  /** Its columns for the member ID and the names: a row with anything there has somebody else in it. */
  readonly person: readonly number[];
}

/** Reads every table of the sheet; a problem where it has none. Columns may be open. */
export function readTables(cells: Cells, settings: RosterSettings): Result<Reading> {
  const row = readHeader(cells, settings);
  return row.ok ? success(tablesBelow(cells, row.value, settings)) : row;
}

/**
 * Reads every table of the sheet, each by its own header and in its own order of columns. `first` is the header from
 * which on it is read; where a person did not name its row, tables without member IDs above it are read, too.
 */
export function tablesBelow(cells: Cells, first: HeaderRow, settings: RosterSettings): Reading {
  const above = settings.headerRow === undefined ? headersAbove(cells, first) : [];
  const rows = [...above, first, ...headersBelow(cells, first)];
  const beside: Beside[] = [];
  const tables = rows.map((row, place) => {
    const end = rows[place + 1]?.header ?? cells.display.length;
    // Only its own rows tell what a table's columns hold.
    const own = end === cells.display.length ? cells : upTo(cells, end);
    const other = tableBeside(own, row);
    if (other) beside.push(other);
    const headers = other ? row.headers.map((text, column) => (column < other.from ? text : '')) : row.headers;
    const apart = keysOf(row) === keysOf(first) ? undefined : row.header + 1;
    const said = settings.tableColumns?.[apart ?? ''];
    const here = said ? { ...settings, columns: { ...settings.columns, ...said } } : settings;
    return readColumns(own, { ...row, headers, ...(apart && { apart }) }, here);
  });
  return { tables: tables as [ReadTable, ...ReadTable[]], beside };
}

/** The headers of a row in whatever order. */
const keysOf = ({ headers }: HeaderRow): string => headers.map(normalized).filter(Boolean).sort().join('\n');

const upTo = (cells: Cells, end: number): Cells => ({
  ...cells,
  display: cells.display.slice(0, end),
  values: cells.values.slice(0, end),
});

const filledIn = (row: readonly string[] | undefined): number => (row ?? []).filter((text) => !isBlank(text)).length;

/** Header rows above the first one that names member IDs, with somebody between: a report's sections of hosts, say. */
function headersAbove(cells: Cells, first: HeaderRow): readonly HeaderRow[] {
  const found: HeaderRow[] = [];
  let hasRows = false;
  for (let row = first.header - 1; row >= 0; row -= 1) {
    const texts = cells.display[row] ?? [];
    if (isLabelRow(texts)) {
      const known = new Set(texts.flatMap((text) => ruleFor(text)?.field ?? []));
      if (hasRows && known.size >= 3) found.unshift({ header: row, headers: headersAt(cells, row) });
      hasRows = false;
    } else hasRows ||= filledIn(texts) >= 2;
  }
  return found;
}

/** Later rows of labels that are not the header printed again. */
function headersBelow(cells: Cells, first: HeaderRow): readonly HeaderRow[] {
  const found: HeaderRow[] = [];
  let current = first;
  for (let row = first.header + 1; row < cells.display.length; row += 1) {
    const texts = cells.display[row] ?? [];
    // Nearly every row of people has a number or an address in it: that spares looking at each of its cells.
    if (texts.some(isPlainlyData) || !isLabelRow(texts)) continue;
    if (row === current.header + 1 || repeats(texts, current.headers)) continue;
    current = { header: row, headers: headersAt(cells, row) };
    found.push(current);
  }
  return found;
}

const isPlainlyData = (text: string): boolean => text.length > 4 && /\d{5}|@/.test(text);

/** True where every label stands where the header has it. */
function repeats(texts: readonly string[], headers: readonly string[]): boolean {
  return texts.every((text, column) => isBlank(text) || normalized(text) === normalized(headers[column] ?? ''));
}

const ANSWERS: readonly string[] = [...ANSWER_FIELDS, 'credit'];

/**
 * A second table on the same header row: behind a column without a header and anything in it, or with the same headers
 * once more. It has names of its own, and a member ID, an e-mail address or an answer.
 */
function tableBeside(cells: Cells, { header, headers }: HeaderRow): Beside | undefined {
  const fieldAt = headers.map((text) => ruleFor(text)?.field ?? 'other');
  const isEmpty = (column: number) =>
    isBlank(headers[column] ?? '') && cells.display.slice(header + 1).every((row) => isBlank(row[column] ?? ''));
  const isWhole = (from: number, to: number, telling: readonly string[]) => {
    const fields = fieldAt.slice(from, to) as readonly string[];
    const has = (some: readonly string[]) => some.some((field) => fields.includes(field));
    return has(NAMES) && has(['memberId', ...telling]);
  };
  for (let from = 2; from < headers.length; from += 1) {
    if (isBlank(headers[from] ?? '')) continue;
    const isApart = isBlank(headers[from - 1] ?? '') && isEmpty(from - 1);
    const isAgain =
      fieldAt[from] !== 'other' &&
      normalized(headers[from] ?? '') === normalized(headers.find((t) => !isBlank(t)) ?? '');
    if (!isApart && !isAgain) continue;
    // The payer's name is no table; the same names with the same headers may be.
    const telling = isApart ? ANSWERS : [];
    if (!isWhole(0, from, telling) || !isWhole(from, headers.length, telling)) continue;
    const columns = headers.map((_, column) => column).filter((column) => column >= from);
    const person = columns.filter((column) => ['memberId', ...NAMES].includes(fieldAt[column] ?? ''));
    const to = Math.max(...columns.filter((column) => !isBlank(headers[column] ?? '')));
    return { header, from, to, person };
  }
  return undefined;
}

/**
 * The tables where they are a roster's; a problem where nobody could stand in them, or where settings name a column that
 * none of them has. Which column holds the member ID may be open: then every row waits for it.
 */
export function decidedTables(reading: Reading, sheet: string): Result<Reading> {
  const { tables } = reading;
  const { lacking, headers, header } = mainTable(reading);
  if (lacking && tables.every((table) => table.lacking)) {
    const known = headers.filter((text) => text !== '').map((text) => `"${text}"`);
    const message = `No column is headed "${lacking.header}" (setting columns.${lacking.field}). The headers are ${known.join(', ')}.`;
    return failure('no-such-column', message);
  }
  if (tables.some(isRoster)) return success(reading);
  const message = `Sheet "${sheet}" is not a roster: header row ${header + 1} names no member ID (NRDS or M1 ID), and no people. Name its columns (setting columns), or another sheet.`;
  return failure('no-id-column', message);
}

/** The table in which a row (index from 0) stands; rows above the first header belong to the first. */
export function tableOf({ tables }: Reading, row: number): ReadTable {
  const [first, ...others] = tables;
  return others.reduce((found, table) => (table.header <= row ? table : found), first);
}

/** The first table with a member ID column, whose columns stand for the roster's where one must; else the first. */
export function mainTable({ tables }: Reading): ReadTable {
  const withId = tables.find(({ columns, idChoices }) => columns.memberId !== undefined || idChoices.length > 0);
  return withId ?? tables[0];
}
