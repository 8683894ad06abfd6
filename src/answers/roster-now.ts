import { serverClock } from '../google/http';
import { type AvailableDirectory, availableDirectory } from '../google/member-cache';
import { overridesIn, type RosterSheet, readRoster } from '../google/sheet-cells';
import { spreadsheet, todayHere } from '../google/spreadsheet';
import { loadRemembered } from '../google/stores';
import {
  checkReading,
  decidedTables,
  mappedColumns,
  type Override,
  type Reading,
  type Recalled,
  type Remembered,
  type Result,
  type RosterCheck,
  type RosterSettings,
  readHeader,
  recall,
  success,
  tablesBelow,
} from '../roster';

/** The roster as it stands, with everything by which it is decided. All of it is read once. */
export interface RosterNow {
  readonly roster: RosterSheet;
  readonly settings: RosterSettings;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly available: AvailableDirectory | undefined;
  /** What this user chose before for a roster with these headers. */
  readonly recalled: Recalled | undefined;
  /** Its tables; which column holds the member ID may be open. */
  readonly reading: Reading;
  /** What persons and repairs set beside the rows, by row from 0. */
  readonly overrides: ReadonlyMap<number, Override>;
  /** In how many rows no check has recorded yet what a person set. */
  readonly newOverrides: number;
}

/** The same, with what became of each row. */
export interface CheckedNow extends RosterNow {
  readonly check: RosterCheck;
}

/** Reads the roster, its settings and the members available; a problem where there is no sheet, or no header row in it. */
export function readNow(stored: RosterSettings): Result<RosterNow> {
  const roster = readRoster(stored.sheet);
  if (!roster.ok) return roster;
  const { cells } = roster.value;
  const here = { locale: spreadsheet().getSpreadsheetLocale(), ...stored };
  const header = readHeader(cells, here);
  if (!header.ok) return header;
  const { settings, recalled } = recalledFor(here, header.value.headers, loadRemembered());
  const { overrides, fresh } = overridesIn(roster.value);
  return success({
    roster: roster.value,
    settings,
    today: settings.today ?? todayHere(serverClock.now()),
    available: availableDirectory(),
    recalled,
    reading: tablesBelow(cells, header.value, settings),
    overrides,
    newOverrides: fresh,
  });
}

/** A choice that this user made before for such headers counts as made here, unless any was made here. */
export function recalledFor(
  here: RosterSettings,
  headers: readonly string[],
  remembered: Remembered,
): Pick<RosterNow, 'settings' | 'recalled'> {
  const recalled = recall(remembered, headers);
  const isDecidedHere = mappedColumns(here.mapping ?? [], headers).some(({ field }) => field !== '');
  if (!recalled || isDecidedHere) return { settings: here, recalled };
  const mapping = recalled.columns.map(({ column, field }) => [headers[column] ?? '', field] as const);
  return { settings: { ...here, mapping }, recalled };
}

/** Reads and decides the roster as it stands; what persons set in the add-on's columns counts. */
export function checkNow(stored: RosterSettings): Result<CheckedNow> {
  const now = readNow(stored);
  if (!now.ok) return now;
  const check = checkWith(now.value, now.value.overrides);
  return check.ok ? success({ ...now.value, check: check.value }) : check;
}

/** Decides the roster as if `overrides` stood beside its rows; a problem where its columns are not decided. */
export function checkWith(now: RosterNow, overrides: ReadonlyMap<number, Override>): Result<RosterCheck> {
  const { cells } = now.roster;
  const reading = decidedTables(now.reading, cells.name);
  return reading.ok ? success(checkReading(cells, reading.value, contextOf(now, overrides))) : reading;
}

/** What the rows are decided by, beside the cells. */
export function contextOf({ settings, today, available }: RosterNow, overrides: ReadonlyMap<number, Override>) {
  return { settings, today, overrides, ...(available ? { directory: available.directory } : {}) };
}
