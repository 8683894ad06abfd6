import type { Client, Reply } from './client';
import { readAll } from './paging';
import { day, isRecord, type Row, rowsOf, text, whole } from './shapes';

/** An event has two ids: `eventId` for attendees, `eventDetailId` for registration types and components (2ND-HAND). */
export interface GzEvent {
  readonly eventId: number;
  readonly eventDetailId: number;
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Undefined where GrowthZone does not say. */
  readonly sessions: boolean | undefined;
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
  /** Undefined where GrowthZone does not say. */
  readonly syncToM1: boolean | undefined;
}

const flag = (row: Row, name: string): boolean | undefined => {
  const value = row[name];
  return typeof value === 'boolean' ? value : undefined;
};

/** All events, newest first (USED). */
export function readEvents(client: Client): Reply<readonly GzEvent[]> {
  const rows = readAll(client, 'events', {}, 'StartDate desc');
  if (!rows.ok) return rows;
  const events = rows.value.map((row) => ({
    eventId: whole(row, 'EventId'),
    eventDetailId: whole(row, 'EventDetailId') || whole(row, 'EventId'),
    name: text(row, 'Name'),
    date: day(row, 'StartDateTime') || day(row, 'StartDate'),
    sessions: flag(row, 'EnableSessions'),
  }));
  return { ok: true, value: events };
}

/** The registration types of an event (2ND-HAND). */
export function readRegistrationTypes(client: Client, eventDetailId: number): Reply<readonly RegistrationType[]> {
  return readLookup(client, 'registrationTypes', eventDetailId, (row) => {
    const fees = row['FeeItems'];
    return {
      id: whole(row, 'EventRegistrationTypeId'),
      name: text(row, 'Name'),
      free: Array.isArray(fees) ? fees.every((fee) => isRecord(fee) && Number(fee['Price'] ?? 0) === 0) : undefined,
    };
  });
}

/** The components attached to an event (the model is 2ND-HAND, the path INVENTED). */
export function readEventComponents(client: Client, eventDetailId: number): Reply<readonly EventComponent[]> {
  return readLookup(client, 'eventComponents', eventDetailId, (row) => ({
    componentId: whole(row, 'CertificationComponentId'),
    code: text(row, 'Code'),
    syncToM1: flag(row, 'SyncToM1'),
  }));
}

function readLookup<T>(
  client: Client,
  route: 'registrationTypes' | 'eventComponents',
  eventDetailId: number,
  shape: (row: Row) => T,
): Reply<readonly T[]> {
  const reply = client.read(route, { eventDetailId });
  if (!reply.ok) return reply;
  const rows = rowsOf(reply.value);
  if (rows) return { ok: true, value: rows.map(shape) };
  return {
    ok: false,
    refusal: { kind: 'unreadable', message: `GrowthZone answered "${route}" with something that is no list.` },
  };
}
