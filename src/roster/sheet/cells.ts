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

/** A cell's text by row and column from 0; empty outside of the sheet. */
export function textAt({ display }: Pick<Cells, 'display'>, row: number, column: number | undefined): string {
  return display[row]?.[column ?? -1] ?? '';
}

/** Control and format characters, joiners, direction and byte-order marks, fillers: nobody sees them in a cell. */
const INVISIBLE_RANGES = '\\0-\\x08\\x0E-\\x1F\\x7F-\\x9F\\p{DI}\\p{Cf}\\u2800';
const INVISIBLE = new RegExp(`[${INVISIBLE_RANGES}]`, 'gu');
const BLANK = new RegExp(`^[\\s${INVISIBLE_RANGES}–—-]*$`, 'u');

/** What any rule sees of a cell: whoever writes more hides something, and slow steps grow with it. */
export const MOST_CHARACTERS = 400;

/** Rows of texts of which each is as long as a rule may see it. */
export const bounded = (rows: readonly (readonly string[])[]): string[][] =>
  rows.map((row) => row.map((text) => (text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS) : text)));

/** Plain ASCII, as nearly all cells are, needs none of the slow steps below. */
const ASCII = /^[ -~]*$/;

/** The text without invisible characters and outer spaces; everything inside stays byte for byte. */
export function trimmed(text: string): string {
  if (ASCII.test(text)) return text.trim();
  return text.replace(INVISIBLE, '').trim();
}

/** The text in the plain forms of full-width and other characters, without invisible ones. */
export function plainForm(text: string): string {
  return ASCII.test(text) ? text : text.normalize('NFKC').replace(INVISIBLE, '');
}

/** The text as rules compare it: ASCII forms of full-width characters, single spaces, lower case. */
export function normalized(text: string): string {
  let before = 32;
  for (let place = 0; place <= text.length; place += 1) {
    const code = place < text.length ? text.charCodeAt(place) : 32;
    if (code < 32 || code > 126 || (code === 32 && before === 32 && text !== '')) return slowlyNormalized(text);
    before = code;
  }
  return text.toLowerCase();
}

function slowlyNormalized(text: string): string {
  return plainForm(text)
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim()
    .toLowerCase();
}

/** True for an empty cell and for the dashes by which webinar reports say "none". */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  // A digit or a letter, as most cells begin.
  if ((first >= 48 && first <= 57) || (first >= 65 && first <= 90) || (first >= 97 && first <= 122)) return false;
  return BLANK.test(text);
}

/** True for a date as it comes from `getValues`, which was made in another realm than ours: `instanceof` fails there. */
export function isDate(value: CellValue | undefined): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

const BEGINS_FORMULA = /^[\s'"]*[=+\-@\u2212]/;

/**
 * True for a text that spreadsheet programs may run as a formula when a file that holds it is opened: also behind what
 * nobody sees, with full-width signs, and behind a separator, where a program splits cells at another one than the comma.
 */
export function runsAsFormula(text: string): boolean {
  if (ASCII.test(text) && !/[=+@-]/.test(text)) return false;
  return (
    /^[\t\r]/.test(text) ||
    plainForm(text)
      .split(/[;|\t\r\n]/)
      .some((part) => BEGINS_FORMULA.test(part))
  );
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

/** `make` with its answer kept for each object, for pure functions of it. */
export function oncePer<K extends object, More extends readonly unknown[], T>(
  make: (key: K, ...more: More) => T,
): (key: K, ...more: More) => T {
  const known = new WeakMap<K, { readonly answer: T }>();
  return (key, ...more) => {
    const kept = known.get(key) ?? { answer: make(key, ...more) };
    known.set(key, kept);
    return kept.answer;
  };
}

/** The items by what they have in common, each group in their order. */
export function grouped<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
