// Makes every npm command work on a fresh clone: installs the locked packages where one is missing or of another version.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `CE Roster needs Node.js 20.19 or newer; this is ${process.versions.node}. Install one from nodejs.org.`,
  );
  process.exit(2);
}

if (!everythingInstalled()) {
  console.error('Installing packages (once; this takes a minute)...');
  // npm's words go to stderr, so that a command's --json on stdout stays clean.
  // Not `npm ci`: it refuses a lock file without the optional packages of every other platform.
  const npm = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error(
      'The packages could not be installed. Is the npm registry reachable? Then run the same command again.',
    );
    process.exit(2);
  }
}

function everythingInstalled() {
  // npm leaves this record of what it installed, and only once it was done.
  const record = `${root}node_modules/.package-lock.json`;
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(`${root}package.json`, 'utf8')).devDependencies;
  return Object.entries(wanted).every(([name, version]) => installed[`node_modules/${name}`]?.version === version);
}
