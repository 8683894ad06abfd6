import { countClicks } from '../support/page/clicks';
import { isInSight } from '../support/page/keys';
import { onStage } from '../support/page/on-stage';
import { allRegistered, atStep, button, tickAll } from '../support/page/steps';

/** More would be a chore for whoever does this every week. */
const MOST_CLICKS = 12;

test("the guide's own example from the open sidebar to the credit: few clicks, and the next one is in sight without scrolling", () =>
  onStage('guide-class', async (window, stage) => {
    const { page, sidebar } = window;
    await page.setViewportSize({ width: 1280, height: 640 });
    const clicks = await countClicks(window);
    const press = async (name: RegExp | string) => {
      const next = button(window, name).and(sidebar.locator('.primary:not([aria-disabled=true])'));
      await next.waitFor();
      expect([String(name), await isInSight(next)]).toEqual([String(name), true]);
      await next.click();
    };
    await press('Check 32 rows');
    // Everything that the roster's 32 rows became, and what a person decides about them.
    await sidebar.getByText('32 rows', { exact: true }).waitFor();
    await window.shows('guide-class', 4, 9, 'CE Outcome');
    await window.shows('guide-class', 5, 9, 'Credit: COEC');
    await press('Find 2 events');
    await atStep(window, 'Step 3 of 5: Events');
    await button(window, 'Build 2 credit tabs').waitFor();
    await tickAll(window);
    await press('Build 2 credit tabs');
    await press('Import 22 attendees');
    await allRegistered(window);
    expect(await window.sheets()).toEqual(['guide-class', 'COEC', 'COEN', 'CE Summary', 'CE Log']);
    expect(stage.counters()).toMatchObject({ registrations: 22, attendedTransitions: 0, certificates: 0 });
    await press('Go on to Mark attended');
    await press('Mark 22 attended');
    const frame = await window.sidebarFrame();
    await frame.evaluate(`
      globalThis.first = [];
      new MutationObserver(() => first.push(document.querySelector('.top')?.textContent ?? ''))
        .observe(document.getElementById('page'), { childList: true, characterData: true, subtree: true });
    `);
    await sidebar.getByRole('alertdialog').getByRole('button', { name: 'Mark 22 attended' }).click();
    await sidebar.getByText('16 of 16 credited').waitFor();
    await sidebar.getByText('6 of 6 credited').waitFor();
    // What stands first moved with the cards below it.
    expect(await frame.evaluate<string[]>('first')).toContain('6 people registered. 16 credited.');
    await window.shows('COEC', 2, 4, 'CREDIT SEEN');
    // The summary adds up, and says how far each event is.
    await window.shows('CE Summary', 9, 2, '32');
    await window.shows('CE Summary', 15, 2, '22');
    // One of each for everybody, and never an invoice.
    expect(stage.counters()).toMatchObject({
      registrations: 22,
      attendedTransitions: 22,
      certificates: 22,
      educationRecords: 22,
      invoices: 0,
    });
    const pressed = await clicks();
    expect([pressed[0], pressed.at(-1)]).toEqual(['Check 32 rows', 'Mark 22 attended']);
    expect(pressed.length).toBeLessThanOrEqual(MOST_CLICKS);
  }));
