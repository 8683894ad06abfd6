// `node local/listing.mjs`: draws the pictures of docs/listing anew: the icon and the banner in the sizes that a listing
// asks for, and, where `npm run build` made the workbench, screenshots of the add-on with fictional people.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs', 'listing');
const ICON_SIZES = [32, 48, 96, 128];
const BANNER = { width: 220, height: 140 };
const SCREEN = { width: 1280, height: 800 };

const executablePath = execFileSync(process.execPath, [join(root, 'local/browser.mjs')], { encoding: 'utf8' }).trim();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const size of ICON_SIZES) await draw('icon.svg', { width: size, height: size }, `icon-${size}.png`);
  await draw('banner.svg', BANNER, 'banner-220x140.png');
  if (existsSync(join(root, 'build/workbench.mjs'))) await screenshots();
  else console.error('No screenshots: run npm run build first.');
} finally {
  await browser.close();
}

/** One picture of one drawing; what is outside of it stays transparent. */
async function draw(source, size, name) {
  const page = await browser.newPage({ viewport: size });
  const svg = readFileSync(join(folder, source), 'utf8');
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  await page.screenshot({ path: join(folder, name), omitBackground: true });
  await page.close();
}

/** The job over the guide's own example, up to the question that cannot be taken back. */
async function screenshots() {
  const workbench = spawn(
    process.execPath,
    [join(root, 'build/workbench.mjs'), 'guide-class', '--port', '0', '--no-open'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    const page = await browser.newPage({ viewport: SCREEN });
    await page.goto(await addressOf(workbench));
    const sidebar = page.frameLocator('iframe[title="CE Roster"]');
    const press = (name) => sidebar.getByRole('button', { name }).first().click();
    const keep = (name) => page.screenshot({ path: join(folder, name) });
    await press(/^Check \d+ rows$/);
    await sidebar.getByRole('button', { name: /^Find \d+ events?$/ }).waitFor();
    await keep('screenshot-1-check.png');
    await press(/^Find \d+ events?$/);
    await sidebar.getByRole('button', { name: /^Build \d+ credit tabs?$/ }).waitFor();
    await keep('screenshot-2-events.png');
    for (const tick of await sidebar.getByRole('checkbox').all()) await tick.check();
    await press(/^Build \d+ credit tabs?$/);
    await press(/^Import \d+ attendees$/);
    await press('Go on to Mark attended');
    await press(/^Mark \d+ attended$/);
    await sidebar.getByRole('alertdialog').waitFor();
    await keep('screenshot-3-mark-attended.png');
    await page.close();
  } finally {
    workbench.kill();
  }
}

/** The address is the first that the workbench prints. */
async function addressOf(workbench) {
  for await (const line of createInterface(workbench.stdout)) {
    const found = /http:\/\/\S+/.exec(line)?.[0];
    if (found) return found;
  }
  throw new Error('The workbench ended before it had an address.');
}
