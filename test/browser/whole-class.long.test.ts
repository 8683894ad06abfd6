import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MANUAL } from '../../src/sidebar/texts/run';
import { SHARED, STATE_NAMES } from '../../src/sidebar/texts/shared';
import { copied, downloaded } from '../support/page/back-office';
import { countClicks, type OfficeByMouse, officeByMouse } from '../support/page/clicks';
import { onStage } from '../support/page/on-stage';
import { atStep, button, pasteList, tickAll } from '../support/page/steps';
import type { Window } from '../support/page/window';

/**
 * A class of 119 people by hand: three files, an attendee list of three pages. Pressed in the sidebar: a paste is a press on
 * the field and one on the button, and there are twelve; three of them for a page that was there already or came late.
 */
const PEOPLE = 119;
const PAGE = 50;
const EVENT = 8101;
const MOST_CLICKS_IN_SIDEBAR = 35;
/** Pressed in GrowthZone's own screens, from its start page on: three imports, six looks at the list, two attendances, a report. */
const MOST_CLICKS_IN_GROWTHZONE = 66;

const ids = Array.from({ length: PEOPLE }, (_, n) => String(999_930_001 + n));
const member = (n: number) => ({ memberId: ids[n] ?? '', firstName: 'Ana', lastName: `Alvarez${n}` });

/** The vendor's roster as a file, removed at the end. */
async function withClass(work: (path: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ce-roster-class-'));
  const path = join(folder, 'spring-class.csv');
  const rows = ids.map((id, n) => `${id},Ana,Alvarez${n},a${n}@example.com,Harbor Realty,COEC,Y,05/14/2026`);
  writeFileSync(path, ['NRDS ID,First Name,Last Name,Email,Office,Credit,Earned,Class Date', ...rows].join('\n'));
  try {
    await work(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** GrowthZone's event as a person comes to it. */
function eventIn({ page, press, choose, give, there }: OfficeByMouse) {
  const section = (name: string) =>
    press(page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name, exact: true }), name);
  const attendees = async () => {
    await section('Events');
    await press(page.getByRole('row', { name: new RegExp(`^${EVENT} `) }).getByRole('link'), 'the event');
    await press(page.getByRole('link', { name: 'Attendees', exact: true }), 'Attendees');
  };
  const attendance = async () => {
    await attendees();
    await press(page.getByRole('link', { name: 'Actual Attendance/No Shows' }), 'Actual Attendance/No Shows');
  };
  const done = async () => {
    await press(page.getByRole('button', { name: 'Done' }), 'Done');
    return ((await page.getByRole('status').first().textContent()) ?? '').replace(/\s+/g, ' ');
  };
  return {
    address: () =>
      there(async () => {
        await section('Events');
        await press(page.getByRole('row', { name: new RegExp(`^${EVENT} `) }).getByRole('link'), 'the event');
        await press(page.getByLabel('Address of this event in GrowthZone'), 'its address');
        return page.getByLabel('Address of this event in GrowthZone').inputValue();
      }),
    importFile: (file: string) =>
      there(async () => {
        await attendees();
        await press(page.getByRole('link', { name: 'Import Attendees' }), 'Import Attendees');
        await give('File', file);
        await choose('Registration type', { index: 1 });
        await choose('Status', 'Registered');
        await press(page.getByRole('button', { name: 'Import Attendees' }), 'Import Attendees');
        return ((await page.getByRole('status').first().textContent()) ?? '').replace(/\s+/g, ' ');
      }),
    /** Every page of the Attendees tab, each copied whole as it is shown. */
    list: () =>
      there(async () => {
        await attendees();
        await page.waitForLoadState();
        const screens = [await copied(page)];
        while ((await page.getByRole('link', { name: 'Next', exact: true }).count()) > 0) {
          await press(page.getByRole('link', { name: 'Next', exact: true }), 'Next');
          await page.waitForLoadState();
          screens.push(await copied(page));
        }
        return screens;
      }),
    setOne: (name: string) =>
      there(async () => {
        await attendance();
        const radio = page.getByRole('radio', { name: `${name}: Attended`, exact: true });
        while ((await radio.count()) === 0)
          await press(page.getByRole('button', { name: 'Next', exact: true }), 'Next');
        await press(radio, name);
        return done();
      }),
    setAll: () =>
      there(async () => {
        await attendance();
        await press(page.getByRole('button', { name: 'Set All to Attended' }), 'Set All to Attended');
        await page.getByText('Everyone is set to Attended').waitFor();
        return done();
      }),
    /** The path of Code of Ethics Completed as a file. */
    report: () =>
      there(async () => {
        await section('Reports');
        await press(page.getByRole('link', { name: 'Code of Ethics Completed' }), 'Code of Ethics Completed');
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          press(page.getByRole('link', { name: 'Export .csv' }), 'Export .csv'),
        ]);
        const path = join(mkdtempSync(join(tmpdir(), 'ce-roster-report-')), download.suggestedFilename());
        await download.saveAs(path);
        return path;
      }),
  };
}

const card = ({ sidebar }: Window) => sidebar.getByRole('region', { name: MANUAL.title('COEC'), exact: true });

const paste = (window: Window, text: string) => pasteList(window, card(window), text);

const says = async ({ sidebar }: Window, words: RegExp) => {
  await sidebar.getByRole('status').filter({ hasText: words }).waitFor();
};

/** Page two before one, one of them twice, the last one late: until it is there nothing is offered that needs the whole list. */
async function pasteRegistered(window: Window, [first = '', second = '', third = '']: readonly string[]) {
  await paste(window, second);
  await says(window, new RegExp(`\\b${PAGE} of ${PEOPLE}\\b`));
  await paste(window, second);
  await says(window, new RegExp(`\\b${PAGE} of ${PEOPLE}\\b`));
  await paste(window, first);
  await says(window, new RegExp(`\\b${2 * PAGE} of ${PEOPLE}\\b`));
  expect(
    await card(window)
      .getByText(/Download|Set All to Attended/)
      .allTextContents(),
  ).toEqual([]);
  await paste(window, third);
  await says(window, new RegExp(`\\b${PEOPLE} of ${PEOPLE}\\b`));
}

/** The same after everybody was marked: the last page first, twice, then the others. One of the first page is credited already. */
async function pasteAttended(window: Window, [first = '', second = '', third = '']: readonly string[]) {
  const attended = (count: number) =>
    window.sidebar.getByRole('button', { name: new RegExp(`^${count} ${STATE_NAMES.ATTENDED}`) }).waitFor();
  const last = PEOPLE - 2 * PAGE;
  await paste(window, third);
  await attended(last);
  await paste(window, third);
  await attended(last);
  await paste(window, second);
  await attended(last + PAGE);
  await paste(window, first);
  await attended(PEOPLE - 1);
}

test('a class of 119 without a key, through GrowthZone’s own screens by mouse, to credit seen', () =>
  withClass((path) =>
    onStage(path, async (window, stage) => {
      const { sidebar } = window;
      const { store } = stage.workbench.association;
      store.addMembers(ids.map((_, n) => member(n)));
      await sidebar.getByRole('button', { name: SHARED.settings }).click();
      await button(window, 'Forget key').click();
      await button(window, 'Go on by hand').waitFor();
      const clicks = await countClicks(window);
      const before = stage.counters();
      await button(window, 'Go on by hand').click();
      await button(window, /^Check 120 rows$/).click();
      await button(window, /^Find 1 event$/).click();
      await atStep(window, SHARED.title(3));
      const office = await officeByMouse(window, stage);
      const event = eventIn(office);
      const field = sidebar.getByRole('region', { name: 'COEC', exact: true }).getByRole('textbox').first();
      const address = await event.address();
      await field.click();
      await field.fill(address);
      await button(window, 'Use this event').click();
      await sidebar.getByText('Event > Components').waitFor();
      await tickAll(window);
      await button(window, 'Build 1 credit tab').click();
      await atStep(window, SHARED.title(4));

      expect(await event.importFile(await downloaded(window, `COEC-${EVENT}-trial.csv`))).toContain(
        '1 attendee imported',
      );
      for (const page of await event.list()) await paste(window, page);
      await says(window, new RegExp(`\\b1 of ${PEOPLE}\\b`));
      // Both files are there to be taken before the first of them is imported.
      for (const name of [`COEC-${EVENT}-1of2.csv`, `COEC-${EVENT}-2of2.csv`])
        expect(await event.importFile(await downloaded(window, name))).toMatch(/^(100|18) attendees imported/);
      const registered = await event.list();
      expect(registered).toHaveLength(3);
      await pasteRegistered(window, registered);
      expect(stage.counters()).toMatchObject({
        registrations: PEOPLE,
        duplicateRegistrations: 0,
        attendedTransitions: 0,
      });
      await button(window, 'Go on to Mark attended').click();
      await atStep(window, SHARED.title(5));

      const [, first = ''] =
        /set (.+?) to Attended/.exec(
          (await card(window)
            .getByText(/to Attended/)
            .first()
            .textContent()) ?? '',
        ) ?? [];
      expect(await event.setOne(first)).toContain('1 set to Attended');
      const [page = ''] = (await event.list()).filter((screen) => screen.includes(first));
      await paste(window, page);
      await button(window, MANUAL.sawOne(1)).click();
      await sidebar
        .getByText(new RegExp(`\\b1 of ${PEOPLE} credited`))
        .first()
        .waitFor();
      expect(await event.setAll()).toContain(`${PEOPLE - 1} set to Attended`);
      await pasteAttended(window, await event.list());
      const report = await event.report();
      const [chooser] = await Promise.all([
        window.page.waitForEvent('filechooser'),
        card(window).getByLabel(MANUAL.orFile).click(),
      ]);
      await chooser.setFiles(report);
      await sidebar
        .getByText(new RegExp(`\\b${PEOPLE} of ${PEOPLE} credited`))
        .first()
        .waitFor();
      await window.shows('COEC', 2, 4, 'CREDIT SEEN');

      const after = stage.counters();
      expect(after).toMatchObject({
        registrations: PEOPLE,
        duplicateRegistrations: 0,
        attendedTransitions: PEOPLE,
        certificates: PEOPLE,
        educationRecords: PEOPLE,
        duplicateRecords: 0,
        invoices: 0,
      });
      // Nothing was asked of GrowthZone over its API, nor sent to it.
      expect([after.reads, after.writes]).toEqual([before.reads, before.writes]);
      expect((await clicks()).slice(MOST_CLICKS_IN_SIDEBAR)).toEqual([]);
      expect(office.pressed.slice(MOST_CLICKS_IN_GROWTHZONE)).toEqual([]);
    }),
  ));
