import { waitForFocus } from '../support/page/keys';
import { onStage } from '../support/page/on-stage';
import { atStep, button, check, idle } from '../support/page/steps';

test('what is done is said in one place that is there from the beginning, so that a screen reader tells of it', () =>
  onStage('guide-class', async (window) => {
    const { sidebar } = window;
    await atStep(window, 'Step 1 of 5: Columns');
    const frame = await window.sidebarFrame();
    // Elements are told apart by a mark: one that was made anew would be without it.
    await frame.evaluate(`document.querySelector('.messages [role=status]').dataset.from = 'the beginning'`);
    const status = sidebar.locator('.messages [role=status][data-from="the beginning"]');
    // Not while the columns are still looked at.
    await button(window, 'Check 32 rows').waitFor();
    await idle(window);
    expect(await status.textContent()).toBe('');
    await check(window);
    expect(await status.textContent()).toBe('32 rows checked.');
    // Each finding selects its cell, and has its fix beside it, written beside the school's cells; Undo takes back the last one.
    await button(window, 'Show Row 15').click();
    await window.speaks(/^A15, 99951007O/);
    await button(window, 'Use 999510070').click();
    await status.filter({ hasText: /^1 row fixed\.$/ }).waitFor();
    await waitForFocus(button(window, 'Undo last fix'));
    await window.shows('guide-class', 15, 11, '999510070');
    await window.shows('guide-class', 15, 1, '99951007O');
    const jada = sidebar.getByRole('listitem').filter({ hasText: 'Jada Jensen' });
    await jada.getByRole('button', { name: 'Leave out' }).click();
    await window.shows('guide-class', 14, 9, 'Left out: None (by hand)');
    await button(window, 'Undo last fix').click();
    await window.shows('guide-class', 14, 9, 'Fix needed');
    await window.shows('guide-class', 15, 11, '999510070');
    await button(window, 'Undo all fixes').click();
    await button(window, 'Undo all fixes').waitFor({ state: 'detached' });
    await window.shows('guide-class', 15, 11, '');
    // What only the school can say is ready to be sent.
    await button(window, 'E-mail vendor').click();
    const email = await sidebar.getByLabel('E-mail for the vendor').inputValue();
    expect(email).toMatch(/^Hello,\n\n.*“guide-class”.*\n\n- Row 14, Jada Jensen: .*[Pp]lease send/);
    // Whoever comes back from the sheet reads who is otherwise by now, by name.
    await window.type('guide-class', 6, 7, 'N');
    await sidebar.getByRole('heading', { level: 1 }).click();
    await sidebar.getByText(/^Row 6, Ben Berg: earned no credit|^Row 6, Ben Berg:/).waitFor();
    expect(await button(window, 'Find 2 events').getAttribute('aria-disabled')).toBe('true');
    await button(window, 'Check again').click();
    await sidebar.getByText(/^Row 6, Ben Berg:/).waitFor({ state: 'detached' });
  }));
