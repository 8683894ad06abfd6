import { readA1 } from './a1';
import type { Desk } from './desk';
import { type DeveloperMetadata, finder, metadataOf } from './metadata';
import { Protection } from './protection';
import type { Range } from './range';
import type { Served } from './served';
import { LOOKS, type Rectangle } from './workbook';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Sheets' own width of a column, in pixels. */
const COLUMN_WIDTH = 100;

/** A tab. It is known by its id, so that renaming and moving do no harm. */
export class Sheet implements Served<GoogleSheet, Exclude<keyof Sheet, 'sheetId'>> {
  constructor(
    private readonly desk: Desk,
    readonly sheetId: number,
  ) {}

  getSheetId = (): number => this.sheetId;
  getName = (): string => this.facts().name;
  getIndex = (): number => this.facts().index + 1;
  getLastRow = (): number => this.tab().lastRow(this.sheetId);
  getLastColumn = (): number => this.tab().lastColumn(this.sheetId);
  getMaxRows = (): number => this.facts().maxRows;
  getMaxColumns = (): number => this.facts().maxColumns;
  getFrozenRows = (): number => this.facts().frozenRows;
  getFrozenColumns = (): number => this.facts().frozenColumns;
  isSheetHidden = (): boolean => this.facts().hidden;
  getColumnWidth = (column: number): number => this.facts().columnWidths[column - 1] ?? COLUMN_WIDTH;
  isColumnHiddenByUser = (column: number): boolean => this.tab().isColumnHidden(this.sheetId, column - 1);

  setName(name: string): this {
    this.tab().rename(this.sheetId, name);
    return this;
  }

  activate(): this {
    this.desk.host.view.activate(this.sheetId);
    return this;
  }

  /** Four numbers from 1, or A1 notation such as "B2:C10" or "G:G". */
  getRange(row: number | string, column = 1, rows = 1, columns = 1): Range {
    const area =
      typeof row === 'string' ? readA1(row, this.facts()) : { row: row - 1, column: column - 1, rows, columns };
    return this.desk.range(this.sheetId, area);
  }

  getDataRange(): Range {
    const rows = Math.max(1, this.getLastRow());
    return this.desk.range(this.sheetId, { row: 0, column: 0, rows, columns: Math.max(1, this.getLastColumn()) });
  }

  setFrozenRows(rows: number): void {
    if (rows >= this.getMaxRows()) throw new Error("You can't freeze all visible rows on the sheet.");
    this.tab().change(this.sheetId, { frozenRows: rows });
  }

  setFrozenColumns(columns: number): void {
    if (columns >= this.getMaxColumns()) throw new Error("You can't freeze all visible columns on the sheet.");
    this.tab().change(this.sheetId, { frozenColumns: columns });
  }

  setColumnWidth(column: number, width: number): this {
    return this.setColumnWidths(column, 1, width);
  }

  setColumnWidths(column: number, count: number, width: number): this {
    this.tab().setWidths(this.sheetId, column - 1, Array<number>(count).fill(width));
    return this;
  }

  /** As wide as what the cells show: about seven pixels a character, at most 400. */
  autoResizeColumns(column: number, count: number): this {
    const rows = Math.max(1, this.getLastRow());
    const shown = this.desk.host.cells.display(this.sheetId, { row: 0, column: column - 1, rows, columns: count });
    const widths = Array.from({ length: count }, (_, place) => {
      const longest = Math.max(0, ...shown.map((row) => (row[place] ?? '').length));
      return Math.min(400, Math.max(COLUMN_WIDTH / 4, longest * 7 + 20));
    });
    this.tab().setWidths(this.sheetId, column - 1, widths);
    return this;
  }

  autoResizeColumn = (column: number): this => this.autoResizeColumns(column, 1);

  hideColumns(column: number, count = 1): void {
    this.tab().hideColumns(this.sheetId, column - 1, count, true);
  }

  showColumns(column: number, count = 1): void {
    this.tab().hideColumns(this.sheetId, column - 1, count, false);
  }

  hideSheet(): this {
    this.tab().change(this.sheetId, { hidden: true });
    return this;
  }

  showSheet(): this {
    this.tab().change(this.sheetId, { hidden: false });
    return this;
  }

  setTabColor(color: string | null): this {
    this.tab().change(this.sheetId, { tabColor: color ?? undefined });
    return this;
  }

  insertRowsAfter = (after: number, count: number): this => this.insertRows(after, count);
  insertRowsBefore = (before: number, count: number): this => this.insertRows(before - 1, count);
  insertRowAfter = (after: number): this => this.insertRows(after, 1);
  insertRowBefore = (before: number): this => this.insertRows(before - 1, 1);
  insertColumnsAfter = (after: number, count: number): this => this.insertColumns(after, count);
  insertColumnsBefore = (before: number, count: number): this => this.insertColumns(before - 1, count);
  insertColumnAfter = (after: number): this => this.insertColumns(after, 1);
  insertColumnBefore = (before: number): this => this.insertColumns(before - 1, 1);

  deleteRows(row: number, count: number): void {
    this.tab().deleteRows(this.sheetId, row - 1, count);
  }

  deleteRow(row: number): this {
    this.deleteRows(row, 1);
    return this;
  }

  deleteColumns(column: number, count: number): void {
    this.tab().deleteColumns(this.sheetId, column - 1, count);
  }

  deleteColumn(column: number): this {
    this.deleteColumns(column, 1);
    return this;
  }

  clear = (): this => this.clearOf({ values: true, looks: LOOKS });
  clearContents = (): this => this.clearOf({ values: true });
  clearNotes = (): this => this.clearOf({ looks: ['notes'] });

  addDeveloperMetadata(key: string, value: string | null = null): this {
    this.tab().addMetadata(this.sheetId, key, value, undefined);
    return this;
  }

  /** The sheet's own, without its columns'. */
  getDeveloperMetadata = (): DeveloperMetadata[] =>
    metadataOf(this.desk, this.sheetId, (column) => column === undefined);

  /** Over the sheet's own and its columns'. */
  createDeveloperMetadataFinder = () => finder(this.desk, () => metadataOf(this.desk, this.sheetId, () => true));

  protect = (): Protection => this.desk.calls.counted(new Protection(this.desk, this.sheetId, undefined), 'Protection');

  /** Those of ranges, or the sheet's own. */
  getProtections(type: unknown): Protection[] {
    return this.tab()
      .protections(this.sheetId)
      .filter(({ range }) => (type === 'SHEET') === (range === undefined))
      .map(({ id, range }) =>
        this.desk.calls.counted(new Protection(this.desk, this.sheetId, range, id), 'Protection'),
      );
  }

  private insertRows(row: number, count: number): this {
    this.tab().insertRows(this.sheetId, row, count);
    return this;
  }

  private insertColumns(column: number, count: number): this {
    this.tab().insertColumns(this.sheetId, column, count);
    return this;
  }

  private clearOf(what: { values?: boolean; looks?: typeof LOOKS | readonly ['notes'] }): this {
    const { maxRows, maxColumns } = this.facts();
    const all: Rectangle = { row: 0, column: 0, rows: maxRows, columns: maxColumns };
    this.desk.host.cells.clear(this.sheetId, all, what);
    return this;
  }

  private tab() {
    return this.desk.host.tab;
  }

  private facts() {
    return this.tab().facts(this.sheetId);
  }
}
