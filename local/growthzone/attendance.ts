import { award } from './award';
import { componentsOfEvent } from './education';
import { type Event, eventById } from './events';
import type { Page, Slice } from './paging';
import { ATTENDEE_STATUSES, type AttendeeStatus } from './statuses';
import { type Refusal, refusal, type Tenant } from './tenant';

export interface Attendee {
  readonly eventAttendeeId: number;
  readonly eventId: number;
  readonly contactId: number;
  readonly status: AttendeeStatus;
  readonly contactName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** The whole Actual Attendance/No Shows tab with its one stamp. */
export interface Attendance {
  readonly ok: true;
  readonly auditId: number;
  readonly attendees: readonly Attendee[];
}

export interface AttendanceSave {
  /** The stamp that came with the tab. */
  readonly auditId: number;
  readonly changes: readonly { eventAttendeeId: number; status: string }[];
}

const ATTENDEE = `SELECT a.eventAttendeeId, a.eventId, a.contactId, a.status, c.name AS contactName, c.firstName,
    c.lastName, c.email
  FROM attendees a JOIN contacts c USING (contactId) WHERE a.eventId = ? ORDER BY a.eventAttendeeId`;

/** One page of an event's attendees; nothing where there is no such event. */
export function attendees(tenant: Tenant, eventId: number, slice: Slice): Page<Attendee> | undefined {
  if (!eventById(tenant, eventId)) return undefined;
  return {
    rows: tenant.db.all<Attendee>(`${ATTENDEE} LIMIT ? OFFSET ?`, eventId, slice.take, slice.skip),
    total: tenant.db.number('SELECT COUNT(*) FROM attendees WHERE eventId = ?', eventId),
  };
}

export function attendance(tenant: Tenant, eventId: number): Attendance | Refusal {
  const event = eventById(tenant, eventId);
  if (!event) return refusal('not found', `There is no event ${eventId}.`);
  return { ok: true, auditId: event.attendanceAudit, attendees: tenant.db.all<Attendee>(ATTENDEE, eventId) };
}

/**
 * Saves statuses as the attendance tool does. An old stamp changes nothing (KNOWN: one stamp for the whole tab). Each
 * attendee that goes from Registered to Attended is awarded the event's credit, every single time; no other change
 * does anything more, so nobody who is set back to Registered loses what they were awarded (GUIDE, harsh on purpose).
 */
export function saveAttendance(tenant: Tenant, eventId: number, save: AttendanceSave): Attendance | Refusal {
  return tenant.db.transaction(() => {
    const now = attendance(tenant, eventId);
    if (!now.ok) return now;
    if (save.auditId !== now.auditId) {
      return refusal('stale', 'The attendance was changed by somebody else since it was read. Nothing was saved.');
    }
    const changes = checkedChanges(now, save.changes);
    if ('ok' in changes) return changes;
    applyChanges(tenant, eventById(tenant, eventId)!, changes);
    return attendance(tenant, eventId);
  });
}

interface Change {
  readonly attendee: Attendee;
  readonly status: AttendeeStatus;
}

function checkedChanges(now: Attendance, wanted: AttendanceSave['changes']): Change[] | Refusal {
  const present = new Map(now.attendees.map((attendee) => [attendee.eventAttendeeId, attendee]));
  const changes: Change[] = [];
  for (const { eventAttendeeId, status: wantedStatus } of wanted) {
    const attendee = present.get(eventAttendeeId);
    const status = ATTENDEE_STATUSES.find((one) => one === wantedStatus);
    if (!attendee) return refusal('invalid', `Attendee ${eventAttendeeId} is not in this event, or is named twice.`);
    if (!status) return refusal('invalid', `"${wantedStatus}" is no attendee status.`);
    present.delete(eventAttendeeId);
    if (status !== attendee.status) changes.push({ attendee, status });
  }
  return changes;
}

function applyChanges(tenant: Tenant, event: Event, changes: readonly Change[]): void {
  const { db, clock } = tenant;
  const components = componentsOfEvent(tenant, event.eventId);
  for (const { attendee, status } of changes) {
    db.run('UPDATE attendees SET status = ? WHERE eventAttendeeId = ?', status, attendee.eventAttendeeId);
    db.run(
      'INSERT INTO statusChanges (eventAttendeeId, fromStatus, toStatus, changedAt) VALUES (?, ?, ?, ?)',
      attendee.eventAttendeeId,
      attendee.status,
      status,
      clock.now(),
    );
    if (attendee.status === 'Registered' && status === 'Attended') award(tenant, event, components, attendee);
  }
  db.run('UPDATE events SET attendanceAudit = attendanceAudit + 1 WHERE eventId = ?', event.eventId);
}
