import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSession } from '../../local/cli/session';
import { settingsFrom } from '../../local/cli/settings-file';
import { simulatedClock } from '../../local/clock';
import { UserError } from '../../local/command-line';

/** What a careful coordinator expects of one layout; README.md beside the layouts says how it is written. */
interface Layout {
  readonly file: string;
  readonly kinds: readonly number[];
  readonly variants: readonly {
    readonly label: string;
    readonly settings: string | null;
    readonly expect: Readonly<Record<string, string>>;
    readonly says?: readonly (readonly string[])[];
  }[];
}

interface Row {
  readonly row: number;
  readonly outcome: string;
  readonly memberId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly credits?: readonly string[];
  readonly repeatOf?: number;
  readonly reason?: string;
}

/** Right; held, where it asks although the answer stands there; or grave: something wrong happens without a question. */
type Verdict = 'right' | 'held' | 'grave';

interface Judged {
  readonly layout: string;
  readonly label: string;
  readonly row: string;
  readonly expected: string;
  readonly found: string;
  readonly verdict: Verdict;
}

/** One variant of a layout, judged: its rows, and of each thing that must be said whether one of its words was. */
interface Told {
  readonly rows: readonly Judged[];
  readonly says: readonly { readonly layout: string; readonly oneOf: readonly string[]; readonly isSaid: boolean }[];
}

const ROOT = process.cwd();
const FOLDER = join(ROOT, 'test/fixtures/layouts');
/** The day on which the layouts are judged: their classes were in 2026. */
const TODAY = Date.parse('2026-11-28T15:00:00Z');
/** Sessions at a time: each has a thread of its own. */
const LANES = 3;

const names = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const layouts = new Map(names.map((name) => [name, layoutOf(name)]));
const told: Told[] = [];

function layoutOf(name: string): Layout {
  return JSON.parse(readFileSync(join(FOLDER, name, 'case.json'), 'utf8')) as Layout;
}

/** What `check` gives, as the command line asks for it; where it refuses the whole sheet, the sentence. */
async function checked(file: string, settings: string | undefined): Promise<{ rows: readonly Row[]; words: string }> {
  try {
    const session = await openSession({
      root: ROOT,
      file,
      settings: settingsFrom(settings).settings,
      clock: simulatedClock(TODAY),
    });
    try {
      const report = await session.ask({ ask: 'check' });
      return { rows: JSON.parse(JSON.stringify(report.rows)) as Row[], words: JSON.stringify(report) };
    } finally {
      await session.close();
    }
  } catch (error) {
    if (error instanceof UserError) return { rows: [], words: error.message };
    throw error;
  }
}

function shortOf(row: Row): string {
  if (row.outcome === 'credit') {
    return `C ${row.credits?.join(',') ?? ''} ${row.memberId} ${row.firstName}|${row.lastName}`;
  }
  if (row.outcome === 'repeat') return `R${row.repeatOf ?? ''}`;
  return { 'left out': 'L', 'fix needed': 'F', 'not an attendee': 'N' }[row.outcome] ?? row.outcome;
}

/** A credit is compared as far as it is written: credits, then ID, then name. */
function agrees(expected: string, found: string): boolean {
  if (expected === '?') return !found.startsWith('C');
  if (!expected.startsWith('C')) return expected === found;
  const [credit, credits, id, ...name] = expected.split(' ');
  const [, foundCredits, foundId, ...foundName] = found.split(' ');
  const isCredit = found.startsWith(`${credit} `) && (credits === undefined || credits === foundCredits);
  const isPerson = name.length === 0 || name.join(' ') === foundName.join(' ');
  return isCredit && (id === undefined || id === foundId) && isPerson;
}

function verdictOf(expected: string, found: string): Verdict {
  const place = expected.split(' || ').findIndex((one) => agrees(one.trim(), found));
  if (place === 0) return 'right';
  return place > 0 || found === 'F' ? 'held' : 'grave';
}

async function judge(name: string, variant: Layout['variants'][number]): Promise<Told> {
  const { file } = layouts.get(name) as Layout;
  const settings = variant.settings === null ? undefined : join(FOLDER, name, variant.settings);
  const { rows, words } = await checked(join(FOLDER, name, file), settings);
  const byRow = new Map(rows.map((row) => [String(row.row), row]));
  const judged = Object.entries(variant.expect).map(([row, expected]): Judged => {
    const at = byRow.get(row);
    // A refusal of the whole sheet holds every row of it.
    const found = at ? shortOf(at) : rows.length === 0 ? 'F' : 'no row';
    return { layout: name, label: variant.label, row, expected, found, verdict: verdictOf(expected, found) };
  });
  const isSaid = (word: string): boolean => words.toLowerCase().includes(word.toLowerCase());
  const says = (variant.says ?? []).map((oneOf) => ({ layout: name, oneOf, isSaid: oneOf.some(isSaid) }));
  return { rows: judged, says };
}

beforeAll(async () => {
  const waiting = names.flatMap((name) => (layouts.get(name) as Layout).variants.map((variant) => ({ name, variant })));
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) told.push(await judge(next.name, next.variant));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
});

const lineOf = ({ layout, label, row, expected, found }: Judged): string =>
  `${layout} [${label}] row ${row}: expected ${expected}, found ${found}`;

test.each(names)('%s: nothing wrong goes out, and nobody vanishes', (name) => {
  const rows = told.flatMap((one) => one.rows).filter(({ layout }) => layout === name);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ verdict }) => verdict === 'grave').map(lineOf)).toEqual([]);
});

test('at least 95 % of the rows are right, none of them held without need', () => {
  const rows = told.flatMap((one) => one.rows);
  const held = rows.filter(({ verdict }) => verdict === 'held').map(lineOf);
  expect(held.slice(Math.floor(rows.length * 0.05))).toEqual([]);
});

test('ordinary rosters come out entirely right', () => {
  const isOrdinary = (name: string): boolean => layouts.get(name)?.kinds.length === 0;
  const rows = told.flatMap((one) => one.rows).filter(({ layout }) => isOrdinary(layout));
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter(({ verdict }) => verdict !== 'right').map(lineOf)).toEqual([]);
});

test('what stands beside the rows is said: class dates, and sheets that were not read', () => {
  const asked = told.flatMap(({ says }) => says);
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter(({ isSaid }) => !isSaid).map(({ layout, oneOf }) => `${layout}: ${oneOf[0]}`)).toEqual([]);
});
