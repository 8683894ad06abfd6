import { types } from 'node:util';
import { type Cell, type Sheet as FileSheet, readXlsx } from 'hucre';
import { fromUtc, momentOf } from '../zones';
import { isA1, readA1 } from './a1';
import { rowOf } from './structure';
import {
  type CellData,
  type CellLooks,
  type ListValidation,
  type Look,
  lastRow,
  newSheet,
  type SheetData,
} from './workbook';
import { pixelsOf } from './xlsx-widths';

/** The sheets of an .xlsx file. Rejects where it is no such file, or one without sheets. */
export async function openXlsx(bytes: Uint8Array): Promise<readonly FileSheet[]> {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  if (sheets.length === 0) throw new Error('The file holds no sheet.');
  return sheets;
}

/** The tabs that a file's sheets become; text stays text, a date is that day in `timeZone`. */
export function sheetsOfXlsx(sheets: readonly FileSheet[], timeZone: string): SheetData[] {
  return sheets.map((from, index) => {
    const sheet = newSheet(index + 1, from.name);
    from.rows.forEach((row, place) => {
      sheet.values[place] = row.map((value, column) => cellOf(value, from.cells?.get(`${place},${column}`), timeZone));
      sheet.formats[place] = row.map((value) => (typeof value === 'string' ? '@' : undefined));
    });
    sheet.values.length = lastRow(sheet);
    for (const [key, cell] of from.cells ?? []) {
      const [row, column] = key.split(',').map(Number) as [number, number];
      readLooks(sheet, row, column, cell);
    }
    readArrangement(sheet, from);
    return sheet;
  });
}

/** A formula gives the result that the file keeps; where it keeps none, it stays a formula. */
function cellOf(value: unknown, cell: Cell | undefined, timeZone: string): CellData {
  if (types.isDate(value)) return momentOf(fromUtc(value), timeZone);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return cell?.formula ? { formula: `=${cell.formula}` } : null;
}

function readLooks(sheet: SheetData, row: number, column: number, { style, comment, value }: Cell): void {
  const put = <L extends Look>(look: L, stored: CellLooks[L] | undefined) => {
    if (stored === undefined) return;
    const grid = sheet[look] as (CellLooks[L] | undefined)[][];
    const cells = rowOf<CellLooks[L] | undefined>(grid, row, () => []);
    while (cells.length < column) cells.push(undefined);
    cells[column] = stored;
  };
  const { font, fill, alignment, numFmt } = style ?? {};
  const horizontal = alignment?.horizontal;
  if (typeof value !== 'string' && numFmt !== 'General') put('formats', numFmt);
  put('notes', comment?.text);
  put('fontWeights', font?.bold ? 'bold' : undefined);
  put('fontStyles', font?.italic ? 'italic' : undefined);
  put('fontLines', font?.strikethrough ? 'line-through' : font?.underline ? 'underline' : undefined);
  put('fontColors', hex(font?.color?.rgb));
  put('backgrounds', fill?.type === 'pattern' && fill.pattern === 'solid' ? hex(fill.fgColor?.rgb) : undefined);
  put('wrapStrategies', alignment?.wrapText ? 'WRAP' : undefined);
  put(
    'horizontalAlignments',
    horizontal === 'left' || horizontal === 'center' || horizontal === 'right' ? horizontal : undefined,
  );
}

function readArrangement(sheet: SheetData, from: FileSheet): void {
  sheet.maxRows = Math.max(1000, from.rows.length);
  sheet.maxColumns = sheet.values.reduce((widest, row) => Math.max(widest, row.length), 26);
  sheet.frozenRows = Math.min(from.freezePane?.rows ?? 0, sheet.maxRows - 1);
  sheet.frozenColumns = Math.min(from.freezePane?.columns ?? 0, sheet.maxColumns - 1);
  const hidden: true[] = [];
  for (const [row, { hidden: isHidden }] of from.rowDefs ?? []) if (isHidden) hidden[row] = true;
  if (hidden.length > 0) Object.assign(sheet, { hiddenRows: Array.from(hidden) });
  sheet.hidden = from.hidden === true || from.veryHidden === true;
  sheet.tabColor = hex(from.view?.tabColor?.rgb);
  from.columns?.slice(0, sheet.maxColumns).forEach(({ width, hidden }, column) => {
    sheet.columnWidths[column] = width ? pixelsOf(width) : undefined;
    sheet.hiddenColumns[column] = hidden || undefined;
  });
  for (const { type, values, range, errorStyle, showErrorMessage, inputMessage } of from.dataValidations ?? []) {
    if (type !== 'list' || !values) continue;
    const rule: ListValidation = {
      list: values,
      showDropdown: true,
      allowInvalid: showErrorMessage !== true || (errorStyle !== undefined && errorStyle !== 'stop'),
      helpText: inputMessage,
    };
    // A rule may hold for several ranges; a whole column of a file has a million rows, of which the sheet has fewer.
    for (const part of range.split(' ').filter(isA1)) setRule(sheet, part, rule);
  }
}

function setRule(sheet: SheetData, range: string, rule: ListValidation): void {
  const { row, column, rows, columns } = readA1(range, sheet);
  for (let place = row; place < Math.min(row + rows, sheet.maxRows); place += 1) {
    const cells = rowOf<ListValidation | undefined>(sheet.validations, place, () => []);
    while (cells.length < column) cells.push(undefined);
    for (let across = column; across < Math.min(column + columns, sheet.maxColumns); across += 1) cells[across] = rule;
  }
}

function hex(rgb: string | undefined): string | undefined {
  return rgb && /^[0-9a-f]{6,8}$/i.test(rgb) ? `#${rgb.slice(-6).toLowerCase()}` : undefined;
}
