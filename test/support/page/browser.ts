import { type Browser, chromium } from 'playwright-core';
import { DOOR, howToStart } from './setup';

/** A browser of one's own, for a tool. */
export const startBrowser = async (): Promise<Browser> => chromium.launch(await howToStart());

/** The one browser of the whole test run; closing it ends this file's windows alone. */
export async function sharedBrowser(): Promise<Browser> {
  const answer = await fetch(process.env[DOOR] ?? '');
  const words = await answer.text();
  if (!answer.ok) throw new Error(words);
  return chromium.connect(words);
}
