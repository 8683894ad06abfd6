import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { faultsOfAccess } from '../support/page/axe';
import { downloaded, openBackOffice } from '../support/page/back-office';
import { onStage, type Window } from '../support/page/on-stage';
import { button, toImport } from '../support/page/steps';

/** The guide's example with the COEN tab alone, done by hand; gives its event. */
async function byHand(window: Window): Promise<number> {
  const { sidebar } = window;
  await toImport(window);
  const [, eventId = ''] =
    /Event (\d+)/.exec((await sidebar.getByRole('region', { name: 'COEN' }).textContent()) ?? '') ?? [];
  await sidebar.getByRole('combobox', { name: 'Credit tabs' }).selectOption('Only COEN');
  await sidebar.getByText('Details').click();
  await button(window, 'Do it by hand instead').click();
  await button(window, `Download COEN-${eventId}-trial.csv`).waitFor();
  return Number(eventId);
}

const filesIn = async (zip: string) => Object.keys(unzipSync(new Uint8Array(readFileSync(zip)))).sort();

const says = async ({ sidebar }: Window, words: string | RegExp) => {
  await sidebar.getByRole('status').filter({ hasText: words }).waitFor();
};

test('"Set All to Attended" is refused where somebody else is in the event; a pasted list is as good as a read one', () =>
  onStage('guide-class', async (window, stage) => {
    const { sidebar } = window;
    const eventId = await byHand(window);
    expect(await faultsOfAccess(await window.sidebarFrame())).toEqual([]);
    const office = await openBackOffice(window, stage);
    const { store } = stage.workbench.association;
    const [type] = store.registrationTypesOf(eventId);
    store.importAttendees(eventId, {
      csv: 'Member ID,First Name,Last Name\r\n999510000,Ana,Alvarez\r\n',
      registrationTypeId: type?.registrationTypeId ?? 0,
      status: 'Registered',
    });
    expect(await filesIn(await downloaded(window, 'all 2 as one .zip', 'COEN.zip'))).toEqual([
      `COEN-${eventId}-1of1.csv`,
      `COEN-${eventId}-trial.csv`,
    ]);
    for (const name of [`COEN-${eventId}-trial.csv`, `COEN-${eventId}-1of1.csv`]) {
      await office.importFile(eventId, await downloaded(window, name));
    }
    await button(window, 'Paste the attendee list').click();
    await sidebar.getByLabel(/^The attendee list/).fill(await office.copyScreen(`/events/${eventId}/attendees`));
    await button(window, 'Use this list').click();
    await says(window, '7 attendees pasted, 1 is not in this class. 6 of 6 are in the event.');
    await button(window, 'Go on to Mark attended').click();
    await sidebar.getByText(/^Not “Set All to Attended”\. 1 in the event is not in this class/).waitFor();
    await sidebar.getByText('6 people to mark by name').click();
    const names = await sidebar
      .getByRole('region', { name: 'COEN by hand' })
      .locator('details', { hasText: 'to mark by name' })
      .locator('li')
      .allTextContents();
    expect(names).toHaveLength(6);
    await office.setEach(eventId, names, 'Attended');
    // Its own export, as GrowthZone makes it, is as good.
    await button(window, 'Paste the attendee list').click();
    await sidebar.getByLabel(/^Or its export/).setInputFiles(await office.exported(eventId, '.xlsx'));
    await says(window, /7 attendees pasted, 1 is not in this class\. 6 of 6 are in the event, 6 attended/);
    await button(window, 'Read back').click();
    await says(window, '6 of 6 are in the event, 6 with the credit.');
    expect(store.counters()).toMatchObject({ registrations: 7, certificates: 6, educationRecords: 6 });
  }));
