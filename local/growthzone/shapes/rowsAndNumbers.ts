import { z } from 'zod';
import { refused } from '../answers';
import type { Attendee } from '../attendance';
import { attendeeStatusId, statusNumbered } from '../statuses';
import type { Store } from '../store';
import { refusal } from '../tenant';
import { attendeesAt, eventAt, jsonOf, mustBeFew, numberIn, orRefuse, type Shape, type ShapeCall } from './shape';

/** Most people in one request: an association with a small server. */
const MOST_ROWS = 25;
/** Rows on one page of the list, whatever is asked. */
const ROWS_A_PAGE = 50;

const Import = z.strictObject({
  Ticket: z.int(),
  State: z.int(),
  Rows: z.array(
    z.strictObject({
      Line: z.int(),
      MemberNo: z.string(),
      Given: z.string(),
      Family: z.string(),
      Mail: z.string().default(''),
      Company: z.string().default(''),
    }),
  ),
});
const Presence = z.strictObject({
  Version: z.string(),
  Rows: z.array(z.strictObject({ Id: z.int(), State: z.int(), RowVersion: z.string() })),
});
const Everybody = z.strictObject({ Version: z.string(), State: z.int() });

/**
 * PUT with JSON rows, statuses by number, other names for everything, 25 people at once. Attendance has a stamp for the whole
 * tab and one for each row; both must come back. "Set All to Attended" is a request of its own that names nobody.
 */
export const ROWS_AND_NUMBERS: Shape = {
  antiForgery: false,
  routes: [
    {
      method: 'GET',
      path: '/api/v2/classes/{eventDetailId}/tickets',
      permission: 'events.read',
      answer: (call) => ({
        body: call.store
          .registrationTypesOf(eventAt(call, 'eventDetailId').eventId)
          .map((type) => ({ TicketId: type.registrationTypeId, Caption: type.name, Cost: type.price })),
      }),
    },
    {
      method: 'GET',
      path: '/api/v2/classes/{eventDetailId}/credits',
      permission: 'events.read',
      needs: 'certificationModule',
      answer: (call) => {
        const credits = call.store.componentsOfEvent(eventAt(call, 'eventDetailId').eventId).map((component) => ({
          CreditId: component.componentId,
          CourseCode: component.code,
          Caption: component.name,
          Hours: component.hours,
        }));
        return { body: { Data: { Rows: credits, Count: credits.length } } };
      },
    },
    {
      method: 'GET',
      path: '/api/v2/classes/{eventId}/people',
      permission: 'attendees.read',
      answer: (call) => {
        const take = Math.min(numberIn(call, 'take', ROWS_A_PAGE), ROWS_A_PAGE);
        const { rows, total } = attendeesAt(call, { skip: numberIn(call, 'skip', 0), take });
        return { body: { Data: { Rows: rows.map(personRow), Count: total } } };
      },
    },
    {
      method: 'PUT',
      path: '/api/v2/classes/{eventId}/people',
      permission: 'attendees.write',
      writes: true,
      answer: importRows,
    },
    {
      method: 'GET',
      path: '/api/v2/classes/{eventId}/presence',
      permission: 'attendees.read',
      answer: (call) => ({ body: presence(call.store, eventAt(call, 'eventId').eventId) }),
    },
    {
      method: 'PUT',
      path: '/api/v2/classes/{eventId}/presence',
      permission: 'attendees.write',
      writes: true,
      answer: saveRows,
    },
    {
      method: 'PUT',
      path: '/api/v2/classes/{eventId}/presence/everybody',
      permission: 'attendees.write',
      writes: true,
      answer: saveEverybody,
    },
  ],
  script: `const WORDS = { 4: 'Registered', 5: 'Attended', 7: 'No Show' };
const NUMBERS = { Registered: 4, Attended: 5, 'No Show': 7 };
const shape = {
  types: async () => (await call('GET', '/api/v2/classes/' + event.detailId + '/tickets'))
    .map((ticket) => ({ id: ticket.TicketId, name: ticket.Caption })),
  credits: async () => (await call('GET', '/api/v2/classes/' + event.detailId + '/credits')).Data.Rows
    .map((credit) => credit.CourseCode),
  people: async () => {
    const all = [];
    for (;;) {
      const { Data } = await call('GET', '/api/v2/classes/' + event.id + '/people?skip=' + all.length + '&take=${ROWS_A_PAGE}');
      all.push(...Data.Rows.map((row) => ({ name: row.Display, status: WORDS[row.State] })));
      if (all.length >= Data.Count || Data.Rows.length === 0) return all;
    }
  },
  importFile: async (file, typeId, status) => {
    const rows = csvRows(await file.text()).map((row, index) => ({
      Line: index + 1, MemberNo: row['Member ID'] || '', Given: row['First Name'] || '', Family: row['Last Name'] || '',
      Mail: row['Email'] || '', Company: row['Organization'] || '',
    }));
    const came = { imported: 0, refused: [] };
    for (let from = 0; from < Math.max(rows.length, 1); from += ${MOST_ROWS}) {
      const Rows = rows.slice(from, from + ${MOST_ROWS}).map((row, index) => ({ ...row, Line: index + 1 }));
      const { Data } = await call('PUT', '/api/v2/classes/' + event.id + '/people',
        { json: { Ticket: Number(typeId), State: NUMBERS[status], Rows } });
      came.imported += Data.Added.length;
      came.refused.push(...Data.Refused.map((one) => one.Why));
    }
    return came;
  },
  roll: async () => {
    const { Data } = await call('GET', '/api/v2/classes/' + event.id + '/presence');
    return { stamp: Data.Version,
      rows: Data.Rows.map((row) => ({ id: row.Id, name: row.Display, status: WORDS[row.State], version: row.RowVersion })) };
  },
  save: async (roll, changes, everybody) => {
    if (everybody) {
      await call('PUT', '/api/v2/classes/' + event.id + '/presence/everybody',
        { json: { Version: roll.stamp, State: NUMBERS.Attended } });
      return;
    }
    let Version = roll.stamp;
    for (let from = 0; from < changes.length; from += ${MOST_ROWS}) {
      const Rows = changes.slice(from, from + ${MOST_ROWS})
        .map((row) => ({ Id: row.id, State: NUMBERS[row.status], RowVersion: row.version }));
      Version = (await call('PUT', '/api/v2/classes/' + event.id + '/presence', { json: { Version, Rows } })).Data.Version;
    }
  },
};
`,
};

function personRow(attendee: Attendee) {
  return {
    Id: attendee.eventAttendeeId,
    PersonId: attendee.contactId,
    Display: attendee.contactName,
    Given: attendee.firstName,
    Family: attendee.lastName,
    Mail: attendee.email,
    State: attendeeStatusId(attendee.status),
  };
}

async function importRows(call: ShapeCall) {
  const { Ticket, State, Rows } = await jsonOf(call, Import);
  mustBeFew(call, Rows.length);
  const answer = orRefuse(
    call.store.importPeople(eventAt(call, 'eventId').eventId, {
      registrationTypeId: Ticket,
      status: wordOf(State),
      most: MOST_ROWS,
      people: Rows.map((row) => ({
        memberId: row.MemberNo.trim(),
        firstName: row.Given.trim(),
        lastName: row.Family.trim(),
        email: row.Mail.trim(),
        organization: row.Company.trim(),
      })),
    }),
  );
  const lineOf = (row: number) => Rows[row - 1]?.Line ?? row;
  const Added = answer.imported.map((one) => ({
    Line: lineOf(one.row),
    PersonId: one.contactId,
    Id: one.eventAttendeeId,
  }));
  const Refused = answer.rejected.map((one) => ({ Line: lineOf(one.row), Why: one.reason }));
  return { body: { Data: { Added, Refused } } };
}

function presence(store: Store, eventId: number) {
  const { auditId, attendees } = orRefuse(store.attendance(eventId));
  const Rows = attendees.map((attendee) => ({
    Id: attendee.eventAttendeeId,
    PersonId: attendee.contactId,
    Display: attendee.contactName,
    State: attendeeStatusId(attendee.status),
    RowVersion: rowVersion(store, attendee.eventAttendeeId),
  }));
  return { Data: { Version: versionOf(auditId), Rows, Count: Rows.length } };
}

async function saveRows(call: ShapeCall) {
  const { Version, Rows } = await jsonOf(call, Presence);
  mustBeFew(call, Rows.length);
  const { eventId } = eventAt(call, 'eventId');
  if (Rows.length > MOST_ROWS) throw refused(refusal('invalid', `At most ${MOST_ROWS} rows are allowed at once.`));
  const stale = Rows.some((row) => row.RowVersion !== rowVersion(call.store, row.Id));
  const auditId = auditIdOf(Version);
  orRefuse(
    call.store.saveAttendance(eventId, {
      // A row's own stamp being old makes the save as stale as an old tab.
      auditId: stale ? Number.NaN : auditId,
      changes: Rows.map((row) => ({ eventAttendeeId: row.Id, status: wordOf(row.State) })),
    }),
  );
  return { body: presence(call.store, eventId) };
}

async function saveEverybody(call: ShapeCall) {
  const { Version, State } = await jsonOf(call, Everybody);
  const { eventId } = eventAt(call, 'eventId');
  const { attendees } = orRefuse(call.store.attendance(eventId));
  const changes = attendees.map(({ eventAttendeeId }) => ({ eventAttendeeId, status: wordOf(State) }));
  orRefuse(call.store.saveAttendance(eventId, { auditId: auditIdOf(Version), changes }));
  return { body: presence(call.store, eventId) };
}

/** A number that means no status here stays as it is, to be refused by its name. */
const wordOf = (state: number): string => statusNumbered(state) ?? String(state);

const versionOf = (auditId: number): string => `v${auditId.toString(36)}`;
const auditIdOf = (version: string): number =>
  version.startsWith('v') ? Number.parseInt(version.slice(1), 36) : Number.NaN;

/** Another one after every change of the attendee's status, eight bytes in base64 as SQL Server's row versions are. */
function rowVersion(store: Store, eventAttendeeId: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE(eventAttendeeId);
  bytes.writeUInt32BE(store.statusChangesOf(eventAttendeeId), 4);
  return bytes.toString('base64');
}
