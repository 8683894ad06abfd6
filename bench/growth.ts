import { performance } from 'node:perf_hooks';
import Papa from 'papaparse';
import { newSheet } from '../local/sheets';
import type { CheckReport, DirectoryProgress, Result } from '../src/answers';
import { exportOf } from './check';
import { KEY, stageOver } from './stage';

const SIX_MINUTES_MS = 360_000;

/** A roster of so many rows, each of another member of an association of as many, through the built bundle. */
export interface Growth {
  readonly rows: number;
  /** Reading all members: requests, calls of the page, and the longest of them with its waits, milliseconds. */
  readonly members: { readonly requests: number; readonly calls: number; readonly longest: number };
  /** The first check, which writes beside every row, and a later one. */
  readonly first: Measured;
  readonly later: Measured;
  /** The longest value in bytes, and all of them, of document and user properties. */
  readonly properties: { readonly longest: number; readonly all: number };
  readonly megabytes: number;
}

interface Measured {
  /** Milliseconds of the whole call, loading and the calls of services included. */
  readonly time: number;
  readonly serviceCalls: number;
}

/**
 * Measures one size; run it in a process of its own. The local services throw beyond 9 KB a property, 500 KB a store and
 * 100 KB a cache value, so that an end is a proof that these were kept.
 */
export async function growth(root: string, rows: number): Promise<Growth> {
  const values = Papa.parse<string[]>(exportOf(rows)).data;
  const sheet = newSheet(1, 'Roster');
  sheet.values.push(...values);
  sheet.maxRows = values.length;
  const workbook = { id: 'bench', name: 'Bench', timeZone: 'America/New_York', locale: 'en_US', sheets: [sheet] };
  const { clock, growthzone, host, addOn } = await stageOver(root, workbook, {
    userProperties: { connection: JSON.stringify({ tenant: 'demo', apiKey: KEY }) },
  });
  growthzone.store.addMembers(values.slice(1).map(memberOf));
  const ask = async <T>(request: object): Promise<T> => {
    const answer = (await addOn.run('ask', request)) as Result<T>;
    if (!answer.ok) throw new Error(answer.problem.message);
    return answer.value;
  };
  const check = async (): Promise<Measured> => {
    const start = performance.now();
    const report = await ask<CheckReport>({ ask: 'check' });
    const time = performance.now() - start;
    if (report.rows.length !== rows + 1 || report.counts.credit === 0) throw new Error(report.summary);
    return { time, serviceCalls: [...addOn.calls.values()].reduce((sum, calls) => sum + calls, 0) };
  };
  try {
    const members = await readMembers();
    const first = await check();
    const later = await check();
    const kept = [host.documentProperties.getProperties(), addOn.userProperties()].flatMap(Object.values<string>);
    const bytes = kept.map((value) => Buffer.byteLength(value));
    const properties = { longest: Math.max(0, ...bytes), all: bytes.reduce((sum, size) => sum + size, 0) };
    return { rows, members, first, later, properties, megabytes: process.resourceUsage().maxRSS / 1024 };
  } finally {
    await addOn.close();
    await growthzone.close();
  }

  async function readMembers(): Promise<Growth['members']> {
    let [calls, longest] = [0, 0];
    for (let done = false; !done; calls += 1) {
      const [began, start] = [clock.now(), performance.now()];
      ({ done } = await ask<DirectoryProgress>({ ask: 'readMembers', restart: calls === 0 }));
      longest = Math.max(longest, clock.now() - began + performance.now() - start);
    }
    if (longest > SIX_MINUTES_MS) throw new Error('A call of the page took longer than a script may run.');
    return { requests: growthzone.counters().reads, calls, longest };
  }
}

function memberOf(row: readonly string[]) {
  const [, id = '', firstName = '', lastName = '', , email = ''] = row;
  return { memberId: id.padStart(9, '0'), firstName, lastName, email };
}
