import fc from 'fast-check';
import { type CellSchedule, cellSchedules, playCells } from './model/cell-edits';

// Whatever is done to the cells of a credit tab, at whatever phase: nobody twice, nobody unreviewed, always a way on.

const RUNS = 3_000;

/** What went wrong once. */
const FOUND: CellSchedule = {
  // A row of before the run is pasted over somebody seen as credited, while a step that read this is still at work.
  before: ['new', 'credited', 'earlier credit'],
  edits: [
    { gap: 11, what: 'fill down', row: 0, other: 0, field: 'state', value: 0 },
    { gap: 6, what: 'sort', row: 0, other: 0, field: 'state', value: 0 },
    { gap: 4, what: 'paste old', row: 1, other: 4, field: 'memberId', value: 0 },
  ],
  kills: [],
};

test(`${RUNS} random runs whose tab is copied, pasted over, swapped, filled down, sorted and typed over`, () => {
  let edits = 0;
  fc.assert(
    fc.property(cellSchedules(3, 0), (schedule) => {
      const played = playCells(schedule);
      edits += played.edits;
      expect(played.wrong).toEqual([]);
    }),
    { numRuns: RUNS, examples: [[FOUND]] },
  );
  expect(edits).toBeGreaterThan(RUNS);
});
