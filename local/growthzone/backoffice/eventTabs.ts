import { html } from 'hono/html';
import type { Event } from '../events';
import type { Store } from '../store';
import { type EventScreen, eventAddress } from './addresses';
import { day, type Html, page, tabs } from './page';
import { ScreenError } from './screen-context';

/** The event of an address. Throws a `ScreenError` where there is none. */
export function knownEvent(store: Store, eventId: number): Event {
  const event = store.event(eventId);
  if (!event) throw new ScreenError(404, `There is no event ${eventId}.`);
  return event;
}

/** One tab of an event; `screen` and `shown` say what its address names, where that is not the tab's first page. */
export function eventPage(
  event: Event,
  tab: 'General' | 'Registration' | 'Components' | 'Attendees',
  inside: Html,
  { notice, screen = tab, shown = 1 }: { notice?: Html | undefined; screen?: EventScreen; shown?: number } = {},
): Html {
  const path = `/events/${event.eventId}`;
  return page({
    title: event.name,
    section: 'Events',
    address: eventAddress(event, screen, shown),
    crumbs: [{ path: '/events', name: 'Events' }],
    notice,
    body: html`<p class="soft">Event ${event.eventId}, ${day(event.startsAt)}, ${event.startsAt.slice(11, 16)} to ${event.endsAt.slice(11, 16)}</p>
${tabs('Event', tab, [
  { path, name: 'General' },
  { path: `${path}/registration`, name: 'Registration' },
  { path: `${path}/components`, name: 'Components' },
  { path: `${path}/attendees`, name: 'Attendees' },
])}${inside}`,
  });
}
