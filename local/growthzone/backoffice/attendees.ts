import { html } from 'hono/html';
import { type Attendee, nameShown } from '../attendance';
import type { Event } from '../events';
import { WHOLE } from '../paging';
import type { Sessions } from '../sessions';
import type { Store } from '../store';
import { eventPage, knownEvent } from './eventTabs';
import { exported, exportFormat } from './exportFile';
import { BACK_OFFICE, counted, type Html, pages, rowTick, type Text, table, tickAll } from './page';
import { idOf, pageOf, type ScreenContext } from './screen-context';
import { listPart } from './shapeScreens';
import { attendeeTag } from './tags';

/** The Attendees tab of an event, in pages of 50, and its export. */
export function attendeeScreens({ app, store, noticeFor }: ScreenContext, sessions: Sessions): void {
  app.get('/events/:id/attendees', (c) => {
    const event = knownEvent(store, idOf(c, 'id'));
    const shown = pageOf(c);
    const list = html`${listPart(c, store, event, sessions)}${attendeeList(store, event, shown)}`;
    return c.html(eventPage(event, 'Attendees', list, { notice: noticeFor(c), shown: shown.page }));
  });
  app.get('/events/:id/attendees/export', (c) => {
    const { eventId } = knownEvent(store, idOf(c, 'id'));
    const ticked = new Set(c.req.queries('attendee') ?? []);
    const all = store.attendees(eventId, WHOLE)?.rows ?? [];
    const rows = ticked.size === 0 ? all : all.filter((one) => ticked.has(String(one.eventAttendeeId)));
    return exported(c, exportFormat(c), {
      name: `EventAttendees_${eventId}`,
      columns: [
        'First Name',
        'Last Name',
        ...(store.profile.attendeeList.memberIds ? ['Member ID'] : []),
        'Email',
        'Registration Type',
        'Status',
      ],
      rows: rows.map((one) => [
        one.firstName,
        one.lastName,
        ...(store.profile.attendeeList.memberIds ? [idShown(one)] : []),
        one.email,
        one.registrationType,
        one.status,
      ]),
    });
  });
}

function attendeeList(store: Store, event: Event, { page, skip, take }: ReturnType<typeof pageOf>): Html {
  const path = `/events/${event.eventId}/attendees`;
  const { rows, total } = store.attendees(event.eventId, { skip, take }) ?? { rows: [], total: 0 };
  const { attendeeList } = store.profile;
  return html`<p class="bar"><a class="button" href="${BACK_OFFICE}${path}/import">Import Attendees</a>
<a class="button" href="${BACK_OFFICE}${path}/attendance">Actual Attendance/No Shows</a></p>
<form method="get" action="${BACK_OFFICE}${path}/export">
${table(
  counted(total, 'attendee'),
  [
    tickAll(),
    'Attendee',
    ...(attendeeList.memberIds ? ['Member ID'] : []),
    'E-mail',
    'Registration type',
    'Status',
    'Certificates',
  ],
  rows.map((attendee) => [
    rowTick('attendee', attendee.eventAttendeeId, attendee.contactName),
    html`<a href="${BACK_OFFICE}/contacts/${attendee.contactId}">${nameShown(attendee, attendeeList)}</a>`,
    ...(attendeeList.memberIds ? [idShown(attendee)] : []),
    attendee.email,
    attendee.registrationType,
    attendeeTag(attendee.status),
    certificateLinks(store.certificateIdsOf(attendee.eventAttendeeId)),
  ]),
  'Nobody is registered for this event.',
)}${pages(page, total, (wanted) => `${path}?page=${wanted}`)}${
  total === 0
    ? ''
    : html`<p class="bar"><button name="format" value="csv">Export .csv</button>
<button name="format" value="xlsx">Export .xlsx</button> <small>Everybody in the event; only those ticked, where some are</small></p>`
}</form>`;
}

export function idShown({ realEstateTab, memberId }: Pick<Attendee, 'realEstateTab' | 'memberId'>): string {
  return realEstateTab === 1 ? memberId : 'Potential contact';
}

function certificateLinks(ids: readonly number[]): Text {
  return html`${ids.map((id) => html`<a href="${BACK_OFFICE}/certificates/${id}">${id}</a> `)}`;
}
