import type { FUniver } from '@univerjs/core/facade';
import type { Edit, GridBlock, GridCell, GridSelection, GridSheet, GridWorkbook } from '../protocol';
import { keepAccessible } from './accessible';
import { editsOf } from './edits';
import { writeCells } from './grid-cells';
import { writeTabs } from './grid-tabs';
import { Letters } from './letters';
import { UNIT, workbookData } from './sheet-data';
import { type TabWish, tabWishOf, whyRefused } from './tab-commands';
import { createUniver } from './univer';

/** What the grid tells the page. */
export interface GridListeners {
  onEdits(edits: readonly Edit[]): void;
  onSelect(selection: GridSelection): void;
  /** Something that this grid does not do. */
  onRefused(sentence: string): void;
}

const SET_VALUES = 'sheet.mutation.set-range-values';

type Book = NonNullable<ReturnType<FUniver['getActiveWorkbook']>>;

/** The spreadsheet grid over the library's own; what arrives from the workbook is told apart from what a person does. */
export class Grid {
  private readonly api: FUniver;
  /** True while the page itself writes into the grid. */
  private writing = false;
  private blocks: GridBlock[] = [];
  /** Of the very cell that is being edited: writing there would lose the typing. */
  private held: GridBlock[] = [];
  private sheets: readonly GridSheet[] = [];
  private told = '';
  /** A person asked for a new tab, and goes there once it exists. */
  private awaitsTab = false;
  /** Where the page is to go once the tab is there. */
  private awaited: GridSelection | undefined;
  private readonly letters: Letters;

  constructor(
    container: HTMLElement,
    private readonly listeners: GridListeners,
  ) {
    this.api = createUniver(container);
    keepAccessible(container);
    this.letters = new Letters(this.api);
    this.watchCommands();
    this.api.addEvent(this.api.Event.ActiveSheetChanged, () => this.tellSelection());
    this.api.addEvent(this.api.Event.SheetEditEnded, () => {
      const held = this.held;
      this.held = [];
      if (held.length > 0) this.apply(held);
    });
  }

  /** Shows another workbook. */
  load(workbook: GridWorkbook): void {
    this.quietly(() => {
      this.api.disposeUnit(UNIT);
      this.blocks = [];
      this.held = [];
      this.sheets = workbook.sheets;
      this.api.createWorkbook(workbookData(workbook));
    });
    this.told = '';
    this.select(workbook.selection ?? { sheetId: workbook.sheets[0]?.id ?? 1, row: 0, column: 0, rows: 1, columns: 1 });
  }

  /** Shows the same workbook as it is now, after changes that this window has missed; nothing else moves. */
  refresh(workbook: GridWorkbook): void {
    this.applySheets(workbook.sheets);
    this.apply(workbook.sheets.map((sheet) => ({ sheetId: sheet.id, row: 0, column: 0, cells: this.wholeOf(sheet) })));
  }

  /** Writes cells: many small changes of one moment become one, drawn once. */
  apply(blocks: readonly GridBlock[]): void {
    if (this.blocks.length === 0) requestAnimationFrame(() => this.flush());
    this.blocks.push(...blocks);
  }

  /** Tabs were added, removed, renamed, moved, resized or given drop-downs. */
  applySheets(sheets: readonly GridSheet[]): void {
    const before = this.sheets;
    this.sheets = sheets;
    this.quietly(() => writeTabs(this.api, sheets, before));
    if (this.awaited && sheets.some(({ id }) => id === this.awaited?.sheetId)) this.select(this.awaited);
    const added = sheets.find(({ id }) => !before.some((sheet) => sheet.id === id));
    if (!added || !this.awaitsTab) return;
    this.awaitsTab = false;
    this.select({ sheetId: added.id, row: 0, column: 0, rows: 1, columns: 1 });
  }

  select({ sheetId, row, column, rows, columns }: GridSelection): void {
    const sheet = this.book().getSheetBySheetId(String(sheetId));
    // Its tab may be on the way: what is new is told a moment later.
    this.awaited = sheet ? undefined : { sheetId, row, column, rows, columns };
    if (!sheet) return;
    if (this.book().getActiveSheet().getSheetId() !== String(sheetId)) sheet.activate();
    sheet.getRange(row, column, rows, columns).activate();
    sheet.scrollToCell(Math.max(0, row - 3), Math.max(0, column - 2));
    this.tellSelection();
  }

  /** What a cell shows, and its note. */
  cell(sheetName: string, row: number, column: number): { readonly text: string; readonly note: string } {
    const range = this.book().getSheetByName(sheetName)?.getRange(row, column);
    return { text: range?.getDisplayValue() ?? '', note: range?.getNote()?.note ?? '' };
  }

  sheetNames(): string[] {
    return this.book()
      .getSheets()
      .map((sheet) => sheet.getSheetName());
  }

  sheetId(name: string): number | undefined {
    const id = this.book().getSheetByName(name)?.getSheetId();
    return id === undefined ? undefined : Number(id);
  }

  nameOf(sheetId: number): string {
    return this.sheets.find(({ id }) => id === sheetId)?.name ?? '';
  }

  undo(): void {
    void this.api.undo();
  }

  redo(): void {
    void this.api.redo();
  }

  /** What a person does goes to the workbook, unless the grid does not do such a thing. */
  private watchCommands(): void {
    const { listeners } = this;
    this.api.onCommandExecuted(({ id, params }) => {
      if (id === 'sheet.operation.set-selections') this.tellSelection();
      if (this.writing) return;
      const edits = editsOf(id, params)
        .filter((edit) => !('sheetId' in edit) || this.nameOf(edit.sheetId) !== '')
        .map((edit) => (id === SET_VALUES ? this.letters.asEntered(edit) : edit));
      if (edits.length > 0) listeners.onEdits(edits);
    });
    this.api.addEvent(this.api.Event.BeforeCommandExecute, (event) => {
      // What a formula shows is for the workbook to say, which evaluates none.
      if (event.id === 'formula.mutation.set-formula-calculation-start') event.cancel = true;
      if (this.writing) return;
      const wish = tabWishOf(event.id, event.params, this.sheets);
      const refusal = whyRefused(event.id);
      if (wish === undefined && refusal === undefined) return;
      event.cancel = true;
      if (wish) this.wish(wish);
      else if (refusal) listeners.onRefused(refusal);
    });
  }

  private book(): Book {
    const book = this.api.getActiveWorkbook();
    if (!book) throw new Error('The grid shows no workbook.');
    return book;
  }

  /** The cells of a tab, and empty ones for what is shown beyond them. */
  private wholeOf({ id, cells }: GridWorkbook['sheets'][number]): GridCell[][] {
    const shown = this.book().getSheetBySheetId(String(id));
    const rows = Math.max(cells.length, (shown?.getLastRow() ?? -1) + 1);
    const columns = Math.max(cells[0]?.length ?? 0, (shown?.getLastColumn() ?? -1) + 1);
    return Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => cells[y]?.[x] ?? null));
  }

  private wish(wish: TabWish): void {
    this.awaitsTab = wish.kind === 'insertSheet';
    this.listeners.onEdits([wish]);
  }

  private quietly(work: () => void): void {
    const outer = this.writing;
    this.writing = true;
    try {
      work();
    } finally {
      this.writing = outer;
    }
  }

  private tellSelection(): void {
    const book = this.api.getActiveWorkbook();
    const range = book?.getActiveRange();
    if (!book || !range) return;
    const selection = {
      sheetId: Number(book.getActiveSheet().getSheetId()),
      row: range.getRow(),
      column: range.getColumn(),
      rows: range.getHeight(),
      columns: range.getWidth(),
    };
    const told = JSON.stringify(selection);
    if (told === this.told) return;
    this.told = told;
    this.listeners.onSelect(selection);
  }

  private flush(): void {
    const blocks = this.blocks;
    this.blocks = [];
    const sheetIds = new Set(blocks.map(({ sheetId }) => sheetId));
    this.quietly(() => {
      for (const id of sheetIds) {
        const ofTab = blocks.filter(({ sheetId }) => sheetId === id);
        this.held.push(...writeCells(this.api, id, ofTab));
      }
    });
  }
}
