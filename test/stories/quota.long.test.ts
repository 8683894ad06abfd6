import type { StepReport } from '../../src/run/report';
import { type Association, associationWith, type Coordinator } from '../support/association';

const PEOPLE = 12;
const DAY_MS = 86_400_000;
const USED_UP = /too many times for one day/;

/** Works on until a person is needed, nothing is left, or the day's requests are used up. */
async function workOn({ clock }: Association, maria: Coordinator, goal: 'registered' | 'credited') {
  for (let steps = 0; steps < 60; steps += 1) {
    const report: StepReport = await maria.step(goal);
    if (report.status === 'done' || report.status === 'paused') return report;
    if (report.status === 'waiting') clock.sleep(report.waitSeconds * 1000);
    if (report.status === 'waiting' && USED_UP.test(report.sentence)) return report;
  }
  throw new Error('The run neither ended nor paused.');
}

// Fewer than sixteen are not enough for what a step reads before its first write. So few a day that the quota is used up at every place of a run, before and after each of its writes.
test.each(Array.from({ length: 20 }, (_, n) => 16 + n))(
  'Google allows %i requests a day: the run goes on day after day, and everybody is registered and marked once',
  async (requestsPerDay) => {
    const all = await associationWith(PEOPLE, { requestsPerDay });
    try {
      const maria = await all.coordinator();
      await all.build(maria);
      let days = 0;
      for (const goal of ['registered', 'credited'] as const) {
        for (let at = await workOn(all, maria, goal); at.status !== 'done'; at = await workOn(all, maria, goal)) {
          expect(at.sentence).toMatch(USED_UP);
          days += 1;
          all.clock.sleep(DAY_MS);
          await maria.ask({ ask: 'readMembers', restart: true });
          if (days > 30) throw new Error(at.sentence);
        }
      }
      expect(days).toBeGreaterThan(0);
      expect(all.growthzone.counters()).toMatchObject({
        registrations: PEOPLE,
        attendedTransitions: PEOPLE,
        certificates: PEOPLE,
      });
    } finally {
      await all.close();
    }
  },
);
