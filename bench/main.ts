import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { type CheckTimes, timeCheck } from './check';
import { benchGrowthZone, load } from './growthzone';
import { httpCalls } from './http-calls';

// `npm run bench -- growthzone` measures the stand-in instead; the other word is for the process that it asks with.
if (process.argv[2] === 'growthzone') {
  await benchGrowthZone();
  process.exit();
}
if (process.argv[2] === 'growthzone-load') {
  await load(JSON.parse(process.argv[3] ?? '{}'));
  process.exit();
}

// Prints how long the commands take on this machine, each as a whole process, beside a process that does nothing.
const root = fileURLToPath(new URL('..', import.meta.url));
const RUNS = 5;

const jobs = [
  { name: 'start-up alone', args: ['--help'] },
  { name: 'check, 250 rows', args: ['check', 'samples/learning-system.csv', '--json'] },
  {
    name: 'import, 250 rows',
    args: ['import', 'samples/learning-system.csv', '--members', 'samples/learning-system.members.csv', '--json'],
  },
];

if (process.argv[2] === 'check') console.log(JSON.stringify(timeCheck()));
else {
  printCommands();
  printCheck();
  printRequests();
}

function printCommands(): void {
  console.log(`whole process, median of ${RUNS} runs, seconds`);
  for (const { name, args } of jobs) {
    const times = Array.from({ length: RUNS }, () => seconds(args)).sort((a, b) => a - b);
    console.log(
      `${name.padEnd(20)} ${times[Math.floor(RUNS / 2)]?.toFixed(2)}  (${times[0]?.toFixed(2)} to ${times.at(-1)?.toFixed(2)})`,
    );
  }
}

/** The decision about one large roster, in a process of its own so that its memory is its own too. */
function printCheck(): void {
  const { stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), 'check'], { encoding: 'utf8' });
  const { rows, columns, first, later, papaparse, megabytes } = JSON.parse(stdout) as CheckTimes;
  console.log(`\ndeciding ${rows} rows x ${columns} columns with a member directory`);
  console.log(`first time           ${(first / 1000).toFixed(2)} s (at most 2)`);
  console.log(`later, median        ${(later / 1000).toFixed(2)} s, ${(later / papaparse).toFixed(1)} times papaparse`);
  console.log(`papaparse, median    ${(papaparse / 1000).toFixed(2)} s for the same file`);
  console.log(`memory               ${megabytes.toFixed(0)} MB (at most 300)`);
}

function printRequests(): void {
  console.log('\nrequests of a clean import, counted by the stand-in');
  for (const sample of ['learning-system', 'who-earned', 'webinar-report']) httpCalls(root, sample);
}

function seconds(args: readonly string[]): number {
  const start = performance.now();
  spawnSync(process.execPath, [`${root}build/roster.mjs`, ...args], { cwd: root });
  return (performance.now() - start) / 1000;
}
