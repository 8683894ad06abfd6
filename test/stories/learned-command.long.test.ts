import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realClock } from '../../local/clock';
import { startGrowthZone } from '../../local/growthzone';
import { membersFrom } from '../../local/growthzone/membersFile';
import { PROFILES } from '../../local/growthzone/profile';
import type { Templates } from '../../src/growthzone';
import { CREDITS } from '../../src/roster';
import { rosterBeside } from '../support/command';
import { type Entry, keptRecording, withEntries } from '../support/recordings';

// On the command line from a recording to the credit: what `learn --save` keeps, the next import of that folder goes by.

const KEY = 'a-key-of-the-association';
const CLASS_DATE = '2026-05-14';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ce-roster-learned-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** A running stand-in with a sample's members and an event for each credit. */
async function standIn() {
  const profile = { ...PROFILES['rows-and-numbers'], hiddenLimit: { people: 6, status: 413 } } as const;
  const growthzone = await startGrowthZone({ clock: realClock(), keys: [KEY], profile });
  growthzone.store.addMembers(membersFrom('samples/guide-class.members.csv'));
  for (const credit of CREDITS) growthzone.store.addEvent({ name: `${credit} class`, date: CLASS_DATE, credit });
  return growthzone;
}

const isSave = ({ request: { method, url } }: Entry) => method === 'PUT' && url.endsWith('/presence');

test('an import and, on another day, a save are recorded and learned; a whole sample is registered and credited by them', async () => {
  const har = keptRecording('rows-and-numbers');
  const importing = file(
    'import.har',
    withEntries(har, (entries) => entries.filter((one) => !isSave(one))),
  );
  const saving = file(
    'save.har',
    withEntries(har, (entries) => {
      const first = entries.findIndex(isSave);
      return entries.filter((one, at) => one.request.method === 'GET' || at >= first);
    }),
  );
  const learned = await rosterBeside(['learn', importing, '--save', '--data', folder]);
  expect(learned).toMatchObject({ status: 0, stdout: expect.stringContaining('none of its requests shows how') });
  const both = await rosterBeside(['learn', saving, '--save', '--data', folder]);
  expect(both).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('importAttendees is not in this recording'),
  });
  expect(JSON.parse(readFileSync(join(folder, 'growthzone-learned.json'), 'utf8'))).toMatchObject({
    writes: { importAttendees: {}, attendanceSave: {} },
  });

  const growthzone = await standIn();
  try {
    const settings = file('settings.json', JSON.stringify({ classDate: CLASS_DATE }));
    const said = await rosterBeside(
      [
        'import',
        'samples/guide-class.csv',
        ...['--settings', settings, '--data', folder],
        ...['--growthzone', growthzone.url, '--key-from-env', 'GROWTHZONE_KEY', '--json'],
      ],
      { GROWTHZONE_KEY: KEY },
    );
    // 1: the sample has rows to fix, which nobody imports.
    expect(said).toMatchObject({ status: 1, stderr: '' });
    const { credits, events } = JSON.parse(said.stdout) as {
      readonly credits: Readonly<Record<string, number>>;
      readonly events: readonly { readonly failed: number; readonly held: number }[];
    };
    const sent = Object.values(credits).reduce((sum, count) => sum + count, 0);
    expect(sent).toBeGreaterThan(12);
    expect(events).toMatchObject(events.map(() => ({ failed: 0, held: 0 })));
    // How many are taken at once, which no recording showed, need not be found out again.
    const { writes } = JSON.parse(readFileSync(join(folder, 'growthzone-learned.json'), 'utf8')) as Templates;
    for (const write of Object.values(writes)) expect(write?.most).toBeLessThanOrEqual(6);
    expect(growthzone.counters()).toMatchObject({
      registrations: sent,
      duplicateRegistrations: 0,
      attendedTransitions: sent,
      certificates: sent,
      invoices: 0,
    });
  } finally {
    await growthzone.close();
  }
}, 400_000);
