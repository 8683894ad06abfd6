import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const RELEASE = resolve('local/release.mjs');
const CHANGELOG =
  '# Changelog\n\n## Unreleased\n\n- Rosters are read better.\n\n## 0.1.0, 2026-01-01\n\n- The first.\n';

let folder: string;
const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const release = (...args: string[]) =>
  spawnSync(process.execPath, [RELEASE, ...args], { cwd: folder, encoding: 'utf8' });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ce-roster-release-'));
  const lock = { version: '0.1.0', packages: { '': { version: '0.1.0' }, 'node_modules/other': { version: '0.1.0' } } };
  write('package.json', `${JSON.stringify({ version: '0.1.0' }, null, 2)}\n`);
  write('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  write('CHANGELOG.md', CHANGELOG);
  git('init', '--quiet');
  git('config', 'user.name', 'Release');
  git('config', 'user.email', 'release@example.org');
  git('add', '.');
  git('commit', '--quiet', '-m', 'First');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a release has its number, its section and its tag, and says what to do at Google', () => {
  const { status, stdout } = release('0.2.0');
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /npm run deploy[\s\S]*create-version "0\.2\.0"[\s\S]*Cloud console[\s\S]*- Rosters are read better\.$/m,
  );
  expect(read('CHANGELOG.md')).toMatch(
    /^# Changelog\n\n## Unreleased\n\n## 0\.2\.0, \d{4}-\d\d-\d\d\n\n- Rosters are read better\.\n\n## 0\.1\.0/,
  );
  expect(JSON.parse(read('package.json'))).toEqual({ version: '0.2.0' });
  expect(JSON.parse(read('package-lock.json'))).toEqual({
    version: '0.2.0',
    packages: { '': { version: '0.2.0' }, 'node_modules/other': { version: '0.1.0' } },
  });
  expect(git('describe', '--tags')).toBe('v0.2.0');
  expect(git('status', '--porcelain')).toBe('');
  // Nothing is new since.
  expect(release('0.3.0').stderr).toContain('nothing under "## Unreleased"');
});

test.each([
  { args: [], says: 'Say which version' },
  { args: ['v2'], says: 'Say which version' },
  { args: ['0.1.0'], says: '0.1.0 does not come after 0.1.0' },
  { args: ['0.0.9'], says: '0.0.9 does not come after 0.1.0' },
])('refused in one sentence, and nothing is changed: $args', ({ args, says }) => {
  const { status, stderr } = release(...args);
  expect([status, stderr.trim().split('\n').length]).toEqual([2, 1]);
  expect(stderr).toContain(says);
  expect([git('status', '--porcelain'), git('tag')]).toEqual(['', '']);
});

test('not with changes that are not committed', () => {
  write('CHANGELOG.md', `${CHANGELOG}- More.\n`);
  expect(release('0.2.0').stderr).toBe('Commit what you changed first.\n');
});
