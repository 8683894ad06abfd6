import { costs, type Kind } from '../local/sheets';
import type { CheckReport, Result } from '../src/answers';
import type { StepReport } from '../src/run/report';
import { furnish, workbook } from './import';
import { KEY, stageOver } from './stage';
import { atMost, type Line, seconds } from './table';

const PEOPLE = 250;
/** How long the page lets a step work. */
const STEP_SECONDS = 8;

/** What one question of the page, or one step of a run, takes on Google, by calculation. */
export interface OnGoogle {
  readonly what: string;
  /** Milliseconds of its service calls; requests to GrowthZone and their pace are not in it. */
  readonly spent: number;
  readonly calls: number;
  readonly propertyCalls: number;
  readonly requests: number;
  /** Of them, those that write to GrowthZone. */
  readonly writes: number;
}

/**
 * Asks what the page asks on the way from a roster of 250 people to their credit, with each service call at its cost;
 * `measured` is what a platform check found them to be. Run it in a process of its own.
 */
export async function onGoogle(root: string, measured: ReadonlyMap<string, number>): Promise<readonly OnGoogle[]> {
  const { clock, growthzone, addOn } = await stageOver(root, workbook(PEOPLE), { costs: costs(measured) });
  furnish(growthzone, PEOPLE);
  const found: OnGoogle[] = [];
  const ask = async <T>(what: string, request: object): Promise<T> => {
    const before = growthzone.counters();
    const answer = (await addOn.run('ask', request)) as Result<T>;
    if (!answer.ok) throw new Error(answer.problem.message);
    const after = growthzone.counters();
    const writes = after.writes - before.writes;
    const all = [...addOn.calls];
    const calls = all.reduce((sum, [, count]) => sum + count, 0);
    const propertyCalls = all.reduce((sum, [name, count]) => sum + (name.startsWith('Properties.') ? count : 0), 0);
    const requests = after.reads - before.reads + writes;
    found.push({ what, spent: addOn.spent, calls, propertyCalls, requests, writes });
    return answer.value;
  };
  try {
    await ask('save the key', { ask: 'saveConnection', tenant: 'demo', key: KEY });
    await ask('open the sidebar', { ask: 'state', isOpening: true });
    await ask('look at the columns', { ask: 'columns' });
    await ask('read the members', { ask: 'readMembers', restart: true });
    await ask('check, the first', { ask: 'check' });
    const { mark: checked } = await ask<CheckReport>('check, a later one', { ask: 'check' });
    await ask('find the events', { ask: 'events' });
    const decided = { checked, accepted: [], lookedUp: ['COEC'], nobodyToInvoice: true };
    await ask('build the credit tab', { ask: 'build', events: { COEC: 8101 }, ...decided });
    await ask('where things stand, the poll', { ask: 'progress', credit: 'COEC' });
    await ask('look at its people', { ask: 'people', credit: 'COEC' });
    for (const goal of ['registered', 'credited'] as const) {
      for (let status = ''; status !== 'done'; ) {
        const what = `step to ${goal}`;
        const step = { ask: 'step', credit: 'COEC', goal, session: 'bench-session', seconds: STEP_SECONDS };
        const report = await ask<StepReport>(what, step);
        if (report.status === 'paused') throw new Error(report.sentence);
        if (report.status === 'waiting') clock.advance(report.waitSeconds * 1000);
        ({ status } = report);
      }
    }
    return found;
  } finally {
    await addOn.close();
    await growthzone.close();
  }
}

/** A kind of call as a line of the table. */
export const kindLine = ({ name, ms, source }: Kind): Line => ({
  what: name,
  here: `${ms.toFixed(0)} ms`,
  beside: source,
});

/** At most so much, milliseconds; a step has so much more for each write to GrowthZone. */
const AIMS: Readonly<Record<string, number>> = {
  'open the sidebar': 2000,
  'look at the columns': 2000,
  'check, the first': 2000,
  'check, a later one': 2000,
  'where things stand, the poll': 150,
};
const [STEP_AIM, WRITE_AIM] = [2000, 1500];

/** The same question with the same cost, one after the other, is one line. */
export function googleLines(asked: readonly OnGoogle[]): readonly Line[] {
  const lines: { line: Line; count: number }[] = [];
  for (const one of asked) {
    const line = googleLine(one);
    const last = lines[lines.length - 1];
    if (last && JSON.stringify(last.line) === JSON.stringify(line)) last.count += 1;
    else lines.push({ line, count: 1 });
  }
  return lines.map(({ line, count }) => (count > 1 ? { ...line, what: `${line.what}, ${count} times` } : line));
}

/** A question as a line of the table, held against its aim. */
function googleLine({ what, spent, calls, propertyCalls, requests, writes }: OnGoogle): Line {
  const most = what.startsWith('step') ? STEP_AIM + WRITE_AIM * writes : AIMS[what];
  return {
    what,
    here: seconds(spent),
    beside: `${calls} service calls, ${propertyCalls} of properties; ${requests} requests, ${writes} of them writes`,
    limit: most === undefined ? undefined : atMost(spent, most, seconds(most)),
  };
}
