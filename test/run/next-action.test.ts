import { type Knowledge, nextAction } from '../../src/run/next-action';
import { reconcile } from '../../src/run/reconcile';
import type { Person, RunEvent, State } from '../../src/run/states';
import { CLASS_EVENT, personOf } from './class';

const NOW = 1_000_000;
const event: RunEvent = { ...CLASS_EVENT, route: 'api', importProven: true, canary: 'seen' };

const person = (n: number, state: State, more: Partial<Person> = {}): Person =>
  personOf(n, state, { since: NOW, ...more });

const known = (people: readonly Person[], more: Partial<Knowledge> = {}): Knowledge => ({
  people,
  event,
  goal: 'registered',
  routeSetting: undefined,
  listFresh: true,
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
    known([person(1, 'REGISTERED', { creditBefore: '' })], { goal: 'credited' }),
    { do: 'read credit before', memberIds: [one] },
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
    'nobody is marked while credit is awaited',
    known([person(1, 'ATTENDED'), person(2, 'REGISTERED')], { goal: 'credited' }),
    { do: 'read credit', memberIds: [one] },
  ],
  ['everyone credited is the end', known([person(1, 'CREDIT SEEN')], { goal: 'credited' }), { do: 'done' }],
])('%s', (_, knowledge, expected) => {
  expect(nextAction(knowledge)).toMatchObject(expected as object);
});

describe('presence is proof, absence is not', () => {
  const seen = (status: 'Registered' | 'Attended' | 'No Show') => [
    { attendeeId: 91, contactId: 1, status, name: 'Ana Alvarez' },
  ];
  test.each([
    ['seen after a lost import', 'REGISTERING', seen('Registered'), 0, 'REGISTERED'],
    ['not seen yet', 'REGISTERING', [], 179_000, 'REGISTERING'],
    ['not seen for long', 'REGISTERING', [], 180_000, 'HELD'],
    ['never sent', 'READY', [], 999_000, 'READY'],
    ['there already', 'READY', seen('Registered'), 0, 'REGISTERED'],
    ['seen after a lost marking', 'MARKING', seen('Attended'), 0, 'ATTENDED'],
    ['marking not seen yet', 'MARKING', seen('Registered'), 179_000, 'MARKING'],
    ['marking not seen for long', 'MARKING', seen('Registered'), 180_000, 'HELD'],
    ['set back by somebody', 'ATTENDED', seen('Registered'), 0, 'HELD'],
    ['a no show', 'REGISTERED', seen('No Show'), 0, 'HELD'],
    ['twice in the list', 'READY', [...seen('Registered'), ...seen('Registered')], 0, 'HELD'],
    ['done stays done', 'CREDIT SEEN', [], 0, 'CREDIT SEEN'],
  ] as const)('%s', (_, state, list, later, expected) => {
    expect(reconcile([person(1, state)], list, NOW + later)[0]?.state).toBe(expected);
  });
});
