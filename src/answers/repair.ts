import * as v from 'valibot';
import { serverClock } from '../google/http';
import { writeLog } from '../google/log';
import { loadSettings } from '../google/stores';
import { failure, type Override, type Result, type RosterRow, repairOf, success } from '../roster';
import { type CheckReport, writeReport } from './check';
import { nothing, request, shortText } from './request';
import { checkNow, checkWith } from './roster-now';

export const repairRequests = {
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

/** Checks the roster as it would be with other overrides, and writes them beside the rows with what becomes of these. */
function change(
  what: string,
  changed: (rows: readonly RosterRow[], overrides: Overrides) => Result<ChangedOverrides>,
): Result<CheckReport> {
  const now = checkNow(loadSettings());
  if (!now.ok) return now;
  const next = changed(now.value.check.rows, now.value.overrides);
  if (!next.ok) return next;
  const check = checkWith(now.value, next.value.overrides);
  if (!check.ok) return check;
  const report = writeReport({ ...now.value, check: check.value });
  if (report.ok && next.value.count > 0) writeLog(serverClock.now(), '', what, next.value.count);
  return report;
}
