import { createRoute, z } from '@hono/zod-openapi';
import { invalid, NO_DATE, noSuchId } from '../answers';
import type { Event } from '../events';
import { inUtc } from '../moments';
import type { Store } from '../store';
import { type App, ERRORS, idParam, json, marked, Paging, results, slice } from './route';

const EventModel = z
  .object({
    EventId: z.int(),
    EventDetailId: z.int(),
    Name: z.string(),
    StartDateTime: z.string(),
    EndDateTime: z.string(),
    EnableSessions: z.boolean(),
    EnableRegistration: z.boolean(),
    EventAuditId: z.int(),
    EventDetailAuditId: z.int(),
  })
  .openapi('Event');
const EventRow = z
  .object({
    EventId: z.int(),
    EventDetailId: z.int(),
    Name: z.string(),
    StartDate: z.string(),
    EndDate: z.string(),
    IsAllDay: z.boolean(),
    RegisteredAttendees: z.int(),
    IsRegisterationAvailable: z.boolean(),
    RegistrationStartDate: z.string(),
    RegistrationEndDate: z.string(),
    TotalRecordAvailable: z.int(),
  })
  .openapi('EventRow');
const RegistrationType = z
  .object({
    EventRegistrationTypeId: z.int(),
    Name: z.string(),
    IsForMembers: z.boolean(),
    FeeItems: z.array(z.object({ Name: z.string(), Price: z.number() })),
  })
  .openapi('RegistrationType');
const EventComponent = z
  .object({
    EventCertificationComponentId: z.int(),
    CertificationComponentId: z.int(),
    Code: z.string(),
    HoursEarned: z.number(),
    SyncToM1: z.boolean().optional(),
  })
  .openapi('EventComponent');

const permission = 'events.read';

const list = createRoute({
  ...marked({ certainty: 'USED', permission, summary: 'Every event' }),
  method: 'get',
  path: '/api/events/all',
  request: { query: Paging },
  responses: { 200: json(results(EventRow), 'A page'), ...ERRORS },
});
const oddAttendees = createRoute({
  ...marked({ certainty: 'USED', permission, summary: 'Not attendees: one bare event object' }),
  method: 'get',
  path: '/api/events/attendees',
  request: { query: z.object({ eventId: z.coerce.number().int().optional() }) },
  responses: { 200: json(EventModel, 'The event'), ...ERRORS },
});
const detail = createRoute({
  ...marked({ certainty: 'USED', permission, summary: 'An event' }),
  method: 'get',
  path: '/api/events/{eventId}',
  request: { params: idParam('eventId') },
  responses: { 200: json(EventModel, 'The event'), ...ERRORS },
});
const registrationTypes = createRoute({
  ...marked({ certainty: '2ND-HAND', permission, needs: ['attendeeReads'], summary: "An event's registration types" }),
  method: 'get',
  path: '/api/events/{eventDetailId}/registrationtypes/lookup',
  request: { params: idParam('eventDetailId') },
  responses: { 200: json(z.array(RegistrationType), 'A bare array'), ...ERRORS },
});
const components = createRoute({
  ...marked({
    certainty: 'INVENTED',
    permission,
    needs: ['certificationModule', 'attendeeReads'],
    summary: "An event's components",
  }),
  method: 'get',
  path: '/api/events/{eventDetailId}/certificationcomponents',
  request: { params: idParam('eventDetailId') },
  responses: { 200: json(z.array(EventComponent), 'A bare array'), ...ERRORS },
});

export function eventRoutes(app: App, store: Store): void {
  app.openapi(list, (c) => {
    const { orderBy, ...wanted } = slice(c.req.valid('query'));
    const { rows, total } = store.events(store.profile.eventsSorted ? { ...wanted, orderBy } : wanted);
    return c.json({ Results: rows.map((event) => eventRow(store, event, total)), TotalRecordAvailable: total }, 200);
  });
  app.openapi(oddAttendees, (c) => {
    const { eventId } = c.req.valid('query');
    if (eventId === undefined) throw invalid('eventId is required.');
    return c.json(eventModel(store, knownEvent(store, eventId)), 200);
  });
  app.openapi(detail, (c) => c.json(eventModel(store, knownEvent(store, c.req.valid('param').eventId)), 200));
  app.openapi(registrationTypes, (c) => {
    const { eventId } = knownDetail(store, c.req.valid('param').eventDetailId);
    const types = store.registrationTypesOf(eventId).map((type) => ({
      EventRegistrationTypeId: type.registrationTypeId,
      Name: type.name,
      IsForMembers: type.isForMembers === 1,
      FeeItems: type.price > 0 ? [{ Name: 'Registration fee', Price: type.price }] : [],
    }));
    return c.json(types, 200);
  });
  app.openapi(components, (c) => {
    const { eventId } = knownDetail(store, c.req.valid('param').eventDetailId);
    const attached = store.componentsOfEvent(eventId).map((component) => ({
      EventCertificationComponentId: component.eventComponentId,
      CertificationComponentId: component.componentId,
      Code: component.code,
      HoursEarned: component.hours,
      ...(store.profile.syncShown && { SyncToM1: component.syncToM1 === 1 }),
    }));
    return c.json(attached, 200);
  });
}

/** The event of an address. Throws a 404 where there is none. */
export function knownEvent(store: Store, eventId: number): Event {
  const event = store.event(eventId);
  if (!event) throw noSuchId('event', eventId);
  return event;
}

function knownDetail(store: Store, eventDetailId: number): Event {
  const event = store.eventByDetailId(eventDetailId);
  if (!event) throw noSuchId('event detail', eventDetailId);
  return event;
}

/** What GrowthZone means by `EnableRegistration` is not known: it was false on events that take registrations (CAPTURED). */
const ENABLE_REGISTRATION = false;

/** A row of the list: other names than the event alone, and moments in UTC (CAPTURED). */
function eventRow(store: Store, event: Event, total: number): z.input<typeof EventRow> {
  return {
    EventId: event.eventId,
    EventDetailId: event.eventDetailId,
    Name: event.name,
    StartDate: inUtc(store.profile, event.startsAt),
    EndDate: inUtc(store.profile, event.endsAt),
    IsAllDay: false,
    RegisteredAttendees: store.attendees(event.eventId, { skip: 0, take: 0, orderBy: undefined })?.total ?? 0,
    IsRegisterationAvailable: event.registrationEnabled === 1,
    RegistrationStartDate: NO_DATE,
    RegistrationEndDate: NO_DATE,
    TotalRecordAvailable: total,
  };
}

function eventModel(store: Store, event: Event): z.input<typeof EventModel> {
  return {
    EventId: event.eventId,
    EventDetailId: event.eventDetailId,
    Name: event.name,
    StartDateTime: inUtc(store.profile, event.startsAt),
    EndDateTime: inUtc(store.profile, event.endsAt),
    EnableSessions: event.sessions === 1,
    EnableRegistration: ENABLE_REGISTRATION,
    EventAuditId: event.eventAudit,
    EventDetailAuditId: event.eventAudit,
  };
}
