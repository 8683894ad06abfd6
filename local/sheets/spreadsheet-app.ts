import type { Calls } from './calls';
import { Range } from './range';
import { lastColumn, lastRow, newSheet, type SheetData, type Workbook } from './workbook';

/** What the add-on showed to its user. */
export interface Shown {
  menu: { readonly caption: string; readonly functionName: string }[];
  sidebar: string | undefined;
  dialog: string | undefined;
}

/** How the script was started: a cell formula has no UI. */
export type Start = 'call' | 'formula';

class Sheet {
  constructor(
    private readonly book: Workbook,
    readonly data: SheetData,
    private readonly calls: Calls,
  ) {}
  getSheetId = () => this.data.id;
  getName = () => this.data.name;
  getLastRow = () => lastRow(this.data);
  getLastColumn = () => lastColumn(this.data);
  getMaxRows = () => this.data.maxRows;
  getMaxColumns = () => this.data.maxColumns;
  insertRowsAfter(_after: number, count: number): this {
    this.data.maxRows += count;
    return this;
  }
  getRange(row: number, column: number, rows = 1, columns = 1): Range {
    return this.calls.counted(new Range(this.book, this.data, row, column, rows, columns), 'Range');
  }
  setFrozenRows(rows: number): void {
    if (rows >= this.data.maxRows) throw new Error('You cannot freeze all rows.');
  }
  addDeveloperMetadata(key: string, value: string): this {
    this.data.metadata.push({ key, value });
    return this;
  }
  getDeveloperMetadata() {
    return this.data.metadata.map(({ key, value }) => ({ getKey: () => key, getValue: () => value }));
  }
}

/** SpreadsheetApp over a workbook in memory. */
export function spreadsheetApp(book: Workbook, shown: Shown, start: () => Start, calls: Calls) {
  const sheets = new Map<number, Sheet>();
  const sheetOf = (data: SheetData): Sheet => {
    const known = sheets.get(data.id) ?? calls.counted(new Sheet(book, data, calls), 'Sheet');
    sheets.set(data.id, known);
    return known;
  };
  let active = book.sheets[0];
  const spreadsheet = calls.counted(
    {
      getId: () => book.id,
      getName: () => book.name,
      getSpreadsheetTimeZone: () => book.timeZone,
      getSpreadsheetLocale: () => book.locale,
      getSheets: () => book.sheets.map(sheetOf),
      getSheetByName: (name: string) => {
        const found = book.sheets.find((sheet) => sheet.name === name);
        return found ? sheetOf(found) : null;
      },
      getActiveSheet: () => (active ? sheetOf(active) : null),
      setActiveSheet: (sheet: Sheet) => {
        active = sheet.data;
        return sheet;
      },
      insertSheet: (name: string, index: number) => {
        if (book.sheets.some((sheet) => sheet.name === name))
          throw new Error(`A sheet with the name "${name}" already exists.`);
        const data = newSheet(Math.max(0, ...book.sheets.map(({ id }) => id)) + 1, name);
        book.sheets.splice(index, 0, data);
        active = data;
        return sheetOf(data);
      },
    },
    'Spreadsheet',
  );
  return calls.counted(
    {
      getActiveSpreadsheet: () => spreadsheet,
      flush: () => undefined,
      getUi: () => {
        if (start() === 'formula') throw new Error('Cannot call SpreadsheetApp.getUi() from this context.');
        return calls.counted(ui(shown), 'Ui');
      },
    },
    'SpreadsheetApp',
  );
}

interface Page {
  getContent(): string;
}

function ui(shown: Shown) {
  return {
    createAddonMenu: () => {
      const items: Shown['menu'] = [];
      const menu = {
        addItem: (caption: string, functionName: string) => {
          items.push({ caption, functionName });
          return menu;
        },
        addSeparator: () => menu,
        addToUi: () => {
          shown.menu = items;
        },
      };
      return menu;
    },
    showSidebar: (page: Page) => {
      shown.sidebar = page.getContent();
    },
    showModalDialog: (page: Page) => {
      shown.dialog = page.getContent();
    },
  };
}
