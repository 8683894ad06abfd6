import { addressOf, readRoutes } from '../../src/growthzone/routes';
import { requestOf } from '../../src/growthzone/template';

test.each([
  ['/events/{eventId}/people', '/api/events/5/people'],
  ['/events/{eventId}/people/', '/api/events/5/people/'],
  ['/events/{otherId}/people', undefined],
  ['/events/../keys', undefined],
  ['//evil.com/{eventId}', undefined],
  ['/events/{eventId}?all=1', undefined],
  ['events/{eventId}', undefined],
  ['', undefined],
])('template %j', (template, address) => {
  const { path } = addressOf('attendeesSummary', { routes: { attendeesSummary: template } });
  const filled = requestOf({ method: 'GET', path, query: {}, asks: 'nothing' }, { values: { eventId: 5 } });
  expect(filled?.address).toBe(address);
});

test.each([
  [{}, {}],
  [{ importAttendees: ' /api/events/{eventId}/people ' }, { importAttendees: '/events/{eventId}/people' }],
  [{ importAttendees: '/events/{eventDetailId}/people' }, { importAttendees: '/events/{eventDetailId}/people' }],
  [{ importAttendees: '/events/{eventId}/attendees/import', progress: '' }, {}],
])('what was entered, %j, is kept as %j', (entered, kept) => {
  expect(readRoutes(entered as Record<string, string>)).toEqual({ ok: true, value: kept });
});

test.each([
  [
    { importAttendees: 'https://elsewhere.example.org/x' },
    '"https://elsewhere.example.org/x" for "importAttendees" is not a path',
  ],
  [
    { importAttendees: '/events/{eventId}/import?all=1' },
    'is not a path. Write it as /events/{eventId}/attendees/import',
  ],
  [{ importAttendees: '/events/../{eventId}/import' }, 'is not a path'],
  [{ importAttendees: '/attendees/import' }, 'lacks {eventId} or {eventDetailId}'],
  [
    { importAttendees: '/events/{eventId}/{id}/import' },
    'has {id}; the add-on knows {eventId} and {eventDetailId} there',
  ],
  [{ event: '/events/{eventDetailId}' }, 'has {eventDetailId}; the add-on knows {eventId} there.'],
  [{ enrolments: '/certifications/{contactId}' }, 'the add-on knows no id there'],
  [{ importPeople: '/events/{eventId}/import' }, '"importPeople" is not a route. There are: contacts, '],
])('what was entered, %j, is refused', (entered, message) => {
  expect(readRoutes(entered as Record<string, string>)).toMatchObject({
    problem: { code: 'bad-route', message: expect.stringContaining(message) },
  });
});
