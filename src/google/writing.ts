import { messageOf } from './spreadsheet';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

// Google bundles writes, so that a refusal comes with the next read or flush, in the user's language. What was attempted is
// known here, and so whatever is written is flushed before anything else happens.

const PROTECTED = 'is protected. Ask whoever protected it to let you write there.';
const A_TABLE = 'Is it a table? Revert it to unformatted data in the menu beside its name, then try again.';

/** Does `write`, and waits until Google has taken it. The error names the tab, what refused, and the way out. */
export function writeInto(sheet: Sheet, write: () => void): void {
  try {
    write();
    SpreadsheetApp.flush();
  } catch (error) {
    ready.clear();
    throw new Error(`Tab "${sheet.getName()}" ${mayEdit(sheet) ? refused(messageOf(error)) : PROTECTED}`);
  }
}

const refused = (said: string): string => (said === PROTECTED ? said : `could not be written: ${said} ${A_TABLE}`);

/** Asked anew after a refusal: somebody may have protected the tab since. */
function mayEdit(sheet: Sheet): boolean {
  try {
    return sheet.getDataRange().canEdit();
  } catch {
    return true;
  }
}

/** Writes that may be refused without harm: a width, a drop-down list in the column of a table. */
export function tryWriting(write: () => void): boolean {
  try {
    write();
    SpreadsheetApp.flush();
    return true;
  } catch {
    return false;
  }
}

/** Google takes a value that begins with `=` for a formula, whatever the cell's format; of `+` it is not known. */
const GUARDED = /^\s*[=+']/;

/** What is written for a text: an apostrophe keeps it a text. Whether it then shows is not known, so that readers take it away. */
const guarded = (text: string): string => (GUARDED.test(text) ? `'${text}` : text);

/** The text that a cell shows, without the apostrophe of `writeTexts`. */
export const textOf = (shown: string): string => (/^'\s*[=+']/.test(shown) ? shown.slice(1) : shown);

/**
 * Writes texts that stay texts, within `writeInto`. The format is set where it lacks: in a column of a table that has a type it
 * cannot be, and then nothing is written unless `isLoose`. What might have become a formula is read back.
 */
export function writeTexts(range: Range, texts: readonly (readonly string[])[], isLoose = false): Range {
  const place = `${range.getSheet().getSheetId()} ${range.getA1Notation()}`;
  if (!ready.has(place)) {
    const isText = range.getNumberFormats().every((row) => row.every((format) => format === '@'));
    if (!isText && !tryWriting(() => range.setNumberFormat('@')) && !isLoose)
      throw new Error('its cells cannot keep text as it is.');
    ready.add(place);
  }
  return putTexts(range, texts);
}

/** The same into cells that nobody had before. */
export const setTexts = (range: Range, texts: readonly (readonly string[])[]): Range =>
  putTexts(range.setNumberFormat('@'), texts);

/** The same without asking what the cells are: whoever calls does it carefully after a refusal. */
export function putTexts(range: Range, texts: readonly (readonly string[])[]): Range {
  range.setValues(texts.map((row) => row.map(guarded)));
  if (texts.some((row) => row.some((text) => GUARDED.test(text)))) refuseFormulas(range);
  return range;
}

/** Where this call has found that it may write, and that texts stay texts. */
const ready = new Set<string>();

function refuseFormulas(range: Range): void {
  if (range.getFormulas().every((row) => row.every((formula) => formula === ''))) return;
  range.clearContent();
  throw new Error('Google takes a text there for a formula. It was emptied.');
}

/** Sets a new tab's cells to text, those below included, before anything is written there. */
export function makeText(sheet: Sheet, columns: number): void {
  sheet.getRange(1, 1, sheet.getMaxRows(), columns).setNumberFormat('@');
}
