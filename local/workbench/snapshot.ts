import type { SpreadsheetHost } from '../sheets/host';
import type { CellData, ListValidation, Rectangle, SheetData } from '../sheets/workbook';
import type { DropDown, GridBlock, GridCell, GridRange, GridSheet, GridWorkbook } from './protocol';

/** The whole workbook as the grid loads it. */
export function workbookSnapshot(host: SpreadsheetHost, selection: GridWorkbook['selection']): GridWorkbook {
  const { id, name, sheets } = host.workbook;
  return {
    id,
    name,
    selection,
    sheets: sheets.map((sheet) => ({ ...sheetFacts(sheet), cells: cellsOf(host, sheet, usedArea(sheet)) })),
  };
}

/** A tab without its cells. */
export function sheetFacts(sheet: SheetData): GridSheet {
  const { id, name, maxRows, maxColumns, frozenRows, frozenColumns, hidden, tabColor } = sheet;
  const widths = sheet.columnWidths.flatMap((width, column) => (width === undefined ? [] : [[column, width] as const]));
  return {
    id,
    name,
    rows: maxRows,
    columns: maxColumns,
    frozenRows,
    frozenColumns,
    hidden,
    tabColor: tabColor ?? '',
    widths: Object.fromEntries(widths),
    hiddenColumns: sheet.hiddenColumns.flatMap((isHidden, column) => (isHidden ? [column] : [])),
    dropDowns: dropDownsOf(sheet),
  };
}

/** Some cells as they are now; nothing where their tab is gone. */
export function blockOf(host: SpreadsheetHost, sheetId: number, area: Rectangle): GridBlock | undefined {
  const sheet = host.workbook.sheets.find(({ id }) => id === sheetId);
  if (!sheet) return undefined;
  return { sheetId, row: area.row, column: area.column, cells: cellsOf(host, sheet, area) };
}

/** As far as anything is in a cell or on it. */
function usedArea(sheet: SheetData): Rectangle {
  const grids = [sheet.values, sheet.backgrounds, sheet.notes, sheet.fontWeights] as const;
  const rows = Math.max(...grids.map((grid) => grid.length));
  const columns = Math.max(0, ...grids.flatMap((grid) => grid.map((cells) => cells?.length ?? 0)));
  return { row: 0, column: 0, rows, columns };
}

function cellsOf(host: SpreadsheetHost, sheet: SheetData, area: Rectangle): GridCell[][] {
  if (area.rows === 0 || area.columns === 0) return [];
  return host
    .display(sheet.id, area)
    .map((texts, y) => texts.map((text, x) => cellOf(sheet, area.row + y, area.column + x, text)));
}

function cellOf(sheet: SheetData, row: number, column: number, text: string): GridCell {
  const value = sheet.values[row]?.[column] ?? null;
  const fill = sheet.backgrounds[row]?.[column];
  const color = sheet.fontColors[row]?.[column];
  const note = sheet.notes[row]?.[column];
  const bold = sheet.fontWeights[row]?.[column];
  const line = sheet.fontLines[row]?.[column];
  const wrap = sheet.wrapStrategies[row]?.[column];
  const align = sheet.horizontalAlignments[row]?.[column] ?? usualAlignment(value);
  const format = sheet.formats[row]?.[column];
  const isPlain = !fill && !color && !note && !bold && !line && !wrap && !align;
  if (isPlain) return text === '' ? null : text;
  return {
    text,
    ...(typeof value === 'string' && { isText: true as const }),
    ...(value !== null && typeof value === 'object' && 'formula' in value && { formula: value.formula }),
    // The grid shows a number itself, so that its full digits are there to be edited.
    ...(typeof value === 'number' && { number: value }),
    ...(typeof value === 'number' && format !== undefined && format !== '@' && { format }),
    ...(fill && { fill }),
    ...(color && { color }),
    ...(note && { note }),
    ...(bold && { bold: true as const }),
    ...(line === 'line-through' && { struck: true as const }),
    ...(wrap === 'WRAP' && { wrap: true as const }),
    ...(align && { align }),
  };
}

/** As in Sheets: numbers and dates to the right, true and false in the middle. */
function usualAlignment(value: CellData): 'center' | 'right' | undefined {
  if (value === null || typeof value === 'string') return undefined;
  return typeof value === 'boolean' ? 'center' : 'right';
}

function dropDownsOf(sheet: SheetData): DropDown[] {
  const kinds = new Map<string, { readonly rule: ListValidation; readonly ranges: GridRange[] }>();
  const keys = new Map<ListValidation, string>();
  const columns = Math.max(0, ...sheet.validations.map((cells) => cells?.length ?? 0));
  for (let column = 0; column < columns; column += 1) {
    let start = 0;
    for (let row = 1; row <= sheet.validations.length; row += 1) {
      const key = keyAt(sheet, start, column, keys);
      if (row < sheet.validations.length && keyAt(sheet, row, column, keys) === key) continue;
      const rule = sheet.validations[start]?.[column];
      if (rule && key) {
        const kind = kinds.get(key) ?? { rule, ranges: [] };
        kind.ranges.push({ row: start, column, rows: row - start, columns: 1 });
        kinds.set(key, kind);
      }
      start = row;
    }
  }
  return [...kinds.values()].map(({ rule, ranges }) => ({
    options: rule.list,
    strict: !rule.allowInvalid,
    help: rule.helpText ?? '',
    ranges,
  }));
}

/** Two lists that say the same are one, though each cell may have its own copy. */
function keyAt(sheet: SheetData, row: number, column: number, keys: Map<ListValidation, string>): string | undefined {
  const rule = sheet.validations[row]?.[column];
  if (!rule) return undefined;
  const known = keys.get(rule) ?? JSON.stringify(rule);
  keys.set(rule, known);
  return known;
}
