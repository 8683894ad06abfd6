import type { Frame } from 'playwright-core';
import { faultsOfAccess } from './axe';
import { straightQuotes } from './quotes';
import { idle } from './steps';
import type { Window } from './window';

/** The width of Google's sidebar and a usual height of it, in pixels. */
export const SIDEBAR = { width: 300, height: 800 } as const;

/** One view as a person finds it. */
export interface View {
  readonly name: string;
  /** Words and numbers in sight, the frame around the step with its account included. */
  readonly words: number;
  /** How many screens it takes to scroll through it. */
  readonly screens: number;
}

/** Runs in the page: every text that is drawn; of a drop-down the one that is chosen, and nothing of what is folded away. */
const READ = `(() => {
  const texts = [];
  const walker = document.createTreeWalker(document.getElementById('page'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const option = parent.closest('option');
    const seen = option ? option.selected && option.closest('select').checkVisibility() : parent.checkVisibility();
    if (seen && !parent.closest('.hidden') && node.data.trim()) texts.push(node.data.trim());
  }
  const { scrollHeight } = document.documentElement;
  return { text: texts.join(' '), screens: Math.ceil(scrollHeight / innerHeight) };
})()`;

/** Makes the window so large that the sidebar has its usual size. */
export async function atUsualSize({ page, sidebarFrame }: Window): Promise<void> {
  const size = page.viewportSize() ?? SIDEBAR;
  const frame = await sidebarFrame();
  const height = await frame.evaluate<number>('innerHeight');
  await page.setViewportSize({ width: size.width, height: size.height + SIDEBAR.height - height });
  const isUsual = (usual: number) => (globalThis as unknown as { innerHeight: number }).innerHeight === usual;
  await frame.waitForFunction(isUsual, SIDEBAR.height);
}

/** What a person reads in the sidebar at this moment. */
async function readView(name: string, frame: Frame): Promise<View> {
  // What is drawn with the next frame belongs to it.
  await frame.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  const { text, screens } = await frame.evaluate<{ text: string; screens: number }>(READ);
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return { name, words, screens };
}

/** The same once nothing is under way, of a view without a fault of access or a straight quotation mark. */
export async function readSoundView(name: string, window: Window): Promise<View> {
  const frame = await window.sidebarFrame();
  await idle(window);
  const view = await readView(name, frame);
  expect([name, await faultsOfAccess(frame)]).toEqual([name, []]);
  expect([name, await straightQuotes(frame)]).toEqual([name, []]);
  return view;
}
