import type { Credit } from '../roster/types';
import { placeOfNextTab } from './log';
import { insertAside, spreadsheet } from './spreadsheet';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What a person reads comes first; what only the add-on needs stands at the end, out of sight. */
export const HEADERS = [
  'Member ID',
  'First Name',
  'Last Name',
  'State',
  'Detail',
  'GrowthZone Name',
  'Email',
  'Organization',
  'Event ID',
  'Suffix',
  'Since',
  'Reason',
  'Contact ID',
  'Attendee ID',
  'Enrolment ID',
  'Credit Before',
  'Reviewed',
] as const;
export type Header = (typeof HEADERS)[number];
/** The place of a column in the tab, from 0. */
export const place = (header: Header): number => HEADERS.indexOf(header);

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

/** Where the tab's own marks stand: a tab is found by them, whatever a user calls it. */
const MARK = 'ceRosterTab';

interface TabMark {
  readonly credit: Credit;
  readonly spreadsheetId: string;
  /** Of the tab itself: a duplicate made in the same spreadsheet has another and is nobody's. */
  readonly sheetId: number;
}

/** A credit's tab; `isCopied` where it came with a copy of another spreadsheet, which may still be importing it. */
export interface FoundTab {
  readonly sheet: Sheet;
  readonly isCopied: boolean;
}

/** The tab of a credit, or undefined where there is none. */
export function findCreditTab(credit: Credit): FoundTab | undefined {
  const book = spreadsheet();
  // Nearly always it still has its name; the marks of every other tab would cost a call each.
  const named = book.getSheetByName(credit);
  const spreadsheetId = book.getId();
  const first = named && tabOf(named, credit, spreadsheetId);
  if (first && !first.isCopied) return first;
  const all = book.getSheets().flatMap((sheet) => tabOf(sheet, credit, spreadsheetId) ?? []);
  return all.find(({ isCopied }) => !isCopied) ?? all[0];
}

function tabOf(sheet: Sheet, credit: Credit, spreadsheetId: string): FoundTab | undefined {
  const mark = markOf(sheet);
  if (mark?.credit !== credit) return undefined;
  const isCopied = mark.spreadsheetId !== spreadsheetId;
  return !isCopied && mark.sheetId !== sheet.getSheetId() ? undefined : { sheet, isCopied };
}

/** Makes a sheet the credit's own tab in this spreadsheet, also where it came with a copy of another one. */
export function markTab(sheet: Sheet, credit: Credit): void {
  const mark: TabMark = { credit, spreadsheetId: spreadsheet().getId(), sheetId: sheet.getSheetId() };
  for (const metadata of sheet.getDeveloperMetadata()) if (metadata.getKey() === MARK) metadata.remove();
  sheet.addDeveloperMetadata(MARK, JSON.stringify(mark));
}

/** The credit whose tab a sheet is; undefined for any other sheet. */
export function creditOfTab(sheet: Sheet): Credit | undefined {
  return markOf(sheet)?.credit;
}

function markOf(sheet: Sheet): TabMark | undefined {
  const found = sheet.getDeveloperMetadata().find((metadata) => metadata.getKey() === MARK);
  const value = found?.getValue();
  return value ? (JSON.parse(value) as TabMark) : undefined;
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
  markTab(sheet, credit);
  sheet
    .getRange(1, 1, 1, HEADERS.length)
    .setNumberFormat('@')
    .setValues([[...HEADERS]])
    .setFontWeight('bold');
  sheet.setFrozenRows(1);
  for (const [header, width] of Object.entries(WIDTHS)) sheet.setColumnWidth(place(header as Header) + 1, width);
  sheet.hideColumns(place(FIRST_OUT_OF_SIGHT) + 1, HEADERS.length - place(FIRST_OUT_OF_SIGHT));
  return sheet;
}
