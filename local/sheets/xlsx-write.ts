import { types } from 'node:util';
import { type Cell, type CellStyle, type ColumnDef, type DataValidation, type WriteSheet, writeXlsx } from 'hucre';
import { asUtc, wallClock } from '../zones';
import { shownDateFormat } from './cell-text';
import { areaName } from './cells';
import { type CellLooks, type ListValidation, LOOKS, type Look, type SheetData, type Workbook } from './workbook';
import { charactersOf } from './xlsx-widths';

/** The spreadsheet as an .xlsx file: every tab with its values, formats, colours, notes, lists and widths. */
export function workbookBytes(workbook: Workbook): Promise<Uint8Array> {
  return writeXlsx({ sheets: workbook.sheets.map((sheet) => fileSheet(sheet, workbook)) });
}

function fileSheet(sheet: SheetData, book: Workbook): WriteSheet {
  const rows = sheet.values.map((row) =>
    Array.from(row, (value) => {
      if (types.isDate(value)) return asUtc(wallClock(value, book.timeZone));
      return typeof value === 'object' ? null : value;
    }),
  );
  return {
    name: sheet.name,
    rows,
    cells: fileCells(sheet, book),
    columns: Array.from({ length: Math.max(sheet.columnWidths.length, sheet.hiddenColumns.length) }, (_, column) =>
      fileColumn(sheet, column),
    ),
    dataValidations: fileValidations(sheet),
    freezePane: { rows: sheet.frozenRows, columns: sheet.frozenColumns },
    rowDefs: new Map((sheet.hiddenRows ?? []).flatMap((hidden, row) => (hidden ? [[row, { hidden }] as const] : []))),
    hidden: sheet.hidden,
    ...(sheet.tabColor ? { view: { tabColor: { rgb: sheet.tabColor.slice(1) } } } : {}),
  };
}

function fileColumn({ columnWidths, hiddenColumns }: SheetData, column: number): ColumnDef {
  const width = columnWidths[column];
  return {
    ...(width === undefined ? {} : { width: charactersOf(width) }),
    ...(hiddenColumns[column] ? { hidden: true } : {}),
  };
}

function fileCells(sheet: SheetData, book: Workbook): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  const height = Math.max(sheet.values.length, ...LOOKS.map((look) => sheet[look].length));
  for (let row = 0; row < height; row += 1) {
    const width = Math.max(sheet.values[row]?.length ?? 0, ...LOOKS.map((look) => sheet[look][row]?.length ?? 0));
    for (let column = 0; column < width; column += 1) {
      const cell = fileCell(sheet, row, column, book);
      if (cell) cells.set(`${row},${column}`, cell);
    }
  }
  return cells;
}

function fileCell(sheet: SheetData, row: number, column: number, book: Workbook): Partial<Cell> | undefined {
  const value = sheet.values[row]?.[column] ?? null;
  const style = styleOf(sheet, row, column, types.isDate(value) ? shownDateFormat(value, book) : undefined);
  const note = sheet.notes[row]?.[column];
  const formula = value !== null && typeof value === 'object' && !types.isDate(value) ? value.formula : undefined;
  return filled({
    ...(style === undefined ? {} : { style }),
    ...(note === undefined ? {} : { comment: { text: note } }),
    ...(formula === undefined ? {} : { formula: formula.slice(1) }),
  });
}

/** How a cell looks; `dateFormat` is how its date is shown where it has no format of its own. */
function styleOf(sheet: SheetData, row: number, column: number, dateFormat: string | undefined): CellStyle | undefined {
  const look = <L extends Look>(name: L) => sheet[name][row]?.[column] as CellLooks[L] | undefined;
  const numFmt = look('formats') ?? dateFormat;
  const [line, color, background] = [look('fontLines'), look('fontColors'), look('backgrounds')];
  const horizontal = look('horizontalAlignments');
  const font = filled({
    ...(look('fontWeights') ? { bold: true } : {}),
    ...(look('fontStyles') ? { italic: true } : {}),
    ...(line === 'line-through' ? { strikethrough: true } : {}),
    ...(line === 'underline' ? { underline: true } : {}),
    ...(color ? { color: { rgb: color.slice(1) } } : {}),
  });
  const alignment = filled({
    ...(horizontal ? { horizontal } : {}),
    ...(look('wrapStrategies') === 'WRAP' ? { wrapText: true } : {}),
  });
  return filled({
    ...(numFmt ? { numFmt } : {}),
    ...(font ? { font } : {}),
    ...(alignment ? { alignment } : {}),
    ...(background
      ? { fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: background.slice(1) } } }
      : {}),
  });
}

/** Nothing where it has no member. */
function filled<T extends object>(members: T): T | undefined {
  return Object.keys(members).length > 0 ? members : undefined;
}

/** One rule for each run of cells, down a column, that have the same list. */
function fileValidations(sheet: SheetData): DataValidation[] {
  const found: DataValidation[] = [];
  const width = sheet.validations.reduce((widest, row) => Math.max(widest, row?.length ?? 0), 0);
  for (let column = 0; column < width; column += 1) {
    let start = 0;
    for (let row = 0; row < sheet.validations.length; row += 1) {
      const rule = sheet.validations[row]?.[column];
      const next = sheet.validations[row + 1]?.[column];
      if (rule && next && isSameRule(rule, next)) continue;
      if (rule) found.push(fileValidation(rule, areaName({ row: start, column, rows: row - start + 1, columns: 1 })));
      start = row + 1;
    }
  }
  return found;
}

function isSameRule(one: ListValidation, other: ListValidation): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function fileValidation({ list, allowInvalid, helpText }: ListValidation, range: string): DataValidation {
  return {
    type: 'list',
    values: [...list],
    range,
    allowBlank: true,
    showErrorMessage: !allowInvalid,
    ...(helpText ? { showInputMessage: true, inputMessage: helpText } : {}),
  };
}
