import { html } from 'hono/html';
import { z } from 'zod';
import { EventDetails, NewRegistrationType } from '../editEvent';
import type { Event } from '../events';
import type { Store } from '../store';
import { type Desk, form, idOf, orRefuse, pageOf, ScreenError } from './desk';
import {
  BACK_OFFICE,
  button,
  choice,
  counted,
  day,
  field,
  type Html,
  page,
  pages,
  table,
  tabs,
  tick,
  yesNo,
} from './page';

const ticked = z.literal('yes').optional().transform(Boolean);
const price = z.coerce.number('The price must be a number.').min(0, 'The price cannot be below 0.');
const DetailsForm = EventDetails.extend({ registrationEnabled: ticked, sessions: ticked, onCalendar: ticked });
const NewEventForm = DetailsForm.extend({ typeName: z.string().trim(), price, componentId: z.coerce.number().int() });
const TypeForm = NewRegistrationType.extend({ price, isForMembers: ticked });
const IdForm = z.object({ id: z.coerce.number().int() });

/** The list of events, and of each event the tabs General, Registration and Components. */
export function eventScreens(desk: Desk): void {
  const { app, store, noticeFor } = desk;
  app.get('/events', (c) => c.html(eventList(store, pageOf(c), noticeFor(c))));
  app.get('/events/new', (c) => c.html(newEvent(store)));
  app.get('/events/:id', (c) => {
    const event = knownEvent(store, idOf(c, 'id'));
    return c.html(eventPage(event, 'General', general(event), noticeFor(c)));
  });
  app.get('/events/:id/registration', (c) => {
    const event = knownEvent(store, idOf(c, 'id'));
    return c.html(eventPage(event, 'Registration', registration(store, event), noticeFor(c)));
  });
  app.get('/events/:id/components', (c) => {
    const event = knownEvent(store, idOf(c, 'id'));
    return c.html(eventPage(event, 'Components', components(store, event), noticeFor(c)));
  });
  eventForms(desk);
}

function eventForms({ app, store, done }: Desk): void {
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
  app.post('/events/:id/registration', async (c) => {
    const id = idOf(c, 'id');
    const type = await form(c, TypeForm);
    orRefuse(store.addRegistrationType(id, type));
    return done(c, `/events/${id}/registration`, `Registration type ${type.name} added.`);
  });
  app.post('/events/:id/registration/remove', async (c) => {
    const id = idOf(c, 'id');
    orRefuse(store.removeRegistrationType(id, (await form(c, IdForm)).id));
    return done(c, `/events/${id}/registration`, 'Registration type removed.');
  });
  app.post('/events/:id/components', async (c) => {
    const id = idOf(c, 'id');
    orRefuse(store.attachComponent(id, (await form(c, IdForm)).id));
    return done(c, `/events/${id}/components`, 'Component attached.');
  });
  app.post('/events/:id/components/detach', async (c) => {
    const id = idOf(c, 'id');
    orRefuse(store.detachComponent(id, (await form(c, IdForm)).id));
    return done(c, `/events/${id}/components`, 'Component detached. Credit that was earned already stays.');
  });
}

export function knownEvent(store: Store, eventId: number): Event {
  const event = store.event(eventId);
  if (!event) throw new ScreenError(404, `There is no event ${eventId}.`);
  return event;
}

/** One tab of an event. */
export function eventPage(event: Event, tab: string, inside: Html, notice?: Html): Html {
  const path = `/events/${event.eventId}`;
  return page({
    title: event.name,
    section: 'Events',
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
<p class="soft">For the API this event has two ids: EventId ${event.eventId}, EventDetailId ${event.eventDetailId}.</p>`;
}

function registration(store: Store, event: Event): Html {
  const path = `/events/${event.eventId}/registration`;
  return html`<p>Registration is ${event.registrationEnabled ? 'enabled' : 'not enabled, so nobody can be imported'}.</p>
${table(
  'Registration types',
  ['ID', 'Registration type', 'Price', 'For members only', 'Change'],
  store
    .registrationTypesOf(event.eventId)
    .map((type) => [
      type.registrationTypeId,
      type.name,
      type.price === 0 ? 'Free' : `$${type.price.toFixed(2)}`,
      yesNo(type.isForMembers),
      button(`${path}/remove`, 'Remove', { label: `Remove ${type.name}`, fields: { id: type.registrationTypeId } }),
    ]),
  'No registration type: nobody can be imported.',
)}
<form method="post" action="${BACK_OFFICE}${path}" class="card"><h2>Add a registration type</h2><div class="fields">
${field('name', 'Name')}${field('price', 'Price in dollars', 0, { type: 'number', hint: '0 is free' })}
</div>
<div class="ticks">${tick('isForMembers', 'For members only', false)}</div><button>Add registration type</button></form>`;
}

function components(store: Store, event: Event): Html {
  const path = `/events/${event.eventId}/components`;
  const attached = store.componentsOfEvent(event.eventId);
  const ids = new Set(attached.map((one) => one.componentId));
  const others = store.components().filter((one) => !ids.has(one.componentId));
  return html`${table(
    'Attached components: whoever goes from Registered to Attended completes them',
    ['Component', 'Course code', 'Hours', 'Certification', 'Trigger sync to M1', 'Change'],
    attached.map((one) => [
      one.name,
      one.code,
      one.hours,
      one.certificationName,
      yesNo(one.syncToM1),
      button(`${path}/detach`, 'Detach', { label: `Detach ${one.name}`, fields: { id: one.componentId } }),
    ]),
    'No component is attached: attendance completes nothing.',
  )}
${attached.length > 1 ? html`<div class="notice hint">Everybody who attended gets the credit of each of these ${attached.length} components.</div>` : ''}
${
  others.length === 0
    ? ''
    : html`<form method="post" action="${BACK_OFFICE}${path}" class="card"><h2>Attach a component</h2><div class="fields">
${choice(
  'id',
  'Component',
  others.map((one) => [one.componentId, `${one.code}: ${one.name}`]),
)}
<div><button>Attach component</button></div></div></form>`
}`;
}
