import { randomUUID } from 'node:crypto';
import type { CheckReport, ChosenEvent } from '../../src/api';
import type { StepReport } from '../../src/run/report';
import { type LocalClock, realClock, simulatedClock } from '../clock';
import type { Counters } from '../growthzone/counters';
import type { Workbook } from '../sheets';
import type { Arguments } from './arguments';
import { openSession, type Session } from './session';
import { freshTenant, STAND_IN_KEY } from './tenant';

/** How long the M1 queue gets before the stand-in is asked what it holds: it sends within some 5 to 10 minutes. */
const M1_QUEUE_MS = 15 * 60_000;
/** A pause that outlasts this is the user's to end. */
const LONGEST_WAIT_SECONDS = 600;

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
}

/** Runs the whole job through the add-on's own entry points, as the sidebar does, to the end or to a pause. */
export async function importRoster(root: string, args: Arguments): Promise<ImportReport> {
  const { settings, file } = args;
  if (args.growthzone) {
    const clock = realClock();
    const { url, key } = args.growthzone;
    const session = await openSession(root, file, settings, clock, url);
    try {
      return await runImport(session, key, clock, () => remoteCounters(url, key));
    } finally {
      await session.close();
    }
  }
  const clock = simulatedClock(settings.today ? Date.parse(`${settings.today}T18:00:00Z`) : Date.now());
  const first = await openSession(root, file, settings, clock);
  const report = await first.ask({ ask: 'check' }).finally(() => first.close());
  const today = settings.today ?? new Date(clock.now()).toISOString().slice(0, 10);
  const classDate = settings.classDate ?? commonDate(report) ?? today;
  const growthzone = await freshTenant(report, settings, classDate, args.members, clock);
  const session = await openSession(root, file, { ...settings, classDate }, clock, growthzone.url);
  try {
    return await runImport(session, STAND_IN_KEY, clock, async () => {
      clock.sleep(M1_QUEUE_MS);
      return growthzone.counters();
    });
  } finally {
    await session.close();
    await growthzone.close();
  }
}

/** The day that most rows of the roster carry. */
function commonDate(report: CheckReport): string | undefined {
  const counts = new Map<string, number>();
  for (const { date } of report.rows) if (date) counts.set(date, (counts.get(date) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

async function runImport(
  session: Session,
  key: string,
  clock: LocalClock,
  counters: () => Promise<Counters | undefined>,
): Promise<ImportReport> {
  await session.ask({ ask: 'saveConnection', tenant: 'demo', key });
  let reading = await session.ask({ ask: 'readMembers', restart: true });
  while (!reading.done) reading = await session.ask({ ask: 'readMembers', restart: false });
  const check = await session.ask({ ask: 'check' });
  const events = check.counts.credit === 0 ? [] : await build(session, check);
  const paused = await runEvents(session, events, clock);
  const { tabs } = await session.ask({ ask: 'state' });
  return {
    check,
    paused,
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

/** Builds the credit tabs. Checks and tick-boxes are accepted, since this GrowthZone is a stand-in. */
async function build(session: Session, check: CheckReport): Promise<readonly ChosenEvent[]> {
  const { credits } = await session.ask({ ask: 'events' });
  const chosen = credits.flatMap(({ credit, chosen: eventId }) => (eventId === 0 ? [] : [[credit, eventId] as const]));
  const checks = check.rows.flatMap(({ findings }) => findings.filter(({ level }) => level === 'check'));
  return session.ask({
    ask: 'build',
    events: Object.fromEntries(chosen),
    accepted: [...new Set(checks.map(({ code }) => code))],
    lookedUp: credits.map(({ credit }) => credit),
    nobodyToInvoice: true,
  });
}

async function runEvents(
  session: Session,
  events: readonly ChosenEvent[],
  clock: LocalClock,
): Promise<string | undefined> {
  const id = randomUUID();
  for (const { credit } of events) {
    for (const goal of ['registered', 'credited'] as const) {
      let report: StepReport;
      do {
        report = await session.ask({ ask: 'step', credit, goal, session: id });
        if (report.status === 'waiting') {
          if (report.waitSeconds > LONGEST_WAIT_SECONDS) return report.sentence;
          await pass(clock, report.waitSeconds * 1000);
        }
      } while (report.status === 'working' || report.status === 'waiting');
      if (report.status === 'paused') return report.sentence;
    }
  }
  return undefined;
}

/** Waits without blocking the thread on which the stand-in answers. */
async function pass(clock: LocalClock, milliseconds: number): Promise<void> {
  if (clock.simulated) clock.sleep(milliseconds);
  else await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function remoteCounters(url: string, key: string): Promise<Counters | undefined> {
  const answer = await fetch(`${url}/stand-in/counters`, { headers: { Authorization: `ApiKey ${key}` } });
  return answer.ok ? ((await answer.json()) as Counters) : undefined;
}
