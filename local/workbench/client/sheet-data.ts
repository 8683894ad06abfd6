import {
  BooleanNumber,
  CellValueType,
  DataValidationErrorStyle,
  DataValidationRenderMode,
  DataValidationType,
  HorizontalAlign,
  type ICellData,
  type IRange,
  type ISheetDataValidationRule,
  type IStyleData,
  type IWorkbookData,
  type IWorksheetData,
  LocaleType,
  mergeWorksheetSnapshotWithDefault,
  VerticalAlign,
  WrapStrategy,
} from '@univerjs/core';
import type { ISheetNote } from '@univerjs/preset-sheets-note';
import type { DropDown, GridCell, GridRange, GridSheet, GridWorkbook } from '../protocol';
import { TEXT } from './text-cell';

/** One workbook at a time is shown, always under this name. */
export const UNIT = 'workbook';

type FilledSheet = GridWorkbook['sheets'][number];

/** A workbook as the grid's library loads it. */
export function workbookData(workbook: GridWorkbook): IWorkbookData {
  const notes = Object.fromEntries(workbook.sheets.map((sheet) => [sheet.id, notesOf(sheet)]));
  const rules = Object.fromEntries(workbook.sheets.map((sheet) => [sheet.id, sheet.dropDowns.map(ruleOf)]));
  return {
    id: UNIT,
    name: workbook.name,
    appVersion: '0.25.1',
    locale: LocaleType.EN_US,
    styles: {},
    sheetOrder: workbook.sheets.map(({ id }) => String(id)),
    sheets: Object.fromEntries(workbook.sheets.map((sheet) => [sheet.id, filledSheetData(sheet)])),
    resources: [
      { name: 'SHEET_NOTE_PLUGIN', data: JSON.stringify(notes) },
      { name: 'SHEET_DATA_VALIDATION_PLUGIN', data: JSON.stringify(rules) },
    ],
  };
}

/** A tab without cells. */
export function sheetData(sheet: GridSheet): IWorksheetData {
  const widths = Object.entries(sheet.widths).map(([column, w]) => [column, { w }] as const);
  const hidden = sheet.hiddenColumns.map(
    (column) => [column, { w: sheet.widths[column] ?? DEFAULT_WIDTH, hd: BooleanNumber.TRUE }] as const,
  );
  return mergeWorksheetSnapshotWithDefault({
    id: String(sheet.id),
    name: sheet.name,
    rowCount: sheet.rows,
    columnCount: sheet.columns,
    defaultColumnWidth: DEFAULT_WIDTH,
    defaultRowHeight: 21,
    freeze: freezeOf(sheet),
    columnData: Object.fromEntries([...widths, ...hidden]),
    hidden: sheet.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    tabColor: sheet.tabColor,
    // Everything typed reaches the workbook as it was typed: what a text means is for the workbook to say.
    defaultStyle: { n: { pattern: '@' }, ...FONT, vt: VerticalAlign.BOTTOM },
  });
}

const DEFAULT_WIDTH = 100;
const FONT = { ff: 'Arial', fs: 10 };

/** Frozen lines in the library's words: -1 is none. */
export function freezeOf({ frozenRows, frozenColumns }: GridSheet): IWorksheetData['freeze'] {
  return {
    startRow: frozenRows === 0 ? -1 : frozenRows,
    startColumn: frozenColumns === 0 ? -1 : frozenColumns,
    ySplit: frozenRows,
    xSplit: frozenColumns,
  };
}

function filledSheetData(sheet: FilledSheet): IWorksheetData {
  const cellData: Record<number, Record<number, ICellData>> = {};
  sheet.cells.forEach((cells, row) => {
    const filled = cells.flatMap((cell, column) => (cell === null ? [] : [[column, librarysCell(cell)] as const]));
    if (filled.length > 0) cellData[row] = Object.fromEntries(filled);
  });
  return { ...sheetData(sheet), cellData };
}

function librarysCell(cell: Exclude<GridCell, null>): ICellData {
  if (typeof cell === 'string') return { v: cell, t: CellValueType.STRING, custom: TEXT };
  const s = styleOf(cell);
  if (cell.number !== undefined) return { v: cell.number, t: CellValueType.NUMBER, s };
  if (cell.formula !== undefined) return { f: cell.formula, v: cell.text, t: CellValueType.STRING, s };
  if (cell.text === '') return { s };
  return { v: cell.text, t: CellValueType.STRING, s, ...(cell.isText && { custom: TEXT }) };
}

/** A cell as a change writes it: what it no longer has is taken away. */
export function cellChange(cell: GridCell): ICellData {
  if (cell === null) return { v: null, t: null, p: null, f: null, si: null, s: null, custom: null };
  return { p: null, f: null, si: null, v: null, t: null, s: null, custom: null, ...librarysCell(cell) };
}

const ALIGNMENTS = { left: HorizontalAlign.LEFT, center: HorizontalAlign.CENTER, right: HorizontalAlign.RIGHT };

function styleOf(cell: Exclude<GridCell, null | string>): IStyleData {
  return {
    // Drop-downs are drawn without the sheet's own font.
    ...FONT,
    ...(cell.fill !== undefined && { bg: { rgb: cell.fill } }),
    ...(cell.color !== undefined && { cl: { rgb: cell.color } }),
    ...(cell.bold && { bl: BooleanNumber.TRUE }),
    ...(cell.struck && { st: { s: BooleanNumber.TRUE } }),
    ...(cell.wrap && { tb: WrapStrategy.WRAP }),
    ...(cell.align !== undefined && { ht: ALIGNMENTS[cell.align] }),
    ...(cell.number !== undefined && { n: { pattern: cell.format ?? 'General' } }),
  };
}

function notesOf(sheet: FilledSheet): Record<number, Record<number, ISheetNote>> {
  const notes: Record<number, Record<number, ISheetNote>> = {};
  sheet.cells.forEach((cells, row) => {
    cells.forEach((cell, col) => {
      const text = noteTextOf(cell);
      if (text !== '') notes[row] = { ...notes[row], [col]: noteOf(row, col, text) };
    });
  });
  return notes;
}

/** Empty where the cell has no note. */
export function noteTextOf(cell: GridCell): string {
  return typeof cell === 'string' ? '' : (cell?.note ?? '');
}

/** A note big enough for its text. */
export function noteOf(row: number, col: number, note: string): ISheetNote {
  const lines = note.split('\n').reduce((sum, line) => sum + Math.ceil((line.length || 1) / 32), 0);
  return {
    id: `${row}-${col}-${crypto.randomUUID()}`,
    row,
    col,
    note,
    width: 240,
    height: Math.min(48 + 18 * lines, 260),
  };
}

/** A drop-down as the library's own rule. */
export function ruleOf({ options, strict, help, ranges }: DropDown): ISheetDataValidationRule {
  return {
    uid: crypto.randomUUID(),
    type: DataValidationType.LIST,
    // The library's own notation: a list is one text with commas between.
    formula1: options.join(','),
    ranges: ranges.map(rangeOf),
    allowBlank: true,
    showErrorMessage: strict,
    errorStyle: strict ? DataValidationErrorStyle.STOP : DataValidationErrorStyle.WARNING,
    error: help,
    renderMode: DataValidationRenderMode.CUSTOM,
    showDropDown: true,
  };
}

export function rangeOf({ row, column, rows, columns }: GridRange): IRange {
  return { startRow: row, endRow: row + rows - 1, startColumn: column, endColumn: column + columns - 1 };
}
