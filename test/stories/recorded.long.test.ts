import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { prepare, runTabs } from '../../local/cli/coordinator';
import { openSession } from '../../local/cli/session';
import { STAND_IN_KEY, tenantFor } from '../../local/cli/tenant';
import { simulatedClock } from '../../local/clock';
import { PROFILES } from '../../local/growthzone/profile';
import { besideSample, SAMPLES, sampleSettings } from '../../local/workbench/samples';
import type { Templates } from '../../src/growthzone';
import { csvOf, furnished } from '../support/growthzone';
import { built, ONCE, run } from '../support/killed';
import { sharedBrowser } from '../support/page/browser';
import { record, withFile } from '../support/page/record';
import { KEPT, learnedFrom } from '../support/recordings';

// A coordinator imports a file and marks some of it at her association's own screens while her browser records; the add-on
// learns from that, and does every sample roster over what it learned.

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
});
afterAll(() => browser.close());

/** So many people that a limit of 25 a request shows. */
const LAST = 32;
const CSV = csvOf(3, LAST);

async function recordedAt(name: (typeof KEPT)[number]): Promise<string> {
  const { growthzone, clock, coec } = await furnished({ profile: PROFILES[name] });
  const attended = Array.from({ length: LAST - 2 }, (_, index) => `First${index + 3} Last${index + 3}`);
  try {
    return await record({ browser, growthzone, clock, eventId: coec.eventId, doings: [{ import: CSV }, { attended }] });
  } finally {
    await growthzone.close();
  }
}

/** One sample roster, from its file to the education records; what the stand-in counts. */
async function imported(name: (typeof KEPT)[number], file: string, templates: Templates) {
  const root = process.cwd();
  const sample = SAMPLES.find((one) => one.file === file);
  const settings = { ...sampleSettings(root, { file, title: '' }), classDate: sample?.classDate ?? '' };
  const clock = simulatedClock(Date.parse('2026-06-30T15:00:00Z'));
  const path = `samples/${file}`;
  const first = await openSession({ root, file: path, settings, clock });
  const report = await first.ask({ ask: 'check' }).finally(() => first.close());
  const members = besideSample(root, file, 'members.csv');
  const order = {
    report,
    settings,
    classDate: settings.classDate,
    members,
    clock,
    dataDir: undefined,
    seed: undefined,
  };
  const growthzone = await tenantFor(order);
  growthzone.store.setProfile(PROFILES[name]);
  const session = await openSession({ root, file: path, settings, clock, growthzone: growthzone.url });
  try {
    const conduct = { session, id: randomUUID(), clock, isPersistent: true };
    await session.ask({ ask: 'saveConnection', tenant: 'demo', key: STAND_IN_KEY });
    await session.ask({ ask: 'saveTemplates', templates });
    const { credits } = await prepare(conduct, STAND_IN_KEY);
    const paused = await runTabs(conduct, (await session.ask({ ask: 'state' })).tabs);
    clock.sleep(15 * 60_000);
    const sent = Object.values(credits).reduce((sum, count) => sum + count);
    return { sent, paused, counters: growthzone.counters() };
  } finally {
    await session.close();
    await growthzone.close();
  }
}

describe.each(KEPT)('%s', (name) => {
  let har: string;
  let templates: Templates;
  beforeAll(async () => {
    har = await recordedAt(name);
    templates = learnedFrom(har);
  });

  test('another browser teaches the same but for the columns of a file', () => {
    expect(Object.keys(learnedFrom(withFile(har, CSV)).writes)).toEqual(Object.keys(templates.writes));
  });

  test('nothing of a person or of a session is in what was learned', () => {
    expect(JSON.stringify(templates)).not.toMatch(
      /First\d|Last\d|9999\d{5}|example\.com|Fernwood|9000\d|made-up|"5\d{3}"/,
    );
  });

  test.each(SAMPLES.map(({ file }) => file))('%s: everybody once', async (file) => {
    const { sent, paused, counters } = await imported(name, file, templates);
    expect(paused).toBeUndefined();
    expect(sent).toBeGreaterThan(0);
    expect(counters).toMatchObject({
      registrations: sent,
      duplicateRegistrations: 0,
      attendedTransitions: sent,
      certificates: sent,
      educationRecords: sent,
      duplicateRecords: 0,
      m1Synced: sent,
      invoices: 0,
    });
  });

  // At what the script writes itself, another story kills it.
  test('killed at every request and every answer, everybody is registered and marked once', async () => {
    const kind = { profile: PROFILES[name], templates };
    const saved = await built(kind);
    const undisturbed = await run(saved, kind);
    expect(undisturbed).toMatchObject({ died: false, counters: ONCE });
    for (const moment of ['request', 'answer'] as const) {
      expect(undisturbed.seen[moment]).toBeGreaterThan(10);
      for (let count = 1; count <= undisturbed.seen[moment]; count += 1) {
        const { died, counters } = await run(saved, kind, { moment, count });
        expect({ moment, count, died, counters }).toMatchObject({ moment, count, died: true, counters: ONCE });
      }
    }
  });
});
