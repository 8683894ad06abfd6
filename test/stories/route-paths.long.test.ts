import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { proxy } from 'hono/proxy';
import { realClock } from '../../local/clock';
import { startGrowthZone } from '../../local/growthzone';
import { doctorLines } from '../../src/sidebar/texts/doctor';
import { type Association, associationWith, type Coordinator, EVENT, KEY } from '../support/association';
import { rosterBeside } from '../support/command';

// Support named other paths than the add-on's own: whoever enters them goes on through the API.

const NAMED = {
  importAttendees: '/events/{eventId}/people/bulk',
  attendanceRead: ' /api/events/{eventId}/people/presence',
  attendanceSave: '/events/{eventId}/people/presence',
};
/** The add-on's own ending of a path, and the one it has there. */
const MOVED = [
  ['/attendees/import', '/people/bulk'],
  ['/attendees/attendance', '/people/presence'],
] as const;
const PEOPLE = 3;

/** A GrowthZone in front of the stand-in that knows the write routes by other paths, and by these alone. */
async function elsewhere() {
  const behind = { url: '' };
  const app = new Hono();
  app.all('*', ({ req }) => {
    if (MOVED.some(([own]) => req.path.endsWith(own))) return Response.json({ Message: 'Not here.' }, { status: 404 });
    const path = MOVED.reduce((now, [own, theirs]) => now.replace(theirs, own), req.path);
    return proxy(`${behind.url}${path}${new URL(req.url).search}`, { raw: req.raw });
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { behind, url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

let gate: Awaited<ReturnType<typeof elsewhere>>;
let all: Association;
let maria: Coordinator;
beforeEach(async () => {
  gate = await elsewhere();
  all = await associationWith(PEOPLE, { address: gate.url });
  gate.behind.url = all.growthzone.url;
  maria = await all.coordinator();
});
afterEach(async () => {
  await all.close();
  gate.close();
});

test('a tab that was found to go by hand goes through the API once the paths are known', async () => {
  await all.build(maria);
  expect(await maria.run('registered')).toMatchObject({ status: 'paused', reason: 'by-hand' });
  expect(all.growthzone.counters().registrations).toBe(0);
  // The page lets go of the run with the pause; another window of hers would be told to wait.
  await maria.ask({ ask: 'pause', session: maria.session });
  await maria.ask({ ask: 'saveRoutes', routes: NAMED });
  for (const goal of ['registered', 'credited'] as const) {
    expect(await maria.run(goal)).toMatchObject({ status: 'done', done: PEOPLE });
  }
  await all.growthzone.settle();
  expect(all.growthzone.counters()).toMatchObject({ registrations: PEOPLE, certificates: PEOPLE, invoices: 0 });
});

test('the plan and the doctor show the paths that are used, and where they are from', async () => {
  await all.build(maria);
  await maria.ask({ ask: 'saveRoutes', routes: NAMED });
  const planned = await maria.ask({ ask: 'tryWithoutSending', credit: 'COEC' });
  const writes = planned.filter((call) => call.writes).map(({ path, certainty }) => `${path} ${certainty}`);
  expect(new Set(writes)).toEqual(
    new Set([`/api/events/${EVENT}/people/bulk SETTINGS`, `/api/events/${EVENT}/people/presence SETTINGS`]),
  );
  const report = await maria.ask({ ask: 'doctor' });
  expect(doctorLines(report)).toContainEqual(
    expect.objectContaining({
      route: 'POST /api/events/{eventId}/people/bulk',
      certainty: 'SETTINGS',
      result: 'answers as expected',
    }),
  );
});

test('they belong to the key: kept for a new key, gone with another association or when forgotten', async () => {
  const enteredNow = async () => {
    const lines = await maria.ask({ ask: 'routes' });
    return Object.fromEntries(lines.flatMap(({ name, entered }) => (entered ? [[name, entered]] : [])));
  };
  await maria.ask({ ask: 'saveRoutes', routes: NAMED });
  const kept = { ...NAMED, attendanceRead: '/events/{eventId}/people/presence' };
  expect(await enteredNow()).toEqual(kept);
  await maria.ask({ ask: 'saveConnection', tenant: 'demo', key: KEY });
  expect(await enteredNow()).toEqual(kept);
  await maria.ask({ ask: 'saveConnection', tenant: 'other', key: KEY });
  expect(await enteredNow()).toEqual({});
  await maria.ask({ ask: 'saveRoutes', routes: NAMED });
  await maria.ask({ ask: 'saveRoutes', routes: { ...NAMED, importAttendees: '' } });
  expect(Object.keys(await enteredNow())).toEqual(['attendanceRead', 'attendanceSave']);
  await maria.ask({ ask: 'forgetKey' });
  expect(await maria.problem({ ask: 'routes' })).toMatchObject({ code: 'not-connected' });
});

test('not while somebody runs', async () => {
  await all.build(maria);
  await maria.ask({ ask: 'saveRoutes', routes: NAMED });
  const lost = { method: 'POST', path: `/api/events/${EVENT}/attendees/import` } as const;
  all.growthzone.faults.add({ match: lost, fault: { kind: 'late', seconds: 100 } });
  while ((await maria.step('registered')).status === 'working');
  const refused = await maria.problem({ ask: 'saveRoutes', routes: {} });
  expect(refused).toMatchObject({ code: 'lease', message: expect.stringContaining('has been importing since') });
  expect((await maria.ask({ ask: 'routes' })).filter(({ entered }) => entered !== '')).toHaveLength(3);
});

test('a path that cannot be one changes nothing', async () => {
  await maria.ask({ ask: 'saveRoutes', routes: NAMED });
  const routes = { importAttendees: '/attendees/import' };
  expect(await maria.problem({ ask: 'saveRoutes', routes })).toMatchObject({ code: 'bad-route' });
  expect((await maria.ask({ ask: 'routes' })).filter(({ entered }) => entered !== '')).toHaveLength(3);
});

test('on the command line, in the settings', async () => {
  // A command that asks another process lives in real time, and so must what it asks.
  const growthzone = await startGrowthZone({ clock: realClock(), keys: [KEY] });
  gate.behind.url = growthzone.url;
  growthzone.store.addMembers([{ memberId: '999901101', firstName: 'Ana', lastName: 'Alvarez' }]);
  growthzone.store.addEvent({ name: 'Class', date: '2026-02-05', credit: 'COEC' });
  const folder = mkdtempSync(join(tmpdir(), 'routes-'));
  try {
    const settings = join(folder, 'settings.json');
    const roster = join(folder, 'roster.csv');
    writeFileSync(roster, 'NRDS ID,First Name,Last Name,Credit Type,Credit?\n999901101,Ana,Alvarez,COEC,Y\n');
    writeFileSync(settings, JSON.stringify({ Routes: NAMED, classDate: '2026-02-05' }));
    const gateway = ['--growthzone', gate.url, '--key-from-env', 'CE_KEY', '--settings', settings];
    const doctor = await rosterBeside(['doctor', ...gateway], { CE_KEY: KEY });
    expect(doctor.stdout).toContain('POST /api/events/{eventId}/people/bulk  (SETTINGS)');
    const imported = await rosterBeside(['import', roster, ...gateway], { CE_KEY: KEY });
    expect(imported).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1 registered, 1 attended, 1 credit seen'),
    });
    writeFileSync(settings, JSON.stringify({ routes: { importAttendees: 7 } }));
    const refused = await rosterBeside(['doctor', ...gateway], { CE_KEY: KEY });
    expect(refused).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Setting "routes.importAttendees" is 7: give each route'),
    });
  } finally {
    await growthzone.close();
    rmSync(folder, { recursive: true });
  }
});
