import { type Credit, columnLetters } from '../roster';
import { placeOfNextTab } from './log';
import { insertAside, spreadsheet } from './spreadsheet';
import { readOrNone, storedWord } from './stored';
import { TAB, type TabTag } from './stored-values';
import { HEADERS, type Header } from './tab-columns';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Pixels, where the width of a new sheet's column does not do. */
const WIDTHS: Readonly<Partial<Record<Header, number>>> = {
  State: 110,
  Detail: 260,
  'GrowthZone Name': 150,
  Email: 200,
  Organization: 150,
  'Event ID': 70,
};
const FIRST_OUT_OF_SIGHT: Header = 'Reason';

/** Whether people see that column: what only the add-on needs is hidden. */
export const isShown = (header: Header): boolean => HEADERS.indexOf(header) < HEADERS.indexOf(FIRST_OUT_OF_SIGHT);

/** The tab's own tag: a tab is found by it, whatever a user calls it. */
const TAG = 'ceRosterTab';
/** The tag on each of its columns, whose value is the header: a column is found by it where its header was changed. */
const COLUMN_TAG = 'ceRosterTabColumn';
const COLUMN = storedWord('', HEADERS);

/** A credit's tab; `isCopied` where it came with a copy of another spreadsheet, which may still be importing it. */
export interface FoundTab {
  readonly sheet: Sheet;
  readonly isCopied: boolean;
}

/** The tab of a credit, or undefined where there is none. */
export function findCreditTab(credit: Credit): FoundTab | undefined {
  const book = spreadsheet();
  // Nearly always it still has its name; the tags of every other tab would cost a call each.
  const named = book.getSheetByName(credit);
  const spreadsheetId = book.getId();
  const first = named && tabOf(named, credit, spreadsheetId);
  if (first && !first.isCopied) return first;
  const all = book.getSheets().flatMap((sheet) => tabOf(sheet, credit, spreadsheetId) ?? []);
  return all.find(({ isCopied }) => !isCopied) ?? all[0];
}

function tabOf(sheet: Sheet, credit: Credit, spreadsheetId: string): FoundTab | undefined {
  const tag = tagOf(sheet);
  if (tag?.credit !== credit) return undefined;
  const isCopied = tag.spreadsheetId !== spreadsheetId;
  return !isCopied && tag.sheetId !== sheet.getSheetId() ? undefined : { sheet, isCopied };
}

/** Makes a sheet the credit's own tab in this spreadsheet, also where it came with a copy of another one. */
export function tagTab(sheet: Sheet, credit: Credit): void {
  const tag: TabTag = { credit, spreadsheetId: spreadsheet().getId(), sheetId: sheet.getSheetId() };
  for (const metadata of sheet.getDeveloperMetadata()) if (metadata.getKey() === TAG) metadata.remove();
  sheet.addDeveloperMetadata(TAG, TAB.write(tag));
}

/** The credit whose tab a sheet is; undefined for any other sheet. */
export function creditOfTab(sheet: Sheet): Credit | undefined {
  return tagOf(sheet)?.credit;
}

function tagOf(sheet: Sheet): TabTag | undefined {
  const found = sheet.getDeveloperMetadata().find((metadata) => metadata.getKey() === TAG);
  return readOrNone(TAB, found?.getValue());
}

/**
 * Makes the tab of a credit that has none: text everywhere, so that no ID loses its zeros. Throws where another sheet has
 * its name.
 */
export function makeCreditTab(credit: Credit): Sheet {
  const book = spreadsheet();
  const taken = book.getSheetByName(credit);
  if (taken) throw new Error(`A sheet is already called "${credit}" and is not the add-on's. Rename it and try again.`);
  const sheet = insertAside(credit, placeOfNextTab());
  tagTab(sheet, credit);
  sheet
    .getRange(1, 1, 1, HEADERS.length)
    .setNumberFormat('@')
    .setValues([[...HEADERS]])
    .setFontWeight('bold');
  sheet.setFrozenRows(1);
  for (const [header, width] of Object.entries(WIDTHS))
    sheet.setColumnWidth(HEADERS.indexOf(header as Header) + 1, width);
  const hidden = HEADERS.indexOf(FIRST_OUT_OF_SIGHT);
  sheet.hideColumns(hidden + 1, HEADERS.length - hidden);
  HEADERS.forEach((header, column) => {
    tagColumn(sheet, column, header);
  });
  return sheet;
}

/** Tags a column, counted from 0, so that it is found by this header whatever is written there. */
export function tagColumn(sheet: Sheet, column: number, header: Header): void {
  const letters = columnLetters(column);
  sheet.getRange(`${letters}:${letters}`).addDeveloperMetadata(COLUMN_TAG, COLUMN.write(header));
}

/** The columns that carry such a tag, counted from 0. */
export function taggedColumns(sheet: Sheet): ReadonlyMap<Header, number> {
  const tags = sheet.createDeveloperMetadataFinder().withKey(COLUMN_TAG).find();
  const columns = new Map<Header, number>();
  for (const tag of tags) {
    const header = readOrNone(COLUMN, tag.getValue());
    const column = tag.getLocation().getColumn()?.getColumn();
    if (header !== undefined && column !== undefined) columns.set(header, column - 1);
  }
  return columns;
}
