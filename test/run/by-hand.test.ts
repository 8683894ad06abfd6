import { handFiles, handSteps, nameOf } from '../../src/run/by-hand';
import { secondsToCure } from '../../src/run/cure';
import { decide, whyNot } from '../../src/run/decide';
import { type Knowledge, nextAction } from '../../src/run/next-action';
import { doneSentence, endingOf } from '../../src/run/report';
import type { Person, Reason, RunEvent, State } from '../../src/run/states';
import { CLASS_EVENT, personOf } from './class';

const NOW = 10_000_000;
const MINUTE = 60_000;
const event: RunEvent = { ...CLASS_EVENT, route: 'by hand' };

const person = (n: number, state: State, more: Partial<Person> = {}): Person =>
  personOf(n, state, { firstName: `Ana${n}`, attendeeId: n, since: NOW, ...more });

const csvProfile = [['memberId', 'Member ID']] as const;

function checklist(people: readonly Person[], more: { ticked?: readonly string[]; canary?: RunEvent['canary'] } = {}) {
  const about = { ...event, canary: more.canary ?? 'open' };
  const files = handFiles(about, people, csvProfile);
  const ticked = new Set(more.ticked ?? []);
  return handSteps({ event: about, people, files, isSetAllAllowed: true, ticked });
}

test.each<[string, readonly Person[], RunEvent['canary'], readonly string[]]>([
  [
    'nobody imported',
    [person(1, 'READY'), person(2, 'READY')],
    'open',
    [
      ...['download', 'trial-import', 'trial-read-back', 'import', 'read-back'],
      ...['trial-attended', 'trial-certificate', 'attended', 'final-read-back'],
    ],
  ],
  [
    'one person in the whole roster is the trial',
    [person(1, 'READY')],
    'open',
    [
      ...['download', 'trial-import', 'trial-read-back'],
      ...['trial-attended', 'trial-certificate', 'attended', 'final-read-back'],
    ],
  ],
  [
    'everybody registered',
    [person(1, 'REGISTERED'), person(2, 'REGISTERED')],
    'open',
    ['trial-attended', 'trial-certificate', 'attended', 'final-read-back'],
  ],
  ['the trial credited', [person(1, 'CREDIT SEEN'), person(2, 'REGISTERED')], 'seen', ['attended', 'final-read-back']],
  ['everybody credited', [person(1, 'CREDIT SEEN'), person(2, 'FAILED', { reason: 'left-out' })], 'seen', []],
])('the checklist has what is still to do: %s', (_, people, canary, codes) => {
  expect(checklist(people, { canary }).map(({ code }) => code)).toEqual(codes);
});

test('what was ticked stays as done, in its place, once it is no longer to do', () => {
  const steps = checklist([person(1, 'REGISTERED')], { ticked: ['trial-import', 'attended'] });
  expect(steps.map(({ code, isOpen, part }) => [code, isOpen, part])).toEqual([
    ['trial-import', false, 'import'],
    ['trial-attended', true, 'mark'],
    ['trial-certificate', true, 'mark'],
    ['attended', true, 'mark'],
    ['final-read-back', true, 'mark'],
  ]);
});

test('the trial of marking names whoever has no earlier credit, as GrowthZone does', () => {
  const people = [
    person(1, 'REGISTERED', { creditBefore: '2023-01-01' }),
    person(2, 'REGISTERED', { growthzoneName: 'Anna Alvarez' }),
  ];
  const trial = checklist(people).find(({ code }) => code === 'trial-attended');
  expect(trial?.text).toContain('set Anna Alvarez to Attended');
  expect(nameOf(person(3, 'READY'))).toBe('Ana3 Alvarez');
});

test.each<[State, Reason, number, number]>([
  ['HELD', 'trap', NOW, 900],
  ['HELD', 'trap', NOW - 14 * MINUTE, 60],
  ['HELD', 'trap', NOW - 15 * MINUTE, 0],
  ['HELD', 'twice', NOW, 0],
  ['ATTENDED', '', NOW, 0],
])('%s %s: seconds to the second look', (state, reason, since, seconds) => {
  expect(secondsToCure({ state, reason, since }, NOW)).toBe(seconds);
});

test('a decision that the page does not offer is one that is refused, and says the same', () => {
  const reasons: readonly Reason[] = ['twice', 'status', 'set-back', 'trap', 'no-contact', 'not-seen', 'no-credit'];
  for (const reason of reasons) {
    for (const decision of ['send again', 'it is done', 'leave out'] as const) {
      const why = whyNot({ state: 'HELD', reason }, decision);
      const decided = decide(person(1, 'HELD', { reason }), decision, '', NOW, undefined);
      expect([reason, decision, decided.ok]).toEqual([reason, decision, why === '']);
      if (!decided.ok) expect(decided.problem.message).toContain(why);
    }
  }
});

describe('a look back', () => {
  const known = (people: readonly Person[], more: Partial<Knowledge> = {}): Knowledge => ({
    ...{ people, event, goal: 'read back', routeSetting: undefined, listFresh: true, now: NOW },
    lookedAt: new Map(),
    ...more,
  });

  test.each<[State, Reason]>([
    ['ATTENDED', ''],
    ['HELD', 'trap'],
    ['HELD', 'no-credit'],
  ])('%s %s: the credit is looked for once, and not waited for', (state, reason) => {
    const one = person(1, state, { reason });
    expect(nextAction(known([one]))).toEqual({ do: 'read credit', memberIds: [one.memberId] });
    const lookedAt = new Map([[one.memberId, NOW - 10 * MINUTE]]);
    expect(nextAction(known([one], { lookedAt }))).toEqual({ do: 'done' });
  });

  test('a run leaves whoever is held to the person who decides', () => {
    const people = [person(1, 'HELD', { reason: 'trap' })];
    expect(nextAction(known(people, { goal: 'credited' }))).toEqual({ do: 'done' });
  });

  test.each<[string, readonly Person[], string]>([
    ['before the import', [person(1, 'READY'), person(2, 'READY')], '0 of 2 are in the event, 2 not seen there'],
    ['after the trial', [person(1, 'REGISTERED'), person(2, 'READY')], '1 of 2 are in the event, 1 not seen there'],
    [
      'marked',
      [person(1, 'CREDIT SEEN'), person(2, 'ATTENDED')],
      '2 of 2 are in the event, 1 with the credit, 1 attended, the credit not seen yet',
    ],
    [
      'held',
      [person(1, 'CREDIT SEEN'), person(2, 'HELD')],
      '1 of 2 are in the event, 1 with the credit, 1 held for you to decide',
    ],
  ])('says what it has seen: %s', (_, people, sentence) => {
    expect(doneSentence(people, event, 'read back')).toBe(sentence);
  });
});

test.each([
  [
    { kind: 'key refused', message: 'x' },
    'registered',
    'GrowthZone no longer accepts the key. 1 done, 1 not sent. Enter a new key in Settings, then continue.',
  ],
  [
    { kind: 'key refused', message: 'x' },
    'credited',
    'GrowthZone no longer accepts the key. 0 done, 2 not credited yet. Enter a new key in Settings, then continue.',
  ],
  [
    { kind: 'slow down', message: 'x', retryAfterSeconds: 3600 },
    'registered',
    'GrowthZone asked to be left alone for 60 minutes. 1 done, 1 not sent. Continue after that; nothing is lost meanwhile.',
  ],
  [
    { kind: 'unavailable', message: 'Not there.', retryAfterSeconds: 60 },
    'registered',
    'Not there. 1 done, 1 not sent. Not before 1 minute from now.',
  ],
] as const)('a pause says what is done, what is not, and the way on: %j', (refusal, goal, sentence) => {
  const people = [person(1, 'REGISTERED'), person(2, 'READY')];
  expect(endingOf({ status: 0, ...refusal }, people, goal)).toMatchObject({ status: 'paused', sentence });
});
