import { types } from 'node:util';
import {
  type Cell,
  type CellStyle,
  type ColumnDef,
  type DataValidation,
  type Sheet as FileSheet,
  readXlsx,
  type WriteSheet,
  writeXlsx,
} from 'hucre';
import { isA1, readA1 } from './a1';
import { shownDateFormat } from './cell-text';
import { areaName } from './cells';
import { rowOf } from './structure';
import {
  type CellData,
  type CellLooks,
  type ListValidation,
  LOOKS,
  type Look,
  lastRow,
  newSheet,
  type SheetData,
  type Workbook,
} from './workbook';
import { asUtc, fromUtc, momentOf, wallClock } from './zones';

/** A file counts widths in characters of its standard font: 7 pixels each, and 5 for the borders. */
const [CHARACTER_PIXELS, BORDER_PIXELS] = [7, 5];

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
  sheet.hidden = from.hidden === true || from.veryHidden === true;
  sheet.tabColor = hex(from.view?.tabColor?.rgb);
  from.columns?.slice(0, sheet.maxColumns).forEach(({ width, hidden }, column) => {
    sheet.columnWidths[column] = width ? Math.round(width * CHARACTER_PIXELS + BORDER_PIXELS) : undefined;
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
    hidden: sheet.hidden,
    ...(sheet.tabColor ? { view: { tabColor: { rgb: sheet.tabColor.slice(1) } } } : {}),
  };
}

function fileColumn({ columnWidths, hiddenColumns }: SheetData, column: number): ColumnDef {
  const width = columnWidths[column];
  return {
    ...(width === undefined ? {} : { width: (width - BORDER_PIXELS) / CHARACTER_PIXELS }),
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
  const look = <L extends Look>(name: L) => sheet[name][row]?.[column] as CellLooks[L] | undefined;
  const isDate = types.isDate(value);
  const numFmt = look('formats') ?? (isDate ? shownDateFormat(value, book) : undefined);
  const [line, color, background, horizontal] = [
    look('fontLines'),
    look('fontColors'),
    look('backgrounds'),
    look('horizontalAlignments'),
  ];
  const font = {
    ...(look('fontWeights') ? { bold: true } : {}),
    ...(look('fontStyles') ? { italic: true } : {}),
    ...(line === 'line-through' ? { strikethrough: true } : {}),
    ...(line === 'underline' ? { underline: true } : {}),
    ...(color ? { color: { rgb: color.slice(1) } } : {}),
  };
  const alignment = {
    ...(horizontal ? { horizontal } : {}),
    ...(look('wrapStrategies') === 'WRAP' ? { wrapText: true } : {}),
  };
  const style: CellStyle = {
    ...(numFmt ? { numFmt } : {}),
    ...(Object.keys(font).length > 0 ? { font } : {}),
    ...(Object.keys(alignment).length > 0 ? { alignment } : {}),
    ...(background ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: background.slice(1) } } } : {}),
  };
  const note = look('notes');
  const formula = value !== null && typeof value === 'object' && !isDate ? value.formula.slice(1) : undefined;
  const cell: Partial<Cell> = {
    ...(Object.keys(style).length > 0 ? { style } : {}),
    ...(note === undefined ? {} : { comment: { text: note } }),
    ...(formula === undefined ? {} : { formula }),
  };
  return Object.keys(cell).length > 0 ? cell : undefined;
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
