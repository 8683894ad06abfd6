import { insertAside, messageOf, parseCsv, spreadsheet } from './spreadsheet';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Cell = GoogleAppsScript.Spreadsheet.Range;

/** What one behavior of Google's is: its id, what was seen, and how long the look took. `src/sidebar/texts/platform.ts` judges it. */
export interface PlatformLook {
  readonly id: string;
  readonly got: string;
  readonly ms: number;
}

/** Looks by their id, in the order in which they are made. Each says in a few words what it saw. */
type Looks = Readonly<Record<string, () => unknown>>;

const NAME = 'ce roster platform check';
const KEY = 'ceRosterPlatform';
const TEXTS = [
  '=1+1',
  '+1+1',
  "'=1+1",
  "'+1+1",
  '-1+1',
  '@A1',
  "'007",
  "''007",
  '007',
  '1/2',
  '1e5',
  'TRUE',
  '12345678901234567890',
];
/** Each call is timed as the mean of so many. */
const TIMES = 5;

const flush = () => SpreadsheetApp.flush();
const documentLock = () => LockService.getDocumentLock();
const activeEmail = () => Session.getActiveUser().getEmail();

/** Which of several calls throws, by its name; "none" where all are taken. */
function thrownBy(steps: Looks): string {
  for (const [name, step] of Object.entries(steps)) {
    try {
      step();
    } catch {
      return name;
    }
  }
  return 'none';
}

const taken = (work: () => unknown): string => (thrownBy({ work }) === 'none' ? 'taken' : 'refused');

/** The longest text that is taken, of one byte a letter and of two: the second tells bytes from characters. */
const longest = (sizes: readonly number[], put: (text: string) => unknown): string =>
  ['x', 'é'].map((letter) => sizes.find((size) => taken(() => put(letter.repeat(size))) === 'taken')).join(', ');

/** A tab of this check's own; it is removed with all others of its kind. */
function newTab(): Sheet {
  const sheet = insertAside(`${NAME} ${Date.now()}`, 0);
  sheet.addDeveloperMetadata(KEY);
  return sheet;
}

/** Removes every tab that a check made, also one that was killed: by its name, and its tag or its emptiness. */
function sweep(): void {
  const book = spreadsheet();
  for (const sheet of book.getSheets()) {
    if (!sheet.getName().toLowerCase().includes(NAME)) continue;
    const isOurs = sheet.getDeveloperMetadata().some((metadata) => metadata.getKey() === KEY);
    if (isOurs || sheet.getLastRow() === 0) book.deleteSheet(sheet);
  }
}

/** A cell that refuses all but one word. */
function choosy(cell: Cell): Cell {
  const list = SpreadsheetApp.newDataValidation().requireValueInList(['a']).setAllowInvalid(false).build();
  cell.setDataValidation(list);
  flush();
  return cell;
}

const PARTS = {
  cells: () => {
    const sheet = newTab();
    sheet.getRange(1, 1, TEXTS.length, 1).setNumberFormat('@');
    const block = sheet.getRange(1, 1, TEXTS.length, 2).setValues(TEXTS.map((text) => [text, text]));
    const [values, formulas, shown] = [block.getValues(), block.getFormulas(), block.getDisplayValues()];
    const cell = (row: number, column: number): string => {
      const value: unknown = values[row]?.[column];
      if (formulas[row]?.[column]) return 'formula';
      return value instanceof Date ? 'date' : `${typeof value} ${shown[row]?.[column]}`;
    };
    const looks = TEXTS.flatMap((text, row) => [
      [`at ${text}`, () => cell(row, 0)] as const,
      [`bare ${text}`, () => cell(row, 1)] as const,
    ]);
    const one = sheet.getRange(1, 4);
    return {
      ...Object.fromEntries(looks),
      'at afterwards': () => {
        one.setValue('007').setNumberFormat('@');
        return `${typeof one.getValue()} ${one.getDisplayValue()}`;
      },
      'date instance': () => one.setNumberFormat('yyyy-mm-dd').setValue(new Date()).getValue() instanceof Date,
      'cell limit': () => taken(() => one.setValue('x'.repeat(50_001)) && flush()),
    };
  },
  writes: () => {
    const sheet = newTab();
    const against = (row: number, name: string, next: () => unknown): string => {
      const cell = choosy(sheet.getRange(row, 1));
      return thrownBy({ write: () => cell.setValue('b'), [name]: next });
    };
    const typed = spreadsheet().getSheetByName('CE table')?.getRange(2, 1);
    const inTable = (write: (cell: Cell) => unknown): string =>
      typed ? taken(() => write(typed) && flush()) : 'skipped: no tab "CE table"';
    return {
      'late flush': () => against(1, 'flush', flush),
      'late read': () => against(2, 'read', () => sheet.getRange(2, 1).getValue()),
      'refused value': () => sheet.getRange(1, 1).getValue() === '',
      'can edit': () => sheet.getRange(1, 1).canEdit(),
      'grid type': () => sheet.getType(),
      'chart tab': () => {
        const chart = spreadsheet()
          .getSheets()
          .find((one) => String(one.getType()) === 'OBJECT');
        return chart ? taken(() => chart.getLastRow()) : 'skipped: no chart tab';
      },
      'table format': () => inTable((cell) => cell.setNumberFormat('@')),
      'table list': () => inTable(choosy),
      'error kind': () => {
        try {
          return sheet.getRange(0, 1);
        } catch (error) {
          return error instanceof Error;
        }
      },
    };
  },
  tabs: () => {
    const [book, sheet] = [spreadsheet(), newTab()];
    const other = sheet.getName().toUpperCase();
    const marks = (of: Sheet) => of.createDeveloperMetadataFinder().withKey('x').find();
    return {
      'name case': () => taken(() => book.insertSheet(other, 0)),
      'find by case': () => (book.getSheetByName(other) ? 'found' : 'none'),
      'sheet id': () => {
        const id = sheet.getSheetId();
        return Number.isSafeInteger(id) && sheet.setName(`${sheet.getName()} b`).getSheetId() === id;
      },
      'mark insert': () => {
        sheet.getRange('B:B').addDeveloperMetadata('x', 'y');
        sheet.insertColumnsBefore(2, 1);
        return marks(sheet)[0]?.getLocation().getColumn()?.getColumn();
      },
      'mark copy': () => (marks(sheet.copyTo(book)).length > 0 ? 'copied' : 'left behind'),
      'mark delete': () => marks(sheet.deleteColumn(3)).length,
    };
  },
  stores: () => {
    const store = PropertiesService.getUserProperties();
    const cache = CacheService.getUserCache();
    return {
      'property limit': () => longest([9217, 9216, 9000, 8500, 8000], (text) => store.setProperty(KEY, text)),
      'property missing': () => store.deleteProperty(KEY).getProperty(KEY),
      'cache limit': () => longest([102401, 102400, 100000], (text) => cache.put(KEY, text, 60)),
      'cache key': () => [250, 251].map((size) => taken(() => cache.put('k'.repeat(size), '', 1))).join(', '),
      'lock twice': () => documentLock().tryLock(1000) && documentLock().tryLock(1),
    };
  },
  words: () => ({
    'active e-mail': () => (activeEmail() ? 'known' : 'empty'),
    'same e-mail': () => activeEmail() === Session.getEffectiveUser().getEmail(),
    csv: () => JSON.stringify(parseCsv('a,"b ""c""\r\nd",é\n1;2,', ',')),
    'csv empty line': () => JSON.stringify(parseCsv('a\n\nb', ',')),
    'csv quotes': () => taken(() => parseCsv('a,"b', ',')),
    'format date': () =>
      Utilities.formatDate(new Date(Date.UTC(2026, 2, 8, 7, 30)), 'America/New_York', 'yyyy-MM-dd HH:mm'),
    lookbehind: () => 'ab'.replace(/(?<=a)b/, 'c'),
    letters: () => /^\p{L}$/u.test('É') && 'É'.normalize('NFD').length,
    numbers: () => (1234.5).toLocaleString('en-US'),
    newer: () => [[].flatMap, Object.fromEntries, ''.matchAll, ''.padStart].every(Boolean),
  }),
  web: (tenant: string) => {
    const host = `//${tenant}.growthzoneapp.com/`;
    // No header at all, so no key either; http is outside the whitelist and still nobody else's.
    const fetch = (url: string, muteHttpExceptions = true) =>
      UrlFetchApp.fetch(url, { muteHttpExceptions, followRedirects: false, ...{ timeoutSeconds: 30 } });
    const contacts = `https:${host}api/contacts?$top=1`;
    const looks: Looks = {
      'whitelist inside': () => fetch(contacts).getResponseCode() > 0,
      'whitelist outside': () => taken(() => fetch(`http:${host}`)),
      'status thrown': () => taken(() => fetch(contacts, false)),
      'header case': () => Object.keys(fetch(contacts).getAllHeaders()).find((name) => /^content-type$/i.test(name)),
      redirect: () => {
        const status = fetch(`https:${host}`).getResponseCode();
        return status >= 300 && status < 400 ? 'not followed' : 'skipped: no redirect met';
      },
    };
    return tenant ? looks : Object.fromEntries(Object.keys(looks).map((id) => [id, () => 'skipped: not connected']));
  },
  times: () => {
    const sheet = newTab();
    const block = sheet.getRange(1, 1, 250, 20);
    const values = block.getValues();
    const [store, cache, lock, book] = [
      PropertiesService.getUserProperties(),
      CacheService.getUserCache(),
      documentLock(),
      spreadsheet(),
    ];
    // Google refuses an argument too many.
    const calls: readonly (readonly [name: string, of: object, method: string, ...args: readonly unknown[]])[] = [
      ['Properties', store, 'setProperty', KEY, 'x'],
      ['Properties', store, 'getProperty', KEY],
      ['Properties', store, 'getProperties'],
      ['Properties', store, 'deleteProperty', KEY],
      ['Cache', cache, 'put', KEY, 'x', 60],
      ['Cache', cache, 'get', KEY],
      ['Cache', cache, 'remove', KEY],
      ['Lock', lock, 'tryLock', 1000],
      ['Lock', lock, 'releaseLock'],
      ['Range', block, 'getValues'],
      ['Range', block, 'getDisplayValues'],
      ['Range', block, 'setValues', values],
      ['Spreadsheet', book, 'getSheets'],
      ['Spreadsheet', book, 'getSheetByName', NAME],
      ['Sheet', sheet, 'getLastRow'],
      ['DeveloperMetadataFinder', sheet.createDeveloperMetadataFinder(), 'find'],
      ['User', Session.getActiveUser(), 'getEmail'],
      ['Utilities', Utilities, 'formatDate', new Date(), 'UTC', 'yyyy'],
    ];
    return {
      ...Object.fromEntries(
        calls.map(([name, of, method, ...args]) => [
          `${name}.${method}`,
          () => (Reflect.get(of, method) as (...args: readonly unknown[]) => unknown).apply(of, args),
        ]),
      ),
      'SpreadsheetApp.flush': () => block.setValues(values) && flush(),
    };
  },
  /** A refused write that nothing of the script's flushes: whether its end does shows in whether the page has an answer. */
  end: () => ({ 'late end': () => choosy(newTab().getRange(1, 1)).setValue('b') && 'answered' }),
  /** Held across another call, and not let go: Google does that at the end. When it was held, and tried, tells what it proves. */
  hold: () => ({
    'lock held': () => documentLock().tryLock(1000),
    'held from': () => Date.now(),
    'held until': () => {
      Utilities.sleep(3000);
      return Date.now();
    },
  }),
  try: () => ({ 'tried at': () => Date.now(), 'lock tried': () => documentLock().tryLock(1) }),
} satisfies Readonly<Record<string, (tenant: string) => Looks>>;

export type PlatformPart = keyof typeof PARTS;
export const PLATFORM_PARTS = Object.keys(PARTS) as PlatformPart[];

/**
 * One part of the check, some seconds long. `tenant` is the association that may be asked, empty where none is connected.
 * What it made is removed, whatever happens, but for the part that ends with a write: what that or a killed one left is
 * removed first.
 */
export function lookAtPlatform(part: PlatformPart, tenant: string): readonly PlatformLook[] {
  sweep();
  try {
    const looks: Looks = PARTS[part](tenant);
    return Object.entries(looks).map(([id, look]) => {
      const runs = part === 'times' ? TIMES : 1;
      const start = Date.now();
      let got = '';
      try {
        for (let run = 0; run < runs; run += 1) got = String(look());
      } catch (error) {
        got = `threw ${messageOf(error)}`;
      }
      return { id, got: part === 'times' ? '' : got, ms: (Date.now() - start) / runs };
    });
  } finally {
    if (part !== 'end') {
      // A refusal that comes late comes here, and must not keep the tab.
      thrownBy({ flush });
      sweep();
    }
  }
}

const GIVEN = new Map<string, unknown>(Object.entries({ undefined, NaN: Number.NaN, null: null }));

/** What an answer to the page carries, or not: one of these, a date, or so many megabytes. */
export const givenBy = (what: string): unknown => {
  if (what === 'date') return new Date();
  return GIVEN.has(what) ? GIVEN.get(what) : 'x'.repeat(Number(what) * 1_000_000);
};
