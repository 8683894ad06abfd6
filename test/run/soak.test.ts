import fc from 'fast-check';
import { play, schedules } from './model/schedule';

const RUNS = 300;

test(`${RUNS} random runs with faults, kills, edits and second users: nobody lost, nobody twice`, () => {
  fc.assert(
    fc.property(schedules, (schedule) => {
      const { lost, doubled } = play(schedule);
      expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
    }),
    { numRuns: RUNS },
  );
}, 120_000);
