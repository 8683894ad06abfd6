import { displayed, parsed } from './cell-text';
import type { CellData, SheetData, Workbook } from './workbook';

/** A rectangle of cells. Every method is one service call, as in Google Sheets. */
export class Range {
  constructor(
    private readonly book: Workbook,
    private readonly sheet: SheetData,
    private readonly row: number,
    private readonly column: number,
    private readonly rows: number,
    private readonly columns: number,
  ) {
    if (row < 1 || column < 1 || rows < 1 || columns < 1)
      throw new Error('The number of rows in the range must be at least 1.');
    if (row + rows - 1 > sheet.maxRows || column + columns - 1 > sheet.maxColumns) {
      throw new Error('The coordinates of the range are outside the dimensions of the sheet.');
    }
  }

  getValues(): (string | number | boolean | Date)[][] {
    return this.map((value) => value ?? '');
  }

  getDisplayValues(): string[][] {
    const { timeZone, locale } = this.book;
    return this.map((value, row, column) => displayed(value, this.sheet.formats[row]?.[column], timeZone, locale));
  }

  getFontLines(): string[][] {
    return this.map((_, row, column) => (this.sheet.struck[row]?.[column] ? 'line-through' : 'none'));
  }

  setValues(values: readonly (readonly CellData[])[]): this {
    this.fits(values);
    this.each((row, column, down, across) => {
      const value = values[down]?.[across] ?? null;
      const cells = this.sheet.values[row] ?? [];
      while (cells.length < column) cells.push(null);
      cells[column] = typeof value === 'string' ? parsed(value, this.sheet.formats[row]?.[column]) : value;
      while (this.sheet.values.length < row) this.sheet.values.push([]);
      this.sheet.values[row] = cells;
    });
    return this;
  }

  setNumberFormat(format: string): this {
    this.each((row, column) => {
      const formats = this.sheet.formats[row] ?? [];
      formats[column] = format;
      this.sheet.formats[row] = formats;
    });
    return this;
  }

  /** Colours are for eyes; the local sheet keeps none, but minds their shape. */
  setBackgrounds(colors: readonly (readonly (string | null)[])[]): this {
    this.fits(colors);
    return this;
  }

  setFontWeight(weight: string | null): this {
    if (weight !== null && weight !== 'bold' && weight !== 'normal')
      throw new Error(`Unexpected font weight: ${weight}`);
    return this;
  }

  private fits(values: readonly (readonly unknown[])[]): void {
    if (values.length !== this.rows) {
      throw new Error(
        `The number of rows in the data does not match the number of rows in the range. The data has ${values.length} but the range has ${this.rows}.`,
      );
    }
    const odd = values.find((row) => row.length !== this.columns);
    if (odd) {
      throw new Error(
        `The number of columns in the data does not match the number of columns in the range. The data has ${odd.length} but the range has ${this.columns}.`,
      );
    }
  }

  private each(visit: (row: number, column: number, down: number, across: number) => void): void {
    for (let down = 0; down < this.rows; down += 1) {
      for (let across = 0; across < this.columns; across += 1) {
        visit(this.row - 1 + down, this.column - 1 + across, down, across);
      }
    }
  }

  private map<T>(read: (value: CellData, row: number, column: number) => T): T[][] {
    const first = this.column - 1;
    return Array.from({ length: this.rows }, (_, down) => {
      const row = this.row - 1 + down;
      const cells = this.sheet.values[row];
      return Array.from({ length: this.columns }, (__, across) =>
        read(cells?.[first + across] ?? null, row, first + across),
      );
    });
  }
}
