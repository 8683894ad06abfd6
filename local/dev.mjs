// `npm run dev -- ARGS`: the workbench, built again and started again at every change; open pages load themselves anew.
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const WATCHED = ['src', 'local', 'appsscript.json'];
/** Asking some hundred files for their times costs milliseconds and misses nothing, on any system and in any editor. */
const LOOK_MS = 300;

await import('./install.mjs');
const { build } = await import('../build.mjs');

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  strict: false,
  allowPositionals: true,
  options: { port: { type: 'string' }, data: { type: 'string' } },
});
// What a workbench was left with outlives it, so that the next one goes on.
const data = values.data ?? join(root, 'build/dev');
let port = values.port;
let child;
let isEnding = false;

/** Starts the workbench; the first one opens what was asked for, the others what was kept. */
function start(isFirst) {
  const extra = isFirst ? [...positionals, ...(values['no-open'] ? ['--no-open'] : [])] : ['--no-open'];
  const options = ['--data', data, ...(port === undefined ? [] : ['--port', port])];
  const tool = join(root, 'build/workbench.mjs');
  const stdio = ['inherit', 'pipe', 'inherit'];
  child = spawn(process.execPath, ['--enable-source-maps', tool, ...options, ...extra], { stdio });
  child.stdout.on('data', (bytes) => {
    // The page finds the next one at the same address.
    port = /http:\/\/[\d.]+:(\d+)\//.exec(bytes)?.[1] ?? port;
    if (isFirst) process.stdout.write(bytes);
  });
  child.once('exit', (status) => {
    if (isFirst && status !== 0 && !isEnding) process.exit(status ?? 1);
  });
}

async function stop() {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const over = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await over;
}

async function built() {
  try {
    await build({ dev: true });
    return true;
  } catch (error) {
    console.error(error.message);
    return false;
  }
}

/** Every watched file with its time and size. */
function look() {
  const files = WATCHED.flatMap((name) => {
    const path = join(root, name);
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true }).map((entry) => join(path, entry));
  });
  return files
    .map((path) => {
      const found = statSync(path, { throwIfNoEntry: false });
      return found?.isFile() ? `${path} ${found.mtimeMs} ${found.size}` : '';
    })
    .join('\n');
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    isEnding = true;
    void stop().then(() => process.exit(0));
  });
}

let seen = look();
if (!(await built())) console.error('It is built again at the next change.');
else start(true);
while (!isEnding) {
  await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  const now = look();
  if (now === seen) continue;
  seen = now;
  const began = Date.now();
  // One that does not build leaves the workbench that is there alone.
  if (!(await built()) || isEnding) continue;
  const isFirst = child === undefined;
  await stop();
  if (isEnding) break;
  start(isFirst);
  console.log(`Built in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
}
