// `npm run deploy`: builds, then pushes dist/ to the Apps Script project that .clasp.json names.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const { scriptId } = readJson(join(root, '.clasp.json')) ?? {};
if (typeof scriptId !== 'string' || scriptId.trim() === '' || scriptId === 'your-script-id') {
  stop(
    'No Apps Script project is named yet: put its Script ID (Apps Script editor > Project Settings > IDs) into "scriptId" in .clasp.json, then run npm run deploy again.',
  );
}
if (!loggedIn()) {
  stop('clasp is not logged in to Google: run npx clasp login once, then npm run deploy again.');
}

await import('./install.mjs');
const { build } = await import('../build.mjs');
try {
  await build();
} catch (error) {
  stop(error.message);
}

const windows = process.platform === 'win32';
const clasp = join(root, 'node_modules', '.bin', windows ? 'clasp.cmd' : 'clasp');
// --force: without it clasp asks before it overwrites the manifest.
const push = spawnSync(windows ? `"${clasp}"` : clasp, ['push', '--force'], {
  cwd: root,
  stdio: 'inherit',
  shell: windows,
});
if (push.error) stop(`clasp could not be started: ${push.error.message}.`);
process.exitCode = push.status ?? 1;

/** Logging out leaves the file, without tokens. */
function loggedIn() {
  const login = readJson(join(homedir(), '.clasprc.json'));
  return login !== undefined && Object.keys(login.tokens ?? login).length > 0;
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}
