import type { CheckReport } from '../api';
import { countSentence } from '../plan/counts';
import { planFiles } from '../plan/files';
import { checkRoster, type RosterCheck } from '../roster/check';
import type { Field } from '../roster/fields';
import type { RosterSettings } from '../roster/settings';
import { failure, type Result, success } from '../roster/types';
import { serverClock } from './http';
import { loadDirectory } from './member-cache';
import { readCells, rosterSheet } from './sheet-cells';
import { spreadsheet, todayHere } from './spreadsheet';
import { loadConnection } from './stores';

export interface CheckedNow {
  readonly check: RosterCheck;
  readonly settings: RosterSettings;
}

/** Reads and decides the roster as it stands; the member directory is used where it is at hand. */
export function checkNow(stored: RosterSettings): Result<CheckedNow> {
  const sheet = rosterSheet(stored.sheet);
  if (!sheet)
    return failure(
      'no-sheet',
      `There is no sheet "${stored.sheet ?? ''}" with a roster. Open the roster's sheet and try again.`,
    );
  const settings = { locale: spreadsheet().getSpreadsheetLocale(), ...stored };
  const connection = loadConnection();
  const directory = connection ? loadDirectory(connection.tenant) : undefined;
  const today = settings.today ?? todayHere(serverClock.now());
  const checked = checkRoster(readCells(sheet), { settings, today, ...(directory ? { directory } : {}) });
  return checked.ok ? success({ check: checked.value, settings }) : checked;
}

/** A check as the page and the command line show it. */
export function reportOf(check: RosterCheck, settings: RosterSettings): CheckReport {
  const { headers, columns, header } = check.table;
  const named = Object.entries(columns).map(([field, column]) => [
    field as Field,
    (headers[column] ?? '').replace(/\s+/g, ' '),
  ]);
  return {
    sheet: check.sheet,
    headerRow: header + 1,
    columns: Object.fromEntries(named),
    rows: check.rows.map((row) => {
      const { row: number, outcome, memberId, firstName, lastName, date, findings } = row;
      const base = { row: number, outcome, memberId, firstName, lastName, date, findings };
      if (row.outcome === 'credit') return { ...base, credits: row.credits };
      return row.outcome === 'repeat' ? { ...base, repeatOf: row.repeatOf } : { ...base, reason: row.reason };
    }),
    counts: check.counts,
    credits: check.credits,
    files: planFiles(check, settings).map(({ name, credit, part, parts, rows }) => ({
      name,
      credit,
      part,
      parts,
      rows,
    })),
    summary: countSentence(check),
  };
}
