import type { Request, Route } from 'playwright-core';
import { IMPORT, onStage } from '../support/page/on-stage';
import { allRegistered, atStep, build, button, check, markAll, toImport } from '../support/page/steps';

test('reloaded in mid-import, the page says that a run is under way, and goes on after it; nobody is registered twice', () =>
  onStage('guide-class', async (window, stage) => {
    await toImport(window);
    // Each event's first person goes ahead of the others. COEC is registered, though an answer is lost; COEN is to
    // wait for longer than a script does.
    await stage.trouble({ match: IMPORT, nth: 2, fault: { kind: 'drop-after' } });
    await stage.trouble({ match: IMPORT, nth: 3, fault: { kind: 'status', status: 429, retryAfterSeconds: 250 } });
    await button(window, 'Import 22 attendees').click();
    await window.sidebar.getByText(/^GrowthZone asked us to slow down\. Continuing in \d+ s\.$/).waitFor();
    expect(stage.counters().registrations).toBe(16);
    await window.reload();
    await atStep(window, 'Step 4 of 5: Import');
    // The page before holds the run for a while: this one says so, waits for it and then goes on by itself.
    const before = 'Your other window, or this page before a reload,';
    await window.sidebar.getByText(before, { exact: true }).waitFor();
    await button(window, /mport 6 attendees$/).click();
    await window.sidebar
      .getByText(new RegExp(`^${before} has been importing since \\d+:\\d\\d [AP]M, 0 of 6 registered\\.`))
      .last()
      .waitFor();
    expect(stage.counters().registrations).toBe(16);
    stage.clock.advance(400_000);
    await allRegistered(window);
    expect(stage.counters()).toMatchObject({ registrations: 22, attendedTransitions: 0, invoices: 0 });
    await button(window, 'Go on to Mark attended').click();
    await markAll(window);
    expect(stage.counters()).toMatchObject({ registrations: 22, attendedTransitions: 22, certificates: 22 });
  }));

test('reloaded while a script runs, that script goes on to its end by itself, and nobody is registered twice', () =>
  onStage('guide-class', async (window, stage) => {
    await toImport(window);
    const { page } = window;
    const asksFor = (credit: string) => (request: Request) =>
      /"step"/.test(request.postData() ?? '') && (request.postData() ?? '').includes(`"${credit}"`);
    // The page gets no further than the first credit, however slow its reload is.
    const stuck = (route: Route) => (asksFor('COEN')(route.request()) ? undefined : route.continue());
    await page.route('**/api/run', stuck);
    const sent = page.waitForRequest(asksFor('COEC'));
    await button(window, 'Import 22 attendees').click();
    await sent;
    await page.unroute('**/api/run', stuck);
    // The sidebar may take the keyboard, since it has something to say.
    await page.reload();
    await page.waitForFunction(() => 'workbench' in globalThis);
    await page.evaluate('workbench.ready');
    await window.sidebar.getByRole('heading', { level: 1 }).waitFor();
    // One alone goes first; on a slow machine the step's time is over then.
    for (let look = 0; stage.counters().registrations === 0 && look < 240; look += 1) await page.waitForTimeout(250);
    expect(stage.counters().registrations).toBeGreaterThan(0);
    stage.clock.advance(180_000);
    await button(window, /mport \d+ attendees$/).click();
    await allRegistered(window);
    expect(stage.counters()).toMatchObject({ registrations: 22, attendedTransitions: 0, invoices: 0 });
  }));

test('what is no roster is refused in one sentence, and what was open stays', () =>
  onStage('guide-class', async ({ page, shows }) => {
    for (const [name, bytes, words] of [
      ['roster.pdf', '%PDF-1.7\n1 0 obj', /"roster\.pdf" .*\./],
      ['roster.xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', /"roster\.xls" .*\.xlsx/],
      ['roster.csv', '', /"roster\.csv" .*empty/],
      ['roster.xlsx', 'PK\x03\x04 no workbook', /"roster\.xlsx" .*\./],
    ] as const) {
      const buffer = Buffer.from(bytes, 'latin1');
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
      const problem = page.getByRole('alert').filter({ hasText: name });
      await problem.waitFor();
      expect(await problem.locator('span').textContent()).toMatch(words);
      await shows('guide-class', 4, 1, 'NRDS ID');
    }
  }));

const GONE =
  /net::ERR_CONNECTION_REFUSED|net::ERR_INCOMPLETE_CHUNKED_ENCODING|net::ERR_CONNECTION_RESET|net::ERR_EMPTY/;

test('a server that stopped under the open page: it says so, and goes on with what was kept when it is back', () =>
  onStage(
    'guide-class',
    async (window, stage) => {
      const { page } = window;
      await check(window);
      // Typed in the moment in which it stops: no answer comes, and it is sent again once the server is back.
      await page.route('**/api/edit', (route) => route.abort('connectionreset'), { times: 1 });
      const lost = page.waitForEvent('requestfailed', (failed) => failed.url().endsWith('/api/edit'));
      await window.type('guide-class', 5, 2, 'Alvarado');
      await lost;
      const banner = page.getByRole('alert').filter({ hasText: 'this page goes on by' });
      await stage.restart(() => banner.waitFor());
      await banner.waitFor({ state: 'detached' });
      await window.shows('guide-class', 5, 2, 'Alvarado');
      // Nothing on screen was given up, and all of it works.
      await atStep(window, 'Step 2 of 5: Check');
      await button(window, 'Check again').click();
      await window.sidebar.getByText('32 rows checked.').waitFor();
      await build(window);
      expect(await window.sheets()).toContain('COEC');
      await page.getByRole('tab', { name: 'Back office' }).click();
      const office = page.frameLocator('iframe[title="GrowthZone back office"]');
      await office.getByRole('link', { name: 'Events' }).first().waitFor();
    },
    GONE,
  ));
