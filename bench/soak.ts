import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { parsed, runCommand, wholeNumber } from '../local/command-line';
import { play, schedules } from '../test/run/model/schedule';
import { killedUntilDone, PEOPLE } from '../test/run/model/sigkill';

// Random import runs with faults, kills, edits and second users, as many as asked for, counted by the stand-in's rules.

const USAGE = `npm run soak -- [--runs N] [--seed S] [--kills N]
  --runs N   random runs, 1000 if not said; the same seed gives the same runs
  --kills N  rounds of the real command under SIGKILL until it is done, 10 if not said`;

await runCommand(USAGE, async (argv) => {
  const text = { type: 'string' } as const;
  const { values } = parsed({ args: [...argv], options: { runs: text, seed: text, kills: text } });
  const runs = wholeNumber('--runs', values.runs ?? '1000');
  const seed = wholeNumber('--seed', values.seed ?? String(Date.now() % 1_000_000));
  const rounds = wholeNumber('--kills', values.kills ?? '10');
  return soak(runs, seed, rounds);
});

/** 0 where nobody was lost or doubled. */
async function soak(runs: number, seed: number, rounds: number): Promise<number> {
  const sum = { runs: 0, faults: 0, kills: 0, steps: 0, lost: 0, doubled: 0 };
  const started = performance.now();
  for (const schedule of runs > 0 ? fc.sample(schedules, { numRuns: runs, seed }) : []) {
    const outcome = play(schedule);
    // The databases that it closed are freed between two turns of the event loop, and only there.
    await setImmediate();
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
  const wrong = await underSigkill(rounds, seed);
  return lost + doubled + wrong > 0 ? 1 : 0;
}

/** How many rounds did not end with everybody registered and certified once. */
async function underSigkill(rounds: number, seed: number): Promise<number> {
  let kills = 0;
  let wrong = 0;
  for (let round = 0; round < rounds; round += 1) {
    const ended = await killedUntilDone(seed + round * 100);
    kills += ended.kills;
    const { registrations, certificates, attendedTransitions } = ended.counted ?? {};
    if (ended.status === 0 && [registrations, certificates, attendedTransitions].every((n) => n === PEOPLE)) continue;
    wrong += 1;
    console.error(`round ${round}:`, JSON.stringify(ended));
  }
  console.log(`the real command: ${rounds} rounds, ${kills} times SIGKILL, ${wrong} wrong`);
  return wrong;
}
