import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, FrameLocator, Page } from 'playwright-core';
import { type LocalClock, simulatedClock } from '../../local/clock';
import { type RunningWorkbench, startWorkbench } from '../../local/workbench/start';
import { startBrowser } from './browser';

/** Long enough for the page's first load on a slow machine. */
export const SLOW = 120_000;

/** What the page offers to whoever drives it by a program; it reads through the grid's own interface. */
interface WorkbenchInPage {
  readonly ready: Promise<void>;
  sheets(): readonly string[];
  cell(sheet: string, row: number, column: number): { readonly text: string; readonly note: string };
  select(sheet: string, row: number, column: number): void;
}

/** A workbench, a browser in front of it, and the clock that both it and the add-on go by. */
export interface Stage {
  readonly workbench: RunningWorkbench;
  readonly clock: LocalClock;
  /** Opens another window, as the person who is signed in there first. */
  open(size?: { width: number; height: number }): Promise<Window>;
  /** Stops the workbench and starts it again on the same port with what it kept. */
  restart(between?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** One window of the browser. */
export interface Window {
  readonly page: Page;
  /** The add-on's own page. */
  readonly sidebar: FrameLocator;
  /** The document that the sidebar is, for what looks at a document as a whole. */
  sidebarFrame(): Frame;
  /** What the console complained about; a clean page says nothing. */
  readonly complaints: string[];
  sheets(): Promise<readonly string[]>;
  /** What a cell shows; rows and columns count from 1. */
  cell(sheet: string, row: number, column: number): Promise<string>;
  /** Waits until a cell shows this text: the grid learns of a write a moment after the add-on made it. */
  shows(sheet: string, row: number, column: number, text: string): Promise<void>;
}

/**
 * A clock that goes with the real one, except that a script's waiting for GrowthZone's pace costs no time: the waits
 * are counted, not slept through.
 */
function hurried(): { readonly clock: LocalClock; stop(): void } {
  const clock = simulatedClock(Date.parse('2026-06-30T15:00:00Z'));
  const tick = setInterval(() => clock.advance(50), 50);
  return { clock, stop: () => clearInterval(tick) };
}

/**
 * Runs `work` with everything started and one window open, and ends it whatever happens; `first` is a sample or a
 * file. A page that complained on its console fails, unless the test expects what it says.
 */
export async function onStage(
  first: string,
  work: (window: Window, stage: Stage) => Promise<void>,
  expected: RegExp = /^$/,
): Promise<void> {
  const stage = await openStage(first);
  try {
    const window = await stage.open();
    await work(window, stage);
    expect(window.complaints.filter((words) => !expected.test(words))).toEqual([]);
  } finally {
    await stage.close();
  }
}

async function openStage(first: string): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'ce-roster-page-'));
  const { clock, stop } = hurried();
  const start = (port: number, name?: string) =>
    startWorkbench({ root: process.cwd(), clock, port, dataDir: folder, first: name });
  const browser = await startBrowser();
  let workbench = await start(0, first);
  const stage = {
    clock,
    get workbench() {
      return workbench;
    },
    open: (size = { width: 1400, height: 900 }) => openWindow(browser, workbench.address, size),
    async restart(between: () => Promise<void> = async () => {}) {
      const port = Number(new URL(workbench.address).port);
      await workbench.close();
      await between();
      workbench = await start(port);
    },
    async close() {
      await browser.close();
      await workbench.close();
      stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return stage;
}

async function openWindow(browser: Browser, address: string, size: { width: number; height: number }): Promise<Window> {
  const context = await browser.newContext({ viewport: size, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  await page.waitForFunction(() => 'workbench' in globalThis);
  await page.evaluate(() => (globalThis as unknown as { workbench: WorkbenchInPage }).workbench.ready);
  const sidebar = page.frameLocator('iframe[title="CE Roster"]');
  await sidebar.getByRole('heading', { level: 1 }).waitFor();
  return {
    page,
    sidebar,
    complaints,
    sidebarFrame: () => {
      const frame = page.frames().find((one) => one.url().includes('/script-page/'));
      if (!frame) throw new Error('The sidebar is not open.');
      return frame;
    },
    sheets: () => page.evaluate(() => (globalThis as unknown as { workbench: WorkbenchInPage }).workbench.sheets()),
    cell: (sheet, row, column) =>
      page.evaluate(
        ([name, down, across]) =>
          (globalThis as unknown as { workbench: WorkbenchInPage }).workbench.cell(name, down - 1, across - 1).text,
        [sheet, row, column] as const,
      ),
    async shows(sheet, row, column, text) {
      await page.waitForFunction(
        ([name, down, across, wanted]) =>
          (globalThis as unknown as { workbench: WorkbenchInPage }).workbench.cell(name, down - 1, across - 1).text ===
          wanted,
        [sheet, row, column, text] as const,
      );
    },
  };
}
