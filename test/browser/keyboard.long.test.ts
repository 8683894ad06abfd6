import { chooseByKeys, hasFocus, isInSight, press, tabTo, toSidebar, waitForFocus } from '../support/page/keys';
import { onStage, type Stage, type Window } from '../support/page/on-stage';
import { atStep, button } from '../support/page/steps';
import { gridHasKeyboard } from '../support/page/window';

/** Opens the guide's class from the list of samples. */
async function openByKeys({ page, shows, sidebar }: Window): Promise<void> {
  await page.keyboard.press('Alt+KeyF');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const samples = page.getByRole('dialog');
  const guide = samples.getByRole('button', { name: /guide's own example/ });
  await guide.waitFor();
  for (let stops = 0; stops < 10 && !(await hasFocus(guide)); stops += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await shows('guide-class', 4, 1, 'NRDS ID');
  await sidebar.getByRole('heading', { level: 1, name: 'Step 1 of 5: Columns' }).waitFor();
}

async function tickAll(window: Window): Promise<void> {
  await button(window, /^Build \d+ credit tabs?$/).waitFor();
  const ticks = window.sidebar.getByRole('checkbox');
  for (let place = 0; place < (await ticks.count()); place += 1) {
    await tabTo(window, ticks.nth(place));
    await window.page.keyboard.press('Space');
    expect(await ticks.nth(place).isChecked()).toBe(true);
  }
}

/** The one-way door: asked, left by Esc and by Enter where the keyboard is, then opened on purpose. */
async function markByKeys(window: Window, stage: Stage): Promise<void> {
  const { page, sidebar } = window;
  const mark = button(window, /^Mark \d+ attended$/);
  const question = sidebar.getByRole('alertdialog');
  const attended = () => stage.counters().attendedTransitions;
  for (const leave of ['Escape', 'Enter']) {
    await press(window, /^Mark \d+ attended$/);
    await waitForFocus(question.getByRole('button', { name: 'Cancel' }));
    await page.keyboard.press(leave);
    await question.waitFor({ state: 'detached' });
    await waitForFocus(mark);
  }
  expect(attended()).toBe(0);
  await page.keyboard.press('Space');
  await waitForFocus(question.getByRole('button', { name: 'Cancel' }));
  await page.keyboard.press('Tab');
  await waitForFocus(question.getByRole('button', { name: /^Mark \d+ attended$/ }));
  await page.keyboard.press('Enter');
}

test("the guide's own example by keyboard only, from the list of samples to credit seen", () =>
  onStage('who-earned', async (window, stage) => {
    await openByKeys(window);
    await toSidebar(window);
    await press(window, /^Check \d+ rows$/);
    await waitForFocus(window.sidebar.getByRole('heading', { level: 1, name: 'Step 2 of 5: Check' }));
    await press(window, /^Find \d+ events?$/);
    await waitForFocus(window.sidebar.getByRole('heading', { level: 1, name: 'Step 3 of 5: Events' }));
    await tickAll(window);
    await press(window, /^Build \d+ credit tabs?$/);
    await waitForFocus(window.sidebar.getByRole('heading', { level: 1, name: 'Step 4 of 5: Import' }));
    await press(window, /^Import \d+ attendees$/, 'Space');
    // The button that was pressed has gone; what comes next has the keyboard, at the end as well.
    await waitForFocus(button(window, 'Go on to Mark attended'));
    await window.page.keyboard.press('Enter');
    await waitForFocus(window.sidebar.getByRole('heading', { level: 1, name: 'Step 5 of 5: Mark attended' }));
    await markByKeys(window, stage);
    await waitForFocus(button(window, 'Copy summary'));
    const { registrations, attendedTransitions, certificates, invoices } = stage.counters();
    expect(registrations).toBeGreaterThan(20);
    expect([attendedTransitions, certificates, invoices]).toEqual([registrations, registrations, 0]);
    await window.shows('COEC', 2, 4, 'CREDIT SEEN');
  }));

test('a finding, the grid and the menu by keyboard, with the selected cell and its note spoken', () =>
  onStage('guide-class', async (window) => {
    const { page, sidebar } = window;
    await toSidebar(window);
    await press(window, /^Check \d+ rows$/);
    await atStep(window, 'Step 2 of 5: Check');
    await press(window, 'Show Row 15');
    await window.speaks(/^A15, 99951007O/);
    // Its repair stands before it.
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await waitForFocus(button(window, 'Use 999510070'));
    await page.keyboard.press('Enter');
    // The message about it stays in view, and does not cover what has the keyboard: what takes it back.
    await sidebar.getByText(/^1 row fixed\./).waitFor();
    await waitForFocus(button(window, 'Undo last fix'));
    expect(await isInSight(button(window, 'Undo last fix'))).toBe(true);
    // On to the menu, then the grid, whose arrows go from the selected cell.
    await page.keyboard.press('F6');
    await waitForFocus(page.getByRole('menuitem', { name: 'File' }));
    await page.keyboard.press('F6');
    await page.keyboard.press('ArrowUp');
    await window.speaks(/^A14, /);
    await chooseByKeys(window, 'Help');
    await page.getByRole('dialog', { name: 'CE Roster' }).waitFor();
    await page.keyboard.press('Escape');
    await gridHasKeyboard(page);
    await page.keyboard.press('ArrowDown');
    await window.speaks(/^A15, /);
    // F6 that is pressed while the grid is still loading is not lost.
    const file = page.getByRole('menuitem', { name: 'File' });
    await page.reload();
    await file.waitFor();
    await page.keyboard.press('F6');
    await waitForFocus(file);
    await page.waitForFunction(() => 'workbench' in globalThis);
    await page.evaluate('workbench.ready');
    // The grid takes the keyboard within that time, several times.
    await page.waitForTimeout(700);
    expect(await hasFocus(file)).toBe(true);
  }));
