import { availableDirectory, loadDirectory } from '../google/member-cache';
import { shownLast } from '../google/sheet-cells';
import { isGrid, spreadsheet } from '../google/spreadsheet';
import { loadSettings } from '../google/stores';
import { type CreditRow, contentHash, failure, type Result, type RosterCheck, rowsOf, success } from '../roster';
import { type Current, isGiven, isHeldByRoster, type Person, type Plan, type RunEvent } from '../run';
import { checkNow } from './roster-now';

/** What is looked up about the roster that was reviewed for an event. */
export interface ReviewedRosterPorts {
  readonly isDirectoryAvailable: (event: RunEvent) => boolean;
  /** The name of a sheet by its ID; undefined where it was deleted. */
  readonly sheetName: (sheetId: number) => string | undefined;
  /** The roster of that sheet, decided as it stands now. */
  readonly check: (sheet: string) => Result<RosterCheck>;
}

/** The roster that was reviewed for an event, decided as it stands now, whatever sheet is open. */
export function reviewedRoster(ports: ReviewedRosterPorts, event: RunEvent): Result<RosterCheck> {
  // Without the directory an ID that lost its zeros would look like an edit.
  if (!ports.isDirectoryAvailable(event)) {
    const what = isGiven(event)
      ? 'member list expired. Paste it again in step 2'
      : 'member directory expired. Read the members again';
    return failure('no-directory', `The ${what}, then continue.`);
  }
  const sheet = ports.sheetName(event.sheetId);
  if (sheet === undefined) {
    return failure('no-sheet', 'The sheet of the roster was deleted. Put it back, then continue.');
  }
  return ports.check(sheet);
}

/** What that roster gives for a credit: the content hash of each member ID's row. */
export const planFrom = (rows: readonly CreditRow[]): Plan =>
  new Map(rows.map((row) => [row.memberId, contentHash(row)]));

/**
 * What is sent for whoever is sent again: the contact as the members have it now; and where the roster changed after it
 * was reviewed, its row as it is now, which the decision reviews. Undefined where the roster no longer gives them the credit.
 */
export function contentIn(rows: readonly CreditRow[]): (person: Person) => Current {
  const byId = new Map(rows.map((row) => [row.memberId, row]));
  return (person) => {
    const row = byId.get(person.memberId);
    if (!row) return undefined;
    const { firstName, lastName, suffix, email, office, member } = row;
    const contact = member && {
      contactId: member.contactId,
      growthzoneName: `${member.firstName} ${member.lastName}`,
      otherContacts: (member.others ?? []).join(' '),
    };
    if (!isHeldByRoster(person)) return contact;
    return { ...contact, firstName, lastName, suffix, email, office, reviewed: contentHash(row) };
  };
}

const GOOGLE: ReviewedRosterPorts = {
  isDirectoryAvailable: ({ tenant, compared }) =>
    compared === 'nothing' || (compared ? availableDirectory() : loadDirectory(tenant)) !== undefined,
  sheetName: (sheetId) => sheetOf(sheetId)?.getName(),
  check: (sheet) => {
    const checked = checkNow({ ...loadSettings(), sheet });
    return checked.ok ? success(checked.value.check) : checked;
  },
};

/** The rows of that roster that earn the event's credit. */
export function reviewedRows(event: RunEvent): Result<readonly CreditRow[]> {
  const check = reviewedRoster(GOOGLE, event);
  return check.ok ? success(rowsOf(check.value, event.credit)) : check;
}

/** What the roster now has for whoever was held because it changed. */
export function contentNow(event: RunEvent): Result<(person: Person) => Current> {
  const rows = reviewedRows(event);
  return rows.ok ? success(contentIn(rows.value)) : rows;
}

/** What was found last in this execution, and for which texts: most reads of a step find the sheet unchanged. */
let last:
  | { readonly event: RunEvent; readonly shown: string; readonly check: RosterCheck; readonly plan: Plan }
  | undefined;

/** What that roster gives now for the event's credit. */
export function planOf(event: RunEvent): Result<Plan> {
  if (last && last.shown === shownIn(event)) return success(last.plan);
  const check = reviewedRoster(GOOGLE, event);
  if (!check.ok) return check;
  const plan = planFrom(rowsOf(check.value, event.credit));
  last = { event, shown: shownOf(event, shownLast(event.sheetId)), check: check.value, plan };
  return success(plan);
}

/** Forgets what was found, so that `lastCheck` says nothing older than what follows. */
export function forgetLast(): void {
  last = undefined;
}

/** The roster as it was compared with the event's people last in this execution: no call. */
export const lastCheck = ({ credit, sheetId }: RunEvent): RosterCheck | undefined =>
  last?.event.credit === credit && last.event.sheetId === sheetId ? last.check : undefined;

/** The roster of the event as it stands now; undefined where it cannot be compared. */
export function checkOf(event: RunEvent): RosterCheck | undefined {
  const check = reviewedRoster(GOOGLE, event);
  return check.ok ? check.value : undefined;
}

/** Every text of the sheet, with whose credit it is asked for: one service call. */
const shownIn = (event: RunEvent): string => shownOf(event, sheetOf(event.sheetId)?.getDataRange().getDisplayValues());

const shownOf = ({ credit, sheetId }: RunEvent, display: ReturnType<typeof shownLast>): string =>
  JSON.stringify([credit, sheetId, display]);

function sheetOf(sheetId: number) {
  const sheet = spreadsheet()
    .getSheets()
    .find((one) => one.getSheetId() === sheetId);
  return sheet && isGrid(sheet) ? sheet : undefined;
}
