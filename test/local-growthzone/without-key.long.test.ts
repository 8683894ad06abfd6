import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Download, Page } from 'playwright-core';
import { addMembers, CLASS_DATE, csvOf, memberId, type Running, running } from '../support/growthzone';
import { faultsOfAccess } from '../support/page/axe';
import { copied } from '../support/page/back-office';
import { sharedBrowser } from '../support/page/browser';

/** Screens as they are pasted elsewhere; UPDATE_PASTED=1 writes them anew. */
const PASTED = 'test/fixtures/pasted';
const CLASS = 119;

let browser: Browser;
let at: Running;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await sharedBrowser();
  at = await running();
  addMembers(at.store, CLASS + 1);
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await at?.growthzone.close();
  rmSync(folder, { recursive: true });
});

const click = (name: string) => page.getByRole('button', { name, exact: true }).click();
const follow = (name: string) => page.getByRole('link', { name, exact: true }).first().click();
const notice = async () => ((await page.getByRole('status').textContent()) ?? '').replace(/\s+/g, ' ');
const section = (name: string) =>
  page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name }).click();

async function importFile(csv: string): Promise<void> {
  await follow('Import Attendees');
  await page.getByLabel('File').setInputFiles({ name: 'COEC.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByLabel('Registration type').selectOption('Free, $0.00');
  await page.getByLabel('Status').selectOption('Registered');
  await click('Import Attendees');
  await page.getByText('imported as Registered').waitFor();
}

async function download(role: 'link' | 'button', name: string): Promise<Download> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole(role, { name, exact: true }).click(),
  ]);
  return file;
}

const folder = mkdtempSync(join(tmpdir(), 'without-key-'));

async function linesOf(file: Download): Promise<string[]> {
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return readFileSync(path, 'utf8').trimEnd().split('\r\n');
}

/** The screen that is open, as it is kept to be pasted in other tests. */
async function isAsPasted(name: string): Promise<void> {
  const path = join(PASTED, `${name}.txt`);
  // Lines are broken by the style sheet.
  await page.waitForLoadState('load');
  const text = `${await copied(page)}\n`;
  if (process.env['UPDATE_PASTED'] === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

test('the members are a file, for a comparison without a key', async () => {
  await page.goto(`${at.growthzone.url}/backoffice`);
  await section('Contacts');
  await isAsPasted('contacts-1');
  const file = await download('link', 'Export members .csv');
  expect(file.suggestedFilename()).toBe('Members.csv');
  expect(await linesOf(file)).toHaveLength(CLASS + 2);
});

test('an event is made; its address is one to paste, and opens it again', async () => {
  await section('Events');
  await follow('New event');
  await page.getByLabel('Name', { exact: true }).fill('Ethics, existing members');
  await page.getByLabel('Date').fill(CLASS_DATE);
  await page.getByLabel('Component').selectOption({ index: 1 });
  await click('Make event');
  await page.waitForURL(/\/a#\/EventInfo\/8101\/General\?eventDetailId=42507$/);
  expect(await page.getByLabel('Address of this event in GrowthZone').inputValue()).toBe(
    'https://demo.growthzoneapp.com/a#/EventInfo/8101/Attendees?eventDetailId=42507',
  );
  await page.goto(`${at.growthzone.url}/backoffice/contacts/5002`);
  await page.waitForURL(/\/a#\/ContactInfo\/5002\/ContactOverview$/);
  // Pasted over the address of the page that is open: the browser itself only jumps within it.
  await page.goto(`${at.growthzone.url}/a#/EventInfo/8101/Attendees?eventDetailId=42507`);
  await page.getByText('Nobody is registered for this event.').waitFor();
  await page.getByRole('link', { name: 'Skip to the content' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/a#\/EventInfo\/8101\/Attendees/);
});

test('119 people in two files are on three pages; a page is copied whole, as the clipboard has it', async () => {
  await importFile(csvOf(1, 100));
  await importFile(csvOf(101, CLASS));
  for (const shown of [1, 2, 3]) {
    await page.goto(`${at.growthzone.url}/a#/EventInfo/8101/Attendees?eventDetailId=42507&page=${shown}`);
    await page
      .getByText([`1 to 50 of ${CLASS}`, `51 to 100 of ${CLASS}`, `101 to 119 of ${CLASS}`][shown - 1] ?? '')
      .waitFor();
    await isAsPasted(`attendees-registered-${shown}`);
  }
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  const clipboard = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(clipboard.trim()).toBe((await copied(page)).trim());
  const everybody = await linesOf(await download('button', 'Export .csv'));
  expect(everybody).toHaveLength(CLASS + 1);
  await page.getByLabel('Select everybody on this page').check();
  expect(await linesOf(await download('button', 'Export .csv'))).toHaveLength(20);
});

test('Set All to Attended marks everybody, whatever page is seen', async () => {
  await follow('Actual Attendance/No Shows');
  await isAsPasted('attendance-1');
  await click('Next');
  await page.getByText(`51 to 100 of ${CLASS}`).waitFor();
  await click('Set All to Attended');
  expect(await notice()).toContain(
    'Everyone is set to Attended, 119 of them anew. Nothing is saved until you click Done.',
  );
  await click('Done');
  expect(await notice()).toContain('119 certificates made and e-mailed, 119 education records added.');
  await isAsPasted('attendees-attended-1');
});

test('both reports have all 119, on the screen and as files', async () => {
  for (const { name, fixture, file } of [
    { name: 'Code of Ethics Completed', fixture: 'code-of-ethics-completed-1', file: 'CodeOfEthicsCompleted' },
    { name: 'Component Completed', fixture: 'component-completed-1', file: 'ComponentCompleted' },
  ]) {
    await section('Reports');
    await follow(name);
    await click('Run report');
    await page.getByText(`1 to 50 of ${CLASS}`).waitFor();
    await isAsPasted(fixture);
    const csv = await download('link', 'Export .csv');
    expect([csv.suggestedFilename(), (await linesOf(csv)).length]).toEqual([`${file}.csv`, CLASS + 1]);
    expect((await download('link', 'Export .xlsx')).suggestedFilename()).toBe(`${file}.xlsx`);
  }
});

test('a straggler by Bulk Entry, after being enrolled: the class date is typed over today', async () => {
  const name = `First${CLASS + 1} Last${CLASS + 1}`;
  const find = async () => {
    await section('Continuing Education');
    await follow('Bulk Entry');
    await page.getByLabel('Contacts').fill(memberId(CLASS + 1));
    await page.getByLabel('Component').selectOption({ index: 1 });
    await click('Done');
  };
  await find();
  await page.getByText('Nobody is enrolled, or nobody fits the filter.').waitFor();
  await section('Contacts');
  await page.getByLabel('Name, e-mail or member ID').fill(memberId(CLASS + 1));
  await click('Search');
  await follow(name);
  await follow('Certifications');
  await click('Enroll in Code of Ethics');
  await find();
  await page.getByLabel(`Select ${name}, Code of Ethics, existing members`).check();
  await click('Mark All Completed');
  expect(await page.getByLabel('Completed On').inputValue()).toBe('2026-02-10');
  await page.getByLabel('Completed On').fill(CLASS_DATE);
  await click('Done');
  expect(await notice()).toContain(
    '1 component marked completed on Feb 5, 2026. 1 education record added. No certificate',
  );
});

test('one record by hand, and what all of it came to', async () => {
  await page.goto(`${at.growthzone.url}/a#/ContactInfo/5002/ContactOverview`);
  await follow('Real Estate');
  await page.getByRole('link', { name: 'Add a Fair Housing record' }).click();
  await page.getByLabel('Training Date').fill(CLASS_DATE);
  await click('Done');
  expect(await notice()).toContain('FAIRH of Feb 5, 2026 added.');
  at.clock.advance(6 * 60_000);
  expect(at.store.counters()).toMatchObject({
    registrations: CLASS,
    duplicateRegistrations: 0,
    duplicateRecords: 0,
    attendedTransitions: CLASS,
    certificates: CLASS,
    emails: CLASS,
    educationRecords: CLASS + 2,
    m1Synced: CLASS + 2,
    invoices: 0,
    writes: 0,
  });
});

test('the new screens can be used by everybody, as far as axe-core can tell, and no browser complained', async () => {
  const wrong: string[] = [];
  const paths = [
    '/events/8101/attendees',
    '/events/8101/attendees/attendance?page=2',
    '/reports',
    '/education/bulk-entry',
  ];
  paths.push('/reports/code-of-ethics-completed', '/reports/component-completed', '/contacts/5002/realestate');
  paths.push('/contacts/5002/realestate/ethics/add', '/contacts', '/education');
  for (const path of paths) {
    await page.goto(`${at.growthzone.url}/backoffice${path}`);
    for (const fault of await faultsOfAccess(page)) wrong.push(`${path}: ${fault}`);
  }
  expect(wrong).toEqual([]);
  expect(complaints).toEqual([]);
});
