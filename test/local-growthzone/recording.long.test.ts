import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { PROFILES, type ProfileName } from '../../local/growthzone/profile';
import { csvOf, furnished } from '../support/growthzone';
import { sharedBrowser } from '../support/page/browser';
import { type Doing, record, withFile } from '../support/page/record';
import { type Entry, entriesOf, KEPT, keepable, keptRecording } from '../support/recordings';

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
});
afterAll(() => browser.close());

async function recorded(name: ProfileName, doings: readonly Doing[]) {
  const { growthzone, store, clock, coec } = await furnished({ profile: PROFILES[name] });
  const har = await record({ browser, growthzone, clock, eventId: coec.eventId, doings });
  const counters = store.counters();
  await growthzone.close();
  const entries = entriesOf(har);
  const saves = entries.filter(({ request }) => request.method !== 'GET');
  return { har, entries, saves, counters };
}

const told = (saves: readonly Entry[]) =>
  saves.map(({ request, response }) => `${request.method} ${new URL(request.url).pathname} ${response.status}`);

const IMPORT_AND_MARK: readonly Doing[] = [
  { import: csvOf(3, 30) },
  { attended: ['First3 Last3', 'First4 Last4', 'First30 Last30'] },
];

test('rows and numbers: batches of 25, then attendance, each with its answer', async () => {
  const { saves, entries, counters } = await recorded('rows-and-numbers', IMPORT_AND_MARK);
  expect(told(saves)).toEqual([
    'PUT /api/v2/classes/8101/people 200',
    'PUT /api/v2/classes/8101/people 200',
    'PUT /api/v2/classes/8101/presence 200',
  ]);
  expect(counters).toMatchObject({ registrations: 30, attendedTransitions: 3, certificates: 3, writes: 0, reads: 0 });
  expect(saves.map(({ request }) => request.cookies.length)).toEqual([2, 2, 2]);
  const [first, second, mark] = saves.map(({ request }) => JSON.parse(request.postData?.text ?? '{}'));
  expect([first.Rows.length, second.Rows.length, mark.Rows.length]).toEqual([25, 3, 3]);
  const hosts = new Set(entries.map(({ request }) => new URL(request.url).origin));
  expect([...hosts]).toEqual(['https://demo.growthzoneapp.com']);
});

test('Set All to Attended is one request that names nobody', async () => {
  const { saves, counters } = await recorded('rows-and-numbers', [{ attended: 'all' }]);
  expect(told(saves)).toEqual(['PUT /api/v2/classes/8101/presence/everybody 200']);
  expect(saves[0]?.request.postData?.text).not.toContain('9000');
  expect(counters.attendedTransitions).toBe(2);
});

test('upload and job: the file without its bytes as in Chrome, or with them as in Firefox', async () => {
  const { har, saves, counters } = await recorded('upload-by-browser', IMPORT_AND_MARK);
  expect(told(saves)).toEqual([
    'POST /a/services/imports/upload 200',
    'POST /a/services/imports/start 202',
    'POST /a/services/events/8101/registrants/attendance 200',
  ]);
  expect(counters).toMatchObject({ registrations: 30, attendedTransitions: 3, certificates: 3 });
  const bodies = saves.map(({ request }) => request.postData?.text ?? '');
  expect(bodies[0]).toContain('filename="COEC-8101-1of1.csv"');
  expect(bodies[0]).not.toContain('First3');
  expect(bodies[2]).toContain('__RequestVerificationToken=');
  expect(withFile(har, csvOf(3, 30))).toContain('999900003,First3,Last3');
});

test('one by one: a request for each person', async () => {
  const { saves, counters } = await recorded('one-by-one', [
    { import: csvOf(3, 4) },
    { attended: ['First3 Last3', 'First4 Last4'] },
  ]);
  expect(told(saves)).toEqual([
    'POST /api/events/8101/registrations 200',
    'POST /api/events/8101/registrations 200',
    'PATCH /api/eventattendees/90003 200',
    'PATCH /api/eventattendees/90004 200',
  ]);
  expect(counters).toMatchObject({ registrations: 4, attendedTransitions: 2, certificates: 2 });
});

test('a failed import is in the recording as it failed', async () => {
  const twoOfThem = { import: 'First Name,Last Name\r\nAnn,Lee\r\n' };
  const { saves, counters } = await recorded('upload-and-job', [
    twoOfThem,
    { import: csvOf(3, 4), status: 'Attended' },
  ]);
  expect(told(saves)).toEqual([
    'POST /a/services/imports/upload 200',
    'POST /a/services/imports/start 400',
    'POST /a/services/imports/upload 200',
    'POST /a/services/imports/start 202',
  ]);
  expect(counters).toMatchObject({ registrations: 4, certificates: 0 });
});

describe('the recordings that are kept are what a browser records today; UPDATE_RECORDINGS=1 writes them anew', () => {
  test.each(KEPT)('%s', async (name) => {
    const { har } = await recorded(name, [{ import: csvOf(3, 5) }, { attended: ['First3 Last3', 'First5 Last5'] }]);
    const today = keepable(har);
    if (process.env['UPDATE_RECORDINGS'] === '1') writeFileSync(`samples/recordings/${name}.har`, today);
    const asked = (text: string) =>
      entriesOf(text).map(({ request, response }) => ({ request, answer: response.content.text }));
    expect(asked(keptRecording(name))).toEqual(asked(today));
    expect(today.length).toBeLessThan(40_000);
  });
});
