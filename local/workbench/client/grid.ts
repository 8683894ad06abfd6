import type { FUniver } from '@univerjs/core/facade';
import type { Edit, GridBlock, GridCell, GridSelection, GridSheet, GridWorkbook } from '../protocol';
import { keepAccessible } from './accessible';
import { editsOf } from './edits';
import { cellChange, freezeOf, noteOf, noteTextOf, rangeOf, ruleOf, sheetData, UNIT, workbookData } from './sheet-data';
import { type TabWish, tabWishOf, whyRefused } from './tab-commands';
import { createUniver } from './univer';

/** What the grid tells the page. */
export interface GridListeners {
  onEdits(edits: readonly Edit[]): void;
  onSelect(selection: GridSelection): void;
  /** Something that this grid does not do. */
  onRefused(sentence: string): void;
}

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
  /** What was typed into a cell, letter by letter. */
  private typed: { readonly sheetId: number; readonly row: number; readonly column: number; text: string } | undefined;

  constructor(
    container: HTMLElement,
    private readonly listeners: GridListeners,
  ) {
    this.api = createUniver(container);
    keepAccessible(container);
    this.api.onCommandExecuted(({ id, params }) => {
      if (id === 'sheet.operation.set-selections') this.tellSelection();
      if (this.writing) return;
      const edits = editsOf(id, params).map((edit) => this.asTyped(edit));
      if (edits.length > 0) listeners.onEdits(edits);
    });
    this.api.addEvent(this.api.Event.BeforeCommandExecute, (event) => {
      if (this.writing) return;
      const wish = tabWishOf(event.id, event.params, this.sheets);
      const refusal = whyRefused(event.id);
      if (wish === undefined && refusal === undefined) return;
      event.cancel = true;
      if (wish) this.wish(wish);
      else if (refusal) listeners.onRefused(refusal);
    });
    this.api.addEvent(this.api.Event.BeforeSheetEditEnd, ({ worksheet, row, column, value, isConfirm }) => {
      const text = value.toPlainText().replace(/\n$/, '');
      this.typed = isConfirm ? { sheetId: Number(worksheet.getSheetId()), row, column, text } : undefined;
    });
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

  /** Writes cells: many small changes of one moment become one, drawn once. */
  apply(blocks: readonly GridBlock[]): void {
    if (this.blocks.length === 0) requestAnimationFrame(() => this.flush());
    this.blocks.push(...blocks);
  }

  /** Tabs were added, removed, renamed, moved, resized or given drop-downs. */
  applySheets(sheets: readonly GridSheet[]): void {
    const before = this.sheets;
    this.sheets = sheets;
    this.quietly(() => {
      const book = this.book();
      for (const sheet of sheets)
        this.applySheet(
          book,
          sheet,
          before.find(({ id }) => id === sheet.id),
        );
      for (const { id } of before) if (!sheets.some((sheet) => sheet.id === id)) book.deleteSheet(String(id));
      this.order(sheets);
    });
    const added = sheets.find(({ id }) => !before.some((sheet) => sheet.id === id));
    if (!added || !this.awaitsTab) return;
    this.awaitsTab = false;
    this.select({ sheetId: added.id, row: 0, column: 0, rows: 1, columns: 1 });
  }

  select({ sheetId, row, column, rows, columns }: GridSelection): void {
    const sheet = this.book().getSheetBySheetId(String(sheetId));
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

  /** The fill of a cell, `#rrggbb`; empty where it has none. */
  fill(sheetName: string, row: number, column: number): string {
    return this.book().getSheetByName(sheetName)?.getRange(row, column).getBackground() ?? '';
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

  private book(): Book {
    const book = this.api.getActiveWorkbook();
    if (!book) throw new Error('The grid shows no workbook.');
    return book;
  }

  private wish(wish: TabWish): void {
    this.awaitsTab = wish.kind === 'insertSheet';
    this.listeners.onEdits([wish]);
  }

  /** The library makes numbers of dates and the like before it tells: the workbook is given what was typed. */
  private asTyped(edit: Edit): Edit {
    const { typed } = this;
    if (edit.kind !== 'type' || !typed || edit.sheetId !== typed.sheetId) return edit;
    if (edit.row !== typed.row || edit.column !== typed.column || edit.texts.flat().length !== 1) return edit;
    this.typed = undefined;
    return { ...edit, texts: [[typed.text]] };
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
      for (const id of sheetIds)
        this.write(
          String(id),
          blocks.filter(({ sheetId }) => sheetId === id),
        );
    });
  }

  private write(sheetId: string, blocks: readonly GridBlock[]): void {
    const sheet = this.book().getSheetBySheetId(sheetId);
    if (!sheet) return;
    const edited = this.editedCell();
    const cellValue: Record<number, Record<number, ReturnType<typeof cellChange>>> = {};
    const notes: [number, number, GridCell][] = [];
    for (const block of blocks) {
      block.cells.forEach((cells, y) => {
        const row = block.row + y;
        cells.forEach((cell, x) => {
          const column = block.column + x;
          if (edited === `${sheetId} ${row} ${column}`) {
            this.held.push({ sheetId: block.sheetId, row, column, cells: [[cell]] });
            return;
          }
          cellValue[row] = { ...cellValue[row], [column]: cellChange(cell) };
          notes.push([row, column, cell]);
        });
      });
    }
    const params = { unitId: UNIT, subUnitId: sheetId, cellValue };
    this.api.syncExecuteCommand('sheet.mutation.set-range-values', params, { fromCollab: true });
    this.writeNotes(sheetId, notes);
  }

  private writeNotes(sheetId: string, cells: readonly [number, number, GridCell][]): void {
    const shown = this.book().getSheetBySheetId(sheetId)?.getNotes() ?? [];
    const before = new Map(shown.map(({ row, col, note }) => [`${row} ${col}`, note]));
    for (const [row, col, cell] of cells) {
      const text = noteTextOf(cell);
      const old = before.get(`${row} ${col}`) ?? '';
      if (text === old) continue;
      const place = { unitId: UNIT, sheetId, row, col, silent: true };
      if (text === '') this.api.syncExecuteCommand('sheet.mutation.remove-note', place, { fromCollab: true });
      else
        this.api.syncExecuteCommand(
          'sheet.mutation.update-note',
          { ...place, note: noteOf(row, col, text) },
          { fromCollab: true },
        );
    }
  }

  private editedCell(): string | undefined {
    const book = this.book();
    if (!book.isCellEditing()) return undefined;
    const cell = book.getActiveCell();
    return cell ? `${book.getActiveSheet().getSheetId()} ${cell.getRow()} ${cell.getColumn()}` : undefined;
  }

  private applySheet(book: Book, sheet: GridSheet, before: GridSheet | undefined): void {
    const subUnitId = String(sheet.id);
    const run = (id: string, params: object) =>
      this.api.syncExecuteCommand(id, { unitId: UNIT, subUnitId, ...params }, { fromCollab: true });
    if (!before) {
      const index = Math.min(this.sheets.indexOf(sheet), book.getSheets().length);
      run('sheet.mutation.insert-sheet', { index, sheet: sheetData(sheet) });
    } else {
      if (before.name !== sheet.name) run('sheet.mutation.set-worksheet-name', { name: sheet.name });
      if (before.tabColor !== sheet.tabColor) run('sheet.mutation.set-tab-color', { color: sheet.tabColor });
      const shown = book.getSheetBySheetId(subUnitId);
      if (shown && shown.getMaxRows() !== sheet.rows)
        run('sheet.mutation.set-worksheet-row-count', { rowCount: sheet.rows });
      if (shown && shown.getMaxColumns() !== sheet.columns) {
        run('sheet.mutation.set-worksheet-column-count', { columnCount: sheet.columns });
      }
      if (before.frozenRows !== sheet.frozenRows || before.frozenColumns !== sheet.frozenColumns) {
        run('sheet.mutation.set-frozen', freezeOf(sheet));
      }
      if (JSON.stringify(before.widths) !== JSON.stringify(sheet.widths)) {
        const columns = Object.keys(sheet.widths).map(Number);
        const ranges = columns.map((column) => rangeOf({ row: 0, column, rows: sheet.rows, columns: 1 }));
        run('sheet.mutation.set-worksheet-col-width', { ranges, colWidth: sheet.widths });
      }
      this.applyHidden(run, sheet, before);
    }
    if (JSON.stringify(before?.dropDowns ?? []) !== JSON.stringify(sheet.dropDowns)) {
      const old = book.getSheetBySheetId(subUnitId)?.getDataValidations() ?? [];
      if (old.length > 0) run('data-validation.mutation.removeRule', { ruleId: old.map(({ rule }) => rule.uid) });
      if (sheet.dropDowns.length > 0) run('data-validation.mutation.addRule', { rule: sheet.dropDowns.map(ruleOf) });
    }
  }

  private applyHidden(run: (id: string, params: object) => void, sheet: GridSheet, before: GridSheet): void {
    const ranges = (columns: readonly number[]) =>
      columns.map((column) => rangeOf({ row: 0, column, rows: sheet.rows, columns: 1 }));
    const hide = sheet.hiddenColumns.filter((column) => !before.hiddenColumns.includes(column));
    const show = before.hiddenColumns.filter((column) => !sheet.hiddenColumns.includes(column));
    if (hide.length > 0) run('sheet.mutation.set-col-hidden', { ranges: ranges(hide) });
    if (show.length > 0) run('sheet.mutation.set-col-visible', { ranges: ranges(show) });
    if (before.hidden !== sheet.hidden) run('sheet.mutation.set-worksheet-hidden', { hidden: Number(sheet.hidden) });
  }

  private order(sheets: readonly GridSheet[]): void {
    sheets.forEach(({ id }, index) => {
      const now = this.book()
        .getSheets()
        .findIndex((sheet) => sheet.getSheetId() === String(id));
      if (now === index || now < 0) return;
      const params = { unitId: UNIT, subUnitId: String(id), fromOrder: now, toOrder: index };
      this.api.syncExecuteCommand('sheet.mutation.set-worksheet-order', params, { fromCollab: true });
    });
  }
}
