import { IMPORT, onStage } from '../support/page/on-stage';
import { allRegistered, atStep, button, toImport } from '../support/page/steps';

test('two windows are two people in one workbook: what one types the other sees, and only one imports at a time', () =>
  onStage('guide-class', async (maria, stage) => {
    const sam = await stage.open();
    await sam.page.getByRole('combobox', { name: 'Signed in as' }).waitFor();
    expect(await sam.page.getByRole('combobox', { name: 'Signed in as' }).inputValue()).toBe('sam.rivera@example.org');
    await maria.type('guide-class', 5, 2, 'Alvarado');
    await sam.shows('guide-class', 5, 2, 'Alvarado');
    await sam.type('guide-class', 5, 2, 'Alvarez');
    await maria.shows('guide-class', 5, 2, 'Alvarez');

    // Sam has a connection of his own to make.
    await sam.choose('Open');
    await button(sam, /Settings$/).click();
    await sam.sidebar.getByLabel(/^Association/).fill('demo');
    await sam.sidebar.getByLabel('API key').fill('practice-key');
    await button(sam, 'Connect').click();
    await sam.sidebar.getByText(/^Connected: GrowthZone accepted the key/).waitFor();

    await toImport(maria);
    await sam.shows('COEC', 2, 4, 'READY');
    await stage.trouble({ match: IMPORT, nth: 3, fault: { kind: 'status', status: 429, retryAfterSeconds: 250 } });
    await button(maria, 'Import 22 attendees').click();
    await maria.sidebar.getByText(/Continuing in \d+ s\.$/).waitFor();

    await sam.choose('Open');
    await atStep(sam, 'Step 4 of 5: Import');
    await sam.sidebar.getByText(/maria\.lopez@example\.org has been importing since \d+:\d\d [AP]M/).waitFor();
    await button(sam, /mport 6 attendees$/).click();
    await sam.sidebar
      .getByText(
        /maria\.lopez@example\.org has been importing since \d+:\d\d [AP]M, 0 of 6 registered\. Wait until that is done or paused\./,
      )
      .waitFor();
    expect(stage.counters().registrations).toBe(16);
    await button(maria, 'Pause').click();
    await button(maria, /^Continue: import 6 attendees$/).waitFor();
    // Maria let go: Sam need not wait until her turn would have ended.
    await button(sam, /^Continue: import 6 attendees$/).click();
    await allRegistered(sam);
    expect(stage.counters()).toMatchObject({ registrations: 22, invoices: 0 });

    // Maria's page may still be older than that: the question has the numbers of the moment in which she asks.
    await button(maria, 'Go on to Mark attended').click();
    await button(maria, /^Mark (16|22) attended$/).click();
    const question = maria.sidebar.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Mark 22 attended' }).waitFor();
    await question.getByText('6 people: event 8102').waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    expect(sam.complaints).toEqual([]);
  }));
