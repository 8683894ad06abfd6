import {
  bounded,
  type Cells,
  type CellValue,
  CREDITS,
  failure,
  hasRosterHeader,
  type Result,
  separate,
  success,
} from '../roster';
import { creditOfTab } from './credit-tab';
import { knownHiddenRows } from './hidden-rows';
import { isBeside } from './log';
import { findOwn, type OwnBlock, overridesOf, wasChecked } from './own-columns';
import { gridNamed, gridSheets, localTimeIn, spreadsheet, type Tags, tagsOf, zoneHere } from './spreadsheet';
import { loadSettings } from './stores';
import { hasTabHeader } from './tab-columns';
import { textOf } from './writing';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A roster's header stands among the first rows; of so many sheets the first ones are looked at. */
const HEADER_ROWS = 30;
const LOOKED_AT = 5;

/**
 * The sheet that holds the roster: the one that settings name, else the active one unless it plainly holds none, else
 * one that was checked before, one with a roster's header, or the first. Never a hidden one or a tab of the add-on's.
 */
export function rosterSheet(name: string | undefined): Sheet | undefined {
  // Nearly always it still has its name in the same letters.
  if (name)
    return gridNamed(name) ?? gridSheets().find((sheet) => sheet.getName().toLowerCase() === name.toLowerCase());
  const book = spreadsheet();
  const sheets = vendorSheets();
  const active = sheets.find((sheet) => sheet.getSheetId() === book.getActiveSheet()?.getSheetId());
  if (active && (sheets.length === 1 || wasChecked(active) || hasRoster(active))) return active;
  return sheets.find(wasChecked) ?? sheets.slice(0, LOOKED_AT).find(hasRoster) ?? active ?? sheets[0];
}

/** The visible sheets that are no tabs of the add-on's. */
const vendorSheets = (): readonly Sheet[] => gridSheets().filter((sheet) => !sheet.isSheetHidden() && !isOwnTab(sheet));

/** True for a sheet with a header row that names a member ID among its first rows. */
function hasRoster(sheet: Sheet): boolean {
  const rows = Math.min(HEADER_ROWS, sheet.getLastRow());
  const columns = sheet.getLastColumn();
  return rows > 0 && columns > 0 && hasRosterHeader(bounded(sheet.getRange(1, 1, rows, columns).getDisplayValues()));
}

/** Other sheets that look like a roster, by name; none where a person named the roster's sheet. */
function otherRosters(roster: Sheet, name: string | undefined): readonly string[] {
  if (name) return [];
  const others = vendorSheets().filter((sheet) => sheet.getSheetId() !== roster.getSheetId());
  return others
    .slice(0, LOOKED_AT)
    .filter(hasRoster)
    .map((sheet) => sheet.getName());
}

/**
 * The add-on's own tabs are never a roster; a vendor's sheet may be called COEC all the same. A file that was saved and
 * opened again has lost the tags, so that there the tab's own header tells.
 */
function isOwnTab(sheet: Sheet): boolean {
  const name = sheet.getName();
  if (isBeside(name) || creditOfTab(sheet)) return true;
  if (!CREDITS.some((credit) => name.startsWith(credit))) return false;
  const width = sheet.getLastColumn();
  return width > 0 && hasTabHeader(sheet.getRange(1, 1, 1, width).getDisplayValues()[0] ?? []);
}

/** Makes a cell of the roster the active one; a problem where the sheet has no such cell any more. */
export function selectCell({ row, column }: { readonly row: number; readonly column: number }): Result<null> {
  const sheet = rosterSheet(loadSettings().sheet);
  if (!sheet || row > sheet.getMaxRows() || column > sheet.getMaxColumns()) {
    return failure('no-cell', `The roster no longer has row ${row}, column ${column}. Check it again.`);
  }
  sheet.getRange(row, column).activate();
  return success(null);
}

/** The roster's sheet taken apart: the vendor's cells, and what stands in the add-on's own columns. */
export interface RosterSheet extends OwnBlock {
  readonly cells: Cells;
  /** Other visible sheets that look like a roster, by name. */
  readonly otherRosters: readonly string[];
}

/** What persons set beside the roster's rows. */
export const overridesIn = ({ own, cells }: RosterSheet) => overridesOf(own, cells.display.length);

/** Reads the sheet of the roster; a problem where there is none. */
export function readRoster(name: string | undefined): Result<RosterSheet> {
  const sheet = rosterSheet(name);
  if (!sheet)
    return failure(
      'no-sheet',
      `There is no sheet "${name ?? ''}" with a roster. Open the roster's sheet and try again.`,
    );
  const tags = tagsOf(sheet);
  const whole = readCells(sheet, tags);
  const found = findOwn(tags, whole.display);
  const { vendor, own } = separate(whole, found.places);
  return success({
    ...found,
    sheet,
    cells: { ...vendor, display: bounded(vendor.display) },
    own: own.map((cells) => cells.map(textOf) as unknown as typeof cells),
    width: vendor.display[0]?.length ?? 0,
    otherRosters: otherRosters(sheet, name),
  });
}

/** Every text that a sheet showed when it was read last in this call, by its ID; undefined where it was not. */
export const shownLast = (sheetId: number): Display | undefined => shown.get(sheetId);
type Display = readonly (readonly string[])[];
const shown = new Map<number, Display>();

/** Reads a whole sheet: the number of service calls does not grow with the rows. */
function readCells(sheet: Sheet, tags: Tags): Cells {
  const rows = sheet.getLastRow();
  const columns = sheet.getLastColumn();
  const localTime = localTimeIn(zoneHere());
  if (rows === 0 || columns === 0) return { name: sheet.getName(), display: [], values: [], localTime };
  const range = sheet.getRange(1, 1, rows, columns);
  const hidden = knownHiddenRows(sheet, rows, tags);
  const struck = range.getFontLines().map((row) => row.map((line) => line === 'line-through'));
  const display = range.getDisplayValues();
  shown.set(sheet.getSheetId(), display);
  return {
    name: sheet.getName(),
    display,
    values: range.getValues() as CellValue[][],
    struck,
    localTime,
    ...(hidden ? { hidden } : {}),
  };
}
