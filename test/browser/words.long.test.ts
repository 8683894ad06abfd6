import { onStage } from '../support/page/on-stage';
import { allRegistered, atStep, button, tickAll } from '../support/page/steps';
import { atUsualSize, readSoundView, type View } from '../support/page/words';

/** A view that takes longer to read is skipped. */
const MOST_WORDS_IN_A_VIEW = 90;
const MOST_WORDS = 450;

test("the guide's own example is read in a minute: few words a view and on the whole path, each on one screen", () =>
  onStage('guide-class', async (window) => {
    await atUsualSize(window);
    const { sidebar } = window;
    const views: View[] = [];
    const look = async (name: string) => {
      views.push(await readSoundView(name, window));
    };
    const looking = sidebar.getByText(/^Looking up earlier credit/);

    await button(window, 'Check 32 rows').waitFor();
    await look('1 columns');
    await button(window, 'Check 32 rows').click();
    await sidebar.getByText('May 14 class. 22 people ready, 2 fixes found for you.').waitFor();
    await look('2 check');
    await button(window, 'Find 2 events').click();
    await sidebar.getByText('May 14 class. 22 people, 2 events found.').waitFor();
    // One event after the other.
    for (const credit of ['COEC', 'COEN']) {
      const card = sidebar.getByRole('region', { name: credit, exact: true });
      await card.getByText('Nobody has this credit already.').waitFor({ state: 'attached' });
    }
    await looking.waitFor({ state: 'detached' });
    await look('3 events');
    await tickAll(window);
    await button(window, 'Build 2 credit tabs').click();
    await button(window, 'Import 22 attendees').waitFor();
    await look('4 import');
    await button(window, 'Import 22 attendees').click();
    await allRegistered(window);
    await look('4 imported');
    await button(window, 'Go on to Mark attended').click();
    await button(window, 'Mark 22 attended').and(sidebar.locator(':not([aria-disabled=true])')).waitFor();
    await look('5 mark');
    await button(window, 'Mark 22 attended').click();
    await look('5 question');
    await sidebar.getByRole('alertdialog').getByRole('button', { name: 'Mark 22 attended' }).click();
    await sidebar
      .getByText(/^Done\. 22 credited\. 2 still open: Jada Jensen .* Kofi Kowalski .*\. 2 did not earn credit\.$/)
      .waitFor();
    await look('5 done');

    const words = views.reduce((sum, view) => sum + view.words, 0);
    const said = [
      ...views.map((view) => `${view.name}: ${view.words} words, ${view.screens} screens`),
      `${words} words`,
    ];
    const tooLong = views
      .filter((view) => view.words > MOST_WORDS_IN_A_VIEW || view.screens > 1)
      .map(({ name }) => name);
    expect([said, tooLong]).toEqual([said, []]);
    expect([said, words <= MOST_WORDS]).toEqual([said, true]);
    await atStep(window, 'Step 5 of 5: Mark attended');
  }));
