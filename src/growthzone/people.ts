import { type Member, splitName, success } from '../roster';
import type { Client, Reply } from './client';
import { notList, readPage, withIds } from './paging';
import { unreadable } from './refusal';
import { isRecord, type Row, rowsUnder, text, whole } from './shapes';

/**
 * Where an association keeps the member ID: tied to the Account Number (CONFIRMED for some), in a custom field, or in the
 * Real Estate fields, which no card shows: then `idOf` says what the sweep of them gave.
 */
export type MemberIdSource =
  | { readonly in: 'AccountNumber' }
  | { readonly in: 'customField'; readonly name: string }
  | { readonly in: 'RealEstate'; readonly idOf: (contactId: number) => Reply<string> };

/** By the setting's name of the field. */
export const idSource = (name = 'AccountNumber'): MemberIdSource =>
  name.toLowerCase() === 'accountnumber' ? { in: 'AccountNumber' } : { in: 'customField', name };

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
  const named = withIds(success(rows), 'contacts', 'ContactId');
  if (!named.ok) return named;
  return success({ contacts: rows.map(contactFrom), rowsReceived: rows.length, total });
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
      ? success(text(person, 'AccountNumber'))
      : source.in === 'RealEstate'
        ? source.idOf(contactId)
        : readCustomField(client, contactId, source.name);
  if (!said.ok) return said;
  const memberId = memberIdIn(said.value);
  if (memberId === undefined) return success(undefined);
  const split = splitName(text(person, 'CommonName'));
  const member: Member = {
    contactId,
    memberId,
    firstName: text(person, 'FirstName').trim() || split.firstName,
    lastName: text(person, 'LastName').trim() || split.lastName,
    email: text(person, 'PrimaryEmailAddress').trim(),
    status: '',
  };
  return success(member);
}

/** A contact of the list as a member, by a custom field of that name (CONFIRMED route). One request a contact. */
export function readMemberByField(client: Client, contact: Contact, fieldName: string): Reply<Member | undefined> {
  const said = readCustomField(client, contact.contactId, fieldName);
  return said.ok ? success(memberFrom({ ...contact, accountNumber: said.value })) : said;
}

function readCustomField(client: Client, contactId: number, name: string): Reply<string> {
  const reply = client.read('notesAndFields', { contactId });
  if (!reply.ok) return reply;
  const fields = rowsUnder(reply.value, 'Fields');
  if (!fields) return notList('notesAndFields');
  const wanted = normalized(name);
  const field =
    fields.find((row) => normalized(text(row, 'Name')) === wanted) ??
    fields.find((row) => normalized(text(row, 'DisplayName')) === wanted);
  return success(field ? text(field, 'Value') : '');
}

/** So many people's cards tell where an association keeps the member ID. */
const CARDS_LOOKED_AT = 5;

/** The custom field that holds a member ID by its name and by what it holds, of the first people; empty where none does. */
export function findIdField(client: Client): string {
  const page = readContactsPage(client, 0);
  const people = page.ok ? page.value.contacts.filter(({ isPerson }) => isPerson) : [];
  for (const { contactId } of people.slice(0, CARDS_LOOKED_AT)) {
    const reply = client.read('notesAndFields', { contactId });
    const fields = (reply.ok && rowsUnder(reply.value, 'Fields')) || [];
    const name = (row: Row) => text(row, 'Name').trim();
    const field = fields.find((row) => /nrds|m1|member/i.test(name(row)) && memberIdIn(text(row, 'Value')));
    if (field) return name(field);
  }
  return '';
}

const normalized = (name: string): string => name.trim().toLowerCase();

/** Nine digits, always as text: leading zeros count. */
export function memberIdIn(said: string): string | undefined {
  const id = said.trim();
  return /^\d{9}$/.test(id) ? id : undefined;
}

const notCard = (contactId: number): Reply<never> =>
  unreadable(`GrowthZone's answer is not the card of contact ${contactId}. Look there.`);
