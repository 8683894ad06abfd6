import { randomUUID } from 'node:crypto';
import type { CheckReport } from '../../src/answers';
import { commonDate, type RosterSettings } from '../../src/roster';
import { type LocalClock, realClock, simulatedClock } from '../clock';
import { UserError } from '../command-line';
import type { Counters } from '../growthzone/counters';
import type { Workbook } from '../sheets';
import type { Arguments } from './arguments';
import { type OwnWays, prepare, runTabs } from './coordinator';
import { type Kept, openKept } from './kept';
import { keepFoundOut } from './learn';
import { openSession, type Session } from './session';
import { STAND_IN_KEY, tenantFor } from './tenant';

/** How long the M1 queue gets before the stand-in is asked what it holds: it sends within some 5 to 10 minutes. */
const M1_QUEUE_MS = 15 * 60_000;

export interface EventTotals {
  readonly credit: string;
  readonly eventId: number;
  readonly registered: number;
  readonly attended: number;
  readonly creditSeen: number;
  readonly failed: number;
  readonly held: number;
}

export interface ImportReport {
  readonly check: CheckReport;
  readonly events: readonly EventTotals[];
  readonly growthzone: Counters | undefined;
  /** The spreadsheet with its credit tabs and log. */
  readonly workbook: Workbook;
  /** Why it stopped before its end; undefined where it did not. */
  readonly paused: string | undefined;
  /** How many requests were made to go wrong. */
  readonly faults: number;
}

/**
 * Runs the whole job through the add-on's own entry points, as the sidebar does, to the end or to a pause. With a
 * folder it goes on where an earlier process stopped.
 */
export async function importRoster(root: string, args: Arguments): Promise<ImportReport> {
  const kept = args.data === undefined ? undefined : openKept(args.data, args.file);
  try {
    return args.growthzone
      ? await againstRunning(root, args, args.growthzone, kept)
      : await againstOwn(root, args, kept);
  } finally {
    kept?.close();
  }
}

async function againstRunning(
  root: string,
  { file, settings, routes, templates, data }: Arguments,
  { url, key }: NonNullable<Arguments['growthzone']>,
  kept: Kept | undefined,
): Promise<ImportReport> {
  if (!(await answers(url))) {
    throw new UserError(`Nothing answers at ${url}. Start a stand-in with npm run growthzone, or correct the address.`);
  }
  const clock = realClock();
  const session = await openSession({ root, file, settings, clock, kept, growthzone: url });
  try {
    const folders = data === undefined ? ['.'] : [data, '.'];
    return await runImport({ session, key, clock, kept, routes, templates, folders, isPersistent: false }, () =>
      remoteCounters(url, key),
    );
  } finally {
    await session.close();
  }
}

async function againstOwn(root: string, args: Arguments, kept: Kept | undefined): Promise<ImportReport> {
  const { settings, routes, templates, file, members, chaos, data } = args;
  const clock = simulatedClock(kept?.now ?? startOf(settings));
  const first = await openSession({ root, file, settings, clock });
  const report = await first.ask({ ask: 'check' }).finally(() => first.close());
  const today = settings.today ?? new Date(clock.now()).toISOString().slice(0, 10);
  const classDate = settings.classDate ?? commonDate(report.rows) ?? today;
  // Another seed for every start: the same fault must not end each of them at the same place.
  const seed = chaos === undefined ? undefined : chaos + (kept?.starts ?? 1) - 1;
  const growthzone = await tenantFor({ report, settings, classDate, members, clock, dataDir: kept?.growthzone, seed });
  const session = await openSession({
    root,
    file,
    settings: { ...settings, classDate },
    clock,
    kept,
    growthzone: growthzone.url,
  });
  try {
    const ran = await runImport(
      {
        ...{ session, key: STAND_IN_KEY, clock, kept, routes, templates, isPersistent: true },
        folders: data === undefined ? [] : [data],
      },
      async () => {
        await growthzone.settle();
        clock.sleep(M1_QUEUE_MS);
        return growthzone.counters();
      },
    );
    return { ...ran, faults: growthzone.faults.happened().length };
  } finally {
    await session.close();
    await growthzone.close();
  }
}

const startOf = ({ today }: RosterSettings): number => (today ? Date.parse(`${today}T18:00:00Z`) : Date.now());

interface Running extends OwnWays {
  readonly session: Session;
  readonly key: string;
  readonly clock: LocalClock;
  readonly kept: Kept | undefined;
  readonly isPersistent: boolean;
  /** Where what was learned may have been read from. */
  readonly folders: readonly string[];
}

async function runImport(running: Running, counters: () => Promise<Counters | undefined>): Promise<ImportReport> {
  const { session, key, kept } = running;
  const conduct = { ...running, id: kept?.session ?? randomUUID() };
  const check = await prepare(conduct, key, running);
  const paused = await runTabs(conduct, (await session.ask({ ask: 'state' })).tabs);
  if (running.templates) {
    const { templates } = await session.ask({ ask: 'templates' });
    if (templates) keepFoundOut(running.folders, templates);
  }
  const { tabs } = await session.ask({ ask: 'state' });
  return {
    check,
    paused,
    faults: 0,
    workbook: session.workbook(),
    events: tabs.map(({ credit, eventId, counts }) => ({
      credit,
      eventId,
      registered: counts.REGISTERED + counts.MARKING + counts.ATTENDED + counts['CREDIT SEEN'],
      attended: counts.ATTENDED + counts['CREDIT SEEN'],
      creditSeen: counts['CREDIT SEEN'],
      failed: counts.FAILED,
      held: counts.HELD,
    })),
    growthzone: await counters(),
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { redirect: 'manual' });
    return true;
  } catch {
    return false;
  }
}

/** Nothing where the stand-in has stopped meanwhile: what was done is told all the same. */
async function remoteCounters(url: string, key: string): Promise<Counters | undefined> {
  const headers = { Authorization: `ApiKey ${key}` };
  const answer = await fetch(`${url}/stand-in/counters`, { headers }).catch(() => undefined);
  return answer?.ok ? ((await answer.json()) as Counters) : undefined;
}
