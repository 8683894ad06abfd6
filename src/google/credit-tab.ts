import { type Credit, columnLetters } from '../roster';
import { type Person, type RunEvent, type State, standIn } from '../run';
import { placeOfNextTab } from './log';
import { insertAside, spreadsheet, writeInto } from './spreadsheet';
import { readOrNone, storedWord } from './stored';
import { TAB, type TabTag } from './stored-values';
import { blocksOf, FIELD_OF, HEADERS, type Header, type Layout, layoutOf } from './tab-columns';

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

function tagColumn(sheet: Sheet, column: number, header: Header): void {
  const letters = columnLetters(column);
  sheet.getRange(`${letters}:${letters}`).addDeveloperMetadata(COLUMN_TAG, COLUMN.write(header));
}

function taggedColumns(sheet: Sheet): ReadonlyMap<Header, number> {
  const tags = sheet.createDeveloperMetadataFinder().withKey(COLUMN_TAG).find();
  const columns = new Map<Header, number>();
  for (const tag of tags) {
    const header = readOrNone(COLUMN, tag.getValue());
    const column = tag.getLocation().getColumn()?.getColumn();
    if (header !== undefined && column !== undefined) columns.set(header, column - 1);
  }
  return columns;
}

const FILLS: Readonly<Partial<Record<State, string>>> = {
  REGISTERED: '#e8f0fe',
  ATTENDED: '#e8f0fe',
  'CREDIT SEEN': '#e6f4ea',
  FAILED: '#fce8e6',
  HELD: '#fef7e0',
};

/** The cells of one person's row, by header. */
type Cells = Record<Header, string>;

/** A credit tab as it stands: its rows from the one below the header on, and where its columns are. */
interface TabRows extends Layout {
  readonly rows: readonly Cells[];
  /** How many columns are used, by anybody. */
  readonly width: number;
}

function readRows(sheet: Sheet): TabRows {
  const display = sheet.getDataRange().getDisplayValues();
  const layout = layoutOf(display, () => taggedColumns(sheet));
  const rows = display.slice(layout.header + 1).map((row) => {
    const cellOf = (header: Header) => row[layout.columns.get(header) ?? -1] ?? '';
    return Object.fromEntries(HEADERS.map((header) => [header, cellOf(header)])) as Cells;
  });
  return { ...layout, rows, width: display[0]?.length ?? 0 };
}

/** The people of a tab as far as they can be read. */
export interface TabPeople {
  /** In the tab's order; rows without a member ID are somebody's notes and left alone. */
  readonly people: readonly Person[];
  /** Columns that are not there: what stood in them is empty. */
  readonly lacking: readonly Header[];
}

/** The people of a tab, also where columns are gone: for whoever puts them back, and for no report. */
export function readTab({ sheet }: FoundTab): TabPeople {
  const { rows, lacking } = readRows(sheet);
  return { people: rows.flatMap((row) => (row['Member ID'] ? [personFrom(row)] : [])), lacking };
}

/**
 * The people of a credit's tab who belong to this event; those of an event chosen before stay in the tab and are left
 * alone. Nobody where a column is gone: half a person is not to be reported or acted upon.
 */
export function tabOfEvent(
  { credit, eventId }: Pick<RunEvent, 'credit' | 'eventId'>,
  found = findCreditTab(credit),
): TabPeople {
  if (!found) return { people: [], lacking: [] };
  const { people, lacking } = readTab(found);
  return { people: lacking.length > 0 ? [] : people.filter((person) => person.eventId === eventId), lacking };
}

/** What a credit's tab holds for whoever builds it again: everybody who can be read, and which columns are gone. */
export function tabToBuild(credit: Credit): TabPeople {
  const found = findCreditTab(credit);
  return found ? readTab(found) : { people: [], lacking: [] };
}

/** The people of `tabOfEvent`. */
export const peopleOf = (event: Pick<RunEvent, 'credit' | 'eventId'>): readonly Person[] => tabOfEvent(event).people;

function personFrom(row: Readonly<Cells>): Person {
  const number = (header: Header) => Number(row[header]) || 0;
  const stand = standIn(row['State'], row['Reason']);
  return {
    memberId: row['Member ID'],
    firstName: row['First Name'],
    lastName: row['Last Name'],
    suffix: row['Suffix'],
    email: row['Email'],
    office: row['Organization'],
    eventId: number('Event ID'),
    ...stand,
    detail:
      stand.state === row['State']
        ? row['Detail']
        : `State "${row['State']}" is none of the add-on's. Set it back, or decide.`,
    growthzoneName: row['GrowthZone Name'],
    contactId: number('Contact ID'),
    attendeeId: number('Attendee ID'),
    enrolmentId: number('Enrolment ID'),
    creditBefore: row['Credit Before'],
    reviewed: row['Reviewed'],
    since: Date.parse(row['Since']) || 0,
  };
}

function cellsOf(person: Person): Cells {
  const cells = HEADERS.map((header) => {
    const value = person[FIELD_OF[header]];
    return [header, header === 'Since' ? new Date(value).toISOString() : value === 0 ? '' : String(value)] as const;
  });
  return Object.fromEntries(cells) as Cells;
}

/**
 * Writes the rows of `people`, found by member ID and event, so that sorting, inserting and moving do no harm; people
 * not in the tab yet are added below. What of `whole` is gone, a row, a column or the tab itself, comes back. One block,
 * then a flush: what follows finds it even after a kill. Throws where the tab came with a copy, or is protected.
 */
export function writePeople(credit: Credit, people: readonly Person[], whole = people): void {
  if (whole.length === 0) return;
  const tab = findCreditTab(credit);
  if (tab?.isCopied) {
    throw new Error(`Tab "${tab.sheet.getName()}" came with a copy of another spreadsheet. Take it over first.`);
  }
  const sheet = tab?.sheet ?? makeCreditTab(credit);
  const found = readRows(sheet);
  const rows = merged(found, people, whole);
  writeInto(sheet, () => writeRows(sheet, found, rows));
}

/** The tab's rows with those of `people` in their places, and with what they lack of `whole`. */
function merged({ rows, lacking }: TabRows, people: readonly Person[], whole: readonly Person[]): readonly Cells[] {
  const changed = new Set(people);
  const all = [...rows];
  const places = new Map(all.map((row, index) => [keyOf(row), index]));
  for (const person of whole) {
    const cells = cellsOf(person);
    const place = keysFor(cells)
      .map((key) => places.get(key))
      .find((index) => index !== undefined);
    const there = place === undefined ? undefined : all[place];
    if (place === undefined || !there) {
      places.set(keyOf(cells), all.length);
      all.push(cells);
    } else if (changed.has(person)) {
      all[place] = cells;
    } else if (lacking.length > 0) {
      all[place] = { ...there, ...Object.fromEntries(lacking.map((header) => [header, cells[header]])) };
    }
  }
  return all;
}

/** Whose row it is; by the contact where the member ID is gone. */
const keyOf = (row: Readonly<Cells>): string =>
  row['Member ID'] === ''
    ? `${row['Event ID']}|contact ${row['Contact ID']}`
    : `${row['Event ID']}|${row['Member ID']}`;

/** Where a person's row may be: under their own key, or where its ID or its event is gone. */
const keysFor = (row: Readonly<Cells>): readonly string[] => [
  keyOf(row),
  ...(row['Contact ID'] === '' ? [] : [keyOf({ ...row, 'Member ID': '' })]),
  `|${row['Member ID']}`,
];

function writeRows(sheet: Sheet, found: TabRows, rows: readonly Cells[]): void {
  const columns = withLacking(sheet, found);
  const top = found.header + 2;
  const missing = rows.length + top - 1 - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  for (const { first, headers } of blocksOf(columns)) {
    const fills = rows.map((row) => headers.map(() => FILLS[row['State'] as State] ?? null));
    sheet
      .getRange(top, first + 1, rows.length, headers.length)
      .setNumberFormat('@')
      .setValues(rows.map((row) => headers.map((header) => row[header])))
      // The published types lack null, which takes a fill away.
      .setBackgrounds(fills as string[][]);
  }
  SpreadsheetApp.flush();
}

/** Adds the columns that are gone, right of everything else. */
function withLacking(sheet: Sheet, { header, columns, lacking, width }: TabRows): ReadonlyMap<Header, number> {
  if (lacking.length === 0) return columns;
  const room = width + lacking.length - sheet.getMaxColumns();
  if (room > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), room);
  const row = Math.max(header, 0) + 1;
  sheet
    .getRange(row, width + 1, 1, lacking.length)
    .setNumberFormat('@')
    .setValues([[...lacking]])
    .setFontWeight('bold');
  lacking.forEach((name, index) => {
    tagColumn(sheet, width + index, name);
  });
  return new Map([...columns, ...lacking.map((name, index) => [name, width + index] as const)]);
}
