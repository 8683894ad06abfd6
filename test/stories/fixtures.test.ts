import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { roster } from '../support/command';

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

// Each expectation was derived from the rules for its roster, not from a run of the program.
test.each(names)('%s: every row has the outcome that the rules give it', (name) => {
  const base = `${FOLDER}/${name}`;
  const expected = JSON.parse(readFileSync(`${base}.expected.json`, 'utf8')) as Expected;
  const file = existsSync(`${base}.xlsx`) ? `${base}.xlsx` : `${base}.csv`;
  const settings = existsSync(`${base}.settings.json`) ? ['--settings', `${base}.settings.json`] : [];
  const members = existsSync(`${base}.directory.csv`) ? ['--members', `${base}.directory.csv`] : [];
  const found = JSON.parse(roster(['check', file, '--json', ...settings, ...members]).stdout) as Expected;
  expect(found.rows).toHaveLength(expected.rows.length);
  expect(found.rows).toMatchObject(expected.rows as Row[]);
  expect({ headerRow: found.headerRow, counts: found.counts, credits: found.credits }).toEqual({
    headerRow: expected.headerRow,
    counts: expected.counts,
    credits: expected.credits,
  });
});
