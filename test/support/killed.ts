import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refused } from '../../local/ask';
import { type Conduct, prepare, runTabs } from '../../local/cli/coordinator';
import type { Session } from '../../local/cli/session';
import { type LocalClock, simulatedClock } from '../../local/clock';
import { startGrowthZone } from '../../local/growthzone';
import type { Profile } from '../../local/growthzone/profile';
import { AddOn, fromJson, SpreadsheetHost, toJson } from '../../local/sheets';
import type { Result } from '../../src/answers';
import type { Templates } from '../../src/growthzone';
import { hostOf } from './script';

const KEY = 'a-key-of-the-association';
const PEOPLE = 3;
export const ONCE = {
  registrations: PEOPLE,
  attendedTransitions: PEOPLE,
  certificates: PEOPLE,
  educationRecords: PEOPLE,
};
const NOW = Date.parse('2026-02-06T15:00:00Z');

/** How an association's GrowthZone is, and what was learned of it. */
export interface Kind {
  readonly profile?: Profile;
  readonly templates?: Templates;
}

/** The moments at which the script can be killed: before a request reaches GrowthZone, after it was answered, at a write. */
export type Moment = 'request' | 'answer' | 'stored';

/** Tells of every moment; the thread waits meanwhile, so that a kill there is a kill at that very statement. */
class Watch {
  readonly seen = { request: 0, answer: 0, stored: 0 };
  /** Where the requests went. */
  readonly paths: string[] = [];
  constructor(private readonly onMoment: (moment: Moment, count: number) => void) {}
  saw(moment: Moment): void {
    this.seen[moment] += 1;
    this.onMoment(moment, this.seen[moment]);
  }
}

/** Stands between the add-on and the stand-in. */
async function between(url: string, watch: Watch): Promise<Server> {
  const server = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      watch.paths.push(`${request.method} ${request.url?.split('?')[0]}`);
      watch.saw('request');
      const headers = Object.entries(request.headers).filter(([name]) => name !== 'host' && name !== 'content-length');
      const answer = await fetch(url + (request.url ?? ''), {
        method: request.method ?? 'GET',
        headers: headers.map(([name, value]) => [name, String(value)] as [string, string]),
        ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
      });
      const text = await answer.text();
      watch.saw('answer');
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function freshGrowthZone(clock: LocalClock, { profile }: Kind) {
  const growthzone = await startGrowthZone({ clock, keys: [KEY], ...(profile && { profile }) });
  const members = Array.from({ length: PEOPLE }, (_, n) => ({
    memberId: `${999_901_101 + n}`,
    firstName: `Ana${n}`,
    lastName: 'Alvarez',
  }));
  growthzone.store.addMembers(members);
  growthzone.store.addEvent({ name: 'Class', date: '2026-02-05', credit: 'COEC', eventId: 8101 });
  return growthzone;
}

async function open(
  host: SpreadsheetHost,
  clock: LocalClock,
  user: string,
  url: string,
): Promise<Session & { kill(): void }> {
  const [dist, worker] = [`${process.cwd()}/dist`, `${process.cwd()}/build/worker.mjs`];
  const hosts = { 'https://demo.growthzoneapp.com': url };
  const addOn = await AddOn.open({ host, dist, worker, clock, user, hosts });
  return {
    async ask(request) {
      const answer = (await addOn.run('ask', request)) as Result<never>;
      if (!answer.ok) throw new Refused(answer.problem.code, answer.problem.message);
      return answer.value;
    },
    workbook: () => host.workbook,
    close: () => addOn.close(),
    kill: () => void addOn.close(),
  };
}

/** The spreadsheet with its credit tab built and nobody sent, as text. */
export async function built(kind: Kind = {}): Promise<string> {
  const clock = simulatedClock(NOW);
  const growthzone = await freshGrowthZone(clock, kind);
  const rows = Array.from({ length: PEOPLE }, (_, n) => [
    `${999_901_101 + n}`,
    `Ana${n}`,
    'Alvarez',
    'COEC',
    'Y',
    '02/05/2026',
  ]);
  const host = hostOf([['NRDS ID', 'First Name', 'Last Name', 'Credit Type', 'Credit?', 'Class Date'], ...rows]);
  const session = await open(host, clock, 'maria@example.org', growthzone.url);
  await ready({ session, id: 'session-of-maria', clock, isPersistent: true }, kind);
  await session.close();
  await growthzone.close();
  return toJson(host.saved());
}

/** A whole run from `saved`, killed at one moment where that is said; what was seen and what GrowthZone has. */
export async function run(saved: string, kind: Kind = {}, kill?: { readonly moment: Moment; readonly count: number }) {
  const clock = simulatedClock(NOW + 60_000);
  const growthzone = await freshGrowthZone(clock, kind);
  const host = new SpreadsheetHost(fromJson(saved), () => clock.now());
  let victim: { kill(): void } | undefined;
  const watch = new Watch((moment, count) => {
    if (kill?.moment === moment && kill.count === count) victim?.kill();
  });
  const server = await between(growthzone.url, watch);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  host.onStored(() => watch.saw('stored'));
  const maria = await open(host, clock, 'maria@example.org', url);
  const died = await work({ session: maria, id: 'session-of-maria', clock, isPersistent: true }, kind, () => {
    watch.seen.request = watch.seen.answer = watch.seen.stored = 0;
    watch.paths.length = 0;
    victim = maria;
  }).then(
    () => false,
    () => true,
  );
  const seen = { ...watch.seen };
  victim = undefined;
  await maria.close();
  if (died) {
    const sam = await open(host, clock, 'sam@example.org', url);
    await work({ session: sam, id: 'session-of-sam', clock, isPersistent: true }, kind);
    await sam.close();
  }
  const counters = growthzone.counters();
  server.close();
  server.closeAllConnections();
  await growthzone.close();
  return { died, seen, paths: watch.paths, counters };
}

/** Connected, taught and built; a colleague who is taught waits until the run is nobody's. */
async function ready(conduct: Conduct, { templates }: Kind): Promise<void> {
  const { session, clock } = conduct;
  if (templates) await session.ask({ ask: 'saveConnection', tenant: 'demo', key: KEY });
  for (let isTaught = templates === undefined; !isTaught; ) {
    isTaught = await session.ask({ ask: 'saveTemplates', templates }).then(
      () => true,
      (refused: unknown) => {
        if (!(refused instanceof Refused) || refused.code !== 'lease') throw refused;
        clock.sleep(60_000);
        return false;
      },
    );
  }
  await prepare(conduct, KEY);
}

/** A person's word about whoever was sent and not seen; false where nobody was. */
async function sentAgain({ session }: Conduct): Promise<boolean> {
  const people = await session.ask({ ask: 'people', credit: 'COEC' });
  const memberIds = people.flatMap(({ reason, memberId }) => (reason === 'not-seen' ? [memberId] : []));
  if (memberIds.length > 0) await session.ask({ ask: 'decide', credit: 'COEC', memberIds, decision: 'send again' });
  return memberIds.length > 0;
}

async function work(conduct: Conduct, kind: Kind, begun: () => void = () => undefined): Promise<void> {
  await ready(conduct, kind);
  begun();
  const paused = await runTabs(conduct, (await conduct.session.ask({ ask: 'state' })).tabs);
  if (paused === undefined) return;
  // Of an import that begins with an upload nobody may have come: whoever was looked for long enough is sent again.
  if (!(await sentAgain(conduct))) throw new Error(paused);
  const still = await runTabs(conduct, (await conduct.session.ask({ ask: 'state' })).tabs);
  if (still !== undefined) throw new Error(still);
}
