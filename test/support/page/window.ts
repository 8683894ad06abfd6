import type { Browser, Frame, FrameLocator, Page } from 'playwright-core';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What the page offers to whoever drives it by a program; it reads through the grid's own interface. */
interface WorkbenchInPage {
  readonly ready: Promise<void>;
  sheets(): readonly string[];
  cell(sheet: string, row: number, column: number): { readonly text: string; readonly note: string };
  select(sheet: string, row: number, column: number): void;
}

interface InPage {
  readonly workbench: WorkbenchInPage;
}

/** One window of the browser. Rows and columns count from 1. */
export interface Window {
  readonly page: Page;
  /** The add-on's own page. */
  readonly sidebar: FrameLocator;
  /** The document that the sidebar is, for what looks at a document as a whole. */
  sidebarFrame(): Promise<Frame>;
  /** What the console complained about; a clean page says nothing. */
  readonly complaints: string[];
  sheets(): Promise<readonly string[]>;
  /** What a cell shows. */
  cell(sheet: string, row: number, column: number): Promise<string>;
  note(sheet: string, row: number, column: number): Promise<string>;
  /** Waits until a cell shows this text: the grid learns of a write a moment after the add-on made it. */
  shows(sheet: string, row: number, column: number, text: string): Promise<void>;
  /** Goes to a cell, and gives the grid the keyboard. */
  select(sheet: string, row: number, column: number): Promise<void>;
  /** Types into a cell as a person does. */
  type(sheet: string, row: number, column: number, text: string): Promise<void>;
  /** Waits until this is spoken of the selected cell. */
  speaks(words: RegExp): Promise<void>;
  /** Chooses an item of the add-on's menu by mouse. */
  choose(item: string): Promise<void>;
  /** Loads the page anew and waits until it is of use. */
  reload(): Promise<void>;
}

/**
 * Opens a window of its own: another one's storage is not seen in it, as in another person's browser. In the add-on's
 * pages time goes `speed` times as fast as the real one, so that nobody sits through a countdown.
 */
export async function openWindow(
  browser: Browser,
  address: string,
  { size, speed }: { readonly size: Size; readonly speed: number },
): Promise<Window> {
  const context = await browser.newContext({ viewport: size, acceptDownloads: true });
  await context.addInitScript(hurry, speed);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const sidebar = page.frameLocator('.sidebar iframe');
  await page.goto(address);
  await settled(page);
  return {
    page,
    sidebar,
    complaints,
    async sidebarFrame() {
      const frame = await (await page.locator('.sidebar iframe').elementHandle())?.contentFrame();
      if (!frame) throw new Error('The sidebar is not open.');
      return frame;
    },
    ...gridOf(page),
    async speaks(words) {
      const reader = page.locator('#reader');
      await reader
        .filter({ hasText: words })
        .waitFor({ timeout: 5000 })
        .catch(async () => {
          throw new Error(`Spoken was "${await reader.textContent()}" instead of ${words}.`);
        });
    },
    async choose(item) {
      const ours = page.getByRole('menuitem', { name: 'CE Roster' });
      // The menu closes where the sidebar takes the keyboard meanwhile, as a page that was just read may.
      for (let tries = 0; tries < 3 && !(await ours.isVisible()); tries += 1) {
        await page.getByRole('menuitem', { name: 'Extensions' }).click();
        await ours.waitFor({ timeout: 5_000 }).catch(() => undefined);
      }
      await ours.click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
    },
    async reload() {
      await page.reload();
      await settled(page);
    },
  };
}

/** Runs in each page before its own scripts. */
function hurry(speed: number): void {
  const page = globalThis as unknown as { location: { pathname: string }; setTimeout: unknown };
  if (!page.location.pathname.startsWith('/script-page/')) return;
  const later = setTimeout;
  const now = Date.now;
  const start = now();
  page.setTimeout = (work: () => void, milliseconds = 0) => later(work, milliseconds / speed);
  Date.now = () => start + (now() - start) * speed;
}

async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => 'workbench' in globalThis);
  await page.evaluate(() => (globalThis as unknown as InPage).workbench.ready);
  // It takes the keyboard once, a moment after it is drawn.
  await gridHasKeyboard(page);
}

/** Waits until what is typed goes to the grid. */
export const gridHasKeyboard = (page: Page): Promise<void> =>
  page.locator('[contenteditable]:focus').waitFor({ state: 'attached' });

/** The cells are a canvas, so they are read and gone to through what the page offers. */
function gridOf(page: Page): Pick<Window, 'sheets' | 'cell' | 'note' | 'shows' | 'select' | 'type'> {
  const read = (sheet: string, row: number, column: number) =>
    page.evaluate(
      ([name, down, across]) => (globalThis as unknown as InPage).workbench.cell(name, down - 1, across - 1),
      [sheet, row, column] as const,
    );
  const select = (sheet: string, row: number, column: number) =>
    page.evaluate(
      ([name, down, across]) => (globalThis as unknown as InPage).workbench.select(name, down - 1, across - 1),
      [sheet, row, column] as const,
    );
  return {
    sheets: () => page.evaluate(() => (globalThis as unknown as InPage).workbench.sheets()),
    cell: async (sheet, row, column) => (await read(sheet, row, column)).text,
    note: async (sheet, row, column) => (await read(sheet, row, column)).note,
    async shows(sheet, row, column, text) {
      const isShown = ([name, down, across, wanted]: readonly [string, number, number, string]) =>
        (globalThis as unknown as InPage).workbench.cell(name, down - 1, across - 1).text === wanted;
      await page.waitForFunction(isShown, [sheet, row, column, text] as const).catch(async () => {
        const there = await read(sheet, row, column);
        throw new Error(`Row ${row}, column ${column} of ${sheet} shows "${there.text}" instead of "${text}".`);
      });
    },
    select,
    async type(sheet, row, column, text) {
      await select(sheet, row, column);
      // As fast as a person can: the first letter opens the cell's editor, which the others go to.
      await page.keyboard.type(text, { delay: 30 });
      await page.keyboard.press('Enter');
    },
  };
}
