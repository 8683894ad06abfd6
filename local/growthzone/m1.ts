import type { Page, Slice } from './paging';
import type { Tenant } from './tenant';

/** What an education record came of. */
export const ORIGINS = ['attendance', 'bulk entry', 'by hand'] as const;
export type Origin = (typeof ORIGINS)[number];

/** KNOWN: a record goes out within some 5 to 10 minutes. */
const MINUTES_TO_M1 = 6;
/** KNOWN: the member statuses that M1 takes education for. */
const ACCEPTED_STATUSES: readonly string[] = ['A', 'P', 'S'];
/** INVENTED: the four digits of the made-up association that this tenant belongs to. */
const ASSOCIATION_ID = '9999';

/** An education record and what became of it on its way to M1. */
export interface EducationRecord {
  readonly educationRecordId: number;
  readonly contactId: number;
  readonly memberId: string;
  readonly name: string;
  /** Null where no event is behind it. */
  readonly eventId: number | null;
  readonly origin: Origin;
  readonly courseCode: string;
  /** Year, month, day. */
  readonly completionDate: string;
  /** NAR's three-year cycle, for COEC only; 8 is 2025 to 2027 (KNOWN). By hand it is what was chosen. */
  readonly cycle: number | null;
  readonly associationId: string;
  readonly courseNumber: string;
  readonly year: number;
  /** `not synced`: the component does not trigger a sync. */
  readonly m1: 'queued' | 'sent' | 'refused' | 'not synced';
  readonly reason: string;
  /** When it goes out or went, in milliseconds since 1970; null where it never does. */
  readonly dueAt: number | null;
}

/** What is written down of a record. */
export interface NewRecord {
  readonly contactId: number;
  readonly eventId: number | null;
  readonly origin: Origin;
  readonly courseCode: string;
  /** Year, month, day. */
  readonly completionDate: string;
  /** Chosen by hand; null: that of the date. */
  readonly cycle: number | null;
}

/** Adds an education record for good, and sends it to M1 some minutes later where it is to be synced. */
export function addEducationRecord(tenant: Tenant, record: NewRecord, syncToM1: boolean): void {
  const educationRecordId = tenant.db.run(
    `INSERT INTO educationRecords (contactId, eventId, origin, courseCode, completionDate, cycle, recordedAt)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    record.contactId,
    record.eventId,
    record.origin,
    record.courseCode,
    record.completionDate,
    record.cycle,
    tenant.clock.now(),
  );
  if (syncToM1) queueForM1(tenant, educationRecordId);
}

/** The cycle that a day belongs to. */
export function cycleOf(date: string): number {
  return Math.floor((Number(date.slice(0, 4)) - 2025) / 3) + 8;
}

/** Sends a record later, as the guide says that GrowthZone does. */
function queueForM1({ db, clock }: Tenant, educationRecordId: number): void {
  const dueAt = clock.now() + MINUTES_TO_M1 * 60_000;
  db.run('INSERT INTO m1Queue (educationRecordId, dueAt) VALUES (?, ?)', educationRecordId, dueAt);
}

/** Sends what is due by the clock. Called whenever somebody looks, so that no timer is needed on a simulated clock. */
export function sendDueToM1({ db, clock }: Tenant): void {
  const now = clock.now();
  const due = db.all<{ educationRecordId: number; dueAt: number; completionDate: string; m1Status: string }>(
    `SELECT q.educationRecordId, q.dueAt, r.completionDate, c.m1Status
     FROM m1Queue q JOIN educationRecords r USING (educationRecordId) JOIN contacts c USING (contactId)
     WHERE q.state = 'queued' AND q.dueAt <= ?`,
    now,
  );
  if (due.length === 0) return;
  db.transaction(() => {
    for (const entry of due) {
      const reason = whyM1Refuses(entry.m1Status, entry.completionDate, entry.dueAt);
      db.run(
        'UPDATE m1Queue SET state = ?, reason = ? WHERE educationRecordId = ?',
        reason === '' ? 'sent' : 'refused',
        reason,
        entry.educationRecordId,
      );
    }
  });
}

function whyM1Refuses(m1Status: string, completionDate: string, sentAt: number): string {
  if (!ACCEPTED_STATUSES.includes(m1Status)) return `Member status ${m1Status || '(none)'} is not A, P or S.`;
  // The day in UTC is never behind an American association's own, so a class of today is never refused.
  if (completionDate > new Date(sentAt).toISOString().slice(0, 10)) return 'The completion date is in the future.';
  return '';
}

type Stored = Omit<EducationRecord, 'associationId' | 'courseNumber' | 'year'>;

const RECORD = `SELECT r.educationRecordId, r.contactId, c.memberId, c.name, r.eventId, r.origin, r.courseCode, r.completionDate, r.cycle,
    COALESCE(q.state, 'not synced') AS m1, COALESCE(q.reason, '') AS reason, q.dueAt
  FROM educationRecords r JOIN contacts c USING (contactId) LEFT JOIN m1Queue q USING (educationRecordId)`;

/** Every education record of the tenant, oldest first. */
export function educationRecords(tenant: Tenant): EducationRecord[] {
  sendDueToM1(tenant);
  return tenant.db.all<Stored>(`${RECORD} ORDER BY r.educationRecordId`).map(asSent);
}

/** What one contact's Real Estate tab lists, oldest first. */
export function educationRecordsOf(tenant: Tenant, contactId: number): EducationRecord[] {
  sendDueToM1(tenant);
  return tenant.db.all<Stored>(`${RECORD} WHERE r.contactId = ? ORDER BY r.educationRecordId`, contactId).map(asSent);
}

/** The queue to M1, newest first. */
export function m1Queue(tenant: Tenant, slice: Slice): Page<EducationRecord> {
  sendDueToM1(tenant);
  return {
    rows: tenant.db
      .all<Stored>(`${RECORD} ORDER BY r.educationRecordId DESC LIMIT ? OFFSET ?`, slice.take, slice.skip)
      .map(asSent),
    total: tenant.db.number('SELECT COUNT(*) FROM educationRecords'),
  };
}

/** Adds what is sent to M1 beside what the record holds. */
function asSent(record: Stored): EducationRecord {
  const year = Number(record.completionDate.slice(0, 4));
  return {
    ...record,
    cycle: record.courseCode === 'COEC' ? (record.cycle ?? cycleOf(record.completionDate)) : null,
    associationId: ASSOCIATION_ID,
    courseNumber: `${record.courseCode}-${record.eventId ?? year}`,
    year,
  };
}
