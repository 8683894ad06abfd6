import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { addMembers, CLASS_DATE, csvOf, type Running, running } from '../support/growthzone';
import { faultsOfAccess } from '../support/page/axe';
import { sharedBrowser } from '../support/page/browser';

let browser: Browser;
let at: Running;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await sharedBrowser();
  at = await running();
  addMembers(at.store, 120);
  page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  page.setDefaultTimeout(10_000);
  page.on('console', (message) => {
    // A refusal is a 400 or 404, which the console tells as well; anything else is a fault of the page.
    if (message.type() === 'error' && !/status of 40[04]/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await at?.growthzone.close();
});

const open = (path: string) => page.goto(`${at.growthzone.url}/backoffice${path}`);
const click = (name: string) => page.getByRole('button', { name, exact: true }).click();
const follow = (name: string) => page.getByRole('link', { name, exact: true }).first().click();
const notice = () => page.getByRole('status').textContent();

/** Makes an event as the guide asks, on the screens alone; gives its number. */
async function makeEvent(name: string, code: string): Promise<number> {
  await open('/events');
  await follow('New event');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Date').fill(CLASS_DATE);
  await page
    .getByLabel('Component')
    .selectOption({ label: at.store.componentFor(code)?.name.replace(/^/, `${code}: `) ?? '' });
  await click('Make event');
  await page.waitForURL(/EventInfo\/\d+/);
  return Number(/EventInfo\/(\d+)/.exec(page.url())?.[1]);
}

async function importFile(eventId: number, csv: string, status: string): Promise<void> {
  await open(`/events/${eventId}`);
  await follow('Attendees');
  await follow('Import Attendees');
  await page.getByLabel('File').setInputFiles({ name: 'file.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByLabel('Registration type').selectOption('Free, $0.00');
  await page.getByLabel('Status').selectOption(status);
  await click('Import Attendees');
}

async function openAttendance(eventId: number): Promise<void> {
  await open(`/events/${eventId}/attendees`);
  await follow('Actual Attendance/No Shows');
}

async function setAllToAttended(eventId: number): Promise<string | null> {
  await openAttendance(eventId);
  await click('Set All to Attended');
  await click('Done');
  return notice();
}

test("the guide's example: one class, COEC and COEN, a file each", async () => {
  await open('');
  await follow('Continuing Education');
  expect(await page.getByRole('row', { name: /COEC 2.5 Code of Ethics Yes/ }).count()).toBe(1);
  const coec = await makeEvent('Ethics, existing members', 'COEC');
  const coen = await makeEvent('Ethics, new members', 'COEN');
  await importFile(coec, csvOf(1, 8), 'Registered');
  expect(await notice()).toContain('8 attendees imported as Registered. No invoice was made.');
  await importFile(coen, csvOf(9, 12), 'Registered');
  expect(await setAllToAttended(coec)).toContain('8 certificates made and e-mailed, 8 education records added.');
  expect(await setAllToAttended(coen)).toContain('4 certificates made and e-mailed, 4 education records added.');
  await open('/stand-in');
  await click('Let time pass');
  await open('/contacts');
  await page.getByLabel('Name, e-mail or member ID').fill('999900001');
  await click('Search');
  await follow('First1 Last1');
  await follow('Real Estate');
  expect(await page.getByRole('row', { name: /COEC Feb 5, 2026 8 COEC-\d+ \d+ Taken by M1/ }).count()).toBe(1);
  expect(at.store.counters()).toMatchObject({ certificates: 12, emails: 12, m1Synced: 12, invoices: 0 });
});

test('the FAQ: Attended chosen by mistake, and how it is mended', async () => {
  const eventId = await makeEvent('Fair housing', 'FAIRH');
  await importFile(eventId, csvOf(21, 22), 'Attended');
  expect(await notice()).toContain('no certificate was made, no credit was received');
  expect(await setAllToAttended(eventId)).toContain('nobody was changed');
  await openAttendance(eventId);
  for (const name of ['First21 Last21', 'First22 Last22']) await page.getByLabel(`${name}: Registered`).check();
  await click('Done');
  expect(await notice()).toContain('2 set back to Registered');
  expect(await setAllToAttended(eventId)).toContain('2 certificates made and e-mailed, 2 education records added.');
});

test('a file of 101 is refused whole, and the form stays', async () => {
  const eventId = await makeEvent('Too many', 'COEC');
  await importFile(eventId, csvOf(1, 101), 'Registered');
  expect(await page.getByRole('alert').textContent()).toContain('The file has 101 attendees; at most 100 are allowed.');
  expect(await page.getByLabel('Status').inputValue()).toBe('Registered');
});

test('the attendance screen by keyboard: arrows choose, Done saves', async () => {
  const eventId = await makeEvent('By keyboard', 'COEC');
  await importFile(eventId, csvOf(31, 31), 'Registered');
  await openAttendance(eventId);
  await page.getByLabel('First31 Last31: Registered').focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Done' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Attendance saved').waitFor();
  expect(await notice()).toContain('1 set to Attended');
});

test('a certificate prints on one page, with nothing but itself', async () => {
  await open('/certificates/1001');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('banner').isVisible()).toBe(false);
  expect(await page.getByRole('article').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
});

test('every screen can be used by everybody, as far as axe-core can tell', async () => {
  const paths = ['', '/contacts', '/contacts/5002', '/contacts/5002/realestate', '/contacts/5002/certifications'];
  paths.push('/contacts/5002/events', '/events', '/events/new', '/events/8101', '/events/8101/registration');
  paths.push('/events/8101/components', '/events/8101/attendees', '/events/8101/attendees/import');
  paths.push('/events/8101/attendees/attendance', '/education', '/outbox', '/outbox/1001', '/certificates/1001');
  paths.push('/m1', '/invoices', '/keys', '/stand-in', '/faults', '/nothing');
  const wrong: string[] = [];
  for (const path of paths) {
    await open(path);
    for (const fault of await faultsOfAccess(page)) wrong.push(`${path}: ${fault}`);
  }
  expect(wrong).toEqual([]);
});

test('in a frame of another page on this machine the screens can be used', async () => {
  const outer = createServer((_, answer) => {
    answer.setHeader('Content-Type', 'text/html');
    answer.end(`<iframe name="office" title="Office" src="${at.growthzone.url}/backoffice/stand-in"></iframe>`);
  });
  await new Promise<void>((resolve) => outer.listen(0, '127.0.0.1', resolve));
  const { port } = outer.address() as AddressInfo;
  await page.goto(`http://localhost:${port}/`);
  const office = page.frameLocator('iframe');
  await office.getByRole('button', { name: 'Let time pass' }).click();
  expect(await office.getByRole('status').textContent()).toContain('10 minutes went by');
  outer.close();
});

test('no screen made the browser complain', () => {
  expect(complaints).toEqual([]);
});
