/** The spreadsheet's locale as it was said, and as a browser calls it: undefined where it knows none such. */
let said = '';
let locale: string | undefined;

/** From now on days are written as in a spreadsheet of this locale, such as `en_US`. */
export function writeDaysAs(ofSpreadsheet: string): void {
  if (said === ofSpreadsheet) return;
  said = ofSpreadsheet;
  try {
    [locale] = Intl.DateTimeFormat.supportedLocalesOf(ofSpreadsheet.replace(/_/g, '-'));
  } catch {
    locale = undefined;
  }
}

function written(iso: string, style?: Intl.DateTimeFormatOptions): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return new Date(year, month - 1, day).toLocaleDateString(locale, style);
}

/** A moment's time of day where the reader is: `2:02 PM`. Browsers put a narrow space before PM. */
export const timeOf = (iso: string): string =>
  new Date(iso).toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' }).replace(/\u202f/g, ' ');

/**
 * Quotation marks and apostrophes as the page's own texts have them: the add-on's sentences, and cells, have straight ones. Marks
 * within a quoted value, as those of a formula, stay as they are.
 */
const curly = (text: string): string =>
  text
    .replace(
      /(?<=^|[\s([/–—])"(?:([^"(]*)"(?=\))|(.*?)"(?=$|[\s.,;:!?…/\]–—]))/g,
      (_, plain?: string, any = '') => `“${plain ?? any}”`,
    )
    .replace(/(?<=[\p{L}\p{N}])'/gu, '’');

/**
 * A sentence of the add-on as the page writes it: each of its days, `2026-05-14`, as in the spreadsheet, `5/14/2026`, each of
 * its moments, `2026-05-14T18:02:00.000Z`, as the time of day where the reader is, its quotation marks curly.
 */
export const dated = (text: string): string =>
  curly(text)
    .replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, timeOf)
    .replace(/\b\d{4}-\d\d-\d\d\b/g, (iso) => written(iso));

/** What a problem says to a person: its days as above, and no status, which is for the support details. */
export const told = (message: string): string => dated(message.replace(/ \(status \d+\)/g, ''));

/** A day in a sentence: `May 14`. */
export const dayOf = (iso: string): string => written(iso, { month: 'long', day: 'numeric' });
