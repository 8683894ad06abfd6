import { simulatedClock } from '../../../local/clock';
import { openStore, type Store } from '../../../local/growthzone/store';
import { createClient, readCard, type Templates } from '../../../src/growthzone';
import { afterStep, holdsLease, type Lease, takeLease } from '../../../src/run/lease';
import type { Aim } from '../../../src/run/person';
import type { RunStore, StepPorts } from '../../../src/run/ports';
import type { StepReport } from '../../../src/run/report';
import { runStep } from '../../../src/run/step';
import { utcDay } from '../../support/class';
import { Network } from './network';
import { type Before, CLASS_DATE, furnished, indexOfMember, rowOf } from './roster';
import { Spreadsheet } from './spreadsheet';

const NOW = Date.parse('2026-02-10T18:00:00Z');

/** The process was ended from outside: nothing after this statement of it happened. */
class Killed extends Error {}

/** What somebody does to the event after its tab was built. */
export type EventChange = 'moved' | 'two components';

/**
 * One spreadsheet, one GrowthZone, the way between them and their clock. Whatever a process wrote stays when it is
 * killed; whatever it only knew is gone.
 */
export class World {
  readonly clock = simulatedClock(NOW);
  readonly store: Store = openStore({ clock: this.clock });
  readonly book: Spreadsheet;
  readonly network: Network;
  /** Effects until now, and the one before which the process dies. */
  effects = 0;
  killAt = 0;
  kills = 0;
  /** Says when the next kill comes. */
  onKilled: () => void = () => undefined;
  /** Contacts whom somebody set to Attended in GrowthZone itself. */
  readonly markedByOthers = new Set<number>();
  /** Contacts who got the credit in another way after the build, unmarked by then: nobody may mark them any more. */
  readonly creditedByOthers = new Set<number>();
  private isNested = false;
  private change: EventChange | undefined;
  private credit: { readonly index: number; readonly date: string } | undefined;
  isEventChanged = false;

  constructor(
    readonly before: readonly Before[],
    public templates?: Templates,
  ) {
    const { event, contactIds } = furnished(this.store, before);
    const tab = before.map((_, n) => rowOf(n, contactIds[n] ?? 0, this.clock.now()));
    this.book = new Spreadsheet(tab, event, this.clock, () => this.effect());
    this.network = new Network(this.store, event.eventId, this.clock);
    this.network.onCreditRead = () => this.changeEvent();
  }

  /** One step of a session, as a process of its own; 'killed' where it died, undefined where another session runs. */
  step(
    session: string,
    aim: Aim,
    work = (ports: StepPorts): StepReport => runStep(ports, aim),
  ): StepReport | 'killed' | undefined {
    try {
      if (!this.isNested) {
        this.changeEvent();
        this.creditOtherwise();
      }
      const taken = takeLease(this.book.lease, session, session, this.clock.now());
      if (!taken.granted) return undefined;
      this.effect();
      this.book.lease = taken.lease;
      const ports = this.portsFor(taken.lease);
      const report = work(ports);
      this.settle(taken.lease, report, ports.store);
      return report;
    } catch (error) {
      if (error instanceof Killed) return 'killed';
      throw error;
    }
  }

  /**
   * Somebody changes the event in GrowthZone: between two steps, or while earlier credit is read. In the second between the
   * last look and the save nobody could see it, nor while a save is on its way.
   */
  changeEventSoon(change: EventChange): void {
    this.change = change;
  }

  /**
   * Somebody gets the credit in another way, by Bulk Entry or a second event: between two steps. In the second between the
   * last look and the save nobody could see it, nor while a save is on its way.
   */
  creditSoon(index: number, date: string): void {
    this.credit = { index, date };
  }

  private creditOtherwise(): void {
    const { credit, book } = this;
    const person = book.tab[(credit?.index ?? 0) % book.tab.length];
    if (!credit || !person || this.network.isOneLate) return;
    this.credit = undefined;
    const shown = this.network.attendees().find(({ contactId }) => contactId === person.contactId);
    const isUntouched = shown?.status !== 'Attended' && this.store.certificatesOf(person.contactId).length === 0;
    if (!isUntouched || this.before[indexOfMember(person.memberId)] !== 'new') return;
    this.store.addCompletion({ memberId: person.memberId, credit: 'COEC', date: credit.date });
    this.creditedByOthers.add(person.contactId);
  }

  putEventBack(): void {
    if (this.isEventChanged) this.setEvent(CLASS_DATE, false);
  }

  private changeEvent(): void {
    const { change } = this;
    if (!change || this.network.isOneLate) return;
    this.change = undefined;
    this.setEvent(change === 'moved' ? '2026-02-04' : CLASS_DATE, change === 'two components');
  }

  private setEvent(date: string, isDouble: boolean): void {
    const { eventId } = this.book.event;
    const times = { startTime: '09:00', endTime: '12:00' };
    const rest = { name: 'Ethics', registrationEnabled: true, sessions: false, onCalendar: false };
    this.store.editEvent(eventId, this.store.event(eventId)?.eventAudit ?? 0, { ...rest, ...times, date });
    const second = this.store.componentFor('FAIRH')?.componentId ?? 0;
    if (isDouble) this.store.attachComponent(eventId, second);
    else this.store.detachComponent(eventId, second);
    this.isEventChanged = isDouble || date !== CLASS_DATE;
  }

  /** Somebody else's process while this one waits for an answer; never within another such. */
  nested(work: () => void): void {
    if (this.isNested) return;
    this.isNested = true;
    try {
      work();
    } finally {
      this.isNested = false;
    }
  }

  /** A process dies before its effect number `killAt`. */
  private effect(): void {
    this.effects += 1;
    if (this.effects !== this.killAt) return;
    this.kills += 1;
    this.onKilled();
    throw new Killed();
  }

  private settle(own: Lease, { status, waitSeconds }: StepReport, store: RunStore): void {
    this.effect();
    const goesOn = status === 'working' || status === 'waiting';
    if (holdsLease(this.book.lease, own, this.clock.now())) {
      store.commit();
      this.effect();
      this.book.lease = afterStep(own, '', this.clock.now(), goesOn ? { inSeconds: waitSeconds } : null);
    }
  }

  private portsFor(lease: Lease): StepPorts {
    const { clock } = this;
    const client = createClient({
      connection: { tenant: 'demo', apiKey: 'key', ...(this.templates && { templates: this.templates }) },
      clock,
      dayOf: utcDay,
      http: {
        send: (request) => {
          this.effect();
          const given = this.network.send(request);
          this.effect();
          return given;
        },
      },
      chance: () => 0.5,
    });
    const profile = [
      ['memberId', 'Member ID'],
      ['firstName', 'First Name'],
      ['lastName', 'Last Name'],
    ] as const;
    return {
      client,
      clock,
      store: this.book.storeFor(lease),
      profile,
      cardOf: (contactId) => readCard(client, contactId, { in: 'AccountNumber' }),
      routeSetting: undefined,
      dateSetting: undefined,
      keepLearned: (learned) => {
        this.effect();
        this.templates = learned;
      },
    };
  }
}
