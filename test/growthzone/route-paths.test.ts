import { pathOf, readRoutes } from '../../src/growthzone/routes';

test.each([
  ['/events/{eventId}/people', '/events/5/people'],
  ['/events/{eventId}/people/', '/events/5/people/'],
  ['/events/{otherId}/people', undefined],
  ['/events/../keys', undefined],
  ['//evil.com/{eventId}', undefined],
  ['/events/{eventId}?all=1', undefined],
  ['events/{eventId}', undefined],
  ['', undefined],
])('template %j', (template, path) => {
  expect(pathOf('attendeesSummary', { eventId: 5 }, { attendeesSummary: template })).toBe(path);
});

test.each([0, -1, Number.NaN, 1.5])('id %d is none', (eventId) => {
  expect(pathOf('event', { eventId })).toBeUndefined();
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
    '"https://elsewhere.example.org/x" for "importAttendees" is no path',
  ],
  [{ importAttendees: '/events/{eventId}/import?all=1' }, 'is no path: write it as /events/{eventId}/attendees/import'],
  [{ importAttendees: '/events/../{eventId}/import' }, 'is no path'],
  [{ importAttendees: '/attendees/import' }, 'lacks {eventId} or {eventDetailId}'],
  [
    { importAttendees: '/events/{eventId}/{id}/import' },
    'has {id}, which the add-on does not know there; it knows {eventId} and {eventDetailId}',
  ],
  [
    { event: '/events/{eventDetailId}' },
    'has {eventDetailId}, which the add-on does not know there; it knows {eventId}.',
  ],
  [{ enrolments: '/certifications/{contactId}' }, 'it knows no id'],
  [{ importPeople: '/events/{eventId}/import' }, '"importPeople" is none of the routes. There are: contacts, '],
])('what was entered, %j, is refused', (entered, message) => {
  expect(readRoutes(entered as Record<string, string>)).toMatchObject({
    problem: { code: 'bad-route', message: expect.stringContaining(message) },
  });
});
