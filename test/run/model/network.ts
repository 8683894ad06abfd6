import type { LocalClock } from '../../../local/clock';
import type { Attendee } from '../../../local/growthzone/attendance';
import type { Store } from '../../../local/growthzone/store';
import type { HttpAnswer, HttpRequest } from '../../../src/growthzone';
import { answer, attendeeList, directAnswer } from './direct-http';
import { type Fault, faultyAnswer } from './faults';

const SECOND = 1000;
const COMPLETIONS = /\/certifications\/|\/contactoverview\//;

/** The way to GrowthZone, on which requests are lost, late or refused; it counts what comes of them. */
export class Network {
  /** How many requests were sent. */
  requests = 0;
  /** How many people each import and each save was about. */
  readonly saves: number[] = [];
  /** How many of them met a fault. */
  faulted = 0;
  keyIsGood = true;
  /** False where this GrowthZone shows no completions to anybody. */
  showsCompletions = true;
  /** What goes wrong, by the number of the request. */
  readonly faults = new Map<number, Fault>();
  /** What else happens while a request is on its way, by its number. */
  readonly meanwhile = new Map<number, () => void>();
  /** What else happens before somebody's credit is read. */
  onCreditRead: () => void = () => undefined;
  /** Member IDs whose rows GrowthZone refuses. */
  readonly refused = new Set<string>();
  /** Contacts who were marked by a request although they had a certificate already. */
  readonly remarked = new Set<number>();
  /** Member IDs for whom GrowthZone refuses the whole file, with a 400. */
  readonly spoiling = new Set<string>();
  /** Most people in one request, which it does not tell. */
  most = Number.POSITIVE_INFINITY;
  private readonly late: { readonly at: number; readonly request: HttpRequest }[] = [];
  private readonly snapshots: { readonly at: number; readonly rows: readonly Attendee[] }[] = [];

  constructor(
    private readonly store: Store,
    private readonly eventId: number,
    private readonly clock: LocalClock,
  ) {
    this.snapshot();
  }

  send(request: HttpRequest): HttpAnswer {
    this.requests += 1;
    this.arrive();
    const { requests } = this;
    this.meanwhile.get(requests)?.();
    if (request.url.includes('/certifications')) this.onCreditRead();
    if (!this.showsCompletions && COMPLETIONS.test(request.url)) return answer(404, '');
    const fault = this.faults.get(requests);
    return fault ? this.spoiled(fault, request) : this.apply(request);
  }

  /** Whatever was on its way and is due by now is applied. */
  arrive(): void {
    const due = this.late.filter(({ at }) => at <= this.clock.now());
    for (const one of due) {
      this.late.splice(this.late.indexOf(one), 1);
      this.change(one.request);
    }
  }

  /** Whether a request is still on its way that will be applied later. */
  get isOneLate(): boolean {
    return this.late.length > 0;
  }

  /** Everyone in the event at this moment. */
  attendees(): readonly Attendee[] {
    return this.store.attendees(this.eventId, { skip: 0, take: 1000, orderBy: undefined })?.rows ?? [];
  }

  /** As a person saves the attendance screen; the stamp moves on even where nothing changed. */
  saveAttendance(statusOf: (attendee: Attendee) => string): void {
    const sheet = this.store.attendance(this.eventId);
    if (!sheet.ok) return;
    const changes = sheet.attendees.map((one) => ({ eventAttendeeId: one.eventAttendeeId, status: statusOf(one) }));
    this.store.saveAttendance(this.eventId, { auditId: sheet.auditId, changes });
    this.snapshot();
  }

  private apply(request: HttpRequest): HttpAnswer {
    return this.keyIsGood ? this.change(request) : answer(401, '');
  }

  /** Lets a request through, and notes whoever is marked by it although they were certified before. */
  private change(request: HttpRequest): HttpAnswer {
    if (request.method !== 'POST') return directAnswer(this.store, request);
    this.saves.push(peopleIn(request));
    if (peopleIn(request) > this.most || this.spoiledBy(request))
      return answer(400, '{"Message":"The request is invalid."}');
    if (this.refused.size > 0 && request.body?.kind === 'multipart') return this.withoutRefused(request);
    const before = this.certificates();
    const given = directAnswer(this.store, request);
    for (const [contactId, count] of this.certificates()) {
      const had = before.get(contactId) ?? 0;
      if (had > 0 && count > had) this.remarked.add(contactId);
    }
    this.snapshot();
    return given;
  }

  private spoiledBy({ body }: HttpRequest): boolean {
    return body?.kind === 'multipart' && [...this.spoiling].some((memberId) => body.file.text.includes(memberId));
  }

  private certificates(): ReadonlyMap<number, number> {
    return new Map(
      this.attendees().map(({ contactId }) => [contactId, this.store.certificatesOf(contactId).length] as const),
    );
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
    const Rejected = lines.flatMap((line, index) => (isRefused(line) ? [{ Row: index + 1, Reason: 'Bad row' }] : []));
    return answer(200, JSON.stringify({ Imported: [], Rejected }));
  }

  private spoiled(fault: Fault, request: HttpRequest): HttpAnswer {
    this.faulted += 1;
    if (fault.kind === 'status' && fault.status === 401) this.keyIsGood = false;
    return faultyAnswer(fault, request, {
      apply: (one) => this.apply(one),
      earlier: (seconds) => this.listAt(this.clock.now() - seconds * SECOND),
      later: (one, seconds) => void this.late.push({ at: this.clock.now() + seconds * SECOND, request: one }),
      sleep: (seconds) => this.clock.sleep(seconds * SECOND),
    });
  }

  private snapshot(): void {
    this.snapshots.push({ at: this.clock.now(), rows: this.attendees() });
  }

  private listAt(moment: number): HttpAnswer {
    const rows = this.snapshots.filter(({ at }) => at <= moment).at(-1)?.rows ?? this.snapshots[0]?.rows ?? [];
    return attendeeList(rows, rows.length);
  }
}

const peopleIn = ({ body }: HttpRequest): number =>
  body?.kind === 'multipart'
    ? body.file.text.trim().split('\r\n').length - 1
    : (body?.text.match(/"EventAttendeeId"/g)?.length ?? 0);
