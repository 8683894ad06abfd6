import type { Cells } from './cells';
import { NO_OWN_CELLS, type OwnCells, recordedLook } from './own-record';

/** The add-on's own columns, side by side at the far right of the roster. */
export const OWN_HEADERS = ['CE Outcome', 'CE Credit', 'CE Member ID', 'CE Detail'] as const;
export const CREDIT_HEADER = OWN_HEADERS[1];
export const MEMBER_ID_HEADER = OWN_HEADERS[2];

/** The header stands among the first rows. */
const SEARCHED_ROWS = 500;

/** Where the four headers stand side by side; nowhere where they do not. */
export function findOwnColumns(display: Cells['display']): OwnColumns {
  for (const row of display.slice(0, SEARCHED_ROWS)) {
    const first = row.findIndex((_, column) => OWN_HEADERS.every((header, index) => row[column + index] === header));
    if (first >= 0) return OWN_HEADERS.map((_, index) => first + index);
  }
  return [];
}

/**
 * True where a column that was tagged as the add-on's still is: under its header, or under another that somebody wrote
 * over outcomes. A wider roster that was pasted over it has made it the vendor's.
 */
export function isStillOwn(display: Cells['display'], column: number, index: number): boolean {
  const texts = display.map((row) => row[column] ?? '').filter((text) => text !== '');
  if (texts.slice(0, SEARCHED_ROWS).some((text) => text === OWN_HEADERS[index])) return true;
  return (
    index === 0 && texts.filter((text) => recordedLook(text) !== undefined).length >= Math.max(1, texts.length - 1)
  );
}

/** Where each of the add-on's columns stands, from 0; undefined for one that is not there. */
export type OwnColumns = readonly (number | undefined)[];

/** A sheet taken apart: the vendor's cells as far as they reach, and the add-on's own beside every row of the sheet. */
interface Separated {
  readonly vendor: Cells;
  readonly own: readonly OwnCells[];
}

/** Takes the add-on's columns out of the cells: they are blank there, so that the vendor's stay where they are. */
export function separate(cells: Cells, ownColumns: OwnColumns): Separated {
  const columns = ownColumns.filter((column): column is number => column !== undefined);
  if (columns.length === 0) return { vendor: cells, own: cells.display.map(() => NO_OWN_CELLS) };
  const own = cells.display.map((row): OwnCells => {
    const cell = (index: number) => row[ownColumns[index] ?? -1] ?? '';
    return [cell(0), cell(1), cell(2), cell(3)];
  });
  const { rows, width } = extent(cells.display, columns);
  const inside = columns.filter((column) => column < width);
  const without = <T>(block: readonly (readonly T[])[], blank: T): T[][] =>
    block.slice(0, rows).map((row) => {
      const part = row.slice(0, width);
      for (const column of inside) part[column] = blank;
      return part;
    });
  const vendor: Cells = {
    ...cells,
    display: without(cells.display, ''),
    values: without(cells.values, ''),
    ...(cells.struck ? { struck: without(cells.struck, false) } : {}),
  };
  return { vendor, own };
}

/** How far the vendor's own cells reach: up to the last used row and column, the add-on's columns left aside. */
function extent(display: Cells['display'], columns: readonly number[]): { rows: number; width: number } {
  let rows = 0;
  let width = 0;
  display.forEach((row, index) => {
    let column = row.length;
    while (column > 0 && (row[column - 1] === '' || columns.includes(column - 1))) column -= 1;
    if (column > 0) rows = index + 1;
    width = Math.max(width, column);
  });
  return { rows, width };
}
