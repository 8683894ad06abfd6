import { faultsOfAccess } from '../support/page/axe';
import { onStage } from '../support/page/on-stage';
import { atStep, button } from '../support/page/steps';

test('paths that support named: a wrong one is refused in words, a good one is kept and shown by the look at each route', () =>
  onStage('guide-class', async (window) => {
    const { sidebar } = window;
    await button(window, /Settings$/).click();
    await atStep(window, 'Settings');
    await sidebar.getByText('Paths named by GrowthZone’s support').click();
    const path = sidebar.getByLabel('Imports a CSV file of attendees into an event');
    await path.fill('https://elsewhere.example.org/import');
    await button(window, 'Use these paths').click();
    await sidebar.getByRole('alert').filter({ hasText: 'is no path: write it as /events/{eventId}/' }).waitFor();
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
  }));
