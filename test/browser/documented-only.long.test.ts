import { PROFILES } from '../../local/growthzone/profile';
import { faultsOfAccess } from '../support/page/axe';
import { onStage } from '../support/page/on-stage';
import { atStep, button, check, importAll, tickAll, toImport } from '../support/page/steps';

test('where GrowthZone takes no attendees over its API, the page finds that out without a write and goes on by hand', () =>
  onStage('guide-class', async (window, stage) => {
    const { sidebar } = window;
    stage.workbench.association.store.setProfile(PROFILES['documented-only']);
    await toImport(window);
    await button(window, 'Import 22 attendees').click();
    await sidebar.getByText(/^This GrowthZone takes no attendees over its API; nothing was sent\./).waitFor();
    // Every credit has found its route in one go, and has its own files and checklist: one is open, with the blue button.
    const line = (credit: string) => sidebar.getByRole('button', { name: new RegExp(`^${credit}:`) });
    const isOpen = async (credit: string) => {
      await button(window, `Download ${credit}-${credit === 'COEC' ? 8101 : 8102}-trial.csv`).waitFor();
      const card = sidebar.getByRole('region', { name: `${credit} by hand` });
      await card.locator('.primary', { hasText: 'Read back' }).waitFor();
      expect(await sidebar.locator('.primary').count()).toBe(1);
      expect(await sidebar.getByRole('button', { name: /^Download \S+-trial/ }).count()).toBe(1);
      expect(await line(credit).getAttribute('aria-expanded')).toBe('true');
    };
    await isOpen('COEC');
    expect(await line('COEN').getAttribute('aria-expanded')).toBe('false');
    await line('COEN').getByText('Next: import.').waitFor();
    await line('COEN').press('Enter');
    await isOpen('COEN');
    expect(await line('COEC').getAttribute('aria-expanded')).toBe('false');
    await line('COEN').press('Enter');
    await sidebar.getByText('COEN by hand').waitFor({ state: 'detached' });
    await line('COEC').click();
    await isOpen('COEC');
    expect(await button(window, /mport \d+ attendees$/).count()).toBe(0);
    expect(stage.counters()).toMatchObject({ writes: 0, registrations: 0 });
    expect(await faultsOfAccess(await window.sidebarFrame())).toEqual([]);
    await window.reload();
    await sidebar
      .getByText(/as in GrowthZone’s guide: your GrowthZone takes no/)
      .first()
      .waitFor();
    await sidebar.getByRole('button', { name: /Attended/ }).click();
    await atStep(window, 'Step 5 of 5: Mark attended');
    await button(window, 'Import 22 attendees first').click();
    await atStep(window, 'Step 4 of 5: Import');
  }));

test('where GrowthZone does not show completions, certificates are confirmed by name: the first one before the others are marked', () =>
  onStage('guide-class', async (window, stage) => {
    const { sidebar } = window;
    const group = (credit: string) => sidebar.getByRole('region', { name: credit, exact: true });
    const mark = async (count: number) => {
      await button(window, `Mark ${count} attended`).click();
      const question = sidebar.getByRole('alertdialog');
      await question.getByRole('button', { name: `Mark ${count} attended` }).click();
    };
    await check(window);
    stage.workbench.association.store.setProfile(PROFILES['no-certifications']);
    await button(window, 'Find 2 events').click();
    await atStep(window, 'Step 3 of 5: Events');
    // What could not be checked leaves nothing evident: a person chooses, looks and says so.
    await sidebar.getByRole('radio', { name: /^8101/ }).first().check();
    await sidebar.getByRole('radio', { name: /^8102/ }).last().check();
    await tickAll(window);
    await button(window, 'Build 2 credit tabs').click();
    await atStep(window, 'Step 4 of 5: Import');
    await importAll(window);
    await mark(22);
    await sidebar.getByText(/^Completions cannot be read here\. .* Ana Alvarez/).waitFor();
    expect(stage.counters().attendedTransitions).toBe(2);
    expect(await button(window, /^Mark \d+ attended$/).count()).toBe(0);
    // It is late: whoever says so finds the person held, and can still confirm what comes then.
    await group('COEN')
      .getByLabel(/^Dmitri de la Cruz/)
      .check();
    await group('COEN').getByRole('button', { name: 'No certificate came' }).click();
    await group('COEN')
      .getByText(/^Held: Attended, but no certificate came/)
      .waitFor();
    await group('COEN')
      .getByText(/1 needs you$/)
      .waitFor();
    await group('COEN')
      .getByLabel(/^Dmitri de la Cruz/)
      .check();
    await group('COEN').getByRole('button', { name: 'Wait for it again' }).click();
    await group('COEN')
      .getByText(/1 to confirm$/)
      .waitFor();
    for (const [credit, name] of [
      ['COEC', /^Ana Alvarez/],
      ['COEN', /^Dmitri de la Cruz/],
    ] as const) {
      await group(credit).getByLabel(name).check();
      await group(credit).getByRole('button', { name: 'I saw 1 certificate' }).click();
      await group(credit)
        .getByText(/^1 of \d+ credited$/)
        .waitFor();
    }
    await mark(20);
    for (const [credit, count] of [
      ['COEC', 15],
      ['COEN', 5],
    ] as const) {
      await group(credit)
        .getByRole('button', { name: `Tick all ${count}` })
        .click();
      await group(credit)
        .getByRole('button', { name: `I saw ${count} certificates` })
        .click();
      await group(credit)
        .getByText(`${count + 1} of ${count + 1} credited`)
        .waitFor();
    }
    await sidebar.getByText(/^Next: GrowthZone sends these to M1\./).waitFor();
    expect(stage.counters()).toMatchObject({ registrations: 22, attendedTransitions: 22, invoices: 0 });
  }));
