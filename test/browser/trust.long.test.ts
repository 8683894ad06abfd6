import { onStage } from '../support/page/on-stage';
import {
  allRegistered,
  atStep,
  build,
  buildTabs,
  button,
  check,
  findEvents,
  importAll,
  toImport,
} from '../support/page/steps';

// What is told before anything is sent: who has the credit or is in the event already, what changed since the build.

const CLASS = 8101;

test('step 3 says who has the credit, whose cannot be read and who is in the event already; the question names the refused', () =>
  onStage('guide-class', async (window, stage) => {
    const { sidebar } = window;
    const { store } = stage.workbench.association;
    for (const memberId of ['999510000', '999510007', '999510014'])
      store.addCompletion({ memberId, credit: 'COEC', date: memberId === '999510014' ? '2026-05-14' : '2023-02-01' });
    const contacts = store.contacts({ skip: 0, take: 100 }).rows;
    const contactId = contacts.find(({ memberId }) => memberId === '999510007')?.contactId ?? 0;
    const path = `/api/certifications/progress/${store.enrolmentsOf(contactId)[0]?.certificationContactId}/`;
    await stage.trouble({ match: { path }, times: 'always', fault: { kind: 'status', status: 404 } });
    const csv = 'Member ID,First Name,Last Name\r\n999510112,Quinn,Quist\r\n';
    const registrationTypeId = store.registrationTypesOf(CLASS)[0]?.registrationTypeId ?? 0;
    store.importAttendees(CLASS, { csv, registrationTypeId, status: 'Attended' });

    await check(window);
    await findEvents(window);
    const earlier = sidebar.getByRole('region', { name: 'Who has COEC already' });
    await earlier.getByText('1 person already has this credit; marking overwrites it').waitFor();
    await earlier.getByText('Ana Alvarez, 2/1/2023').waitFor();
    await earlier.getByText('1 person already has it for this date: not marked again').waitFor();
    await earlier.getByText(/GrowthZone refuses the earlier credit of Ben Berg\./).waitFor();
    const present = sidebar.getByRole('region', { name: `In event ${CLASS} already` });
    await present
      .getByText(/Attended without credit: Quinn Quist\. Build the tabs; step 5 sets this person back/)
      .waitFor();
    await earlier.getByRole('button', { name: 'Leave these out' }).click();
    await earlier.getByText('Ana Alvarez, 2/1/2023').waitFor({ state: 'detached' });

    await buildTabs(window);
    await button(window, /^Import \d+ attendees$/).click();
    await button(window, 'Go on to Mark attended').click();
    await button(window, /^Mark \d+ attended$/).click();
    const question = sidebar.getByRole('alertdialog');
    await question.getByText(/Not marked:.*Ben Berg, whose earlier credit GrowthZone refuses\./).waitFor();
    expect(stage.counters()).toMatchObject({ certificates: 0 });
  }));

test('a person who is in no tab is told with the way to build again, and is gone once that was done', () =>
  onStage('guide-class', async (window) => {
    const { sidebar } = window;
    await toImport(window);
    // Goran did not earn it when the tabs were built.
    await window.type('guide-class', 11, 7, 'Y');
    await importAll(window);
    const notice = sidebar.getByText(
      '1 person of the roster is in no COEC tab: Goran Garza. Build the credit tabs again.',
    );
    await notice.first().waitFor();
    await button(window, 'Check the roster again').first().click();
    await atStep(window, 'Step 2 of 5: Check');
    await button(window, 'Check again').click();
    await build(window);
    await notice.waitFor({ state: 'detached' });
    await button(window, /mport 1 attendee$/).click();
    await allRegistered(window);
  }));

test('an event that was changed stops the import, says what, and leads to looking at it and building again', () =>
  onStage('guide-class', async (window, stage) => {
    const { sidebar } = window;
    const { store } = stage.workbench.association;
    await toImport(window);
    const fair = store.componentFor('FAIRH')?.componentId ?? 0;
    store.attachComponent(CLASS, fair);
    await button(window, 'Import 22 attendees').click();
    const stopped = sidebar.getByRole('alert').filter({ hasText: 'FAIRH is attached beside COEC now.' });
    await stopped.waitFor();
    expect(stage.counters().registrations).toBe(0);
    store.detachComponent(CLASS, fair);
    await stopped.getByRole('button', { name: 'Look at the events and build again' }).click();
    await atStep(window, 'Step 3 of 5: Events');
    await buildTabs(window);
    await stopped.waitFor({ state: 'detached' });
    await button(window, 'Import 22 attendees').click();
    await allRegistered(window);
    expect(stage.counters()).toMatchObject({ registrations: 22 });
  }));

test('a name that differs is one person once somebody says so, and not any more when that is taken back', () =>
  onStage('guide-class', async (window) => {
    const { sidebar } = window;
    const pressWithin = async (name: string): Promise<void> => {
      const lists = sidebar.locator('details').filter({ has: sidebar.getByText(name, { exact: true }) });
      await sidebar.getByText(name, { exact: true }).first().waitFor({ state: 'attached' });
      await lists.evaluateAll((all) => {
        for (const list of all) list.setAttribute('open', '');
      });
      await button(window, name).click();
    };
    await window.type('guide-class', 5, 2, 'Zimmermann');
    await check(window);
    await pressWithin('Same person');
    await pressWithin('Undo: another person');
    await button(window, 'Same person').waitFor();
  }));
