import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { startBrowser } from '../support/page/browser';
import { IMPORT, openStage, type Stage } from '../support/page/stage';
import {
  allRegistered,
  atStep,
  buildTabs,
  button,
  check,
  findEvents,
  markAll,
  tickAll,
  toImport,
} from '../support/page/steps';
import type { Window } from '../support/page/window';
import { withFewColours } from './few-colours';

// `npm run pictures` walks the guide's example in a browser and writes what a coordinator sees to docs/pictures/.
const FOLDER = join(process.cwd(), 'docs/pictures');
const SIZE = { width: 1280, height: 800 };
/** A repository keeps every version of them for ever. */
const MOST_BYTES = 150_000;

const drawn = new Set<string>();

/** What is done in each step, over the sidebar as it is then. */
const STEPS = [
  'Is each column right?',
  'What becomes of each row?',
  'Which events?',
  'Register everybody',
  'Mark, see the credit',
];
const sidebars: string[] = [];

/** Keeps the sidebar as it is for the picture of the whole job. */
async function keepSidebar({ page }: Window): Promise<void> {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500);
  const bytes = await page.locator('.sidebar iframe').screenshot({ animations: 'disabled' });
  sidebars.push(bytes.toString('base64'));
}

/** The whole job in one picture: the five steps side by side, numbered. */
async function wholeJob(window: Window): Promise<void> {
  const page = await window.page.context().newPage();
  await page.setViewportSize({ width: 1580, height: 760 });
  const steps = sidebars.map(
    (data, index) =>
      `<figure><figcaption><b>${index + 1}</b> ${STEPS[index]}</figcaption><img src="data:image/png;base64,${data}"></figure>`,
  );
  await page.setContent(`<style>
    body { margin: 0; padding: 14px; display: flex; gap: 12px; font: 600 17px sans-serif; background: #eef2f8 }
    figure { margin: 0; flex: 1; min-width: 0 }
    figcaption { height: 34px; white-space: nowrap }
    b { background: #0b57d0; color: #fff; border-radius: 50%; padding: 3px 9px }
    img { width: 100%; border: 1px solid #c4c7c5; border-radius: 8px; background: #fff }
  </style>${steps.join('')}`);
  const bytes = await withFewColours(page, await page.screenshot());
  writeFileSync(join(FOLDER, 'job.png'), bytes);
  drawn.add('job.png');
  console.log(`docs/pictures/job.png, ${Math.round(bytes.length / 1000)} kB`);
  await page.close();
}

/** Takes the picture once nothing moves; `shown` is scrolled to the middle. */
async function picture({ page }: Window, name: string, shown?: Locator): Promise<void> {
  await shown?.evaluate((element: { scrollIntoView(where: object): void }) =>
    element.scrollIntoView({ block: 'center' }),
  );
  await page.mouse.move(0, 0);
  // The grid draws what it was told with the next frames.
  await page.waitForTimeout(500);
  const bytes = await withFewColours(page, await page.screenshot({ animations: 'disabled' }));
  const kilobytes = Math.round(bytes.length / 1000);
  if (bytes.length > MOST_BYTES) console.error(`${name}.png is large: ${kilobytes} kB.`);
  writeFileSync(join(FOLDER, `${name}.png`), bytes);
  drawn.add(`${name}.png`);
  console.log(`docs/pictures/${name}.png, ${kilobytes} kB`);
}

/** Getting started: what somebody sees who has not connected GrowthZone yet. */
async function firstScreen(stage: Stage): Promise<void> {
  const sam = await stage.open(SIZE);
  await sam.choose('Open');
  await button(sam, /^Begin/).waitFor();
  await picture(sam, 'first-screen');
  await button(sam, /Settings$/).click();
  await sam.sidebar.getByLabel(/^Association/).fill('demo');
  await sam.sidebar.getByLabel('API key').fill('practice-key');
  await button(sam, 'Connect').click();
  await sam.sidebar.getByText(/^Connected: GrowthZone accepted the key/).waitFor();
  await picture(sam, 'settings', sam.sidebar.getByRole('navigation'));
}

/** Everyday use, from the roster to credit seen. */
async function everydayUse(window: Window): Promise<void> {
  const { sidebar } = window;
  await atStep(window, 'Step 1 of 5: Columns');
  await picture(window, '01-columns');
  await keepSidebar(window);
  await check(window);
  // From the names to the outcomes.
  await window.select('guide-class', 4, 4);
  await picture(window, '02-check');
  await keepSidebar(window);
  await button(window, 'Show Row 15').click();
  await window.speaks(/^A15/);
  await picture(window, '02-finding', button(window, 'Show Row 15'));
  await button(window, 'Use 999510070').click();
  await button(window, 'Undo last fix').waitFor();
  await picture(window, '02-repaired', button(window, 'Undo last fix'));
  await findEvents(window);
  await picture(window, '03-events', sidebar.getByRole('region', { name: 'COEC', exact: true }));
  await tickAll(window);
  await window.sidebar.getByRole('navigation').first().scrollIntoViewIfNeeded();
  await keepSidebar(window);
  await buildTabs(window);
  await picture(window, '04-import', sidebar.getByRole('navigation'));
}

async function sending(window: Window, stage: Stage): Promise<void> {
  const { page, sidebar } = window;
  await stage.trouble({ match: IMPORT, nth: 3, fault: { kind: 'status', status: 429, retryAfterSeconds: 200 } });
  await button(window, /^Import \d+ attendees$/).click();
  await sidebar.getByText(/Continuing in \d+ s\.$/).waitFor();
  await picture(window, 'slow-down', sidebar.getByRole('progressbar'));
  await button(window, 'Pause').click();
  await button(window, /^Continue/).waitFor();
  await picture(window, 'paused', button(window, /^Continue/));
  await button(window, /^Continue/).click();
  await allRegistered(window);
  await keepSidebar(window);
  await button(window, 'Go on to Mark attended').click();
  await window.select('COEC', 1, 1);
  await button(window, /^Mark \d+ attended$/).click();
  await picture(window, '05-question', sidebar.getByRole('alertdialog'));
  await sidebar.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  await markAll(window);
  await picture(window, '05-results', sidebar.getByRole('navigation'));
  await keepSidebar(window);
  await window.select('CE Summary', 1, 1);
  await picture(window, 'summary');
  await page.getByRole('tab', { name: 'GrowthZone now' }).click();
  await page.getByRole('heading', { name: 'Education records' }).waitFor();
  await picture(window, 'growthzone-now');
}

async function refusedKey(window: Window): Promise<void> {
  await window.page.getByRole('tab', { name: 'Your spreadsheet' }).click();
  await button(window, /Settings$/).click();
  await window.sidebar.getByLabel('API key').fill('an-old-key');
  await button(window, 'Use this key').click();
  await window.sidebar.getByRole('alert').waitFor();
  await picture(window, 'key-refused', window.sidebar.getByLabel('API key'));
}

/** The route without the API. */
async function byHand(stage: Stage): Promise<void> {
  const window = await stage.open(SIZE);
  await toImport(window);
  await window.sidebar.getByText('Details').first().click();
  await button(window, 'Do it by hand instead').first().click();
  const card = window.sidebar.getByRole('region', { name: 'COEC by hand' });
  await card.getByRole('checkbox').first().waitFor();
  await window.select('COEC', 1, 1);
  await picture(window, 'by-hand', card.getByRole('checkbox').nth(3));
}

/** People whom somebody imported as Attended by hand. */
async function trap(stage: Stage): Promise<void> {
  const window = await stage.open(SIZE);
  await toImport(window);
  await button(window, /^Find \d+ in the event$/).click();
  await button(window, 'Go on to Mark attended').click();
  await button(window, /^Look for the credit of \d+$/).click();
  const tick = button(window, /^Tick all \d+$/);
  await tick.click();
  await window.select('COEC', 1, 1);
  await picture(window, 'imported-as-attended', window.sidebar.getByText(/^Possible in/));
}

/** Each on a workbench of its own, opened at this sample. */
const WALKS: readonly (readonly [sample: string, walk: (stage: Stage) => Promise<void>])[] = [
  [
    'guide-class',
    async (stage) => {
      const window = await stage.open(SIZE);
      await firstScreen(stage);
      await everydayUse(window);
      await sending(window, stage);
      await refusedKey(window);
      await wholeJob(window);
    },
  ],
  ['guide-class', byHand],
  ['imported-as-attended', trap],
];

mkdirSync(FOLDER, { recursive: true });
const browser = await startBrowser();
try {
  for (const [sample, walk] of WALKS) {
    const stage = await openStage(browser, sample);
    await walk(stage).finally(() => stage.close());
  }
} finally {
  await browser.close();
}
// Last, so that the old ones are still there where something went wrong.
for (const name of readdirSync(FOLDER)) if (name.endsWith('.png') && !drawn.has(name)) rmSync(join(FOLDER, name));
