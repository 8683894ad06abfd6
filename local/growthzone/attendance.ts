import { award } from './award';
import { componentsOfEvent } from './education';
import { type Event, eventById } from './events';
import type { Page, Slice } from './paging';
import type { Profile } from './profile';
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
  readonly memberId: string;
  /** 0: a potential contact, whom no education record can be given. */
  readonly realEstateTab: number;
  readonly registrationType: string;
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

/** How a whole tab was saved from a screen. */
export interface TabSaved {
  readonly ok: true;
  /** True where the tab had been changed since the screen was opened. */
  readonly stale: boolean;
  readonly attended: number;
  readonly noShow: number;
  readonly setBack: number;
  /** What followed from it. */
  readonly certificates: number;
  readonly educationRecords: number;
}

const ATTENDEE = `SELECT a.eventAttendeeId, a.eventId, a.contactId, a.status, c.name AS contactName, c.firstName,
    c.lastName, c.email, c.memberId, c.realEstateTab, t.name AS registrationType
  FROM attendees a JOIN contacts c USING (contactId) JOIN registrationTypes t USING (registrationTypeId) WHERE a.eventId = ? ORDER BY a.eventAttendeeId`;

/** One page of an event's attendees; nothing where there is no such event. */
export function attendees(tenant: Tenant, eventId: number, slice: Slice): Page<Attendee> | undefined {
  if (!eventById(tenant, eventId)) return undefined;
  return {
    rows: tenant.db.all<Attendee>(`${ATTENDEE} LIMIT ? OFFSET ?`, eventId, slice.take, slice.skip),
    total: tenant.db.number('SELECT COUNT(*) FROM attendees WHERE eventId = ?', eventId),
  };
}

/** The same page as it was at `asOf` (milliseconds since 1970): who was registered by then, with the status of then. */
export function attendeesAsOf(tenant: Tenant, eventId: number, slice: Slice, asOf: number): Page<Attendee> | undefined {
  const now = attendance(tenant, eventId);
  if (!now.ok) return undefined;
  const { db } = tenant;
  const known = new Set(
    db
      .all<{ id: number }>(
        'SELECT eventAttendeeId AS id FROM attendees WHERE eventId = ? AND registeredAt <= ?',
        eventId,
        asOf,
      )
      .map(({ id }) => id),
  );
  const statusThen = new Map(
    db
      .all<{ id: number; status: AttendeeStatus }>(
        `SELECT s.eventAttendeeId AS id, s.fromStatus AS status FROM statusChanges s JOIN attendees a USING (eventAttendeeId)
         WHERE a.eventId = ? AND s.changedAt > ? ORDER BY s.changedAt DESC, s.rowid DESC`,
        eventId,
        asOf,
      )
      .map(({ id, status }) => [id, status] as const),
  );
  const then = now.attendees
    .filter(({ eventAttendeeId }) => known.has(eventAttendeeId))
    .map((one) => ({ ...one, status: statusThen.get(one.eventAttendeeId) ?? one.status }));
  return { rows: then.slice(slice.skip, slice.skip + slice.take), total: then.length };
}

/** An event that a contact is registered for. */
export interface Registration {
  readonly eventAttendeeId: number;
  readonly eventId: number;
  readonly eventName: string;
  readonly startsAt: string;
  readonly status: AttendeeStatus;
}

/** Every registration of one contact, oldest first. */
export function registrationsOf({ db }: Tenant, contactId: number): Registration[] {
  return db.all<Registration>(
    `SELECT a.eventAttendeeId, a.eventId, e.name AS eventName, e.startsAt, a.status
     FROM attendees a JOIN events e USING (eventId) WHERE a.contactId = ? ORDER BY a.eventAttendeeId`,
    contactId,
  );
}

/** Names are kept as "First Last Jr"; turned round they are "Last Jr, First". */
export function nameShown(
  { contactName, firstName, lastName }: Pick<Attendee, 'contactName' | 'firstName' | 'lastName'>,
  { names }: Pick<Profile['attendeeList'], 'names'>,
): string {
  if (names === 'First Last' || firstName === '' || lastName === '') return contactName;
  return `${contactName.slice(firstName.length + 1)}, ${firstName}`;
}

/** The event that an attendee is registered for; nothing where there is no such attendee. */
export function eventOfAttendee({ db }: Tenant, eventAttendeeId: number): number | undefined {
  return db.one<{ eventId: number }>('SELECT eventId FROM attendees WHERE eventAttendeeId = ?', eventAttendeeId)
    ?.eventId;
}

/** How often an attendee's status has changed. */
export function statusChangesOf({ db }: Tenant, eventAttendeeId: number): number {
  return db.number('SELECT COUNT(*) FROM statusChanges WHERE eventAttendeeId = ?', eventAttendeeId);
}

/** The Attendance tab: everybody in the event, and the stamp that a save must bring back. */
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

/**
 * "Done" on the Actual Attendance/No Shows screen. It saves every person as the screen shows them, under one stamp for
 * the whole tab, and an old stamp does not stop it: a screen that was left open sets back whoever was marked meanwhile
 * (KNOWN). People who were imported since it was opened are not on it and stay as they are.
 */
export function saveWholeTab(tenant: Tenant, eventId: number, tab: AttendanceSave): TabSaved | Refusal {
  return tenant.db.transaction(() => {
    const now = attendance(tenant, eventId);
    if (!now.ok) return now;
    const changes = checkedChanges(now, tab.changes);
    if ('ok' in changes) return changes;
    const before = effects(tenant);
    applyChanges(tenant, eventById(tenant, eventId)!, changes);
    const after = effects(tenant);
    const changedTo = (status: AttendeeStatus) => changes.filter((change) => change.status === status).length;
    return {
      ok: true,
      stale: tab.auditId !== now.auditId,
      attended: changedTo('Attended'),
      noShow: changedTo('No Show'),
      setBack: changedTo('Registered'),
      certificates: after.certificates - before.certificates,
      educationRecords: after.educationRecords - before.educationRecords,
    };
  });
}

function effects({ db }: Tenant): { certificates: number; educationRecords: number } {
  return {
    certificates: db.number('SELECT COUNT(*) FROM certificates'),
    educationRecords: db.number('SELECT COUNT(*) FROM educationRecords'),
  };
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
