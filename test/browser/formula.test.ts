import type { GridWorkbook, Reply } from '../../local/workbench/protocol';
import { onStage, type Stage, type Window } from '../support/page/on-stage';

/** A cell as the workbook has it, whatever the grid shows. Rows and columns count from 1. */
async function kept({ page }: Window, { workbench }: Stage, row: number, column: number): Promise<unknown> {
  const windowId: string = await page.evaluate("sessionStorage.getItem('window')");
  const answer = await fetch(`${workbench.address}api/workbook`, { headers: { 'X-Window': windowId } });
  const reply = (await answer.json()) as Reply<GridWorkbook>;
  return reply.ok ? reply.value.sheets[0]?.cells[row - 1]?.[column - 1] : reply.message;
}

test('a formula that is looked into and left as it was stays a formula', () =>
  onStage('guide-class', async (window, stage) => {
    const lookInto = async () => {
      await window.select('guide-class', 2, 12);
      await window.page.keyboard.press('F2');
      await window.page.keyboard.press('Enter');
      // What comes after it in the same order has arrived, so it has too.
      await window.type('guide-class', 3, 12, 'next');
      await window.shows('guide-class', 3, 12, 'next');
    };
    await window.type('guide-class', 2, 12, '=1+1');
    await window.shows('guide-class', 2, 12, '#N/A');
    await lookInto();
    await window.reload();
    await lookInto();
    expect(await kept(window, stage, 2, 12)).toMatchObject({ formula: '=1+1', text: '#N/A' });
  }));
