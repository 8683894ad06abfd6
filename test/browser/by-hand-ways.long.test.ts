import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromJson, newSheet, toJson } from '../../local/sheets';
import { PRACTICE_KEY } from '../../local/workbench/association';
import { GIVEN } from '../../src/sidebar/texts/events';
import { MANUAL, PEOPLE } from '../../src/sidebar/texts/run';
import { SHARED } from '../../src/sidebar/texts/shared';
import { downloaded, openBackOffice } from '../support/page/back-office';
import { onStage, type Stage, type Window } from '../support/page/on-stage';
import { allRegistered, atStep, button, goToStep, markAll, pasteList, tickAll } from '../support/page/steps';

// Ways of the job by hand that the whole class does not go: a list that says no number, an export as a tab of the
// spreadsheet, somebody credited another way, and a key that comes later.

const EVENT = 8101;
const CLASS = ['Ana', 'Ben', 'Cleo', 'Dan'].map((firstName, n) => ({
  memberId: String(999_931_001 + n),
  firstName,
  lastName: 'Marrow',
}));

async function withClass(work: (path: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ce-roster-class-'));
  const path = join(folder, 'small-class.csv');
  const rows = CLASS.map(
    ({ memberId, firstName, lastName }) => `${memberId},${firstName},${lastName},COEC,Y,05/14/2026`,
  );
  writeFileSync(path, ['NRDS ID,First Name,Last Name,Credit,Earned,Class Date', ...rows].join('\n'));
  try {
    await work(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From the first screen to the files, without a key, the event given by number, name and date. */
async function toFiles(window: Window, stage: Stage): Promise<void> {
  const { sidebar } = window;
  stage.workbench.association.store.addMembers(CLASS);
  await sidebar.getByRole('button', { name: SHARED.settings }).click();
  await button(window, 'Forget key').click();
  await button(window, 'Go on by hand').click();
  await button(window, /^Check \d+ rows$/).click();
  await button(window, /^Find 1 event$/).click();
  await atStep(window, SHARED.title(3));
  const form = sidebar.getByRole('form', { name: GIVEN.title('COEC') });
  await form.getByLabel(GIVEN.event).fill(String(EVENT));
  await form.getByLabel(GIVEN.name).fill('Ethics');
  await form.getByLabel(GIVEN.date).fill('2026-05-14');
  await form.getByLabel(GIVEN.association).fill('demo');
  await form.getByRole('button', { name: GIVEN.use }).click();
  await sidebar.getByText('Event > Components').waitFor();
  await tickAll(window);
  await button(window, 'Build 1 credit tab').click();
  await atStep(window, SHARED.title(4));
}

const card = ({ sidebar }: Window) => sidebar.getByRole('region', { name: MANUAL.title('COEC'), exact: true });
const says = ({ sidebar }: Window, words: RegExp) => sidebar.getByRole('status').filter({ hasText: words }).waitFor();

/** The export, imported as a tab by a person: Google calls no add-on then. */
async function asTab(stage: Stage, path: string): Promise<void> {
  const lines = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n');
  await stage.restart(async () => {
    const file = join(stage.folder, 'spreadsheet.json');
    const { workbook, documentProperties } = fromJson(readFileSync(file, 'utf8'));
    const sheet = { ...newSheet(77, 'Export'), values: lines.map((line) => line.split(',')) };
    writeFileSync(file, toJson({ workbook: { ...workbook, sheets: [...workbook.sheets, sheet] }, documentProperties }));
  });
}

test('the number that is said, an export as the open tab, and somebody credited another way, who is never sent again', () =>
  withClass((path) =>
    onStage(
      path,
      async (window, stage) => {
        const { sidebar } = window;
        await toFiles(window, stage);
        const office = await openBackOffice(window, stage);
        await office.importFile(EVENT, await downloaded(window, `COEC-${EVENT}-trial.csv`));
        // The table alone says no number: no file before somebody does.
        await pasteList(window, card(window), await office.copyAttendees(EVENT));
        const field = card(window).getByRole('textbox', { name: MANUAL.howMany });
        await field.waitFor();
        expect(
          await card(window)
            .getByRole('button', { name: /Download/ })
            .count(),
        ).toBe(0);
        await field.fill('0');
        await card(window).getByRole('button', { name: MANUAL.useNumber }).click();
        await sidebar
          .getByRole('alert')
          .filter({ hasText: /\b1\b.*\b0\b/ })
          .waitFor();
        await field.fill('1');
        await card(window).getByRole('button', { name: MANUAL.useNumber }).click();
        await says(window, /\b1 of 4\b/);

        // Dan was credited by Bulk Entry: nothing is sent for him, whatever the list shows.
        await button(window, `Download COEC-${EVENT}-1of1.csv`).waitFor();
        const rest = await downloaded(window, `COEC-${EVENT}-1of1.csv`);
        expect(readFileSync(rest, 'utf8')).toContain('Dan');
        await goToStep(window, 5);
        await sidebar.getByRole('button', { name: /^3 Ready/ }).click();
        await sidebar.getByRole('checkbox', { name: /^Dan Marrow/ }).check();
        await button(window, PEOPLE.anotherWay.label).click();
        await sidebar
          .getByText(/\b1 of 4 credited/)
          .first()
          .waitFor();
        await goToStep(window, 4);
        await sidebar.getByText(/^COEC: 2 to register, 1 registered, 1 credited another way\./).waitFor();
        const without = await downloaded(window, `COEC-${EVENT}-1of1.csv`);
        expect(readFileSync(without, 'utf8')).not.toContain('Dan');
        await office.importFile(EVENT, without);

        // Its export, as a tab of the spreadsheet on which the coordinator stands.
        await asTab(stage, await office.exported(EVENT, '.csv'));
        await window.reload();
        await window.choose('Open');
        await atStep(window, SHARED.title(4));
        await card(window).getByRole('button', { name: MANUAL.useOpenTab }).click();
        await sidebar
          .getByRole('alert')
          .filter({ hasText: /is not a list/ })
          .waitFor();
        await window.select('Export', 2, 1);
        await card(window).getByRole('button', { name: MANUAL.useOpenTab }).click();
        await button(window, MANUAL.thatIsEverybody(3)).click();
        await says(window, /\b3 of 4 are in the event\b.*\b1 credited another way\b/);
        expect(
          await card(window)
            .getByRole('button', { name: /Download/ })
            .count(),
        ).toBe(0);
        expect(stage.counters()).toMatchObject({ registrations: 3, duplicateRegistrations: 0 });
      },
      /net::ERR_/,
    ),
  ));

test('a key that is added later goes on from where things stand: nobody is registered or marked twice', () =>
  withClass((path) =>
    onStage(path, async (window, stage) => {
      const { sidebar } = window;
      await toFiles(window, stage);
      const office = await openBackOffice(window, stage);
      await office.importFile(EVENT, await downloaded(window, `COEC-${EVENT}-trial.csv`));
      await pasteList(window, card(window), await office.copyScreen(`/events/${EVENT}/attendees`));
      await says(window, /\b1 of 4\b/);
      await sidebar.getByRole('button', { name: SHARED.settings }).click();
      await sidebar.getByLabel(/^Association/).fill('demo');
      await sidebar.getByLabel('API key').fill(PRACTICE_KEY);
      await button(window, 'Connect').click();
      await sidebar.getByText('Connected: GrowthZone accepted the key').waitFor();
      await goToStep(window, 4);
      await button(window, SHARED.buildAgain).first().click();
      await atStep(window, SHARED.title(3));
      await button(window, 'Build 1 credit tab').waitFor();
      await tickAll(window);
      await button(window, 'Build 1 credit tab').click();
      await atStep(window, SHARED.title(4));
      await button(window, /mport 3 attendees$/).click();
      await allRegistered(window);
      await button(window, 'Go on to Mark attended').click();
      await markAll(window);
      expect(stage.counters()).toMatchObject({
        registrations: CLASS.length,
        duplicateRegistrations: 0,
        attendedTransitions: CLASS.length,
        certificates: CLASS.length,
        invoices: 0,
      });
    }),
  ));
