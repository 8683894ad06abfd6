import { failure, type Result } from '../roster';
import {
  afterStep,
  holdsLease,
  isAnybodyGone,
  isOfOther,
  LEASE_MS,
  type Lease,
  type LeaseAnswer,
  type More,
  type Person,
  type Plan,
  type RunEvent,
  type RunStore,
  type StepReport,
  takeLease,
  workingCopy,
} from '../run';
import { account, calledHere } from './account';
import { writeWithBeside } from './beside';
import { serverClock } from './http';
import { logName, writeLog } from './log';
import { loadBindings, loadRecord, storeBindings, storeRecord } from './record-store';
import { ofDocument } from './stored';
import { loadEvent, loadLease, storeEvent, storeLease, underLock } from './stores';
import { type OwnPeople, tabOfEvent, writePeople } from './tab-people';

/** How a step meets the tab at its end: as it knows it, with people whom somebody else moved, or no longer its own. */
export type Met = 'same' | 'moved' | 'lost';

/** A run's store, which is over at the end of a step. */
export interface StepStore extends RunStore {
  /**
   * Writes what was saved, and the lease as it is after the step, by the report that `finish` gives under the lock; nothing
   * where the run is somebody else's by now. Gives that report.
   */
  settle(isDone: boolean, finish: (met: Met) => StepReport): StepReport;
}

/**
 * A credit tab as the run sees it. People are read once and kept in step with what is saved; without a lease no intention
 * can be recorded. `planOf` says what the roster gives for the event now.
 */
export function runStore(event: RunEvent, planOf: (event: RunEvent) => Result<Plan>, lease?: Lease): StepStore {
  const first = tabOfEvent(event);
  const copy = workingCopy(event, first.people, loadBindings(event), loadRecord(event));
  const isOurs = () => lease !== undefined && holdsLease(loadLease(), lease, serverClock.now());
  /** False where another event is stored by now, of which this step knows nothing. */
  const write = (tab: OwnPeople, next?: Lease, more?: More): boolean => {
    const stored = { event: loadEvent(event.credit), record: loadRecord(event), bindings: loadBindings(event) };
    if (isOfOther(event, stored)) return false;
    copy.meets(tab.people);
    const due = copy.due(tab.people, stored, more);
    ofDocument().together(() => {
      if (due.before.record) storeRecord(event, due.before.record);
      if (due.before.bindings) storeBindings(event, due.before.bindings);
    });
    // At the end of a step with the log and the summary, at once.
    if (due.changed.length > 0) tab.write(due.changed, due.people, more ? undefined : writeWithBeside);
    ofDocument().together(() => {
      if (due.after.record) storeRecord(event, due.after.record);
      storeEvent(due.after.event);
      if (next) storeLease(next);
    });
    copy.done(due);
    return true;
  };
  const wholeTab = () => wholeAgain(event, copy.written());
  return {
    ...copy,
    lacking: () => first.lacking,
    recordIntentions: (intentions, next) =>
      underLock(() => {
        if (!lease || !isOurs()) return 'lost';
        const tab = wholeTab();
        if (!copy.meets(tab.people)) return 'changed';
        const renewed = { ...lease, until: serverClock.now() + LEASE_MS };
        return write(tab, renewed, { people: intentions, event: next }) ? 'recorded' : 'lost';
      }),
    plan: () => planOf(copy.event()),
    log: (what, count) => writeLog(serverClock.now(), logName(copy.event()), what, count),
    commit: () => {
      if (copy.isWritten()) return;
      underLock(() => {
        if (!lease || isNobodyElses(lease)) write(wholeTab());
      });
    },
    settle: (isDone, finish) =>
      underLock(() => {
        if (!lease || !isNobodyElses(lease)) return finish('lost');
        // Who is done is held against the tab as it is, also where nothing is to be written.
        const tab = copy.isWritten() && !isDone ? undefined : wholeTab();
        const isOther = isOfOther(event, { event: loadEvent(event.credit) });
        const isMoved = tab !== undefined && !isOther && !copy.meets(tab.people);
        const report = finish(isOther ? 'lost' : isMoved ? 'moved' : 'same');
        const { status, waitSeconds, done, total, goal } = report;
        const goesOn = isOurs() && (status === 'working' || status === 'waiting');
        const inSeconds = goesOn ? { inSeconds: waitSeconds } : null;
        const next = afterStep(lease, `${done} of ${total} ${goal}`, serverClock.now(), inSeconds);
        if (!tab || copy.isWritten() || !write(tab, next)) storeLease(next);
        return report;
      }),
  };
}

/** Whether nobody has taken over since: it may have run out, or been let go by the same page. */
const isNobodyElses = ({ session, version }: Lease): boolean => {
  const now = loadLease();
  return now?.session === session && now.version === version;
};

/** The tab; what somebody took out of it during a step, a row or a column, comes back as this step knows it. */
function wholeAgain(event: RunEvent, people: readonly Person[]): OwnPeople {
  const tab = tabOfEvent(event);
  if (tab.lacking.length === 0 && !isAnybodyGone(tab.people, people)) return tab;
  writePeople(event.credit, [], people);
  return tabOfEvent(event);
}

/** Takes or renews the lease for this session; else the answer says who has it and since when. */
export const acquireLease = (session: string): LeaseAnswer => underLock(() => takenNow(session, loadLease()));

function takenNow(session: string, before: Lease | undefined): LeaseAnswer {
  const taken = takeLease(before, account(), session, serverClock.now());
  if (taken.granted) storeLease(taken.lease);
  return taken;
}

/** Works while nobody runs, who would keep what they find in the same tab; whoever ran last still holds the run after it. */
export function whileNobodyRuns<T>(work: () => Result<T>): Result<T> {
  const session = `look ${serverClock.now()}`;
  const [before, taken] = underLock(() => {
    const before = loadLease();
    return [before, takenNow(session, before)] as const;
  });
  if (!taken.granted) return failure('lease', whoRuns(taken.lease));
  const { lease } = taken;
  try {
    return work();
  } finally {
    // At once, or somebody could begin in between.
    underLock(() => {
      if (isNobodyElses(lease))
        storeLease(before ? { ...before, version: lease.version } : { ...lease, until: serverClock.now() });
    });
  }
}

/** Who holds the run: whoever runs it, or ran it last. Undefined where nobody has run it, and where that is this account. */
export function otherHolder(): string | undefined {
  const lease = loadLease();
  return lease && lease.holder !== account() ? lease.holder || 'Somebody' : undefined;
}

/** Who runs, for whoever has to wait; the moment as ISO, since the page alone knows the reader's zone. */
export function whoRuns({ holder, since, progress }: Lease): string {
  const who = holder === account() ? 'Your other window, or this page before a reload,' : calledHere(holder);
  return `${who} has been ${/credited$/.test(progress) ? 'marking' : 'importing'} since ${new Date(since).toISOString()}${progress && `, ${progress}`}. Wait until that is done or paused.`;
}

/** Lets go of the lease where `session` holds it, in its step `version` where that is said; whether it did. */
export function releaseLease(session: string, version?: number): boolean {
  return underLock(() => {
    const lease = loadLease();
    if (lease?.session !== session || lease.until <= serverClock.now() || (version ?? lease.version) !== lease.version)
      return false;
    storeLease({ ...lease, until: serverClock.now() });
    return true;
  });
}
