import type { Credit } from '../../src/roster';
import { STANDINGS, STATES, type Standing, standOf } from '../../src/run/machine';
import {
  isBegun,
  isDecidable,
  isOnlyLookedFor,
  isOnTheirWay,
  PAUSES,
  tabsOf,
  whyNotAll,
} from '../../src/sidebar/run-rules';

const NOBODY = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<(typeof STATES)[number], number>;

const shown = (standing: Standing, isToConfirm = false) => ({ ...standOf(standing), isToConfirm });
const decidable = STANDINGS.filter((standing) => isDecidable(shown(standing)));

const isWaiting = (standing: Standing) => isOnTheirWay([standOf(standing)]);

test('a person decides about everybody who is held or failed, and nobody who was left out', () => {
  const wanted = STANDINGS.filter((standing) => /^(HELD|FAILED)/.test(standing) && standing !== 'FAILED/left-out');
  expect(decidable.filter((standing) => !isWaiting(standing))).toEqual(wanted);
  expect(wanted.length).toBeGreaterThan(10);
});

test('whoever only waits for their turn can be left out, or was credited another way', () => {
  const waiting = decidable.filter(isWaiting);
  expect(new Set(waiting.map((standing) => standOf(standing).state))).toEqual(new Set(['READY', 'REGISTERED']));
  for (const standing of waiting) {
    expect([standing, whyNotAll([standOf(standing)], 'credited another way')]).toEqual([standing, undefined]);
    expect([standing, whyNotAll([standOf(standing)], 'leave out')]).toEqual([standing, undefined]);
  }
});

test('where only a person sees the certificate, somebody attended is decided about', () => {
  expect(isDecidable(shown('ATTENDED', true))).toBe(true);
  expect(isDecidable(shown('ATTENDED'))).toBe(false);
});

test('what is not offered says why: what is unsafe is told, and the last words are always open', () => {
  for (const standing of decidable.filter((one) => !isWaiting(one))) {
    const people = [standOf(standing)];
    expect([standing, whyNotAll(people, 'send again')]).not.toEqual([standing, '']);
    expect([standing, whyNotAll(people, 'it is done')]).toEqual([standing, undefined]);
    expect([standing, whyNotAll(people, 'leave out')]).toEqual([standing, undefined]);
  }
});

test('one of several for whom a decision is unsafe keeps it from all of them, with the reason', () => {
  const twice = standOf('HELD/twice');
  expect(whyNotAll([standOf('HELD/not-seen'), twice], 'send again')).toBe('Remove one of the two in GrowthZone.');
  expect(whyNotAll([standOf('HELD/not-seen')], 'send again')).toBeUndefined();
});

test('only those who are attended without a credit are looked for again, and nothing is sent for them', () => {
  expect(decidable.filter((standing) => isOnlyLookedFor([standOf(standing)]))).toEqual([
    'HELD/no-credit',
    'HELD/other-date',
  ]);
  expect(isOnlyLookedFor([standOf('HELD/no-credit'), standOf('HELD/not-seen')])).toBe(false);
});

test('a pause that ends with a decision leads nowhere else, and what is mended in Settings is never calm', () => {
  for (const [reason, { isCalm, endsWithDecision, wayOn }] of Object.entries(PAUSES)) {
    expect([reason, endsWithDecision && wayOn !== null]).toEqual([reason, false]);
    expect([reason, isCalm && wayOn !== null]).toEqual([reason, false]);
  }
  const those = (wanted: (pause: (typeof PAUSES)['user']) => boolean) =>
    Object.entries(PAUSES).flatMap(([reason, pause]) => (wanted(pause) ? [reason] : []));
  expect(those(({ endsWithDecision }) => endsWithDecision)).toEqual([
    'first-import',
    'canary',
    'canary-date',
    'certificate',
  ]);
  expect(those(({ wayOn }) => wayOn === 'build')).toEqual(['event-changed']);
  expect(those(({ othersGoOn }) => othersGoOn)).toEqual(['by-hand', 'certificate']);
});

test('an import goes on where some are registered; a class that is done is not gone on with', () => {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<(typeof STATES)[number], number>;
  expect(isBegun({ counts: { ...counts, READY: 3 } })).toBe(false);
  expect(isBegun({ counts: { ...counts, READY: 3, REGISTERED: 1 } })).toBe(true);
  expect(isBegun({ counts: { ...counts, 'CREDIT SEEN': 18 } })).toBe(false);
});

describe('the credit tabs that a step is about', () => {
  const tab = (credit: Credit, isOtherClass: boolean, credited: number) => ({
    credit,
    isOtherClass,
    isCopied: false,
    people: 3,
    leftOut: 0,
    counts: { ...NOBODY, 'CREDIT SEEN': credited, REGISTERED: 3 - credited },
  });
  const creditsOf = (tabs: readonly ReturnType<typeof tab>[], only: Credit | null = null) =>
    tabsOf(tabs, only).map(({ credit }) => credit);
  const done = [tab('COEC', true, 3), tab('COEN', true, 3)];

  test.each([
    ['of one class, all of them', [tab('COEC', false, 3), tab('COEN', false, 1)], ['COEC', 'COEN']],
    ['a class that is done is over where another has a tab', [...done, tab('FAIRH', false, 0)], ['FAIRH']],
    ['also once that one is done', [...done, tab('FAIRH', false, 3)], ['FAIRH']],
    ['what another class left open stays', [tab('COEC', true, 2), tab('FAIRH', false, 0)], ['COEC', 'FAIRH']],
    ['no tab of this class yet', done, ['COEC', 'COEN']],
  ])('%s', (_, tabs, wanted) => {
    expect(creditsOf(tabs)).toEqual(wanted);
  });

  test('one that was chosen, whatever its class', () => {
    expect(creditsOf([...done, tab('FAIRH', false, 0)], 'COEN')).toEqual(['COEN']);
  });
});
