import { z } from 'zod';
import { orderClause, type Page, type Slice } from './paging';
import type { Profile } from './profile';
import type { Tenant } from './tenant';

/** Membership status by MembershipStatusTypeId, 0 to 9 (2ND-HAND; 1, 2 and 5 proven). */
export const MEMBERSHIP_STATUSES = [
  'Non-Member',
  'Pending',
  'Active',
  'Trial',
  'Courtesy',
  'Dropped',
  'Expired',
  'Lead',
  'Prospect',
  'Suspended',
] as const;

/** SystemContactTypeId (USED). */
export const PERSON = 1;
export const ORGANIZATION = 2;

/** A member to be added. Member IDs are text: leading zeros count. `memberType` R, RA or AFF; `m1Status` A, P, S or other. */
export const NewMember = z.object({
  memberId: z.string().trim().default(''),
  firstName: z.string(),
  middleName: z.string().default(''),
  lastName: z.string(),
  suffix: z.string().default(''),
  email: z.string().default(''),
  organization: z.string().default(''),
  status: z.enum(MEMBERSHIP_STATUSES).default('Active'),
  memberType: z.string().default('R'),
  m1Status: z.string().default('A'),
  joined: z.iso.date().default('2020-01-01'),
});
export type NewMember = z.input<typeof NewMember>;

/** A contact as stored. `organizationName` is '' for people without one and for organizations. */
export interface Contact {
  readonly contactId: number;
  readonly kind: number;
  readonly name: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
  readonly suffix: string;
  readonly email: string;
  readonly organizationId: number | null;
  readonly organizationName: string;
  readonly memberId: string;
  readonly membershipStatus: number;
  readonly memberType: string;
  readonly m1Status: string;
  readonly joined: string;
  readonly realEstateTab: number;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

const CONTACT = `SELECT c.*, COALESCE(o.name, '') AS organizationName
  FROM contacts c LEFT JOIN contacts o ON o.contactId = c.organizationId`;

/** Adds a person with a Real Estate tab, and the organization where it is new. Gives the ContactId. */
export function addMember({ db, clock }: Tenant, member: NewMember): number {
  const m = NewMember.parse(member);
  return db.transaction(() =>
    db.run(
      `INSERT INTO contacts (kind, name, firstName, middleName, lastName, suffix, email, organizationId, memberId,
         membershipStatus, memberType, m1Status, joined, realEstateTab, changedAt)
       VALUES (${PERSON}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)`,
      displayName(m),
      m.firstName,
      m.middleName,
      m.lastName,
      m.suffix,
      m.email,
      m.organization === '' ? null : organizationNamed(db, clock.now(), m.organization),
      m.memberId,
      MEMBERSHIP_STATUSES.indexOf(m.status),
      m.memberType,
      m.m1Status,
      m.joined,
      clock.now(),
    ),
  );
}

/**
 * Adds somebody whom an import could not match: a potential contact, with neither member ID, membership nor Real Estate
 * tab (INVENTED, and harsh: the next import of the same person makes another).
 */
export function addPotentialContact(
  { db, clock }: Tenant,
  person: { firstName: string; lastName: string; email: string; organization: string },
): number {
  return db.run(
    `INSERT INTO contacts (kind, name, firstName, lastName, email, organizationId, membershipStatus, realEstateTab, changedAt)
     VALUES (${PERSON}, ?, ?, ?, ?, ?, ${MEMBERSHIP_STATUSES.indexOf('Prospect')}, 0, ?)`,
    displayName(person),
    person.firstName,
    person.lastName,
    person.email,
    person.organization === '' ? null : organizationNamed(db, clock.now(), person.organization),
    clock.now(),
  );
}

function organizationNamed(db: Tenant['db'], now: number, name: string): number {
  const known = db.one<{ contactId: number }>(
    `SELECT contactId FROM contacts WHERE kind = ${ORGANIZATION} AND name = ?`,
    name,
  );
  return (
    known?.contactId ??
    db.run(
      `INSERT INTO contacts (kind, name, membershipStatus, realEstateTab, changedAt) VALUES (${ORGANIZATION}, ?, 2, 0, ?)`,
      name,
      now,
    )
  );
}

function displayName(person: { firstName: string; lastName: string; suffix?: string }): string {
  return [person.firstName, person.lastName, person.suffix ?? ''].filter((part) => part !== '').join(' ');
}

export function contact({ db }: Tenant, contactId: number): Contact | undefined {
  return db.one<Contact>(`${CONTACT} WHERE c.contactId = ?`, contactId);
}

/** The person with exactly this member ID; the first of several. */
export function memberWithId({ db }: Tenant, memberId: string): Contact | undefined {
  if (memberId === '') return undefined;
  return db.one<Contact>(
    `${CONTACT} WHERE c.memberId = ? AND c.kind = ${PERSON} ORDER BY c.contactId LIMIT 1`,
    memberId,
  );
}

/**
 * Merges a contact into another one, as the back office does (INVENTED): its member ID and its registrations are the
 * other's from then on, and it is nobody's any more.
 */
export function mergeContact({ db, clock }: Tenant, from: number, into: number): void {
  db.transaction(() => {
    db.run(
      'UPDATE contacts SET memberId = (SELECT memberId FROM contacts WHERE contactId = ?) WHERE contactId = ?',
      from,
      into,
    );
    db.run("UPDATE contacts SET memberId = '' WHERE contactId = ?", from);
    db.run('UPDATE attendees SET contactId = ? WHERE contactId = ?', into, from);
    db.run('UPDATE contacts SET changedAt = ? WHERE contactId IN (?, ?)', clock.now(), from, into);
  });
}

/** Everybody, people and organizations. */
export function contacts({ db }: Tenant, slice: Slice): Page<Contact> {
  const order = orderClause(slice.orderBy, { contactid: 'c.contactId', name: 'c.name' }, 'c.contactId');
  return {
    rows: db.all<Contact>(`${CONTACT} ${order} LIMIT ? OFFSET ?`, slice.take, slice.skip),
    total: db.number('SELECT COUNT(*) FROM contacts'),
  };
}

/**
 * Everybody whose name or e-mail holds `words` or whose member ID begins with them, by last name; everybody where
 * there are none. This is the back office's search: the API has none.
 */
export function searchContacts({ db }: Tenant, words: string, slice: Slice): Page<Contact> {
  const anywhere = `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const those = `WHERE c.name LIKE ?1 ESCAPE '\\' OR c.email LIKE ?1 ESCAPE '\\' OR c.memberId LIKE ?2 ESCAPE '\\'`;
  const found = [anywhere, anywhere.slice(1)] as const;
  return {
    rows: db.all<Contact>(
      `${CONTACT} ${those} ORDER BY c.kind, c.lastName, c.firstName, c.contactId LIMIT ?3 OFFSET ?4`,
      ...found,
      slice.take,
      slice.skip,
    ),
    total: db.number(`SELECT COUNT(*) FROM contacts c ${those}`, ...found),
  };
}

/** Everybody who was added or changed at `since` (milliseconds since 1970) or later, in the order of their ids. */
export function contactsChangedSince({ db }: Tenant, since: number, { skip, take }: Slice): readonly Contact[] {
  return db.all<Contact>(`${CONTACT} WHERE c.changedAt >= ? ORDER BY c.contactId LIMIT ? OFFSET ?`, since, take, skip);
}

/** Those who are or were members: everybody but potential contacts. */
export function memberships({ db }: Tenant, slice: Slice): Page<Contact> {
  const order = orderClause(slice.orderBy, { contactid: 'c.contactId', name: 'c.name' }, 'c.contactId');
  const those = `WHERE c.realEstateTab = 1 OR c.kind = ${ORGANIZATION}`;
  return {
    rows: db.all<Contact>(`${CONTACT} ${those} ${order} LIMIT ? OFFSET ?`, slice.take, slice.skip),
    total: db.number(`SELECT COUNT(*) FROM contacts c ${those}`),
  };
}

/** How many people have a Real Estate tab. */
export function memberCount({ db }: Tenant): number {
  return db.number('SELECT COUNT(*) FROM contacts WHERE realEstateTab = 1');
}

/** What this profile shows as the contact's Account Number. */
export function accountNumber(profile: Profile, person: Contact): string {
  if (profile.memberId.in !== 'customField') return person.memberId;
  return person.realEstateTab === 1 ? String(100_000 + person.contactId) : '';
}

export interface CustomField {
  readonly customFieldId: number;
  readonly name: string;
  readonly value: string;
}

/** The licence is there in every profile: nine digits that look like a member ID and are not one. */
export function customFields(profile: Profile, contact: Contact): CustomField[] {
  const licence = contact.realEstateTab === 1 ? String(600_000_000 + contact.contactId) : '';
  return [
    { customFieldId: 11, name: 'License Number', value: licence },
    ...(profile.memberId.in === 'customField'
      ? [{ customFieldId: 12, name: profile.memberId.name, value: contact.memberId }]
      : []),
  ];
}
