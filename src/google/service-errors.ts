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
