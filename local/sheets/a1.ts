import type { Rectangle } from './workbook';

const A1 = /^\$?([A-Z]*)\$?(\d*)(?::\$?([A-Z]*)\$?(\d*))?$/i;

/**
 * The rectangle that A1 notation names on a sheet of this size, from 0: `B2`, `B2:C10`, `G:G`, `2:4`, `A2:C`. Throws
 * where it names none.
 */
export function readA1(notation: string, size: { readonly maxRows: number; readonly maxColumns: number }): Rectangle {
  const corners = cornersOf(notation);
  if (!corners) throw new Error(`Range not found: ${notation}`);
  const { left, top, right, bottom, isSingle } = corners;
  const row = top === '' ? 0 : Number(top) - 1;
  const column = left === '' ? 0 : columnOf(left);
  if (isSingle) return { row, column, rows: 1, columns: 1 };
  const lastRow = bottom ? Number(bottom) - 1 : size.maxRows - 1;
  const lastColumn = right ? columnOf(right) : size.maxColumns - 1;
  return {
    row: Math.min(row, lastRow),
    column: Math.min(column, lastColumn),
    rows: Math.abs(lastRow - row) + 1,
    columns: Math.abs(lastColumn - column) + 1,
  };
}

/** Whether `readA1` would take it. */
export function isA1(notation: string): boolean {
  return cornersOf(notation) !== undefined;
}

function cornersOf(notation: string) {
  const found = A1.exec(notation.trim());
  const [, left = '', top = '', right, bottom] = found ?? [];
  const isSingle = right === undefined && bottom === undefined;
  const isNone = left + top === '' || (isSingle && (left === '' || top === ''));
  return found && !isNone ? { left, top, right, bottom, isSingle } : undefined;
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
