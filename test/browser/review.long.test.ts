import { onStage, type Stage } from '../support/page/on-stage';
import { atStep, build, button, check, findEvents, tickAll } from '../support/page/steps';

const SHEET = 'Spring class';

/** GrowthZone knows the class, so that nothing but the struck row is to be looked at. */
function addClass({ workbench }: Stage): void {
  const people = [
    ['999928001', 'Ada', 'Yarrowby'],
    ['999928002', 'Alma', 'Zimmerlund'],
    ['999928003', 'Basil', 'Alderwick'],
    ['049928005', 'Calla', 'Ashgrove'],
    ['999928006', 'Cedric', 'Barrowmere'],
  ] as const;
  workbench.association.store.addMembers(
    people.map(([memberId, firstName, lastName]) => ({ memberId, firstName, lastName })),
  );
}

test('a check that was accepted is asked again where its row has changed, and not where it is as it was', () =>
  onStage('test/fixtures/rosters/struck-and-merged.xlsx', async (window, stage) => {
    const { sidebar } = window;
    addClass(stage);
    // The selected cell is spoken with the school's note, and beside a row the cause that the add-on wrote.
    await window.select(SHEET, 6, 2);
    await window.speaks(/^B6, Alderwick, Note: Sent her ID by e-mail$/);
    await window.select(SHEET, 6, 3);
    await window.speaks(/^C6, Basil$/);
    await button(window, /^Check \d+ rows$/).click();
    const left = sidebar.getByText('Look at each Check above and tick it first (1 left).');
    await left.waitFor();
    await window.shows(SHEET, 2, 10, 'CE Detail');
    await window.select(SHEET, 4, 10);
    await window.speaks(/^J4, .*The row is struck through\. Send it anyway\?/);
    const tick = sidebar.getByRole('checkbox', { name: 'I looked; send it.' });
    await tick.check();
    await left.waitFor({ state: 'detached' });
    for (const [credit, isAskedAgain] of [
      ['FAIRH', true],
      ['COEC', false],
    ] as const) {
      await window.type(SHEET, 4, 4, credit);
      await button(window, 'Check again').click();
      await window.shows(SHEET, 4, 7, `Credit, check: ${credit}`);
      await sidebar.getByText(/rows checked\.$/).waitFor();
      expect([credit, await left.isVisible(), await tick.isChecked()]).toEqual([credit, isAskedAgain, !isAskedAgain]);
    }
  }));

test('a roster that was changed after its review is not built: one button leads to what is new, and on from there', () =>
  onStage('guide-class', async (window) => {
    const { sidebar } = window;
    await check(window);
    await findEvents(window);
    await window.type('guide-class', 6, 2, 'Renamed');
    await tickAll(window);
    await button(window, /^Build \d+ credit tabs?$/).click();
    const changed = sidebar.getByRole('alert').filter({ hasText: 'The roster changed after your review: now 32 rows' });
    await changed.getByRole('button', { name: 'Check again' }).click();
    await atStep(window, 'Step 2 of 5: Check');
    await changed.waitFor({ state: 'detached' });
    await sidebar.getByText('32 rows checked.').waitFor();
    expect(await window.sheets()).not.toContain('COEC');
    await build(window);
    expect(await window.sheets()).toContain('COEC');
  }));
