import { type Apostrophe, written } from './cell-text';
import { clearValues, parsedAll, readDisplay, writeLook, writeParsed } from './cells';
import { DocumentLock } from './lock';
import { PropertyStore } from './properties';
import { refuseProtected } from './protected';
import type { SavedSpreadsheet } from './saved';
import { sortedOrder } from './sorting';
import { deleteColumns, deleteRows, insertColumns, insertRows, reorderRows } from './structure';
import { checkedName, freeName, numberedName } from './tab-names';
import { refuseTyped } from './typed-columns';
import {
  type CellData,
  type CellLooks,
  type Grid,
  type Look,
  newSheet,
  type Rectangle,
  type SheetData,
} from './workbook';

/** What happened to the spreadsheet, for whoever shows it. */
export type Change =
  | ({ readonly kind: 'cells'; readonly sheetId: number } & Rectangle)
  /** Tabs were added, removed, renamed, moved, coloured or hidden; sizes, frozen rows, widths or protections changed. */
  | { readonly kind: 'sheets' };

/** What is not known of Google, and can be either way. */
export interface Unknown {
  readonly apostrophe: Apostrophe;
}

/** What became worth keeping: cells and tabs after a person's edit, a script's flush or the end of its call, or document properties. */
export type Stored = 'cells' | 'properties';

/**
 * One spreadsheet on the main thread, which several users' scripts and their pages share. Rows and columns count from
 * 0. `user` is the e-mail address of whoever writes: a protection of others makes the write throw. Without one, nobody
 * asks.
 */
export class SpreadsheetHost {
  readonly workbook: SavedSpreadsheet['workbook'];
  readonly documentProperties: PropertyStore;
  readonly lock = new DocumentLock();
  private readonly changeListeners = new Set<(change: Change) => void>();
  private readonly storedListeners = new Set<(what: Stored) => void>();
  private isDirty = false;

  /** Takes `saved` over: from here on it is the host's to change. `now` is in milliseconds since 1970. */
  constructor(
    saved: SavedSpreadsheet,
    private readonly now: () => number = Date.now,
    private readonly unknown: Unknown = { apostrophe: 'kept' },
  ) {
    this.workbook = saved.workbook;
    this.documentProperties = new PropertyStore(saved.documentProperties, () => this.tellStored('properties'));
  }

  /** Told at once of every change, a script's included; returns what ends it. */
  onChange(listener: (change: Change) => void): () => void {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  }

  /** Told, before the script goes on, when there is something to keep; returns what ends it. */
  onStored(listener: (what: Stored) => void): () => void {
    this.storedListeners.add(listener);
    return () => this.storedListeners.delete(listener);
  }

  /** A copy of all that is kept. */
  saved(): SavedSpreadsheet {
    return structuredClone({
      workbook: this.workbook,
      documentProperties: this.documentProperties.getProperties(),
    });
  }

  /** Throws where there is no such tab, or no more. */
  sheet(sheetId: number): SheetData {
    const sheet = this.workbook.sheets.find(({ id }) => id === sheetId);
    if (!sheet) throw new Error(`There is no tab with id ${sheetId} in "${this.workbook.name}": it was deleted.`);
    return sheet;
  }

  /** The same, where it has cells: a chart's own tab and connected data have none. */
  grid(sheetId: number): SheetData {
    const sheet = this.sheet(sheetId);
    // Google's words, as in https://github.com/diegomanuel/binance-to-google-sheets/issues/13.
    if (sheet.type) throw new Error(`The action is not supported for ${sheet.type} sheet`);
    return sheet;
  }

  /** What cells show. */
  display(sheetId: number, area: Rectangle): string[][] {
    return readDisplay(this.workbook, this.sheet(sheetId), area);
  }

  /**
   * A person's typing or pasting from `row`, `column` on: texts are read as Sheets reads them (unless the cell's format
   * is `@`), an empty text clears, "=..." becomes a formula. The sheet grows where it has to. Throws where a drop-down
   * list or a protection forbids it.
   */
  type(sheetId: number, row: number, column: number, texts: readonly (readonly string[])[], user?: string): void {
    const area = { row, column, rows: texts.length, columns: Math.max(0, ...texts.map((cells) => cells.length)) };
    if (area.rows === 0 || area.columns === 0) return;
    const sheet = this.sheet(sheetId);
    this.grow(sheet, row + area.rows, column + area.columns);
    this.write(sheetId, area, texts, user);
    this.flush();
  }

  /** Puts back what cells held, for instance to undo: nothing is read into texts. */
  put(sheetId: number, row: number, column: number, values: readonly (readonly CellData[])[], user?: string): void {
    const area = { row, column, rows: values.length, columns: Math.max(0, ...values.map((cells) => cells.length)) };
    const sheet = this.sheet(sheetId);
    refuseProtected(sheet, area, user);
    this.grow(sheet, row + area.rows, column + area.columns);
    writeParsed(
      sheet,
      area,
      values.map((cells) => cells.map((value) => ({ value }))),
    );
    this.changed(sheetId, area);
    this.flush();
  }

  /** Writes values as `Range.setValues` does. */
  setValues(sheetId: number, area: Rectangle, values: readonly (readonly CellData[])[], user: string): void {
    this.write(sheetId, area, values, user, written(this.unknown.apostrophe));
  }

  setLook<L extends Look>(
    sheetId: number,
    area: Rectangle,
    look: L,
    looks: Grid<CellLooks[L]> | { readonly all: CellLooks[L] | undefined },
    user?: string,
  ): void {
    const sheet = this.sheet(sheetId);
    refuseProtected(sheet, area, user);
    refuseTyped(sheet, area, look);
    writeLook(sheet, area, look, looks);
    this.changed(sheetId, area);
  }

  /** Empties cells, takes looks off them, or both. */
  clear(sheetId: number, area: Rectangle, what: { values?: boolean; looks?: readonly Look[] }, user?: string): void {
    const sheet = this.sheet(sheetId);
    refuseProtected(sheet, area, user);
    if (what.values) clearValues(sheet, area);
    for (const look of what.looks ?? []) writeLook(sheet, area, look, { all: undefined });
    this.changed(sheetId, area);
  }

  /** Adds a tab, at the end where no place is given. Throws where the name is taken. */
  insertSheet(name?: string, index = this.workbook.sheets.length): SheetData {
    const { sheets } = this.workbook;
    const id = Math.max(0, ...sheets.map((sheet) => sheet.id)) + 1;
    const sheet = newSheet(id, name === undefined ? freeName(this.workbook) : checkedName(this.workbook, name));
    sheets.splice(index, 0, sheet);
    this.rearranged();
    return sheet;
  }

  /** Adds a copy of a tab at the end, with all that is on it: its developer metadata too, which Google's documents do not say. */
  copySheet(sheetId: number): SheetData {
    const { name, ...data } = structuredClone(this.sheet(sheetId));
    const id = Math.max(0, ...this.workbook.sheets.map((sheet) => sheet.id)) + 1;
    const copy = { ...data, id, name: checkedName(this.workbook, `Copy of ${name}`) };
    this.workbook.sheets.push(copy);
    this.rearranged();
    return copy;
  }

  /** Adds a tab that was read from a file, at the end; where its name is taken, with a number behind it. */
  addSheet(read: SheetData): SheetData {
    const { sheets } = this.workbook;
    const id = Math.max(0, ...sheets.map((sheet) => sheet.id)) + 1;
    const sheet = { ...read, id, name: numberedName(this.workbook, read.name) };
    sheets.push(sheet);
    this.rearranged();
    this.changed(id, { row: 0, column: 0, rows: sheet.values.length, columns: sheet.maxColumns });
    this.flush();
    return sheet;
  }

  /** Throws where the name is taken or none. */
  renameSheet(sheetId: number, name: string): void {
    const sheet = this.sheet(sheetId);
    sheet.name = checkedName(this.workbook, name, sheet);
    this.rearranged();
  }

  /** Throws where it is the last tab. */
  deleteSheet(sheetId: number): void {
    const { sheets } = this.workbook;
    if (sheets.length === 1) throw new Error("You can't remove all the sheets in a document.");
    sheets.splice(sheets.indexOf(this.sheet(sheetId)), 1);
    this.rearranged();
  }

  /** Moves a tab to a place among the tabs, from 0. */
  moveSheet(sheetId: number, index: number): void {
    const { sheets } = this.workbook;
    const sheet = this.sheet(sheetId);
    sheets.splice(sheets.indexOf(sheet), 1);
    sheets.splice(index, 0, sheet);
    this.rearranged();
  }

  /** Changes what belongs to a tab as a whole: frozen rows, widths, metadata, protections. */
  arrange(sheetId: number, change: (sheet: SheetData) => void): void {
    change(this.sheet(sheetId));
    this.rearranged();
  }

  /** Inserts empty rows before `row`. */
  insertRows(sheetId: number, row: number, count: number): void {
    insertRows(this.sheet(sheetId), row, count);
    this.shifted(sheetId, row, 0);
  }

  deleteRows(sheetId: number, row: number, count: number): void {
    deleteRows(this.sheet(sheetId), row, count);
    this.shifted(sheetId, row, 0);
  }

  /** Inserts empty columns before `column`. */
  insertColumns(sheetId: number, column: number, count: number): void {
    insertColumns(this.sheet(sheetId), column, count);
    this.shifted(sheetId, 0, column);
  }

  deleteColumns(sheetId: number, column: number, count: number): void {
    deleteColumns(this.sheet(sheetId), column, count);
    this.shifted(sheetId, 0, column);
  }

  /** Sorts the rows of an area by one of the sheet's columns; what is on the cells moves along. */
  sortRows(sheetId: number, area: Rectangle, column: number, ascending: boolean, user?: string): void {
    const sheet = this.sheet(sheetId);
    refuseProtected(sheet, area, user);
    reorderRows(sheet, area, sortedOrder(sheet, area, column, ascending));
    this.changed(sheetId, area);
  }

  /** Has everything kept that changed since the last time. */
  flush(): void {
    if (!this.isDirty) return;
    this.isDirty = false;
    this.tellStored('cells');
  }

  private write(
    sheetId: number,
    area: Rectangle,
    values: readonly (readonly CellData[])[],
    user: string | undefined,
    read?: ReturnType<typeof written>,
  ): void {
    const sheet = this.sheet(sheetId);
    refuseProtected(sheet, area, user);
    writeParsed(sheet, area, parsedAll(this.workbook, sheet, area, values, this.now(), read));
    this.changed(sheetId, area);
  }

  private grow(sheet: SheetData, rows: number, columns: number): void {
    if (rows <= sheet.maxRows && columns <= sheet.maxColumns) return;
    sheet.maxRows = Math.max(sheet.maxRows, rows);
    sheet.maxColumns = Math.max(sheet.maxColumns, columns);
    this.rearranged();
  }

  private shifted(sheetId: number, row: number, column: number): void {
    const { maxRows, maxColumns } = this.sheet(sheetId);
    this.rearranged();
    this.changed(sheetId, { row, column, rows: maxRows - row, columns: maxColumns - column });
  }

  private rearranged(): void {
    this.tell({ kind: 'sheets' });
  }

  private changed(sheetId: number, area: Rectangle): void {
    this.tell({ kind: 'cells', sheetId, ...area });
  }

  private tell(change: Change): void {
    this.isDirty = true;
    for (const listener of this.changeListeners) listener(change);
  }

  private tellStored(what: Stored): void {
    for (const listener of this.storedListeners) listener(what);
  }
}
