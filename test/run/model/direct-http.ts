import { NO_DATE } from '../../../local/growthzone/answers';
import type { AttendanceSave, Attendee } from '../../../local/growthzone/attendance';
import { activityDate, inUtc } from '../../../local/growthzone/moments';
import { EVENT_DETAIL_OFFSET } from '../../../local/growthzone/schema.sql';
import type { Store } from '../../../local/growthzone/store';
import type { HttpAnswer, HttpRequest } from '../../../src/growthzone';

/** The stand-in's rules without a network: the run is synchronous, and so are they. */
export function directAnswer(store: Store, request: HttpRequest): HttpAnswer {
  const [path = '', query = ''] = request.url.replace(/^https:\/\/[^/]+\/api/, '').split('?');
  const search = new Map(query.split('&').map((part) => part.split('=') as [string, string]));
  const slice = { skip: Number(search.get('$skip') ?? 0), take: Number(search.get('$top') ?? 100), orderBy: undefined };
  const ids = path.match(/\d+/g)?.map(Number) ?? [];
  const id = ids[0] ?? 0;
  if (path.endsWith('/attendees/summary')) return attendees(store, id, slice);
  if (path.endsWith('/attendees/import')) return imported(store, id, request);
  if (path.endsWith('/attendees/attendance')) return attendance(store, id, request);
  if (path.endsWith('/registrationtypes/lookup')) {
    return json(
      store.registrationTypesOf(id - EVENT_DETAIL_OFFSET).map((type) => ({
        EventRegistrationTypeId: type.registrationTypeId,
        Name: type.name,
        FeeItems: type.price > 0 ? [{ Price: type.price }] : [],
      })),
    );
  }
  if (path.endsWith('/certificationcomponents')) {
    return json(
      store.componentsOfEvent(id - EVENT_DETAIL_OFFSET).map((one) => ({
        CertificationComponentId: one.componentId,
        Code: one.code,
        ...(store.profile.syncShown && { SyncToM1: one.syncToM1 === 1 }),
      })),
    );
  }
  if (path === '/events/all') {
    const { rows, total } = store.events(slice);
    const Results = rows.map(({ eventId }) => ({
      EventId: eventId,
      RegisteredAttendees: store.attendees(eventId, { skip: 0, take: 0, orderBy: undefined })?.total ?? 0,
    }));
    return json({ Results, TotalRecordAvailable: total });
  }
  if (/^\/events\/\d+$/.test(path)) return event(store, id);
  if (path.startsWith('/contacts/person/')) {
    const found = store.contact(id);
    if (!found) return answer(404, '');
    return json({ AccountNumber: found.memberId, FirstName: found.firstName, LastName: found.lastName });
  }
  if (path.endsWith('/certifications/contacts/')) {
    const { rows, total } = store.enrolments(slice);
    const Results = rows.map((row) => ({
      ContactId: row.contactId,
      CertificationContactId: row.certificationContactId,
    }));
    return json({ Results, TotalRecordAvailable: total });
  }
  if (path.startsWith('/contactoverview/')) {
    return json(store.enrolmentsOf(id).map((row) => ({ CertificationContactId: row.certificationContactId })));
  }
  if (path.startsWith('/certifications/progress/')) {
    const ListViewItems = store.progress(id, slice)?.map((one) => ({
      CertificationComponentId: one.componentId,
      Completed: one.activityDate !== null,
      ActivityDate: one.activityDate === null ? NO_DATE : activityDate(store.profile, one.activityDate),
    }));
    return ListViewItems ? json({ ListViewItems }) : answer(404, '');
  }
  throw new Error(`The model does not know ${path}.`);
}

function event(store: Store, eventId: number): HttpAnswer {
  const found = store.event(eventId);
  if (!found) return answer(404, '');
  return json({
    EventId: eventId,
    EventDetailId: found.eventDetailId,
    Name: found.name,
    StartDateTime: inUtc(store.profile, found.startsAt),
    EnableSessions: found.sessions === 1,
    EnableRegistration: false,
  });
}

type Slice = Parameters<Store['attendees']>[1];

function attendees(store: Store, eventId: number, slice: Slice): HttpAnswer {
  const page = store.attendees(eventId, slice);
  return page ? attendeeList(page.rows, page.total) : answer(404, '');
}

/** The list of an event's attendees as GrowthZone answers it. */
export function attendeeList(rows: readonly Attendee[], total: number): HttpAnswer {
  const Results = rows.map((row) => ({
    EventAttendeeId: row.eventAttendeeId,
    ContactId: row.contactId,
    EventAttendeeStatus: row.status,
    ContactName: row.contactName,
  }));
  return json({ Results, TotalRecordAvailable: total });
}

function imported(store: Store, eventId: number, { body }: HttpRequest): HttpAnswer {
  if (body?.kind !== 'multipart') return answer(400, '');
  const result = store.importAttendees(eventId, {
    csv: body.file.text,
    registrationTypeId: Number(body.fields['EventRegistrationTypeId']),
    status: body.fields['EventAttendeeStatus'] ?? '',
  });
  if (!result.ok) return answer(400, JSON.stringify({ Message: result.message }));
  const Imported = result.imported.map((one) => ({
    Row: one.row,
    ContactId: one.contactId,
    EventAttendeeId: one.eventAttendeeId,
  }));
  return json({ Imported, Rejected: result.rejected.map((one) => ({ Row: one.row, Reason: one.reason })) });
}

function attendance(store: Store, eventId: number, { body }: HttpRequest): HttpAnswer {
  const result =
    body?.kind === 'json' ? store.saveAttendance(eventId, changesIn(body.text)) : store.attendance(eventId);
  if (!result.ok) return answer(result.kind === 'stale' ? 409 : 400, JSON.stringify({ Message: result.message }));
  const Attendees = result.attendees.map((row) => ({
    EventAttendeeId: row.eventAttendeeId,
    ContactId: row.contactId,
    EventAttendeeStatus: row.status,
  }));
  return json({ AuditId: result.auditId, Attendees });
}

interface Sent {
  readonly AuditId: number;
  readonly Attendees: readonly { readonly EventAttendeeId: number; readonly EventAttendeeStatus: string }[];
}

function changesIn(text: string): AttendanceSave {
  const { AuditId, Attendees } = JSON.parse(text) as Sent;
  const changes = Attendees.map((one) => ({ eventAttendeeId: one.EventAttendeeId, status: one.EventAttendeeStatus }));
  return { auditId: AuditId, changes };
}

const json = (body: unknown): HttpAnswer => answer(200, JSON.stringify(body));

export const answer = (status: number, text: string, headers: Readonly<Record<string, string>> = {}): HttpAnswer => ({
  kind: 'answer',
  status,
  headers,
  text,
});
