import type { Page, Slice } from './paging';
import type { Tenant } from './tenant';

/** A certificate with what is printed on it. */
export interface Certificate {
  readonly certificateId: number;
  readonly contactId: number;
  readonly contactName: string;
  readonly memberId: string;
  readonly eventId: number;
  readonly eventName: string;
  readonly code: string;
  readonly componentName: string;
  readonly hours: number;
  /** Year, month, day of the class. */
  readonly activityDate: string;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
}

/** An e-mail that Continuing Education sent. Nothing leaves this machine: it is kept here to be read. */
export interface Email extends Certificate {
  readonly emailId: number;
  /** '' where the contact has no address: GrowthZone then has nowhere to send it. */
  readonly recipient: string;
  readonly subject: string;
  readonly sentAt: number;
}

const CERTIFICATE = `t.certificateId, a.contactId, c.name AS contactName, c.memberId, a.eventId, e.name AS eventName,
  p.code, p.name AS componentName, p.hours, t.activityDate, t.issuedAt`;
const JOINS = `JOIN attendees a USING (eventAttendeeId) JOIN contacts c USING (contactId)
  JOIN events e ON e.eventId = a.eventId JOIN components p USING (componentId)`;
const EMAIL = `SELECT o.emailId, o.recipient, o.subject, o.sentAt, ${CERTIFICATE}
  FROM outbox o JOIN certificates t USING (certificateId) ${JOINS}`;

/** A certificate with what it shows when printed; nothing where there is no such number. */
export function certificate({ db }: Tenant, certificateId: number): Certificate | undefined {
  return db.one<Certificate>(
    `SELECT ${CERTIFICATE} FROM certificates t ${JOINS} WHERE certificateId = ?`,
    certificateId,
  );
}

/** Every certificate of one contact, oldest first. */
export function certificatesOf({ db }: Tenant, contactId: number): Certificate[] {
  return db.all<Certificate>(
    `SELECT ${CERTIFICATE} FROM certificates t ${JOINS} WHERE a.contactId = ? ORDER BY certificateId`,
    contactId,
  );
}

/** The certificates of one attendee of an event, newest first; harsh on purpose, each transition made one more. */
export function certificateIdsOf({ db }: Tenant, eventAttendeeId: number): number[] {
  return db
    .all<{ certificateId: number }>(
      'SELECT certificateId FROM certificates WHERE eventAttendeeId = ? ORDER BY certificateId DESC',
      eventAttendeeId,
    )
    .map((row) => row.certificateId);
}

/** An e-mail of the outbox; nothing where there is no such number. */
export function email({ db }: Tenant, emailId: number): Email | undefined {
  return db.one<Email>(`${EMAIL} WHERE emailId = ?`, emailId);
}

/** The outbox, newest first. */
export function outbox({ db }: Tenant, slice: Slice): Page<Email> {
  return {
    rows: db.all<Email>(`${EMAIL} ORDER BY emailId DESC LIMIT ? OFFSET ?`, slice.take, slice.skip),
    total: db.number('SELECT COUNT(*) FROM outbox'),
  };
}
