/** What a spreadsheet holds in one cell. A date is a moment; only the spreadsheet's time zone makes it a day. */
export type CellValue = string | number | boolean | Date | null;

/**
 * A sheet's cells, row by row from its first row to its last used one; all rows are equally wide.
 * `values` and `display` come from one `getValues` and one `getDisplayValues`.
 */
export interface Cells {
  /** The sheet's name. */
  readonly name: string;
  readonly display: readonly (readonly string[])[];
  readonly values: readonly (readonly CellValue[])[];
  /** True where the cell is struck through; absent where that was not asked. */
  readonly struck?: readonly (readonly boolean[])[];
  /** Rows, from 0, that a person or a filter hides; `unknown` where a filter is on and nobody looked; absent where none is. */
  readonly hidden?: ReadonlySet<number> | 'unknown';
  /** A moment as `YYYY-MM-DDTHH:mm:ss` in the spreadsheet's time zone. */
  readonly localTime: (moment: Date) => string;
}

/** Soft hyphens, zero-width spaces and joiners, direction marks, byte-order marks: nobody sees them in a cell. */
const INVISIBLE_RANGES = '\\u00AD\\u200B-\\u200F\\u2060\\uFEFF';
const INVISIBLE = new RegExp(`[${INVISIBLE_RANGES}]`, 'g');
const BLANK = new RegExp(`^[\\s${INVISIBLE_RANGES}–—-]*$`);

/** Plain ASCII, as nearly all cells are, needs none of the slow steps below. */
const ASCII = /^[ -~]*$/;

/** The text without invisible characters and outer spaces; everything inside stays byte for byte. */
export function trimmed(text: string): string {
  if (ASCII.test(text)) return text.trim();
  return text.replace(INVISIBLE, '').trim();
}

/** The text as rules compare it: ASCII forms of full-width characters, single spaces, lower case. */
export function normalized(text: string): string {
  if (ASCII.test(text)) return text.replace(/ {2,}/g, ' ').trim().toLowerCase();
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** True for an empty cell and for the dashes by which webinar reports say "none". */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

/** True for a date as it comes from `getValues`, which was made in another realm than ours: `instanceof` fails there. */
export function isDate(value: CellValue | undefined): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

/** True for a text that spreadsheet programs run as a formula when a file that holds it is opened. */
export function runsAsFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

/** A column's letters: A for 0, AA for 26. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** How many different texts are kept: rosters repeat a few courses and dates thousands of times. */
const KEPT = 500;

/** `read` with its last answers kept, for pure functions of a text. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const seen = known.get(text);
    if (seen !== undefined) return seen;
    if (known.size >= KEPT) known.clear();
    const answer = read(text);
    known.set(text, answer);
    return answer;
  };
}
