import { type Result, success } from '../problems';
import { ANSWER_FIELDS, type RosterSettings } from '../settings';
import { type Cells, isBlank, normalized } from './cells';
import { decidedTable, type HeaderRow, type ReadTable, readColumns, readHeader } from './columns';
import { headersAt, ruleFor } from './headers';
import { isLabelRow } from './labels';

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
    return readColumns(own, { ...row, headers }, settings);
  });
  return { tables: tables as [ReadTable, ...ReadTable[]], beside };
}

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

const NAMES = ['firstName', 'lastName', 'fullName'];
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
 * The tables where their columns are decided, or the decision that is missing, so that no roster is sent half
 * understood. A column that settings name is there if one table has it; where one table has member IDs, those of
 * another that has no such column are missing, row by row.
 */
export function decidedTables(reading: Reading, sheet: string): Result<Reading> {
  const main = mainTable(reading);
  for (const table of reading.tables) {
    const isThere = reading.tables.some(({ lacking }) => lacking === undefined);
    const other = table !== main && table.columns.memberId === undefined && table.idChoices.length < 2;
    if (other && (isThere || !table.lacking)) continue;
    const decided = decidedTable(isThere ? { ...table, lacking: undefined } : table, sheet);
    if (!decided.ok) return decided;
  }
  return success(reading);
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
