import { SHARED } from '../../src/sidebar/texts/shared';
import { IMPORT, onStage } from '../support/page/on-stage';
import { atStep, button, importAll, markAll, toImport } from '../support/page/steps';

// A page that does nothing itself keeps up with what others do in the same spreadsheet.

test('a colleague’s page follows an import by itself, to its end', () =>
  onStage('guide-class', async (maria, stage) => {
    const sam = await stage.open();
    await toImport(maria);
    await sam.shows('COEC', 2, 4, 'READY');
    await sam.choose('Open');
    await atStep(sam, SHARED.title(4));
    const card = maria.sidebar.getByRole('region', { name: 'COEC' });
    const above = (await card.boundingBox())?.y;
    await stage.trouble({ match: IMPORT, nth: 3, fault: { kind: 'status', status: 429, retryAfterSeconds: 250 } });
    await button(maria, 'Import 22 attendees').click();
    // Who is at work, how far they are, and that they are done: nothing is pressed.
    await sam.sidebar.getByText(/maria\.lopez@example\.org has been importing since/).waitFor();
    await sam.sidebar
      .getByRole('region', { name: 'COEC' })
      .getByText(/16 registered/)
      .waitFor();
    // What stands above the cards stays there while the numbers change.
    await maria.sidebar.getByText('6 people to register as “Registered”.').waitFor();
    expect((await card.boundingBox())?.y).toBe(above);
    await button(maria, 'Pause').click();
    await sam.sidebar.getByText(/has been importing since/).waitFor({ state: 'detached' });
    await button(sam, 'Import 6 attendees').or(button(sam, 'Continue: import 6 attendees')).waitFor();
    expect(sam.complaints).toEqual([]);
  }));

test('a member ID that was cleared during the marking is told once, and is over once it is back', () =>
  onStage('guide-class', async (maria, stage) => {
    const sam = await stage.open();
    await toImport(maria);
    await importAll(maria);
    const id = await maria.cell('COEC', 3, 1);
    await button(maria, 'Mark 22 attended').click();
    const question = maria.sidebar.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Mark 22 attended' }).waitFor();
    await maria.select('COEC', 3, 1);
    await maria.page.keyboard.press('Delete');
    await sam.shows('COEC', 3, 1, '');
    await question.getByRole('button', { name: 'Mark 22 attended' }).click();
    const lacks = /^The COEC tab lacks 1 of 16 people\./;
    await maria.sidebar.getByText(lacks).waitFor();
    await sam.choose('Open');
    await sam.sidebar.getByText(lacks).waitFor();
    // Its people were asked for by now as well, and refused with the same words.
    await maria.sidebar.getByText('1 Held').waitFor();
    await maria.sidebar.locator('.messages .busy').waitFor({ state: 'detached' });
    expect(await maria.sidebar.getByText(lacks).count()).toBe(1);
    expect(await button(maria, SHARED.checkTheRosterAgain).count()).toBe(1);
    await maria.type('COEC', 3, 1, id);
    for (const { sidebar } of [maria, sam]) {
      await sidebar.getByText(lacks).waitFor({ state: 'detached' });
      await sidebar.getByText('22 people registered.').waitFor();
    }
    await button(maria, 'Mark 22 attended').waitFor();
    expect(stage.counters()).toMatchObject({ attendedTransitions: 0, certificates: 0 });
  }));

test('whoever has no key sees a finished class as it was settled: a leading zero that came back is not open again', () =>
  onStage('numbers-as-ids', async (maria, stage) => {
    const sam = await stage.open();
    await toImport(maria);
    await importAll(maria);
    await markAll(maria);
    const done = maria.sidebar.getByText(/^Done\. \d+ credited\./);
    const words = (await done.textContent()) ?? '';
    await sam.choose('Open');
    await sam.sidebar.getByText(words, { exact: true }).waitFor();
  }));

test('whom somebody ticked stays ticked when a colleague decides about another one', () =>
  onStage('guide-class', async (maria, stage) => {
    const sam = await stage.open();
    await toImport(maria);
    await importAll(maria);
    const { store } = stage.workbench.association;
    const sheet = store.attendance(8101);
    if (!sheet.ok) throw new Error(sheet.message);
    const noShows = sheet.attendees.filter(({ contactName }) => ['Ben Berg', 'Iván Ibarra'].includes(contactName));
    const changes = noShows.map(({ eventAttendeeId }) => ({ eventAttendeeId, status: 'No Show' }));
    expect(store.saveAttendance(8101, { auditId: sheet.auditId, changes })).toMatchObject({ ok: true });
    await markAll(maria);
    const [hers, his] = [maria, sam].map(({ sidebar }) => sidebar.getByRole('region', { name: 'COEC' }));
    if (!hers || !his) throw new Error('No card.');
    await hers.getByText('14 of 16 credited, 2 need you').waitFor();
    await sam.choose('Open');
    await his.getByLabel(/^Iván Ibarra/).check();
    await hers.getByLabel(/^Ben Berg/).check();
    await button(maria, 'Leave out').click();
    await his.getByText('14 of 15 credited, 1 needs you, 1 left out').waitFor();
    await his.getByLabel(/^Ben Berg/).waitFor({ state: 'detached' });
    expect(await his.getByLabel(/^Iván Ibarra/).isChecked()).toBe(true);
  }));
