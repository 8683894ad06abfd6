/** What was thrown, in its own words. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The spreadsheet that the add-on runs in. */
export function spreadsheet(): GoogleAppsScript.Spreadsheet.Spreadsheet {
  return SpreadsheetApp.getActiveSpreadsheet();
}

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Whether a tab has cells: a chart's own and connected data have none, and throw. */
export function isGrid(sheet: Sheet): boolean {
  const id = sheet.getSheetId();
  const known = grids.get(id) ?? sheet.getType() === SpreadsheetApp.SheetType.GRID;
  grids.set(id, known);
  return known;
}
/** By the ID of the tab, which keeps its type. */
const grids = new Map<number, boolean>();

/** The tags on a sheet and on its columns, whoever's they are: one service call. */
export const tagsOf = (sheet: Sheet): Tags => sheet.createDeveloperMetadataFinder().find();
export type Tags = readonly GoogleAppsScript.Spreadsheet.DeveloperMetadata[];

/** The tabs that have cells. */
export const gridSheets = (): readonly Sheet[] => spreadsheet().getSheets().filter(isGrid);

/** The tab of exactly that name, where it has cells. */
export function gridNamed(name: string): Sheet | undefined {
  const sheet = spreadsheet().getSheetByName(name);
  return sheet && isGrid(sheet) ? sheet : undefined;
}

/** Cells of a CSV or TSV text, as Google reads them. Throws where its quotation marks are not in order. */
export const parseCsv = (text: string, delimiter: string): string[][] => Utilities.parseCsv(text, delimiter);

/**
 * Adds a tab at a place from 0, and leaves the user where they are: Google would go to the new one. Names are unique without
 * regard to case: where somebody's tab has this one, the new tab has a number behind it.
 */
export function insertAside(name: string, index: number): Sheet {
  const book = spreadsheet();
  const active = book.getActiveSheet();
  const taken = new Set(book.getSheets().map((sheet) => sheet.getName().toLowerCase()));
  let [free, number] = [name, 1];
  while (taken.has(free.toLowerCase())) free = `${name} ${++number}`;
  const sheet = book.insertSheet(free, index);
  if (active) book.setActiveSheet(active);
  return sheet;
}

/** What a call has asked of the spreadsheet once: the same until its end. */
const asked = new Map<string, string>();
const once = (what: string, ask: () => string): string => {
  const known = asked.get(what) ?? ask();
  asked.set(what, known);
  return known;
};

/** The spreadsheet's ID. */
export const idHere = (): string => once('id', () => spreadsheet().getId());
/** The zone that is set in the spreadsheet. */
export const zoneHere = (): string => once('zone', () => spreadsheet().getSpreadsheetTimeZone());
/** The locale that is set in the spreadsheet, such as `en_US`. */
export const localeHere = (): string => once('locale', () => spreadsheet().getSpreadsheetLocale());

/** A moment (milliseconds since 1970) in the spreadsheet's own zone, as everything that people read there. */
export function timeHere(moment: number, pattern: string): string {
  return Utilities.formatDate(new Date(moment), zoneHere(), pattern);
}

/** A moment as a person reads it, by the spreadsheet's zone and, in the United States, in their way of writing. */
export const readable = (moment: number): string =>
  timeHere(moment, isAmerican() ? 'M/d/yyyy h:mm a' : 'yyyy-MM-dd HH:mm');

/** A day, `YYYY-MM-DD`, in the same way. */
export const readableDay = (iso: string): string =>
  isAmerican() ? iso.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$2/$3/$1') : iso;

const isAmerican = (): boolean => localeHere() === 'en_US';

const DAY_MS = 86_400_000;

/**
 * Moments as `YYYY-MM-DDTHH:mm:ss` in a zone. Google is asked for the first moment of a day and of the next alone: a zone's clock
 * that stands the same at both was not put forward or back between them.
 */
export function localTimeIn(zone: string): (moment: Date) => string {
  const asked = (moment: Date) => Utilities.formatDate(moment, zone, "yyyy-MM-dd'T'HH:mm:ss");
  const offsets = new Map<number, number>();
  const offsetAt = (day: number): number => {
    const known = offsets.get(day);
    if (known !== undefined) return known;
    const offset = Date.parse(`${asked(new Date(day * DAY_MS))}Z`) - day * DAY_MS;
    offsets.set(day, offset);
    return offset;
  };
  return (moment) => {
    const day = Math.floor(moment.getTime() / DAY_MS);
    const offset = offsetAt(day);
    return offset === offsetAt(day + 1)
      ? new Date(moment.getTime() + offset).toISOString().slice(0, 19)
      : asked(moment);
  };
}

/** Says on which day a moment (milliseconds since 1970) is, `YYYY-MM-DD`, in the zone that is set or else the spreadsheet's. */
export function dayIn(set: string | undefined): (moment: number) => string {
  // Made once, where a moment is asked about, so that it knows the days of the one before.
  let localTime: ReturnType<typeof localTimeIn> | undefined;
  return (moment) => {
    localTime ??= localTimeIn(set ?? zoneHere());
    return localTime(new Date(moment)).slice(0, 10);
  };
}

/** Developer metadata for this script alone: no other script or add-on sees or writes it. */
export const onlyOurs = () => SpreadsheetApp.DeveloperMetadataVisibility.PROJECT;
