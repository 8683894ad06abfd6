import fc from 'fast-check';
import { TRANSITIONS } from '../../local/transitions/render';
import { play, type Schedule, schedules } from './model/schedule';

const RUNS = 300;

/** Schedules that once ended badly. */
const FOUND: readonly [Schedule][] = [
  [
    {
      // A permission that lacks for a moment during the cure must not send the rest by hand for good.
      before: ['new', 'imported as Attended', 'new'],
      faults: [
        { gap: 9, fault: { kind: 'status', status: 504, applied: false } },
        { gap: 5, fault: { kind: 'status', status: 500, applied: false } },
        { gap: 9, fault: { kind: 'status', status: 403, applied: false } },
      ],
      kills: [5],
      meanwhile: [],
      event: [],
      showsCompletions: true,
    },
  ],
  [
    {
      // Killed before the record of what a list showed; the next list then finds the person Registered.
      before: ['imported as Attended'],
      faults: [{ gap: 3, fault: { kind: 'no answer', applied: false } }],
      kills: [19],
      meanwhile: [{ gap: 8, what: 'a stale screen sets everybody back to Registered', index: 0 }],
      event: [],
      showsCompletions: true,
    },
  ],
  [
    {
      // The question about a credit since the class must outlast another hold.
      before: ['new', 'new', 'new'],
      faults: [],
      kills: [],
      meanwhile: [
        { gap: 8, what: 'somebody takes the next class, too, soon', index: 4 },
        { gap: 9, what: 'somebody else sets No Show', index: 1 },
      ],
      event: [],
      showsCompletions: true,
    },
  ],
];

const ALLOWED = new Set(TRANSITIONS.map(({ from, to }) => `${from} -> ${to}`));
/** One save of a read holds what the roster or the record changed, and then the list. */
for (const first of TRANSITIONS.filter(({ cause }) => cause === 'roster' || cause === 'record')) {
  for (const then of TRANSITIONS.filter(({ cause, from }) => cause === 'list' && from === first.to)) {
    ALLOWED.add(`${first.from} -> ${then.to}`);
  }
}

test(`${RUNS} random runs with faults, kills, edits and second users: nobody lost, nobody twice`, () => {
  fc.assert(
    fc.property(schedules, (schedule) => {
      const { lost, doubled, moves } = play(schedule);
      const strange = [...moves].filter((move) => !ALLOWED.has(move));
      expect({ lost, doubled, strange }).toEqual({ lost: [], doubled: [], strange: [] });
    }),
    { numRuns: RUNS, examples: [...FOUND] },
  );
});
