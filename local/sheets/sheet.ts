import { readA1 } from './a1';
import type { Context } from './context';
import { type DeveloperMetadata, finder, metadataOf, visibilityOf } from './metadata';
import { Protection } from './protection';
import type { Range } from './range';
import type { Served } from './served';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Sheets' own width of a column, in pixels. */
const COLUMN_WIDTH = 100;

/** A tab. It is known by its id, so that renaming and moving do no harm. */
export class Sheet implements Served<GoogleSheet, Exclude<keyof Sheet, 'sheetId' | 'getType'>> {
  constructor(
    private readonly context: Context,
    readonly sheetId: number,
  ) {}

  getSheetId = (): number => this.sheetId;
  getName = (): string => this.facts().name;
  getLastRow = (): number => this.tab().lastRow(this.sheetId);
  getLastColumn = (): number => this.tab().lastColumn(this.sheetId);
  /** Google gives one of `SpreadsheetApp.SheetType`, whatever that is made of. */
  getType = (): string => this.facts().type ?? 'GRID';
  getMaxRows = (): number => this.size().maxRows;
  getMaxColumns = (): number => this.size().maxColumns;
  getColumnWidth = (column: number): number => this.tab().width(this.sheetId, column - 1) ?? COLUMN_WIDTH;
  isSheetHidden = (): boolean => this.tab().isHidden(this.sheetId);
  isRowHiddenByUser = (row: number): boolean => this.tab().isRowHidden(this.sheetId, row - 1);
  isRowHiddenByFilter = (row: number): boolean => this.tab().isRowFiltered(this.sheetId, row - 1);
  /** Whether there is one is all that is known of it. */
  getFilter = (): object | null => (this.tab().hasFilter(this.sheetId) ? {} : null);
  isColumnHiddenByUser = (column: number): boolean => this.tab().isColumnHidden(this.sheetId, column - 1);

  setName(name: string): this {
    this.tab().rename(this.sheetId, name);
    return this;
  }

  /** Within the spreadsheet, the only one that there is. */
  copyTo = (_: unknown): Sheet => this.context.sheet(this.tab().copy(this.sheetId));

  activate(): this {
    this.context.host.view.activate(this.sheetId);
    return this;
  }

  /** Four numbers from 1, or A1 notation such as "B2:C10" or "G:G". */
  getRange(row: number | string, column = 1, rows = 1, columns = 1): Range {
    const area =
      typeof row === 'string' ? readA1(row, this.size()) : { row: row - 1, column: column - 1, rows, columns };
    return this.context.range(this.sheetId, area);
  }

  getDataRange(): Range {
    const rows = Math.max(1, this.getLastRow());
    return this.context.range(this.sheetId, { row: 0, column: 0, rows, columns: Math.max(1, this.getLastColumn()) });
  }

  setFrozenRows(rows: number): void {
    if (rows >= this.getMaxRows()) throw new Error("You can't freeze all visible rows on the sheet.");
    this.tab().freezeRows(this.sheetId, rows);
  }

  setColumnWidth(column: number, width: number): this {
    this.tab().setWidth(this.sheetId, column - 1, width);
    return this;
  }

  hideColumns(column: number, count = 1): void {
    this.tab().hideColumns(this.sheetId, column - 1, count);
  }

  insertRowsAfter = (after: number, count: number): this => this.insertRows(after, count);
  insertColumnsAfter = (after: number, count: number): this => this.insertColumns(after, count);
  insertColumnsBefore = (before: number, count: number): this => this.insertColumns(before - 1, count);

  deleteColumn(column: number): this {
    this.tab().deleteColumns(this.sheetId, column - 1, 1);
    return this;
  }

  addDeveloperMetadata(key: string, value: string | null = null, visibility: unknown = 'DOCUMENT'): this {
    this.tab().addMetadata(this.sheetId, { key, value, column: undefined, visibility: visibilityOf(visibility) });
    return this;
  }

  /** The sheet's own, without its columns'. */
  getDeveloperMetadata = (): DeveloperMetadata[] =>
    metadataOf(this.context, this.sheetId, (column) => column === undefined);

  /** Over the sheet's own and its columns'. */
  createDeveloperMetadataFinder = () => finder(this.context, () => metadataOf(this.context, this.sheetId, () => true));

  protect = (): Protection =>
    this.context.calls.counted(new Protection(this.context, this.sheetId, undefined), 'Protection');

  /** Those of ranges, or the sheet's own. */
  getProtections(type: unknown): Protection[] {
    return this.tab()
      .protections(this.sheetId)
      .filter(({ range }) => (type === 'SHEET') === (range === undefined))
      .map(({ id, range }) =>
        this.context.calls.counted(new Protection(this.context, this.sheetId, range, id), 'Protection'),
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

  private tab() {
    return this.context.host.tab;
  }

  private size() {
    return this.tab().size(this.sheetId);
  }

  private facts() {
    return this.tab().facts(this.sheetId);
  }
}
