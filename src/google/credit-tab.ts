import type { Credit } from '../roster/types';
import { type Person, type RunEvent, type State, standIn } from '../run';
import { placeOfNextTab } from './log';
import { insertAside, spreadsheet, writeInto } from './spreadsheet';
import { readOrNone } from './stored';
import { TAB, type TabTag } from './stored-values';

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

/** The tab's own tag: a tab is found by it, whatever a user calls it. */
const TAG = 'ceRosterTab';

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
  for (const [header, width] of Object.entries(WIDTHS)) sheet.setColumnWidth(place(header as Header) + 1, width);
  sheet.hideColumns(place(FIRST_OUT_OF_SIGHT) + 1, HEADERS.length - place(FIRST_OUT_OF_SIGHT));
  return sheet;
}

const FILLS: Readonly<Partial<Record<State, string>>> = {
  REGISTERED: '#e8f0fe',
  ATTENDED: '#e8f0fe',
  'CREDIT SEEN': '#e6f4ea',
  FAILED: '#fce8e6',
  HELD: '#fef7e0',
};

/** The people of a tab, in its order. Rows without a member ID are somebody's notes and left alone. */
export function peopleIn({ sheet }: FoundTab): readonly Person[] {
  return readRows(sheet).flatMap((row) => (row[0] ? [personFrom(row)] : []));
}

/** Everybody in a credit's tab; nobody where there is none. */
export function readPeople(credit: Credit): readonly Person[] {
  const found = findCreditTab(credit);
  return found ? peopleIn(found) : [];
}

/** The people of a tab who belong to this event; those of an event chosen before stay in the tab and are left alone. */
export function peopleOf({ credit, eventId }: Pick<RunEvent, 'credit' | 'eventId'>): readonly Person[] {
  return readPeople(credit).filter((person) => person.eventId === eventId);
}

function readRows(sheet: Sheet): string[][] {
  const rows = sheet.getLastRow() - 1;
  return rows < 1 ? [] : sheet.getRange(2, 1, rows, HEADERS.length).getDisplayValues();
}

function personFrom(row: readonly string[]): Person {
  const cell = (header: Header) => row[place(header)] ?? '';
  const number = (header: Header) => Number(cell(header)) || 0;
  const stand = standIn(cell('State'), cell('Reason'));
  return {
    memberId: cell('Member ID'),
    firstName: cell('First Name'),
    lastName: cell('Last Name'),
    suffix: cell('Suffix'),
    email: cell('Email'),
    office: cell('Organization'),
    eventId: number('Event ID'),
    ...stand,
    detail:
      stand.state === cell('State')
        ? cell('Detail')
        : `State "${cell('State')}" is none of the add-on's. Set it back, or decide.`,
    growthzoneName: cell('GrowthZone Name'),
    contactId: number('Contact ID'),
    attendeeId: number('Attendee ID'),
    enrolmentId: number('Enrolment ID'),
    creditBefore: cell('Credit Before'),
    reviewed: cell('Reviewed'),
    since: Date.parse(cell('Since')) || 0,
  };
}

function rowFrom(person: Person): string[] {
  const number = (value: number) => (value === 0 ? '' : String(value));
  const cells: Readonly<Record<Header, string>> = {
    'Member ID': person.memberId,
    'First Name': person.firstName,
    'Last Name': person.lastName,
    State: person.state,
    Detail: person.detail,
    'GrowthZone Name': person.growthzoneName,
    Email: person.email,
    Organization: person.office,
    'Event ID': String(person.eventId),
    Suffix: person.suffix,
    Since: new Date(person.since).toISOString(),
    Reason: person.reason,
    'Contact ID': number(person.contactId),
    'Attendee ID': number(person.attendeeId),
    'Enrolment ID': number(person.enrolmentId),
    'Credit Before': person.creditBefore,
    Reviewed: person.reviewed,
  };
  return HEADERS.map((header) => cells[header]);
}

/**
 * Writes the rows of `people`, found by member ID and event, so that sorting and inserting do no harm; people not in
 * the tab yet are added below. Where there is no tab, since somebody deleted it, it comes back with the people of
 * `whole`. One block, then a flush: what follows finds it even after a kill. Throws where the tab came with a copy, or is protected.
 */
export function writePeople(credit: Credit, people: readonly Person[], whole = people): void {
  if (people.length === 0) return;
  const tab = findCreditTab(credit);
  if (tab?.isCopied) {
    throw new Error(`Tab "${tab.sheet.getName()}" came with a copy of another spreadsheet. Take it over first.`);
  }
  const sheet = tab?.sheet ?? makeCreditTab(credit);
  const rows = readRows(sheet);
  const key = (row: readonly string[]) => `${row[place('Event ID')]}|${row[place('Member ID')]}`;
  const places = new Map(rows.map((row, index) => [key(row), index]));
  for (const person of tab ? people : whole) {
    const row = rowFrom(person);
    const known = places.get(key(row));
    if (known === undefined) {
      places.set(key(row), rows.length);
      rows.push(row);
    } else {
      rows[known] = row;
    }
  }
  writeInto(sheet, () => writeRows(sheet, rows));
}

function writeRows(sheet: Sheet, rows: string[][]): void {
  const missing = rows.length + 1 - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  const fills = rows.map((row) => row.map(() => FILLS[row[place('State')] as State] ?? null));
  sheet
    .getRange(2, 1, rows.length, HEADERS.length)
    .setNumberFormat('@')
    .setValues(rows)
    // The published types lack null, which takes a fill away.
    .setBackgrounds(fills as string[][]);
  SpreadsheetApp.flush();
}
