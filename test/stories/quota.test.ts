import { startGrowthZone } from '../../local/growthzone';
import type { StepReport } from '../../src/run/report';
import { clock, type Desk, withDesk } from './desk';

jest.setTimeout(60_000);

const KEY = 'quota-key';
const PEOPLE = 12;
const DAY_MS = 86_400_000;
const memberId = (n: number) => `${999_901_101 + n}`;
const ROSTER = [
  ['NRDS ID', 'First Name', 'Last Name', 'Credit Type', 'Credit?', 'Class Date'],
  ...Array.from({ length: PEOPLE }, (_, n) => [memberId(n), `Ana${n}`, 'Alvarez', 'COEC', 'Y', '02/05/2026']),
];

/** Works on until a person is needed or nothing is left. */
async function workOn(desk: Desk, goal: 'registered' | 'credited'): Promise<StepReport> {
  for (let steps = 0; steps < 60; steps += 1) {
    const report = await desk.ask({ ask: 'step', credit: 'COEC', goal, session: 'quota-session' });
    if (report.status === 'done' || report.status === 'paused') return report;
    if (report.status === 'waiting') clock.advance(report.waitSeconds * 1000);
    if (report.status === 'waiting' && /too many times for one day/.test(report.sentence)) return report;
  }
  throw new Error('The run neither ended nor paused.');
}

// So few a day that the quota is used up at every place of a run, before and after each of its writes.
test.each(Array.from({ length: 20 }, (_, n) => 12 + n))(
  'Google allows %i requests a day: the run goes on day after day, and everybody is registered and marked once',
  async (requestsPerDay) => {
    const growthzone = await startGrowthZone({ clock, keys: [KEY] });
    try {
      growthzone.store.addMembers(
        Array.from({ length: PEOPLE }, (_, n) => ({
          memberId: memberId(n),
          firstName: `Ana${n}`,
          lastName: 'Alvarez',
        })),
      );
      growthzone.store.addEvent({ name: 'Ethics', date: '2026-02-05', credit: 'COEC', eventId: 8101 });
      await withDesk(
        ROSTER,
        async (desk) => {
          await desk.ask({ ask: 'saveConnection', tenant: 'demo', key: KEY });
          await desk.ask({ ask: 'readMembers', restart: true });
          await desk.ask({
            ask: 'build',
            events: { COEC: 8101 },
            accepted: [],
            lookedUp: ['COEC'],
            nobodyToInvoice: true,
          });
          let days = 0;
          for (const goal of ['registered', 'credited'] as const) {
            for (let report = await workOn(desk, goal); report.status !== 'done'; report = await workOn(desk, goal)) {
              expect(report.sentence).toMatch(/too many times for one day/);
              days += 1;
              clock.advance(DAY_MS);
              await desk.ask({ ask: 'readMembers', restart: true });
              if (days > 30) throw new Error(report.sentence);
            }
          }
          expect(days).toBeGreaterThan(0);
          expect(growthzone.counters()).toMatchObject({
            registrations: PEOPLE,
            attendedTransitions: PEOPLE,
            certificates: PEOPLE,
          });
        },
        { hosts: { 'https://demo.growthzoneapp.com': growthzone.url }, requestsPerDay },
      );
    } finally {
      await growthzone.close();
    }
  },
);
