import { judgeCredit } from '../../src/run/credit';
import type { Reason, State } from '../../src/run/machine';
import { secondsToRemediation } from '../../src/run/remediation';
import { CLASS_EVENT, personOf } from '../support/class';

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

test.each([
  ['seen before the build', { at: NOW - 20 * MINUTE, memberIds: ['999000001'] }, 0],
  ['seen before the build a moment ago', { at: NOW - 5 * MINUTE, memberIds: ['999000001'] }, 600],
  ['not seen before the build', { at: NOW - 20 * MINUTE, memberIds: ['999000002'] }, 900],
])('Attended without credit, %s: the look before the build is the first of the two', (_, firstLook, seconds) => {
  const person = personOf(1, 'ATTENDED', { memberId: '999000001', creditBefore: '' });
  const held = judgeCredit(person, undefined, { ...CLASS_EVENT, firstLook }, NOW);
  expect([held.state, held.reason]).toEqual(['HELD', 'trap']);
  expect(secondsToRemediation(held, NOW)).toBe(seconds);
});
