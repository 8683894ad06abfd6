import { createRoute, z } from '@hono/zod-openapi';
import { invalid, noSuchId } from '../answers';
import type { Event } from '../events';
import type { Store } from '../store';
import { type App, ERRORS, idParam, json, marked, Paging, results, slice } from './route';

const EventModel = z
  .object({
    EventId: z.int(),
    EventDetailId: z.int(),
    Name: z.string(),
    StartDate: z.string(),
    StartDateTime: z.string(),
    EndDateTime: z.string(),
    EnableSessions: z.boolean(),
    EventAuditId: z.int(),
    EventDetailAuditId: z.int(),
  })
  .openapi('Event');
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
  })
  .openapi('EventComponent');

const permission = 'events.read';

const list = createRoute({
  ...marked({ certainty: 'USED', permission, summary: 'Every event' }),
  method: 'get',
  path: '/api/events/all',
  request: { query: Paging },
  responses: { 200: json(results(EventModel), 'A page'), ...ERRORS },
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
  ...marked({ certainty: '2ND-HAND', permission, summary: "An event's registration types" }),
  method: 'get',
  path: '/api/events/{eventDetailId}/registrationtypes/lookup',
  request: { params: idParam('eventDetailId') },
  responses: { 200: json(z.array(RegistrationType), 'A bare array'), ...ERRORS },
});
const components = createRoute({
  ...marked({ certainty: 'INVENTED', permission, needs: 'certificationModule', summary: "An event's components" }),
  method: 'get',
  path: '/api/events/{eventDetailId}/certificationcomponents',
  request: { params: idParam('eventDetailId') },
  responses: { 200: json(z.array(EventComponent), 'A bare array'), ...ERRORS },
});

export function eventRoutes(app: App, store: Store): void {
  app.openapi(list, (c) => {
    const { rows, total } = store.events(slice(c.req.valid('query')));
    return c.json({ Results: rows.map(eventModel), TotalRecordAvailable: total }, 200);
  });
  app.openapi(oddAttendees, (c) => {
    const { eventId } = c.req.valid('query');
    if (eventId === undefined) throw invalid('eventId is required.');
    return c.json(eventModel(knownEvent(store, eventId)), 200);
  });
  app.openapi(detail, (c) => c.json(eventModel(knownEvent(store, c.req.valid('param').eventId)), 200));
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

function eventModel(event: Event): z.input<typeof EventModel> {
  return {
    EventId: event.eventId,
    EventDetailId: event.eventDetailId,
    Name: event.name,
    StartDate: event.startsAt,
    StartDateTime: event.startsAt,
    EndDateTime: event.endsAt,
    EnableSessions: event.sessions === 1,
    EventAuditId: event.eventAudit,
    EventDetailAuditId: event.eventAudit,
  };
}
