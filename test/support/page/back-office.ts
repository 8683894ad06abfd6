import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import type { Stage, Window } from './on-stage';
import { idle } from './steps';

/** GrowthZone's own screens, in a tab of the same browser. */
export interface BackOffice {
  readonly page: Page;
  /** Import Attendees with the free registration type; gives what the screen says came of it. */
  importFile(eventId: number, file: string, status?: string): Promise<string>;
  /** Actual Attendance/No Shows: each of these people to a status, then Done; gives what the screen says came of it. */
  setEach(eventId: number, names: readonly string[], status: string): Promise<string>;
  /** Set All to Attended, then Done. */
  setAll(eventId: number): Promise<string>;
  /** The table of the Attendees tab as copying it gives: tabs between cells, a line for each attendee; a page of 50. */
  copyAttendees(eventId: number, shown?: number): Promise<string>;
  /** The path of the event's attendees as the Attendees tab exports them. */
  exported(eventId: number, format: '.csv' | '.xlsx'): Promise<string>;
  /** A whole screen, chosen with everything round its table and copied; `path` is below the back office's own. */
  copyScreen(path: string): Promise<string>;
}

export async function openBackOffice(window: Window, { workbench }: Stage): Promise<BackOffice> {
  const page = await window.page.context().newPage();
  page.setDefaultTimeout(60_000);
  const address = `${workbench.association.url}/backoffice`;
  const attendees = (eventId: number) => page.goto(`${address}/events/${eventId}/attendees`);
  const attendance = async (eventId: number) => {
    await attendees(eventId);
    await page.getByRole('link', { name: 'Actual Attendance/No Shows' }).click();
  };
  const outcome = async () => ((await page.getByRole('status').first().textContent()) ?? '').replace(/\s+/g, ' ');
  const done = async () => {
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Attendance saved').waitFor();
    return outcome();
  };
  /** In its tab, and back to the sidebar's: a tab that nobody looks at is drawn late. */
  const there = async <T>(work: () => Promise<T>): Promise<T> => {
    await page.bringToFront();
    const value = await work();
    await window.page.bringToFront();
    return value;
  };
  return {
    page,
    importFile: (eventId, file, status = 'Registered') =>
      there(async () => {
        await attendees(eventId);
        await page.getByRole('link', { name: 'Import Attendees' }).click();
        await page.getByLabel('File').setInputFiles(file);
        await page.getByLabel('Registration type').selectOption({ index: 1 });
        await page.getByLabel('Status').selectOption(status);
        await page.getByRole('button', { name: 'Import Attendees' }).click();
        await page.getByText('imported as').waitFor();
        return outcome();
      }),
    setEach: (eventId, names, status) =>
      there(async () => {
        await attendance(eventId);
        for (const name of names) {
          const radio = page.getByRole('radio', { name: `${name}: ${status}`, exact: true });
          // A list of more than 50 goes on behind Next.
          while ((await radio.count()) === 0) await page.getByRole('button', { name: 'Next', exact: true }).click();
          await radio.check();
        }
        return done();
      }),
    setAll: (eventId) =>
      there(async () => {
        await attendance(eventId);
        await page.getByRole('button', { name: 'Set All to Attended' }).click();
        await page.getByText('Everyone is set to Attended').waitFor();
        return done();
      }),
    exported: (eventId, format) =>
      there(async () => {
        await attendees(eventId);
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: `Export ${format}` }).click(),
        ]);
        const path = join(mkdtempSync(join(tmpdir(), 'ce-roster-export-')), download.suggestedFilename());
        await download.saveAs(path);
        return path;
      }),
    copyScreen: (path) =>
      there(async () => {
        await page.goto(`${address}${path}`);
        return copied(page);
      }),
    copyAttendees: (eventId, shown = 1) =>
      there(async () => {
        await page.goto(`${address}/events/${eventId}/attendees?page=${shown}`);
        const rows = await page.locator('table tr').all();
        const lines = await Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
        return lines.map((cells) => cells.map((cell) => cell.trim()).join('\t')).join('\n');
      }),
  };
}

/** What the clipboard gets of a whole page as plain text: what is chosen by Ctrl+A, as the browser writes it down. */
export function copied(page: Page): Promise<string> {
  // As a text, since the tests are compiled without a browser's types.
  return page.evaluate<string>(`(() => {
    const selection = document.getSelection();
    selection.selectAllChildren(document.body);
    const text = selection.toString();
    selection.removeAllRanges();
    return text;
  })()`);
}

/** The path of a file that the sidebar offers, once it is downloaded. */
export async function downloaded(window: Window, label: string, name = label): Promise<string> {
  const { page, sidebar } = window;
  await idle(window);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    sidebar.getByRole('button', { name: `Download ${label}`, exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(name);
  return saved(download);
}

/** The path of a download, under the name that it was offered with: a person sees that in GrowthZone, too. */
export async function saved(download: Download): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'ce-roster-download-')), download.suggestedFilename());
  await download.saveAs(path);
  return path;
}
