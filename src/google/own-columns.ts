import {
  CREDIT_CHOICES,
  columnLetters,
  findOwnColumns,
  isNewOverride,
  isStillOwn,
  type Look,
  lookOf,
  NO_OWN_CELLS,
  OUTCOME_WORDS,
  type Override,
  OWN_HEADERS,
  type OwnCells,
  type OwnColumns,
  overrideOf,
  ownCellsOf,
  type RosterRow,
  recordedLook,
} from '../roster';
import { messageOf, onlyOurs, type Tags } from './spreadsheet';
import { readOrNone } from './stored';
import { OWN_COLUMN } from './stored-values';
import { setTexts, tryWriting, writeInto, writeTexts } from './writing';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The tag on each of the columns, whatever its header was changed to; its value is the header. */
const TAG = 'ceRosterColumn';
const WIDTHS = [130, 120, 100, 420] as const;
const CREDIT_PLACE = 1;

const FILLS: Readonly<Record<Look, string | null>> = {
  check: '#fef7e0',
  credit: '#e6f4ea',
  'fix needed': '#fce8e6',
  repeat: '#e8f0fe',
  'left out': '#f1f3f4',
  'not an attendee': null,
};

/** Where the add-on's columns are, and whether they carry their tags. */
export interface OwnFound {
  readonly places: OwnColumns;
  readonly tagged: boolean;
}

/** True for a sheet that has columns of the add-on. */
export function wasChecked(sheet: Sheet): boolean {
  return sheet.createDeveloperMetadataFinder().withKey(TAG).find().length > 0;
}

/** Finds the add-on's columns by the sheet's tags, else, as in a file that was saved and opened again, by their headers. */
export function findOwn(tags: Tags, display: readonly (readonly string[])[]): OwnFound {
  const own = tags.filter((tag) => tag.getKey() === TAG);
  const tagged = own.map((tag) => ({
    header: readOrNone(OWN_COLUMN, tag.getValue()),
    column: (tag.getLocation().getColumn()?.getColumn() ?? 0) - 1,
  }));
  const places = OWN_HEADERS.map(
    (header, place) => tagged.find((tag) => tag.header === header && isStillOwn(display, tag.column, place))?.column,
  );
  if (places.every((place) => place === undefined)) return { places: findOwnColumns(display), tagged: false };
  return { places, tagged: true };
}

/** What persons set beside the first `rows` rows, by row from 0, and in how many of them no check has recorded it yet. */
export function overridesOf(
  own: readonly OwnCells[],
  rows: number,
): { overrides: Map<number, Override>; fresh: number } {
  const overrides = new Map<number, Override>();
  let fresh = 0;
  own.slice(0, rows).forEach((cells, index) => {
    if (cells.some((text, place) => text === OWN_HEADERS[place])) return;
    const override = overrideOf(cells);
    if (!override.credit && !override.memberId) return;
    overrides.set(index, override);
    if (isNewOverride(cells, override)) fresh += 1;
  });
  return { overrides, fresh };
}

/** The columns as they stand in the roster's sheet. */
export interface OwnBlock extends OwnFound {
  readonly sheet: Sheet;
  /** What stands in the columns now. */
  readonly own: readonly OwnCells[];
  /** How far the vendor's columns reach. */
  readonly width: number;
}

/**
 * Writes what became of the rows beside them as `writeOwnColumns` does; gives a sentence where the sheet refuses it, else
 * an empty text. The check is worth as much without.
 */
export function tryOwnColumns(block: OwnBlock, header: number, rows: readonly RosterRow[]): string {
  try {
    writeOwnColumns(block, header, rows);
    return '';
  } catch (error) {
    const from = columnLetters(block.places[0] ?? block.width);
    return `Columns ${from} and on could not be written: ${messageOf(error)} Or work with the list here.`;
  }
}

/**
 * Writes what became of the rows beside them, the header in the table's header row (from 0). As many service calls
 * for 10 rows as for 50,000, and none but reads where everything stands there already.
 */
function writeOwnColumns(block: OwnBlock, header: number, rows: readonly RosterRow[]): void {
  const wanted = cellsFor(block.own, header, rows);
  const missing = OWN_HEADERS.some((_, place) => block.places[place] === undefined);
  if (!missing && wanted.every(({ cells }, index) => same(cells, block.own[index] ?? NO_OWN_CELLS))) return;
  const columns = columnsFor(block);
  const isFilled = ({ cells }: { readonly cells: OwnCells }) => cells.some((text) => text !== '');
  const above = [...block.own.slice(0, header).map((cells) => ({ cells })), ...wanted.slice(0, header)];
  const start = above.some(isFilled) ? 0 : header;
  const below = wanted.slice(start);
  const { sheet } = block;
  const write = (put: typeof writeTexts) => {
    const lacking = Math.max(...columns) + 1 - sheet.getMaxColumns();
    if (lacking > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), lacking);
    for (const { first, from, count } of blocksOf(columns)) {
      const range = sheet.getRange(start + 1, first + 1, below.length, count);
      const fills = below.map(({ look }) => Array(count).fill(look ? FILLS[look] : null));
      const texts = below.map(({ cells }) => cells.slice(from, from + count));
      // The published types lack null, which takes a fill away.
      put(range, texts).setBackgrounds(fills as string[][]);
      if (missing) sheet.getRange(header + 1, first + 1, 1, count).setFontWeight('bold');
    }
  };
  const offer = () => offerCredits(sheet, columns, header, wanted.slice(header + 1));
  const mark = () => markColumns(block, columns);
  // New columns hold nobody's cells: they can be written at once, and carefully where Google refuses any of it.
  const isNew = columns.every((_, place) => block.places[place] === undefined);
  const marks = () => {
    offer();
    mark();
  };
  const all = () => {
    write(setTexts);
    marks();
  };
  if (isNew && tryWriting(all)) return;
  writeInto(sheet, () => write(writeTexts));
  // Only beside what stands there: a sheet that refuses it is marked by no check. Where a table refuses the drop-down list, the
  // marks alone.
  if (isNew && wasChecked(sheet)) tryWriting(offer);
  else if (!tryWriting(marks) && !wasChecked(sheet)) tryWriting(mark);
}

const same = (a: OwnCells, b: OwnCells): boolean => a.every((text, place) => text === b[place]);

/** What is to stand beside one row, and how it looks; a header has no look. */
interface OwnRow {
  readonly cells: OwnCells;
  readonly look?: Look | undefined;
}

/** The cells for every row of the sheet; below the vendor's last row only what a person set stays. */
function cellsFor(own: readonly OwnCells[], header: number, rows: readonly RosterRow[]): readonly OwnRow[] {
  const length = Math.max(own.length, rows.length);
  return Array.from({ length }, (_, index): OwnRow => {
    if (index === header) return { cells: OWN_HEADERS };
    const row = rows[index];
    // A table above the one with member IDs has people, too.
    if (index < header && (!row || row.outcome === 'not an attendee')) return { cells: NO_OWN_CELLS };
    if (row) return { cells: ownCellsOf(row), look: lookOf(row) };
    const there = own[index] ?? NO_OWN_CELLS;
    const override = overrideOf(there);
    return override.credit || override.memberId
      ? { cells: there, look: recordedLook(there[0]) }
      : { cells: NO_OWN_CELLS };
  });
}

/** The columns that stand side by side in their order, as blocks: usually one. */
function blocksOf(columns: readonly number[]): readonly { first: number; from: number; count: number }[] {
  const blocks: { first: number; from: number; count: number }[] = [];
  columns.forEach((column, place) => {
    const last = blocks[blocks.length - 1];
    if (last && last.first + last.count === column) last.count += 1;
    else blocks.push({ first: column, from: place, count: 1 });
  });
  return blocks;
}

/** Where the columns are to stand: those that are missing right of everything else. */
function columnsFor({ places, width }: OwnBlock): readonly number[] {
  let next = Math.max(width, ...places.map((place) => (place === undefined ? 0 : place + 1)));
  return OWN_HEADERS.map((_, place) => places[place] ?? next++);
}

/** Gives new columns their widths, and tags those without a tag. */
function markColumns({ sheet, places, tagged }: OwnBlock, columns: readonly number[]): void {
  columns.forEach((column, place) => {
    const isNew = places[place] === undefined;
    if (isNew) sheet.setColumnWidth(column + 1, WIDTHS[place] ?? 100);
    if (isNew || !tagged) tag(sheet, column, place);
  });
}

function tag(sheet: Sheet, column: number, place: number): void {
  const header = OWN_HEADERS[place];
  if (header === undefined) return;
  const letters = columnLetters(column);
  sheet.getRange(`${letters}:${letters}`).addDeveloperMetadata(TAG, OWN_COLUMN.write(header), onlyOurs());
}

/** The drop-down of CE Credit where there is somebody; another value is marked by Sheets and refused by the check, with its reason. */
function offerCredits(sheet: Sheet, columns: readonly number[], header: number, rows: readonly OwnRow[]): void {
  const column = columns[CREDIT_PLACE];
  if (rows.length < 1 || column === undefined) return;
  const rule = SpreadsheetApp.newDataValidation()
    .requireValueInList([...CREDIT_CHOICES], true)
    .setAllowInvalid(true)
    .build();
  const nobody = ['', OUTCOME_WORDS['not an attendee']];
  const rules = rows.map(({ cells }) => [nobody.includes(cells[0]) ? null : rule]);
  sheet.getRange(header + 2, column + 1, rows.length, 1).setDataValidations(rules);
}
