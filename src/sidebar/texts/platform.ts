import type { PlatformLook } from '../server';

// What the platform check looks at and what is right, by id: for the page, and for the command line.

/** One behavior of Google's, as it was seen and judged. It never holds an e-mail, a host or an id of a file. */
export interface PlatformLine {
  readonly id: string;
  readonly name: string;
  readonly expected: string;
  readonly got: string;
  /** What nobody could look at is neither right nor wrong. */
  readonly ok: boolean | 'skipped';
  readonly ms: number;
}

/** What "Copy result" copies, and `roster platform` compares. */
export interface PlatformResult {
  readonly kind: 'CE Roster platform check';
  readonly version: 1;
  readonly lines: readonly PlatformLine[];
}

/** A behavior's name, and all that is right. Nothing: the add-on does not rely on it, and the model has it to be compared. */
type Expected = readonly [name: string, ...right: readonly string[]];

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  // The add-on writes an apostrophe before these, and holds whatever Google makes of them without one.
  '=1+1': ['string =1+1', 'formula'],
  '+1+1': ['string +1+1', 'formula'],
  "'=1+1": ["string '=1+1", 'string =1+1'],
  "'+1+1": ["string '+1+1", 'string +1+1'],
  '-1+1': ['string -1+1'],
  '@A1': ['string @A1'],
  "'007": ["string '007", 'string 007'],
  "''007": ["string ''007", "string '007"],
  '007': ['string 007'],
  '1/2': ['string 1/2'],
  '1e5': ['string 1e5'],
  TRUE: ['string TRUE'],
  '12345678901234567890': ['string 12345678901234567890'],
};

const PLAIN: Readonly<Record<string, readonly string[]>> = {
  '=1+1': ['formula'],
  '007': ['number 7'],
  '1/2': ['date'],
};

const CELLS: Readonly<Record<string, Expected>> = Object.fromEntries(
  Object.entries(TEXTS).flatMap(([text, right]) => [
    [`at ${text}`, [`${text} written into a text cell`, ...right]],
    [`bare ${text}`, [`${text} written into an automatic cell`, ...(PLAIN[text] ?? [])]],
  ]),
);

/** A limit in bytes, where twice as many are tried in vain, and in characters. */
const longestOf = (size: number): readonly string[] => [`${size}, `, `${size}, ${size}`];

const EXPECTED: Readonly<Record<string, Expected>> = {
  ...CELLS,
  'at afterwards': ['007 written, then made a text cell', 'number 7', 'number 007'],
  'date instance': ['A date comes back as a Date', 'true'],
  'cell limit': ['50,001 characters in a cell', 'refused'],
  'late flush': ['A refused value shows at', 'write', 'flush'],
  'late read': ['A refused value shows without a flush at', 'write', 'read'],
  'late end': ['A script that ends with a refused value', 'refused', 'answered'],
  'refused value': ['A refused value is not kept', 'true'],
  'can edit': ['canEdit of one’s own cells', 'true'],
  'grid type': ['Type of a tab with cells', 'GRID'],
  'chart tab': ['Last row of a chart tab', 'refused'],
  'table format': ['A number format in a table’s typed column', 'refused', 'taken'],
  'table list': ['A drop-down list in a table’s typed column', 'refused', 'taken'],
  'error kind': ['What Google throws is an Error', 'true'],
  'name case': ['A tab’s name again in capitals', 'refused'],
  'find by case': ['A tab by its name in capitals', 'none'],
  'sheet id': ['A renamed tab keeps its id', 'true'],
  'mark insert': ['Mark of column B after a column is inserted before it', '3'],
  'mark copy': ['Marks of a copied tab', 'copied', 'left behind'],
  'mark delete': ['Marks of a deleted column', '0'],
  // Google's quotas say 9 KB; a developer found 8,066 bytes in 2023 (tanaikech.github.io, “Specification of Properties Service”).
  // The add-on fills a value up to 8,500, so less than that is wrong.
  'property limit': [
    'Longest property, of letters of one byte and of two',
    ...longestOf(9216),
    ...longestOf(9000),
    ...longestOf(8500),
  ],
  'property missing': ['A property that is not there', 'null'],
  'cache limit': [
    'Longest cache value, of letters of one byte and of two',
    ...longestOf(102_400),
    ...longestOf(100_000),
  ],
  'cache key': ['Cache keys of 250 and 251 characters', 'taken, refused'],
  'lock twice': ['A script takes the lock that it has', 'true'],
  'active e-mail': ['E-mail of the active user', 'known', 'empty'],
  'same e-mail': ['Both e-mails are the same', 'true'],
  csv: ['CSV with quotes, a line break and an accent', '[["a","b \\"c\\"\\r\\nd","é"],["1;2",""]]'],
  'csv empty line': ['CSV with an empty line'],
  'csv quotes': ['CSV with a quote that does not end', 'refused', 'taken'],
  'format date': ['A moment in New York after the clocks went forward', '2026-03-08 03:30'],
  lookbehind: ['Lookbehind in a pattern', 'ac'],
  letters: ['Letters of Unicode, taken apart', '2'],
  numbers: ['Thousands with a comma', '1,234.5'],
  newer: ['Newer functions of the language', 'true'],
  'whitelist inside': ['A request to the association, without the key', 'true'],
  'whitelist outside': ['A request outside the whitelist', 'refused'],
  'status thrown': ['A refusal is thrown where it is not muted', 'refused'],
  'header case': ['How the answer spells Content-Type', 'Content-Type', 'content-type'],
  redirect: ['A redirect', 'not followed'],
  'lock held': ['A script holds the lock for three seconds', 'true'],
  'lock meanwhile': ['Another script takes it meanwhile', 'false'],
  'lock afterwards': ['Another script takes it afterwards', 'true'],
  'send undefined': ['The page sends undefined', 'undefined', 'null'],
  'send NaN': ['The page sends NaN', 'null', 'NaN'],
  'send null': ['The page sends null', 'null'],
  'send date': ['The page sends a Date', 'refused'],
  'send 1 MB': ['The page sends 1 MB', 'string of 1000000'],
  'send 8 MB': ['The page sends 8 MB', 'string of 8000000'],
  'give undefined': ['An answer holds undefined', 'undefined', 'null'],
  'give NaN': ['An answer holds NaN', 'null', 'NaN'],
  'give null': ['An answer holds null', 'null'],
  'give date': ['An answer holds a Date', 'refused', 'no answer'],
  'give 1 MB': ['An answer of 1 MB', 'string of 1000000'],
  'give 8 MB': ['An answer of 8 MB', 'string of 8000000'],
  'ten calls': ['Ten calls at once, each with its own answer', '10'],
  storage: ['Session storage of the sidebar', 'kept', 'refused'],
  clipboard: ['The sidebar puts a text on the clipboard', 'copied'],
  downloads: ['Files that the browser saves of two', '2'],
  'other protects': ['A write into what another account protects', 'refused'],
  'other locks': ['Another account takes the lock meanwhile', 'false'],
  'other domain': ['E-mail where the spreadsheet is of another domain', 'known', 'empty'],
  'time-out': ['A request that lasts longer than its 30 seconds', 'refused'],
};

/** What this check cannot look at by itself, and why. */
const NEVER: Readonly<Record<string, string>> = {
  'other protects': 'skipped: needs a second account',
  'other locks': 'skipped: needs a second account',
  'other domain': 'skipped: needs a second account',
  'time-out': 'skipped: needs an address that is slow',
  downloads: 'skipped: press Try two downloads',
};

const IDS = Object.keys(EXPECTED);

/** Calls whose time was taken have a name of Google's, as the local Sheets counts them. */
export const isTimed = (id: string): boolean => !(id in EXPECTED) && /^\w+\.\w+$/.test(id);

/** All that was looked at, judged, in the table's order; what did not answer is wrong, what nobody can look at is skipped. */
export function judged(looks: readonly PlatformLook[]): PlatformResult {
  const seen = new Map(looks.map((look) => [look.id, look]));
  const others = looks.map(({ id }) => id).filter((id) => !IDS.includes(id));
  const lines = [...IDS, ...others].map((id): PlatformLine => {
    const { got, ms } = seen.get(id) ?? { got: NEVER[id] ?? 'no answer', ms: 0 };
    const [name, ...right] = EXPECTED[id] ?? [id];
    const isRight = right.includes(got) || (right.length === 0 && got !== 'no answer' && !got.startsWith('threw'));
    const ok = got.startsWith('skipped') ? 'skipped' : isRight;
    return { id, name, expected: right.join(' or ') || 'anything', got, ok, ms };
  });
  return { kind: 'CE Roster platform check', version: 1, lines };
}

/** A line that somebody should read: what differs, and what was skipped. */
export const platformLine = ({ name, expected, got, ok }: PlatformLine): string =>
  ok === 'skipped' ? `${name}: ${got}` : `${name}: ${got || 'nothing'}, expected ${expected}`;
