// `node local/run.mjs NAME ARGS`: builds, then runs build/NAME.mjs with the same streams, signals and exit status.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const [name = '', ...args] = process.argv.slice(2);

// Installs what is missing, and ends this process itself where that fails; only then can the build load esbuild.
await import('./install.mjs');
const { build } = await import('../build.mjs');

try {
  await build({ page: name === 'workbench' || name === 'pictures' });
} catch (error) {
  console.error(error.message);
  process.exit(2);
}

const tool = fileURLToPath(new URL(`../build/${name}.mjs`, import.meta.url));
if (!/^[a-z]+$/.test(name) || !existsSync(tool)) {
  console.error(`There is no local tool named "${name}".`);
  process.exit(2);
}

const child = spawn(process.execPath, ['--enable-source-maps', tool, ...args], { stdio: 'inherit' });

process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGINT', () => {
  // A terminal's Ctrl-C has reached the tool already; a second one would cut its orderly end short.
  if (!process.stdin.isTTY) child.kill('SIGINT');
});

child.on('error', (error) => {
  console.error(`The tool could not be started: ${error.message}.`);
  process.exitCode = 2;
});
child.on('exit', (status, signal) => {
  process.exitCode = signal === null ? status : 128 + constants.signals[signal];
});
