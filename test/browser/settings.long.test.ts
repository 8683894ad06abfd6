import { faultsOfAccess } from '../support/page/axe';
import { onStage } from '../support/page/on-stage';
import { atStep, button, check } from '../support/page/steps';

test('in Settings a wrong key or path is refused in words and kept nowhere, a good path is kept and shown by the look at each route', () =>
  onStage('guide-class', async (window) => {
    const { sidebar, page } = window;
    await button(window, /Settings$/).click();
    await atStep(window, 'Settings');
    await sidebar.getByText('key ends').first().waitFor();
    await sidebar.getByLabel('API key').fill('no-such-key-4711');
    await button(window, 'Use this key').click();
    await sidebar
      .getByRole('alert')
      .filter({
        hasText: 'demo.growthzoneapp.com does not accept the key. Enter a new key.',
      })
      .waitFor();
    const frame = await window.sidebarFrame();
    expect(await frame.content()).not.toContain('no-such-key-4711');
    expect(await page.content()).not.toContain('no-such-key-4711');
    await sidebar.getByText('Paths named by GrowthZone’s support').click();
    const path = sidebar.getByLabel('The import of a file of attendees');
    await path.fill('https://elsewhere.example.org/import');
    await button(window, 'Use these paths').click();
    await sidebar.getByRole('alert').filter({ hasText: 'is not a path. Write it as /events/{eventId}/' }).waitFor();
    await path.fill('/events/{eventId}/attendees/bulk');
    await button(window, 'Use these paths').click();
    await sidebar.getByText('1 of your paths is used.').waitFor();
    expect(await faultsOfAccess(await window.sidebarFrame())).toEqual([]);
    await button(window, 'Look at each route').click();
    const line = sidebar
      .getByRole('listitem')
      .filter({ hasText: 'POST /api/events/{eventId}/attendees/bulk SETTINGS' });
    await line.filter({ hasText: 'does not answer' }).waitFor();
    await window.reload();
    await button(window, /Settings$/).click();
    await sidebar.getByText('Paths named by GrowthZone’s support').click();
    await path.waitFor();
    expect(await path.inputValue()).toBe('/events/{eventId}/attendees/bulk');
    // The key from before is still in use.
    await button(window, 'Back to the roster').click();
    await check(window);
    await sidebar.getByText('CSV files (2)').click();
    await sidebar.getByText(/^\d+ members, read at \d+:\d\d [AP]M\./).waitFor();
  }));
