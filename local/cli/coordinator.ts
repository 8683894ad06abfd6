import type { CheckReport, ChosenEvent, CreditTab, TabPerson } from '../../src/answers';
import type { RouteOverrides, Templates } from '../../src/growthzone';
import { CREDITS, type Credit } from '../../src/roster';
import type { StepReport } from '../../src/run/report';
import { Refused } from '../ask';
import type { LocalClock } from '../clock';
import type { Session } from './session';

// What a person does in the sidebar, done by the command line: its GrowthZone is a stand-in, so that it accepts Checks
// and tick-boxes, continues after a pause and gives its word about people who are held.

/** Nobody watches: the longest step that the add-on takes. */
const STEP_SECONDS = 60;
/** A pause that outlasts this is the user's to end, where time is real. */
const LONGEST_WAIT_SECONDS = 600;
/** More than a late change and a lagging list together: after it, what GrowthZone shows is how it is. */
const LOOK_SECONDS = 300;
/** The two looks before a cure are 15 minutes apart. */
const CURE_SECONDS = 16 * 60;
/** So many pauses in a row without anybody getting further. */
const MOST_PAUSES = 30;

export interface Conduct {
  readonly session: Session;
  readonly id: string;
  readonly clock: LocalClock;
  /** Whether pauses are ended and held people decided about, as somebody would who stays with it. */
  readonly isPersistent: boolean;
}

/** How an association's GrowthZone is asked otherwise than by the add-on's own model. */
export interface OwnWays {
  /** Paths that GrowthZone's support named. */
  readonly routes: RouteOverrides;
  /** What was learned from a recording. */
  readonly templates: Templates | undefined;
}

/** Connects, with what is known of the association's own ways, reads the members, checks, and builds the credit tabs that are missing; the check's report. */
export async function prepare(conduct: Conduct, key: string, ways: Partial<OwnWays> = {}): Promise<CheckReport> {
  const { session } = conduct;
  const { routes = {}, templates } = ways;
  await persist(conduct, () => session.ask({ ask: 'saveConnection', tenant: 'demo', key }));
  if (Object.keys(routes).length > 0) {
    await session.ask({ ask: 'saveRoutes', routes });
  }
  if (templates) await persist(conduct, () => session.ask({ ask: 'saveTemplates', templates }));
  await readMembers(conduct, true);
  const check = await session.ask({ ask: 'check' });
  if (check.counts.credit > 0 && !(await isBuilt(session, check))) await persist(conduct, () => build(session, check));
  return check;
}

async function readMembers(conduct: Conduct, restart: boolean): Promise<void> {
  const { session } = conduct;
  let reading = await persist(conduct, () => session.ask({ ask: 'readMembers', restart }));
  while (!reading.done) reading = await persist(conduct, () => session.ask({ ask: 'readMembers', restart: false }));
}

/** Tries again what GrowthZone refused for the moment. */
async function persist<T>({ clock, isPersistent }: Conduct, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isPersistent || !(error instanceof Refused) || !PASSING.has(error.code) || tries > MOST_PAUSES) throw error;
      await pass(clock, 60);
    }
  }
}

/** Problems of GrowthZone, not of the roster; and of a run that was killed. */
const PASSING: ReadonlySet<string> = new Set([
  'lease',
  'unavailable',
  'no-answer',
  'unreadable',
  'slow-down',
  'not-looked-up',
]);

async function isBuilt(session: Session, check: CheckReport): Promise<boolean> {
  const { tabs } = await session.ask({ ask: 'state' });
  for (const credit of CREDITS) {
    const people = check.credits[credit];
    if (people === 0) continue;
    if (!tabs.some((tab) => tab.credit === credit && tab.people >= people)) return false;
    // Killed between the event's record and the tab, it counts people whom no tab holds yet.
    if (!(await hasTab(session, credit))) return false;
  }
  return true;
}

async function hasTab(session: Session, credit: Credit): Promise<boolean> {
  try {
    await session.ask({ ask: 'people', credit });
    return true;
  } catch (error) {
    if (error instanceof Refused && (error.code === 'no-tab' || error.code === 'tab-incomplete')) return false;
    throw error;
  }
}

async function build(session: Session, check: CheckReport): Promise<readonly ChosenEvent[]> {
  const { credits } = await session.ask({ ask: 'events' });
  const chosen = credits.flatMap(({ credit, chosen: eventId }) => (eventId === 0 ? [] : [[credit, eventId] as const]));
  const checks = check.rows.flatMap(({ findings }) => findings.filter(({ level }) => level === 'check'));
  return session.ask({
    ask: 'build',
    events: Object.fromEntries(chosen),
    checked: check.mark,
    accepted: [...new Set(checks.map(({ code }) => code))],
    lookedUp: credits.map(({ credit }) => credit),
    nobodyToInvoice: true,
  });
}

/** Runs every credit tab to its end; why it stopped before, where it did. */
export async function runTabs(conduct: Conduct, tabs: readonly CreditTab[]): Promise<string | undefined> {
  for (const { credit } of tabs) {
    for (const goal of ['registered', 'credited'] as const) {
      const paused = await runGoal(conduct, credit, goal);
      if (paused !== undefined) return paused;
    }
  }
  return undefined;
}

async function runGoal(conduct: Conduct, credit: Credit, goal: 'registered' | 'credited'): Promise<string | undefined> {
  const { session, id, clock, isPersistent } = conduct;
  for (let pauses = 0; pauses <= MOST_PAUSES; ) {
    const report = await session.ask({ ask: 'step', credit, goal, session: id, seconds: STEP_SECONDS });
    if (report.status === 'working') continue;
    if (report.status === 'waiting') {
      if (!clock.simulated && report.waitSeconds > LONGEST_WAIT_SECONDS) return report.sentence;
      await pass(clock, report.waitSeconds);
      continue;
    }
    if (!isPersistent) return report.status === 'paused' ? report.sentence : undefined;
    const isDecided = await decideHeld(conduct, credit);
    if (report.status === 'done' && !isDecided) return undefined;
    pauses += 1;
    if (report.status === 'paused') await carryOn(conduct, report);
    if (pauses > MOST_PAUSES) return report.sentence;
  }
  return undefined;
}

async function carryOn(conduct: Conduct, { reason, waitSeconds }: StepReport): Promise<void> {
  if (reason === 'no-directory') return readMembers(conduct, true);
  // Perhaps the event could not be read in full when its tab was built: building merges.
  if (reason === 'by-hand' || reason === 'tab-incomplete')
    await persist(conduct, async () => build(conduct.session, await conduct.session.ask({ ask: 'check' })));
  await pass(conduct.clock, waitSeconds || 30);
}

/** Gives a word about people who are held, after having looked; whether there was anybody. */
async function decideHeld({ session, id, clock }: Conduct, credit: Credit): Promise<boolean> {
  const before = await heldIn(session, credit);
  if (before.length === 0) return false;
  await pass(clock, LOOK_SECONDS);
  await session.ask({ ask: 'readBack', credit }).catch(unlessRefused);
  const held = await heldIn(session, credit);
  const trapped = held.filter(({ reason }) => reason === 'trap');
  if (trapped.length > 0) {
    await pass(clock, CURE_SECONDS);
    await session.ask({ ask: 'cure', credit, memberIds: ids(trapped), session: id }).catch(unlessRefused);
  }
  const again = held.filter(({ reason }) => AGAIN.has(reason));
  if (again.length > 0) await session.ask({ ask: 'decide', credit, memberIds: ids(again), decision: 'send again' });
  return held.length < before.length || trapped.length > 0 || again.length > 0;
}

/** Held for these, a stand-in that was looked at and does not show them may be asked again. */
const AGAIN: ReadonlySet<string> = new Set(['not-seen', 'still-registered', 'gone', 'no-credit']);

async function heldIn(session: Session, credit: Credit): Promise<readonly TabPerson[]> {
  return (await session.ask({ ask: 'people', credit })).filter(({ state }) => state === 'HELD');
}

const ids = (people: readonly TabPerson[]) => people.map(({ memberId }) => memberId);

/** A refusal is a reason to try later, anything else is a bug. */
function unlessRefused(error: unknown): undefined {
  if (error instanceof Refused) return undefined;
  throw error;
}

/** Waits without blocking the thread on which the stand-in answers. */
async function pass(clock: LocalClock, seconds: number): Promise<void> {
  if (clock.simulated) clock.sleep(seconds * 1000);
  else await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
