import { simulatedClock } from '../../../local/clock';
import type { Attendee } from '../../../local/growthzone/attendance';
import { openStore, type Store } from '../../../local/growthzone/store';
import { createClient, type HttpAnswer, type HttpRequest } from '../../../src/growthzone';
import { fingerprint } from '../../../src/plan/fingerprint';
import { success } from '../../../src/roster/types';
import { afterStep, holdsLease, LEASE_MS, type Lease, takeLease } from '../../../src/run/lease';
import type { StepReport } from '../../../src/run/report';
import type { Aim, Person, RunEvent } from '../../../src/run/states';
import { type RunStore, runStep, type StepPorts } from '../../../src/run/step';
import { answer, directAnswer } from './direct-http';
import { type Fault, faultyAnswer } from './faults';

export const CLASS_DATE = '2026-02-05';
const NOW = Date.parse('2026-02-10T18:00:00Z');
const SECOND = 1000;

/** How somebody of the roster stands in GrowthZone before the run. */
export type Before = 'new' | 'earlier credit' | 'credited' | 'registered' | 'imported as Attended';

/** The process was ended from outside: nothing after this statement of it happened. */
export class Killed extends Error {}

/** Something else that happens while a request is on its way. */
export type Meanwhile = (world: World) => void;

/**
 * One spreadsheet, one GrowthZone and their clock. Whatever a process wrote stays when it is killed; whatever it only
 * knew is gone.
 */
export class World {
  readonly clock = simulatedClock(NOW);
  readonly store: Store = openStore({ clock: this.clock });
  /** The roster as it stands now: what would be sent, by member ID. */
  readonly roster = new Map<string, Person>();
  /** The credit tab, the run's record and the lease: what is left after a kill. */
  tab: Person[] = [];
  event: RunEvent;
  lease: Lease | undefined;
  /** Effects until now, and the one before which the process dies. */
  effects = 0;
  killAt = 0;
  requests = 0;
  readonly counted = { faults: 0, kills: 0 };
  keyIsGood = true;
  /** Says when the next kill comes. */
  onKilled: () => void = () => undefined;
  /** Member IDs whose rows GrowthZone refuses. */
  readonly refused = new Set<string>();
  /** Contacts whom the run marked although they had a certificate already. */
  readonly remarked = new Set<number>();
  /** Contacts whom somebody set to Attended in GrowthZone itself. */
  readonly markedByOthers = new Set<number>();
  /** People in the event who are in no plan. */
  readonly strangers = 0;
  private depth = 0;
  /** By the number of the request. */
  readonly faults = new Map<number, Fault>();
  readonly meanwhile = new Map<number, Meanwhile>();
  private readonly late: { readonly at: number; readonly request: HttpRequest }[] = [];
  private readonly snapshots: { readonly at: number; readonly rows: readonly Attendee[] }[] = [];

  constructor(
    readonly before: readonly Before[],
    readonly build: { readonly runStep: typeof runStep } = { runStep },
  ) {
    const contactIds = this.store.addMembers(before.map((_, n) => memberOf(n)));
    this.store.addMembers([{ memberId: '999909999', firstName: 'Otto', lastName: 'Other' }]);
    const made = this.store.addEvent({ name: 'Ethics', date: CLASS_DATE, credit: 'COEC', eventId: 8101 });
    this.event = {
      credit: 'COEC',
      tenant: 'demo',
      eventId: made.eventId,
      eventDetailId: made.eventDetailId,
      name: 'Ethics',
      date: CLASS_DATE,
      sheetId: 1,
      componentId: this.store.componentFor('COEC')?.componentId ?? 0,
      registrationTypeId: made.registrationTypeIds[0] ?? 0,
      registrationType: 'Free',
      route: 'api',
      importProven: false,
      canary: 'open',
      creditShown: true,
      creditRefused: false,
      open: null,
    };
    for (const [n, how] of before.entries()) this.furnish(how, n);
    this.tab = before.map((_, n) => personOf(n, contactIds[n] ?? 0, this.clock.now()));
    for (const person of this.tab) this.roster.set(person.memberId, person);
    this.snapshot();
  }

  private furnish(how: Before, n: number): void {
    const { memberId, firstName, lastName } = memberOf(n);
    const csv = `Member ID,First Name,Last Name\r\n${memberId},${firstName},${lastName}\r\n`;
    const { registrationTypeId } = this.event;
    const status = how === 'registered' ? 'Registered' : how === 'imported as Attended' ? 'Attended' : '';
    if (status) this.store.importAttendees(this.event.eventId, { csv, registrationTypeId, status });
    const date = how === 'earlier credit' ? '2023-03-01' : how === 'credited' ? CLASS_DATE : '';
    if (date) this.store.addCompletion({ memberId, credit: 'COEC', date });
  }

  /** A process dies before its effect number `killAt`. */
  effect(): void {
    this.effects += 1;
    if (this.effects === this.killAt) {
      this.counted.kills += 1;
      this.onKilled();
      throw new Killed();
    }
  }

  /** One step of a session, as a process of its own; 'killed' where it died, undefined where another session runs. */
  step(session: string, aim: Aim, work?: (ports: StepPorts) => StepReport): StepReport | 'killed' | undefined {
    try {
      const taken = takeLease(this.lease, session, session, this.clock.now());
      if (!taken.granted) return undefined;
      this.effect();
      this.lease = taken.lease;
      const ports = this.ports(taken.lease);
      const report = work ? work(ports) : this.build.runStep(ports, aim);
      this.settle(taken.lease, report);
      return report;
    } catch (error) {
      if (error instanceof Killed) return 'killed';
      throw error;
    }
  }

  private settle(own: Lease, { status, waitSeconds }: StepReport): void {
    this.effect();
    const goesOn = status === 'working' || status === 'waiting';
    if (holdsLease(this.lease, own, this.clock.now())) {
      this.lease = afterStep(own, '', this.clock.now(), goesOn ? { inSeconds: waitSeconds } : null);
    }
  }

  ports(lease: Lease): StepPorts {
    const { clock } = this;
    const client = createClient({
      connection: { tenant: 'demo', apiKey: 'key' },
      clock,
      http: { send: (request) => this.send(request) },
      chance: () => 0.5,
    });
    const profile = [
      ['memberId', 'Member ID'],
      ['firstName', 'First Name'],
      ['lastName', 'Last Name'],
    ] as const;
    return { client, clock, store: this.runStore(lease), profile, routeSetting: undefined };
  }

  private runStore(lease: Lease): RunStore {
    let people: readonly Person[] = [...this.tab];
    const save = (changed: readonly Person[]) => {
      const byId = new Map(changed.map((person) => [person.memberId, person]));
      people = people.map((person) => byId.get(person.memberId) ?? person);
      this.effect();
      this.write(changed);
      this.effect();
    };
    const saveEvent = (event: RunEvent) => {
      this.effect();
      this.event = event;
    };
    return {
      people: () => people,
      save,
      event: () => this.event,
      saveEvent,
      claim: (intentions, event) => {
        if (!holdsLease(this.lease, lease, this.clock.now())) return 'lost';
        const there = new Map(this.tab.map((person) => [person.memberId, person.state]));
        const known = new Map(people.map((person) => [person.memberId, person.state]));
        if (intentions.some(({ memberId }) => there.get(memberId) !== known.get(memberId))) {
          people = [...this.tab];
          return 'changed';
        }
        this.lease = { ...lease, until: this.clock.now() + LEASE_MS };
        saveEvent(event);
        save(intentions);
        return 'claimed';
      },
      plan: () => success(new Map([...this.roster].map(([id, person]) => [id, fingerprint(person)]))),
      log: () => this.effect(),
    };
  }

  /** Somebody else's process while this one waits for an answer; never within another such. */
  nested(work: () => void): void {
    if (this.depth > 0) return;
    this.depth += 1;
    try {
      work();
    } finally {
      this.depth -= 1;
    }
  }

  /** As a person saves the attendance screen; the stamp moves on even where nothing changed. */
  saveAttendance(statusOf: (attendee: Attendee) => string): void {
    const sheet = this.store.attendance(this.event.eventId);
    if (!sheet.ok) return;
    const changes = sheet.attendees.map((one) => ({ eventAttendeeId: one.eventAttendeeId, status: statusOf(one) }));
    this.store.saveAttendance(this.event.eventId, { auditId: sheet.auditId, changes });
    this.snapshot();
  }

  /** The row as building makes it, whatever became of the person. */
  fresh({ memberId, contactId }: Person): Person {
    return personOf(Number(memberId.slice(4)) - 1, contactId, this.clock.now());
  }

  private write(changed: readonly Person[]): void {
    for (const person of changed) {
      const place = this.tab.findIndex(({ memberId }) => memberId === person.memberId);
      if (place < 0) this.tab.push(person);
      else this.tab[place] = person;
    }
  }

  private send(request: HttpRequest): HttpAnswer {
    this.effect();
    this.requests += 1;
    this.arrive();
    const { requests } = this;
    this.meanwhile.get(requests)?.(this);
    const fault = this.faults.get(requests);
    const given = fault ? this.spoiled(fault, request) : this.apply(request);
    this.effect();
    return given;
  }

  private apply(request: HttpRequest): HttpAnswer {
    if (!this.keyIsGood) return answer(401, '');
    return this.change(request);
  }

  /** Lets a request through, and notes whoever is marked by it although they were certified before. */
  private change(request: HttpRequest): HttpAnswer {
    if (request.method !== 'POST') return directAnswer(this.store, request);
    if (this.refused.size > 0 && request.body?.kind === 'multipart') return this.withoutRefused(request);
    const certified = this.certified();
    const given = directAnswer(this.store, request);
    for (const [contactId, count] of this.certified()) {
      if ((certified.get(contactId) ?? 0) > 0 && count > (certified.get(contactId) ?? 0)) this.remarked.add(contactId);
    }
    this.snapshot();
    return given;
  }

  /** Imports a file but for the lines of those whom GrowthZone refuses. */
  private withoutRefused(request: HttpRequest): HttpAnswer {
    const { body } = request;
    if (body?.kind !== 'multipart') return directAnswer(this.store, request);
    const [header = '', ...lines] = body.file.text.split('\r\n').filter((line) => line !== '');
    const isRefused = (line: string) => this.refused.has(line.split(',')[0] ?? '');
    const good = lines.filter((line) => !isRefused(line));
    const text = [header, ...good, ''].join('\r\n');
    if (good.length > 0) directAnswer(this.store, { ...request, body: { ...body, file: { ...body.file, text } } });
    this.snapshot();
    const Rejected = lines.flatMap((line, place) => (isRefused(line) ? [{ Row: place + 1, Reason: 'Bad row' }] : []));
    return answer(200, JSON.stringify({ Imported: [], Rejected }));
  }

  private certified(): ReadonlyMap<number, number> {
    return new Map(this.tab.map(({ contactId }) => [contactId, this.store.certificatesOf(contactId).length]));
  }

  private spoiled(fault: Fault, request: HttpRequest): HttpAnswer {
    this.counted.faults += 1;
    if (fault.kind === 'status' && fault.status === 401) this.keyIsGood = false;
    return faultyAnswer(fault, request, {
      apply: (one) => this.apply(one),
      earlier: (_, seconds) => this.listAt(this.clock.now() - seconds * SECOND),
      later: (one, seconds) => void this.late.push({ at: this.clock.now() + seconds * SECOND, request: one }),
      sleep: (seconds) => this.clock.sleep(seconds * SECOND),
    });
  }

  /** Whatever was on its way and is due by now is applied. */
  arrive(): void {
    const due = this.late.filter(({ at }) => at <= this.clock.now());
    for (const one of due) {
      this.late.splice(this.late.indexOf(one), 1);
      this.change(one.request);
    }
  }

  snapshot(): void {
    this.snapshots.push({ at: this.clock.now(), rows: this.attendees() });
  }

  private listAt(moment: number): HttpAnswer {
    const rows = this.snapshots.filter(({ at }) => at <= moment).at(-1)?.rows ?? this.snapshots[0]?.rows ?? [];
    const Results = rows.map((row) => ({
      EventAttendeeId: row.eventAttendeeId,
      ContactId: row.contactId,
      EventAttendeeStatus: row.status,
      ContactName: row.contactName,
    }));
    return answer(200, JSON.stringify({ Results, TotalRecordAvailable: Results.length }));
  }

  attendees(): readonly Attendee[] {
    return this.store.attendees(this.event.eventId, { skip: 0, take: 1000, orderBy: undefined })?.rows ?? [];
  }
}

function memberOf(n: number) {
  return { memberId: `9999${String(n + 1).padStart(5, '0')}`, firstName: `First${n}`, lastName: `Last${n}` };
}

function personOf(n: number, contactId: number, now: number): Person {
  const own = { ...memberOf(n), suffix: '', email: '', office: '' };
  return {
    ...own,
    eventId: 8101,
    state: 'READY',
    reason: '',
    detail: '',
    growthzoneName: `${own.firstName} ${own.lastName}`,
    contactId,
    attendeeId: 0,
    enrolmentId: 0,
    creditBefore: '',
    reviewed: fingerprint(own),
    since: now,
  };
}
