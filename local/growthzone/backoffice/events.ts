import { html } from 'hono/html';
import { z } from 'zod';
import { EventCopy } from '../copyEvent';
import { EventDetails } from '../editEvent';
import type { Event } from '../events';
import type { Store } from '../store';
import { eventAddress, OWN_HOST } from './addresses';
import { eventPage, knownEvent } from './eventTabs';
import { BACK_OFFICE, choice, counted, day, field, type Html, page, pages, table, tick } from './page';
import { form, idOf, orRefuse, pageOf, price, type ScreenContext, ScreenError, ticked } from './screen-context';

const DetailsForm = EventDetails.extend({ registrationEnabled: ticked, sessions: ticked, onCalendar: ticked });
const NewEventForm = DetailsForm.extend({ typeName: z.string().trim(), price, componentId: z.coerce.number().int() });

const CopyForm = EventCopy.extend({ withAttendees: ticked });

/** The list of events, a new one, and of each event the tab General. */
export function eventScreens(screens: ScreenContext): void {
  const { app, store, noticeFor } = screens;
  app.get('/events', (c) => c.html(eventList(store, pageOf(c), noticeFor(c))));
  app.get('/events/new', (c) => c.html(newEvent(store)));
  app.get('/events/:id', (c) => {
    const event = knownEvent(store, idOf(c, 'id'));
    return c.html(eventPage(event, 'General', general(event), { notice: noticeFor(c) }));
  });
  eventForms(screens);
}

function eventForms({ app, store, done }: ScreenContext): void {
  app.post('/events', async (c) => {
    const { typeName, price: fee, componentId, startTime, endTime, ...details } = await form(c, NewEventForm);
    if (endTime < startTime) throw new ScreenError(400, 'The event ends before it starts.');
    const { eventId } = store.transaction(() => {
      const registrationTypes = typeName === '' ? [] : [{ name: typeName, price: fee }];
      const made = store.addEvent({ ...details, startTime, endTime, registrationTypes });
      if (componentId !== 0) orRefuse(store.attachComponent(made.eventId, componentId));
      return made;
    });
    return done(c, `/events/${eventId}`, `Event ${eventId} made.`);
  });
  app.post('/events/:id', async (c) => {
    const id = idOf(c, 'id');
    const { auditId, ...details } = await form(c, DetailsForm.extend({ auditId: z.coerce.number().int() }));
    orRefuse(store.editEvent(id, auditId, details));
    return done(c, `/events/${id}`, 'Saved.');
  });
  app.post('/events/:id/copy', async (c) => {
    const { eventId } = orRefuse(store.copyEvent(idOf(c, 'id'), await form(c, CopyForm)));
    return done(c, `/events/${eventId}`, `Event ${eventId} made as a copy.`);
  });
}

function eventList(store: Store, { page: current, skip, take }: ReturnType<typeof pageOf>, notice?: Html): Html {
  const { rows, total } = store.events({ skip, take, orderBy: 'StartDate desc' });
  const body = html`<p class="bar"><a class="button primary" href="${BACK_OFFICE}/events/new">New event</a></p>
${table(
  counted(total, 'event'),
  ['ID', 'Event', 'Date', 'Components', 'Registration', 'Calendar', { name: 'Attendees', kind: 'number' }],
  rows.map((event) => [
    event.eventId,
    html`<a href="${BACK_OFFICE}/events/${event.eventId}">${event.name}</a>`,
    day(event.startsAt),
    componentCodes(store, event),
    event.registrationEnabled ? 'Enabled' : 'Not enabled',
    event.onCalendar ? 'On the calendar' : 'None',
    store.attendees(event.eventId, { skip: 0, take: 0 })?.total ?? 0,
  ]),
)}${pages(current, total, (wanted) => `/events?page=${wanted}`)}`;
  return page({ title: 'Events', section: 'Events', notice, body });
}

function componentCodes(store: Store, event: Event): string {
  const codes = store.componentsOfEvent(event.eventId).map((component) => component.code);
  return `${codes.join(', ') || 'None'}${event.sessions ? ' (with sessions)' : ''}`;
}

interface Details extends Omit<Event, 'eventId' | 'eventDetailId' | 'attendanceAudit' | 'eventAudit'> {}

function detailFields(event: Details): Html {
  return html`${field('name', 'Name', event.name)}${field('date', 'Date', event.startsAt.slice(0, 10).trim(), { type: 'date' })}
${field('startTime', 'Starts', event.startsAt.slice(11, 16), { type: 'time' })}${field('endTime', 'Ends', event.endsAt.slice(11, 16), { type: 'time' })}`;
}

function detailTicks(event: Details): Html {
  return html`<div class="ticks">${tick('registrationEnabled', 'Registration is enabled', event.registrationEnabled === 1)}
${tick('onCalendar', 'On the public calendar', event.onCalendar === 1)}
${tick('sessions', 'Has sessions', event.sessions === 1)}</div>`;
}

function newEvent(store: Store): Html {
  // No date is proposed: the guide wants the class's own.
  const noDate = ' '.repeat('2026-02-05'.length);
  const blank = {
    name: '',
    startsAt: `${noDate}T09:00`,
    endsAt: `${noDate}T12:00`,
    registrationEnabled: 1,
    sessions: 0,
    onCalendar: 0,
  };
  const body = html`<p class="soft">For credit by import: one event per credit type, on the class date, registration enabled, one free
registration type, its component attached. It need not be on a calendar.</p>
<form method="post" action="${BACK_OFFICE}/events" class="card"><div class="fields">
${detailFields(blank)}
${field('typeName', 'Registration type', 'Free', { required: false, hint: 'Leave empty for none yet' })}
${field('price', 'Its price in dollars', 0, { type: 'number' })}
${choice('componentId', 'Component', [[0, 'None'], ...store.components().map((one) => [one.componentId, `${one.code}: ${one.name}`] as const)])}
</div>${detailTicks(blank)}<p class="bar"><button class="primary">Make event</button> <a href="${BACK_OFFICE}/events">Cancel</a></p></form>`;
  return page({ title: 'New event', section: 'Events', crumbs: [{ path: '/events', name: 'Events' }], body });
}

function general(event: Event): Html {
  return html`<form method="post" action="${BACK_OFFICE}/events/${event.eventId}" class="card">
<input type="hidden" name="auditId" value="${event.eventAudit}">
<div class="fields">${detailFields(event)}</div>${detailTicks(event)}
<p class="bar"><button class="primary">Save event</button></p></form>
${event.sessions ? html`<div class="notice hint">This event has sessions. Importing attendees and marking them Attended earns nobody credit in it.</div>` : ''}
<form method="post" action="${BACK_OFFICE}/events/${event.eventId}/copy" class="card"><h2>Copy event</h2><div class="fields">
${field('name', 'Name of the copy', event.name)}${field('date', 'Its date', event.startsAt.slice(0, 10), { type: 'date' })}
</div><div class="ticks">${tick('withAttendees', 'With attendees, each with their status', false)}</div><button>Copy event</button></form>
<div class="card"><label for="address">Address of this event in GrowthZone</label>
<input type="text" id="address" class="wide" readonly value="${OWN_HOST}${eventAddress(event, 'Attendees')}">
<p class="soft">For the API this event has two ids: EventId ${event.eventId}, EventDetailId ${event.eventDetailId}.</p></div>`;
}
