import * as v from 'valibot';
import { serverClock } from '../google/http';
import { writeLog } from '../google/log';
import { loadSettings } from '../google/stores';
import { type Credit, failure, type Override, type Result, type RosterRow, repairOf, success } from '../roster';
import { type CheckReport, writeReport } from './check';
import { credit, memberIds, nothing, request, shortText } from './request';
import { checkNow, checkWith } from './roster-now';

export const repairRequests = {
  /** Takes a credit from people by CE Credit, where anybody sees it and can take it back; gives the check with it. */
  leaveOut: request({
    input: v.strictObject({ credit, memberIds }),
    handle: ({ credit, memberIds }) =>
      change(`Left out of ${credit} for an earlier credit`, (_, overrides, decide) =>
        withoutCredit(overrides, credit, memberIds, decide),
      ),
  }),

  /** Writes the proposals of one cause's rows to CE Member ID or CE Credit; they count from then on. */
  repair: request({
    input: v.strictObject({ code: shortText }),
    handle: ({ code }) =>
      change(`Repaired: ${code.replace(/-/g, ' ')}`, (rows, overrides) => repaired(rows, overrides, code)),
  }),

  /** Empties CE Member ID, whoever filled it, and takes back the credits that repairs chose. */
  undoRepairs: request({
    input: nothing,
    handle: () => change('Repairs undone', (_, overrides) => success(undone(overrides))),
  }),
};

/** What persons and repairs set beside the rows, by row from 0. */
type Overrides = ReadonlyMap<number, Override>;

/** The overrides after a change, and in how many rows it is one. */
export interface ChangedOverrides {
  readonly overrides: Overrides;
  readonly count: number;
}

/**
 * The overrides once the proposals of one cause's rows are taken: each row's first finding of that code that proposes
 * a cell's value. What was set in a row's other column stays. A problem where no row proposes anything.
 */
export function repaired(
  rows: readonly Pick<RosterRow, 'findings'>[],
  before: Overrides,
  code: string,
): Result<ChangedOverrides> {
  const overrides = new Map(before);
  let count = 0;
  rows.forEach(({ findings }, index) => {
    const found = findings.find((finding) => finding.code === code && repairOf(finding));
    const proposed = found && repairOf(found);
    if (!proposed) return;
    const value = { text: proposed.value, how: 'repaired', forName: '' } as const;
    overrides.set(index, { ...overrides.get(index), [proposed.to]: value });
    count += 1;
  });
  if (count === 0) return failure('no-repair', `No row has a proposal for "${code}" any more. Check the roster again.`);
  return success({ overrides, count });
}

/** The overrides once every member ID is taken back, whoever set it, and every credit that a repair chose. */
export function undone(before: Overrides): ChangedOverrides {
  const overrides = new Map<number, Override>();
  for (const [index, { credit }] of before) {
    if (credit && credit.how !== 'repaired') overrides.set(index, { credit });
  }
  const count = [...before].filter(([index, override]) => override.memberId || !overrides.has(index)).length;
  return { overrides, count };
}

/** As many rows may give one person the same credit. */
const MOST_ROWS = 20;

/**
 * The overrides by which nobody of `memberIds` earns the credit any more, each row keeping its other credits. Where a
 * row is taken away, its repeat may earn instead: `decide` says what becomes of the rows. A problem where nobody earns it.
 */
export function withoutCredit(
  before: Overrides,
  credit: Credit,
  memberIds: readonly string[],
  decide: (overrides: Overrides) => Result<readonly RosterRow[]>,
): Result<ChangedOverrides> {
  const wanted = new Set(memberIds);
  const overrides = new Map(before);
  const left = new Set<string>();
  for (let round = 0; round < MOST_ROWS; round += 1) {
    const rows = decide(overrides);
    if (!rows.ok) return rows;
    let isOver = true;
    rows.value.forEach((row, index) => {
      if (row.outcome !== 'credit' || !wanted.has(row.memberId) || !row.credits.includes(credit)) return;
      const text = row.credits.filter((one) => one !== credit).join(' + ') || 'None';
      overrides.set(index, { ...overrides.get(index), credit: { text, how: 'by hand', forName: '' } });
      left.add(row.memberId);
      isOver = false;
    });
    if (isOver) break;
  }
  if (left.size === 0) return failure('nobody', `Nobody of these earns ${credit} any more. Check the roster again.`);
  return success({ overrides, count: left.size });
}

/** Checks the roster as it would be with other overrides, and writes them beside the rows with what becomes of these. */
function change(
  what: string,
  changed: (
    rows: readonly RosterRow[],
    overrides: Overrides,
    decide: (overrides: Overrides) => Result<readonly RosterRow[]>,
  ) => Result<ChangedOverrides>,
): Result<CheckReport> {
  const now = checkNow(loadSettings());
  if (!now.ok) return now;
  const next = changed(now.value.check.rows, now.value.overrides, (overrides) => {
    const check = checkWith(now.value, overrides);
    return check.ok ? success(check.value.rows) : check;
  });
  if (!next.ok) return next;
  const check = checkWith(now.value, next.value.overrides);
  if (!check.ok) return check;
  const report = writeReport({ ...now.value, check: check.value });
  if (report.ok && next.value.count > 0) writeLog(serverClock.now(), '', what, next.value.count);
  return report;
}
