import { performance } from 'node:perf_hooks';
import type { GrowthZone } from '../local/growthzone';
import { type AddOn, newSheet } from '../local/sheets';
import type { CheckReport, Result } from '../src/answers';
import type { StepReport } from '../src/run/report';
import { type Floor, floorOf } from './http-calls';
import { KEY, stageOver } from './stage';

const CLASS_DATE = '2026-02-05';

/** The whole import of one class, from the key to credit seen, on a simulated clock. */
export interface Imported {
  readonly people: number;
  readonly made: Floor;
  readonly floor: Floor;
  readonly steps: number;
  /** The longest call of the page with its waits for GrowthZone's pace, milliseconds. */
  readonly longest: number;
  /** What a coordinator would wait in all. */
  readonly inAll: number;
  /** The most service calls of one step beside its requests, and the most that one made for each of its requests. */
  readonly serviceCalls: number;
  /** The longest value in bytes, and all of them, of the document's properties. */
  readonly properties: { readonly longest: number; readonly all: number };
  /** The add-on's own time a request, milliseconds, and what a bare request to the same server takes. */
  readonly perRequest: number;
  readonly bare: number;
}

/** Measures a class of so many; run it in a process of its own. */
export async function importClass(root: string, people: number): Promise<Imported> {
  const { clock, growthzone, host, addOn } = await stageOver(root, workbook(people));
  furnish(growthzone, people);
  const began = clock.now();
  const most = { longest: 0, serviceCalls: 0 };
  const ask = async <T>(request: object): Promise<T> => {
    const [moment, start] = [clock.now(), performance.now()];
    const answer = (await addOn.run('ask', request)) as Result<T>;
    if (!answer.ok) throw new Error(answer.problem.message);
    most.longest = Math.max(most.longest, clock.now() - moment + performance.now() - start);
    return answer.value;
  };
  try {
    await ask({ ask: 'saveConnection', tenant: 'demo', key: KEY });
    await ask({ ask: 'readMembers', restart: true });
    const { mark: checked } = await ask<CheckReport>({ ask: 'check' });
    const decided = { checked, accepted: [], lookedUp: ['COEC'], nobodyToInvoice: true };
    await ask({ ask: 'build', events: { COEC: 8101 }, ...decided });
    const before = requestsOf(growthzone);
    const start = performance.now();
    let steps = 0;
    for (const goal of ['registered', 'credited']) {
      for (let status = ''; status !== 'done'; steps += 1) {
        const report = await ask<StepReport>({ ask: 'step', credit: 'COEC', goal, session: 'bench-session' });
        if (report.status === 'paused') throw new Error(report.sentence);
        if (report.status === 'waiting') clock.advance(report.waitSeconds * 1000);
        ({ status } = report);
        most.serviceCalls = Math.max(most.serviceCalls, servicesOf(addOn));
      }
    }
    const spent = performance.now() - start;
    const { reads, writes, certificates } = growthzone.counters();
    if (certificates !== people) throw new Error(`${certificates} certificates for ${people} people.`);
    const perRequest = spent / (requestsOf(growthzone) - before);
    const floor = floorOf(people, [people]);
    const inAll = clock.now() - began;
    const bytes = Object.values(host.documentProperties.getProperties()).map((value) => Buffer.byteLength(value));
    const properties = { longest: Math.max(...bytes), all: bytes.reduce((sum, size) => sum + size, 0) };
    return {
      people,
      properties,
      made: { reads, writes },
      floor,
      steps,
      inAll,
      perRequest,
      bare: await bareRequest(),
      ...most,
    };
  } finally {
    await addOn.close();
    await growthzone.close();
  }

  /** The same server and pace without the add-on. */
  async function bareRequest(): Promise<number> {
    const runs = 300;
    const start = performance.now();
    for (let run = 0; run < runs; run += 1) {
      clock.advance(334);
      const headers = { Authorization: `ApiKey ${KEY}` };
      await (await fetch(`${growthzone.url}/api/certifications/progress/20001/`, { headers })).text();
    }
    return (performance.now() - start) / runs;
  }
}

/** Calls of the spreadsheet, its properties and cache: not those that each request has to make, the fetch and its pace. */
function servicesOf({ calls }: AddOn): number {
  const perRequest = /^(UrlFetchApp|HTTPResponse|Utilities)\./;
  return [...calls].reduce((sum, [name, count]) => (perRequest.test(name) ? sum : sum + count), 0);
}

const requestsOf = (growthzone: GrowthZone): number => {
  const { reads, writes } = growthzone.counters();
  return reads + writes;
};

const memberId = (n: number): string => `${999_900_001 + n}`;

export function furnish({ store }: GrowthZone, people: number): void {
  store.addMembers(
    Array.from({ length: people }, (_, n) => ({ memberId: memberId(n), firstName: `Ana${n}`, lastName: 'Alvarez' })),
  );
  store.addEvent({ name: 'Ethics', date: CLASS_DATE, credit: 'COEC', eventId: 8101 });
}

export function workbook(people: number) {
  const sheet = newSheet(1, 'Roster');
  sheet.values.push(['NRDS ID', 'First Name', 'Last Name', 'Credit Type', 'Credit?', 'Class Date']);
  for (let n = 0; n < people; n += 1) sheet.values.push([memberId(n), `Ana${n}`, 'Alvarez', 'COEC', 'Y', '02/05/2026']);
  sheet.maxRows = Math.max(1000, people + 1);
  return { id: 'bench', name: 'Bench', timeZone: 'America/New_York', locale: 'en_US', sheets: [sheet] };
}
