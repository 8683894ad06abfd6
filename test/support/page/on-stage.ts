import type { Browser } from 'playwright-core';
import { sharedBrowser } from './browser';
import { openStage, type Stage } from './stage';
import type { Window } from './window';

export { IMPORT, type Stage } from './stage';
export type { Window } from './window';

/** One for all the stories of a file: each has windows of its own. */
let browser: Promise<Browser> | undefined;

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});

/**
 * Runs `work` with everything started and one window open, and ends it whatever happens; `first` is a sample or a
 * file. A page that complained on its console fails, unless the test expects what it says.
 */
export async function onStage(
  first: string,
  work: (window: Window, stage: Stage) => Promise<void>,
  expected: RegExp = /^$/,
): Promise<void> {
  browser ??= sharedBrowser();
  const stage = await openStage(await browser, first);
  try {
    const window = await stage.open();
    // The first window finds the sidebar open.
    await window.sidebar.getByRole('heading', { level: 1 }).waitFor();
    await work(window, stage).catch(async (cause: Error) => {
      const words = stage.windows.map(({ sidebar }) => sidebar.locator('#page').textContent({ timeout: 1000 }));
      const said = (await Promise.allSettled(words)).map((one) => (one.status === 'fulfilled' ? one.value : 'nothing'));
      throw new Error(`${cause.message}\nThe sidebar says: ${said.join('\nThe other one says: ')}`, { cause });
    });
    expect(window.complaints.filter((words) => !expected.test(words))).toEqual([]);
  } finally {
    await stage.close();
  }
}
