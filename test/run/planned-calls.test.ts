import { plannedCalls } from '../../src/run/planned-calls';
import { moved, type Person, type RunEvent } from '../../src/run/states';

const event: RunEvent = {
  credit: 'COEC',
  tenant: 'demo',
  eventId: 8101,
  eventDetailId: 9101,
  name: 'Class',
  date: '2026-02-05',
  sheetId: 1,
  componentId: 1,
  registrationTypeId: 1,
  registrationType: 'Free',
  route: '',
  importProven: false,
  canary: 'open',
  creditShown: true,
  creditRefused: false,
  open: null,
};

const ready: Person = {
  memberId: '999901101',
  firstName: 'Ana',
  lastName: 'Alvarez',
  suffix: '',
  email: '',
  office: '',
  eventId: 8101,
  state: 'READY',
  reason: '',
  detail: '',
  growthzoneName: '',
  contactId: 1,
  attendeeId: 0,
  enrolmentId: 0,
  creditBefore: '',
  reviewed: '',
  since: 0,
};
const readyPeople = (count: number) =>
  Array.from({ length: count }, (_, n): Person => ({ ...ready, memberId: String(999_901_101 + n) }));

const writesOf = (calls: ReturnType<typeof plannedCalls>) =>
  calls.filter(({ writes }) => writes).map(({ what }) => what);

test('the first person alone, files of at most 100, the first one marked alone', () => {
  const calls = plannedCalls(event, readyPeople(205), '');
  expect(writesOf(calls)).toEqual([
    'Import 1 person as Registered, alone, to prove the list',
    'Import 100 people as Registered',
    'Import 100 people as Registered',
    'Import 4 people as Registered',
    'Mark 1 person Attended, the first one alone',
    'Mark 204 people Attended',
  ]);
  expect(calls[0]).toMatchObject({ method: 'GET', path: '/api/events/8101/attendees/summary', certainty: '2ND-HAND' });
});

test('every write is marked INVENTED, since nothing public says how GrowthZone does it', () => {
  const writes = plannedCalls(event, readyPeople(2), 'api').filter((call) => call.writes);
  expect(writes.map(({ certainty }) => certainty)).toEqual(['INVENTED', 'INVENTED', 'INVENTED', 'INVENTED']);
});

test('each write is followed by a read of the list', () => {
  const calls = plannedCalls(event, readyPeople(150), 'api');
  calls.forEach((call, place) => {
    if (call.writes) expect(calls[place + 1]?.path).toBe('/api/events/8101/attendees/summary');
  });
});

test('by hand nothing is sent', () => {
  expect(writesOf(plannedCalls(event, readyPeople(3), 'by hand'))).toEqual([]);
});

test('where everybody has the credit, only the list is read', () => {
  const done = readyPeople(3).map((person) => moved(person, 'CREDIT SEEN', '', 0));
  expect(plannedCalls(event, done, 'api').map(({ method }) => method)).toEqual(['GET']);
});
