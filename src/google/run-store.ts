import { holdsLease, LEASE_MS, type Lease } from '../run/lease';
import type { RunStore } from '../run/ports';
import type { Person, RunEvent } from '../run/states';
import { serverClock } from './http';
import { logName, writeLog } from './log';
import { planOf } from './roster-plan';
import { loadLease, storeEvent, storeLease, underLock } from './stores';
import { peopleOf, writePeople } from './tab-people';

/**
 * A credit tab as the run sees it. People are read once a step and kept in step with what is written; without a lease
 * nothing can be claimed.
 */
export function runStore(event: RunEvent, lease?: Lease): RunStore {
  let current = event;
  const read = () => peopleOf(event);
  let people: readonly Person[] = read();
  const save = (changed: readonly Person[]) => {
    const byId = new Map(changed.map((person) => [person.memberId, person]));
    people = people.map((person) => byId.get(person.memberId) ?? person);
    writePeople(event.credit, changed, people);
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
        if (!lease || !holdsLease(loadLease(), lease, serverClock.now())) return 'lost';
        const known = new Map(people.map((person) => [person.memberId, person.state]));
        const found = read();
        const there = new Map(found.map((person) => [person.memberId, person.state]));
        if (intentions.some(({ memberId }) => there.get(memberId) !== known.get(memberId))) {
          people = found;
          return 'changed';
        }
        storeLease({ ...lease, until: serverClock.now() + LEASE_MS });
        saveEvent(next);
        save(intentions);
        return 'claimed';
      }),
    plan: () => planOf(current),
    log: (what, count) => writeLog(serverClock.now(), logName(current), what, count),
  };
}
