import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { realClock } from '../../local/clock';
import { startWorkbench } from '../../local/workbench/start';
import { AXE_ITSELF, faultsOfAccess } from '../support/page/axe';
import { sharedBrowser } from '../support/page/browser';
import { isInSight } from '../support/page/keys';
import { onStage, type Window } from '../support/page/on-stage';
import { allRegistered, atStep, build, button, check, importAll, markAll } from '../support/page/steps';
import { openWindow } from '../support/page/window';

const OWN_CLASS = [
  'NRDS ID,First Name,Last Name,Email,Office,Credit,Earned,Class Date',
  '999990001,Nora,Marrow,nora@example.com,Harbor Realty,COEC,Y,06/11/2026',
  '999990002,Paul,Quill,paul@example.com,Harbor Realty,COEC,Y,06/11/2026',
  '999990003,Rita,Stone,rita@example.com,Harbor Realty,COEN,Y,06/11/2026',
].join('\n');

/** Chooses a file as a person does who presses "Open file…". */
const choose = ({ page }: Window, name: string, text = OWN_CLASS): Promise<void> =>
  page.getByLabel('Open a roster').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Drags a file over a page or a frame, as far as its document sees it; `kind` is where the drag has come. */
const drag = (page: Page | Frame, kind: 'dragover' | 'drop'): Promise<void> =>
  page.evaluate(`(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([${JSON.stringify(OWN_CLASS)}], 'dropped.csv'));
    const over = document.querySelector('main') ?? document.body;
    over.dispatchEvent(new DragEvent('${kind}', { dataTransfer, bubbles: true, cancelable: true }));
  })()`);

/** How many pixels beside the first columns of the first tab are left in the grid, its row numbers left aside. */
const leftBeside = ({ page }: Window, columns: number): Promise<number> =>
  page.evaluate<number>(`(async () => {
    const answer = await fetch('/api/workbook', { headers: { 'X-Window': sessionStorage.getItem('window') } });
    const { widths } = (await answer.json()).value.sheets[0];
    const all = Array.from({ length: ${columns} }, (_, column) => widths[column] ?? 100);
    return document.querySelector('#grid').clientWidth - 46 - all.reduce((sum, width) => sum + width, 0);
  })()`);

test('a newcomer sees whose is what, what is pretended, and the first screen of the add-on', async () => {
  const browser = await sharedBrowser();
  const workbench = await startWorkbench({
    root: process.cwd(),
    clock: realClock(),
    port: 0,
    dataDir: undefined,
    first: undefined,
  });
  try {
    const window = await openWindow(browser, workbench.address, { size: { width: 1280, height: 720 }, speed: 1 });
    const { page } = window;
    await window.sidebar.getByRole('heading', { level: 1, name: 'From roster to credit' }).waitFor();
    const begin = button(window, 'Begin with this sheet');
    // Connected already: there is nothing to connect.
    expect(await button(window, 'Connect GrowthZone').count()).toBe(0);
    for (const size of [
      { width: 1280, height: 720 },
      { width: 1440, height: 900 },
      // 200 % of the first.
      { width: 640, height: 360 },
    ]) {
      await page.setViewportSize(size);
      const seen = [
        page.getByText('everyone in them are made up'),
        page.getByRole('tab', { name: 'Your spreadsheet' }),
        page.getByRole('tab', { name: 'GrowthZone now' }),
        page.getByRole('tab', { name: 'Back office' }),
        page.locator('.sidebar').getByText('The add-on'),
        // Where little height is left, the sidebar scrolls as a whole.
        ...(size.height < 700 ? [] : [begin]),
      ];
      for (const one of seen)
        expect([size.width, String(one), await isInSight(one)]).toEqual([size.width, String(one), true]);
      const [wide, high] = await page.evaluate<number[]>(
        '[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]',
      );
      expect([size.width, wide, high]).toEqual([size.width, 0, 0]);
      expect([size.width, await faultsOfAccess(page, '#grid canvas')]).toEqual([size.width, []]);
    }
    await page.setViewportSize({ width: 1280, height: 720 });
    await begin.click();
    await button(window, 'Check 32 rows').click();
    await window.shows('guide-class', 4, 9, 'CE Outcome');
    // Nobody resembles her: by e-mail and name her ID is found.
    await window.sidebar
      .getByText(/999510063/)
      .first()
      .waitFor();
    // Two of the add-on's own columns are in sight beside the vendor's: the outcome and the credit.
    expect(await leftBeside(window, 10)).toBeGreaterThan(0);
    // Time that is let pass has passed for the add-on's page as well.
    const frame = await window.sidebarFrame();
    const minutesAhead = async () =>
      Math.abs(Math.round(((await frame.evaluate<number>('+new Date()')) - Date.now()) / 60_000));
    expect(await minutesAhead()).toBe(0);
    await page.getByRole('tab', { name: 'GrowthZone now' }).click();
    for (let times = 0; times < 2; times += 1) await page.getByRole('button', { name: 'Let 15 minutes pass' }).click();
    await page.waitForTimeout(1000);
    expect(await minutesAhead()).toBe(30);
    expect(window.complaints.filter((words) => !AXE_ITSELF.test(words))).toEqual([]);
    await page.context().close();
  } finally {
    await workbench.close();
    await browser.close();
  }
});

test("a finished class is never closed unasked, and one's own roster runs green after one click", () =>
  onStage('guide-class', async (window, stage) => {
    const { page, sidebar } = window;
    await check(window);
    await build(window);
    await importAll(window);
    await markAll(window);
    const finished = ['guide-class', 'COEC', 'COEN', 'CE Summary', 'CE Log'];
    expect(await window.sheets()).toEqual(finished);
    // Dropping shows where, beside the grid and over the sidebar.
    await drag(page, 'dragover');
    const here = page.getByText('Drop the roster here');
    await here.waitFor();
    await here.waitFor({ state: 'detached' });
    await drag(await window.sidebarFrame(), 'dragover');
    await here.waitFor();
    await drag(page, 'drop');
    const question = page.getByRole('dialog', { name: 'Open “dropped.csv”' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await window.sheets()).toEqual(finished);
    await window.shows('COEC', 2, 4, 'CREDIT SEEN');

    await choose(window, 'own.csv');
    await page.getByRole('dialog', { name: 'Open “own.csv”' }).getByRole('button', { name: 'Add as a sheet' }).click();
    await window.shows('own', 1, 1, 'NRDS ID');
    expect(await window.sheets()).toEqual([...finished, 'own']);
    await window.speaks(/^A1, /);
    await window.shows('COEC', 2, 4, 'CREDIT SEEN');
    // The class that is done is over, and the new one begins with its columns.
    await atStep(window, 'Step 1 of 5: Columns');
    await sidebar.getByText(/^“own”: headers/).waitFor();
    // The same where the panel is opened anew.
    await window.choose('Open');
    await sidebar.getByText(/^“own”: headers/).waitFor();
    // Its class is another one: it begins on a spreadsheet of its own.
    await choose(window, 'own.csv');
    await page.getByRole('dialog', { name: 'Open “own.csv”' }).getByRole('button', { name: 'Open instead' }).click();
    await page.getByRole('heading', { level: 1, name: 'own.csv' }).waitFor();
    expect(await window.sheets()).toEqual(['own']);

    await page.getByRole('button', { name: 'Practice with this file' }).click();
    await page.getByText('Added to the practice GrowthZone: 3 people and 3 events.').waitFor();
    expect(await page.getByRole('button', { name: 'Practice with this file' }).count()).toBe(0);
    await atStep(window, 'Step 1 of 5: Columns');
    await check(window);
    await sidebar.getByRole('button', { name: '3 credit' }).waitFor();
    // What nobody is, is not counted.
    expect(await sidebar.getByRole('button', { name: /to fix$/ }).count()).toBe(0);
    await build(window);
    await button(window, 'Import 3 attendees').click();
    await allRegistered(window);
    await button(window, 'Go on to Mark attended').click();
    await markAll(window);
    await sidebar.getByText('2 of 2 credited').waitFor();
    await sidebar.getByText('1 of 1 credited').waitFor();
    expect(stage.counters()).toMatchObject({ registrations: 25, certificates: 25, invoices: 0 });
  }));

test('a file given at the start is offered for practice; whoever opens a file stays who they are', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ce-roster-file-'));
  const path = join(folder, 'own.csv');
  writeFileSync(path, OWN_CLASS);
  return onStage(path, async (maria, stage) => {
    await maria.page.getByRole('button', { name: 'Practice with this file' }).waitFor();
    await maria.page.getByRole('button', { name: 'Not now' }).click();
    await maria.page.getByRole('button', { name: 'Practice with this file' }).waitFor({ state: 'detached' });
    const sam = await stage.open();
    const signedIn = ({ page }: Window) => page.getByRole('combobox', { name: 'Signed in as' }).inputValue();
    await choose(sam, 'other.csv');
    await maria.page.getByRole('heading', { level: 1, name: 'other.csv' }).waitFor();
    expect([await signedIn(maria), await signedIn(sam)]).toEqual(['maria.lopez@example.org', 'sam.rivera@example.org']);
    await sam.sidebar.getByText('sam.rivera@example.org').waitFor();
  }).finally(() => rmSync(folder, { recursive: true, force: true }));
});

test('the back office keeps its screen across the other views and a reload', () =>
  onStage('guide-class', async (window, stage) => {
    const { page } = window;
    const office = page.frameLocator('iframe[title="GrowthZone back office"]');
    const tab = (name: string) => page.getByRole('tab', { name }).click();
    await tab('Back office');
    await office.getByRole('link', { name: 'Contacts', exact: true }).click();
    await office.getByRole('link', { name: 'Next' }).click();
    await office.getByText('51 to 100 of').waitFor();
    await tab('GrowthZone now');
    await page.getByRole('button', { name: 'Let 15 minutes pass' }).click();
    await tab('Back office');
    await office.getByText('51 to 100 of').waitFor();
    // An event's screen shows GrowthZone's address in the place of its own.
    const [event] = stage.workbench.association.store.events({ skip: 0, take: 1 }).rows;
    await office.getByRole('link', { name: 'Events', exact: true }).click();
    await office
      .getByRole('link', { name: event?.name ?? '' })
      .first()
      .click();
    await office.getByRole('link', { name: 'Components', exact: true }).click();
    const shown = office.locator('.tabs [aria-current=page]').filter({ hasText: 'Components' });
    await shown.waitFor();
    await page.reload();
    await shown.waitFor();
  }));
