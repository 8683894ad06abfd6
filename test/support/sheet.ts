import { checkRoster, type RosterCheck } from '../../src/roster/check';
import type { RosterSettings } from '../../src/roster/settings';
import type { Cells, CellValue } from '../../src/roster/sheet/cells';
import { readTable } from '../../src/roster/sheet/columns';
import type { ReadTable } from '../../src/roster/sheet/table';
import type { Finding, MemberDirectory, RosterRow } from '../../src/roster/types';

/** The day on which the tests' rosters are judged. */
export const TODAY = '2026-06-30';

/** A sheet whose cells are all text, as a .csv gives them; short rows are filled up. */
export function textCells(rows: readonly (readonly string[])[]): Cells {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const display = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
  return { name: 'Roster', display, values: display as CellValue[][], localTime: (moment) => moment.toISOString() };
}

/** `a | b | c` as a row of cells. */
const row = (text: string): string[] => text.split('|').map((cell) => cell.trim());

/** Checks rows written as `a | b | c`, the header among them. Throws where the check has to refuse. */
export function checkLines(
  lines: readonly string[],
  settings: RosterSettings = {},
  directory?: MemberDirectory,
): RosterCheck {
  const checked = checkRoster(textCells(lines.map(row)), {
    settings,
    today: TODAY,
    ...(directory ? { directory } : {}),
  });
  if (!checked.ok) throw new Error(checked.problem.message);
  return checked.value;
}

/** What becomes of the one row below `header` in a class whose credit is COEC. */
export function one(header: string, line: string, settings: RosterSettings = {}): string {
  return told(checkLines([header, line], { classCredit: 'COEC', headerRow: 1, ...settings }).rows[1]);
}

/** What becomes of every line, the header among them. */
export const outcomes = (lines: readonly string[], settings: RosterSettings = {}): string[] =>
  checkLines(lines, settings).rows.map(told);

/** How the columns of a sheet are read. Throws where it has no header. */
export function tableOf(rows: readonly (readonly string[])[], settings: RosterSettings = {}): ReadTable {
  const table = readTable(textCells(rows), settings);
  if (!table.ok) throw new Error(table.problem.message);
  return table.value;
}

/** A row's outcome in short: its credits, the row it repeats, the cause it is left out for, or its first blocking code. */
export function told(found: RosterRow | undefined): string {
  switch (found?.outcome) {
    case 'credit':
      return [found.credits.join(' + '), ...codes(found.findings, 'check')].join(', check ');
    case 'repeat':
      return `repeat of ${found.repeatOf}`;
    case 'left out':
      return `left out: ${found.cause}`;
    case 'fix needed':
      return `fix: ${codes(found.findings, 'fix needed').join(', ')}`;
    default:
      return found ? `nobody: ${found.reason}` : 'no row';
  }
}

const codes = (findings: readonly Finding[], level: Finding['level']): string[] =>
  findings.filter((finding) => finding.level === level).map(({ code }) => code);
