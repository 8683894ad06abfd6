import { html } from 'hono/html';
import type { Event } from '../events';
import type { Store } from '../store';
import { eventPage, knownEvent } from './eventTabs';
import { BACK_OFFICE, counted, type Html, pages, type Text, table } from './page';
import { idOf, pageOf, type ScreenContext } from './screen-context';
import { attendeeTag } from './tags';

/** The Attendees tab of an event. */
export function attendeeScreens({ app, store, noticeFor }: ScreenContext): void {
  app.get('/events/:id/attendees', (c) => {
    const event = knownEvent(store, idOf(c, 'id'));
    return c.html(eventPage(event, 'Attendees', attendeeList(store, event, pageOf(c)), noticeFor(c)));
  });
}

function attendeeList(store: Store, event: Event, { page, skip, take }: ReturnType<typeof pageOf>): Html {
  const path = `/events/${event.eventId}/attendees`;
  const { rows, total } = store.attendees(event.eventId, { skip, take }) ?? { rows: [], total: 0 };
  return html`<p class="bar"><a class="button" href="${BACK_OFFICE}${path}/import">Import Attendees</a>
<a class="button" href="${BACK_OFFICE}${path}/attendance">Actual Attendance/No Shows</a></p>
${table(
  counted(total, 'attendee'),
  ['Attendee', 'Member ID', 'E-mail', 'Registration type', 'Status', 'Certificates'],
  rows.map((attendee) => [
    html`<a href="${BACK_OFFICE}/contacts/${attendee.contactId}">${attendee.contactName}</a>`,
    attendee.realEstateTab === 1 ? attendee.memberId : 'Potential contact',
    attendee.email,
    attendee.registrationType,
    attendeeTag(attendee.status),
    certificateLinks(store.certificateIdsOf(attendee.eventAttendeeId)),
  ]),
  'Nobody is registered for this event.',
)}${pages(page, total, (wanted) => `${path}?page=${wanted}`)}`;
}

function certificateLinks(ids: readonly number[]): Text {
  return html`${ids.map((id) => html`<a href="${BACK_OFFICE}/certificates/${id}">${id}</a> `)}`;
}
