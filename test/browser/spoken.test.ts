import { onStage } from '../support/page/on-stage';
import { atStep, button, check } from '../support/page/steps';

test("the selected cell is spoken with the school's note, and beside a row the cause that the add-on wrote", () =>
  onStage('test/fixtures/rosters/struck-and-merged.xlsx', async (window) => {
    const sheet = 'Spring class';
    await window.select(sheet, 6, 2);
    await window.speaks(/^B6, Alderwick, Note: Sent her ID by e-mail$/);
    await window.select(sheet, 6, 3);
    await window.speaks(/^C6, Basil$/);
    await button(window, /^Check \d+ rows$/).click();
    await window.shows(sheet, 2, 10, 'CE Detail');
    await window.select(sheet, 4, 10);
    await window.speaks(/^J4, .*The row is struck through\. Check that it is meant to be sent\./);
  }));

test('what is done is said in one place that is there from the beginning, so that a screen reader tells of it', () =>
  onStage('guide-class', async (window) => {
    const { sidebar } = window;
    await atStep(window, 'Step 1 of 5: Columns');
    const frame = await window.sidebarFrame();
    // Elements are told apart by a mark: one that was made anew would be without it.
    await frame.evaluate(`document.querySelector('.messages [role=status]').dataset.from = 'the beginning'`);
    const status = sidebar.locator('.messages [role=status][data-from="the beginning"]');
    expect(await status.textContent()).toBe('');
    await check(window);
    expect(await status.textContent()).toBe('32 rows checked.');
    await sidebar.getByText('1 row: member ID has letters').click();
    await button(window, /^Use the proposed ID/).click();
    await status.filter({ hasText: /^1 row repaired\.$/ }).waitFor();
  }));
