import { simulatedClock } from '../../local/clock';
import { startGrowthZone } from '../../local/growthzone';
import { AddOn, newSheet, SpreadsheetHost, type Workbook } from '../../local/sheets';

const KEY = 'a-very-secret-key-4711';
const BUILD = { ask: 'build', events: {}, accepted: [], lookedUp: [], nobodyToInvoice: true };
const clock = simulatedClock(Date.parse('2026-06-30T15:00:00Z'));

function workbook(people = 3): Workbook {
  const sheet = newSheet(1, 'Roster');
  sheet.values.push(['NRDS ID', 'First Name', 'Last Name', 'Credit Type', 'Credit?', 'Class Date']);
  for (let n = 0; n < people; n += 1)
    sheet.values.push([`${999_901_101 + n}`, `Ana${n}`, 'Alvarez', 'COEC', 'Y', '02/05/2026']);
  sheet.maxRows = Math.max(1000, people + 1);
  return { id: 'book-1', name: 'Roster', timeZone: 'America/New_York', locale: 'en_US', sheets: [sheet] };
}

async function withAddOn(
  work: (addOn: AddOn) => Promise<void>,
  { hosts = {}, people = 3 }: { hosts?: Readonly<Record<string, string>>; people?: number } = {},
): Promise<void> {
  const root = process.cwd();
  const addOn = await AddOn.open({
    host: new SpreadsheetHost({ workbook: workbook(people), documentProperties: {} }, () => clock.now()),
    dist: `${root}/dist`,
    worker: `${root}/build/worker.mjs`,
    clock,
    user: 'coordinator@example.org',
    hosts,
  });
  try {
    await work(addOn);
  } finally {
    await addOn.close();
  }
}

const ENTRY_POINTS = [
  'ask',
  'openCeRoster',
  'checkRosterNow',
  'buildCreditTabs',
  'importThisTab',
  'markThisTabAttended',
  'downloadFiles',
  'helpCeRoster',
];

test('no entry point but the two that build the menu runs as a cell formula', async () => {
  await withAddOn(async (addOn) => {
    for (const name of ENTRY_POINTS) {
      await expect(addOn.runAsFormula(name, { ask: 'state' })).rejects.toThrow(/Cannot call SpreadsheetApp.getUi/);
    }
  });
});

test('the menu and the sidebar', async () => {
  await withAddOn(async (addOn) => {
    await addOn.run('onInstall', {});
    expect(addOn.shown.menu.flatMap((entry) => (entry.kind === 'item' ? [entry.caption] : []))).toEqual([
      'Open',
      'Check roster',
      'Build credit tabs',
      'Import this credit tab',
      'Mark this tab attended',
      'Download CSV files',
      'Help',
    ]);
    await addOn.run('openCeRoster');
    expect(addOn.shown.sidebar?.html).toContain('<title>CE Roster</title>');
  });
});

test.each([
  ['checkRosterNow', { do: 'check' }],
  ['buildCreditTabs', { do: 'build' }],
  ['importThisTab', { do: 'import', credit: null }],
  ['markThisTabAttended', { do: 'mark', credit: null }],
  ['downloadFiles', { do: 'files' }],
  ['openCeRoster', null],
])('menu item %s opens the page at %j, once', async (name, intent) => {
  await withAddOn(async (addOn) => {
    await addOn.run('checkRosterNow');
    await addOn.run(name);
    expect(addOn.shown.sidebar?.html).toContain('<title>CE Roster</title>');
    // A page that is open already, and looks where things stand, does not take it.
    expect(await addOn.run('ask', { ask: 'state' })).toMatchObject({ ok: true, value: { intent: null } });
    const opening = { ask: 'state', isOpening: true };
    expect(await addOn.run('ask', opening)).toMatchObject({ ok: true, value: { intent } });
    expect(await addOn.run('ask', opening)).toMatchObject({ ok: true, value: { intent: null } });
  });
});

test.each([
  [undefined],
  ['state'],
  [{ ask: 'everything' }],
  [{ ask: 'step', credit: 'COEX', goal: 'registered', session: '12345678' }],
  [{ ask: 'state', more: 1 }],
  [{ ask: 'saveConnection', tenant: 'demo' }],
  [{ ask: 'saveSettings', settings: { headerRow: 'first' } }],
])('a request of the wrong shape is refused as data: %j', async (request) => {
  await withAddOn(async (addOn) => {
    expect(await addOn.run('ask', request)).toMatchObject({ ok: false });
  });
});

test.each(['evil.example.com/', 'a.b', 'demo@evil', 'DEMO/..', ''])('tenant "%s" is refused', async (tenant) => {
  await withAddOn(async (addOn) => {
    const answer = await addOn.run('ask', { ask: 'saveConnection', tenant, key: KEY });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'bad-tenant' } });
  });
});

test('the key shows in no cell, log or answer, and a wrong key ends in one sentence', async () => {
  const growthzone = await startGrowthZone({ clock, keys: ['another-key'] });
  try {
    await withAddOn(
      async (addOn) => {
        const answers = [
          await addOn.run('ask', { ask: 'saveConnection', tenant: 'demo', key: KEY }),
          await addOn.run('ask', { ask: 'readMembers', restart: true }),
          await addOn.run('ask', BUILD),
          await addOn.run('ask', { ask: 'state' }),
        ];
        expect(answers[0]).toMatchObject({
          ok: false,
          problem: { message: expect.stringMatching(/does not accept the key/) },
        });
        expect(answers[1]).toMatchObject({ ok: false, problem: { code: 'not-connected' } });
        expect(answers[3]).toMatchObject({ ok: true, value: { connection: null } });
        await addOn.run('ask', { ask: 'saveConnection', tenant: 'demo', key: 'another-key' });
        answers.push(await addOn.run('ask', { ask: 'saveConnection', tenant: 'demo', key: KEY }));
        answers.push(await addOn.run('ask', { ask: 'state' }));
        expect(answers[5]).toMatchObject({ ok: true, value: { connection: { tenant: 'demo', keyEnds: '-key' } } });
        expect(JSON.stringify([answers, addOn.host.workbook, addOn.logs])).not.toContain(KEY);
      },
      { hosts: { 'https://demo.growthzoneapp.com': growthzone.url } },
    );
  } finally {
    await growthzone.close();
  }
});
