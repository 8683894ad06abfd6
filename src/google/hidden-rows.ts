import { type Cells, failure, type Result, success } from '../roster';
import type { Tags } from './spreadsheet';
import { readOrNone } from './stored';
import { HIDDEN_ROWS } from './stored-values';
import { writeInto } from './writing';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The tag of a sheet in which hidden rows were looked for. */
const TAG = 'ceRosterHiddenRows';
/** Each row is a service call: more do not fit into the six minutes of one run. */
const MOST_ROWS = 10_000;

/**
 * The rows that are hidden, as far as it is known without asking for each of them: those that were found when somebody
 * looked last among the sheet's `tags`, else `unknown` where a filter is on, else undefined.
 */
export function knownHiddenRows(sheet: Sheet, lastRow: number, tags: Tags): Cells['hidden'] {
  const found = readOrNone(HIDDEN_ROWS, tags.find((tag) => tag.getKey() === TAG)?.getValue());
  if (found?.lastRow === lastRow) return new Set(found.rows.flatMap(([from, count]) => rowsFrom(from, count)));
  return sheet.getFilter() ? 'unknown' : undefined;
}

const rowsFrom = (from: number, count: number): number[] => Array.from({ length: count }, (_, place) => from + place);

/** Asks for each row whether a person or a filter hides it, and keeps the answer; a problem where there are too many. */
export function findHiddenRows(sheet: Sheet): Result<number> {
  const lastRow = sheet.getLastRow();
  if (lastRow > MOST_ROWS) {
    return failure(
      'too-many-rows',
      `This sheet has more than ${MOST_ROWS.toLocaleString('en-US')} rows. Show or delete hidden ones.`,
    );
  }
  const rows: [number, number][] = [];
  for (let row = 0; row < lastRow; row += 1) {
    if (!sheet.isRowHiddenByUser(row + 1) && !sheet.isRowHiddenByFilter(row + 1)) continue;
    const last = rows[rows.length - 1];
    if (last && last[0] + last[1] === row) last[1] += 1;
    else rows.push([row, 1]);
  }
  writeInto(sheet, () => {
    for (const tag of sheet.createDeveloperMetadataFinder().withKey(TAG).find()) tag.remove();
    sheet.addDeveloperMetadata(TAG, HIDDEN_ROWS.write({ lastRow, rows }));
  });
  return success(rows.reduce((sum, [, count]) => sum + count, 0));
}
