import type { Client, Reply } from './client';
import { lacks, notList, readAll } from './paging';
import { unreadable } from './refusal';
import { type EventIds, eventParams } from './routes';
import { calendarDay, type DayOf, day, flag, isRecord, type Row, rowsOf, text, whole } from './shapes';

export interface GzEvent extends EventIds {
  readonly name: string;
  /** The day of the class where the association is, `YYYY-MM-DD`; empty where GrowthZone does not say. */
  readonly date: string;
  /** Undefined where GrowthZone does not say. */
  readonly sessions: boolean | undefined;
  /**
   * What GrowthZone says of registration. Hints only: `EnableRegistration` was false on events that take registrations
   * (CAPTURED), and what closes the two others is UNKNOWN.
   */
  readonly registration: {
    /** Undefined where GrowthZone does not say. */
    readonly enabled: boolean | undefined;
    /** `IsRegisterationAvailable`, spelled so (CAPTURED). */
    readonly available: boolean | undefined;
    /** First and last day, `YYYY-MM-DD`; empty where there is none. */
    readonly from: string;
    readonly until: string;
  };
}

export interface RegistrationType {
  readonly id: number;
  readonly name: string;
  /** Undefined where the lookup gives only id and name. */
  readonly free: boolean | undefined;
}

export interface EventComponent {
  readonly componentId: number;
  readonly code: string;
  readonly name: string;
  /** The certification it belongs to; empty where GrowthZone does not say. */
  readonly certification: string;
  /** Undefined where GrowthZone does not say. */
  readonly syncToM1: boolean | undefined;
}

/** All events, newest first (USED). */
export function readEvents(client: Client): Reply<readonly GzEvent[]> {
  const rows = readAll(client, 'eventsAll', {}, 'StartDate desc');
  if (!rows.ok) return rows;
  if (rows.value.some((row) => whole(row, 'EventId') <= 0)) return lacks('eventsAll', 'EventId');
  return { ok: true, value: rows.value.map((row) => eventFrom(row, client.dayOf)) };
}

/** One event (USED). */
export function readEvent(client: Client, eventId: number): Reply<GzEvent> {
  const reply = client.read('event', { eventId });
  if (!reply.ok) return reply;
  if (isRecord(reply.value) && whole(reply.value, 'EventId') === eventId) {
    return { ok: true, value: eventFrom(reply.value, client.dayOf) };
  }
  return unreadable(`GrowthZone answered event ${eventId} with something else. Look at that event in GrowthZone.`);
}

function eventFrom(row: Row, dayOf: DayOf): GzEvent {
  // An event of a whole day has no time of day that a zone could move (IsAllDay is CAPTURED, its moments are not).
  const startOf = flag(row, 'IsAllDay') === true ? calendarDay : day;
  return {
    eventId: whole(row, 'EventId'),
    eventDetailId: whole(row, 'EventDetailId'),
    name: text(row, 'Name'),
    date: startOf(row, 'StartDateTime', dayOf) || startOf(row, 'StartDate', dayOf),
    sessions: flag(row, 'EnableSessions'),
    registration: {
      enabled: flag(row, 'EnableRegistration') ?? flag(row, 'RegistrationEnabled'),
      available: flag(row, 'IsRegisterationAvailable'),
      from: day(row, 'RegistrationStartDate', dayOf),
      until: day(row, 'RegistrationEndDate', dayOf),
    },
  };
}

/** The registration types of an event (2ND-HAND). */
export function readRegistrationTypes(client: Client, event: EventIds): Reply<readonly RegistrationType[]> {
  const reply = client.read('registrationTypes', eventParams(event));
  if (!reply.ok) return reply;
  const rows = rowsOf(reply.value);
  if (!rows) return notList('registrationTypes');
  const types = rows.map((row) => ({
    // A lookup may answer with only an id and a name (2ND-HAND).
    id: whole(row, 'EventRegistrationTypeId') || whole(row, 'Id'),
    name: text(row, 'Name'),
    free: isFree(row['FeeItems']),
  }));
  return types.some(({ id }) => id <= 0)
    ? lacks('registrationTypes', 'EventRegistrationTypeId')
    : { ok: true, value: types };
}

/** A fee whose price cannot be read is not taken for nothing. */
function isFree(fees: unknown): boolean | undefined {
  if (!Array.isArray(fees)) return undefined;
  const prices = fees.map((fee: unknown) => (isRecord(fee) ? priceOf(fee) : undefined));
  if (prices.some((price) => price !== undefined && price > 0)) return false;
  return prices.includes(undefined) ? undefined : true;
}

function priceOf(fee: Row): number | undefined {
  const price = fee['Price'] ?? fee['Amount'];
  if (typeof price === 'number') return price;
  return typeof price === 'string' && /^\d+(\.\d+)?$/.test(price) ? Number(price) : undefined;
}

/** The components attached to an event (the model is 2ND-HAND, the path INVENTED). */
export function readEventComponents(client: Client, event: EventIds): Reply<readonly EventComponent[]> {
  const reply = client.read('eventComponents', eventParams(event));
  if (!reply.ok) return reply;
  const rows = rowsOf(reply.value);
  if (!rows) return notList('eventComponents');
  if (rows.some((row) => whole(row, 'CertificationComponentId') <= 0)) {
    return lacks('eventComponents', 'CertificationComponentId');
  }
  const components = rows.map((row) => ({
    componentId: whole(row, 'CertificationComponentId'),
    code: text(row, 'Code').trim(),
    name: text(row, 'Name'),
    certification: text(row, 'CertificationName'),
    syncToM1: flag(row, 'SyncToM1'),
  }));
  return { ok: true, value: components };
}
