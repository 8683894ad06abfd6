import { memberWithId } from './members';
import type { Page, Slice } from './paging';
import type { CreditCode, Tenant } from './tenant';

export interface Component {
  readonly componentId: number;
  readonly certificationId: number;
  readonly certificationName: string;
  readonly enrolByDefault: number;
  readonly code: string;
  readonly name: string;
  readonly hours: number;
  readonly syncToM1: number;
}

export interface NewComponent {
  readonly certificationId: number;
  /** COEC, COEN or FAIRH are what M1 knows; others are ordinary continuing education. */
  readonly code: string;
  readonly name: string;
  readonly hours: number;
  /** "Trigger sync to M1" (GUIDE: to be verified before anything else). */
  readonly syncToM1?: boolean;
}

/** Somebody's place in a certification. */
export interface Enrolment {
  readonly certificationContactId: number;
  readonly certificationId: number;
  readonly certificationName: string;
  readonly contactId: number;
  readonly contactName: string;
}

/** A component of somebody's certification; `activityDate` is null until it is completed. */
export interface Progress {
  readonly componentId: number;
  readonly name: string;
  readonly activityDate: string | null;
  readonly hours: number;
}

const COMPONENT = `SELECT p.*, c.name AS certificationName, c.enrolByDefault
  FROM components p JOIN certifications c USING (certificationId)`;
const ENROLMENT = `SELECT e.*, c.name AS certificationName, p.name AS contactName
  FROM enrolments e JOIN certifications c USING (certificationId) JOIN contacts p USING (contactId)`;

/** Adds a certification. `enrolByDefault`: "Enroll attendees to all relevant certifications", on unless told (KNOWN). */
export function addCertification({ db }: Tenant, certification: { name: string; enrolByDefault?: boolean }): number {
  return db.run(
    'INSERT INTO certifications (name, enrolByDefault) VALUES (?, ?)',
    certification.name,
    certification.enrolByDefault === false ? 0 : 1,
  );
}

/** Adds a component, which triggers a sync to M1 unless said otherwise; gives its number. */
export function addComponent({ db }: Tenant, component: NewComponent): number {
  return db.run(
    'INSERT INTO components (certificationId, code, name, hours, syncToM1) VALUES (?, ?, ?, ?, ?)',
    component.certificationId,
    component.code,
    component.name,
    component.hours,
    component.syncToM1 === false ? 0 : 1,
  );
}

/** The switch that the guide has the coordinator verify first; off, a record is made and stays here. */
export function setSyncToM1({ db }: Tenant, componentId: number, on: boolean): void {
  db.run('UPDATE components SET syncToM1 = ? WHERE componentId = ?', Number(on), componentId);
}

/** Off: people must be enrolled before attendance earns them anything. */
export function setEnrolByDefault({ db }: Tenant, certificationId: number, on: boolean): void {
  db.run('UPDATE certifications SET enrolByDefault = ? WHERE certificationId = ?', Number(on), certificationId);
}

export interface Certification {
  readonly certificationId: number;
  readonly name: string;
  readonly enrolByDefault: number;
  /** How many people are enrolled. */
  readonly enrolled: number;
}

export function certifications({ db }: Tenant): Certification[] {
  return db.all<Certification>(
    `SELECT c.*, (SELECT COUNT(*) FROM enrolments e WHERE e.certificationId = c.certificationId) AS enrolled
     FROM certifications c ORDER BY c.certificationId`,
  );
}

/** Every component with its certification, in the order they were made. */
export function components({ db }: Tenant): Component[] {
  return db.all<Component>(`${COMPONENT} ORDER BY p.componentId`);
}

/** What the guide's first step asks for: the three components, each in its certification, each syncing to M1. */
export function addStandardComponents(tenant: Tenant): void {
  const ethics = addCertification(tenant, { name: 'Code of Ethics' });
  const housing = addCertification(tenant, { name: 'Fair Housing' });
  const course = (certificationId: number, code: CreditCode, name: string, hours: number) =>
    addComponent(tenant, { certificationId, code, name, hours });
  course(ethics, 'COEC', 'Code of Ethics, existing members', 2.5);
  course(ethics, 'COEN', 'Code of Ethics, new members', 2.5);
  course(housing, 'FAIRH', 'Fair Housing', 2);
}

/** The component that completes `code`; the first of several. */
export function componentFor({ db }: Tenant, code: string): Component | undefined {
  return db.one<Component>(`${COMPONENT} WHERE p.code = ? ORDER BY p.componentId LIMIT 1`, code);
}

/** The components attached to an event, with the id of each attachment. */
export function componentsOfEvent({ db }: Tenant, eventId: number): (Component & { eventComponentId: number })[] {
  return db.all(
    `SELECT p.*, c.name AS certificationName, c.enrolByDefault, a.eventComponentId
     FROM eventComponents a JOIN components p USING (componentId) JOIN certifications c USING (certificationId)
     WHERE a.eventId = ? ORDER BY a.eventComponentId`,
    eventId,
  );
}

/** Enrols somebody where they are not yet; gives the CertificationContactId. */
export function enrol({ db }: Tenant, contactId: number, certificationId: number): number {
  const place = enrolmentIn(db, contactId, certificationId);
  return (
    place ?? db.run('INSERT INTO enrolments (certificationId, contactId) VALUES (?, ?)', certificationId, contactId)
  );
}

function enrolmentIn(db: Tenant['db'], contactId: number, certificationId: number): number | undefined {
  return db.one<{ id: number }>(
    'SELECT certificationContactId AS id FROM enrolments WHERE contactId = ? AND certificationId = ?',
    contactId,
    certificationId,
  )?.id;
}

/**
 * Completes a component for somebody, overwriting the date of an earlier credit (KNOWN: an already used component loses
 * it). Nothing happens, and false comes back, to people who are not enrolled where the certification does not enrol.
 */
export function complete(
  tenant: Tenant,
  contactId: number,
  component: Component,
  activityDate: string,
  hours = component.hours,
): boolean {
  const { db } = tenant;
  if (component.enrolByDefault === 0 && enrolmentIn(db, contactId, component.certificationId) === undefined)
    return false;
  db.run(
    `INSERT INTO completions (certificationContactId, componentId, activityDate, hours) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET activityDate = excluded.activityDate, hours = excluded.hours`,
    enrol(tenant, contactId, component.certificationId),
    component.componentId,
    activityDate,
    hours,
  );
  return true;
}

/** A credit from before this add-on's time: a completion with no certificate, e-mail or record to count. */
export function addCompletion(tenant: Tenant, earlier: { memberId: string; credit: string; date: string }): void {
  const person = memberWithId(tenant, earlier.memberId);
  const component = componentFor(tenant, earlier.credit);
  if (!person) throw new Error(`No member has the ID ${earlier.memberId}.`);
  if (!component) throw new Error(`No component completes ${earlier.credit}.`);
  enrol(tenant, person.contactId, component.certificationId);
  complete(tenant, person.contactId, component, earlier.date);
}

/** A contact's enrolments, the oldest first. */
export function enrolmentsOf({ db }: Tenant, contactId: number): Enrolment[] {
  return db.all<Enrolment>(`${ENROLMENT} WHERE e.contactId = ? ORDER BY e.certificationContactId`, contactId);
}

export function enrolments({ db }: Tenant, slice: Slice): Page<Enrolment> {
  return {
    rows: db.all<Enrolment>(`${ENROLMENT} ORDER BY e.certificationContactId LIMIT ? OFFSET ?`, slice.take, slice.skip),
    total: db.number('SELECT COUNT(*) FROM enrolments'),
  };
}

/** Every component of somebody's certification, completed or not; nothing where the enrolment does not exist. */
export function progress({ db }: Tenant, certificationContactId: number, slice: Slice): Progress[] | undefined {
  const place = db.one<{ certificationId: number }>(
    'SELECT certificationId FROM enrolments WHERE certificationContactId = ?',
    certificationContactId,
  );
  if (!place) return undefined;
  return db.all<Progress>(
    `SELECT p.componentId, p.name, d.activityDate, COALESCE(d.hours, 0) AS hours
     FROM components p LEFT JOIN completions d ON d.componentId = p.componentId AND d.certificationContactId = ?
     WHERE p.certificationId = ? ORDER BY p.componentId LIMIT ? OFFSET ?`,
    certificationContactId,
    place.certificationId,
    slice.take,
    slice.skip,
  );
}
