import { readEvent, readEventComponents, readEvents, readRegistrationTypes } from '../../src/growthzone';
import { saying, UNREADABLE } from '../support/scripted';

const event = {
  EventId: 5,
  EventDetailId: 105,
  Name: 'Ethics',
  StartDate: '2026-03-04T09:00:00',
  EnableSessions: false,
};
test('an event in the list and alone', () => {
  const shaped = { eventId: 5, eventDetailId: 105, name: 'Ethics', date: '2026-03-04', sessions: false };
  expect(readEvents(saying({ Results: [event], TotalRecordAvailable: 1 }))).toMatchObject({ value: [shaped] });
  expect(readEvent(saying({ ...event, EventAuditId: 1, EventDetailAuditId: 1 }), 5)).toMatchObject({ value: shaped });
  expect(readEvent(saying(event), 6)).toMatchObject(UNREADABLE);
});

test('an unknown detail id is not guessed', () => {
  const client = saying({ Results: [{ EventId: 5 }], TotalRecordAvailable: 1 });
  expect(readEvents(client)).toMatchObject({ value: [{ eventDetailId: 0, registrationEnabled: undefined }] });
  expect(readEventComponents(client, { eventId: 5, eventDetailId: 0 })).toMatchObject({
    ok: false,
    problem: { code: 'bad-request' },
  });
  expect(client.requests()).toBe(1);
});

test.each([
  [[], true],
  [[{ Price: 0 }], true],
  [[{ Price: 0 }, { Price: 25 }], false],
  [[{ Price: '25.00' }], false],
  [[{ Name: 'Fee' }], undefined],
  [undefined, undefined],
])('fees %j', (FeeItems, free) => {
  const reply = readRegistrationTypes(saying([{ EventRegistrationTypeId: 3, Name: 'Member', FeeItems }]), {
    eventId: 5,
    eventDetailId: 105,
  });
  expect(reply).toEqual({ ok: true, value: [{ id: 3, name: 'Member', free }] });
});
