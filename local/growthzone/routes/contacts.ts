import { createRoute, z } from '@hono/zod-openapi';
import { NO_DATE, noSuchId } from '../answers';
import { accountNumber, type Contact, customFields, MEMBERSHIP_STATUSES, ORGANIZATION, PERSON } from '../members';
import { type Profile, rowsCarryAccountNumber } from '../profile';
import type { Store } from '../store';
import { type App, ERRORS, idParam, json, marked, results, StrictPaging, slice } from './route';

const ContactRow = z
  .object({
    ContactId: z.int(),
    Name: z.string(),
    EmailAddress: z.string(),
    SystemContactTypeId: z.int(),
    ContactType: z.string(),
    Status: z.string(),
    OrganizationContactId: z.int(),
    AccountNumber: z.string().optional(),
  })
  .openapi('ContactRow');

const Person = z
  .object({
    ContactId: z.int(),
    FirstName: z.string(),
    MiddleName: z.string(),
    LastName: z.string(),
    Suffix: z.string(),
    CommonName: z.string(),
    AccountNumber: z.string(),
    PrimaryEmailAddress: z.string(),
    AuditId: z.int(),
  })
  .openapi('Person');

const ContactInfo = z.object({ Type: z.int(), Value: z.string() }).openapi('ContactInfo');
const Overview = z
  .object({
    ContactId: z.int(),
    FirstName: z.string(),
    LastName: z.string(),
    Name: z.string(),
    PrimaryEmailAddress: z.string(),
    ContactInfos: z.array(ContactInfo),
  })
  .openapi('ContactOverview');

const Field = z.object({ CustomFieldId: z.int(), Name: z.string(), DisplayName: z.string(), Value: z.string() });
const NotesAndFields = z.object({ Fields: z.array(Field) }).openapi('NotesAndFields');

const Membership = z
  .object({
    MembershipStatusTypeId: z.int(),
    Status: z.string(),
    Name: z.string(),
    StartDate: z.string(),
    ExpirationDate: z.string(),
  })
  .openapi('Membership');
const Card = z
  .object({
    ContactId: z.int(),
    ContactDisplayName: z.string(),
    SystemContactTypeId: z.int(),
    ContactInfos: z.array(ContactInfo),
    Memberships: z.array(Membership),
  })
  .openapi('Card');

const permission = 'contacts.read';
const params = idParam('contactId');

const list = createRoute({
  ...marked({ certainty: 'USED', permission, summary: 'Everybody, people and organizations' }),
  method: 'get',
  path: '/api/contacts',
  request: { query: StrictPaging },
  responses: { 200: json(results(ContactRow), 'A page'), ...ERRORS },
});
const person = createRoute({
  ...marked({ certainty: '2ND-HAND', permission, summary: 'A person, with the Account Number' }),
  method: 'get',
  path: '/api/contacts/person/{contactId}',
  request: { params },
  responses: { 200: json(Person, 'The person'), ...ERRORS },
});
const overview = createRoute({
  ...marked({ certainty: 'USED', permission, summary: 'A contact in short' }),
  method: 'get',
  path: '/api/contactoverview/{contactId}',
  request: { params },
  responses: { 200: json(Overview, 'The contact'), ...ERRORS },
});
const fields = createRoute({
  ...marked({ certainty: 'CONFIRMED', permission, summary: "A contact's custom fields" }),
  method: 'get',
  path: '/api/contacts/{contactId}/NotesAndFields',
  request: { params },
  responses: { 200: json(NotesAndFields, 'The fields'), ...ERRORS },
});
const personMemberships = createRoute({
  ...marked({ certainty: 'CONFIRMED', permission, summary: "A person's memberships" }),
  method: 'get',
  path: '/api/contacts/person/{contactId}/memberships',
  request: { params },
  responses: { 200: json(z.array(Membership), 'A bare array'), ...ERRORS },
});
const card = createRoute({
  ...marked({ certainty: 'USED', permission, summary: "A contact's card" }),
  method: 'get',
  path: '/api/contacts/OrgGeneral/{contactId}',
  request: { params },
  responses: { 200: json(Card, 'The card'), ...ERRORS },
});

export function contactRoutes(app: App, store: Store): void {
  app.openapi(list, (c) => {
    const { rows, total } = store.contacts(slice(c.req.valid('query')));
    return c.json({ Results: rows.map((row) => contactRow(store.profile, row)), TotalRecordAvailable: total }, 200);
  });
  app.openapi(person, (c) =>
    c.json(personCard(store.profile, known(store, c.req.valid('param').contactId, PERSON)), 200),
  );
  app.openapi(overview, (c) => c.json(inShort(known(store, c.req.valid('param').contactId)), 200));
  app.openapi(fields, (c) => {
    const contact = known(store, c.req.valid('param').contactId);
    const Fields = customFields(store.profile, contact).map(({ customFieldId, name, value }) => {
      return { CustomFieldId: customFieldId, Name: name, DisplayName: name, Value: value };
    });
    return c.json({ Fields }, 200);
  });
  app.openapi(personMemberships, (c) => {
    return c.json(membershipsOf(known(store, c.req.valid('param').contactId, PERSON)), 200);
  });
  app.openapi(card, (c) => c.json(wholeCard(known(store, c.req.valid('param').contactId)), 200));
}

function known(store: Store, contactId: number, kind?: typeof PERSON | typeof ORGANIZATION): Contact {
  const contact = store.contact(contactId);
  if (!contact || (kind !== undefined && contact.kind !== kind)) throw noSuchId('contact', contactId);
  return contact;
}

function contactRow(profile: Profile, contact: Contact): z.input<typeof ContactRow> {
  return {
    ContactId: contact.contactId,
    Name: contact.name,
    EmailAddress: contact.email,
    SystemContactTypeId: contact.kind,
    // The braces are GrowthZone's own: a label that its pages translate and its API does not.
    ContactType: contact.kind === ORGANIZATION ? '{{Business}}' : 'Individual',
    Status: MEMBERSHIP_STATUSES[contact.membershipStatus] ?? '',
    OrganizationContactId: contact.organizationId ?? 0,
    ...(rowsCarryAccountNumber(profile) && { AccountNumber: accountNumber(profile, contact) }),
  };
}

function personCard(profile: Profile, contact: Contact): z.input<typeof Person> {
  return {
    ContactId: contact.contactId,
    FirstName: contact.firstName,
    MiddleName: contact.middleName,
    LastName: contact.lastName,
    Suffix: contact.suffix,
    CommonName: contact.name,
    AccountNumber: accountNumber(profile, contact),
    PrimaryEmailAddress: contact.email,
    AuditId: contact.contactId,
  };
}

function inShort(contact: Contact): z.input<typeof Overview> {
  return {
    ContactId: contact.contactId,
    FirstName: contact.firstName,
    LastName: contact.lastName,
    Name: contact.name,
    PrimaryEmailAddress: contact.email,
    ContactInfos: contactInfos(contact),
  };
}

function wholeCard(contact: Contact): z.input<typeof Card> {
  return {
    ContactId: contact.contactId,
    ContactDisplayName: contact.name,
    SystemContactTypeId: contact.kind,
    ContactInfos: contactInfos(contact),
    Memberships: membershipsOf(contact),
  };
}

/** Type 1 is e-mail, 2 phone, 3 address, 4 web (USED); only e-mail is kept here. */
function contactInfos(contact: Contact): z.input<typeof ContactInfo>[] {
  return contact.email === '' ? [] : [{ Type: 1, Value: contact.email }];
}

/** Everybody but potential contacts has one. */
export function membershipsOf(contact: Contact): z.input<typeof Membership>[] {
  if (contact.realEstateTab === 0 && contact.kind === PERSON) return [];
  return [
    {
      MembershipStatusTypeId: contact.membershipStatus,
      Status: MEMBERSHIP_STATUSES[contact.membershipStatus] ?? '',
      Name: membershipName(contact),
      StartDate: `${contact.joined}T00:00:00`,
      ExpirationDate: NO_DATE,
    },
  ];
}

/** R and RA are the usual member types, AFF affiliates. */
export function membershipName(contact: Contact): string {
  if (contact.kind === ORGANIZATION) return 'Office';
  return contact.memberType === 'AFF' ? 'Affiliate (AFF)' : `REALTOR (${contact.memberType})`;
}

/** The number of a membership's type: an association makes its types itself, so no number means anything elsewhere. */
export function membershipTypeId(contact: Contact): number {
  if (contact.kind === ORGANIZATION) return 1;
  return contact.memberType === 'R' ? 2 : contact.memberType === 'RA' ? 3 : contact.memberType === 'AFF' ? 4 : 5;
}
