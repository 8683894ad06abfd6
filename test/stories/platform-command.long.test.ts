import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlatformResult } from '../../src/sidebar/texts/platform';
import { roster } from '../support/command';
import { bookWith, checked } from '../support/platform';

describe('npm run roster -- platform', () => {
  let folder: string;
  let local: PlatformResult;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ce-roster-platform-'));
    const addOn = await bookWith().open();
    local = await checked(addOn);
    await addOn.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const file = (text: string): string => {
    const path = join(folder, 'result.json');
    writeFileSync(path, text);
    return path;
  };
  const withGot = (changed: Readonly<Record<string, string>>): string =>
    JSON.stringify({
      ...local,
      lines: local.lines.map((line) => ({ ...line, got: changed[line.id] ?? line.got })),
    });

  test('a result that agrees ends with 0, and says what was not compared', () => {
    const { status, stdout } = roster(['platform', file(withGot({}))]);
    expect(stdout).toContain(' behaviors are the same, 0 differ, ');
    expect(stdout).toContain(
      'not compared: A write into what another account protects: skipped: needs a second account',
    );
    expect(status).toBe(0);
  });

  test('every difference is named, in words and as JSON, and the end is 1', () => {
    const path = file(withGot({ 'at =1+1': 'string =1+1', csv: 'threw Exception' }));
    const { status, stdout } = roster(['platform', path]);
    expect(stdout).toContain(
      '=1+1 written into a text cell  (at =1+1)\n    Google string =1+1; the local Sheets formula;',
    );
    expect(status).toBe(1);
    const { differences } = JSON.parse(roster(['platform', path, '--json']).stdout) as {
      differences: { id: string }[];
    };
    expect(differences.map(({ id }) => id)).toEqual(['at =1+1', 'csv']);
  });

  test('a behavior that only one of the two knows is a difference', () => {
    const lines = local.lines.filter(({ id }) => id !== 'csv');
    const { status, stdout } = roster(['platform', file(JSON.stringify({ ...local, lines }))]);
    expect(stdout).toContain('(csv)\n    Google not looked at;');
    expect(status).toBe(1);
  });

  test.each([
    [['platform'], 'Say which result'],
    [['platform', 'no-such.json'], 'it cannot be read'],
    [['platform', 'README.md'], 'it is not JSON'],
    [['platform', 'package.json'], '"kind" is not as "Copy result" in Settings copies it'],
    [['platform', 'a.json', 'b.json'], '"b.json" is one too many'],
  ])('%j: one sentence, status 2', (args, says) => {
    const { status, stdout, stderr } = roster(args);
    expect(stderr).toContain(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect([status, stdout]).toEqual([2, '']);
  });

  test('a line that is none: one sentence that names it, status 2', () => {
    const { status, stderr } = roster([
      'platform',
      file('{"kind":"CE Roster platform check","version":1,"lines":[{"id":1}]}'),
    ]);
    expect(stderr).toContain('"lines.0.id" is not as');
    expect(status).toBe(2);
  });
});
