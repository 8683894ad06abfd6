import fc from 'fast-check';
import { type Ended, runToTheEnd } from './coordinator';
import type { Fault } from './faults';
import { type Verdict, verdictOn } from './verdict';
import { type Before, type Meanwhile, World } from './world';

/** What a random run is made of. Gaps count requests, or effects, since the one before. */
export interface Schedule {
  readonly before: readonly Before[];
  readonly faults: readonly { readonly gap: number; readonly fault: Fault }[];
  readonly kills: readonly number[];
  readonly meanwhile: readonly { readonly gap: number; readonly what: Happening; readonly place: number }[];
}

type Happening = (typeof HAPPENINGS)[number];
const HAPPENINGS = [
  'a colleague steps in',
  'the tab is sorted',
  'a ready row is deleted and built again',
  'the roster row is edited',
  'the roster row is edited and put back',
  'the roster row is deleted',
  'somebody else sets No Show',
  'somebody else saves the attendance',
  'somebody else marks Attended',
  'a stale screen sets everybody back to Registered',
] as const;

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
      what: fc.constantFrom(...HAPPENINGS),
      place: fc.nat({ max: 8 }),
    }),
    { maxLength: 4 },
  ),
});

/** What came of a random run. */
export interface Outcome extends Verdict {
  readonly faults: number;
  readonly kills: number;
  readonly steps: number;
}

/** Runs one schedule to its end. `build` is the run to try, where it is not the real one. */
export function play(schedule: Schedule, build?: ConstructorParameters<typeof World>[1]): Outcome {
  const world = new World(schedule.before, build);
  placed(schedule.faults).forEach((at, n) => {
    const one = schedule.faults[n];
    if (one) world.faults.set(at, one.fault);
  });
  placed(schedule.meanwhile).forEach((at, n) => {
    const one = schedule.meanwhile[n];
    if (one) world.meanwhile.set(at, happening(one.what, one.place));
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
  return { ...verdict, ...world.counted, steps: ended.kind === 'ended' ? ended.steps : 0 };
}

/** The requests at which things happen, from the gaps between them. */
function placed(list: readonly { readonly gap: number }[]): readonly number[] {
  let at = 0;
  return list.map(({ gap }) => {
    at += gap;
    return at;
  });
}

function happening(what: Happening, place: number): Meanwhile {
  return (world) => {
    const person = world.tab[place % world.tab.length];
    if (!person) return;
    const row = world.roster.get(person.memberId);
    switch (what) {
      case 'a colleague steps in':
        return world.nested(() => void world.step('session-three', 'registered'));
      case 'the tab is sorted':
        return void world.tab.reverse();
      case 'a ready row is deleted and built again':
        // Building takes the row as new; whether it was sent is for the run to find out.
        if (!['READY', 'REGISTERING', 'REGISTERED'].includes(person.state)) return;
        world.tab = world.tab.filter((one) => one !== person);
        return void world.tab.push({ ...world.fresh(person), reason: 'again' });
      case 'the roster row is edited':
        return row && void world.roster.set(person.memberId, { ...row, email: 'new@example.com' });
      case 'the roster row is edited and put back':
        if (!row) return;
        world.roster.set(person.memberId, { ...row, office: 'Harbor' });
        world.meanwhile.set(world.requests + 6, () => void world.roster.set(person.memberId, row));
        return;
      case 'the roster row is deleted':
        return void world.roster.delete(person.memberId);
      case 'somebody else sets No Show':
        return world.saveAttendance((one) =>
          one.contactId === person.contactId && one.status === 'Registered' ? 'No Show' : one.status,
        );
      case 'somebody else saves the attendance':
        return world.saveAttendance((one) => one.status);
      case 'a stale screen sets everybody back to Registered':
        return world.saveAttendance(({ status }) => (status === 'Attended' ? 'Registered' : status));
      case 'somebody else marks Attended':
        world.markedByOthers.add(person.contactId);
        return world.saveAttendance((one) =>
          one.contactId === person.contactId && one.status === 'Registered' ? 'Attended' : one.status,
        );
    }
  };
}
