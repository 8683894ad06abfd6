type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What was thrown, in its own words. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** True where a write failed since somebody else protects the place. Google says so in its English alone. */
export const isProtected = (error: unknown): boolean => /protect/i.test(messageOf(error));

/** Writes into a tab of the add-on's. Where somebody protects it, the error names the tab: Google's own does not. */
export function writeInto(sheet: Sheet, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!isProtected(error)) throw error;
    throw new Error(`Tab "${sheet.getName()}" is protected. Ask whoever protected it to let you write there.`);
  }
}

/** The spreadsheet that the add-on runs in. */
export function spreadsheet(): GoogleAppsScript.Spreadsheet.Spreadsheet {
  return SpreadsheetApp.getActiveSpreadsheet();
}

/** Cells of a CSV or TSV text, as Google reads them. Throws where its quotation marks are not in order. */
export const parseCsv = (text: string, delimiter: string): string[][] => Utilities.parseCsv(text, delimiter);

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

/**
 * Says on which day a moment (milliseconds since 1970) is, `YYYY-MM-DD`, in the zone that `set` gives or else in the
 * spreadsheet's. The zone is looked up once, and only where a moment is asked about.
 */
export function dayIn(set: () => string | undefined): (moment: number) => string {
  let zone: string | undefined;
  return (moment) => {
    zone ??= set() ?? spreadsheet().getSpreadsheetTimeZone();
    return Utilities.formatDate(new Date(moment), zone, 'yyyy-MM-dd');
  };
}

/** The account that the add-on runs as; empty where Google does not say. */
export function account(): string {
  return Session.getActiveUser().getEmail();
}
