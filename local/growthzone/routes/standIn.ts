import { createRoute, z } from '@hono/zod-openapi';
import { refused } from '../answers';
import { NewEvent } from '../events';
import { ORIGINS } from '../m1';
import { NewMember } from '../members';
import type { Store } from '../store';
import { type App, ERRORS, json, marked } from './route';

/** This surface is the stand-in's own, for tests and the command line; GrowthZone has nothing like it. */
const permission = 'stand-in';
const certainty = 'INVENTED';

const Counters = z
  .object({
    registrations: z.int(),
    duplicateRegistrations: z.int(),
    attendedTransitions: z.int(),
    certificates: z.int(),
    emails: z.int(),
    educationRecords: z.int(),
    duplicateRecords: z.int(),
    m1Synced: z.int(),
    m1Refused: z.int(),
    invoices: z.literal(0),
    writes: z.int(),
    reads: z.int(),
  })
  .openapi('Counters');
const EducationRecord = z
  .object({
    educationRecordId: z.int(),
    contactId: z.int(),
    memberId: z.string(),
    name: z.string(),
    eventId: z.int().nullable(),
    origin: z.enum(ORIGINS),
    courseCode: z.string(),
    completionDate: z.string(),
    cycle: z.int().nullable(),
    associationId: z.string(),
    courseNumber: z.string(),
    year: z.int(),
    m1: z.enum(['queued', 'sent', 'refused', 'not synced']),
    reason: z.string(),
    dueAt: z.int().nullable(),
  })
  .openapi('EducationRecord');
const CreatedEvent = z
  .object({ eventId: z.int(), eventDetailId: z.int(), registrationTypeIds: z.array(z.int()) })
  .openapi('CreatedEvent');

const counters = createRoute({
  ...marked({ certainty, permission, summary: 'What the stand-in counted' }),
  method: 'get',
  path: '/stand-in/counters',
  responses: { 200: json(Counters, 'The counters'), ...ERRORS },
});
const records = createRoute({
  ...marked({ certainty, permission, summary: 'Every education record, and what became of it at M1' }),
  method: 'get',
  path: '/stand-in/education-records',
  responses: { 200: json(z.object({ educationRecords: z.array(EducationRecord) }), 'Oldest first'), ...ERRORS },
});
const addMembers = createRoute({
  ...marked({ certainty, permission, summary: 'Adds members, all or none' }),
  method: 'post',
  path: '/stand-in/members',
  request: { body: { required: true, content: { 'application/json': { schema: z.array(NewMember) } } } },
  responses: { 201: json(z.object({ contactIds: z.array(z.int()) }), 'In the order given'), ...ERRORS },
});
const addEvent = createRoute({
  ...marked({ certainty, permission, summary: 'Makes an event' }),
  method: 'post',
  path: '/stand-in/events',
  request: { body: { required: true, content: { 'application/json': { schema: NewEvent } } } },
  responses: {
    201: json(CreatedEvent, 'Its numbers'),
    ...ERRORS,
    409: { ...ERRORS[400], description: 'The id is taken' },
  },
});

export function standInRoutes(app: App, store: Store): void {
  app.openapi(counters, (c) => c.json(store.counters(), 200));
  app.openapi(records, (c) => c.json({ educationRecords: store.educationRecords() }, 200));
  app.openapi(addMembers, (c) => c.json({ contactIds: store.addMembers(c.req.valid('json')) }, 201));
  app.openapi(addEvent, (c) => {
    const answer = store.tryAddEvent(c.req.valid('json'));
    if (!answer.ok) throw refused(answer);
    const { eventId, eventDetailId, registrationTypeIds } = answer;
    return c.json({ eventId, eventDetailId, registrationTypeIds: [...registrationTypeIds] }, 201);
  });
}
