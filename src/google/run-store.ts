import { failure, type Result } from '../roster';
import {
  afterStep,
  forgotten,
  holdsLease,
  joined,
  LEASE_MS,
  type Lease,
  type LeaseAnswer,
  learned,
  type Person,
  type Plan,
  type RunEvent,
  type RunRecord,
  type RunStore,
  rebound,
  recordOf,
  type StepReport,
  takeLease,
} from '../run';
import { account, calledHere } from './account';
import { serverClock } from './http';
import { logName, writeLog } from './log';
import { loadBindings, loadRecord, storeBindings, storeRecord } from './record-store';
import { forgetProperties } from './stored';
import { loadLease, storeEvent, storeLease, underLock } from './stores';
import { peopleOf, type TabPeople, tabOfEvent, writePeople } from './tab-people';

/**
 * A credit tab as the run sees it. People are read once a step and kept in step with what is written; without a lease
 * no intention can be recorded. `planOf` says what the roster gives for the event now.
 */
export function runStore(event: RunEvent, planOf: (event: RunEvent) => Result<Plan>, lease?: Lease): RunStore {
  const read = () => tabOfEvent(event);
  const { people: first, lacking } = read();
  let people: readonly Person[] = first;
  // A tab of before people were counted is taken as it is.
  let current = event.built === 0 ? { ...event, built: new Set(people.map(({ memberId }) => memberId)).size } : event;
  let record: RunRecord | undefined;
  let bindings = loadBindings(event);
  const bind = (changed: readonly Person[]) => {
    if (!bindings || rebound(bindings, changed) === bindings) return;
    // A person's word may have changed others meanwhile.
    bindings = rebound(loadBindings(event) ?? bindings, changed);
    storeBindings(event, bindings);
  };
  const recordNow = () => (record ??= loadRecord(event) ?? recordOf(people, event));
  const save = (changed: readonly Person[]) => {
    const byId = new Map(changed.map((person) => [person.memberId, person]));
    const before = people;
    const known = recordNow();
    // A person's word may have been added meanwhile.
    const stored = () => loadRecord(event) ?? known;
    if (forgotten(known, before, changed) !== known) {
      // Before the cells say so: killed in between, it is looked for again.
      record = forgotten(stored(), before, changed);
      storeRecord(event, record);
    }
    people = people.map((person) => byId.get(person.memberId) ?? person);
    bind(changed);
    // The tab first: where it is protected, nothing else may say that anything was sent.
    try {
      writePeople(event.credit, changed, people);
    } catch (error) {
      people = before;
      throw error;
    }
    const more = learned(before, changed);
    if (more.size === 0) return;
    record = joined(stored(), more);
    storeRecord(event, record);
  };
  const saveEvent = (next: RunEvent) => {
    current = next;
    storeEvent(next);
  };
  return {
    people: () => people,
    lacking: () => lacking,
    save: (changed) => {
      forgetProperties();
      save(changed);
    },
    record: recordNow,
    bindings: () => bindings,
    event: () => current,
    saveEvent,
    recordIntentions: (intentions, next) =>
      underLock(() => {
        if (!lease || !holdsLease(loadLease(), lease, serverClock.now())) return 'lost';
        const known = new Map(people.map((person) => [person.memberId, person.state]));
        const found = wholeAgain(event, read(), people);
        const there = new Map(found.map((person) => [person.memberId, person.state]));
        if (
          found.length > people.length ||
          intentions.some(({ memberId }) => there.get(memberId) !== known.get(memberId))
        ) {
          people = found;
          return 'changed';
        }
        storeLease({ ...lease, until: serverClock.now() + LEASE_MS });
        save(intentions);
        saveEvent(next);
        return 'recorded';
      }),
    plan: () => planOf(current),
    log: (what, count) => writeLog(serverClock.now(), logName(current), what, count),
  };
}

/** What somebody took out of the tab during a step, a row or a column, comes back as this step knows it. */
function wholeAgain(event: RunEvent, { people: found, lacking }: TabPeople, people: readonly Person[]) {
  if (lacking.length === 0 && found.length >= people.length) return found;
  writePeople(event.credit, [], people);
  return peopleOf(event);
}

/** Takes or renews the lease for this session; else the answer says who has it and since when. */
export function acquireLease(session: string): LeaseAnswer {
  return underLock(() => {
    const taken = takeLease(loadLease(), account(), session, serverClock.now());
    if (taken.granted) storeLease(taken.lease);
    return taken;
  });
}

/** Works while nobody runs, who would keep what they find in the same tab; whoever ran last still holds the run after it. */
export function whileNobodyRuns<T>(work: () => Result<T>): Result<T> {
  const before = loadLease();
  const session = `look ${serverClock.now()}`;
  const taken = acquireLease(session);
  if (!taken.granted) return failure('lease', whoRuns(taken.lease));
  try {
    return work();
  } finally {
    if (releaseLease(session) && before) storeLease({ ...before, version: taken.lease.version });
  }
}

/** Who holds the run: whoever runs it, or ran it last. Undefined where nobody has run it, and where that is this account. */
export function otherHolder(): string | undefined {
  const lease = loadLease();
  return lease && lease.holder !== account() ? lease.holder || 'Somebody' : undefined;
}

/** Who runs, for whoever has to wait; the moment as ISO, since the page alone knows the reader's zone. */
export function whoRuns({ holder, since, progress }: Lease): string {
  const who = holder === account() ? 'Another window of yours' : calledHere(holder);
  return `${who} has been ${/credited$/.test(progress) ? 'marking' : 'importing'} since ${new Date(since).toISOString()}${progress && `, ${progress}`}. Wait until that is done or paused.`;
}

/** At the end of a step: kept for the next one, or let go so that a colleague need not wait. */
export function settleLease(own: Lease, { status, waitSeconds, done, total, goal }: StepReport): void {
  underLock(() => {
    if (!holdsLease(loadLease(), own, serverClock.now())) return;
    const goesOn = status === 'working' || status === 'waiting';
    storeLease(
      afterStep(own, `${done} of ${total} ${goal}`, serverClock.now(), goesOn ? { inSeconds: waitSeconds } : null),
    );
  });
}

/** Lets go of the lease where `session` holds it; whether it did. */
export function releaseLease(session: string): boolean {
  return underLock(() => {
    const lease = loadLease();
    if (lease?.session !== session || lease.until <= serverClock.now()) return false;
    storeLease({ ...lease, until: serverClock.now() });
    return true;
  });
}
