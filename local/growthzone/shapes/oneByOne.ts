import { z } from 'zod';
import { noSuchId, refused } from '../answers';
import { type Attendee, nameShown } from '../attendance';
import { attendeeStatusId, statusNumbered } from '../statuses';
import type { Store } from '../store';
import { attendeesAt, eventAt, jsonOf, numberIn, orRefuse, type Shape, type ShapeCall } from './shape';

const ROWS_A_PAGE = 100;

const Registration = z.strictObject({
  EventAttendeeId: z.literal(0),
  ContactId: z.int(),
  EventRegistrationTypeId: z.int(),
  EventAttendeeStatusId: z.int(),
  ForceSave: z.boolean(),
});
const Change = z.strictObject({ EventAttendeeStatusId: z.int(), AuditId: z.int(), NotifyAttendee: z.boolean() });

/**
 * A person at a time, after the vendor's model AddEditEventAttendeeModel (2ND-HAND): POST with the contact's id registers one,
 * PATCH of their own address with their own AuditId sets their status. The list is a grid by last name, `Last, First`.
 */
export const ONE_BY_ONE: Shape = {
  antiForgery: false,
  routes: [
    {
      method: 'GET',
      path: '/api/eventgrid/{eventId}',
      permission: 'attendees.read',
      answer: (call) => {
        const { rows, total } = attendeesAt(call, { skip: numberIn(call, 'Offset', 0), take: ROWS_A_PAGE });
        const ListViewItems = rows.map((attendee) => gridRow(call.store, attendee));
        return { body: { ListViewItems, TotalRecordAvailable: total } };
      },
    },
    {
      method: 'GET',
      path: '/api/eventsettings/{eventId}',
      permission: 'events.read',
      answer: (call) => {
        const { eventId, eventDetailId } = eventAt(call, 'eventId');
        return {
          body: {
            EventId: eventId,
            EventDetailId: eventDetailId,
            RegistrationTypes: call.store.registrationTypesOf(eventId).map((type) => ({
              EventRegistrationTypeId: type.registrationTypeId,
              Name: type.name,
              Price: type.price,
            })),
            Components: call.store.profile.certificationModule
              ? call.store.componentsOfEvent(eventId).map((component) => ({
                  CertificationComponentId: component.componentId,
                  Code: component.code,
                  Name: component.name,
                }))
              : [],
          },
        };
      },
    },
    {
      method: 'GET',
      path: '/api/lookup/contacts',
      permission: 'contacts.read',
      answer: (call) => {
        const { rows } = call.store.searchContacts(call.request.query('term') ?? '', { skip: 0, take: 10 });
        return { body: rows.map(({ contactId, name }) => ({ ContactId: contactId, Name: name })) };
      },
    },
    {
      method: 'POST',
      path: '/api/events/{eventId}/registrations',
      permission: 'attendees.write',
      writes: true,
      answer: register,
    },
    {
      method: 'PATCH',
      path: '/api/eventattendees/{eventAttendeeId}',
      permission: 'attendees.write',
      writes: true,
      answer: change,
    },
  ],
  script: `const WORDS = { 4: 'Registered', 5: 'Attended', 7: 'No Show' };
const NUMBERS = { Registered: 4, Attended: 5, 'No Show': 7 };
const grid = async () => {
  const all = [];
  for (;;) {
    const { ListViewItems, TotalRecordAvailable } = await call('GET', '/api/eventgrid/' + event.id + '?Offset=' + all.length);
    all.push(...ListViewItems);
    if (all.length >= TotalRecordAvailable || ListViewItems.length === 0) return all;
  }
};
const rowOf = (row) => ({ id: row.EventAttendeeId, name: row.ContactName.split(', ').reverse().join(' '),
  status: WORDS[row.EventAttendeeStatusId], stamp: row.AuditId });
const settings = () => call('GET', '/api/eventsettings/' + event.id);
const shape = {
  types: async () => (await settings()).RegistrationTypes.map((type) => ({ id: type.EventRegistrationTypeId, name: type.Name })),
  credits: async () => (await settings()).Components.map((component) => component.Code),
  people: async () => (await grid()).map(rowOf),
  importFile: async (file, typeId, status) => {
    const came = { imported: 0, refused: [] };
    for (const row of csvRows(await file.text())) {
      const [contact] = await call('GET', '/api/lookup/contacts?term=' + encodeURIComponent(row['Member ID']));
      if (!contact) {
        came.refused.push('There is no contact ' + row['Member ID'] + '.');
        continue;
      }
      await call('POST', '/api/events/' + event.id + '/registrations', { json: { EventAttendeeId: 0,
        ContactId: contact.ContactId, EventRegistrationTypeId: Number(typeId), EventAttendeeStatusId: NUMBERS[status],
        ForceSave: false } });
      came.imported += 1;
    }
    return came;
  },
  roll: async () => ({ rows: (await grid()).map(rowOf) }),
  save: async (roll, changes) => {
    for (const row of changes) {
      await call('PATCH', '/api/eventattendees/' + row.id, { json: { EventAttendeeStatusId: NUMBERS[row.status],
        AuditId: row.stamp, NotifyAttendee: false } });
    }
  },
};
`,
};

function gridRow(store: Store, attendee: Attendee) {
  return {
    EventAttendeeId: attendee.eventAttendeeId,
    EventId: attendee.eventId,
    ContactId: attendee.contactId,
    ContactName: nameShown(attendee, { names: 'Last, First' }),
    EmailAddress: attendee.email,
    EventAttendeeStatusId: attendeeStatusId(attendee.status),
    AuditId: store.statusChangesOf(attendee.eventAttendeeId) + 1,
  };
}

async function register(call: ShapeCall) {
  const form = await jsonOf(call, Registration);
  const contact = call.store.contact(form.ContactId);
  if (!contact) throw noSuchId('contact', form.ContactId);
  const { imported } = orRefuse(
    call.store.registerContact(eventAt(call, 'eventId').eventId, form.ContactId, {
      registrationTypeId: form.EventRegistrationTypeId,
      status: wordOf(form.EventAttendeeStatusId),
    }),
  );
  return { body: { EventAttendeeId: imported[0]?.eventAttendeeId ?? 0, ContactId: form.ContactId } };
}

async function change(call: ShapeCall) {
  const form = await jsonOf(call, Change);
  const eventAttendeeId = Number(call.id('eventAttendeeId'));
  const eventId = call.store.eventOfAttendee(eventAttendeeId);
  if (eventId === undefined) throw noSuchId('attendee', eventAttendeeId);
  if (form.AuditId !== call.store.statusChangesOf(eventAttendeeId) + 1) {
    throw refused({
      ok: false,
      kind: 'stale',
      message: 'The attendee was changed by somebody else since it was read.',
    });
  }
  const { auditId } = orRefuse(call.store.attendance(eventId));
  const changes = [{ eventAttendeeId, status: wordOf(form.EventAttendeeStatusId) }];
  const { attendees } = orRefuse(call.store.saveAttendance(eventId, { auditId, changes }));
  const now = attendees.find((one) => one.eventAttendeeId === eventAttendeeId);
  return { body: now ? gridRow(call.store, now) : {} };
}

/** A number that means no status here stays as it is, to be refused by its name. */
const wordOf = (status: number): string => statusNumbered(status) ?? String(status);
