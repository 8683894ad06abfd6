import { execFile } from 'node:child_process';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { realClock } from '../local/clock';
import { type GrowthZone, startGrowthZone } from '../local/growthzone';
import { fictionalMembers } from '../local/growthzone/seed';

const MEMBERS = 5000;
const EVENTS = 25;
const ATTENDEES_AN_EVENT = 2000;
const A_FILE = 100;
const SECONDS = 3;
const CONNECTIONS = 16;
const KEY = 'bench-key';
/** So fast that nobody is told to slow down: it is the server that is measured. */
const NO_PACE = { perSecond: 1e9, burst: 1e9 };

/** What the process that asks is told. */
interface Load {
  readonly url: string;
  readonly path: string;
}

/** Requests a second of the stand-in, with 5,000 members and 50,000 attendees, beside the same server with a constant. */
export async function benchGrowthZone(): Promise<void> {
  const growthzone = await startGrowthZone({ clock: realClock(), keys: [KEY], pace: NO_PACE });
  const [eventId = 0] = furnish(growthzone);
  const contacts = '/api/contacts?$top=100';
  const constant = await constantServer(await pageOf(growthzone, contacts));
  const jobs = [
    { name: 'a constant, as long as a page of contacts', url: constant.url, path: '/' },
    { name: 'contacts, first page of 100', path: contacts },
    { name: 'contacts, last page', path: '/api/contacts?$top=100&$skip=4900' },
    { name: "a person's card", path: '/api/contacts/person/7000' },
    { name: 'attendees, first page of 100', path: `/api/events/${eventId}/attendees/summary?$top=100` },
    { name: 'attendees, last page', path: `/api/events/${eventId}/attendees/summary?$top=100&$skip=1900` },
    { name: 'attendance tab of 2,000', path: `/api/events/${eventId}/attendees/attendance` },
    { name: 'enrolments, a page deep in 5,000', path: '/api/certifications/contacts?$top=100&$skip=4500' },
  ];
  console.log(`${growthzone.store.memberCount()} members, ${growthzone.counters().registrations} attendees`);
  console.log(`requests a second, ${CONNECTIONS} connections for ${SECONDS} s, asked by a process of its own`);
  for (const { name, url = growthzone.url, path } of jobs) print(name, await asked({ url, path }));
  print('import of a file of 100 (store alone)', imports(growthzone));
  constant.close();
  await growthzone.close();
}

/** Asks for `SECONDS` over keep-alive connections and prints how many answers a second came; for `asked` alone. */
export async function load({ url, path }: Load): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const end = performance.now() + SECONDS * 1000;
  let answers = 0;
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const sent = request(url + path, { agent, headers: { Authorization: `ApiKey ${KEY}` } }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}`));
        answer.on('end', resolve).resume();
      });
      sent.on('error', reject).end();
    });
  const one = async () => {
    while (performance.now() < end) {
      await ask();
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  agent.destroy();
  console.log(answers / SECONDS);
}

async function asked(job: Load): Promise<number> {
  const program = process.argv[1] ?? '';
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'growthzone-load', JSON.stringify(job)]);
  return Number(stdout);
}

/** Gives the numbers of the events, each with its attendees marked. */
function furnish({ store }: GrowthZone): number[] {
  const members = fictionalMembers(MEMBERS, 1);
  store.addMembers(members);
  return Array.from({ length: EVENTS }, (_, place) => {
    const made = store.addEvent({ name: `Class ${place + 1}`, date: '2026-02-05', credit: 'COEC' });
    const registrationTypeId = made.registrationTypeIds[0] ?? 0;
    for (let row = 0; row < ATTENDEES_AN_EVENT; row += A_FILE) {
      const first = (place * 200 + row) % MEMBERS;
      const csv = csvOf(members.slice(first, first + A_FILE));
      const answer = store.importAttendees(made.eventId, { csv, registrationTypeId, status: 'Registered' });
      if (!answer.ok) throw new Error(answer.message);
    }
    const tab = store.attendance(made.eventId);
    if (!tab.ok) throw new Error(tab.message);
    const changes = tab.attendees.map(({ eventAttendeeId }) => ({ eventAttendeeId, status: 'Attended' }));
    store.saveAttendance(made.eventId, { auditId: tab.auditId, changes });
    return made.eventId;
  });
}

function imports({ store }: GrowthZone): number {
  const made = store.addEvent({ name: 'Imports', date: '2026-02-05', credit: 'COEC' });
  const request = {
    csv: csvOf(fictionalMembers(A_FILE, 1)),
    registrationTypeId: made.registrationTypeIds[0] ?? 0,
    status: 'Registered',
  };
  const start = performance.now();
  let files = 0;
  while (performance.now() - start < SECONDS * 1000) {
    store.importAttendees(made.eventId, request);
    files += 1;
  }
  return files / SECONDS;
}

function csvOf(members: ReturnType<typeof fictionalMembers>): string {
  const rows = members.map((member) => `${member.memberId},"${member.firstName}","${member.lastName}"`);
  return ['Member ID,First Name,Last Name', ...rows].join('\r\n');
}

async function pageOf({ url }: GrowthZone, path: string): Promise<string> {
  return await (await fetch(url + path, { headers: { Authorization: `ApiKey ${KEY}` } })).text();
}

async function constantServer(text: string): Promise<{ url: string; close(): void }> {
  const app = new Hono().get('/', (c) => c.body(text, 200, { 'Content-Type': 'application/json' }));
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

function print(name: string, perSecond: number): void {
  console.log(`${name.padEnd(44)} ${Math.round(perSecond).toLocaleString('en-US').padStart(7)}`);
}
