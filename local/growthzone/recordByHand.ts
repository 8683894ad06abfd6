import { z } from 'zod';
import { addEducationRecord } from './m1';
import { contact } from './members';
import { CREDIT_CODES, type Refusal, refusal, type Tenant } from './tenant';
import { today } from './today';

/** What the + on the Real Estate tab asks. The names are GrowthZone's (CONFIRMED). */
export const RecordByHand = z.object({
  trainingDate: z.iso.date('The training date must be a day of the calendar.'),
  courseCode: z.enum(CREDIT_CODES, 'Choose a course code.'),
  /** For COEC only. */
  cycle: z.number().int().positive().nullable(),
});
export type RecordByHand = z.output<typeof RecordByHand>;

/**
 * One education record added by hand, sent to M1 within minutes and never changed (CONFIRMED). It completes no component and
 * makes no certificate, so no report of components has it. A second one of the same day is taken too (harsh on purpose).
 */
export function addRecordByHand(tenant: Tenant, contactId: number, record: RecordByHand): { ok: true } | Refusal {
  const agent = contact(tenant, contactId);
  if (agent?.realEstateTab !== 1) return refusal('not found', 'This contact has no Real Estate tab.');
  if (agent.memberId === '') return refusal('invalid', 'The agent must have an M1 member ID (NRDS).');
  if (record.trainingDate > today(tenant)) return refusal('invalid', 'The training date cannot be in the future.');
  if (record.courseCode === 'COEC' && record.cycle === null) return refusal('invalid', 'COEC needs a cycle.');
  const { courseCode, trainingDate: completionDate } = record;
  const cycle = courseCode === 'COEC' ? record.cycle : null;
  addEducationRecord(tenant, { contactId, eventId: null, origin: 'by hand', courseCode, completionDate, cycle }, true);
  return { ok: true };
}
