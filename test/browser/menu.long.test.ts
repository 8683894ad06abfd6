import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { downloaded, saved } from '../support/page/back-office';
import { onStage } from '../support/page/on-stage';
import { allRegistered, atStep, button, tickAll } from '../support/page/steps';

test('the menu leads to each step, and on a credit tab to that credit alone', () =>
  onStage('guide-class', async (window, stage) => {
    const { page, sidebar, choose } = window;
    await choose('Check roster');
    await atStep(window, 'Step 2 of 5: Check');
    // Opened by the menu, the step checks by itself; the vendor's columns are as they were.
    await sidebar.getByText('32 rows', { exact: true }).waitFor();
    await window.shows('guide-class', 5, 9, 'Credit: COEC');

    await choose('Build credit tabs');
    await atStep(window, 'Step 3 of 5: Events');
    await button(window, 'Build 2 credit tabs').waitFor();
    await tickAll(window);
    await button(window, 'Build 2 credit tabs').click();
    await atStep(window, 'Step 4 of 5: Import');

    await window.select('COEC', 2, 1);
    await window.speaks(/^A2, 999510000/);
    await choose('Import this credit tab');
    // The page before this one shows both.
    await sidebar.getByRole('region', { name: 'COEN' }).waitFor({ state: 'detached' });
    await sidebar.getByRole('region', { name: 'COEC' }).waitFor();
    await button(window, 'Import 16 attendees').click();
    await allRegistered(window);
    expect(stage.counters().registrations).toBe(16);
    await window.shows('COEC', 2, 4, 'REGISTERED');
    await window.shows('COEN', 2, 4, 'READY');

    await choose('Mark this tab attended');
    await button(window, 'Mark 16 attended').click();
    const question = sidebar.getByRole('alertdialog');
    await question.getByText(/^16 people: event \d+ /).waitFor();
    await question.getByRole('button', { name: 'Mark 16 attended' }).click();
    await sidebar.getByRole('region', { name: 'COEC' }).getByText('16 of 16 credited').waitFor();
    expect(stage.counters()).toMatchObject({
      registrations: 16,
      attendedTransitions: 16,
      certificates: 16,
      invoices: 0,
    });

    // The files at once, in one .zip where there are several; then each alone, for whoever wants that.
    const [zip] = await Promise.all([page.waitForEvent('download'), choose('Download CSV files')]);
    expect(zip.suggestedFilename()).toBe('guide-class.zip');
    expect(Object.keys(unzipSync(readFileSync(await saved(zip))))).toEqual(['COEC-1of1.csv', 'COEN-1of1.csv']);
    await atStep(window, 'Step 2 of 5: Check');
    const { data } = Papa.parse<Record<string, string>>(
      readFileSync(await downloaded(window, 'COEN-1of1.csv'), 'utf8'),
      {
        header: true,
        skipEmptyLines: true,
      },
    );
    expect(data).toHaveLength(6);
    expect(data[0]).toEqual({
      'Member ID': '999510021',
      'First Name': 'Dmitri',
      'Last Name': 'de la Cruz',
      Email: 'dmitri.delacruz3@example.com',
      Organization: 'Lakeside Group',
    });
    expect(JSON.stringify(data)).not.toContain('Attended');

    await choose('Help');
    const help = page.getByRole('dialog', { name: 'CE Roster' });
    await help.frameLocator('iframe').getByText('This cannot be taken back.').waitFor();
    await help.getByRole('button', { name: 'Close' }).click();
    await help.waitFor({ state: 'hidden' });
    // The sidebar is where it was.
    await atStep(window, 'Step 2 of 5: Check');
  }));
