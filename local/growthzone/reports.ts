import { type EducationRecord, educationRecords } from './m1';
import { type Contact, contact, PERSON } from './members';
import type { Page, Slice } from './paging';
import type { Tenant } from './tenant';

/** Days from and to, year, month, day; '' is open. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** What the Code of Ethics Completed report is narrowed to; `cycle` 0 is all of them. */
export interface EthicsFilter extends Days {
  readonly cycle: number;
}

/** A line of the Code of Ethics Completed report. */
export interface EthicsRow {
  readonly contact: Contact;
  readonly record: EducationRecord;
}

/**
 * The Code of Ethics Completed report (CONFIRMED: who completed it, on which day, in which cycle), by last name: each record on
 * the Real Estate tab, whatever it came of, so somebody with two records is there twice. Fair Housing is not in it.
 */
export function ethicsCompleted(tenant: Tenant, { cycle, from, to }: EthicsFilter, slice: Slice): Page<EthicsRow> {
  const rows = educationRecords(tenant)
    .filter(({ courseCode }) => courseCode === 'COEC' || courseCode === 'COEN')
    .filter((record) => cycle === 0 || record.cycle === cycle)
    .filter(({ completionDate }) => (from === '' || completionDate >= from) && (to === '' || completionDate <= to))
    .flatMap((record) => {
      const agent = contact(tenant, record.contactId);
      return agent ? [{ contact: agent, record }] : [];
    })
    .sort((a, b) => byName(a.contact, b.contact) || a.record.educationRecordId - b.record.educationRecordId);
  return { rows: rows.slice(slice.skip, slice.skip + slice.take), total: rows.length };
}

const byName = (a: Contact, b: Contact): number =>
  a.lastName.localeCompare(b.lastName, 'en') ||
  a.firstName.localeCompare(b.firstName, 'en') ||
  a.contactId - b.contactId;

/** What the component completed report is narrowed to; `componentId` 0 is all of them. */
export interface ComponentFilter extends Days {
  readonly componentId: number;
}

/** A line of the component completed report. */
export interface ComponentRow {
  readonly contactId: number;
  readonly contactName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly memberId: string;
  readonly certificationName: string;
  readonly componentName: string;
  readonly activityDate: string;
  readonly hours: number;
  /** The newest certificate of that day; null where there is none, as after Bulk Entry. */
  readonly certificateId: number | null;
}

/** Who completed a component, by last name: one line each, since a component used again overwrites its earlier credit. */
export function componentCompleted(
  { db }: Tenant,
  { componentId, from, to }: ComponentFilter,
  slice: Slice,
): Page<ComponentRow> {
  const those = `FROM completions d JOIN enrolments e USING (certificationContactId) JOIN contacts c USING (contactId)
    JOIN components p USING (componentId) JOIN certifications t ON t.certificationId = p.certificationId
    WHERE (?1 = 0 OR p.componentId = ?1) AND (?2 = '' OR d.activityDate >= ?2) AND (?3 = '' OR d.activityDate <= ?3)`;
  const given = [componentId, from, to] as const;
  return {
    rows: db.all<ComponentRow>(
      `SELECT c.contactId, c.name AS contactName, c.firstName, c.lastName, c.memberId, t.name AS certificationName,
         p.name AS componentName, d.activityDate, d.hours,
         (SELECT MAX(f.certificateId) FROM certificates f JOIN attendees a USING (eventAttendeeId)
          WHERE a.contactId = c.contactId AND f.componentId = p.componentId AND f.activityDate = d.activityDate) AS certificateId
       ${those} ORDER BY c.lastName, c.firstName, c.contactId, p.componentId LIMIT ?4 OFFSET ?5`,
      ...given,
      slice.take,
      slice.skip,
    ),
    total: db.number(`SELECT COUNT(*) ${those}`, ...given),
  };
}

/** Everybody who is or was a member, by last name: no organizations, and nobody whom an import made. */
export function memberList({ db }: Tenant): Contact[] {
  return db.all<Contact>(
    `SELECT c.*, COALESCE(o.name, '') AS organizationName FROM contacts c LEFT JOIN contacts o ON o.contactId = c.organizationId
     WHERE c.kind = ${PERSON} AND c.realEstateTab = 1 ORDER BY c.lastName, c.firstName, c.contactId`,
  );
}
