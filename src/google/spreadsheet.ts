/** The spreadsheet that the add-on runs in. */
export function spreadsheet(): GoogleAppsScript.Spreadsheet.Spreadsheet {
  return SpreadsheetApp.getActiveSpreadsheet();
}

/** Adds a tab at a place from 0, and leaves the user where they are: Google would go to the new one. */
export function insertAside(name: string, index: number): GoogleAppsScript.Spreadsheet.Sheet {
  const book = spreadsheet();
  const active = book.getActiveSheet();
  const sheet = book.insertSheet(name, index);
  if (active) book.setActiveSheet(active);
  return sheet;
}

/** A moment (milliseconds since 1970) in the spreadsheet's own zone, as everything that people read there. */
export function timeHere(moment: number, pattern: string): string {
  return Utilities.formatDate(new Date(moment), spreadsheet().getSpreadsheetTimeZone(), pattern);
}

/** Today in the spreadsheet's time zone, `YYYY-MM-DD`. */
export const todayHere = (now: number): string => timeHere(now, 'yyyy-MM-dd');

/** The account that the add-on runs as; empty where Google does not say. */
export function account(): string {
  return Session.getActiveUser().getEmail();
}
