import { z } from 'zod';
import { eventById } from './events';
import { type Refusal, refusal, type Tenant } from './tenant';

const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What the event's General tab holds. `date` is year, month, day; the times are local, without a zone. */
export const EventDetails = z.object({
  name: z.string().trim().min(1, 'The event needs a name.'),
  date: z.iso.date('The date must be a day of the calendar.'),
  startTime: z.string().regex(CLOCK_TIME, 'The start time must be a time of day.'),
  endTime: z.string().regex(CLOCK_TIME, 'The end time must be a time of day.'),
  registrationEnabled: z.boolean(),
  sessions: z.boolean(),
  onCalendar: z.boolean(),
});
export type EventDetails = z.output<typeof EventDetails>;

export interface Done {
  readonly ok: true;
}
const DONE: Done = { ok: true };

/**
 * Saves the General tab. `auditId` is the stamp that came with it: an old one changes nothing (USED: AuditId guards
 * against lost updates). Attendance marked earlier keeps the date that it was marked with.
 */
export function editEvent(tenant: Tenant, eventId: number, auditId: number, e: EventDetails): Done | Refusal {
  return changing(tenant, eventId, (event) => {
    if (event.eventAudit !== auditId) {
      return refusal('stale', 'The event was changed by somebody else since it was read. Nothing was saved.');
    }
    if (e.endTime < e.startTime) return refusal('invalid', 'The event ends before it starts.');
    tenant.db.run(
      `UPDATE events SET name = ?, startsAt = ?, endsAt = ?, registrationEnabled = ?, sessions = ?, onCalendar = ?
       WHERE eventId = ?`,
      e.name,
      `${e.date}T${e.startTime}:00`,
      `${e.date}T${e.endTime}:00`,
      Number(e.registrationEnabled),
      Number(e.sessions),
      Number(e.onCalendar),
      eventId,
    );
    return DONE;
  });
}

/** `price` in dollars; 0 is the free type that the guide asks for. */
export const NewRegistrationType = z.object({
  name: z.string().trim().min(1, 'The registration type needs a name.'),
  price: z.number('The price must be a number.').min(0, 'The price cannot be below 0.'),
  isForMembers: z.boolean(),
});
export type NewRegistrationType = z.output<typeof NewRegistrationType>;

/** Adds a registration type, price in dollars; refused only where there is no such event. */
export function addRegistrationType(tenant: Tenant, eventId: number, type: NewRegistrationType): Done | Refusal {
  return changing(tenant, eventId, () => {
    tenant.db.run(
      'INSERT INTO registrationTypes (eventId, name, price, isForMembers) VALUES (?, ?, ?, ?)',
      eventId,
      type.name,
      type.price,
      Number(type.isForMembers),
    );
    return DONE;
  });
}

/** A type that somebody is registered under stays (INVENTED: what GrowthZone does is not known). */
export function removeRegistrationType(tenant: Tenant, eventId: number, registrationTypeId: number): Done | Refusal {
  return changing(tenant, eventId, () => {
    const users = tenant.db.number('SELECT COUNT(*) FROM attendees WHERE registrationTypeId = ?', registrationTypeId);
    if (users > 0) return refusal('invalid', `Attendees are registered under this type (${users}), so it stays.`);
    tenant.db.run(
      'DELETE FROM registrationTypes WHERE eventId = ? AND registrationTypeId = ?',
      eventId,
      registrationTypeId,
    );
    return DONE;
  });
}

/** Attaches a component: whoever is marked Attended from now on completes it. */
export function attachComponent(tenant: Tenant, eventId: number, componentId: number): Done | Refusal {
  return changing(tenant, eventId, () => {
    if (tenant.db.number('SELECT COUNT(*) FROM components WHERE componentId = ?', componentId) === 0) {
      return refusal('invalid', `There is no component ${componentId}.`);
    }
    tenant.db.run('INSERT OR IGNORE INTO eventComponents (eventId, componentId) VALUES (?, ?)', eventId, componentId);
    return DONE;
  });
}

/** Detaches a component. Credit that was earned already stays. */
export function detachComponent(tenant: Tenant, eventId: number, componentId: number): Done | Refusal {
  return changing(tenant, eventId, () => {
    tenant.db.run('DELETE FROM eventComponents WHERE eventId = ? AND componentId = ?', eventId, componentId);
    return DONE;
  });
}

/** Every edit raises the event's stamp. */
function changing(
  tenant: Tenant,
  eventId: number,
  change: (event: NonNullable<ReturnType<typeof eventById>>) => Done | Refusal,
): Done | Refusal {
  return tenant.db.transaction(() => {
    const event = eventById(tenant, eventId);
    if (!event) return refusal('not found', `There is no event ${eventId}.`);
    const answer = change(event);
    if (answer.ok) tenant.db.run('UPDATE events SET eventAudit = eventAudit + 1 WHERE eventId = ?', eventId);
    return answer;
  });
}
