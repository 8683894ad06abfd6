import { writeWays } from '../../src/growthzone';
import { bind } from '../../src/run/bound';
import type { Reason, State } from '../../src/run/machine';
import { type Knowledge, nextAction } from '../../src/run/next-action';
import type { Person, RunEvent } from '../../src/run/person';
import { CLASS_EVENT, personOf } from '../support/class';

const NOW = 1_000_000;
const event: RunEvent = { ...CLASS_EVENT, route: 'api', importProven: true, canary: 'seen' };

const person = (n: number, state: State, more: Partial<Person> = {}): Person =>
  personOf(n, state, { since: NOW, ...more });

const known = (people: readonly Person[], more: Partial<Knowledge> = {}): Knowledge => ({
  people,
  bindings: bind(new Map(), people),
  creditRead: new Set(people.map(({ memberId }) => memberId)),
  isTimeUp: false,
  event,
  lacking: [],
  goal: 'registered',
  routeSetting: undefined,
  ways: writeWays({}),
  listFresh: true,
  eventRead: 'just now',
  now: NOW,
  lookedAt: new Map(),
  ...more,
});

const one = '999901101';
const two = '999901102';

test.each<[string, Knowledge, unknown]>([
  [
    'nothing is written before the list was read',
    known([person(1, 'READY')], { listFresh: false }),
    { do: 'read attendees' },
  ],
  [
    'nothing is written before the event was read again',
    known([person(1, 'READY')], { eventRead: 'no', listFresh: false }),
    { do: 'read event' },
  ],
  [
    'files are imported under one look at the event',
    known([person(1, 'READY')], { eventRead: 'earlier' }),
    { do: 'import', memberIds: [one] },
  ],
  [
    'nobody is marked under an earlier look at the event',
    known([person(1, 'REGISTERED')], { goal: 'credited', eventRead: 'earlier' }),
    { do: 'read event' },
  ],
  [
    'a canary credited with another date stops the rest',
    known([person(1, 'HELD', { reason: 'other-date' }), person(2, 'REGISTERED')], {
      goal: 'credited',
      event: { ...event, canary: 'open' },
    }),
    { do: 'stop', reason: 'canary-date' },
  ],
  [
    'an unproven event gets one person alone',
    known([person(1, 'READY'), person(2, 'READY')], { event: { ...event, importProven: false } }),
    { do: 'import', memberIds: [one] },
  ],
  [
    'a proven event gets them all',
    known([person(1, 'READY'), person(2, 'READY')]),
    { do: 'import', memberIds: [one, two] },
  ],
  [
    'an unproven event with somebody held gets nobody',
    known([person(1, 'HELD', { reason: 'not-seen' }), person(2, 'READY')], {
      event: { ...event, importProven: false },
    }),
    { do: 'stop' },
  ],
  [
    'an unknown write is waited for, not repeated',
    known([person(1, 'REGISTERING'), person(2, 'READY')]),
    { do: 'wait', until: NOW + 15_000, reason: 'settling' },
  ],
  [
    'the gate: only Registered people are marked',
    known([person(1, 'REGISTERED'), person(2, 'READY')], { goal: 'credited' }),
    { do: 'mark attended', memberIds: [one] },
  ],
  [
    'what people had is read before they are marked',
    known([person(1, 'REGISTERED', { creditBefore: '' })], { goal: 'credited', creditRead: new Set() }),
    { do: 'read credit before', memberIds: [one] },
  ],
  [
    'and read again where that was in an earlier step',
    known([person(1, 'REGISTERED'), person(2, 'REGISTERED')], { goal: 'credited', creditRead: new Set([two]) }),
    { do: 'read credit before', memberIds: [one] },
  ],
  [
    'at the end of a step those are marked whose credit it read',
    known([person(1, 'REGISTERED'), person(2, 'REGISTERED')], {
      goal: 'credited',
      creditRead: new Set([two]),
      isTimeUp: true,
    }),
    { do: 'mark attended', memberIds: [two] },
  ],
  [
    'the canary is somebody without the credit',
    known([person(1, 'REGISTERED', { creditBefore: '2024-01-01' }), person(2, 'REGISTERED')], {
      goal: 'credited',
      event: { ...event, canary: 'open' },
    }),
    { do: 'mark attended', memberIds: [two] },
  ],
  [
    'a canary without credit stops the rest',
    known([person(1, 'HELD', { reason: 'no-credit' }), person(2, 'REGISTERED')], {
      goal: 'credited',
      event: { ...event, canary: 'open' },
    }),
    { do: 'stop', reason: 'canary' },
  ],
  [
    'somebody found Attended without a certificate says nothing about the marking of others',
    known([person(1, 'HELD', { reason: 'no-credit', creditBefore: '' }), person(2, 'REGISTERED')], {
      goal: 'credited',
      event: { ...event, canary: 'open' },
    }),
    { do: 'mark attended', memberIds: [two] },
  ],
  [
    'nobody is marked while credit is awaited',
    known([person(1, 'ATTENDED'), person(2, 'REGISTERED')], { goal: 'credited' }),
    { do: 'read credit', memberIds: [one] },
  ],
  ['everyone credited is the end', known([person(1, 'CREDIT SEEN')], { goal: 'credited' }), { do: 'done' }],
])('%s', (_, knowledge, expected) => {
  expect(nextAction(knowledge)).toMatchObject(expected as object);
});

describe('a read-back', () => {
  const looking = (people: readonly Person[], more: Partial<Knowledge> = {}) =>
    known(people, { goal: 'read back', ...more });

  test.each<[State, Reason]>([
    ['ATTENDED', ''],
    ['HELD', 'trap'],
    ['HELD', 'no-credit'],
  ])('%s %s: the credit is looked for once, and not waited for', (state, reason) => {
    const one = person(1, state, { reason });
    expect(nextAction(looking([one]))).toEqual({ do: 'read credit', memberIds: [one.memberId] });
    const lookedAt = new Map([[one.memberId, NOW - 600_000]]);
    expect(nextAction(looking([one], { lookedAt }))).toEqual({ do: 'done' });
  });

  test('a run leaves whoever is held to the person who decides', () => {
    const people = [person(1, 'HELD', { reason: 'trap' })];
    expect(nextAction(known(people, { goal: 'credited' }))).toEqual({ do: 'done' });
  });
});

test.each<[string, Partial<Knowledge>, RegExp | undefined]>([
  ['everybody is there', { event: { ...event, built: 2 } }, undefined],
  ['nobody counted', { event: { ...event, built: 0 } }, undefined],
  ['one is not', { event: { ...event, built: 3 } }, /lacks 1 of 3 people\. Undo/],
  ['a column is gone', { lacking: ['State'] }, /COEC tab lacks the column "State"\. Undo that, or build/],
  ['two columns are', { lacking: ['State', 'Since'], listFresh: false }, /lacks the columns "State" and "Since"\./],
])('a tab of two people where %s', (_, more, why) => {
  for (const goal of ['registered', 'credited', 'read back'] as const) {
    const action = nextAction(known([person(1, 'CREDIT SEEN'), person(2, 'CREDIT SEEN')], { ...more, goal }));
    if (why) expect(action).toMatchObject({ do: 'stop', reason: 'tab-incomplete', why: expect.stringMatching(why) });
    else expect(action).toEqual({ do: 'done' });
  }
});
