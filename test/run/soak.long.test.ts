import fc from 'fast-check';
import { TRANSITIONS } from '../../local/transitions/render';
import { FOUND } from './model/found';
import { play, schedules } from './model/schedule';

const RUNS = 300;

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
    { numRuns: RUNS, examples: FOUND.map((schedule) => [schedule]) },
  );
});
