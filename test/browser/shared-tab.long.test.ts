import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromJson, toJson } from '../../local/sheets';
import { MANUAL, RUN } from '../../src/sidebar/texts/run';
import { SHARED } from '../../src/sidebar/texts/shared';
import { faultsOfAccess } from '../support/page/axe';
import { onStage, type Stage, type Window } from '../support/page/on-stage';
import { allRegistered, atStep, button, goToStep, toImport } from '../support/page/steps';

// A credit tab that somebody edited, and one that came with a copy of the spreadsheet: what the page offers then.

/** Makes a copy of the spreadsheet, and goes on in it: Google gives it another id, and none of the add-on's own values. */
const asCopy = (stage: Stage) =>
  stage.restart(async () => {
    const path = join(stage.folder, 'spreadsheet.json');
    const { workbook } = fromJson(readFileSync(path, 'utf8'));
    writeFileSync(path, toJson({ workbook: { ...workbook, id: 'a-copy' }, documentProperties: {} }));
  });

const copied = ({ sidebar }: Window, credit: string) =>
  sidebar.locator('section', { has: sidebar.getByRole('heading', { name: RUN.wasCopied(credit) }) });

test('a member ID typed over another one stops the import; one press puts the tab in order, and everybody is registered once', () =>
  onStage('guide-class', async (window, stage) => {
    await toImport(window);
    const own = await window.cell('COEC', 3, 1);
    await window.type('COEC', 3, 1, await window.cell('COEC', 2, 1));
    await button(window, /^Import \d+ attendees$/).click();
    await button(window, RUN.putInOrder).waitFor();
    expect(stage.counters().registrations).toBe(0);
    expect(await faultsOfAccess(await window.sidebarFrame())).toEqual([]);
    await button(window, RUN.putInOrder).click();
    await window.shows('COEC', 3, 1, own);
    await button(window, /^Continue/).click();
    await allRegistered(window);
    expect(stage.counters()).toMatchObject({ registrations: 22, duplicateRegistrations: 0 });
  }));

test('by hand likewise: no file before the tab is in order', () =>
  onStage('guide-class', async (window, stage) => {
    const { sidebar } = window;
    await toImport(window);
    await sidebar.getByRole('combobox', { name: RUN.creditTabs }).selectOption(RUN.onlyTab('COEN'));
    await sidebar.getByText('Details').click();
    await button(window, 'Do it by hand instead').click();
    const card = sidebar.getByRole('region', { name: MANUAL.title('COEN'), exact: true });
    await card.getByRole('button', { name: /Download COEN-\d+-trial\.csv/ }).waitFor();
    const own = await window.cell('COEN', 3, 1);
    await window.type('COEN', 3, 1, await window.cell('COEN', 2, 1));
    await card.getByRole('button', { name: MANUAL.readBack, exact: true }).click();
    await card.getByRole('button', { name: RUN.putInOrder }).waitFor();
    expect(await card.getByRole('button', { name: /Download/ }).count()).toBe(0);
    await card.getByRole('button', { name: RUN.putInOrder }).click();
    await window.shows('COEN', 3, 1, own);
    await card.getByRole('button', { name: /Download COEN-\d+-trial\.csv/ }).waitFor();
    expect(stage.counters().registrations).toBe(0);
  }));

test('a copied tab shows its event and asks; Cancel leaves it, Yes goes on, with everybody once', () =>
  onStage(
    'guide-class',
    async (window, stage) => {
      await toImport(window);
      await asCopy(stage);
      await window.reload();
      await window.choose('Open');
      await atStep(window, SHARED.title(4));
      const card = copied(window, 'COEC');
      await card.getByRole('button', { name: RUN.takeOver('COEC') }).click();
      // Who the people of the tab are the members say, not its cells.
      await button(window, SHARED.readTheMembers).click();
      await button(window, SHARED.readTheMembers).waitFor({ state: 'detached' });
      await card.getByRole('button', { name: RUN.takeOver('COEC') }).click();
      await card.getByText(/\b8101\b.*2026-05-14/).waitFor();
      expect(await faultsOfAccess(await window.sidebarFrame())).toEqual([]);
      await card.getByRole('button', { name: RUN.notThisOne }).click();
      for (const credit of ['COEC', 'COEN']) {
        const own = copied(window, credit);
        await own.getByRole('button', { name: RUN.takeOver(credit) }).click();
        await own.getByRole('button', { name: RUN.yesTakeOver }).click();
        await own.waitFor({ state: 'detached' });
      }
      await button(window, /^Import \d+ attendees$/).click();
      await allRegistered(window);
      expect(stage.counters()).toMatchObject({ registrations: 22, duplicateRegistrations: 0 });
    },
    /net::ERR_/,
  ));

test('without a key it says that nobody has read the event, and no file is offered before the list was pasted', () =>
  onStage(
    'guide-class',
    async (window, stage) => {
      const { sidebar } = window;
      await toImport(window);
      await asCopy(stage);
      await window.reload();
      await window.choose('Open');
      await atStep(window, SHARED.title(4));
      await sidebar.getByRole('button', { name: SHARED.settings }).click();
      await button(window, 'Forget key').click();
      await button(window, 'Go on by hand').waitFor();
      await goToStep(window, 4);
      const card = copied(window, 'COEN');
      await card.getByRole('button', { name: RUN.takeOver('COEN') }).click();
      await card.getByText(/\b8102\b/).waitFor();
      await card.getByRole('button', { name: RUN.yesTakeOver }).click();
      const manual = sidebar.getByRole('region', { name: MANUAL.title('COEN'), exact: true });
      await manual.getByRole('textbox').first().waitFor();
      expect(await manual.getByRole('button', { name: /Download/ }).count()).toBe(0);
    },
    /net::ERR_/,
  ));
