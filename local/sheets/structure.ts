import { type Grid, LOOKS, type Look, type Rectangle, type SheetData } from './workbook';

/** Looks that a new row or column takes over from its neighbour, as in Sheets: all but notes. */
const INHERITED: readonly Look[] = LOOKS.filter((look) => look !== 'notes');

/** Inserts empty rows before `row` (from 0); they look like the row above. Everything below moves along. */
export function insertRows(sheet: SheetData, row: number, count: number): void {
  if (row < sheet.values.length) sheet.values.splice(row, 0, ...made(count, () => []));
  for (const look of LOOKS) {
    const grid = sheet[look] as Grid<unknown>;
    const above = INHERITED.includes(look) ? grid[row - 1] : undefined;
    if (row < grid.length || above) splice(grid, row, 0, ...made(count, () => [...(above ?? [])]));
  }
  for (const hidden of [sheet.hiddenRows, sheet.filteredRows])
    if (hidden && row < hidden.length) splice(hidden, row, 0, ...made(count, () => undefined));
  sheet.maxRows += count;
  if (row < sheet.frozenRows) sheet.frozenRows += count;
  for (const { range, set } of rangesOf(sheet)) {
    const [start, size] = widened(range.row, range.rows, row, count);
    set({ ...range, row: start, rows: size });
  }
}

/** Inserts empty columns before `column` (from 0); they look like the column to the left. */
export function insertColumns(sheet: SheetData, column: number, count: number): void {
  for (const cells of sheet.values) {
    if (cells && column < cells.length) cells.splice(column, 0, ...made(count, () => null));
  }
  for (const look of LOOKS) {
    for (const cells of sheet[look] as Grid<unknown>) {
      if (!cells) continue;
      const left = INHERITED.includes(look) ? cells[column - 1] : undefined;
      if (column < cells.length || left !== undefined) splice(cells, column, 0, ...made(count, () => left));
    }
  }
  if (column < sheet.columnWidths.length) splice(sheet.columnWidths, column, 0, ...made(count, () => undefined));
  if (column < sheet.hiddenColumns.length) splice(sheet.hiddenColumns, column, 0, ...made(count, () => undefined));
  for (const metadata of sheet.metadata) {
    if (metadata.column !== undefined && metadata.column >= column) metadata.column += count;
  }
  sheet.maxColumns += count;
  if (column < sheet.frozenColumns) sheet.frozenColumns += count;
  for (const { range, set } of rangesOf(sheet)) {
    const [start, size] = widened(range.column, range.columns, column, count);
    set({ ...range, column: start, columns: size });
  }
}

/** Deletes rows with all that is in and on them. Throws where none would be left. */
export function deleteRows(sheet: SheetData, row: number, count: number): void {
  if (count >= sheet.maxRows) throw new Error("You can't delete all the rows on the sheet.");
  sheet.values.splice(row, count);
  for (const look of LOOKS) (sheet[look] as Grid<unknown>).splice(row, count);
  sheet.hiddenRows?.splice(row, count);
  sheet.filteredRows?.splice(row, count);
  sheet.maxRows -= count;
  sheet.frozenRows -= overlap(0, sheet.frozenRows, row, count);
  for (const { range, set } of rangesOf(sheet)) {
    const [start, size] = narrowed(range.row, range.rows, row, count);
    set(size === 0 ? undefined : { ...range, row: start, rows: size });
  }
}

/** Deletes columns with all that is in and on them, their developer metadata included. */
export function deleteColumns(sheet: SheetData, column: number, count: number): void {
  if (count >= sheet.maxColumns) throw new Error("You can't delete all the columns on the sheet.");
  for (const cells of sheet.values) cells?.splice(column, count);
  for (const look of LOOKS) for (const cells of sheet[look] as Grid<unknown>) cells?.splice(column, count);
  sheet.columnWidths.splice(column, count);
  sheet.hiddenColumns.splice(column, count);
  const kept = sheet.metadata.filter((metadata) => !within(metadata.column, column, count));
  sheet.metadata.splice(0, sheet.metadata.length, ...kept);
  for (const metadata of kept) {
    if (metadata.column !== undefined && metadata.column >= column) metadata.column -= count;
  }
  sheet.maxColumns -= count;
  sheet.frozenColumns -= overlap(0, sheet.frozenColumns, column, count);
  for (const { range, set } of rangesOf(sheet)) {
    const [start, size] = narrowed(range.column, range.columns, column, count);
    set(size === 0 ? undefined : { ...range, column: start, columns: size });
  }
}

/**
 * Puts the rows of a rectangle into another order: `order[n]` is the place, from 0 within the rectangle, of the row
 * that becomes the n-th. Values move with everything that is on them.
 */
export function reorderRows(sheet: SheetData, area: Rectangle, order: readonly number[]): void {
  const width = area.column + area.columns;
  for (const [grid, empty] of [
    [sheet.values, null] as const,
    ...LOOKS.map((look) => [sheet[look], undefined] as const),
  ]) {
    const rows = grid as Grid<unknown>;
    const before = order.map((place) => rows[area.row + place]?.slice(area.column, width) ?? []);
    before.forEach((cells, place) => {
      const row = area.row + place;
      if (cells.length === 0 && rows[row] === undefined) return;
      const target = rowOf(rows, row, () => []);
      while (target.length < width) target.push(empty ?? undefined);
      for (let column = 0; column < area.columns; column += 1) target[area.column + column] = cells[column] ?? empty;
    });
  }
}

/** The row of a grid, made where there is none yet, without leaving holes above it. */
export function rowOf<T>(grid: T[][], row: number, make: () => T[]): T[] {
  while (grid.length <= row) grid.push(make());
  const known = grid[row];
  if (known) return known;
  const cells = make();
  grid[row] = cells;
  return cells;
}

function splice<T>(list: T[], start: number, removed: number, ...added: T[]): void {
  // A list that ends before `start` is filled up: else what is added would land too early.
  while (list.length < start) list.push(undefined as T);
  list.splice(start, removed, ...added);
}

function made<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}

/** The ranges of protections and tables, which move with their cells and go with the last of them. */
function rangesOf({ protections, tables = [] }: SheetData) {
  const movable = <T extends { range: Rectangle | undefined }>(list: T[]) =>
    list.flatMap((one) => {
      const { range } = one;
      if (!range) return [];
      const set = (next: Rectangle | undefined) => {
        if (next) one.range = next;
        else list.splice(list.indexOf(one), 1);
      };
      return [{ range, set }];
    });
  return [...movable(protections), ...movable(tables)];
}

function within(place: number | undefined, start: number, count: number): boolean {
  return place !== undefined && place >= start && place < start + count;
}

function overlap(start: number, size: number, from: number, count: number): number {
  return Math.max(0, Math.min(start + size, from + count) - Math.max(start, from));
}

function widened(start: number, size: number, at: number, count: number): readonly [number, number] {
  if (at <= start) return [start + count, size];
  return at < start + size ? [start, size + count] : [start, size];
}

function narrowed(start: number, size: number, at: number, count: number): readonly [number, number] {
  return [start - overlap(0, start, at, count), size - overlap(start, size, at, count)];
}
