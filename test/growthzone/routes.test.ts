import { pathOf } from '../../src/growthzone/routes';

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
