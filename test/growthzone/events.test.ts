import { readEvent, readEventComponents, readEvents, readRegistrationTypes } from '../../src/growthzone';
import { utcDay } from '../support/class';
import { answer, saying, scripted, UNREADABLE } from '../support/scripted';

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

const CHICAGO = (moment: number) => utcDay(moment - 6 * 3_600_000);

test.each([
  ['a moment in UTC is of the day where the association is', { StartDate: '2026-03-05T01:00:00Z' }, '2026-03-04'],
  ['midnight in UTC is an evening class', { StartDate: '2026-03-05T00:00:00Z' }, '2026-03-04'],
  ['a moment with parts of a second', { StartDate: '2026-03-05T01:00:00.0000000Z' }, '2026-03-04'],
  ['a moment with an offset', { StartDate: '2026-03-04T23:30:00-06:00' }, '2026-03-04'],
  ['an event of a whole day has no time of day', { StartDate: '2026-03-04T00:00:00Z', IsAllDay: true }, '2026-03-04'],
  ['a time without a zone is of that day', { StartDate: '2026-03-04T23:00:00' }, '2026-03-04'],
  ['a date is that date', { StartDate: '2026-03-04' }, '2026-03-04'],
  ['the event alone says it under another name', { StartDateTime: '2026-03-05T01:00:00Z' }, '2026-03-04'],
  ['no date', { StartDate: '0001-01-01T00:00:00Z' }, ''],
  ['no date at all', { StartDate: 'soon' }, ''],
])('a class day: %s', (_, row, date) => {
  const { client } = scripted([answer(200, { Results: [{ EventId: 5, ...row }], TotalRecordAvailable: 1 })], {
    dayOf: CHICAGO,
  });
  expect(readEvents(client)).toMatchObject({ value: [{ date }] });
});

test('what is said of registration is told as it is said', () => {
  const row = { EventId: 5, EnableRegistration: false, IsRegisterationAvailable: false };
  const dates = { RegistrationStartDate: '0001-01-01T00:00:00', RegistrationEndDate: '2026-03-04T15:00:00Z' };
  expect(readEvent(saying({ ...row, ...dates }), 5)).toMatchObject({
    value: { registration: { enabled: false, available: false, from: '', until: '2026-03-04' } },
  });
});

test('an unknown detail id is not guessed', () => {
  const client = saying({ Results: [{ EventId: 5 }], TotalRecordAvailable: 1 });
  expect(readEvents(client)).toMatchObject({
    value: [{ eventDetailId: 0, registration: { enabled: undefined, from: '' } }],
  });
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
