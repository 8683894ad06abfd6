import { z } from 'zod';
import { addEvent, type CreatedEvent, eventById, registrationTypesOf } from './events';
import { type Refusal, refusal, type Tenant } from './tenant';

/** What the screen "Copy event" asks. `date` is year, month, day. */
export const EventCopy = z.object({
  name: z.string().trim().min(1, 'The event needs a name.'),
  date: z.iso.date('The date must be a day of the calendar.'),
  withAttendees: z.boolean(),
});
export type EventCopy = z.output<typeof EventCopy>;

/**
 * Makes an event on another day like one there is: times, registration types, components. With attendees everybody is
 * in the copy with the status that they had (2ND-HAND), and nothing follows from it: nobody goes from Registered to
 * Attended, so Attended people of a copy have no credit.
 */
export function copyEvent(tenant: Tenant, eventId: number, copy: EventCopy): CreatedEvent | Refusal {
  const { db, clock } = tenant;
  return db.transaction(() => {
    const event = eventById(tenant, eventId);
    if (!event) return refusal('not found', `There is no event ${eventId}.`);
    const types = registrationTypesOf(tenant, eventId);
    const made = addEvent(tenant, {
      name: copy.name,
      date: copy.date,
      startTime: event.startsAt.slice(11, 16),
      endTime: event.endsAt.slice(11, 16),
      registrationEnabled: event.registrationEnabled === 1,
      sessions: event.sessions === 1,
      onCalendar: event.onCalendar === 1,
      registrationTypes: types.map(({ name, price, isForMembers }) => ({
        name,
        price,
        isForMembers: isForMembers === 1,
      })),
    });
    if (!made.ok) return made;
    db.run(
      'INSERT INTO eventComponents (eventId, componentId) SELECT ?, componentId FROM eventComponents WHERE eventId = ?',
      made.eventId,
      eventId,
    );
    types.forEach(({ registrationTypeId }, index) => {
      if (!copy.withAttendees) return;
      db.run(
        `INSERT INTO attendees (eventId, contactId, registrationTypeId, status, registeredAt)
         SELECT ?, contactId, ?, status, ? FROM attendees WHERE eventId = ? AND registrationTypeId = ? ORDER BY eventAttendeeId`,
        made.eventId,
        made.registrationTypeIds[index] ?? 0,
        clock.now(),
        eventId,
        registrationTypeId,
      );
    });
    return made;
  });
}
