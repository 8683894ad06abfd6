import { html } from 'hono/html';
import type { Event } from '../events';
import { BACK_OFFICE, page } from './page';

/** Where the whole back office lives in GrowthZone, everything else following the # (CAPTURED: AngularJS under /a). */
export const APPLICATION = '/a';

/** The word of each screen of an event in its address, and where it is here. */
const EVENT_SCREENS = {
  General: '',
  Registration: '/registration',
  Components: '/components',
  Attendees: '/attendees',
  ImportAttendees: '/attendees/import',
  ActualAttendance: '/attendees/attendance',
} as const;
export type EventScreen = keyof typeof EVENT_SCREENS;

/**
 * The address of an event's screen, without the host. ASSUMED: only a contact's address is known, and it is like this. It
 * names both ids on purpose, the one that counts first: whoever takes the last number has the wrong one.
 */
export function eventAddress({ eventId, eventDetailId }: Event, screen: EventScreen, shown = 1): string {
  const more = shown > 1 ? `&page=${shown}` : '';
  return `${APPLICATION}#/EventInfo/${eventId}/${screen}?eventDetailId=${eventDetailId}${more}`;
}

/** The address of a contact's card, without the host (USED). */
export function contactAddress(contactId: number): string {
  return `${APPLICATION}#/ContactInfo/${contactId}/ContactOverview`;
}

/** What GrowthZone calls its own host for the association that this plays. */
export const OWN_HOST = 'https://demo.growthzoneapp.com';

/** The page under /a, which only opens the screen that its address names. */
export function applicationPage() {
  return page({
    title: 'GrowthZone',
    section: 'Home',
    body: html`<p>Opening the screen of this address. <a href="${BACK_OFFICE}">Home</a></p>`,
  });
}

/** Shows a screen's address as GrowthZone has it, and opens the screen of such an address. */
export const ADDRESS_SCRIPT = `const SCREENS = ${JSON.stringify(EVENT_SCREENS)};
const address = document.documentElement.dataset.address;
function open() {
  if (!location.hash.startsWith('#/')) {
    // A jump within the page: its address stays.
    if (address) history.replaceState(null, '', address);
    else if (location.pathname === '${APPLICATION}') location.replace('${BACK_OFFICE}');
    return;
  }
  const [path, query] = location.hash.slice(1).split('?');
  const [, kind, id, screen] = path.split('/');
  const shown = new URLSearchParams(query).get('page');
  const isNumber = /^[0-9]+$/.test(id);
  if (kind === 'EventInfo' && isNumber) {
    location.replace('${BACK_OFFICE}/events/' + id + (SCREENS[screen] || '') + (shown ? '?page=' + Number(shown) : ''));
  } else if (kind === 'ContactInfo' && isNumber) location.replace('${BACK_OFFICE}/contacts/' + id);
  else location.replace('${BACK_OFFICE}');
}
if (address) history.replaceState(null, '', address);
else if (location.pathname === '${APPLICATION}') open();
addEventListener('hashchange', open);
`;
