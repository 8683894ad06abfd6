/** The spreadsheet that the add-on runs in. */
export function spreadsheet(): GoogleAppsScript.Spreadsheet.Spreadsheet {
  return SpreadsheetApp.getActiveSpreadsheet();
}

/** Today in the spreadsheet's time zone, `YYYY-MM-DD`. */
export function todayHere(now: number): string {
  return Utilities.formatDate(new Date(now), spreadsheet().getSpreadsheetTimeZone(), 'yyyy-MM-dd');
}

/** The account that the add-on runs as; empty where Google does not say. */
export function account(): string {
  return Session.getActiveUser().getEmail();
}
