import type { Locator } from 'playwright-core';
import { faultsOfAccess } from '../support/page/axe';
import { countClicks } from '../support/page/clicks';
import { isInSight } from '../support/page/keys';
import { onStage, type Window } from '../support/page/on-stage';
import { allRegistered, button, idle, tickAll } from '../support/page/steps';

/** One for each blue button and its question, and one for each box that is ticked. */
const MOST_CLICKS = 10;

/** How far the page and the sidebar in it could be scrolled sideways. */
async function sideways({ page, sidebarFrame }: Window): Promise<readonly number[]> {
  const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  return [await page.evaluate<number>(beyond), await (await sidebarFrame()).evaluate<number>(beyond)];
}

/** A blue button as a person meets it: alone, in sight as the view is, nothing to scroll sideways, no fault of access. */
async function isAtHand(window: Window, view: string, blue: Locator): Promise<void> {
  await blue.waitFor();
  await idle(window);
  expect([view, await isInSight(blue), await sideways(window)]).toEqual([view, true, [0, 0]]);
  expect([view, await window.sidebar.locator('.primary').count()]).toEqual([view, 1]);
  expect([view, await faultsOfAccess(await window.sidebarFrame())]).toEqual([view, []]);
}

test.each([
  ['1280 x 720', { width: 1280, height: 720 }],
  ['1440 x 900', { width: 1440, height: 900 }],
  ['1280 x 720 at 200 %', { width: 640, height: 360 }],
])("the guide's class in a window of %s: each blue button is in sight, and nothing is pressed besides", (_, size) =>
  onStage('guide-class', async (window) => {
    const { page, sidebar } = window;
    await page.setViewportSize(size);
    const clicks = await countClicks(window);
    const press = async (view: string, name: string) => {
      const blue = button(window, name).and(sidebar.locator('.primary:not([aria-disabled=true])'));
      await isAtHand(window, view, blue);
      await blue.click();
    };
    await press('columns', 'Check 32 rows');
    await press('check', 'Find 2 events');
    await button(window, 'Build 2 credit tabs').waitFor();
    await tickAll(window);
    await press('events', 'Build 2 credit tabs');
    await press('import', 'Import 22 attendees');
    await sidebar.getByRole('progressbar').waitFor();
    expect(await isInSight(button(window, 'Pause'))).toBe(true);
    await allRegistered(window);
    await press('imported', 'Go on to Mark attended');
    await press('mark', 'Mark 22 attended');
    const question = sidebar.getByRole('alertdialog');
    const yes = question.getByRole('button', { name: 'Mark 22 attended' });
    await isAtHand(window, 'question', yes);
    await yes.click();
    const end = sidebar.getByText(/^Done\. 22 credited\. 2 still open: /);
    await end.waitFor();
    expect([await isInSight(end), await sideways(window)]).toEqual([true, [0, 0]]);
    expect(await faultsOfAccess(await window.sidebarFrame())).toEqual([]);
    expect((await clicks()).slice(MOST_CLICKS)).toEqual([]);
  }),
);
