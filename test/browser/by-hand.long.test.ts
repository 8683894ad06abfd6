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
  await button(window, 'Do it by hand instead').click();
  await button(window, `Download COEN-${eventId}-trial.csv`).waitFor();
  return Number(eventId);
}

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
    for (const name of [`COEN-${eventId}-trial.csv`, `COEN-${eventId}-1of1.csv`]) {
      await office.importFile(eventId, await downloaded(window, name));
    }
    await button(window, 'Paste the attendee list').click();
    await sidebar.getByLabel(/^The list of the Attendees tab/).fill(await office.copyAttendees(eventId));
    await button(window, 'Use this list').click();
    await says(window, '7 attendees pasted, 1 is not in the plan. 6 of 6 are in the event.');
    await button(window, 'Go on to Mark attended').click();
    await sidebar.getByText(/^Not “Set All to Attended”\. 1 in the event is not in this plan/).waitFor();
    await sidebar.getByText('6 people to mark by name').click();
    const names = await sidebar.getByRole('region', { name: 'COEN by hand' }).locator('details li').allTextContents();
    expect(names).toHaveLength(6);
    await office.setEach(eventId, names, 'Attended');
    await button(window, 'Read back').click();
    await says(window, '6 of 6 are in the event, 6 with the credit.');
    expect(store.counters()).toMatchObject({ registrations: 7, certificates: 6, educationRecords: 6 });
  }));
