import { creditOfTab } from './credit-tab';
import { spreadsheet } from './spreadsheet';
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
  keepIntent(what);
  ui.showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle('CE Roster'));
}

const HELP = `<main style="font:13px/1.5 Arial,sans-serif;color:#202124">
<h1 style="margin:0;font-size:16px">What CE Roster does</h1>
<p>CE Roster reads the roster in this sheet, tells what becomes of every row, makes a tab for each credit, registers
those people in GrowthZone and marks them attended, and then looks whether the credit arrived.</p>
<ol>
<li><b>Columns</b>: look whether each of the vendor&rsquo;s columns is read as what it is.</li>
<li><b>Check</b>: every row, a hidden one too, is sent, left out, a repeat, no attendee, or needs you. Click a finding to
see its cell.</li>
<li><b>Events</b>: one GrowthZone event for each credit, looked at before anybody is registered.</li>
<li><b>Import</b>: registers people, always as &ldquo;Registered&rdquo;. No certificate and no e-mail yet.</li>
<li><b>Mark attended</b>: sends certificates and e-mails, and the records to M1. This cannot be taken back.</li>
</ol>
<p>It never changes the cells of the roster, never makes an invoice, and never marks anybody attended whom GrowthZone
does not show as registered.</p></main>`;

/** What the add-on does, for whoever has not connected it yet. */
export function showHelp(): void {
  SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput(HELP).setWidth(460).setHeight(360), 'CE Roster');
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
  return active ? (creditOfTab(active) ?? null) : null;
}
