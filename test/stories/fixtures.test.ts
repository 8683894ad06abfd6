import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { openSession } from '../../local/cli/session';
import { settingsFrom } from '../../local/cli/settings-file';
import { simulatedClock } from '../../local/clock';
import { memberListText } from '../../local/growthzone/membersFile';
import type { CheckReport } from '../../src/answers';

interface Row {
  readonly row: number;
  readonly outcome: string;
  readonly credits?: readonly string[];
  readonly memberId?: string;
  readonly repeatOf?: number;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly findings?: readonly { readonly code: string; readonly proposal?: string }[];
}

interface Expected {
  readonly headerRow: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly credits: Readonly<Record<string, number>>;
  readonly rows: readonly Row[];
}

const FOLDER = 'test/fixtures/rosters';
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => name.replace('.expected.json', ''));

/** The check of the built bundle, as the command line asks it; a process for each roster would take most of the time. */
async function checkOf(base: string): Promise<CheckReport> {
  const beside = (ending: string) => (existsSync(base + ending) ? base + ending : undefined);
  const { settings } = settingsFrom(beside('.settings.json'));
  const clock = simulatedClock(Date.now());
  const file = beside('.xlsx') ?? `${base}.csv`;
  const session = await openSession({ root: process.cwd(), file, settings, clock });
  try {
    const directory = beside('.directory.csv');
    if (directory !== undefined) await session.ask({ ask: 'memberList', text: memberListText(directory) });
    return await session.ask({ ask: 'check' });
  } finally {
    await session.close();
  }
}

// Each expectation was derived from the rules for its roster, not from a run of the program.
test.each(names)('%s: every row has the outcome that the rules give it', async (name) => {
  const expected = JSON.parse(readFileSync(`${FOLDER}/${name}.expected.json`, 'utf8')) as Expected;
  const found = await checkOf(`${FOLDER}/${name}`);
  expect(found.rows).toHaveLength(expected.rows.length);
  expect(found.rows).toMatchObject(expected.rows as Row[]);
  expect({ headerRow: found.headerRow, counts: found.counts, credits: found.credits }).toEqual({
    headerRow: expected.headerRow,
    counts: expected.counts,
    credits: expected.credits,
  });
});
