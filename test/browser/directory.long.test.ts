import { onStage } from '../support/page/on-stage';
import { button, check, idle } from '../support/page/steps';

const SHEET = 'guide-class';
/** The row of somebody whom GrowthZone does not have yet. */
const ROW = 11;
const ZOE = { memberId: '999519999', lastName: 'Zorn', firstName: 'Zoe', email: 'zoe@example.com' };
const READ = /^(\d+) members, read at \d+:\d\d [AP]M\./;
/** Longer than members count as new. */
const LATER_MS = 10 * 60_000;

test('whoever was added in GrowthZone is found by Check again; the members are read again by a button on the step and in Settings', () =>
  onStage(SHEET, async (window, stage) => {
    const { sidebar } = window;
    const { store } = stage.workbench.association;
    for (const [at, text] of Object.values(ZOE).entries()) await window.type(SHEET, ROW, at + 1, text);
    await window.type(SHEET, ROW, 7, 'Y');
    await check(window);
    await window.shows(SHEET, ROW, 9, 'Fix needed');
    // In sight, since somebody is not found.
    const compared = sidebar.getByText(READ);
    const members = async () => Number(READ.exec(((await compared.textContent()) ?? '').trim())?.[1]);
    const before = await members();
    await sidebar.getByText('Member IDs come from GrowthZone’s Real Estate fields (NRDSMemberId).').waitFor();

    stage.clock.advance(LATER_MS);
    store.addMember(ZOE);
    await button(window, 'Check again').click();
    await window.shows(SHEET, ROW, 9, 'Credit: COEC');
    await idle(window);
    expect(await members()).toBe(before + 1);

    store.addMember({ ...ZOE, memberId: '999519998', lastName: 'Zander' });
    // Everybody is found by now, so it stands with the files.
    await sidebar.getByText('CSV files (2)').click();
    await button(window, 'Read again').click();
    await sidebar.getByText(`${before + 2} members, read at`).waitFor();

    await button(window, /Settings$/).click();
    await sidebar.getByText(new RegExp(`^${before + 2} members, read at `)).waitFor();
    store.addMember({ ...ZOE, memberId: '999519997', lastName: 'Zumwalt' });
    await button(window, 'Read again').click();
    await sidebar.getByText(new RegExp(`^${before + 3} members, read at `)).waitFor();
  }));
