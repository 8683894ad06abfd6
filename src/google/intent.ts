import type { Intent } from '../api';
import { creditOfTab } from './credit-tab';
import { spreadsheet } from './spreadsheet';

const KEY = 'intent';
/** Long enough for a sidebar to open; later it would surprise. */
const SECONDS = 120;

/** Keeps what a menu item asked for until the page that it opens takes it. */
export function keepIntent(what: Intent['do'] | 'open'): void {
  const cache = CacheService.getUserCache();
  if (what === 'open') {
    cache.remove(KEY);
    return;
  }
  const intent: Intent = what === 'import' || what === 'mark' ? { do: what, credit: activeCredit() } : { do: what };
  cache.put(KEY, JSON.stringify(intent), SECONDS);
}

/** What the menu asked for, once. */
export function takeIntent(): Intent | null {
  const cache = CacheService.getUserCache();
  const text = cache.get(KEY);
  if (text === null) return null;
  cache.remove(KEY);
  return JSON.parse(text) as Intent;
}

function activeCredit() {
  const active = spreadsheet().getActiveSheet();
  return active ? (creditOfTab(active) ?? null) : null;
}
