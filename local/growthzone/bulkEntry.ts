import { z } from 'zod';
import { type Component, complete, components } from './education';
import { addEducationRecord } from './m1';
import { contact } from './members';
import type { Page, Slice } from './paging';
import { CREDIT_CODES, type Refusal, refusal, type Tenant } from './tenant';

/** What Customize Filter narrows Bulk Entry to; 0 and '' are everything. `contacts` is part of a name, or of a member ID. */
export interface BulkEntryFilter {
  readonly certificationId: number;
  readonly componentId: number;
  readonly contacts: string;
}

/** Somebody enrolled in a certification, and one component of it. */
export interface BulkEntryRow {
  readonly certificationContactId: number;
  readonly componentId: number;
  readonly contactId: number;
  readonly contactName: string;
  readonly memberId: string;
  readonly certificationName: string;
  readonly componentName: string;
  /** Null until it is completed. */
  readonly activityDate: string | null;
}

/** The tab Bulk Entry: everybody enrolled, with each component, by last name (CONFIRMED: only enrolled contacts). */
export function bulkEntryRows({ db }: Tenant, filter: BulkEntryFilter, slice: Slice): Page<BulkEntryRow> {
  const anywhere = `%${filter.contacts.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const those = `FROM enrolments e JOIN contacts c USING (contactId) JOIN certifications t USING (certificationId)
    JOIN components p USING (certificationId)
    LEFT JOIN completions d ON d.certificationContactId = e.certificationContactId AND d.componentId = p.componentId
    WHERE (?1 = 0 OR e.certificationId = ?1) AND (?2 = 0 OR p.componentId = ?2)
      AND (c.name LIKE ?3 ESCAPE '\\' OR c.memberId LIKE ?3 ESCAPE '\\')`;
  const given = [filter.certificationId, filter.componentId, anywhere] as const;
  return {
    rows: db.all<BulkEntryRow>(
      `SELECT e.certificationContactId, p.componentId, c.contactId, c.name AS contactName, c.memberId,
         t.name AS certificationName, p.name AS componentName, d.activityDate
       ${those} ORDER BY c.lastName, c.firstName, c.contactId, p.componentId LIMIT ?4 OFFSET ?5`,
      ...given,
      slice.take,
      slice.skip,
    ),
    total: db.number(`SELECT COUNT(*) ${those}`, ...given),
  };
}

/** What "Edit Certification Bulk Entry" asks. `hours`: where the component's own are overridden. */
export const BulkEntry = z.object({
  chosen: z
    .array(z.object({ certificationContactId: z.int(), componentId: z.int() }))
    .min(1, 'Nobody was selected. Tick the people first.'),
  completedOn: z.iso.date('Completed On must be a day of the calendar.'),
  hours: z.number().positive('The hours must be above 0.').optional(),
});
export type BulkEntry = z.output<typeof BulkEntry>;

/** What Mark All Completed did. */
export interface BulkEntrySaved {
  readonly ok: true;
  readonly completed: number;
  readonly educationRecords: number;
}

/**
 * Mark All Completed: completes a component for each one chosen, on any date, a wrong one too, overwriting an earlier credit
 * (KNOWN). Completing it adds the education record and sends it to M1 (GUIDE: that is the trigger), a second one where
 * there is one. Whether a certificate is made and mailed is UNKNOWN: here none is, harsh on purpose. All or nothing.
 */
export function markAllCompleted(tenant: Tenant, entry: BulkEntry): BulkEntrySaved | Refusal {
  if (!tenant.profile.certificationModule) return refusal('not found', 'There is no Continuing Education module.');
  const known = new Map(components(tenant).map((component) => [component.componentId, component]));
  const chosen: { contactId: number; component: Component }[] = [];
  for (const { certificationContactId, componentId } of entry.chosen) {
    const place = tenant.db.one<{ contactId: number; certificationId: number }>(
      'SELECT contactId, certificationId FROM enrolments WHERE certificationContactId = ?',
      certificationContactId,
    );
    const component = known.get(componentId);
    if (!place || component?.certificationId !== place.certificationId) {
      return refusal('invalid', 'Somebody who was selected is not enrolled in that certification. Nothing was saved.');
    }
    chosen.push({ contactId: place.contactId, component });
  }
  return tenant.db.transaction(() => {
    const records = chosen.filter((one) => completed(tenant, one, entry));
    return { ok: true, completed: chosen.length, educationRecords: records.length };
  });
}

/** Gives whether an education record was added. */
function completed(
  tenant: Tenant,
  { contactId, component }: { contactId: number; component: Component },
  { completedOn, hours }: BulkEntry,
): boolean {
  complete(tenant, contactId, component, completedOn, hours);
  const isCredit = (CREDIT_CODES as readonly string[]).includes(component.code);
  if (!isCredit || contact(tenant, contactId)?.realEstateTab !== 1) return false;
  addEducationRecord(
    tenant,
    {
      contactId,
      eventId: null,
      origin: 'bulk entry',
      courseCode: component.code,
      completionDate: completedOn,
      cycle: null,
    },
    component.syncToM1 === 1,
  );
  return true;
}
