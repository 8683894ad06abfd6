import { account } from './account';
import { creditOfTab } from './credit-tab';
import { isGrid, spreadsheet } from './spreadsheet';
import { readOrNone } from './stored';
import { INTENT, type Intent } from './stored-values';

/** The add-on's menu. Nothing else may happen here: it runs before the user authorised anything. */
export function showMenu(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Open', 'openCeRoster')
    .addSeparator()
    .addItem('Check roster', 'checkRosterNow')
    .addItem('Build credit tabs', 'buildCreditTabs')
    .addItem('Import this credit tab', 'importThisTab')
    .addItem('Mark this tab attended', 'markThisTabAttended')
    .addItem('Download CSV files', 'downloadFiles')
    .addSeparator()
    .addItem('Help', 'helpCeRoster')
    .addToUi();
}

/** Throws where there is no UI, as in a cell formula, which would act with the owner's key. */
export function requireUi(): void {
  SpreadsheetApp.getUi();
}

/** Opens the page at what a menu item is about: one engine, and nothing is sent before a person confirms there. */
export function openSidebar(what: Intent['do'] | 'open'): void {
  // First, since it throws in a cell formula, where the user's cache is the owner's.
  const ui = SpreadsheetApp.getUi();
  try {
    keepIntent(what);
  } catch {
    // Another account's cache may be refused; the page opens all the same, and then says so.
  }
  // With each question the page says whose it is, since Google may run the question as somebody else.
  const mark = `<i id="account" hidden title="${encodeURIComponent(account())}"></i>`;
  ui.showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').append(mark).setTitle('CE Roster'));
}

/** What the add-on does, for whoever has not connected it yet. */
export function showHelp(): void {
  SpreadsheetApp.getUi().showModalDialog(
    HtmlService.createHtmlOutputFromFile('help').setWidth(460).setHeight(360),
    'CE Roster',
  );
}

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
  cache.put(KEY, INTENT.write(intent), SECONDS);
}

/** What the menu asked for, once. */
export function takeIntent(): Intent | null {
  const cache = CacheService.getUserCache();
  const text = cache.get(KEY);
  if (text === null) return null;
  cache.remove(KEY);
  return readOrNone(INTENT, text) ?? null;
}

function activeCredit() {
  const active = spreadsheet().getActiveSheet();
  return active && isGrid(active) ? (creditOfTab(active) ?? null) : null;
}
