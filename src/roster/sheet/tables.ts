import { type Result, success } from '../problems';
import type { RosterSettings } from '../settings';
import type { Cells } from './cells';
import { decidedTable, type HeaderRow, type ReadTable, readColumns, readHeader } from './columns';

/** All tables of a roster, in the sheet's order; there is at least one. */
export interface Reading {
  readonly tables: readonly [ReadTable, ...ReadTable[]];
}

/** Reads every table of the sheet; a problem where it has none. Columns may be open. */
export function readTables(cells: Cells, settings: RosterSettings): Result<Reading> {
  const row = readHeader(cells, settings);
  return row.ok ? success(tablesBelow(cells, row.value, settings)) : row;
}

/** Reads every table from the first header on. */
export function tablesBelow(cells: Cells, first: HeaderRow, settings: RosterSettings): Reading {
  return { tables: [readColumns(cells, first, settings)] };
}

/** The tables where their columns are decided, or the decision that is missing, so that no roster is sent half understood. */
export function decidedTables(reading: Reading, sheet: string): Result<Reading> {
  for (const table of reading.tables) {
    const decided = decidedTable(table, sheet);
    if (!decided.ok) return decided;
  }
  return success(reading);
}

/** The table in which a row (index from 0) stands; rows above the first header belong to the first. */
export function tableOf({ tables }: Reading, row: number): ReadTable {
  const [first, ...others] = tables;
  return others.reduce((found, table) => (table.header <= row ? table : found), first);
}

/** The table with the most rows, whose columns stand for the roster's where one must. */
export function mainTable({ tables }: Reading): ReadTable {
  return tables.reduce((largest, table) => (table.end - table.header > largest.end - largest.header ? table : largest));
}
