import { onStage } from '../support/page/on-stage';
import { atStep, button, check } from '../support/page/steps';

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
    // A finding selects its cell, one repair mends all its rows beside the school's cells, and Undo takes it back.
    await sidebar.getByText('1 row: member ID has letters').click();
    await button(window, /^Row 15/).click();
    await window.speaks(/^A15, 99951007O/);
    await button(window, /^Use the proposed ID/).click();
    await status.filter({ hasText: /^1 row repaired\.$/ }).waitFor();
    await window.shows('guide-class', 15, 11, '999510070');
    await window.shows('guide-class', 15, 1, '99951007O');
    await button(window, 'Undo repairs').click();
    await button(window, 'Undo repairs').waitFor({ state: 'detached' });
    await window.shows('guide-class', 15, 11, '');
  }));
