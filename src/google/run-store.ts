import type { Result } from '../roster';
import {
  afterStep,
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
  recordOf,
  type StepReport,
  takeLease,
} from '../run';
import { serverClock } from './http';
import { logName, writeLog } from './log';
import { loadRecord, storeRecord } from './record-store';
import { account, timeHere } from './spreadsheet';
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
  const recordNow = () => (record ??= loadRecord(event) ?? recordOf(people, event));
  const save = (changed: readonly Person[]) => {
    const byId = new Map(changed.map((person) => [person.memberId, person]));
    const before = people;
    const known = recordNow();
    people = people.map((person) => byId.get(person.memberId) ?? person);
    // The tab first: where it is protected, nothing else may say that anything was sent.
    try {
      writePeople(event.credit, changed, people);
    } catch (error) {
      people = before;
      throw error;
    }
    const more = learned(before, changed);
    if (more.size === 0) return;
    // A person's word may have been added meanwhile.
    record = joined(joined(known, loadRecord(event) ?? new Map()), more);
    storeRecord(event, record);
  };
  const saveEvent = (next: RunEvent) => {
    current = next;
    storeEvent(next);
  };
  return {
    people: () => people,
    lacking: () => lacking,
    save,
    record: recordNow,
    event: () => current,
    saveEvent,
    recordIntentions: (intentions, next) =>
      underLock(() => {
        if (!lease || !holdsLease(loadLease(), lease, serverClock.now())) return 'lost';
        const known = new Map(people.map((person) => [person.memberId, person.state]));
        const found = wholeAgain(event, read(), people);
        const there = new Map(found.map((person) => [person.memberId, person.state]));
        if (intentions.some(({ memberId }) => there.get(memberId) !== known.get(memberId))) {
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

/** Who runs, for whoever has to wait. */
export function whoRuns({ holder, since, progress }: Lease): string {
  const who = holder === account() ? 'Another window of yours' : holder || 'Somebody';
  return `${who} is importing since ${timeHere(since, 'HH:mm')}${progress ? `, ${progress}` : ''}. Wait until that is done or paused.`;
}

/** At the end of a step: kept for the next one, or let go so that a colleague need not wait. */
export function settleLease(own: Lease, { status, waitSeconds, done, total }: StepReport): void {
  underLock(() => {
    if (!holdsLease(loadLease(), own, serverClock.now())) return;
    const goesOn = status === 'working' || status === 'waiting';
    storeLease(afterStep(own, `${done} of ${total}`, serverClock.now(), goesOn ? { inSeconds: waitSeconds } : null));
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
