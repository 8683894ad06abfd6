import type { RunEvent } from '../run';
import { account } from './account';
import { type Telling, tellBeside } from './beside';
import { gridNamed, insertAside, readable, spreadsheet } from './spreadsheet';
import { ofDocument, readOrNone, storedWord } from './stored';
import { makeText, textOf } from './writing';

/** The names of the tabs that follow the credit tabs. */
export const LOG_TAB = 'CE Log';
export const SUMMARY_TAB = 'CE Summary';

/** One of these tabs, or the one with a number behind its name, where somebody else's has the name in other letters. */
export const besideTab = (name: string) => gridNamed(name) ?? gridNamed(`${name} 2`);

/** Whether a tab of that name is one of them. */
export const isBeside = (name: string): boolean => /^CE (Log|Summary)( 2)?$/.test(name);

const WIDTHS = [140, 190, 280, 420, 60];
const HEADERS = ['When', 'Who', 'Event', 'What', 'People'];

/**
 * Adds a line to the append-only log at the end of the call: when, who, which event, what, how many. Never a key, never a list of IDs. Never throws:
 * a log that cannot be written is told beside the answer.
 */
export function writeLog(now: number, event: string, what: string, count: number): void {
  lines.push([now, account(), event, what, String(count)]);
  tellBeside('log', telling);
}

/** The lines of this call that are not written. */
const lines: [number, ...string[]][] = [];
/** From which row on some of them may stand, where Google refused them: others may have written there since. */
let from: number | undefined;

const telling: Telling = (put) => {
  const sheet = besideTab(LOG_TAB) ?? makeLog();
  const texts = lines.map(([now, ...words]) => [readable(now), ...words]);
  const next = sheet.getLastRow() + 1;
  const left = from === undefined ? texts : without(texts, sheet, from, next);
  from ??= next;
  const lacking = next + left.length - sheet.getMaxRows();
  return {
    sheet,
    write: () => {
      if (left.length === 0) return;
      if (lacking > 0) sheet.insertRowsAfter(sheet.getMaxRows(), 100 + lacking);
      put(sheet.getRange(next, 1, left.length, HEADERS.length), left);
    },
    done: () => {
      lines.splice(0, texts.length);
      from = undefined;
    },
  };
};

/** Those of the lines that do not stand in these rows. */
function without(
  texts: readonly (readonly string[])[],
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  first: number,
  end: number,
): readonly (readonly string[])[] {
  if (end <= first) return texts;
  const shown = sheet.getRange(first, 1, end - first, HEADERS.length).getDisplayValues();
  const there = shown.map((row) => JSON.stringify(row.map(textOf)));
  return texts.filter((text) => {
    const place = there.indexOf(JSON.stringify(text));
    if (place >= 0) there.splice(place, 1);
    return place < 0;
  });
}

/** Whether this spreadsheet's log was begun, and whether one is gone that nobody was told of. */
const KEY = 'log';
const BEGUN = storedWord('', ['begun', 'gone']);

/** What to say of a log that was deleted or renamed since the page was last open; said once, empty otherwise. */
export function noticeOfLog(): string {
  const known = readOrNone(BEGUN, ofDocument().getProperty(KEY));
  const isThere = besideTab(LOG_TAB) !== undefined;
  const isGone = known === 'gone' || (known === 'begun' && !isThere);
  if (isGone) ofDocument().deleteProperty(KEY);
  if (isThere && known !== 'begun') ofDocument().setProperty(KEY, BEGUN.write('begun'));
  if (!isGone) return '';
  return `The tab "${LOG_TAB}" was deleted or renamed. File > Version history has it; the log goes on in a new tab.`;
}

function makeLog(): GoogleAppsScript.Spreadsheet.Sheet {
  const known = readOrNone(BEGUN, ofDocument().getProperty(KEY));
  ofDocument().setProperty(KEY, BEGUN.write(known === undefined ? 'begun' : 'gone'));
  const sheet = insertAside(LOG_TAB, spreadsheet().getSheets().length);
  makeText(sheet, HEADERS.length);
  sheet.getRange(1, 1, 1, HEADERS.length).setValues([HEADERS]).setFontWeight('bold');
  for (const [index, width] of WIDTHS.entries()) sheet.setColumnWidth(index + 1, width);
  sheet.setFrozenRows(1);
  return sheet;
}

/** How an event is called in the log. */
export const logName = ({ credit, eventId, name }: RunEvent): string => `${credit} ${eventId} ${name}`;

/** Where the next credit tab goes: at the end, before the summary and the log. */
export const placeOfNextTab = (): number => placeBefore([SUMMARY_TAB, LOG_TAB]);

/** Where the summary goes: at the end, before the log. */
export const placeBeforeLog = (): number => placeBefore([LOG_TAB]);

function placeBefore(names: readonly string[]): number {
  const sheets = spreadsheet().getSheets();
  const first = sheets.findIndex((sheet) => names.includes(sheet.getName()));
  return first < 0 ? sheets.length : first;
}
