import { importAttendees, readAttendance, readAttendees, saveAttended } from '../../src/growthzone';
import { personOf } from '../support/class';
import { answer, saying, scripted, UNREADABLE } from '../support/scripted';

const EVENT = { eventId: 5, eventDetailId: 105 };

test.each([
  ['Registered', 'Registered'],
  ['No-Show', 'No Show'],
  ['cancelled', 'Cancelled'],
  ['Attended / paid', 'Other'],
  ['', 'Other'],
])('status %j', (EventAttendeeStatus, status) => {
  const row = { EventAttendeeId: 91, ContactId: 7, ContactName: 'Jane Doe', EventAttendeeStatus };
  expect(readAttendees(saying({ Results: [row], TotalRecordAvailable: 1 }), EVENT)).toEqual({
    ok: true,
    value: [
      {
        attendeeId: 91,
        contactId: 7,
        status,
        name: 'Jane Doe',
        ...(status === 'Other' && EventAttendeeStatus !== '' ? { word: EventAttendeeStatus } : {}),
      },
    ],
  });
});

test.each([[{ EventAttendeeId: 91 }], [{ ContactId: 7 }]])('a list of %j is not read', (row) => {
  expect(readAttendees(saying({ Results: [row], TotalRecordAvailable: 1 }), EVENT)).toMatchObject(UNREADABLE);
});

test('an import is as Registered, whatever it is given', () => {
  const said = {
    Imported: [{ Row: 1, ContactId: 7, EventAttendeeId: 91 }],
    Rejected: [{ Row: 2, Reason: 'No name' }],
  };
  const { client, sent } = scripted([answer(200, said)]);
  const file = {
    people: [personOf(7, 'READY')],
    profile: [['memberId', 'a,b']],
    fileName: 'x.csv',
    EventAttendeeStatus: 'Attended',
  } as const;
  expect(importAttendees(client, { ...EVENT, registrationTypeId: 3 }, file)).toEqual({
    ok: true,
    value: {
      rejected: [{ row: 2, reason: 'No name' }],
      imported: [{ row: 1, attendeeId: expect.any(Number) as number }],
    },
  });
  expect(sent[0]?.body).toEqual({
    kind: 'multipart',
    fields: { EventRegistrationTypeId: '3', EventAttendeeStatus: 'Registered' },
    file: { field: 'file', name: 'x.csv', text: '"a,b"\r\n999901107\r\n' },
  });
  expect(importAttendees(saying({}), { ...EVENT, registrationTypeId: 3 }, file)).toMatchObject(UNREADABLE);
});

test('attendance is saved under its stamp', () => {
  const row = { EventAttendeeId: 91, ContactId: 7, EventAttendeeStatus: 'Registered' };
  expect(readAttendance(saying({ AuditId: 'a7', Attendees: [row] }), EVENT)).toMatchObject({
    value: { stamps: { 'stamp.AuditId': 'a7' } },
  });
  expect(readAttendance(saying({ Attendees: [row] }), EVENT)).toMatchObject(UNREADABLE);
  const { client, sent } = scripted([answer(200, { AuditId: 'a8', Attendees: [row] })]);
  const sheet = { attendees: [], stamps: { 'stamp.AuditId': 'a7' }, rows: new Map() };
  expect(saveAttended(client, EVENT, { sheet, people: [personOf(7, 'REGISTERED', { attendeeId: 91 })] }).ok).toBe(true);
  expect(sent[0]?.body).toEqual({
    kind: 'json',
    text: '{"AuditId":"a7","Attendees":[{"EventAttendeeId":91,"EventAttendeeStatus":"Attended"}]}',
  });
});

test('the same registration twice in a list is one', () => {
  const row = { EventAttendeeId: 91, ContactId: 7, ContactName: 'Jane Doe', EventAttendeeStatus: 'Registered' };
  const said = { Results: [row, { ...row, EventAttendeeStatus: 'Attended' }], TotalRecordAvailable: 2 };
  const list = readAttendees(saying(said), EVENT);
  expect(list).toMatchObject({ ok: true, value: [{ attendeeId: 91, status: 'Attended' }] });
  expect(list.ok && list.value.length).toBe(1);
});
