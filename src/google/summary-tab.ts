import { CREDITS, OUTCOME_WORDS, OUTCOMES, type RosterCheck } from '../roster';
import { countStates, missingFrom, type Person, type RunEvent, STATES } from '../run';
import { type Put, type Told, tellBeside } from './beside';
import { besideTab, placeBeforeLog, SUMMARY_TAB } from './log';
import { insertAside, readable, readableDay } from './spreadsheet';
import { loadEvent } from './stores';
import { peopleOf } from './tab-people';
import { makeText } from './writing';

/** Wide enough for an event with all its states. */
const WIDTH = 5 + STATES.length;
/** Where the events stand: below the outcomes and the credits, whose number never changes. */
const EVENTS_ROW = 4 + OUTCOMES.length + 1 + 2 + CREDITS.length + 1 + 2;

/** Writes what became of the roster's rows, then how far its events are; both add up. Never throws, as the log. */
export function writeSummary(check: RosterCheck, now: number): void {
  const total = CREDITS.reduce((sum, credit) => sum + check.credits[credit], 0);
  const lines = [
    [`Summary of “${check.sheet}”`, `Checked ${readable(now)}`],
    [],
    ['Rows of the roster', 'Rows'],
    ...OUTCOMES.map((outcome) => [OUTCOME_WORDS[outcome], String(check.counts[outcome])]),
    ['All rows', String(check.rows.length)],
    [],
    ['Credits', 'People'],
    ...CREDITS.map((credit) => [credit, String(check.credits[credit])]),
    ['All credits', String(total)],
    [],
  ];
  tellBeside('outcomes', (put) => written(put, summarySheet(), 1, lines));
  updateSummary();
}

/** An event with its people as a step has them, which are not in its tab yet. */
export interface Running {
  event(): RunEvent;
  people(): readonly Person[];
}

/** Writes how far the events are at the end of the call; nothing where no summary was written yet. */
export const updateSummary = (running?: Running): void => tellBeside('events', (put) => events(put, running));

function events(put: Put, running: Running | undefined): Told | undefined {
  const sheet = besideTab(SUMMARY_TAB);
  if (!sheet) return undefined;
  const rows = CREDITS.flatMap((credit) => {
    const isRunning = running?.event().credit === credit;
    const event = isRunning ? running.event() : loadEvent(credit);
    if (!event) return [];
    const people = isRunning ? running.people() : peopleOf(event);
    const missing = missingFrom(event, people);
    const counts = countStates(people, missing);
    const states = STATES.map((state) => String(counts[state]));
    return [
      [credit, String(event.eventId), event.name, readableDay(event.date), String(people.length + missing), ...states],
    ];
  });
  const headers = [
    'Events',
    'Event ID',
    'Name',
    'Date',
    'People',
    ...STATES.map((state) => state.charAt(0) + state.slice(1).toLowerCase()),
  ];
  // A line for each credit, so that nothing older stands below.
  return written(put, sheet, EVENTS_ROW, [headers, ...CREDITS.map((_, place) => rows[place] ?? [])]);
}

/** Text everywhere: an event's name is somebody else's and must not become a formula. */
function written(
  put: Put,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  row: number,
  lines: readonly (readonly string[])[],
): Told | undefined {
  const wide = lines.map((line) => Array.from({ length: WIDTH }, (_, place) => line[place] ?? ''));
  const weights = lines.map((line, place) =>
    Array<'bold' | 'normal'>(WIDTH).fill(isHeading(row + place, line[0] ?? '') ? 'bold' : 'normal'),
  );
  return {
    sheet,
    write: () => {
      const range = put(sheet.getRange(row, 1, wide.length, WIDTH), wide);
      if (isNew) range.setFontWeights(weights);
    },
  };
}

/** Whether this call made it: the headings stay where they are. */
let isNew = false;

function isHeading(row: number, text: string): boolean {
  return row === 1 || row === EVENTS_ROW || /^(Rows of|All|Credits$)/.test(text);
}

function summarySheet(): GoogleAppsScript.Spreadsheet.Sheet {
  const known = besideTab(SUMMARY_TAB);
  if (known) return known;
  const sheet = insertAside(SUMMARY_TAB, placeBeforeLog());
  isNew = true;
  makeText(sheet, WIDTH);
  for (const [column, width] of [
    [1, 200],
    [2, 170],
    [3, 300],
  ] as const) {
    sheet.setColumnWidth(column, width);
  }
  return sheet;
}
