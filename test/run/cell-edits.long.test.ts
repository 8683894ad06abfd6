import fc from 'fast-check';
import { cellSchedules, playCells } from './model/cell-edits';

// Whatever is done to the cells of a credit tab, at whatever phase: nobody twice, nobody unreviewed, always a way on.

const RUNS = 3_000;

test(`${RUNS} random runs whose tab is copied, pasted over, swapped, filled down, sorted and typed over`, () => {
  let edits = 0;
  fc.assert(
    fc.property(cellSchedules(3, 0), (schedule) => {
      const played = playCells(schedule);
      edits += played.edits;
      expect(played.wrong).toEqual([]);
    }),
    { numRuns: RUNS },
  );
  expect(edits).toBeGreaterThan(RUNS);
});
