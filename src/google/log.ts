import { account, spreadsheet } from './spreadsheet';

/** The name of the log's tab. */
export const LOG_TAB = 'CE Log';

/** Adds a line to the append-only log: when, who, which event, what, how many. Never a key, never a list of IDs. */
export function writeLog(now: number, event: string, what: string, count: number): void {
  const book = spreadsheet();
  let sheet = book.getSheetByName(LOG_TAB);
  if (!sheet) {
    const active = book.getActiveSheet();
    sheet = book.insertSheet(LOG_TAB, book.getSheets().length);
    if (active) book.setActiveSheet(active);
    sheet
      .getRange(1, 1, 1, 5)
      .setNumberFormat('@')
      .setValues([['When', 'Who', 'Event', 'What', 'People']])
      .setFontWeight('bold');
    sheet.setFrozenRows(1);
  }
  const row = sheet.getLastRow() + 1;
  if (row > sheet.getMaxRows()) sheet.insertRowsAfter(sheet.getMaxRows(), 100);
  const line = [new Date(now).toISOString(), account(), event, what, String(count)];
  sheet.getRange(row, 1, 1, 5).setNumberFormat('@').setValues([line]);
}

/** Where the add-on's next tab goes: at the end, before the log. */
export function placeOfNextTab(): number {
  const sheets = spreadsheet().getSheets();
  const log = sheets.findIndex((sheet) => sheet.getName() === LOG_TAB);
  return log < 0 ? sheets.length : log;
}
