import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realClock } from '../../local/clock';
import { UserError } from '../../local/command-line';
import { UnusableFolder } from '../../local/folder';
import { startGrowthZone } from '../../local/growthzone';
import { growthzoneCommand } from '../../local/growthzone/command';
import { UnusablePort } from '../../local/listen';
import { csvOf, KEY } from '../support/growthzone';

const folder = mkdtempSync(join(tmpdir(), 'growthzone-'));
const aFile = join(folder, 'a-file');
const noHeader = join(folder, 'no-header.csv');
const members = join(folder, 'members.csv');
writeFileSync(aFile, 'x');
writeFileSync(noHeader, 'A,B\n1,2\n');
writeFileSync(members, csvOf(1, 3));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]) {
  const printed: string[] = [];
  const growthzone = await growthzoneCommand(args, (text) => printed.push(text));
  return { growthzone, printed: printed.join('\n') };
}

test.each([
  { args: ['--prot', '1'], says: "Unknown option '--prot'" },
  { args: ['extra'], says: 'extra' },
  { args: ['--port', 'x'], says: '--port takes' },
  { args: ['--port', '70000'], says: '--port takes' },
  { args: ['--port', ''], says: '--port takes' },
  { args: ['--key', 'a b'], says: '--key takes' },
  { args: ['--faults', 'x'], says: '--faults takes' },
  { args: ['--faults', ''], says: '--faults takes' },
  { args: ['--profile', 'none'], says: 'with-writes, documented-only' },
  { args: ['--members', 'missing.csv'], says: 'cannot be read' },
  { args: ['--members', noHeader], says: 'no column Member ID' },
])('$args is refused with one sentence', async ({ args, says }) => {
  const refused = await run(...args).catch((error: Error) => error);
  expect(refused).toBeInstanceOf(UserError);
  expect((refused as UserError).message).toContain(says);
  expect((refused as UserError).message).not.toContain('\n');
});

test('a port in use and a folder that cannot be used have errors of their own', async () => {
  const growthzone = await startGrowthZone({ clock: realClock(), keys: [KEY] });
  await expect(run('--port', new URL(growthzone.url).port)).rejects.toBeInstanceOf(UnusablePort);
  await expect(run('--port', '0', '--data', aFile)).rejects.toBeInstanceOf(UnusableFolder);
  await growthzone.close();
});

test('a member list is for a new folder, which is otherwise opened as it was left', async () => {
  const data = join(folder, 'data');
  const first = await run('--port', '0', '--data', data, '--members', members);
  expect(first.printed).toContain(`Members: 3, in ${data}`);
  await first.growthzone.close();
  await expect(run('--port', '0', '--data', data, '--members', members)).rejects.toBeInstanceOf(UserError);
  const again = await run('--port', '0', '--data', data);
  expect(again.printed).toContain('Members: 3, in ');
  await again.growthzone.close();
});

test.each([
  { profile: 'documented-only', says: 'Attendee writes are off' },
  { profile: 'custom-field', says: 'Attendee writes are on' },
])('profile $profile says: $says', async ({ profile, says }) => {
  const { growthzone, printed } = await run('--port', '0', '--members', members, '--profile', profile);
  expect(printed).toContain(says);
  await growthzone.close();
});

test('the account for tokens comes from the environment, a seed for faults from --faults', async () => {
  const account = { GZ_CLIENT_ID: 'c', GZ_CLIENT_SECRET: 's', GZ_USERNAME: 'u', GZ_PASSWORD: 'p' };
  Object.assign(process.env, account);
  const { growthzone, printed } = await run('--port', '0', '--members', members, '--faults', '7');
  for (const name of Object.keys(account)) delete process.env[name];
  expect(printed).toContain('Faults from seed 7');
  expect(growthzone.faults.list()).toMatchObject([{ order: { seed: 7, rate: 0.1 } }]);
  growthzone.faults.clear();
  const form = { grant_type: 'password', client_id: 'c', client_secret: 's', username: 'u', password: 'p' };
  const answer = await fetch(`${growthzone.url}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) });
  expect(answer.status).toBe(200);
  await growthzone.close();
});
