import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { play, schedules } from '../test/run/model/schedule';

// Random import runs with faults, kills, edits and second users, as many as asked for, counted by the stand-in's rules.

const USAGE =
  'npm run soak -- [--runs N] [--seed S]: N random import runs, 1000 if not said; the same seed, the same runs.';

process.exitCode = soak();

function soak(): number {
  const given = numbers();
  if (!given) {
    console.error(USAGE);
    return 2;
  }
  const { runs, seed } = given;
  const sum = { runs: 0, faults: 0, kills: 0, steps: 0, lost: 0, doubled: 0 };
  const started = performance.now();
  for (const schedule of fc.sample(schedules, { numRuns: runs, seed })) {
    const outcome = play(schedule);
    sum.runs += 1;
    sum.faults += outcome.faults;
    sum.kills += outcome.kills;
    sum.steps += outcome.steps;
    sum.lost += outcome.lost.length;
    sum.doubled += outcome.doubled.length;
    for (const what of [...outcome.lost, ...outcome.doubled]) console.error(what, JSON.stringify(schedule));
  }
  const { faults, kills, steps, lost, doubled } = sum;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `seed ${seed}: ${sum.runs} runs in ${steps} steps and ${seconds} s, ${faults} faults injected, ${kills} kills survived`,
  );
  console.log(`lost: ${lost}, doubled: ${doubled}`);
  return lost + doubled > 0 ? 1 : 0;
}

function numbers(): { readonly runs: number; readonly seed: number } | undefined {
  try {
    const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
    const runs = Number(values.runs ?? 1000);
    const seed = Number(values.seed ?? Date.now() % 1_000_000);
    return Number.isInteger(runs) && runs > 0 && Number.isInteger(seed) ? { runs, seed } : undefined;
  } catch {
    return undefined;
  }
}
