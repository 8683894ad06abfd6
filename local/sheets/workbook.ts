/** What a cell holds, as `getValues` gives it; null is an empty cell. */
export type CellData = string | number | boolean | Date | null;

/** One sheet, in plain data that crosses threads. Rows and columns count from 0. */
export interface SheetData {
  readonly id: number;
  name: string;
  /** As far as the last used row; a row as far as its last used cell. */
  readonly values: CellData[][];
  /** Number formats; nothing means automatic. */
  readonly formats: (string | undefined)[][];
  readonly struck: (boolean | undefined)[][];
  readonly metadata: { readonly key: string; readonly value: string }[];
  maxRows: number;
  maxColumns: number;
}

/** A spreadsheet, in plain data. */
export interface Workbook {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly sheets: SheetData[];
}

/** An empty sheet of the size that Google gives a new one. */
export function newSheet(id: number, name: string): SheetData {
  return { id, name, values: [], formats: [], struck: [], metadata: [], maxRows: 1000, maxColumns: 26 };
}

/** The number of the last row with content, counted from 1; 0 in an empty sheet. */
export function lastRow(sheet: SheetData): number {
  for (let row = sheet.values.length; row > 0; row -= 1) {
    if (sheet.values[row - 1]?.some((value) => value !== null && value !== '')) return row;
  }
  return 0;
}

/** The number of the last column with content, counted from 1. */
export function lastColumn(sheet: SheetData): number {
  let last = 0;
  for (const row of sheet.values) {
    for (let column = row.length; column > last; column -= 1) {
      if (row[column - 1] !== null && row[column - 1] !== '') last = column;
    }
  }
  return last;
}
