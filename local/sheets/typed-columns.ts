import type { Look, Rectangle, SheetData } from './workbook';

/** What a column of a table holds. */
export type ColumnType = 'text' | 'number';

/** A range that somebody converted to a table; a column without a type is as any other. */
export interface Table {
  range: Rectangle;
  readonly types: readonly (ColumnType | undefined)[];
}

/** Google's words, as public reports quote them; the range that they do not name follows in brackets. */
const REFUSALS: Readonly<Partial<Record<Look, string>>> = {
  formats: "You can't set the number format of cells in a typed column.",
  validations: 'This operation is not allowed on cells in typed columns.',
};

/** Throws where a look cannot be set since a column there has a type. */
export function refuseTyped(sheet: SheetData, area: Rectangle, look: Look): void {
  const words = REFUSALS[look];
  if (words === undefined) return;
  for (let column = area.column; column < area.column + area.columns; column += 1) {
    for (let row = area.row; row < area.row + area.rows; row += 1)
      if (typeAt(sheet, row, column)) throw new Error(`${words} ['${sheet.name}']`);
  }
}

/** The type of a cell's column, below the table's header. */
export function typeAt(sheet: SheetData, row: number, column: number): ColumnType | undefined {
  const table = (sheet.tables ?? []).find(
    ({ range }) =>
      row > range.row &&
      row < range.row + range.rows &&
      column >= range.column &&
      column < range.column + range.columns,
  );
  return table?.types[column - table.range.column];
}
