import type { Credit } from '../roster/types';
import { type Person, REASONS, type RunEvent, STATES, type State } from '../run/states';
import { type FoundTab, findCreditTab, HEADERS, type Header, makeCreditTab, place } from './credit-tab';
import { writeInto } from './service-errors';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

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
  const state = STATES.find((known) => known === cell('State'));
  return {
    memberId: cell('Member ID'),
    firstName: cell('First Name'),
    lastName: cell('Last Name'),
    suffix: cell('Suffix'),
    email: cell('Email'),
    office: cell('Organization'),
    eventId: number('Event ID'),
    state: state ?? 'HELD',
    reason: state ? (REASONS.find((known) => known === cell('Reason')) ?? '') : 'odd-state',
    detail: state ? cell('Detail') : `State "${cell('State')}" is none of the add-on's. Set it back, or decide.`,
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
