import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { onStage, type Stage } from '../support/page/on-stage';
import { atStep, build, button, check, importAll, markAll } from '../support/page/steps';

/** What the practice GrowthZone counted after the whole job: one of each for everybody, and never an invoice. */
function expectEverythingOnce(stage: Stage, people: number): void {
  expect(stage.counters()).toMatchObject({
    registrations: people,
    attendedTransitions: people,
    certificates: people,
    educationRecords: people,
    invoices: 0,
  });
}

test("the guide's own example by mouse: one class, COEC for some and COEN for others, to credit seen", () =>
  onStage('guide-class', async (window, stage) => {
    await atStep(window, 'Step 1 of 5: Columns');
    await check(window);
    // Everything that the roster's 32 rows became, and what a person decides about them.
    await window.sidebar.getByText('32 rows', { exact: true }).waitFor();
    await window.shows('guide-class', 4, 9, 'CE Outcome');
    await window.shows('guide-class', 5, 9, 'Credit: COEC');
    await build(window);
    expect(await window.sheets()).toEqual(['guide-class', 'COEC', 'COEN', 'CE Summary', 'CE Log']);
    await importAll(window);
    expect(stage.counters()).toMatchObject({ attendedTransitions: 0, certificates: 0 });
    await markAll(window);
    const people = stage.counters().registrations;
    expect(people).toBeGreaterThan(20);
    await window.sidebar
      .getByText(`${people} of ${people} credited`)
      .or(window.sidebar.getByText(`of ${people}`))
      .first()
      .waitFor();
    await window.shows('COEC', 2, 4, 'CREDIT SEEN');
    // The summary adds up, and says how far each event is.
    await window.shows('CE Summary', 9, 2, '32');
    await window.shows('CE Summary', 15, 2, '22');
    expectEverythingOnce(stage, people);
  }));

test('a finding selects its cell, one repair mends all its rows, and Undo takes it back', () =>
  onStage('guide-class', async (window) => {
    await check(window);
    const cause = window.sidebar
      .getByRole('group')
      .filter({ hasText: /letters among|has letters/ })
      .first();
    await cause.locator('summary').click();
    await cause.getByRole('button', { name: /^Row 15/ }).click();
    await window.page.getByText('A15').first().waitFor({ state: 'attached' });
    const vendorsCell = await window.cell('guide-class', 15, 1);
    await cause.getByRole('button', { name: /^Use / }).click();
    await button(window, 'Undo repairs').waitFor();
    await window.shows('guide-class', 15, 11, '999510070');
    await window.shows('guide-class', 15, 1, vendorsCell);
    await button(window, 'Undo repairs').click();
    await button(window, 'Undo repairs').waitFor({ state: 'detached' });
    await window.shows('guide-class', 15, 11, '');
  }));

test('a downloaded file holds the very attendees of its credit', () =>
  onStage('guide-class', async (window) => {
    await check(window);
    await window.sidebar.getByText(/^CSV files/).click();
    const [download] = await Promise.all([
      window.page.waitForEvent('download'),
      button(window, 'Download COEN-1of1.csv').click(),
    ]);
    expect(download.suggestedFilename()).toBe('COEN-1of1.csv');
    const { data } = Papa.parse<Record<string, string>>(readFileSync(await download.path(), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data).toHaveLength(6);
    expect(data[0]).toEqual({
      'Member ID': '999510021',
      'First Name': 'Dmitri',
      'Last Name': 'de la Cruz',
      Email: 'dmitri.delacruz3@example.com',
      Organization: 'Lakeside Group',
    });
    expect(JSON.stringify(data)).not.toContain('Attended');
  }));
