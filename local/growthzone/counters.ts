import { importDue } from './importJobs';
import { sendDueToM1 } from './m1';
import type { Tenant } from './tenant';

/** What GrowthZone now holds, counted by the stand-in itself. Reads and writes are counted since it was started. */
export interface Counters {
  readonly registrations: number;
  /** Registrations beyond a contact's first for the same event. */
  readonly duplicateRegistrations: number;
  readonly attendedTransitions: number;
  readonly certificates: number;
  readonly emails: number;
  readonly educationRecords: number;
  /** Education records beyond a contact's first of the same course and day: what is hard to clean at M1. */
  readonly duplicateRecords: number;
  readonly m1Synced: number;
  readonly m1Refused: number;
  /** Always 0: an import never makes one (GUIDE), and nothing else here registers anybody. */
  readonly invoices: 0;
  readonly writes: number;
  readonly reads: number;
}

/** API requests that were let in, by whether they may change something. */
export interface RequestCounts {
  reads: number;
  writes: number;
}

/** Counts anew, after doing the imports that are due and sending to M1 what is. */
export function countersOf(tenant: Tenant, requests: RequestCounts): Counters {
  importDue(tenant);
  sendDueToM1(tenant);
  const count = (what: string) => tenant.db.number(`SELECT COUNT(*) FROM ${what}`);
  return {
    registrations: count('attendees'),
    duplicateRegistrations: count('attendees') - count('(SELECT DISTINCT eventId, contactId FROM attendees)'),
    attendedTransitions: count("statusChanges WHERE fromStatus = 'Registered' AND toStatus = 'Attended'"),
    certificates: count('certificates'),
    emails: count('outbox'),
    educationRecords: count('educationRecords'),
    duplicateRecords:
      count('educationRecords') -
      count('(SELECT DISTINCT contactId, courseCode, completionDate FROM educationRecords)'),
    m1Synced: count("m1Queue WHERE state = 'sent'"),
    m1Refused: count("m1Queue WHERE state = 'refused'"),
    invoices: 0,
    writes: requests.writes,
    reads: requests.reads,
  };
}
