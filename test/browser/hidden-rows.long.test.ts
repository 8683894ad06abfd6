import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromJson, toJson } from '../../local/sheets';
import { TEXTS } from '../../src/sidebar/texts/columns';
import { onStage } from '../support/page/on-stage';
import { button, check, goToStep } from '../support/page/steps';

test('where a filter may hide rows, they are found on a press, and a person says whether these people are sent', () =>
  onStage(
    'guide-class',
    async (window, stage) => {
      const { sidebar } = window;
      await check(window);
      // Somebody filters the roster: two of its people are out of sight.
      await stage.restart(async () => {
        const path = join(stage.folder, 'spreadsheet.json');
        const { workbook, documentProperties } = fromJson(readFileSync(path, 'utf8'));
        const filteredRows = Array.from({ length: 8 }, (_, row) => (row === 5 || row === 6 ? true : undefined));
        const sheets = workbook.sheets.map((sheet, place) => (place === 0 ? { ...sheet, filteredRows } : sheet));
        writeFileSync(path, toJson({ workbook: { ...workbook, sheets }, documentProperties }));
      });
      await window.reload();
      await window.choose('Open');
      await goToStep(window, 1);
      await button(window, TEXTS.findHiddenRows).click();
      // Known now: there is a choice beside sending them.
      const leaveOut = sidebar.getByRole('button', { name: /leave them out/i });
      await leaveOut.waitFor();
      await sidebar
        .getByText(/\b2\b.*hidden/)
        .first()
        .waitFor();
      expect(await button(window, TEXTS.findHiddenRows).count()).toBe(0);
      await leaveOut.click();
      await leaveOut.waitFor({ state: 'detached' });
      await button(window, /^Check \d+ rows$/).click();
      await window.shows('guide-class', 6, 9, 'Left out');
      await window.shows('guide-class', 7, 9, 'Left out');
    },
    /net::ERR_/,
  ));
