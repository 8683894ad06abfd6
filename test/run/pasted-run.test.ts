import type { AttendeeStatus } from '../../src/growthzone';
import type { CompletionDate } from '../../src/roster';
import { judgeCredit, rightDate } from '../../src/run/credit';
import { added } from '../../src/run/look';
import { keyOf } from '../../src/run/pasted';
import { creditPasted, followPasted, wrongTurns } from '../../src/run/pasted-run';
import type { Person, RunEvent } from '../../src/run/person';
import { CLASS_EVENT, personOf } from '../support/class';

const NOW = Date.parse('2026-02-06T15:00:00Z');
const READY = [1, 2, 3].map((n) => personOf(n, 'READY'));
type Shown = readonly (readonly [number, AttendeeStatus])[];

const listOf = (shown: Shown, of: number | null = shown.length) => {
  const rows = shown.map(([n, status]) => ({ key: keyOf(personOf(n, 'READY')), status }));
  const page = { from: of === null ? 0 : 1, rows };
  return { look: added(undefined, { pages: [page], of }, NOW), pages: [page] };
};
const after = (
  shown: Shown,
  {
    of = shown.length,
    people = READY,
    ticked = false,
  }: { of?: number; people?: readonly Person[]; ticked?: boolean } = {},
) => {
  const { look, pages } = listOf(shown, of);
  const moved = followPasted(people, look, pages, ticked, NOW);
  return {
    told: wrongTurns(moved, look, CLASS_EVENT),
    states: moved.map(({ state, reason }) => `${state} ${reason}`.trim()),
  };
};
const both = (status: AttendeeStatus): Shown => [1, 2, 3].map((n) => [n, status] as const);

test.each<[string, ReturnType<typeof after>, RegExp, readonly string[]]>([
  ['nothing', after(both('Registered')), /^$/, ['REGISTERED', 'REGISTERED', 'REGISTERED']],
  [
    'a file twice',
    after([...both('Registered'), ...both('Registered')]),
    /^3 people are there twice: a file was imported twice\. Remove one of each/,
    ['HELD twice', 'HELD twice', 'HELD twice'],
  ],
  [
    'as Attended',
    after(both('Attended')),
    /^3 people are Attended and never seen as Registered/,
    ['HELD trap', 'HELD trap', 'HELD trap'],
  ],
  ['marked, by the tick', after(both('Attended'), { ticked: true }), /^$/, ['ATTENDED', 'ATTENDED', 'ATTENDED']],
  [
    'into another event',
    after([]),
    /^Nobody of this class is in event 8101\. If a file was imported/,
    ['READY', 'READY', 'READY'],
  ],
  [
    'half of it',
    after(both('Registered').slice(0, 1)),
    /^2 people are not in it yet: import the next file/,
    ['REGISTERED', 'READY', 'READY'],
  ],
  [
    'half of a list that is not whole',
    after(both('Registered').slice(0, 1), { of: 119 }),
    /^$/,
    ['REGISTERED', 'READY', 'READY'],
  ],
])('what went wrong by hand: %s', (_, { told, states }, words, expected) => {
  expect(states).toEqual(expected);
  expect(told).toMatch(words);
});

test('whoever was seen is looked for again only where the list is whole', () => {
  const people = [1, 2].map((n) => personOf(n, 'REGISTERED'));
  expect(after([[1, 'Registered']], { people, of: 2 }).states).toEqual(['REGISTERED', 'REGISTERED']);
  expect(after([[1, 'Registered']], { people }).states).toEqual(['REGISTERED', 'REGISTERED missing']);
});

const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);
const pastedOf = (
  person: Person,
  date: string,
  event = CLASS_EVENT,
  dateSetting: CompletionDate | undefined = undefined,
) => {
  const { people, event: after } = creditPasted(
    [person],
    [{ memberId: person.memberId, date }],
    event,
    { dateSetting, dayOf },
    NOW,
  );
  return { standing: people.map(({ state, reason }) => `${state} ${reason}`.trim()), otherDate: after.otherDate };
};

test.each<[string, Person, string, string]>([
  ['attended, of the class date', personOf(1, 'ATTENDED'), '2026-02-05', 'CREDIT SEEN'],
  ['attended, of another day since', personOf(1, 'ATTENDED'), '2026-02-06', 'HELD other-date'],
  ['attended, of a cycle before', personOf(1, 'ATTENDED'), '2023-01-05', 'ATTENDED'],
  ['registered, and marked since', personOf(1, 'REGISTERED'), '2026-02-05', 'CREDIT SEEN already'],
  ['imported as Attended, and credited', personOf(1, 'HELD', { reason: 'trap' }), '2026-02-05', 'CREDIT SEEN'],
  ['left out', personOf(1, 'FAILED', { reason: 'left-out' }), '2026-02-05', 'FAILED left-out'],
])('a completion that was pasted: %s', (_, person, date, expected) => {
  expect(pastedOf(person, date).standing).toEqual([expected]);
});

const MARKED = personOf(1, 'ATTENDED', { since: NOW });
const ANOTHER = { date: '2026-02-09', is: 'another day', isRight: true } as const;

// The rule is that of `judgeCredit`: what is pasted counts no more than what is read.
test.each<[string, string, CompletionDate | undefined, RunEvent, string]>([
  ['the day of marking, where the association says so', '2026-02-06', 'day of marking', CLASS_EVENT, 'CREDIT SEEN'],
  ['a day after it', '2026-02-09', 'day of marking', CLASS_EVENT, 'HELD other-date'],
  ['the day of marking, where nobody said so', '2026-02-06', undefined, CLASS_EVENT, 'HELD other-date'],
  ['a day that was found right', '2026-02-09', undefined, { ...CLASS_EVENT, otherDate: ANOTHER }, 'CREDIT SEEN'],
  ['another than that', '2026-02-10', undefined, { ...CLASS_EVENT, otherDate: ANOTHER }, 'HELD other-date'],
])('the date of a pasted completion: %s', (_, date, setting, event, expected) => {
  expect(pastedOf(MARKED, date, event, setting).standing).toEqual([expected]);
  const read = judgeCredit(
    { ...MARKED, creditBefore: 'none' },
    { completed: true, date },
    event,
    NOW,
    rightDate({ dateSetting: setting, dayOf }),
  );
  expect(`${read.state} ${read.reason}`.trim()).toBe(expected);
});

test.each([
  ['2026-02-06', 'day of marking'],
  ['2026-02-09', 'another day'],
] as const)('%s is kept as %s with the event, for a person to say whether it is right', (date, is) => {
  expect(pastedOf(MARKED, date).otherDate).toEqual({ date, is, isRight: false });
  expect(pastedOf(MARKED, date, { ...CLASS_EVENT, canary: 'seen' }).otherDate).toBeNull();
});
