import { z } from 'zod';
import { componentFor } from './education';
import { orderClause, type Page, type Slice } from './paging';
import { EVENT_DETAIL_OFFSET } from './schema.sql';
import { type Refusal, refusal, type Tenant } from './tenant';

/** An event to be made. Without more words it is what the guide asks for: one free type, registration on, no calendar. */
export const NewEvent = z.object({
  name: z.string().min(1),
  date: z.iso.date(),
  startTime: z.iso.time({ precision: -1 }).default('09:00'),
  endTime: z.iso.time({ precision: -1 }).default('12:00'),
  eventId: z.int().positive().optional(),
  /** The credit, or credits, whose component is attached; none: attendance completes nothing. */
  credit: z.union([z.string(), z.array(z.string())]).optional(),
  registrationEnabled: z.boolean().default(true),
  sessions: z.boolean().default(false),
  onCalendar: z.boolean().default(false),
  registrationTypes: z
    .array(
      z.object({ name: z.string(), price: z.number().min(0).default(0), isForMembers: z.boolean().default(false) }),
    )
    .default([{ name: 'Free', price: 0, isForMembers: false }]),
});
export type NewEvent = z.input<typeof NewEvent>;

export interface CreatedEvent {
  readonly ok: true;
  readonly eventId: number;
  readonly eventDetailId: number;
  readonly registrationTypeIds: readonly number[];
}

/** `startsAt` and `endsAt` are local times without a zone, as its screens show them: 2026-02-05T09:00:00. */
export interface Event {
  readonly eventId: number;
  readonly eventDetailId: number;
  readonly name: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly registrationEnabled: number;
  readonly sessions: number;
  readonly onCalendar: number;
  /** The stamp of the whole attendance tab. */
  readonly attendanceAudit: number;
  /** The stamp of the event itself, raised with every edit. */
  readonly eventAudit: number;
}

export interface RegistrationType {
  readonly registrationTypeId: number;
  readonly name: string;
  readonly price: number;
  readonly isForMembers: number;
}

/** Makes an event with its registration types and components, or says why not. */
export function addEvent(tenant: Tenant, event: NewEvent): CreatedEvent | Refusal {
  const e = NewEvent.parse(event);
  const components = [e.credit ?? []].flat().map((code) => ({ code, component: componentFor(tenant, code) }));
  const unknown = components.find(({ component }) => component === undefined);
  if (unknown) return refusal('invalid', `No component completes ${unknown.code}.`);
  if (e.eventId !== undefined && eventById(tenant, e.eventId)) {
    return refusal('taken', `Event ${e.eventId} exists already.`);
  }
  const { db } = tenant;
  return db.transaction(() => {
    const eventId = insertEvent(db, e);
    for (const { component } of components) {
      db.run('INSERT INTO eventComponents (eventId, componentId) VALUES (?, ?)', eventId, component!.componentId);
    }
    const registrationTypeIds = e.registrationTypes.map((type) =>
      db.run(
        'INSERT INTO registrationTypes (eventId, name, price, isForMembers) VALUES (?, ?, ?, ?)',
        eventId,
        type.name,
        type.price,
        Number(type.isForMembers),
      ),
    );
    return { ok: true, eventId, eventDetailId: eventId + EVENT_DETAIL_OFFSET, registrationTypeIds };
  });
}

function insertEvent(db: Tenant['db'], e: z.output<typeof NewEvent>): number {
  const eventId = e.eventId ?? db.number("SELECT seq + 1 FROM sqlite_sequence WHERE name = 'events'");
  return db.run(
    `INSERT INTO events (eventId, eventDetailId, name, startsAt, endsAt, registrationEnabled, sessions, onCalendar)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    eventId,
    eventId + EVENT_DETAIL_OFFSET,
    e.name,
    `${e.date}T${e.startTime}:00`,
    `${e.date}T${e.endTime}:00`,
    Number(e.registrationEnabled),
    Number(e.sessions),
    Number(e.onCalendar),
  );
}

/** Nothing where there is no such event. */
export function eventById({ db }: Tenant, eventId: number): Event | undefined {
  return db.one<Event>('SELECT * FROM events WHERE eventId = ?', eventId);
}

/** By its other number (2ND-HAND: an event has two ids). */
export function eventByDetailId({ db }: Tenant, eventDetailId: number): Event | undefined {
  return db.one<Event>('SELECT * FROM events WHERE eventDetailId = ?', eventDetailId);
}

export function events({ db }: Tenant, slice: Slice): Page<Event> {
  const order = orderClause(
    slice.orderBy,
    { startdate: 'startsAt', startdatetime: 'startsAt', eventid: 'eventId', name: 'name' },
    'eventId',
  );
  return {
    rows: db.all<Event>(`SELECT * FROM events ${order} LIMIT ? OFFSET ?`, slice.take, slice.skip),
    total: db.number('SELECT COUNT(*) FROM events'),
  };
}

/** The oldest first; none where there is no such event. */
export function registrationTypesOf({ db }: Tenant, eventId: number): RegistrationType[] {
  return db.all<RegistrationType>(
    'SELECT * FROM registrationTypes WHERE eventId = ? ORDER BY registrationTypeId',
    eventId,
  );
}
