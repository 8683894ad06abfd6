import { AXE_ITSELF, faultsOfAccess } from '../support/page/axe';
import { onStage, type Window } from '../support/page/on-stage';
import { atStep, button, importAll, tickAll } from '../support/page/steps';

const NORMAL = { width: 1400, height: 900 };
/** What is left of that in CSS pixels at 200 %; the sidebar stays 300 of them wide. */
const ZOOMED = { width: 700, height: 450 };

/** The sidebar as it is now, at both sizes: no fault that axe-core finds, nothing beside its edge, at most one blue button. */
async function sidebarIsFit({ page, sidebarFrame }: Window, where: string): Promise<void> {
  const frame = await sidebarFrame();
  expect([where, await faultsOfAccess(frame)]).toEqual([where, []]);
  expect([where, (await frame.locator('.primary').count()) <= 1]).toEqual([where, true]);
  await page.setViewportSize(ZOOMED);
  const [outer, shown, content] = await frame.evaluate<number[]>(
    '[innerWidth, document.documentElement.clientWidth, document.documentElement.scrollWidth]',
  );
  expect([where, outer, content]).toEqual([where, 300, shown]);
  expect([where, await faultsOfAccess(frame)]).toEqual([where, []]);
  await page.setViewportSize(NORMAL);
}

/** The workbench around it; the grid's canvas has no elements, and is spoken instead. */
async function pageIsFit({ page }: Window, where: string): Promise<void> {
  expect([where, await faultsOfAccess(page, '#grid canvas')]).toEqual([where, []]);
}

test('no step of the sidebar has a fault of access, at 300 pixels and at 200 %', () =>
  onStage('guide-class', async (window) => {
    const { sidebar } = window;
    await atStep(window, 'Step 1 of 5: Columns');
    for (const summary of await sidebar.locator('summary').all()) await summary.click();
    await button(window, 'Change').click();
    await sidebarIsFit(window, 'columns');
    await button(window, 'Settings').click();
    await sidebar.getByText('A custom field').click();
    for (const summary of await sidebar.locator('summary').all()) await summary.click();
    await sidebarIsFit(window, 'settings');
    await button(window, 'Back to the roster').click();
    await button(window, /^Check \d+ rows$/).click();
    await button(window, /^Find \d+ events$/).waitFor();
    for (const summary of await sidebar.locator('summary').all()) await summary.click();
    await sidebarIsFit(window, 'check');
    await button(window, /to fix$/)
      .first()
      .click();
    await sidebarIsFit(window, 'rows to fix');
    await button(window, /^Find \d+ events$/).click();
    await button(window, /^Build \d+ credit tabs$/).waitFor();
    await tickAll(window);
    for (const summary of await sidebar.locator('summary').all()) await summary.click();
    await sidebarIsFit(window, 'events');
    await button(window, /^Build \d+ credit tabs$/).click();
    await atStep(window, 'Step 4 of 5: Import');
    await sidebarIsFit(window, 'import');
    await importAll(window);
    await sidebarIsFit(window, 'mark attended');
    await button(window, /^Mark \d+ attended$/).click();
    await sidebar.getByRole('alertdialog').waitFor();
    await sidebarIsFit(window, 'the question before marking');
    await sidebar.getByRole('alertdialog').getByRole('button', { name: /^Mark/ }).click();
    await sidebar.getByRole('progressbar').waitFor();
    await sidebarIsFit(window, 'progress');
    await button(window, 'Copy summary').waitFor();
    await sidebarIsFit(window, 'results');
  }));

test('the workbench around it has no fault of access: page, menu, dialogs, GrowthZone and its back office', () =>
  onStage(
    'guide-class',
    async (window) => {
      const { page } = window;
      await pageIsFit(window, 'page');
      await page.setViewportSize(ZOOMED);
      await pageIsFit(window, 'page at 200 %');
      await page.setViewportSize(NORMAL);
      await page.getByRole('menuitem', { name: 'Extensions' }).click();
      await page.getByRole('menuitem', { name: 'CE Roster' }).click();
      await page.getByRole('menuitem', { name: 'Help' }).waitFor();
      await pageIsFit(window, 'menu');
      await page.getByRole('menuitem', { name: 'Help' }).click();
      for (const [name, open] of [
        ['CE Roster', undefined],
        ['Sample rosters', 'Samples…'],
        ['Start over?', 'Start over…'],
      ] as const) {
        if (open) await page.getByRole('button', { name: open }).click();
        const dialog = page.getByRole('dialog', { name });
        await dialog.waitFor();
        await pageIsFit(window, name);
        const own = await (await dialog.locator('iframe').elementHandles())[0]?.contentFrame();
        if (own) expect([name, await faultsOfAccess(own)]).toEqual([name, []]);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'hidden' });
      }
      await page.getByRole('tab', { name: 'GrowthZone now' }).click();
      await page.getByRole('heading', { name: 'Education records' }).waitFor();
      await page.locator('summary').first().click();
      await pageIsFit(window, 'GrowthZone now');
      await page.getByRole('tab', { name: 'Back office' }).click();
      const office = page.frameLocator('iframe[title="GrowthZone back office"]');
      await office.getByRole('link', { name: 'Events' }).first().waitFor();
      await pageIsFit(window, 'around the back office');
      const screens = page.frames().find((frame) => frame.url().includes('/backoffice'));
      if (!screens) throw new Error('The back office is not open.');
      for (const screen of ['Events', 'Contacts', 'Continuing Education']) {
        await office.getByRole('link', { name: screen, exact: true }).first().click();
        await office.getByRole('heading', { name: screen }).first().waitFor();
        expect([screen, await faultsOfAccess(screens)]).toEqual([screen, []]);
      }
    },
    AXE_ITSELF,
  ));
