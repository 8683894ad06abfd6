import { loadDirectory } from '../google/member-cache';
import { spreadsheet } from '../google/spreadsheet';
import { loadSettings } from '../google/stores';
import { rowsOf } from '../roster/export';
import { fingerprint } from '../roster/fingerprint';
import { failure, type Result, success } from '../roster/types';
import type { Plan, RunEvent } from '../run';
import { type CheckedNow, checkNow } from './check';

/** The roster that was reviewed for an event, decided as it stands now, whatever sheet is open. */
export function rosterOf({ tenant, sheetId }: RunEvent): Result<CheckedNow> {
  // Without the directory an ID that lost its zeros would look like an edit.
  if (!loadDirectory(tenant)) {
    return failure('no-directory', 'The member directory is no longer at hand. Read the members again, then continue.');
  }
  const sheet = sheetOf(sheetId);
  if (!sheet) return failure('no-sheet', 'The sheet of the roster was deleted. Put it back, then continue.');
  return checkNow({ ...loadSettings(), sheet: sheet.getName() });
}

/** What was found last in this execution, and for which texts: most reads of a step find the sheet unchanged. */
let last: { readonly shown: string; readonly plan: Plan } | undefined;

/** What that roster gives now for the event's credit. */
export function planOf(event: RunEvent): Result<Plan> {
  const shown = shownIn(event);
  if (last && last.shown === shown) return success(last.plan);
  const checked = rosterOf(event);
  if (!checked.ok) return checked;
  const plan = new Map(rowsOf(checked.value.check, event.credit).map((row) => [row.memberId, fingerprint(row)]));
  last = { shown, plan };
  return success(plan);
}

/** Every text of the sheet, with whose credit it is asked for: one service call. */
function shownIn({ credit, sheetId }: RunEvent): string {
  return JSON.stringify([credit, sheetId, sheetOf(sheetId)?.getDataRange().getDisplayValues()]);
}

const sheetOf = (sheetId: number) =>
  spreadsheet()
    .getSheets()
    .find((one) => one.getSheetId() === sheetId);
