import { type Credit, columnLetters } from '../roster';
import { placeOfNextTab } from './log';
import { gridNamed, gridSheets, idHere, insertAside, onlyOurs } from './spreadsheet';
import { readOrNone, storedWord } from './stored';
import { TAB, type TabTag } from './stored-values';
import { HEADERS, type Header } from './tab-columns';
import { makeText, writeInto } from './writing';

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
  // Nearly always it still has its name; the tags of every other tab would cost a call each.
  const named = gridNamed(credit);
  const first = named && tabOf(named, credit);
  if (first && !first.isCopied) return first;
  const all = gridSheets().flatMap((sheet) => tabOf(sheet, credit) ?? []);
  return all.find(({ isCopied }) => !isCopied) ?? all[0];
}

function tabOf(sheet: Sheet, credit: Credit): FoundTab | undefined {
  const tag = tagOf(sheet);
  if (tag?.credit !== credit) return undefined;
  const isCopied = tag.spreadsheetId !== idHere();
  return !isCopied && tag.sheetId !== sheet.getSheetId() ? undefined : { sheet, isCopied };
}

/** Makes a sheet the credit's own tab in this spreadsheet, also where it came with a copy of another one. */
export function tagTab(sheet: Sheet, credit: Credit): void {
  const tag: TabTag = { credit, spreadsheetId: idHere(), sheetId: sheet.getSheetId() };
  tags.clear();
  writeInto(sheet, () => {
    for (const metadata of sheet.getDeveloperMetadata()) if (metadata.getKey() === TAG) metadata.remove();
    sheet.addDeveloperMetadata(TAG, TAB.write(tag), onlyOurs());
  });
}

/** The credit whose tab a sheet is; undefined for any other sheet. */
export function creditOfTab(sheet: Sheet): Credit | undefined {
  return tagOf(sheet)?.credit;
}

/** What was read of a tab's tag in this call, by the tab's ID: nobody but the add-on changes one. */
const tags = new Map<number, TabTag | undefined>();

function tagOf(sheet: Sheet): TabTag | undefined {
  const id = sheet.getSheetId();
  if (!tags.has(id)) {
    const found = sheet
      .getDeveloperMetadata()
      .find((metadata) => metadata.getKey() === TAG && metadata.getVisibility() === onlyOurs());
    tags.set(id, readOrNone(TAB, found?.getValue()));
  }
  return tags.get(id);
}

/** Makes the tab of a credit that has none: text everywhere, so that no ID loses its zeros. */
export function makeCreditTab(credit: Credit): Sheet {
  const sheet = insertAside(credit, placeOfNextTab());
  tagTab(sheet, credit);
  makeText(sheet, HEADERS.length);
  sheet
    .getRange(1, 1, 1, HEADERS.length)
    .setValues([[...HEADERS]])
    .setFontWeight('bold');
  sheet.setFrozenRows(1);
  for (const [header, width] of Object.entries(WIDTHS))
    sheet.setColumnWidth(HEADERS.indexOf(header as Header) + 1, width);
  const hidden = HEADERS.indexOf(FIRST_OUT_OF_SIGHT);
  sheet.hideColumns(hidden + 1, HEADERS.length - hidden);
  warnAt(sheet, hidden, HEADERS.length - hidden);
  HEADERS.forEach((header, column) => {
    tagColumn(sheet, column, header);
  });
  return sheet;
}

/** Whoever edits these columns, counted from 0, is warned first; nobody is kept from it. */
export function warnAt(sheet: Sheet, column: number, columns: number): void {
  sheet
    .getRange(1, column + 1, sheet.getMaxRows(), columns)
    .protect()
    .setDescription('CE Roster keeps these')
    .setWarningOnly(true);
}

/** Tags a column, counted from 0, so that it is found by this header whatever is written there. */
export function tagColumn(sheet: Sheet, column: number, header: Header): void {
  const letters = columnLetters(column);
  sheet.getRange(`${letters}:${letters}`).addDeveloperMetadata(COLUMN_TAG, COLUMN.write(header), onlyOurs());
}

/** The columns that carry such a tag, counted from 0. */
export function taggedColumns(sheet: Sheet): ReadonlyMap<Header, number> {
  const tags = sheet.createDeveloperMetadataFinder().withKey(COLUMN_TAG).withVisibility(onlyOurs()).find();
  const columns = new Map<Header, number>();
  for (const tag of tags) {
    const header = readOrNone(COLUMN, tag.getValue());
    const column = tag.getLocation().getColumn()?.getColumn();
    if (header !== undefined && column !== undefined) columns.set(header, column - 1);
  }
  return columns;
}
