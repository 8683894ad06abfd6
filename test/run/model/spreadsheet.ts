import type { LocalClock } from '../../../local/clock';
import { contentHash } from '../../../src/roster/hashes';
import { success } from '../../../src/roster/problems';
import { holdsLease, LEASE_MS, type Lease } from '../../../src/run/lease';
import { type Person, type RunEvent, standingOf } from '../../../src/run/person';
import type { RunStore } from '../../../src/run/ports';
import { joined, learned, type RunRecord, recordOf } from '../../../src/run/record';

/** What a spreadsheet holds, whoever is killed: the roster, the credit tab, the run's record and its lease. */
export class Spreadsheet {
  /** The roster as it stands now: what would be sent, by member ID. */
  readonly roster: Map<string, Person>;
  lease: Lease | undefined;
  /** What the run did and read, outside of cells. */
  record: RunRecord;
  /** Every change of state and reason that a process made of what it knew, as `READY -> REGISTERING`. */
  readonly moves = new Set<string>();

  /** `effect` is called before whatever a process does to it. */
  constructor(
    public tab: Person[],
    public event: RunEvent,
    private readonly clock: LocalClock,
    private readonly effect: () => void,
  ) {
    this.record = recordOf(tab, event);
    this.roster = new Map(tab.map((person) => [person.memberId, person]));
  }

  /** The spreadsheet as the process that was granted `lease` sees it. */
  storeFor(lease: Lease): RunStore {
    let people: readonly Person[] = [...this.tab];
    const save = (changed: readonly Person[]) => {
      const byId = new Map(changed.map((person) => [person.memberId, person]));
      const before = people;
      for (const one of before) this.note(one, byId.get(one.memberId) ?? one);
      people = people.map((person) => byId.get(person.memberId) ?? person);
      this.effect();
      this.write(changed);
      this.effect();
      this.record = joined(this.record, learned(before, changed));
    };
    const saveEvent = (event: RunEvent) => {
      this.effect();
      this.event = event;
    };
    return {
      lacking: () => [],
      people: () => people,
      save,
      record: () => this.record,
      event: () => this.event,
      saveEvent,
      recordIntentions: (intentions, event) => {
        if (!holdsLease(this.lease, lease, this.clock.now())) return 'lost';
        const there = new Map(this.tab.map((person) => [person.memberId, person.state]));
        const known = new Map(people.map((person) => [person.memberId, person.state]));
        if (intentions.some(({ memberId }) => there.get(memberId) !== known.get(memberId))) {
          people = [...this.tab];
          return 'changed';
        }
        this.lease = { ...lease, until: this.clock.now() + LEASE_MS };
        save(intentions);
        saveEvent(event);
        return 'recorded';
      },
      plan: () => success(new Map([...this.roster].map(([id, person]) => [id, contentHash(person)]))),
      log: () => this.effect(),
    };
  }

  private write(changed: readonly Person[]): void {
    for (const person of changed) {
      const index = this.tab.findIndex(({ memberId }) => memberId === person.memberId);
      if (index < 0) this.tab.push(person);
      else this.tab[index] = person;
    }
  }

  private note(before: Person, after: Person): void {
    const [from, to] = [standingOf(before), standingOf(after)];
    if (from !== to) this.moves.add(`${from} -> ${to}`);
  }
}
