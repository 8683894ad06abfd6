import type { GridWorkbook, Reply } from '../../local/workbench/protocol';
import { onStage, type Stage, type Window } from '../support/page/on-stage';
import { button, check } from '../support/page/steps';

/** A cell as the workbook has it, whatever the grid shows. Rows and columns count from 1. */
async function kept({ page }: Window, { workbench }: Stage, row: number, column: number): Promise<unknown> {
  const windowId: string = await page.evaluate("sessionStorage.getItem('window')");
  const answer = await fetch(`${workbench.address}api/workbook`, { headers: { 'X-Window': windowId } });
  const reply = (await answer.json()) as Reply<GridWorkbook>;
  return reply.ok ? reply.value.sheets[0]?.cells[row - 1]?.[column - 1] : reply.message;
}

test('what is typed reaches the add-on, and its outcomes the grid; a formula that is looked into and left as it was stays one', () =>
  onStage('guide-class', async (window, stage) => {
    // What is typed reaches the add-on, and what the add-on writes is in the grid at once.
    await check(window);
    await window.shows('guide-class', 6, 9, 'Credit: COEC');
    await window.type('guide-class', 6, 1, '12345');
    await button(window, 'Check again').click();
    await window.shows('guide-class', 6, 9, 'Fix needed');
    await window.sidebar.getByText('Ben Berg').first().waitFor({ state: 'attached' });
    await window.shows('guide-class', 6, 1, '12345');
    // The coordinator overrules a tag by hand, and that is respected.
    await window.type('guide-class', 6, 1, '999510007');
    await window.type('guide-class', 6, 10, 'None');
    await button(window, 'Check again').click();
    await window.shows('guide-class', 6, 9, 'Left out: None (by hand)');
    // Beside the add-on's own columns.
    const lookInto = async () => {
      await window.select('guide-class', 2, 14);
      await window.page.keyboard.press('F2');
      await window.page.keyboard.press('Enter');
      // What comes after it in the same order has arrived, so it has too.
      await window.type('guide-class', 3, 14, 'next');
      await window.shows('guide-class', 3, 14, 'next');
    };
    await window.type('guide-class', 2, 14, '=1+1');
    await window.shows('guide-class', 2, 14, '#N/A');
    await lookInto();
    await window.reload();
    await lookInto();
    expect(await kept(window, stage, 2, 14)).toMatchObject({ formula: '=1+1', text: '#N/A' });
  }));
