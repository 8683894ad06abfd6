import { IMPORT, onStage } from '../support/page/on-stage';
import { atStep, button, toImport } from '../support/page/steps';

test('paused in a slow-down, closed and opened again, the import goes on where it was', () =>
  onStage('who-earned', async (window, stage) => {
    const { sidebar } = window;
    await toImport(window);
    await stage.trouble({ match: IMPORT, nth: 2, fault: { kind: 'status', status: 429, retryAfterSeconds: 20 } });
    await button(window, 'Import 128 attendees').click();
    // A countdown, and no error.
    await sidebar.getByText(/^GrowthZone asked us to slow down\. Continuing in \d+ s\.$/).waitFor();
    expect(await sidebar.getByRole('alert').count()).toBe(0);
    await button(window, 'Pause').click();
    await sidebar.getByText('Paused. Nothing is lost; continue anytime.').waitFor();
    expect(stage.counters().registrations).toBe(1);
    await window.page.getByRole('button', { name: 'Close the sidebar' }).click();
    await window.choose('Open');
    await atStep(window, 'Step 4 of 5: Import');
    await button(window, 'Continue: import 127 attendees').click();
    await button(window, 'Go on to Mark attended').waitFor();
    await button(window, /^Continue: import \d+ attendees$/).waitFor({ state: 'detached' });
    expect(stage.counters().registrations).toBe(128);
  }));
