import fc from 'fast-check';
import type { State } from '../../../src/run/machine';
import { isLeftOut, type Person, standIn } from '../../../src/run/person';
import { type Ended, runToTheEnd } from './coordinator';
import type { Fault } from './faults';
import { type Before, CLASS_DATE, indexOfMember, rowOf } from './roster';
import type { Spreadsheet } from './spreadsheet';
import { type Verdict, verdictOn } from './verdict';
import { type EventChange, World } from './world';

/** What a random run is made of. Gaps count requests, or effects, since the one before. */
export interface Schedule {
  readonly before: readonly Before[];
  readonly faults: readonly { readonly gap: number; readonly fault: Fault }[];
  readonly kills: readonly number[];
  readonly meanwhile: readonly { readonly gap: number; readonly what: Happening; readonly index: number }[];
  /** What becomes of the event itself, soon after that many requests. */
  readonly event: readonly { readonly gap: number; readonly what: EventChange }[];
  /** Whether GrowthZone shows completions at all. */
  readonly showsCompletions: boolean;
}

type Happening = keyof typeof HAPPENINGS;

/** What others do to somebody of the tab, or to all, while a request is on its way. */
const HAPPENINGS = {
  'a colleague steps in': (world) => world.nested(() => void world.step('session-three', 'registered')),
  'the tab is sorted': ({ book }) => void book.tab.reverse(),
  'a ready row is deleted and built again': ({ book, clock }, person) => {
    // Building takes the row as new; whether it was sent is for the run to find out.
    if (!['READY', 'REGISTERING', 'REGISTERED'].includes(person.state)) return;
    const built = rowOf(indexOfMember(person.memberId), person.contactId, clock.now());
    book.tab = [...book.tab.filter((one) => one !== person), { ...built, reason: 'again' }];
  },
  'the roster row is edited': ({ book }, { memberId }) => {
    const row = book.roster.get(memberId);
    if (row) book.roster.set(memberId, { ...row, email: 'new@example.com' });
  },
  'the roster row is edited and put back': ({ book, network }, { memberId }) => {
    const row = book.roster.get(memberId);
    if (!row) return;
    book.roster.set(memberId, { ...row, office: 'Harbor' });
    network.meanwhile.set(network.requests + 6, () => void book.roster.set(memberId, row));
  },
  'the roster row is deleted': ({ book }, { memberId }) => void book.roster.delete(memberId),
  'READY is typed over a State': ({ book }, person) => typeOver(book, person, 'READY'),
  'REGISTERED is typed over a State': ({ book }, person) => typeOver(book, person, 'REGISTERED'),
  'somebody else sets No Show': ({ network }, { contactId }) =>
    network.saveAttendance((one) =>
      one.contactId === contactId && one.status === 'Registered' ? 'No Show' : one.status,
    ),
  'somebody else saves the attendance': ({ network }) => network.saveAttendance((one) => one.status),
  'somebody else marks Attended': ({ network, markedByOthers, isEventChanged }, { contactId }) => {
    // What others mark under a changed event is theirs.
    if (isEventChanged) return;
    markedByOthers.add(contactId);
    network.saveAttendance((one) =>
      one.contactId === contactId && one.status === 'Registered' ? 'Attended' : one.status,
    );
  },
  'a colleague credits somebody in another way, soon': (world, person) =>
    world.creditSoon(world.book.tab.indexOf(person), CLASS_DATE),
  'somebody takes the next class, too, soon': (world, person) =>
    world.creditSoon(world.book.tab.indexOf(person), '2026-02-09'),
  'a stale screen sets everybody back to Registered': ({ network }) =>
    network.saveAttendance(({ status }) => (status === 'Attended' ? 'Registered' : status)),
} as const satisfies Readonly<Record<string, (world: World, person: Person) => void>>;

/** Whoever was left out is nobody's business any more. */
function typeOver(book: Spreadsheet, person: Person, word: State): void {
  if (isLeftOut(person)) return;
  book.tab = book.tab.map((one) => (one === person ? { ...person, ...standIn(word, person.reason) } : one));
}

const seconds = fc.integer({ min: 1, max: 110 });
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom(401, 403, 500, 502, 503, 504),
    applied: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('slow down' as const), retryAfter: fc.constantFrom(undefined, 0, 2, 120, 3600) }),
  fc.record({ kind: fc.constant('no answer' as const), applied: fc.boolean() }),
  fc.constantFrom<Fault>({ kind: 'half an answer' }, { kind: 'login page' }, { kind: 'event object' }),
  fc.record({ kind: fc.constantFrom('late' as const, 'lag' as const, 'delay' as const), seconds }),
);

/** Random runs: rosters of up to nine people, faults, kills, edits and second users. */
export const schedules: fc.Arbitrary<Schedule> = fc.record({
  before: fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constant<Before>('new') },
      {
        weight: 3,
        arbitrary: fc.constantFrom<Before>('earlier credit', 'credited', 'registered', 'imported as Attended'),
      },
    ),
    { minLength: 1, maxLength: 9 },
  ),
  faults: fc.array(fc.record({ gap: fc.integer({ min: 1, max: 9 }), fault }), { maxLength: 8 }),
  kills: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 5 }),
  meanwhile: fc.array(
    fc.record({
      gap: fc.integer({ min: 1, max: 9 }),
      what: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...(Object.keys(HAPPENINGS) as Happening[])) },
        // What would mark somebody again is rare by itself: it needs somebody who is marked and not credited yet.
        { weight: 1, arbitrary: fc.constant<Happening>('a stale screen sets everybody back to Registered') },
      ),
      index: fc.nat({ max: 8 }),
    }),
    { maxLength: 4 },
  ),
  event: fc.array(
    fc.record({
      gap: fc.integer({ min: 1, max: 20 }),
      what: fc.constantFrom<EventChange>('moved', 'two components'),
    }),
    { maxLength: 2 },
  ),
  showsCompletions: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});

/** What came of a random run. */
export interface Outcome extends Verdict {
  readonly faults: number;
  readonly kills: number;
  readonly steps: number;
  /** Every change of state and reason that was written. */
  readonly moves: ReadonlySet<string>;
}

/** Runs one schedule to its end. */
export function play(schedule: Schedule): Outcome {
  const world = new World(schedule.before);
  world.network.showsCompletions = schedule.showsCompletions;
  numbered(schedule.faults).forEach((at, n) => {
    const one = schedule.faults[n];
    if (one) world.network.faults.set(at, one.fault);
  });
  numbered(schedule.meanwhile).forEach((at, n) => {
    const one = schedule.meanwhile[n];
    if (one)
      world.network.meanwhile.set(at, () => {
        const person = world.book.tab[one.index % world.book.tab.length];
        if (person) HAPPENINGS[one.what](world, person);
      });
  });
  numbered(schedule.event).forEach((at, n) => {
    const one = schedule.event[n];
    const before = world.network.meanwhile.get(at);
    if (one)
      world.network.meanwhile.set(at, () => {
        before?.();
        world.changeEventSoon(one.what);
      });
  });
  const kills = [...schedule.kills];
  const next = (): void => {
    const gap = kills.shift();
    world.killAt = gap === undefined ? 0 : world.effects + gap;
  };
  next();
  world.onKilled = next;
  const ended: Ended = runToTheEnd(world, ['session-one', 'session-two']);
  const verdict = verdictOn(world, ended);
  world.store.close();
  const { kills: died, network, book } = world;
  const steps = ended.kind === 'ended' ? ended.steps : 0;
  return { ...verdict, faults: network.faulted, kills: died, steps, moves: book.moves };
}

/** The requests at which things happen, from the gaps between them. */
function numbered(list: readonly { readonly gap: number }[]): readonly number[] {
  let at = 0;
  return list.map(({ gap }) => {
    at += gap;
    return at;
  });
}
