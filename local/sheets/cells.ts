import { types } from 'node:util';
import { displayed, NOT_AVAILABLE, type Parsed, parsed } from './cell-text';
import { rowOf } from './structure';
import { typeAt } from './typed-columns';
import type { CellData, CellLooks, Formula, Grid, Look, Rectangle, SheetData, Workbook } from './workbook';

/** Google's limit for one cell. */
const CELL_CHARACTERS = 50_000;

/** A cell's value as `getValues` gives it: '' where it is empty. */
export type ReadValue = string | number | boolean | Date;

/** The values of a rectangle. */
export function readValues(sheet: SheetData, area: Rectangle): ReadValue[][] {
  return mapped(sheet, area, (value) => {
    if (value === null) return '';
    return isFormula(value) ? NOT_AVAILABLE : value;
  });
}

/** The formulas of a rectangle, '' where a cell has none. */
export function readFormulas(sheet: SheetData, area: Rectangle): string[][] {
  return mapped(sheet, area, (value) => (isFormula(value) ? value.formula : ''));
}

/** What the cells of a rectangle show. */
export function readDisplay(book: Workbook, sheet: SheetData, area: Rectangle): string[][] {
  return mapped(sheet, area, (value, row, column) =>
    typeof value === 'string' ? value : displayed(value, sheet.formats[row]?.[column], book),
  );
}

/** One look of a rectangle; rows and cells that have Sheets' default are missing, so that little crosses threads. */
export function readLook<L extends Look>(sheet: SheetData, area: Rectangle, look: L): Grid<CellLooks[L]> {
  const grid = sheet[look] as Grid<CellLooks[L]>;
  return Array.from(
    { length: area.rows },
    (_, down) => grid[area.row + down]?.slice(area.column, area.column + area.columns) ?? [],
  );
}

/**
 * What the texts among `values` become in the cells of a rectangle, by `read`. Throws, before anything is written, where
 * a value is too long or against a cell's drop-down list.
 */
export function parsedAll(
  book: Workbook,
  sheet: SheetData,
  area: Rectangle,
  values: readonly (readonly CellData[])[],
  now: number,
  read: typeof parsed = parsed,
): Parsed[][] {
  return values.map((cells, down) =>
    cells.map((value, across) => {
      const [row, column] = [area.row + down, area.column + across];
      if (isFormula(value))
        throw new Error(
          `${String(value)} is no value for cell ${a1(row, column)}: give text, a number, true, false or a date.`,
        );
      if (typeof value !== 'string') return { value: value ?? null };
      if (value.length > CELL_CHARACTERS) {
        throw new Error(
          `Your input contains more than the maximum of ${CELL_CHARACTERS} characters in a single cell (${a1(row, column)}).`,
        );
      }
      refuseInvalid(sheet, row, column, value);
      // In a number's column the format of a text is none.
      const format = typeAt(sheet, row, column) === 'number' ? undefined : sheet.formats[row]?.[column];
      return read(value, format, book, now);
    }),
  );
}

function refuseInvalid(sheet: SheetData, row: number, column: number, text: string): void {
  const rule = sheet.validations[row]?.[column];
  if (!rule || rule.allowInvalid || text === '' || rule.list.includes(text)) return;
  throw new Error(
    `The data you entered in cell ${a1(row, column)} violates the data validation rules set on this cell. ${
      rule.helpText ?? `Please enter one of the following values: ${rule.list.join(', ')}.`
    }`,
  );
}

/** Writes values as they are, and the number formats that came with them where a cell has none. */
export function writeParsed(sheet: SheetData, area: Rectangle, cells: readonly (readonly Parsed[])[]): void {
  cells.forEach((row, down) => {
    const values = rowOf<CellData>(sheet.values, area.row + down, () => []);
    while (values.length < area.column) values.push(null);
    row.forEach(({ value, format }, across) => {
      const column = area.column + across;
      values[column] = value;
      if (format === undefined || sheet.formats[area.row + down]?.[column] !== undefined) return;
      rowOf(sheet.formats, area.row + down, () => [])[column] = format;
    });
  });
}

/** Writes one look: a grid of the rectangle's size, or one thing for every cell; undefined is Sheets' default. */
export function writeLook<L extends Look>(
  sheet: SheetData,
  area: Rectangle,
  look: L,
  looks: Grid<CellLooks[L]> | { readonly all: CellLooks[L] | undefined },
): void {
  const grid = sheet[look] as Grid<CellLooks[L]>;
  for (let down = 0; down < area.rows; down += 1) {
    const row = area.row + down;
    const isDefault = 'all' in looks ? looks.all === undefined : !looks[down]?.some((one) => one !== undefined);
    if (isDefault && !grid[row]) continue;
    const cells = rowOf(grid, row, () => []);
    while (cells.length < area.column) cells.push(undefined);
    for (let across = 0; across < area.columns; across += 1) {
      cells[area.column + across] = 'all' in looks ? looks.all : looks[down]?.[across];
    }
  }
}

/** Empties the cells of a rectangle; what is on them stays. */
export function clearValues(sheet: SheetData, area: Rectangle): void {
  for (let row = area.row; row < Math.min(area.row + area.rows, sheet.values.length); row += 1) {
    const cells = sheet.values[row];
    if (cells) cells.fill(null, area.column, area.column + area.columns);
  }
}

/** A cell's name, for instance `B2` for row 1, column 1 from 0. */
export function a1(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** The letters of a column that is counted from 0. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** A rectangle's name, for instance `B2:C10`. */
export function areaName({ row, column, rows, columns }: Rectangle): string {
  const first = a1(row, column);
  return rows === 1 && columns === 1 ? first : `${first}:${a1(row + rows - 1, column + columns - 1)}`;
}

function isFormula(value: CellData): value is Formula {
  return typeof value === 'object' && value !== null && !types.isDate(value);
}

/** Plain loops: a roster of 50,000 rows is three quarters of a million cells, three times over. */
function mapped<T>(
  sheet: SheetData,
  area: Rectangle,
  read: (value: CellData, row: number, column: number) => T,
): T[][] {
  const result: T[][] = [];
  const end = area.column + area.columns;
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    const cells = sheet.values[row];
    const line: T[] = [];
    for (let column = area.column; column < end; column += 1) line.push(read(cells?.[column] ?? null, row, column));
    result.push(line);
  }
  return result;
}
