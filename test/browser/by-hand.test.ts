import { readFileSync } from 'node:fs';
import { downloaded, openBackOffice } from '../support/page/back-office';
import { onStage, type Window } from '../support/page/on-stage';
import { button, goToStep, toImport } from '../support/page/steps';

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

const says = async ({ sidebar }: Window, words: string | RegExp) => {
  await sidebar.getByRole('status').filter({ hasText: words }).waitFor();
};

const ticks = ({ sidebar }: Window) => sidebar.getByRole('region', { name: 'COEN by hand' }).getByRole('checkbox');

test("by hand on GrowthZone's own screens: a trial, the rest, and everybody's credit, each once", () =>
  onStage('guide-class', async (window, stage) => {
    const { sidebar } = window;
    const eventId = await byHand(window);
    const office = await openBackOffice(window, stage);
    const trial = await downloaded(window, `COEN-${eventId}-trial.csv`);
    expect(readFileSync(trial, 'utf8').trim().split('\r\n')).toHaveLength(2);
    expect(await office.importFile(eventId, trial)).toContain('1 attendee imported as Registered');
    await ticks(window).nth(1).check();
    await sidebar.getByText(/maria\.lopez@example\.org, /).waitFor();
    await button(window, 'Read back').click();
    await says(window, '1 of 6 are in the event, 5 not seen there.');
    const rest = await downloaded(window, `COEN-${eventId}-1of1.csv`);
    expect(await office.importFile(eventId, rest)).toContain('5 attendees imported as Registered');
    await button(window, 'Read back').click();
    await says(window, '6 of 6 are in the event.');
    await sidebar.getByText('Nobody is left to import: go on to Mark attended.').waitFor();

    // Who ticked, and when, is there for whoever opens the page next.
    await window.reload();
    // An earlier step is read by itself, whichever step the page was opened at.
    await goToStep(window, 1);
    await button(window, 'Check 32 rows').waitFor();
    await goToStep(window, 4);
    await sidebar.getByRole('combobox', { name: 'Credit tabs' }).selectOption('Only COEN');
    await sidebar.getByRole('region', { name: 'COEN by hand' }).getByText('5 steps done').click();
    await sidebar.getByText(/^Trial with one person imported\. maria\.lopez@example\.org, /).waitFor();
    expect(stage.counters()).toMatchObject({ registrations: 6, certificates: 0 });
    await button(window, 'Go on to Mark attended').click();

    await sidebar.getByText('“Set All to Attended” is safe here.').waitFor();
    await sidebar.getByText(/set Dmitri de la Cruz to Attended/).waitFor();
    await office.setEach(eventId, ['Dmitri de la Cruz'], 'Attended');
    await button(window, 'Read back').click();
    await says(window, '6 of 6 are in the event, 1 with the credit.');
    await office.setAll(eventId);
    await button(window, 'Read back').click();
    await says(window, '6 of 6 are in the event, 6 with the credit.');
    await sidebar.getByText('6 of 6 credited').waitFor();
    await window.shows('COEN', 2, 4, 'CREDIT SEEN');
    expect(stage.counters()).toMatchObject({
      registrations: 6,
      attendedTransitions: 6,
      certificates: 6,
      educationRecords: 6,
      invoices: 0,
    });
  }));
