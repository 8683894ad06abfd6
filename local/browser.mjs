// Finds a Chromium for the tests and pictures of the page, and brings one where the machine has none.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const VARIABLE = 'CE_ROSTER_BROWSER';
const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome', 'microsoft-edge'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
/**
 * Its binary is inside the npm package; 75 MB, so that only machines without a browser pay for it. Its lock file has a hash
 * of each of its packages, which npm compares with what it got.
 */
const locked = fileURLToPath(new URL('browser', import.meta.url));
const folder = fileURLToPath(new URL('../build/browser', import.meta.url));

/**
 * The path of a browser that starts: the one that CE_ROSTER_BROWSER names, else an installed one, else the one in an
 * npm package, else Debian's where this user may install it. Rejects with one sentence where there is none.
 */
async function findBrowser() {
  const named = process.env[VARIABLE];
  if (named) {
    if (await starts(named)) return named;
    throw new Error(`${VARIABLE} names "${named}", which does not start. Name a Chrome or Chromium.`);
  }
  return (await installed()) ?? (await packaged()) ?? (await debians()) ?? noBrowser();
}

async function installed() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [...NAMES.flatMap((name) => folders.map((place) => join(place, name))), ...ELSEWHERE];
  for (const path of candidates.filter(executable)) {
    if (await starts(path)) return path;
  }
  return undefined;
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A browser can be there and lack a library: only a page that it opened proves it. */
async function starts(path) {
  try {
    const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'], timeout: 30_000 });
    const page = await browser.newPage();
    await page.setContent('<p>it starts</p>');
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

const LOCK = 'package-lock.json';

/** Whether npm has brought just what the lock file says: it writes its own list last, and only where every hash was right. */
function isThere() {
  const text = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  const isBrought = existsSync(join(folder, 'node_modules', '.package-lock.json'));
  return isBrought && text(join(folder, LOCK)) === text(join(locked, LOCK));
}

async function packaged() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  if (!isThere()) {
    console.error('Getting a browser for the tests (once)...');
    mkdirSync(folder, { recursive: true });
    for (const name of ['package.json', LOCK]) copyFileSync(join(locked, name), join(folder, name));
    const npm = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    if (spawnSync('npm', npm, { stdio: ['ignore', 2, 2] }).status !== 0) return undefined;
  }
  // Makes the package unpack the system libraries that a bare machine lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const entry = createRequire(join(folder, 'package.json')).resolve('@sparticuz/chromium');
  const { default: brought } = await import(pathToFileURL(entry).href);
  const path = await brought.executablePath();
  return (await starts(path)) ? path : undefined;
}

async function debians() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  console.error("Installing Debian's chromium for the tests (once)...");
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    if (spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 2] }).status !== 0) return undefined;
  }
  return installed();
}

function noBrowser() {
  throw new Error(
    `There is no browser to test the page with, and none could be installed. Install Chrome or Chromium, or name one in ${VARIABLE}.`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(await findBrowser());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}
