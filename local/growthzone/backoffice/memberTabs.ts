import { html } from 'hono/html';
import type { Registration } from '../attendance';
import { type Contact, PERSON } from '../members';
import type { Store } from '../store';
import { contactAddress } from './addresses';
import { BACK_OFFICE, day, type Html, page, table, tabs } from './page';
import { ScreenError } from './screen-context';
import { attendeeTag } from './tags';

/** The contact of an address. Throws a `ScreenError` where there is none. */
export function knownContact(store: Store, contactId: number): Contact {
  const contact = store.contact(contactId);
  if (!contact) throw new ScreenError(404, `There is no contact ${contactId}.`);
  return contact;
}

/** One tab of a contact's card. */
export function contactPage(
  contact: Contact,
  tab: 'General' | 'Real Estate' | 'Certifications' | 'Events',
  inside: Html,
  notice?: Html,
): Html {
  return page({
    title: contact.name,
    section: 'Contacts',
    address: tab === 'General' ? contactAddress(contact.contactId) : undefined,
    crumbs: [{ path: '/contacts', name: 'Contacts' }],
    notice,
    body: html`${tabs('Contact', tab, memberTabs(contact))}${inside}`,
  });
}

/** The tabs of a contact's card: members alone have a Real Estate tab. */
function memberTabs(contact: Contact): { path: string; name: string }[] {
  const path = `/contacts/${contact.contactId}`;
  return [
    { path, name: 'General' },
    ...(contact.realEstateTab === 1 ? [{ path: `${path}/realestate`, name: 'Real Estate' }] : []),
    ...(contact.kind === PERSON
      ? [
          { path: `${path}/certifications`, name: 'Certifications' },
          { path: `${path}/events`, name: 'Events' },
        ]
      : []),
  ];
}

/** A contact's Events tab. */
export function registrationTable(registrations: readonly Registration[]): Html {
  return table(
    'Registrations',
    ['Event', 'Date', 'Status'],
    registrations.map((one) => [
      html`<a href="${BACK_OFFICE}/events/${one.eventId}/attendees">${one.eventName}</a>`,
      day(one.startsAt),
      attendeeTag(one.status),
    ]),
    'Registered for no event.',
  );
}
