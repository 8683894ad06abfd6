import type { Table } from './typed-columns';

/**
 * A formula. The local Sheets evaluates none: a reader is given `#N/A`, as of a value that is not available, so that a
 * formula is never mistaken for the text it is made of, nor the other way round.
 */
export interface Formula {
  readonly formula: string;
}

/** What a cell holds; null is an empty cell. */
export type CellData = string | number | boolean | Date | Formula | null;

/** One thing about each cell; a row or a cell that is missing has the default. Rows and columns count from 0. */
export type Grid<T> = (T | undefined)[][];

/** A drop-down list of a cell. */
export interface ListValidation {
  readonly list: readonly string[];
  readonly showDropdown: boolean;
  /** False: other values are rejected, true: they only get a warning. */
  readonly allowInvalid: boolean;
  readonly helpText: string | undefined;
}

/** What a cell has besides its value; undefined is Sheets' default. */
export interface CellLooks {
  /** Number formats; nothing means automatic. */
  formats: string;
  /** `#rrggbb`. */
  backgrounds: string;
  notes: string;
  fontWeights: 'bold';
  /** `#rrggbb`. */
  fontColors: string;
  fontLines: 'line-through' | 'underline';
  fontStyles: 'italic';
  horizontalAlignments: 'left' | 'center' | 'right';
  wrapStrategies: 'WRAP' | 'OVERFLOW' | 'CLIP';
  validations: ListValidation;
}

export type Look = keyof CellLooks;

export const LOOKS = [
  'formats',
  'backgrounds',
  'notes',
  'fontWeights',
  'fontColors',
  'fontLines',
  'fontStyles',
  'horizontalAlignments',
  'wrapStrategies',
  'validations',
] as const satisfies readonly Look[];

/** A rectangle of cells; rows and columns count from 0. */
export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Developer metadata of a sheet, or of one of its columns. */
export interface Metadata {
  readonly id: number;
  readonly key: string;
  readonly value: string | null;
  /** From 0; undefined where it belongs to the whole sheet. */
  column: number | undefined;
  /** Who sees it: every script, or the one that added it. Workbooks of before this was kept have the add-on's own only. */
  readonly visibility?: Visibility;
}

export type Visibility = 'DOCUMENT' | 'PROJECT';

/** A part of a sheet, or all of it, that only its editors may change. */
export interface Protection {
  readonly id: number;
  /** Undefined: the whole sheet. */
  range: Rectangle | undefined;
  description: string;
  warningOnly: boolean;
  readonly editors: string[];
}

/** A tab that is no grid: a chart's own, or one of connected data. */
export type NoGrid = 'OBJECT' | 'DATASOURCE';

/** One sheet, in plain data that crosses threads. Rows and columns count from 0. */
export interface SheetData extends Readonly<{ [L in Look]: Grid<CellLooks[L]> }> {
  readonly id: number;
  name: string;
  /** As far as the last used row; a row as far as its last used cell. */
  readonly values: CellData[][];
  readonly metadata: Metadata[];
  readonly protections: Protection[];
  /** Ranges that somebody converted to tables; a kept spreadsheet of before has none. */
  readonly tables?: Table[];
  /** Where it is no grid: which kind it is. */
  readonly type?: NoGrid;
  maxRows: number;
  maxColumns: number;
  frozenRows: number;
  frozenColumns: number;
  /** In pixels; undefined is Sheets' own 100. */
  readonly columnWidths: (number | undefined)[];
  readonly hiddenColumns: (true | undefined)[];
  /** Rows that a person hides; a kept spreadsheet of before has none. */
  readonly hiddenRows?: (true | undefined)[];
  /** Where a filter is on, the rows that it hides. */
  readonly filteredRows?: (true | undefined)[];
  hidden: boolean;
  tabColor: string | undefined;
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
  return {
    id,
    name,
    values: [],
    formats: [],
    backgrounds: [],
    notes: [],
    fontWeights: [],
    fontColors: [],
    fontLines: [],
    fontStyles: [],
    horizontalAlignments: [],
    wrapStrategies: [],
    validations: [],
    metadata: [],
    protections: [],
    maxRows: 1000,
    maxColumns: 26,
    frozenRows: 0,
    frozenColumns: 0,
    columnWidths: [],
    hiddenColumns: [],
    hidden: false,
    tabColor: undefined,
  };
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
