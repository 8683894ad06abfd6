import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { platformResult, timesOf } from '../local/cli/platform';
import { runCommand, UsageError } from '../local/command-line';
import { kindsBy } from '../local/sheets';
import { type CheckTimes, median, timeCheck } from './check';
import { googleLines, kindLine, type OnGoogle, onGoogle } from './google';
import { type Growth, growth } from './growth';
import { benchGrowthZone, load } from './growthzone';
import { httpCalls, requestsLine } from './http-calls';
import { type Imported, importClass } from './import';
import { sizes } from './size';
import { atMost, type Line, seconds, table, times } from './table';

// The words besides `growthzone` are for the processes that it measures in.
const USAGE = `npm run bench                 everything, in one table; docs/performance.md says what its lines mean
npm run bench -- google       what each question and step takes on Google, by calculation
npm run bench -- growthzone   the stand-in
  --platform RESULT.json      everything, google: with the times of a platform check that was made on Google`;

const root = fileURLToPath(new URL('..', import.meta.url));
const RUNS = 5;
const ROWS = [100, 1_000, 10_000, 100_000];
const CLASSES = [20, 100, 400, 2000];
/** Google's limits: a script, a property, a store, a consumer account's requests a day. */
const SCRIPT_MS = 360_000;
const PROPERTY_BYTES = 9 * 1024;
const STORE_BYTES = 500 * 1024;
const DAILY_REQUESTS = 20_000;

await runCommand(USAGE, async (argv) => {
  const { words, result } = withoutPlatform(argv);
  const [part = '', size = ''] = words;
  switch (part) {
    case '':
      printAll(result);
      break;
    case 'google':
      printGoogle(result);
      break;
    case 'google-asked':
      console.log(JSON.stringify(await onGoogle(root, timesIn(result))));
      break;
    case 'growthzone':
      await benchGrowthZone();
      break;
    case 'growthzone-load':
      await load(JSON.parse(size || '{}'));
      break;
    case 'check':
      console.log(JSON.stringify(timeCheck()));
      break;
    case 'growth':
      console.log(JSON.stringify(await growth(root, Number(size))));
      break;
    case 'import':
      console.log(JSON.stringify(await importClass(root, Number(size))));
      break;
    default:
      throw new UsageError(`"${part}" is nothing to measure; --help shows what there is.`);
  }
  return 0;
});

/** The words of a command, and the file that --platform names. */
function withoutPlatform(argv: readonly string[]): {
  readonly words: readonly string[];
  readonly result: string | undefined;
} {
  const place = argv.indexOf('--platform');
  if (place < 0) return { words: argv, result: undefined };
  const result = argv[place + 1];
  if (result === undefined) throw new UsageError('Say which result: --platform RESULT.json.');
  return { words: argv.filter((_, index) => index !== place && index !== place + 1), result };
}

function timesIn(result: string | undefined): ReadonlyMap<string, number> {
  return result === undefined ? new Map() : timesOf(platformResult(result));
}

function printGoogle(result: string | undefined): void {
  const kinds = kindsBy(timesIn(result));
  const extra = result === undefined ? [] : ['--platform', result];
  const asked = measured<readonly OnGoogle[]>('google-asked', undefined, extra);
  console.log(table('What a service call takes on Google', kinds.map(kindLine)));
  console.log(table('On Google by calculation, 250 people', googleLines(asked)));
}

function printAll(result: string | undefined): void {
  console.log(table('What is pushed to Google', sizes(root)));
  console.log(table('Deciding one large roster, no spreadsheet', checkLines(measured<CheckTimes>('check'))));
  const grown = ROWS.map((rows) => measured<Growth>('growth', rows));
  console.log(table('A check through the bundle, each row another member', grown.flatMap(growthLines)));
  const imports = CLASSES.map((people) => measured<Imported>('import', people));
  console.log(table('An import from the key to credit seen', imports.flatMap(importLines)));
  const samples = ['learning-system', 'who-earned', 'webinar-report'].map((sample) => httpCalls(root, sample));
  printGoogle(result);
  console.log(table('Requests of the samples, with their own members', samples));
  console.log(table(`Whole commands, median of ${RUNS} runs`, commandLines()));
}

/** Measures in a process of its own, so that its memory and its compiled code are its own too. */
function measured<T>(what: string, many?: number, extra: readonly string[] = []): T {
  const args = [fileURLToPath(import.meta.url), what, ...(many === undefined ? [] : [String(many)]), ...extra];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Measuring "${what}" ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

function checkLines({ rows, columns, first, later, papaparse, valibot, megabytes }: CheckTimes): readonly Line[] {
  const what = `${rows} rows x ${columns} columns`;
  return [
    { what: `${what}, first`, here: seconds(first), limit: atMost(first, 2000, '2 s') },
    {
      what: `${what}, later`,
      here: seconds(later),
      beside: `papaparse parsing them ${seconds(papaparse)}: ${times(later, papaparse)}`,
    },
    { what: '', here: '', beside: `a valibot schema over them ${seconds(valibot)}: ${times(later, valibot)}` },
    { what: 'memory at most', here: `${megabytes.toFixed(0)} MB`, limit: atMost(megabytes, 300, '300 MB') },
  ];
}

function growthLines({ rows, members, first, later, properties, megabytes }: Growth): readonly Line[] {
  const longest = Math.max(members.longest, first.time, later.time);
  return [
    {
      what: `${rows} rows`,
      here: `${seconds(first.time)}, then ${seconds(later.time)}`,
      beside: `${first.serviceCalls} service calls, then ${later.serviceCalls}`,
      limit: atMost(first.serviceCalls, 100, '100 calls'),
    },
    {
      what: '  reading the members',
      here: `${members.requests} requests in ${members.calls} calls`,
      beside: `longest script ${seconds(longest)}`,
      limit: atMost(longest, SCRIPT_MS, '360 s'),
    },
    {
      what: '  properties, and memory with the stand-in',
      here: `${properties.all} bytes, ${megabytes.toFixed(0)} MB`,
      limit: {
        words: '9 KB each, 500 KB',
        isKept: properties.longest <= PROPERTY_BYTES && properties.all <= STORE_BYTES,
      },
    },
  ];
}

function importLines(one: Imported): readonly Line[] {
  const { people, made, floor, steps, longest, inAll, serviceCalls, perRequest, bare } = one;
  const all = made.reads + made.writes;
  return [
    { ...requestsLine(`${people} people`, made, floor), limit: atMost(all, DAILY_REQUESTS, '20,000 a day') },
    {
      what: '  properties of the document',
      here: `${one.properties.all} bytes, longest ${one.properties.longest}`,
      limit: {
        words: '9 KB each, 500 KB',
        isKept: one.properties.longest <= PROPERTY_BYTES && one.properties.all <= STORE_BYTES,
      },
    },
    {
      what: `  ${steps} steps, ${Math.round(inAll / 1000)} s with all waits`,
      here: `longest ${seconds(longest)}`,
      beside: `most service calls of a step ${serviceCalls}`,
      limit: atMost(longest, SCRIPT_MS, '360 s'),
    },
    {
      what: '  a request, without its pace',
      here: `${perRequest.toFixed(1)} ms`,
      beside: `a bare request ${bare.toFixed(1)} ms: ${times(perRequest, bare)}`,
    },
  ];
}

/** Each as a whole process, beside one that does nothing. */
function commandLines(): readonly Line[] {
  const sample = 'samples/learning-system';
  const alone = commandTime(['--help']);
  const jobs: readonly (readonly [string, readonly string[]])[] = [
    ['check, 250 rows', ['check', `${sample}.csv`, '--json']],
    ['import, 250 rows', ['import', `${sample}.csv`, '--members', `${sample}.members.csv`, '--json']],
  ];
  return jobs.map(([what, args]) => {
    const time = commandTime(args);
    return { what, here: seconds(time), beside: `start-up alone ${seconds(alone)}: ${times(time, alone)}` };
  });
}

function commandTime(args: readonly string[]): number {
  return median(
    Array.from({ length: RUNS }, () => {
      const start = performance.now();
      spawnSync(process.execPath, [`${root}build/roster.mjs`, ...args], { cwd: root });
      return performance.now() - start;
    }),
  );
}
