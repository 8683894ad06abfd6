import type { RunEvent } from '../run';
import { account, insertAside, spreadsheet, writeInto } from './spreadsheet';
import { readOrNone, storedWord } from './stored';

/** The names of the tabs that follow the credit tabs. */
export const LOG_TAB = 'CE Log';
export const SUMMARY_TAB = 'CE Summary';

const HEADERS = ['When', 'Who', 'Event', 'What', 'People'];

/** Adds a line to the append-only log: when, who, which event, what, how many. Never a key, never a list of IDs. */
export function writeLog(now: number, event: string, what: string, count: number): void {
  const sheet = spreadsheet().getSheetByName(LOG_TAB) ?? makeLog();
  const row = sheet.getLastRow() + 1;
  const line = [new Date(now).toISOString(), account(), event, what, String(count)];
  writeInto(sheet, () => {
    if (row > sheet.getMaxRows()) sheet.insertRowsAfter(sheet.getMaxRows(), 100);
    sheet.getRange(row, 1, 1, line.length).setNumberFormat('@').setValues([line]);
  });
}

/** Whether this spreadsheet's log was begun, and whether one is gone that nobody was told of. */
const KEY = 'log';
const BEGUN = storedWord('', ['begun', 'gone']);
const ofDocument = () => PropertiesService.getDocumentProperties();

/** What to say of a log that was deleted or renamed since the page was last open; said once, empty otherwise. */
export function noticeOfLog(): string {
  const known = readOrNone(BEGUN, ofDocument().getProperty(KEY));
  const isThere = spreadsheet().getSheetByName(LOG_TAB) !== null;
  const isGone = known === 'gone' || (known === 'begun' && !isThere);
  if (isGone) ofDocument().deleteProperty(KEY);
  if (isThere && known !== 'begun') ofDocument().setProperty(KEY, BEGUN.write('begun'));
  if (!isGone) return '';
  return `The tab "${LOG_TAB}" was deleted or renamed: what it said of earlier imports is not here any more. File > Version history has it; the log goes on in a new tab.`;
}

function makeLog(): GoogleAppsScript.Spreadsheet.Sheet {
  const known = readOrNone(BEGUN, ofDocument().getProperty(KEY));
  ofDocument().setProperty(KEY, BEGUN.write(known === undefined ? 'begun' : 'gone'));
  const sheet = insertAside(LOG_TAB, spreadsheet().getSheets().length);
  sheet.getRange(1, 1, 1, HEADERS.length).setNumberFormat('@').setValues([HEADERS]).setFontWeight('bold');
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
