import type { Reason, State } from '../../src/run/machine';
import { secondsToRemediation } from '../../src/run/remediation';

const NOW = 10_000_000;
const MINUTE = 60_000;

test.each<[State, Reason, number, number]>([
  ['HELD', 'trap', NOW, 900],
  ['HELD', 'trap', NOW - 14 * MINUTE, 60],
  ['HELD', 'trap', NOW - 15 * MINUTE, 0],
  ['HELD', 'twice', NOW, 0],
  ['ATTENDED', '', NOW, 0],
])('%s %s: seconds to the second look', (state, reason, since, seconds) => {
  expect(secondsToRemediation({ state, reason, since }, NOW)).toBe(seconds);
});
