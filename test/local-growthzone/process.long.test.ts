import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { csvOf, KEY } from '../support/growthzone';

// Inside the project, so that Node finds the packages which the bundle leaves outside.
const PROGRAM = join(__dirname, '../../build/test/growthzone.mjs');
const folder = mkdtempSync(join(tmpdir(), 'growthzone-'));
const alive = new Set<ChildProcess>();

beforeAll(() => {
  buildSync({
    entryPoints: [join(__dirname, '../../local/growthzone/main.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: PROGRAM,
    logLevel: 'error',
  });
});
afterAll(() => {
  for (const child of alive) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Starts the program; gives what it printed once it has said everything. */
async function started(...args: string[]): Promise<{ child: ChildProcess; printed: string; url: string }> {
  const child = spawn(process.execPath, [PROGRAM, '--port', '0', ...args]);
  alive.add(child);
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Ctrl+C')) resolve();
    });
    child.once('exit', () => reject(new Error(`It ended: ${printed}`)));
  });
  return { child, printed, url: /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '' };
}

function ended({ child }: { child: ChildProcess }, signal: NodeJS.Signals): Promise<number | null> {
  const exit = new Promise<number | null>((resolve) => child.once('exit', (status) => resolve(status)));
  child.kill(signal);
  return exit;
}

function refusedTo(...args: string[]): { status: number | null; stderr: string; stdout: string } {
  return spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' });
}

async function madeKey(url: string): Promise<string> {
  const answer = await fetch(`${url}/stand-in/keys`, {
    method: 'POST',
    headers: { ...asCaller.headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ label: 'Add-on' }),
  });
  return ((await answer.json()) as { key: string }).key;
}

const asCaller = { headers: { Authorization: `ApiKey ${KEY}` } };

test('prints address, members, events and what is invented; never the key; ends well on SIGTERM', async () => {
  const running = await started('--key', KEY);
  expect(running.printed).toContain('Members: 5000, in memory');
  expect(running.printed).toMatch(/8101 {2}\d{4}-\d\d-\d\d {2}Code of Ethics, existing members \(COEC\)/);
  expect(running.printed).toContain(`${running.url}/backoffice`);
  expect(running.printed).toContain('INVENTED');
  expect(running.printed).not.toContain(KEY);
  expect((await fetch(`${running.url}/api/contacts`, asCaller)).status).toBe(200);
  expect(await ended(running, 'SIGTERM')).toBe(0);
});

test('no committed change is lost by SIGKILL, and the directory goes on as it was left', async () => {
  const members = join(folder, 'members.csv');
  writeFileSync(members, csvOf(1, 3));
  const data = join(folder, 'data');
  const first = await started('--key', KEY, '--data', data, '--members', members);
  expect(first.printed).toContain('Members: 3, in ');
  const form = new FormData();
  form.set('file', new File([csvOf(1, 3)], 'COEC.csv'));
  form.set('EventRegistrationTypeId', '501');
  form.set('EventAttendeeStatus', 'Registered');
  const path = '/api/events/8101/attendees';
  const imported = await fetch(`${first.url}${path}/import`, { ...asCaller, method: 'POST', body: form });
  expect(imported.status).toBe(200);
  const key = await madeKey(first.url);
  await ended(first, 'SIGKILL');

  const second = await started('--key', KEY, '--data', data);
  const tab = await (await fetch(`${second.url}${path}/attendance`, asCaller)).json();
  expect(tab).toMatchObject({ AuditId: 2, Attendees: [{}, {}, { EventAttendeeStatus: 'Registered' }] });
  expect(second.printed).toContain('Events: 8');
  const asKey = { headers: { Authorization: `ApiKey ${key}` } };
  expect((await fetch(`${second.url}/api/events/all`, asKey)).status).toBe(200);
  expect(await ended(second, 'SIGINT')).toBe(0);
});

test('no key, token or password is ever printed, whatever is asked with it', async () => {
  const running = await started('--key', KEY, '--faults', '3');
  let printed = running.printed;
  const hear = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  running.child.stdout?.on('data', hear);
  running.child.stderr?.on('data', hear);
  const made = await madeKey(running.url);
  const account = { client_id: 'demo-client', client_secret: 'demo-secret', username: 'demo', password: 'demo' };
  const body = new URLSearchParams({ grant_type: 'password', ...account });
  const tokens = await fetch(`${running.url}/oauth/token`, { method: 'POST', body });
  const { access_token } = (await tokens.json()) as { access_token: string };
  const wrong = 'a-wrong-key-5150';
  for (const secret of [`ApiKey ${KEY}`, `ApiKey ${made}`, `Bearer ${access_token}`, `ApiKey ${wrong}`]) {
    for (const path of ['/api/contacts', '/api/events/8101/attendees/import', '/stand-in/keys', '/nothing']) {
      await fetch(running.url + path, { headers: { Authorization: secret }, method: 'POST', body: '{' }).catch(() => 0);
    }
  }
  expect(await ended(running, 'SIGTERM')).toBe(0);
  for (const secret of [KEY, made, access_token, wrong, account.client_secret]) expect(printed).not.toContain(secret);
});

test('bad usage is one sentence on stderr and exit status 2', () => {
  expect(refusedTo('--prot', '1')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: "Unknown option '--prot'; --help shows the options.\n",
  });
});
