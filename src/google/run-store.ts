import type { Clock } from '../growthzone';
import { type Credit, failure, type Result, success } from '../roster/types';
import { holdsLease, LEASE_MS, type Lease, takeLease } from '../run/lease';
import type { Person, RunEvent } from '../run/states';
import type { RunStore } from '../run/step';
import { readPeople, writePeople } from './credit-tab';
import { writeLog } from './log';
import { account } from './spreadsheet';
import { loadEvent, loadLease, storeEvent, storeLease, underLock } from './stores';

/** Takes or renews the lease for this session; a problem names who has it and since when. */
export function acquireLease(session: string, clock: Clock): Result<Lease> {
  const answer = underLock(() => {
    const taken = takeLease(loadLease(), account(), session, clock.now());
    if (taken.granted) storeLease(taken.lease);
    return taken;
  });
  if (answer.granted) return success(answer.lease);
  const { holder, since, progress } = answer.lease;
  const time = new Date(since).toISOString().slice(11, 16);
  const message = `${holder || 'Somebody'} is importing since ${time} UTC${progress ? `, ${progress}` : ''}. Wait until that is done.`;
  return failure('somebody-else-runs', message);
}

/** Lets go of the lease at the end of a run, so that a colleague need not wait for it to expire. */
export function releaseLease(session: string, clock: Clock): void {
  underLock(() => {
    const lease = loadLease();
    if (lease?.session === session) storeLease({ ...lease, until: clock.now() });
  });
}

/** A credit tab as the run sees it. People are read once a step and kept in step with what is written. */
export function runStore(credit: Credit, first: RunEvent, session: string, clock: Clock): RunStore {
  let event = first;
  let people: readonly Person[] = readPeople(credit).filter((person) => person.eventId === event.eventId);
  return {
    people: () => people,
    save(changed) {
      const byId = new Map(changed.map((person) => [person.memberId, person]));
      people = people.map((person) => byId.get(person.memberId) ?? person);
      writePeople(credit, changed);
    },
    event: () => loadEvent(credit) ?? event,
    saveEvent(next) {
      event = next;
      storeEvent(next);
    },
    mayWrite: () =>
      underLock(() => {
        const lease = loadLease();
        if (!lease || !holdsLease(lease, session, clock.now())) return false;
        storeLease({ ...lease, until: clock.now() + LEASE_MS });
        return true;
      }),
    log: (what, count) => writeLog(clock.now(), `${credit} ${event.eventId} ${event.name}`, what, count),
  };
}
