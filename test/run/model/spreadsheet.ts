import type { LocalClock } from '../../../local/clock';
import { mergeTab } from '../../../src/answers/merge-tab';
import { type CreditRow, splitName } from '../../../src/roster';
import { contentHash } from '../../../src/roster/hashes';
import { success } from '../../../src/roster/problems';
import { type Bindings, bind } from '../../../src/run/bound';
import { holdsLease, LEASE_MS, type Lease } from '../../../src/run/lease';
import { isOf, type Person, type RunEvent, standingOf } from '../../../src/run/person';
import { type RunStore, soundPeople } from '../../../src/run/ports';
import { type RunRecord, recordOf } from '../../../src/run/record';
import { tidied } from '../../../src/run/whole';
import { isAnybodyGone, type More, type WorkingCopy, workingCopy } from '../../../src/run/working-copy';

/** What a spreadsheet holds, whoever is killed: the roster, the credit tab, the run's record and its lease. */
export class Spreadsheet {
  /** The roster as it stands now: what would be sent, by member ID. */
  readonly roster: Map<string, Person>;
  lease: Lease | undefined;
  /** What the run did and read, outside of cells. */
  record: RunRecord;
  /** What is bound to its people, outside of cells. */
  bindings: Bindings;
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
    this.bindings = bind(new Map(), tab);
    this.roster = new Map(tab.map((person) => [person.memberId, person]));
  }

  /** The spreadsheet as the process that was granted `lease` sees it. */
  storeFor(lease: Lease): RunStore {
    const copy = workingCopy(this.event, this.own(), this.bindings, this.record);
    const noted = (changed: readonly Person[]) => {
      const known = new Map(copy.people().map((person) => [person.memberId, person]));
      for (const one of changed) this.note(known.get(one.memberId) ?? one, one);
    };
    return {
      ...copy,
      lacking: () => [],
      save: (changed) => {
        noted(changed);
        copy.save(changed);
      },
      recordIntentions: (intentions, event) => {
        if (!holdsLease(this.lease, lease, this.clock.now())) return 'lost';
        if (isAnybodyGone(this.own(), copy.written())) this.write([], copy.written());
        if (!copy.meets(this.own())) return 'changed';
        noted(intentions);
        this.commit(copy, { people: intentions, event });
        this.effect();
        this.lease = { ...lease, until: this.clock.now() + LEASE_MS };
        return 'recorded';
      },
      plan: () => success(new Map([...this.roster].map(([id, person]) => [id, contentHash(person)]))),
      log: () => this.effect(),
      commit: () => {
        if (copy.isWritten()) return;
        if (isAnybodyGone(this.own(), copy.written())) this.write([], copy.written());
        this.commit(copy);
      },
    };
  }

  /** Each part is an effect of its own: it is not known whether Google writes several properties at once or none. */
  private commit(copy: WorkingCopy, more?: More): void {
    const { event, record, bindings } = this;
    const due = copy.due(this.own(), { event, record, bindings }, more);
    const parts: readonly (() => void)[] = [
      () => {
        this.record = due.before.record ?? this.record;
      },
      () => {
        this.bindings = due.before.bindings ?? this.bindings;
      },
      () => this.write(due.changed, due.people),
      () => {
        this.record = due.after.record ?? this.record;
      },
      () => {
        this.event = due.after.event;
      },
    ];
    for (const part of parts) {
      this.effect();
      part();
    }
    copy.done(due);
  }

  /** The event's rows with a member ID, each with its number. */
  own(): readonly Person[] {
    return this.tab
      .map((person, row) => ({ ...person, row }))
      .filter((person) => person.memberId !== '' && isOf(person, this.event));
  }

  /** The people as far as what is known beside the tab bears them out. */
  sound(): readonly Person[] {
    const store = this.storeFor({ holder: '', session: '', version: 0, until: 0, since: 0, progress: '' });
    return soundPeople(store, this.clock.now());
  }

  /** One row for each reviewed person, with one press. */
  tidy(): void {
    for (const [row, person] of tidied(this.own(), this.bindings)) {
      const empty = this.tab[row];
      if (person) this.tab[row] = person;
      else if (empty) this.tab[row] = { ...empty, memberId: '' };
    }
  }

  /** Builds the tab again from the roster. */
  build(): void {
    const rows = [...this.roster.values()].map((person) => {
      const { contactId, growthzoneName } = person;
      const { firstName, lastName } = splitName(growthzoneName);
      const member = { contactId, memberId: person.memberId, firstName, lastName, email: '', status: '' };
      return { ...person, member };
    });
    const before = {
      event: this.event,
      people: this.tab.filter(({ memberId }) => memberId !== ''),
      lost: new Set<never>(),
    };
    const built = mergeTab(
      this.event,
      rows as unknown as readonly CreditRow[],
      { ...before, bindings: this.bindings },
      this.clock.now(),
    );
    this.event = built.event;
    this.bindings = built.bindings;
    this.write(built.people, built.people);
  }

  private write(changed: readonly Person[], whole: readonly Person[]): void {
    const isChanged = new Set(changed);
    for (const person of whole) {
      const index = this.tab.findLastIndex((one) => one.memberId === person.memberId && isOf(one, this.event));
      if (index < 0) this.tab.push(person);
      else if (isChanged.has(person)) this.tab[index] = person;
    }
  }

  private note(before: Person, after: Person): void {
    const [from, to] = [standingOf(before), standingOf(after)];
    if (from !== to) this.moves.add(`${from} -> ${to}`);
  }
}
