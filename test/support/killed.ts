import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refused } from '../../local/ask';
import { type Conduct, prepare, runTabs } from '../../local/cli/coordinator';
import type { Session } from '../../local/cli/session';
import { type LocalClock, simulatedClock } from '../../local/clock';
import { startGrowthZone } from '../../local/growthzone';
import type { Profile } from '../../local/growthzone/profile';
import type { Store } from '../../local/growthzone/store';
import { AddOn, fromJson, type SavedSpreadsheet, SpreadsheetHost, toJson } from '../../local/sheets';
import type { Result } from '../../src/answers';
import type { Templates } from '../../src/growthzone';
import { hostOf } from './script';

const KEY = 'a-key-of-the-association';
const PEOPLE = 3;
const EVENT = 8101;
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
  growthzone.store.addEvent({ name: 'Class', date: '2026-02-05', credit: 'COEC', eventId: EVENT });
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

/** The spreadsheet with its credit tab built and nobody sent, as text. */
export async function built(kind: Kind = {}): Promise<string> {
  const clock = simulatedClock(NOW);
  const growthzone = await freshGrowthZone(clock, kind);
  const host = roster();
  const session = await open(host, clock, 'maria@example.org', growthzone.url);
  await ready({ session, id: 'session-of-maria', clock, isPersistent: true }, kind);
  await session.close();
  await growthzone.close();
  return toJson(host.saved());
}

interface Kill {
  readonly moment: Moment;
  readonly count: number;
}

/** What somebody does; `begun` is called where what is watched begins. */
type Work = (conduct: Conduct, begun: () => void) => Promise<void>;

/** A whole run from `saved`, killed at one moment where that is said; what was seen and what GrowthZone has. */
export const run = (saved: string, kind: Kind = {}, kill?: Kill) =>
  watched(
    fromJson(saved),
    kind,
    () => undefined,
    (conduct, begun) => work(conduct, kind, begun),
    kill,
  );

/**
 * The way from the check over the look at earlier credit to the credit tab, or on to credit seen, likewise. One has the credit
 * of an earlier year, and one is in the event already, imported as Attended.
 */
export const runWithEarlyLook = (until: 'built' | 'credited', kill?: Kill) =>
  watched(roster().saved(), {}, hasHistory, (conduct, begun) => lookEarly(conduct, until, begun), kill);

/** It is not known whether Google writes several properties at once: whoever dies in between has written some, and here not the first ones. */
function oneByOne(store: SpreadsheetHost['documentProperties'], isDead: () => boolean): void {
  const write = store.setProperties.bind(store);
  store.setProperties = (texts) => {
    for (const [name, text] of Object.entries(texts).reverse()) if (!isDead()) write({ [name]: text });
  };
}

async function watched(
  saved: SavedSpreadsheet,
  kind: Kind,
  furnish: (store: Store) => void,
  doAll: Work,
  kill: Kill | undefined,
) {
  const clock = simulatedClock(NOW + 60_000);
  const growthzone = await freshGrowthZone(clock, kind);
  furnish(growthzone.store);
  const host = new SpreadsheetHost(saved, () => clock.now());
  let victim: { kill(): void } | undefined;
  let isDead = false;
  const watch = new Watch((moment, count) => {
    if (kill?.moment !== moment || kill.count !== count || !victim) return;
    victim.kill();
    isDead = true;
  });
  oneByOne(host.documentProperties, () => isDead);
  const server = await between(growthzone.url, watch);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  host.onStored(() => watch.saw('stored'));
  const maria = await open(host, clock, 'maria@example.org', url);
  const died = await doAll({ session: maria, id: 'session-of-maria', clock, isPersistent: true }, () => {
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
  isDead = false;
  if (died) {
    const sam = await open(host, clock, 'sam@example.org', url);
    await doAll({ session: sam, id: 'session-of-sam', clock, isPersistent: true }, () => undefined);
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

function hasHistory(store: Store): void {
  store.addCompletion({ memberId: '999901101', credit: 'COEC', date: '2023-03-01' });
  const [type] = store.registrationTypesOf(EVENT);
  store.importAttendees(EVENT, {
    csv: 'Member ID,First Name,Last Name\r\n999901102,Ana1,Alvarez\r\n',
    registrationTypeId: type?.registrationTypeId ?? 0,
    status: 'Attended',
  });
}

/** As the page does it: the look is taken until everybody was looked at, then the tab is built. */
async function lookEarly(conduct: Conduct, until: 'built' | 'credited', begun: () => void): Promise<void> {
  const { session } = conduct;
  await session.ask({ ask: 'saveConnection', tenant: 'demo', key: KEY });
  begun();
  for (let restart = true, done = false; !done; restart = false)
    ({ done } = await session.ask({ ask: 'readMembers', restart }));
  await session.ask({ ask: 'check' });
  await session.ask({ ask: 'events' });
  for (let unread = 1; unread > 0; )
    ({ unread } = await session.ask({ ask: 'earlierCredit', credit: 'COEC', eventId: EVENT, seconds: 1 }));
  await prepare(conduct, KEY);
  if (until === 'built') return;
  const paused = await runTabs(conduct, (await session.ask({ ask: 'state' })).tabs);
  if (paused !== undefined) throw new Error(paused);
}
