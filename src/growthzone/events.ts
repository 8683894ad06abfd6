import { success } from '../roster';
import type { Client, Reply } from './client';
import { PAGE, readAll, readNamed, readPage, withIds } from './paging';
import { unreadable } from './refusal';
import { type EventIds, eventParams } from './routes';
import { calendarDay, type DayOf, day, flag, isRecord, type Row, text, whole } from './shapes';

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

/** All events, newest first (USED); they may come in any order, whatever was asked (USED). */
export function readEvents(client: Client): Reply<readonly GzEvent[]> {
  const rows = withIds(readAll(client, 'eventsAll', {}, 'StartDate desc'), 'eventsAll', 'EventId');
  if (!rows.ok) return rows;
  const events = rows.value.map((row) => eventFrom(row, client.dayOf));
  return success(events.sort((a, b) => b.date.localeCompare(a.date)));
}

/**
 * How many people the list of events counts as registered in one (CAPTURED); undefined where it cannot be read or does not
 * say. A hint: which statuses it counts, and how soon, is UNKNOWN.
 */
export function readRegisteredCount(client: Client, eventId: number): number | undefined {
  for (let skip = 0; skip < PAGE * 20; ) {
    const page = readPage(client, 'eventsAll', {}, 'StartDate desc', skip);
    if (!page.ok || page.value.rows.length === 0) return undefined;
    const row = page.value.rows.find((one) => whole(one, 'EventId') === eventId);
    if (row) return text(row, 'RegisteredAttendees') === '' ? undefined : whole(row, 'RegisteredAttendees');
    skip += page.value.rows.length;
    if (skip === page.value.total) return undefined;
  }
  return undefined;
}

/** One event (USED). */
export function readEvent(client: Client, eventId: number): Reply<GzEvent> {
  const reply = client.read('event', { eventId });
  if (!reply.ok) return reply;
  if (isRecord(reply.value) && whole(reply.value, 'EventId') === eventId) {
    return success(eventFrom(reply.value, client.dayOf));
  }
  return unreadable(`GrowthZone's answer is not event ${eventId}. Look at it in GrowthZone.`);
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
  const rows = readNamed(client, 'registrationTypes', eventParams(event), 'id');
  if (!rows.ok) return rows;
  return success(
    rows.value.map((row) => ({ id: whole(row, 'id'), name: text(row, 'name'), free: isFree(row['fees']) })),
  );
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
  const rows = readNamed(client, 'eventComponents', eventParams(event), 'componentId');
  if (!rows.ok) return rows;
  const components = rows.value.map((row) => ({
    componentId: whole(row, 'componentId'),
    code: text(row, 'code').trim(),
    name: text(row, 'name'),
    certification: text(row, 'certification'),
    syncToM1: flag(row, 'syncToM1'),
  }));
  return success(components);
}
