import { type LocalClock, simulatedClock } from '../../local/clock';
import { type GrowthZone, type GrowthZoneOptions, startGrowthZone } from '../../local/growthzone';
import { AddOn, type SpreadsheetHost } from '../../local/sheets';
import type { RequestName, RequestOf, Result, TabPerson, ValueOf } from '../../src/answers';
import type { Problem } from '../../src/roster/problems';
import type { Goal } from '../../src/run/person';
import type { StepReport } from '../../src/run/report';
import { hostOf } from './script';

export const KEY = 'a-key-of-the-association';
export const EVENT = 8101;
const CLASS_DATE = '2026-02-05';
const HEADERS = ['NRDS ID', 'First Name', 'Last Name', 'Credit Type', 'Credit?', 'Class Date', 'Email'];
const NOW = Date.parse('2026-02-06T15:00:00Z');

export const memberId = (n: number): string => `${999_901_101 + n}`;

/** A user of the add-on in one window. */
export interface Coordinator {
  readonly session: string;
  ask<Name extends RequestName>(request: RequestOf<Name>): Promise<ValueOf<Name>>;
  /** The problem that the add-on answers with; throws where it answers with a value. */
  problem(request: object): Promise<Problem>;
  /** What the log or the summary could not be told while it was answered; empty where they were. */
  notice(request: object): Promise<string>;
  step(goal: Goal): Promise<StepReport>;
  /** Steps, waiting where it is told to, until the run pauses or is done. */
  run(goal: Goal): Promise<StepReport>;
  people(): Promise<readonly TabPerson[]>;
  /** The service calls of the question that was answered last, by name. */
  calls(): Readonly<Record<string, number>>;
  /** What goes wrong at Google from now on. */
  faults(faults: AddOn['faults']): void;
  /** Ends the user's script, in the middle of a question where one is asked. */
  close(): Promise<void>;
}

/** An association with a class of some people, its GrowthZone and its roster. */
export interface Association {
  readonly growthzone: GrowthZone;
  readonly clock: LocalClock;
  readonly host: SpreadsheetHost;
  /** Connected, with the members read. */
  coordinator(user?: string, host?: SpreadsheetHost): Promise<Coordinator>;
  /** Without a key: nothing can be read of GrowthZone, nor sent. */
  withoutKey(user?: string, host?: SpreadsheetHost): Promise<Coordinator>;
  build(maria: Coordinator): Promise<void>;
  close(): Promise<void>;
}

export interface AssociationOptions extends Partial<GrowthZoneOptions> {
  /** How many requests Google lets a user make in a day. */
  readonly requestsPerDay?: number;
  /** Where its GrowthZone is reached, if not at the stand-in itself. */
  readonly address?: string;
}

export async function associationWith(
  people: number,
  { requestsPerDay, address, ...options }: AssociationOptions = {},
): Promise<Association> {
  const clock = simulatedClock(NOW);
  const growthzone = await startGrowthZone({ clock, keys: [KEY], ...options });
  growthzone.store.addMembers([
    ...Array.from({ length: people }, (_, n) => memberOf(n)),
    { memberId: '999909999', firstName: 'Otto', lastName: 'Other' },
  ]);
  growthzone.store.addEvent({ name: 'Class', date: CLASS_DATE, credit: 'COEC', eventId: EVENT });
  const rows = Array.from({ length: people }, (_, n) => [
    memberId(n),
    `Ana${n}`,
    'Alvarez',
    'COEC',
    'Y',
    '02/05/2026',
    `ana${n}@example.com`,
  ]);
  const host = hostOf([HEADERS, ...rows]);
  const opened: AddOn[] = [];
  const withoutKey = async (user = 'maria.lopez@example.org', own = host): Promise<Coordinator> => {
    const [dist, worker] = [`${process.cwd()}/dist`, `${process.cwd()}/build/worker.mjs`];
    const hosts = Object.fromEntries(
      ['demo', 'other'].map((tenant) => [`https://${tenant}.growthzoneapp.com`, address ?? growthzone.url]),
    );
    const addOn = await AddOn.open({ host: own, dist, worker, clock, user, hosts, requestsPerDay });
    opened.push(addOn);
    return coordinatorOf(addOn, clock, `session-${opened.length}-of-${user}`);
  };
  const coordinator = async (user?: string, own?: SpreadsheetHost): Promise<Coordinator> => {
    const one = await withoutKey(user, own);
    await one.ask({ ask: 'saveConnection', tenant: 'demo', key: KEY });
    await one.ask({ ask: 'readMembers', restart: true });
    return one;
  };
  return {
    growthzone,
    clock,
    host,
    coordinator,
    withoutKey,
    build,
    close: async () => {
      await Promise.all(opened.map((addOn) => addOn.close()));
      await growthzone.close();
    },
  };
}

const memberOf = (n: number) => ({
  memberId: memberId(n),
  firstName: `Ana${n}`,
  lastName: 'Alvarez',
  email: `ana${n}@example.com`,
});

async function build(maria: Coordinator): Promise<void> {
  const { mark } = await maria.ask({ ask: 'check' });
  await maria.ask({
    ask: 'build',
    events: { COEC: EVENT },
    checked: mark,
    accepted: [],
    lookedUp: ['COEC'],
    nobodyToInvoice: true,
  });
}

function coordinatorOf(addOn: AddOn, clock: LocalClock, session: string): Coordinator {
  const answerTo = (request: object) => addOn.run('ask', request) as Promise<Result<never>>;
  const self: Coordinator = {
    session,
    async ask(request) {
      const answer = await answerTo(request);
      if (!answer.ok) throw new Error(answer.problem.message);
      return answer.value;
    },
    async problem(request) {
      const answer = await answerTo(request);
      if (answer.ok) throw new Error(`It answered ${JSON.stringify(answer.value)}.`);
      return answer.problem;
    },
    async notice(request) {
      const answer: { readonly ok: boolean; readonly notice?: string } = await answerTo(request);
      if (!answer.ok) throw new Error(`It answered ${JSON.stringify(answer)}.`);
      return answer.notice ?? '';
    },
    step: (goal) => self.ask({ ask: 'step', credit: 'COEC', goal, session }),
    async run(goal) {
      for (;;) {
        const report = await self.step(goal);
        if (report.status === 'waiting') clock.sleep(report.waitSeconds * 1000);
        else if (report.status !== 'working') return report;
      }
    },
    people: () => self.ask({ ask: 'people', credit: 'COEC' }),
    calls: () => Object.fromEntries(addOn.calls),
    faults: (faults) => {
      addOn.faults = faults;
    },
    close: () => addOn.close(),
  };
  return self;
}
