import type { Clock } from '../growthzone';
import type { Credit } from '../roster/types';
import { afterStep, holdsLease, LEASE_MS, type Lease, type LeaseAnswer, takeLease } from '../run/lease';
import type { StepReport } from '../run/report';
import type { Person, RunEvent } from '../run/states';
import type { RunStore } from '../run/step';
import { findCreditTab, peopleOf, writePeople } from './credit-tab';
import { writeLog } from './log';
import { planOf } from './roster-plan';
import { account, spreadsheet } from './spreadsheet';
import { loadEvent, loadLease, storeEvent, storeLease, underLock } from './stores';

/** Takes or renews the lease for this session; else the answer says who has it and since when. */
export function acquireLease(session: string, clock: Clock): LeaseAnswer {
  return underLock(() => {
    const taken = takeLease(loadLease(), account(), session, clock.now());
    if (taken.granted) storeLease(taken.lease);
    return taken;
  });
}

/** Who runs, for whoever has to wait. */
export function whoRuns({ holder, since, progress }: Lease): string {
  const who = holder === account() ? 'Another window of yours' : holder || 'Somebody';
  const time = Utilities.formatDate(new Date(since), spreadsheet().getSpreadsheetTimeZone(), 'HH:mm');
  return `${who} is importing since ${time}${progress ? `, ${progress}` : ''}. Wait until that is done or paused.`;
}

/** At the end of a step: kept for the next one, or let go so that a colleague need not wait. */
export function settleLease(own: Lease, { status, waitSeconds, done, total }: StepReport, clock: Clock): void {
  underLock(() => {
    if (!holdsLease(loadLease(), own, clock.now())) return;
    const goesOn = status === 'working' || status === 'waiting';
    storeLease(afterStep(own, `${done} of ${total}`, clock.now(), goesOn ? { inSeconds: waitSeconds } : null));
  });
}

/** Lets go of the lease where `session` holds it; whether it did. */
export function releaseLease(session: string, clock: Clock): boolean {
  return underLock(() => {
    const lease = loadLease();
    if (lease?.session !== session || lease.until <= clock.now()) return false;
    storeLease({ ...lease, until: clock.now() });
    return true;
  });
}

/** How an event is called in the log. */
export const logName = ({ credit, eventId, name }: RunEvent): string => `${credit} ${eventId} ${name}`;

/**
 * A credit tab as the run sees it. People are read once a step and kept in step with what is written; without a lease
 * nothing can be claimed.
 */
export function runStore(credit: Credit, event: RunEvent, clock: Clock, lease?: Lease): RunStore {
  let current = event;
  const read = () => peopleOf(event);
  let people: readonly Person[] = read();
  const save = (changed: readonly Person[]) => {
    const byId = new Map(changed.map((person) => [person.memberId, person]));
    people = people.map((person) => byId.get(person.memberId) ?? person);
    // A tab that was deleted meanwhile comes back whole.
    writePeople(credit, findCreditTab(credit) ? changed : people);
  };
  const saveEvent = (next: RunEvent) => {
    current = next;
    storeEvent(next);
  };
  return {
    people: () => people,
    save,
    event: () => current,
    saveEvent,
    claim: (intentions, next) =>
      underLock(() => {
        if (!lease || !holdsLease(loadLease(), lease, clock.now())) return 'lost';
        const known = new Map(people.map((person) => [person.memberId, person.state]));
        const found = read();
        const there = new Map(found.map((person) => [person.memberId, person.state]));
        if (intentions.some(({ memberId }) => there.get(memberId) !== known.get(memberId))) {
          people = found;
          return 'changed';
        }
        storeLease({ ...lease, until: clock.now() + LEASE_MS });
        saveEvent(next);
        save(intentions);
        return 'claimed';
      }),
    plan: () => planOf(current),
    log: (what, count) => writeLog(clock.now(), logName(current), what, count),
  };
}

/** The run's event of a credit, where its tab is there and its own. */
export function eventOfTab(credit: Credit): RunEvent | undefined {
  const found = findCreditTab(credit);
  return found && !found.isCopied ? loadEvent(credit) : undefined;
}
