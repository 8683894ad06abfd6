import { type Member, splitName } from '../roster';
import type { Client, Reply } from './client';
import { lacks, notList, readPage } from './paging';
import { unreadable } from './refusal';
import { isRecord, type Row, rowsOf, text, whole } from './shapes';

/** Where an association keeps the member ID: tied to the Account Number (CONFIRMED for some), or in a custom field. */
export type MemberIdSource = { readonly in: 'AccountNumber' } | { readonly in: 'customField'; readonly name: string };

/** Somebody, or an organization, of the contact list. */
export interface Contact {
  readonly contactId: number;
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly status: string;
  readonly isPerson: boolean;
  /** Undefined where the list does not carry it (UNKNOWN): then only the card tells. */
  readonly accountNumber: string | undefined;
}

export interface ContactsPage {
  readonly contacts: readonly Contact[];
  readonly rowsReceived: number;
  readonly total: number | undefined;
}

/** SystemContactTypeId 1 is a person, 2 an organization (USED). */
const PERSON = 1;

/** One page of the contact list (CONFIRMED). Whether a row carries AccountNumber is UNKNOWN. */
export function readContactsPage(client: Client, skip: number): Reply<ContactsPage> {
  const page = readPage(client, 'contacts', {}, 'ContactId', skip);
  if (!page.ok) return page;
  const { rows, total } = page.value;
  if (rows.some((row) => whole(row, 'ContactId') <= 0)) return lacks('contacts', 'ContactId');
  return { ok: true, value: { contacts: rows.map(contactFrom), rowsReceived: rows.length, total } };
}

function contactFrom(row: Row): Contact {
  const name = text(row, 'Name').trim();
  const split = splitName(name);
  return {
    contactId: whole(row, 'ContactId'),
    name,
    firstName: text(row, 'FirstName').trim() || split.firstName,
    lastName: text(row, 'LastName').trim() || split.lastName,
    email: text(row, 'EmailAddress').trim(),
    status: text(row, 'Status'),
    isPerson: whole(row, 'SystemContactTypeId') === PERSON,
    accountNumber: 'AccountNumber' in row ? text(row, 'AccountNumber').trim() : undefined,
  };
}

/** A contact as a member, where its account number is a member ID: associations may tie the two (CONFIRMED). */
export function memberFrom(contact: Contact): Member | undefined {
  const memberId = memberIdIn(contact.accountNumber ?? '');
  if (memberId === undefined) return undefined;
  const { contactId, firstName, lastName, email, status } = contact;
  return { contactId, memberId, firstName, lastName, email, status };
}

/**
 * One person's card (the route USED, its fields 2ND-HAND; custom fields CONFIRMED) as a member; undefined where it
 * holds no member ID. The card does not say the membership's status.
 */
export function readCard(client: Client, contactId: number, source: MemberIdSource): Reply<Member | undefined> {
  const card = client.read('person', { contactId });
  if (!card.ok) return card;
  if (!isRecord(card.value)) return notCard(contactId);
  const person = card.value;
  const said: Reply<string> =
    source.in === 'AccountNumber'
      ? { ok: true, value: text(person, 'AccountNumber') }
      : readCustomField(client, contactId, source.name);
  if (!said.ok) return said;
  const memberId = memberIdIn(said.value);
  if (memberId === undefined) return { ok: true, value: undefined };
  const split = splitName(text(person, 'CommonName'));
  const member: Member = {
    contactId,
    memberId,
    firstName: text(person, 'FirstName').trim() || split.firstName,
    lastName: text(person, 'LastName').trim() || split.lastName,
    email: text(person, 'PrimaryEmailAddress').trim(),
    status: '',
  };
  return { ok: true, value: member };
}

/** A contact of the list as a member, by a custom field of that name (CONFIRMED route). One request a contact. */
export function readMemberByField(client: Client, contact: Contact, fieldName: string): Reply<Member | undefined> {
  const said = readCustomField(client, contact.contactId, fieldName);
  return said.ok ? { ok: true, value: memberFrom({ ...contact, accountNumber: said.value }) } : said;
}

function readCustomField(client: Client, contactId: number, name: string): Reply<string> {
  const reply = client.read('notesAndFields', { contactId });
  if (!reply.ok) return reply;
  const fields = isRecord(reply.value) ? rowsOf(reply.value['Fields']) : undefined;
  if (!fields) return notList('notesAndFields');
  const wanted = normalized(name);
  const field =
    fields.find((row) => normalized(text(row, 'Name')) === wanted) ??
    fields.find((row) => normalized(text(row, 'DisplayName')) === wanted);
  return { ok: true, value: field ? text(field, 'Value') : '' };
}

const normalized = (name: string): string => name.trim().toLowerCase();

/** Nine digits, always as text: leading zeros count. */
export function memberIdIn(said: string): string | undefined {
  const id = said.trim();
  return /^\d{9}$/.test(id) ? id : undefined;
}

const notCard = (contactId: number): Reply<never> =>
  unreadable(
    `GrowthZone answered the card of contact ${contactId} with something that is no card. Look there by hand.`,
  );
