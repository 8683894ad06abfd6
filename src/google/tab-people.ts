import type { Credit } from '../roster';
import { isOf, type Person, type RunEvent, type State, standIn } from '../run';
import { type FoundTab, findCreditTab, isShown, makeCreditTab, tagColumn, taggedColumns, warnAt } from './credit-tab';
import { serverClock } from './http';
import { blocksOf, FIELD_OF, HEADERS, type Header, type Layout, layoutOf } from './tab-columns';
import { textOf, writeInto, writeTexts } from './writing';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const FILLS: Readonly<Partial<Record<State, string>>> = {
  REGISTERED: '#e8f0fe',
  ATTENDED: '#e8f0fe',
  'CREDIT SEEN': '#e6f4ea',
  FAILED: '#fce8e6',
  HELD: '#fef7e0',
};

/** The cells of one person's row, by header. */
type Cells = Record<Header, string>;
const fillOf = (row: Cells) => FILLS[row['State'] as State] ?? null;

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
    // Spaces alone are what somebody left who emptied a cell.
    const cellOf = (header: Header) => textOf(row[layout.columns.get(header) ?? -1] ?? '').replace(/^\s+$/, '');
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
export const readTab = ({ sheet }: FoundTab): TabPeople => peopleIn(readRows(sheet));

function peopleIn({ rows, lacking, header }: TabRows): TabPeople {
  const people = rows.flatMap((row, index) => (row['Member ID'] ? [personFrom(row, header + 2 + index)] : []));
  return { people, lacking };
}

/**
 * The people of a credit's tab who belong to this event; those of an event chosen before stay in the tab and are left
 * alone. Nobody where a column is gone: half a person is not to be reported or acted upon.
 */
export function tabOfEvent(event: EventKey, found = findCreditTab(event.credit)): OwnPeople {
  const rows = found && readRows(found.sheet);
  const write: OwnPeople['write'] = (changed, whole, into) =>
    writeFound(event.credit, found, rows, { changed, whole, into });
  if (!rows) return { people: [], others: [], lacking: [], write };
  const { people, lacking } = peopleIn(rows);
  if (lacking.length > 0) return { people: [], others: [], lacking, write };
  const isOwn = (person: Person) => isOf(person, event);
  const own = people
    .filter(isOwn)
    .map((person) => (person.tenant === '' ? { ...person, tenant: event.tenant } : person));
  return { people: own, others: people.filter((person) => !isOwn(person)), lacking, write };
}

/** The people of one event, and those of events chosen before. */
export interface OwnPeople extends TabPeople {
  readonly others: readonly Person[];
  /** Does what `writePeople` does, into the rows as they were read: only where nobody can have written since. */
  readonly write: (changed: readonly Person[], whole: readonly Person[], into?: typeof writeInto) => void;
}

/** What tells one run from another, beside the person. */
type EventKey = Pick<RunEvent, 'credit' | 'tenant' | 'eventId'>;

/** What a credit's tab holds for whoever builds it again: everybody who can be read, and which columns are gone. */
export function tabToBuild(credit: Credit): TabPeople {
  const found = findCreditTab(credit);
  return found ? readTab(found) : { people: [], lacking: [] };
}

/** The people of `tabOfEvent`. */
export const peopleOf = (event: EventKey): readonly Person[] => tabOfEvent(event).people;

function personFrom(row: Readonly<Cells>, place: number): Person {
  const number = (header: Header) => Number(row[header]) || 0;
  const stand = standIn(row['State'], row['Reason']);
  return {
    memberId: row['Member ID'],
    firstName: row['First Name'],
    lastName: row['Last Name'],
    suffix: row['Suffix'],
    email: row['Email'],
    office: row['Organization'],
    tenant: row.Association,
    eventId: number('Event ID'),
    ...stand,
    detail:
      stand.state === row['State']
        ? row['Detail']
        : `State "${row['State']}" is not one of the add-on's. Set it back, or decide.`,
    growthzoneName: row['GrowthZone Name'],
    contactId: number('Contact ID'),
    otherContacts: row['Other Contacts'],
    attendeeId: number('Attendee ID'),
    enrolmentId: number('Enrolment ID'),
    creditBefore: row['Credit Before'],
    reviewed: row['Reviewed'],
    since: momentIn(row['Since']),
    row: place,
  };
}

/** More than two clocks differ. */
const AHEAD_MS = 60_000;

/** A moment that a cell says; long ago where it is none, or still to come: nothing is waited for until then. */
function momentIn(text: string): number {
  const moment = Date.parse(text) || 0;
  return moment > serverClock.now() + AHEAD_MS ? 0 : moment;
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
  const tab = findCreditTab(credit);
  writeFound(credit, tab, tab && readRows(tab.sheet), { changed: people, whole });
}

/** Who is written, who has to be there, and how it is written. */
interface Writing {
  readonly changed: readonly Person[];
  readonly whole: readonly Person[];
  readonly into?: typeof writeInto | undefined;
}

function writeFound(
  credit: Credit,
  tab: FoundTab | undefined,
  known: TabRows | undefined,
  { changed, whole, into = writeInto }: Writing,
): void {
  if (whole.length === 0) return;
  if (tab?.isCopied) {
    throw new Error(`Tab "${tab.sheet.getName()}" came with a copy of another spreadsheet. Take it over first.`);
  }
  const sheet = tab?.sheet ?? makeCreditTab(credit);
  const found = known ?? readRows(sheet);
  const rows = merged(found, changed, whole);
  into(sheet, () => writeRows(sheet, found, rows));
}

/** Puts people in the rows with these numbers, and empties those for which there is nobody. */
export function writeTidied(credit: Credit, byRow: ReadonlyMap<number, Person | null>): void {
  const sheet = findCreditTab(credit)?.sheet;
  if (!sheet) return;
  const found = readRows(sheet);
  const empty = Object.fromEntries(HEADERS.map((header) => [header, ''])) as Cells;
  const rows = found.rows.map((row, index) => {
    const person = byRow.get(found.header + 2 + index);
    return person === undefined ? row : person === null ? empty : cellsOf(person);
  });
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
const keyOf = (row: Readonly<Cells>): string => {
  const who = row['Member ID'] === '' ? `contact ${row['Contact ID']}` : row['Member ID'];
  return `${row.Association}|${row['Event ID']}|${who}`;
};

/** Where a person's row may be: under their own key, or where its association, its ID or its event is gone. */
function keysFor(row: Readonly<Cells>): readonly string[] {
  const rows = [row, ...(row['Contact ID'] === '' ? [] : [{ ...row, 'Member ID': '' }]), { ...row, 'Event ID': '' }];
  return rows.flatMap((one) => [keyOf(one), keyOf({ ...one, Association: '' })]);
}

function writeRows(sheet: Sheet, found: TabRows, rows: readonly Cells[]): void {
  const columns = withLacking(sheet, found);
  const top = found.header + 2;
  const missing = rows.length > found.rows.length ? rows.length + top - 1 - sheet.getMaxRows() : 0;
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  const isRecolored =
    rows.length > found.rows.length ||
    found.toAdd.length > 0 ||
    rows.some((row, place) => fillOf(row) !== fillOf(found.rows[place] ?? row));
  for (const { first, headers } of blocksOf(columns)) {
    const texts = rows.map((row) => headers.map((header) => row[header]));
    const range = writeTexts(sheet.getRange(top, first + 1, rows.length, headers.length), texts);
    // The published types lack null, which takes a fill away.
    if (isRecolored) range.setBackgrounds(rows.map((row) => headers.map(() => fillOf(row))) as string[][]);
  }
}

/** Adds the columns that are gone, right of everything else. */
function withLacking(sheet: Sheet, { header, columns, toAdd: lacking, width }: TabRows): ReadonlyMap<Header, number> {
  if (lacking.length === 0) return columns;
  const room = width + lacking.length - sheet.getMaxColumns();
  if (room > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), room);
  const row = Math.max(header, 0) + 1;
  writeTexts(sheet.getRange(row, width + 1, 1, lacking.length), [lacking]).setFontWeight('bold');
  lacking.forEach((name, index) => {
    tagColumn(sheet, width + index, name);
    if (isShown(name)) return;
    sheet.hideColumns(width + index + 1);
    warnAt(sheet, width + index, 1);
  });
  return new Map([...columns, ...lacking.map((name, index) => [name, width + index] as const)]);
}
