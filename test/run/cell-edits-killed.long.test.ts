import fc from 'fast-check';
import { cellSchedules, playCells } from './model/cell-edits';

// The same, of which each is killed once besides: what a kill leaves in the tab is told from what somebody typed.

const RUNS = 2_000;

test(`${RUNS} random runs that are killed while somebody edits their tab`, () => {
  fc.assert(
    fc.property(cellSchedules(3, 1), (schedule) => {
      expect(playCells(schedule).wrong).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});
