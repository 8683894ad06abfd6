import type { SheetData, SpreadsheetHost } from '../../local/sheets';

/** The cells of a credit tab, as somebody edits them by hand. */
export interface TabCells {
  /** The row below the last one, from 0. */
  end(): number;
  /** The row of a member, from 0. */
  rowOf(memberId: string): number;
  lineOf(memberId: string): readonly string[];
  cell(memberId: string, header: string): string;
  type(memberId: string, header: string, text: string): void;
  /** The same in a row, from 0. */
  typeIn(row: number, header: string, text: string): void;
  /** Puts a whole row's texts in a row, from 0. */
  put(row: number, line: readonly string[]): void;
  /** Copies one row over another, or below the last. */
  paste(from: number, to: number): void;
}

/** The tab of that name. Throws where there is none. */
export function sheetNamed({ workbook }: SpreadsheetHost, name: string): SheetData {
  const found = workbook.sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(`There is no tab ${name}.`);
  return found;
}

/** Lets nobody but its owner write in a tab. */
export function protect(host: SpreadsheetHost, name: string): void {
  const editors = ['owner@example.org'];
  sheetNamed(host, name).protections.push({ id: 1, range: undefined, description: '', warningOnly: false, editors });
}

export function creditTab(host: SpreadsheetHost, credit: string): TabCells {
  const sheet = () => sheetNamed(host, credit);
  const lines = () => sheet().values.map((line) => line.map((cell) => (cell === null ? '' : String(cell))));
  const columnOf = (header: string) => (lines()[0] ?? []).indexOf(header);
  const self: TabCells = {
    end: () => lines().length,
    rowOf: (memberId) => lines().findIndex(([first]) => first === memberId),
    lineOf: (memberId) => lines()[self.rowOf(memberId)] ?? [],
    cell: (memberId, header) => self.lineOf(memberId)[columnOf(header)] ?? '',
    type: (memberId, header, text) => self.typeIn(self.rowOf(memberId), header, text),
    typeIn: (row, header, text) => host.type(sheet().id, row, columnOf(header), [[text]]),
    put: (row, line) => host.put(sheet().id, row, 0, [line]),
    paste: (from, to) => self.put(to, lines()[from] ?? []),
  };
  return self;
}
