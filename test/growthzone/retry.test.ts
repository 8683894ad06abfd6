import { retryDelay } from '../../src/growthzone/client';

const setback = { tries: 1, retryAfter: undefined, now: 5000, chance: 0.5 };

test.each([
  ['7', 7000],
  ['Thu, 01 Jan 1970 00:00:09 GMT', 4000],
  ['0', 250],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 250],
  // No seconds and no date: as if it had not come.
  ['-1', 1000],
  ['1.5', 1000],
  ['soon', 1000],
])('Retry-After %j: %d ms', (retryAfter, delay) => {
  expect(retryDelay({ ...setback, retryAfter })).toBe(delay);
});

test.each([
  [1, 0.5, 1000],
  [3, 0.5, 4000],
  [5, 0.5, 16_000],
  [9, 0.5, 16_000],
  [1, 0, 750],
  [1, 1, 1250],
])('without one, try %d with chance %d: %d ms', (tries, chance, delay) => {
  expect(retryDelay({ ...setback, tries, chance })).toBe(delay);
});
