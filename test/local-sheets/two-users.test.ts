import { join } from 'node:path';
import { type LocalClock, simulatedClock } from '../../local/clock';
import { type GrowthZone, startGrowthZone } from '../../local/growthzone';
import { AddOn, type SpreadsheetHost } from '../../local/sheets';
import type { Answer, CheckReport, EventsReport, SidebarState } from '../../src/api';
import type { StepReport } from '../../src/run/report';
import type { Goal } from '../../src/run/states';
import { hostOf, MARIA, SAM } from './harness';

// The add-on's own bundle in the hands of two users who share a spreadsheet.

const KEY = 'a-key-of-the-association';
const PEOPLE = 7;
const LEASE_MS = 7 * 60_000;

function roster(): SpreadsheetHost {
  const rows = Array.from({ length: PEOPLE }, (_, n) => [
    `${999_901_101 + n}`,
    `Ana${n}`,
    'Alvarez',
    'COEC',
    'Y',
    '02/05/2026',
  ]);
  return hostOf([['NRDS ID', 'First Name', 'Last Name', 'Credit Type', 'Credit?', 'Class Date'], ...rows]);
}

interface Together {
  readonly host: SpreadsheetHost;
  readonly growthzone: GrowthZone;
  readonly clock: LocalClock;
  readonly maria: AddOn;
  readonly sam: AddOn;
}

/** Both connected, the directory read by both, the credit tab built by Maria. */
async function together(work: (all: Together) => Promise<void>): Promise<void> {
  const clock = simulatedClock(Date.parse('2026-02-06T15:00:00Z'));
  const growthzone = await startGrowthZone({ clock, keys: [KEY] });
  growthzone.store.addMembers(
    Array.from({ length: PEOPLE }, (_, n) => ({
      memberId: `${999_901_101 + n}`,
      firstName: `Ana${n}`,
      lastName: 'Alvarez',
    })),
  );
  growthzone.store.addEvent({ name: 'Commitment to Excellence', date: '2026-02-05', credit: 'COEC', eventId: 8101 });
  const host = roster();
  const opened: AddOn[] = [];
  const open = async (user: string) => {
    const hosts = { 'https://demo.growthzoneapp.com': growthzone.url };
    const [dist, worker] = [join(process.cwd(), 'dist'), join(process.cwd(), 'build/worker.mjs')];
    const addOn = await AddOn.open({ host, dist, worker, clock, user, hosts });
    opened.push(addOn);
    await ask(addOn, { ask: 'saveConnection', tenant: 'demo', key: KEY });
    while (!(await ask<{ done: boolean }>(addOn, { ask: 'readMembers', restart: false })).done);
    return addOn;
  };
  try {
    const [maria, sam] = [await open(MARIA), await open(SAM)];
    await ask(maria, { ask: 'saveSettings', settings: { classDate: '2026-02-05' } });
    const check = await ask<CheckReport>(maria, { ask: 'check' });
    const { credits } = await ask<EventsReport>(maria, { ask: 'events' });
    const findings = check.rows.flatMap((row) => row.findings);
    await ask(maria, {
      ask: 'build',
      events: { COEC: 8101 },
      accepted: [...new Set(findings.filter(({ level }) => level === 'check').map(({ code }) => code))],
      lookedUp: credits.map(({ credit }) => credit),
      nobodyToInvoice: true,
    });
    await work({ host, growthzone, clock, maria, sam });
  } finally {
    await Promise.all(opened.map((addOn) => addOn.close()));
    await growthzone.close();
  }
}

/** What the add-on answers; where it says no, its sentence is thrown. */
async function ask<T = unknown>(addOn: AddOn, request: object): Promise<T> {
  const answer = (await addOn.run('ask', request)) as Answer<T>;
  if (!answer.ok) throw new Error(answer.problem.message);
  return answer.value;
}

function step(addOn: AddOn, goal: Goal, session: string): Promise<StepReport> {
  return ask<StepReport>(addOn, { ask: 'step', credit: 'COEC', goal, session });
}

/** Steps until the goal is reached. Throws where the run pauses. */
async function finish(addOn: AddOn, clock: LocalClock, session: string): Promise<void> {
  for (const goal of ['registered', 'credited'] as const) {
    for (let report = await step(addOn, goal, session); report.status !== 'done'; ) {
      if (report.status === 'paused') throw new Error(report.sentence);
      if (report.status === 'waiting') clock.sleep(report.waitSeconds * 1000);
      report = await step(addOn, goal, session);
    }
  }
}

const EVERYBODY_ONCE = { registrations: PEOPLE, attendedTransitions: PEOPLE, certificates: PEOPLE };

test('of two who import at once one runs, the other reads who it is; everybody is registered and marked once', async () => {
  await together(async ({ growthzone, clock, maria, sam }) => {
    const both = [
      { addOn: maria, session: 'session-of-maria' },
      { addOn: sam, session: 'session-of-sam' },
    ] as const;
    const ended = await Promise.all(both.map(({ addOn, session }) => step(addOn, 'registered', session)));
    // Where the machine is so slow that one is done before the other begins, nobody is refused.
    for (const { reason, sentence } of ended.filter(({ status }) => status === 'paused')) {
      expect(reason).toBe('lease');
      expect(sentence).toMatch(/^(maria\.lopez|sam\.rivera)@example\.org is importing since 10:\d\d/);
    }
    const runner = both.find((_, place) => isGoingOn(ended[place])) ?? both[0];
    await finish(runner.addOn, clock, runner.session);
    for (const { addOn, session } of both) await finish(addOn, clock, session);
    expect(growthzone.counters()).toMatchObject(EVERYBODY_ONCE);
  });
});

function isGoingOn(ended: StepReport | undefined): boolean {
  return ended?.status === 'working' || ended?.status === 'waiting';
}

test.each([1, 2, 3, 4, 6])(
  'Maria’s script is killed at its write number %d; Sam takes over, nobody is registered twice',
  async (kill) => {
    await together(async ({ host, growthzone, clock, maria, sam }) => {
      let writes = 0;
      let closed: Promise<void> | undefined;
      const end = host.onChange((change) => {
        if (change.kind !== 'cells') return;
        writes += 1;
        // The thread waits for the answer to this very write: it never gets to the next statement.
        if (writes === kill) closed = maria.close();
      });
      await expect(finish(maria, clock, 'session-of-maria')).rejects.toThrow(/ended before it was done|was closed/);
      end();
      await closed;
      const refused = { reason: 'lease', sentence: expect.stringContaining(`${MARIA} is importing since`) };
      expect(await step(sam, 'registered', 'session-of-sam')).toMatchObject(refused);
      clock.sleep(LEASE_MS);
      const paused = await finish(sam, clock, 'session-of-sam').then(
        () => undefined,
        (error: Error) => error.message,
      );
      const { tabs } = await ask<SidebarState>(sam, { ask: 'state' });
      if (paused === undefined) {
        expect(growthzone.counters()).toMatchObject(EVERYBODY_ONCE);
      } else {
        // Whoever was about to be sent when the script was killed is a person's to decide, and was not sent.
        expect(paused).toMatch(/held/);
        expect(tabs[0]?.counts.HELD).toBe(1);
        expect(growthzone.counters().registrations).toBe(0);
      }
    });
  },
);
