import type { Person } from '../../src/run/person';
import { plannedCalls } from '../../src/run/planned-calls';
import { CLASS_EVENT, personOf } from '../support/class';

const event = CLASS_EVENT;
const readyPeople = (count: number): readonly Person[] =>
  Array.from({ length: count }, (_, n) => personOf(n + 1, 'READY'));

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
  expect(calls.slice(0, 4).map(({ path }) => path)).toEqual([
    '/api/events/8101',
    '/api/events/9101/certificationcomponents',
    '/api/events/9101/registrationtypes/lookup',
    '/api/events/8101/attendees/summary',
  ]);
  expect(calls[3]).toMatchObject({ method: 'GET', certainty: '2ND-HAND' });
  // The event is read again before each of the two saves.
  expect(calls.filter(({ what }) => what === 'Read the event again before marking')).toHaveLength(2);
});

test('every write is marked INVENTED, since nothing public says how GrowthZone does it', () => {
  const writes = plannedCalls(event, readyPeople(2), 'api').filter((call) => call.writes);
  expect(writes.map(({ certainty }) => certainty)).toEqual(['INVENTED', 'INVENTED', 'INVENTED', 'INVENTED']);
});

test('each write is followed by a read of the list', () => {
  const calls = plannedCalls(event, readyPeople(150), 'api');
  calls.forEach((call, index) => {
    if (call.writes) expect(calls[index + 1]?.path).toBe('/api/events/8101/attendees/summary');
  });
});

test('by hand nothing is sent', () => {
  expect(writesOf(plannedCalls(event, readyPeople(3), 'by hand'))).toEqual([]);
});

test('where everybody has the credit, only the event and its list are read', () => {
  const done = readyPeople(3).map((person) => ({ ...person, state: 'CREDIT SEEN' as const }));
  expect(plannedCalls(event, done, 'api').map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'GET']);
});
