import { types } from 'node:util';
import { LOOKS, type SheetData, type Workbook } from './workbook';

/** All that is kept of a spreadsheet, in plain data. */
export interface SavedSpreadsheet {
  readonly workbook: Workbook;
  readonly documentProperties: Readonly<Record<string, string>>;
}

/** The form of the JSON; another one is of another release. */
const VERSION = 1;

/** A spreadsheet as JSON text. Dates become `{"date": milliseconds}`. */
export function toJson(saved: SavedSpreadsheet): string {
  const { workbook, documentProperties } = saved;
  const sheets = workbook.sheets.map((sheet) => ({
    ...sheet,
    // Before JSON.stringify sees them: it asks a Date for its own JSON first.
    values: sheet.values.map((row) => row.map((value) => (types.isDate(value) ? { date: value.getTime() } : value))),
  }));
  return JSON.stringify({ version: VERSION, workbook: { ...workbook, sheets }, documentProperties });
}

/** A spreadsheet from the text that `toJson` made. Throws one sentence where the text is of something else. */
export function fromJson(text: string): SavedSpreadsheet {
  let read: SavedSpreadsheet & { readonly version?: unknown };
  try {
    read = JSON.parse(text) as typeof read;
  } catch (error) {
    throw new Error('The kept spreadsheet is damaged: its file is no JSON. Delete it and open the roster again.', {
      cause: error,
    });
  }
  if (read?.version !== VERSION) {
    throw new Error(
      `The kept spreadsheet is of version ${JSON.stringify(read?.version)}, this program reads ${VERSION}. Delete it and open the roster again.`,
    );
  }
  for (const sheet of read.workbook.sheets) revive(sheet);
  return { workbook: read.workbook, documentProperties: read.documentProperties };
}

/** JSON has neither dates nor undefined: both are put back in place. */
function revive(sheet: SheetData): void {
  for (const row of sheet.values) {
    row.forEach((value, column) => {
      if (value !== null && typeof value === 'object' && 'date' in value) row[column] = new Date(Number(value.date));
    });
  }
  const lists: (unknown[] | null)[] = [sheet.columnWidths, sheet.hiddenColumns];
  for (const look of LOOKS) lists.push(...sheet[look]);
  for (const list of lists) {
    list?.forEach((value, place) => {
      if (value === null) list[place] = undefined;
    });
  }
}
