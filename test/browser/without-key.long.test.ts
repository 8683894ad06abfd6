import { faultsOfAccess } from '../support/page/axe';
import { downloaded, openBackOffice } from '../support/page/back-office';
import { countClicks } from '../support/page/clicks';
import { onStage } from '../support/page/on-stage';
import { atStep, button, pasteList, tickAll } from '../support/page/steps';
import type { Window } from '../support/page/window';
import { atUsualSize, readSoundView, type View } from '../support/page/words';

/**
 * In the sidebar, for two events, each with a trial and the rest; two of them for a wrong address. A paste is a press on the
 * field and one on the button. What is pressed in GrowthZone's own screens is beside it.
 */
const MOST_CLICKS = 43;
/** Of each view of steps 4 and 5, and of all eleven together. */
const MOST_SCREENS = 2;
const MOST_WORDS_IN_A_VIEW = 230;
const MOST_WORDS = 1600;

const region = ({ sidebar }: Window, name: string) => sidebar.getByRole('region', { name, exact: true });

const keyboardIsAt = async ({ sidebarFrame }: Window) =>
  (await sidebarFrame()).evaluate<string>('document.activeElement.textContent.trim()');

/** What a person pastes into a field: a press on it, then the text. */
async function paste(window: Window, where: string, label: RegExp | string, text: string): Promise<void> {
  const field = region(window, where).getByRole('textbox', { name: label });
  await field.click();
  await field.fill(text);
}

test("the guide's class without a key, from the roster to credit seen, through GrowthZone's own screens by mouse", () =>
  onStage('guide-class', async (window, stage) => {
    const { sidebar } = window;
    await sidebar.getByRole('button', { name: 'Settings' }).click();
    await button(window, 'Forget key').click();
    await sidebar.getByText('The key is forgotten.').waitFor();
    const clicks = await countClicks(window);
    const before = stage.counters();
    await button(window, 'Go on by hand').click();
    await button(window, 'Check 32 rows').click();
    await sidebar.getByText(/^Member IDs are not compared with GrowthZone: no key is connected\./).waitFor();
    await button(window, 'Find 2 events').click();
    await atStep(window, 'Step 3 of 5: Events');
    await sidebar.getByText('Member IDs are not compared with GrowthZone', { exact: true }).waitFor();

    const office = await openBackOffice(window, stage);
    const addressOf = async (eventId: number) => {
      await office.page.goto(`${stage.workbench.association.url}/backoffice/events/${eventId}`);
      const address = await office.page.getByLabel('Address of this event in GrowthZone').inputValue();
      await window.page.bringToFront();
      return address;
    };
    // The address of another page is told with the value and what to do.
    await paste(window, 'COEC', 'Address or number of the event', 'https://demo.growthzoneapp.com/a#/ContactInfo/5002');
    await region(window, 'COEC').getByRole('button', { name: 'Use this event' }).click();
    await sidebar
      .getByText(/ContactInfo\/5002” is another page of GrowthZone, not an event’s\. Open the event/)
      .waitFor();
    expect(await faultsOfAccess(await window.sidebarFrame())).toEqual([]);
    for (const [credit, eventId] of [
      ['COEC', 8101],
      ['COEN', 8102],
    ] as const) {
      await paste(window, credit, 'Address or number of the event', await addressOf(eventId));
      await region(window, credit).getByRole('button', { name: 'Use this event' }).click();
      await region(window, credit).getByText(`event ${eventId}`).waitFor();
    }
    await sidebar.getByText('In demo.growthzoneapp.com.').first().waitFor();
    await tickAll(window);
    expect(await faultsOfAccess(await window.sidebarFrame())).toEqual([]);
    await button(window, 'Build 2 credit tabs').click();
    await atStep(window, 'Step 4 of 5: Import');

    await atUsualSize(window);
    const views: View[] = [];
    const look = async (name: string) => {
      views.push(await readSoundView(name, window));
    };
    const readBack = async (credit: string, path: string) => {
      await pasteList(window, region(window, `${credit} by hand`), await office.copyScreen(path));
    };
    const says = (words: string | RegExp) => sidebar.getByRole('status').filter({ hasText: words }).waitFor();
    const events = [
      ['COEC', 8101, 15],
      ['COEN', 8102, 6],
    ] as const;
    for (const [credit, eventId, people] of events) {
      await region(window, `${credit} by hand`).getByRole('checkbox').first().waitFor();
      // It has opened by itself where the one before is finished, and has the keyboard.
      if (credit === 'COEN') expect(await keyboardIsAt(window)).toMatch(/^COEN: 6 to register/);
      await look(`4 ${credit}`);
      await office.importFile(eventId, await downloaded(window, `${credit}-${eventId}-trial.csv`));
      await readBack(credit, `/events/${eventId}/attendees`);
      await says(`1 of ${people} are in the event`);
      await office.importFile(eventId, await downloaded(window, `${credit}-${eventId}-1of1.csv`));
      await readBack(credit, `/events/${eventId}/attendees`);
      await says(`${people} of ${people} are in the event`);
      await sidebar.getByRole('button', { name: new RegExp(`^${credit}: ${people} registered\\. Done\\.$`) }).waitFor();
    }
    await look('4 imported');
    expect(stage.counters()).toMatchObject({ registrations: 21, duplicateRegistrations: 0, attendedTransitions: 0 });
    await button(window, 'Go on to Mark attended').click();
    await atStep(window, 'Step 5 of 5: Mark attended');
    for (const [credit, eventId, people] of events) {
      const line = await region(window, `${credit} by hand`)
        .getByText(/^Trial with one person:/)
        .textContent();
      await look(`5 ${credit}`);
      const [, first = ''] = /set (.+) to Attended/.exec(line ?? '') ?? [];
      await office.setEach(eventId, [first], 'Attended');
      await readBack(credit, `/events/${eventId}/attendees`);
      // Nobody else is to be marked before that.
      await region(window, `${credit} by hand`).getByText(`Check that ${first} got the certificate`).waitFor();
      expect(
        await region(window, `${credit} by hand`)
          .getByText(/Set All to Attended/)
          .count(),
      ).toBe(0);
      await region(window, credit).getByRole('checkbox').first().check();
      await button(window, 'I saw 1 certificate').click();
      await sidebar.getByText(`1 of ${people} credited`, { exact: false }).first().waitFor();
      await look(`5 ${credit}, the others`);
      await office.setAll(eventId);
      await readBack(credit, `/events/${eventId}/attendees`);
      await says(`${people} of ${people} are in the event`);
      await look(`5 ${credit}, marked`);
      // Who has the credit is in GrowthZone's own report.
      await readBack(credit, '/reports/code-of-ethics-completed');
      await sidebar.getByText(`${people} of ${people} credited`).waitFor();
    }
    const after = stage.counters();
    expect(after).toMatchObject({
      registrations: 21,
      duplicateRegistrations: 0,
      attendedTransitions: 21,
      certificates: 21,
      educationRecords: 21,
      duplicateRecords: 0,
      invoices: 0,
    });
    // Nothing was asked of GrowthZone, nor sent to it.
    expect([after.reads, after.writes]).toEqual([before.reads, before.writes]);
    await look('5 done');
    const words = views.reduce((sum, view) => sum + view.words, 0);
    const said = [
      ...views.map((view) => `${view.name}: ${view.words} words, ${view.screens} screens`),
      `${words} words`,
    ];
    const tooLong = views.filter((view) => view.words > MOST_WORDS_IN_A_VIEW || view.screens > MOST_SCREENS);
    expect([said, tooLong]).toEqual([said, []]);
    expect([said, words <= MOST_WORDS]).toEqual([said, true]);
    expect((await clicks()).slice(MOST_CLICKS)).toEqual([]);
  }));
