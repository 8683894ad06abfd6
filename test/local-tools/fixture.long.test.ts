import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roster } from '../support/command';
import { withCopy } from '../support/copy';

interface Drafted {
  readonly headerRow: number;
  readonly rows: readonly { readonly row: number; readonly outcome: string }[];
}

test('a roster becomes a fixture: the file, the day, and a line for each row that a person goes through', () =>
  withCopy(async (folder) => {
    const fixture = (...args: string[]) =>
      spawnSync(process.execPath, ['local/fixture.mjs', ...args], { cwd: folder, encoding: 'utf8' });
    const made = fixture('samples/guide-class.csv', 'spring-class', '--today', '2026-06-30');
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(made.stdout).toContain('Go through it row by row');
    const read = (ending: string) => readFileSync(join(folder, `test/fixtures/rosters/spring-class${ending}`), 'utf8');
    expect(read('.csv')).toBe(readFileSync('samples/guide-class.csv', 'utf8'));
    expect(JSON.parse(read('.settings.json'))).toEqual({ today: '2026-06-30' });
    const draft = JSON.parse(read('.expected.json')) as Drafted;
    expect(draft).toMatchObject({ headerRow: 4, rows: { length: 32 } });
    expect(draft.rows[4]).toEqual({ row: 5, outcome: 'credit', credits: ['COEC'], memberId: '999510000' });
    // What the story of the fixtures compares with is what the command says.
    const settings = join(folder, 'test/fixtures/rosters/spring-class.settings.json');
    const said = JSON.parse(roster(['check', 'samples/guide-class.csv', '--json', '--settings', settings]).stdout);
    expect(said).toMatchObject(draft);
    // One row to read on one line.
    expect(read('.expected.json').match(/^ {4}\{"row":\d+,.*\},?$/gm)).toHaveLength(32);

    for (const [args, says] of [
      [['samples/guide-class.csv', 'spring-class'], 'There is a fixture "spring-class" already'],
      [['none.csv', 'other'], '"none.csv" is not a file'],
      [['samples/guide-class.csv', 'Spring Class'], '"Spring Class" is no name for a fixture'],
      [['README.md', 'other'], '"README.md" is not a roster'],
      [['samples/guide-class.csv'], 'npm run fixture -- FILE NAME'],
    ] as const) {
      const { status, stderr } = fixture(...args);
      expect([status, stderr.trim().split('\n').length]).toEqual([2, 1]);
      expect(stderr).toContain(says);
    }
  }));
