import fc from 'fast-check';
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
    },
  ],
];

test(`${RUNS} random runs with faults, kills, edits and second users: nobody lost, nobody twice`, () => {
  fc.assert(
    fc.property(schedules, (schedule) => {
      const { lost, doubled } = play(schedule);
      expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
    }),
    { numRuns: RUNS, examples: [...FOUND] },
  );
});
