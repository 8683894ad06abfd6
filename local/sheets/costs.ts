/** What service calls take on Google, in milliseconds: patterns of counted names, the first that fits counts. */
export interface Costs {
  readonly calls: readonly (readonly [pattern: string, ms: number])[];
  /** What is added where writes are waiting: at a flush, at the next read of cells, at the end of the script. */
  readonly flush: number;
}

/** One kind of call: which it is, how long it takes, who measured that, and the call by which a platform check measures it. */
export interface Kind {
  readonly name: string;
  readonly is: string;
  readonly ms: number;
  readonly source: string;
  readonly by?: string;
}

// The addresses are in docs/performance.md.
const PERALTA = 'Peralta, 100 calls each';
const REPORTS = 'reports: 4,000 cells under 50, some 560 with a flush';
const ASSUMED = 'ASSUMED';

/** Every kind of call, in the order in which they are looked for. None holds the time of a request to GrowthZone. */
export const KINDS: readonly Kind[] = [
  { name: 'read a property', is: '^Properties\\.get', ms: 30, source: PERALTA, by: 'Properties.getProperty' },
  { name: 'set or delete a property', is: '^Properties\\.', ms: 62, source: PERALTA, by: 'Properties.setProperty' },
  { name: 'read a cache value', is: '^Cache\\.get', ms: 4, source: PERALTA, by: 'Cache.get' },
  { name: 'put or remove a cache value', is: '^Cache\\.', ms: 92, source: PERALTA, by: 'Cache.put' },
  {
    name: 'flush waiting writes',
    is: '^SpreadsheetApp\\.flush',
    ms: 500,
    source: REPORTS,
    by: 'SpreadsheetApp.flush',
  },
  {
    name: 'make, remove or change a tab',
    is: '^(Spreadsheet\\.(insert|delete)|Sheet\\.(insert|delete|copyTo))',
    ms: 200,
    source: ASSUMED,
  },
  {
    name: 'step within a range',
    is: '^Range\\.(getSheet|getRow|getColumn|getNum(Rows|Columns)|getLast|getA1)',
    ms: 1,
    source: ASSUMED,
  },
  { name: 'read a block of cells', is: '^Range\\.(get|can|is)', ms: 50, source: REPORTS, by: 'Range.getValues' },
  {
    name: 'write a block of cells',
    is: '^Range\\.(set|clear|sort|add|create)',
    ms: 50,
    source: REPORTS,
    by: 'Range.setValues',
  },
  {
    name: 'look for marks',
    is: '^(DeveloperMetadataFinder\\.find|Sheet\\.getDeveloperMetadata|Spreadsheet\\.getDeveloper)',
    ms: 50,
    source: ASSUMED,
    by: 'DeveloperMetadataFinder.find',
  },
  {
    name: 'look at a tab',
    is: '^(Spreadsheet|Sheet)\\.(get|is)(?!Range|SheetId)',
    ms: 10,
    source: ASSUMED,
    by: 'Sheet.getLastRow',
  },
  { name: 'change how a tab looks', is: '^Sheet\\.(set|add|hide|protect)', ms: 20, source: ASSUMED },
  { name: 'take or release the lock', is: '^Lock\\.', ms: 50, source: ASSUMED, by: 'Lock.tryLock' },
  { name: 'format a date', is: '^Utilities\\.formatDate', ms: 1, source: ASSUMED, by: 'Utilities.formatDate' },
  { name: 'ask for the account', is: '^User\\.', ms: 10, source: ASSUMED, by: 'User.getEmail' },
  {
    name: 'wait or send a request: that is GrowthZone’s pace',
    is: '^(Utilities\\.sleep|UrlFetchApp)',
    ms: 0,
    source: 'counted beside it',
  },
  { name: 'any other call', is: '', ms: 1, source: ASSUMED },
];

const FLUSH = '^SpreadsheetApp\\.flush';

/** The costs by the public figures, or by what a platform check measured on Google where it did, by the counted name. */
export function costs(measured: ReadonlyMap<string, number> = new Map()): Costs {
  const kinds = kindsBy(measured);
  return {
    calls: kinds.map(({ is, ms }) => [is, is === FLUSH ? 1 : ms]),
    flush: kinds.find(({ is }) => is === FLUSH)?.ms ?? 0,
  };
}

/** Every kind with its figure and where that is from. */
export function kindsBy(measured: ReadonlyMap<string, number>): readonly Kind[] {
  return KINDS.map((kind) => {
    const ms = kind.by === undefined ? undefined : measured.get(kind.by);
    if (ms === undefined) return kind;
    // A flush is measured with the write that it waits for.
    const write = kind.is === FLUSH ? (measured.get('Range.setValues') ?? 0) : 0;
    return { ...kind, ms: Math.max(0, ms - write), source: 'the platform check' };
  });
}

/** Takes the time of each call while a script runs; `pass` lets it pass. */
export interface Meter {
  readonly called: (name: string) => void;
  /** The script is at its end, where what waits is written. */
  readonly ended: () => void;
  readonly spent: () => number;
}

const WRITES =
  /^(Range\.(set|clear|sort|add)|Sheet\.(set|add|hide|protect|insert|delete)|Spreadsheet\.(insert|delete))/;
const READS = /^(Range\.(get(?!Sheet|Row|Column|Num(Rows|Columns)|Last|A1)|can)|SpreadsheetApp\.flush|Sheet\.getLast)/;

export function meter({ calls, flush }: Costs, pass: (ms: number) => void): Meter {
  const patterns = calls.map(([pattern, ms]) => [new RegExp(pattern), ms] as const);
  const known = new Map<string, number>();
  let isWaiting = false;
  let spent = 0;
  const take = (ms: number) => {
    spent += ms;
    pass(ms);
  };
  const written = () => {
    if (isWaiting) take(flush);
    isWaiting = false;
  };
  return {
    called: (name) => {
      if (READS.test(name)) written();
      const ms = known.get(name) ?? patterns.find(([pattern]) => pattern.test(name))?.[1] ?? 0;
      known.set(name, ms);
      take(ms);
      if (WRITES.test(name)) isWaiting = true;
    },
    ended: written,
    spent: () => spent,
  };
}
