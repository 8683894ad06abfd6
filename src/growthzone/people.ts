import type { Member } from '../roster/types';
import type { Client, Reply } from './client';
import { readPage } from './paging';
import { isRecord, type Row, rowsOf, text, whole } from './shapes';

/** Somebody, or an organization, of the contact list. */
export interface Contact extends Member {
  readonly isPerson: boolean;
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
  return { ok: true, value: { contacts: rows.map(contactFrom), rowsReceived: rows.length, total } };
}

function contactFrom(row: Row): Contact {
  const name = text(row, 'Name');
  const split = nameParts(name);
  return {
    contactId: whole(row, 'ContactId'),
    memberId: text(row, 'AccountNumber').trim(),
    firstName: text(row, 'FirstName') || split.firstName,
    lastName: text(row, 'LastName') || split.lastName,
    email: text(row, 'EmailAddress'),
    status: text(row, 'Status'),
    isPerson: whole(row, 'SystemContactTypeId') === PERSON,
  };
}

/** A contact as a member, where its account number is a member ID: associations may tie the two (CONFIRMED). */
export function memberFrom({ isPerson: _, ...member }: Contact): Member | undefined {
  return /^\d{9}$/.test(member.memberId) ? member : undefined;
}

function nameParts(name: string): { readonly firstName: string; readonly lastName: string } {
  const comma = name.indexOf(',');
  if (comma > 0) return { lastName: name.slice(0, comma).trim(), firstName: name.slice(comma + 1).trim() };
  const space = name.trim().indexOf(' ');
  if (space < 0) return { firstName: '', lastName: name.trim() };
  return { firstName: name.trim().slice(0, space), lastName: name.trim().slice(space + 1) };
}

/**
 * A contact as a member, where the association keeps the member ID in a custom field of that name (CONFIRMED route).
 * One request a contact.
 */
export function readMemberByField(client: Client, contact: Contact, fieldName: string): Reply<Member | undefined> {
  const reply = client.read('notesAndFields', { contactId: contact.contactId });
  if (!reply.ok) return reply;
  const fields = isRecord(reply.value) ? (rowsOf(reply.value['Fields']) ?? []) : [];
  const wanted = fieldName.toLowerCase();
  const field = fields.find((one) =>
    [text(one, 'Name'), text(one, 'DisplayName')].some((name) => name.toLowerCase() === wanted),
  );
  return { ok: true, value: field && memberFrom({ ...contact, memberId: text(field, 'Value').trim() }) };
}
