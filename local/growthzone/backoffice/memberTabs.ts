import { html } from 'hono/html';
import type { Registration } from '../attendance';
import { type Contact, PERSON } from '../members';
import { BACK_OFFICE, day, type Html, table } from './page';
import { attendeeTag } from './tags';

/** The tabs of a contact's card: members alone have a Real Estate tab. */
export function memberTabs(contact: Contact): { path: string; name: string }[] {
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
