import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Line } from './table';

// The requests of a clean run, as the stand-in counted them, beside the fewest that the promises of a run allow.

interface Report {
  readonly events: readonly { readonly credit: string; readonly registered: number }[];
  readonly growthzone: { readonly reads: number; readonly writes: number };
}

export interface Floor {
  readonly reads: number;
  readonly writes: number;
}

const PAGE = 100;
const FILE = 100;
const pages = (rows: number) => Math.max(1, Math.ceil(rows / PAGE));

/** One event with its components and its registration types. */
const EVENT_READS = 3;
/** As many requests go into a step of 30 seconds at three a second. */
const READS_PER_STEP = 90;

/** The fewest steps: one to register, and as many as the two completion reads of each person take beside the event and its list. */
const stepsOf = (people: number) => 1 + Math.ceil((2 * people) / (READS_PER_STEP - EVENT_READS - pages(people)));

/** Pages of the list: at the start of each step, and after each write; while people are registered it grows. */
function listReads(people: number, imports: number): number {
  const growing = Array.from({ length: imports }, (_, k) => pages(Math.min(people, 1 + k * FILE)));
  return 1 + growing.reduce((sum, n) => sum + n, 0) + (stepsOf(people) - 1 + 2) * pages(people);
}

/** Whose key it is, and the list of events. */
const ONCE_READS = 2;

/**
 * Whose key it is, the list of events, member pages; per event 3 reads and its list when it is chosen, 3 at the start of each
 * step and 3 before each of 2 savings of the attendance; one import alone and the rest in files of 100, the list at the start of
 * each step and after each write, 2 attendance reads and 2 saves; enrolment pages; 2 completion reads a person.
 */
export function floorOf(members: number, events: readonly number[]): Floor {
  const people = events.reduce((sum, n) => sum + n, 0);
  const perEvent = events.map((n) => {
    const imports = 1 + Math.ceil((n - 1) / FILE);
    return {
      writes: imports + 2,
      reads: EVENT_READS * (1 + stepsOf(n) + 2) + 1 + listReads(n, imports) + 2,
    };
  });
  return {
    writes: perEvent.reduce((sum, { writes }) => sum + writes, 0),
    reads: ONCE_READS + pages(members) + perEvent.reduce((sum, { reads }) => sum + reads, 0) + 1 + 2 * people,
  };
}

/** The requests of importing a sample beside their floor. `root` is the project's folder. */
export function httpCalls(root: string, sample: string): Line {
  const members = `samples/${sample}.members.csv`;
  const settings = sample === 'learning-system' ? [] : ['--settings', `samples/${sample}.settings.json`];
  const args = ['build/roster.mjs', 'import', `samples/${sample}.csv`, '--members', members, '--json', ...settings];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const { events, growthzone } = JSON.parse(stdout) as Report;
  const listed = Papa.parse(readFileSync(`${root}${members}`, 'utf8'), { header: true, skipEmptyLines: true }).data;
  const sizes = events.map(({ registered }) => registered);
  return requestsLine(`${sample}, ${sizes.join(' + ')} people`, growthzone, floorOf(listed.length, sizes));
}

/** Reads and writes beside the fewest that would do. */
export function requestsLine(what: string, made: Floor, floor: Floor): Line {
  const ratio = ((made.reads + made.writes) / (floor.reads + floor.writes)).toFixed(2);
  return {
    what,
    here: `${made.reads} reads, ${made.writes} writes`,
    beside: `floor ${floor.reads} and ${floor.writes}: ${ratio} times`,
  };
}
