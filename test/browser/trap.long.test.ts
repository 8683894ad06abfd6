import { PROFILES } from '../../local/growthzone/profile';
import { faultsOfAccess } from '../support/page/axe';
import { openBackOffice } from '../support/page/back-office';
import { onStage } from '../support/page/on-stage';
import { atStep, buildTabs, button, check, findEvents, markAll, toImport } from '../support/page/steps';

/** What the guide says of an import with the status "Attended". */
const TRAP = 'Held: Imported as Attended: no certificate, no credit, no record for M1. It can be cured.';

test('people imported as Attended by hand: found, explained, cured by name and credited once each', () =>
  onStage('imported-as-attended', async (window, stage) => {
    const { sidebar } = window;
    expect(stage.counters()).toMatchObject({ registrations: 12, certificates: 0, educationRecords: 0 });
    await toImport(window);
    // Nobody is left to register.
    await sidebar.getByText('12 people in the event already.').waitFor();
    await sidebar.getByText('COEC: 12 in the event already. Event').waitFor();
    await sidebar.getByText('Details').click();
    await button(window, /^Look up 12/).click();
    await sidebar.getByText('12 · Attended already, without credit (not sent)').waitFor();
    await button(window, 'Find 12 in the event').click();
    await sidebar.getByText(/12 attended already/).waitFor();
    await button(window, 'Go on to Mark attended').click();
    await atStep(window, 'Step 5 of 5: Mark attended');
    expect(await button(window, /^Mark \d+ attended$/).count()).toBe(0);
    await button(window, 'Look for the credit of 12').click();
    await sidebar.getByText(TRAP).waitFor();
    expect(stage.counters().writes).toBe(0);

    // A credit may be late: the second look is fifteen minutes after the first.
    await sidebar.getByText(/^Possible in 1[45] minutes/).waitFor();
    expect(await button(window, 'Set these 12 back to Registered').getAttribute('aria-disabled')).toBe('true');
    expect(await faultsOfAccess(await window.sidebarFrame())).toEqual([]);
    stage.clock.advance(15 * 60_000);
    // The page looks again within a minute, whoever presses nothing.
    await sidebar.getByText(/^Possible in/).waitFor({ state: 'detached' });

    // All but one, by name; then the one.
    await button(window, 'Tick all 12').click();
    await sidebar.getByLabel(/^Ana Abara/).uncheck();
    await button(window, 'Set these 11 back to Registered').click();
    await sidebar.getByText('11 set back to Registered. Mark attended now for the credit.').waitFor();
    expect(stage.counters()).toMatchObject({ registrations: 12, certificates: 0 });
    await markAll(window);
    await sidebar.getByText('11 of 12 credited, 1 needs you').waitFor();
    await button(window, 'Set this person back to Registered').click();
    await sidebar.getByText(/^1 set back to Registered/).waitFor();
    await markAll(window);
    await sidebar.getByRole('region', { name: 'COEC' }).getByText('12 of 12 credited').waitFor();
    await window.shows('COEC', 2, 4, 'CREDIT SEEN');
    expect(stage.counters()).toMatchObject({
      registrations: 12,
      attendedTransitions: 12,
      certificates: 12,
      educationRecords: 12,
      invoices: 0,
    });
  }));

test('step 3 is the first of the two looks: a quarter of an hour after it the cure can be started at once', () =>
  onStage('imported-as-attended', async (window, stage) => {
    const { sidebar } = window;
    await check(window);
    await findEvents(window);
    await sidebar.getByText(/Attended without credit: /).waitFor();
    await buildTabs(window);
    await button(window, 'Find 12 in the event').click();
    await button(window, 'Go on to Mark attended').click();
    stage.clock.advance(15 * 60_000);
    await button(window, 'Look for the credit of 12').click();
    await sidebar.getByText(TRAP).waitFor();
    expect(await sidebar.getByText(/^Possible in/).count()).toBe(0);
    await button(window, 'Set these 12 back to Registered').click();
    await sidebar.getByText('12 set back to Registered. Mark attended now for the credit.').waitFor();
    expect(stage.counters()).toMatchObject({ registrations: 12, certificates: 0 });
  }));

test('where GrowthZone shows no attendance over its API, the cure is done on its screens and read back', () =>
  onStage('imported-as-attended', async (window, stage) => {
    const { sidebar } = window;
    const { store } = stage.workbench.association;
    store.setProfile(PROFILES['documented-only']);
    const office = await openBackOffice(window, stage);
    await window.page.bringToFront();
    await toImport(window);
    await button(window, 'Find 12 in the event').click();
    await button(window, 'Go on to Mark attended').click();
    await button(window, 'Look for the credit of 12').click();
    await sidebar.getByText(TRAP).waitFor();
    stage.clock.advance(15 * 60_000);
    await button(window, 'Look again').click();
    await button(window, 'Set these 12 back to Registered').click();
    await sidebar.getByText(/^This GrowthZone shows no attendance over its API; nothing was sent\./).waitFor();
    const words = sidebar.getByText(/^The cure, in GrowthZone: open event \d+ .* Set each of these people back/);
    const [, eventId = ''] = /event (\d+)/.exec((await words.textContent()) ?? '') ?? [];
    expect(await button(window, /^Set these 12 back/).count()).toBe(0);
    const names = store.attendees(Number(eventId), { skip: 0, take: 100 })?.rows.map(({ contactName }) => contactName);
    await office.setEach(Number(eventId), names ?? [], 'Registered');
    await button(window, 'Look in GrowthZone again').click();
    await sidebar.getByText('“Set All to Attended” is safe here.').waitFor();
    await office.setAll(Number(eventId));
    await button(window, 'Read back').click();
    await sidebar.getByText('12 of 12 credited').waitFor();
    expect(store.counters()).toMatchObject({ writes: 0, registrations: 12, certificates: 12, educationRecords: 12 });
  }));
