import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, tool } from '../support/command';
import { startWorkbench } from '../support/workbench';

const folder = mkdtempSync(join(tmpdir(), 'ce-roster-'));
const file = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const CLASS = 'samples/guide-class.csv';
const aFile = file('a-file', 'x');
const settings = (name: string, content: string) => ['check', CLASS, '--settings', file(name, content)];
const running = ['--growthzone', 'http://127.0.0.1:1', '--key-from-env', 'GZ_KEY'];

/** One sentence or two, what to do among them, and nothing but that. */
function expectRefused({ status, stdout, stderr }: Ended, says: string): void {
  expect(stderr).toContain(says);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
}

test.each([
  { name: 'roster', args: [], says: 'Say what to do: check, export, import, doctor, learn or platform' },
  { name: 'roster', args: ['chekc', 'x.csv'], says: '"chekc" is not a command: check, export' },
  { name: 'roster', args: ['check'], says: 'Say which roster' },
  { name: 'roster', args: ['check', 'a.csv', 'b.csv'], says: '"b.csv" is one too many' },
  { name: 'roster', args: ['check', CLASS, '--chaos', '3'], says: 'check takes no --chaos; --help shows' },
  { name: 'roster', args: ['check', CLASS, '--fast'], says: "Unknown option '--fast'; --help shows" },
  { name: 'roster', args: ['check', CLASS, '--settings', '--json'], says: "'--settings' argument missing; --help" },
  { name: 'roster', args: ['doctor', '--fast'], says: "Unknown option '--fast'; --help shows" },
  { name: 'roster', args: ['check', CLASS, '--members', folder], says: `Member list "${folder}" cannot be read` },
  { name: 'roster', args: settings('text.json', '{oops'), says: 'it is not JSON' },
  { name: 'roster', args: settings('list.json', '[1]'), says: 'list.json": Settings are a JSON object' },
  { name: 'roster', args: settings('odd.json', '{"colour":1}'), says: 'odd.json": There is no setting "colour"' },
  { name: 'roster', args: ['export', CLASS], says: 'Say where the files go' },
  { name: 'roster', args: ['export', CLASS, '--out', aFile], says: `"${aFile}" cannot be used: it is a file` },
  { name: 'roster', args: ['import', CLASS, '--out', join(aFile, 'in')], says: 'a part of it is a file' },
  { name: 'roster', args: ['import', CLASS, '--data', aFile], says: `"${aFile}" cannot be used: it is a file` },
  { name: 'roster', args: ['import', CLASS, '--members', aFile], says: 'Give a CSV with the columns Member ID' },
  { name: 'roster', args: ['import', CLASS, ...running], says: 'Nothing answers at http://127.0.0.1:1. Start' },
  { name: 'growthzone', args: ['--data', aFile], says: `"${aFile}" cannot be used: it is a file` },
  { name: 'growthzone', args: ['--members', 'none.csv'], says: 'Member list "none.csv" cannot be read' },
  { name: 'workbench', args: ['guide-clas'], says: '"guide-clas" is not a file or a sample. Give' },
  { name: 'workbench', args: ['--port', '70000'], says: 'a number up to 65535, not "70000"' },
  { name: 'workbench', args: ['--port', '0', '--data', aFile], says: `"${aFile}" cannot be used: it is a file` },
  { name: 'bench', args: ['everything'], says: '"everything" is nothing to measure; --help' },
  { name: 'soak', args: ['--runs', 'many'], says: '--runs takes a whole number, not "many"' },
])('$name $args', ({ name, args, says }) => {
  expectRefused(tool(name, args, { GZ_KEY: 'a-key' }), says);
});

test.each(['roster', 'growthzone', 'workbench', 'bench', 'soak'])('%s --help prints its options', (name) => {
  expect(tool(name, ['--help'])).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('npm') });
});

test('npm start twice: the second says where the first one is', async () => {
  const first = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => first.once('listening', resolve));
  const { port } = first.address() as { port: number };
  expectRefused(tool('workbench', ['--no-open', '--port', String(port)]), `http://127.0.0.1:${port}/. Stop that one`);
  first.close();
});

test('two workbenches never keep in one folder', async () => {
  const dataDir = join(folder, 'kept');
  const first = await startWorkbench({ dataDir });
  expectRefused(
    tool('workbench', ['--no-open', '--port', '0', '--data', dataDir]),
    `Process ${process.pid} uses the folder "${dataDir}"`,
  );
  await first.close();
  expect(existsSync(join(dataDir, 'in-use.lock'))).toBe(false);
});

test('Ctrl-C during an import says what becomes of it, and the same command goes on', async () => {
  const data = join(folder, 'stopped');
  const args = ['import', 'samples/learning-system.csv', '--members', 'samples/learning-system.members.csv'];
  const command = spawn(process.execPath, ['build/roster.mjs', ...args, '--data', data]);
  let said = '';
  command.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise((resolve) => command.once('exit', resolve));
  while (!existsSync(join(data, 'import.json'))) await new Promise((resolve) => setTimeout(resolve, 20));
  command.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(said).toBe(`Stopped. The same command goes on with what "${data}" keeps.\n`);
  expect(tool('roster', [...args, '--data', data]).stdout).toMatch(/COEC, event \d+: \d+ registered/);
});
