import * as v from 'valibot';
import { serverClock } from '../google/http';
import { writeLog } from '../google/log';
import { loadAcceptedNames, loadSettings, storeAcceptedNames, storeSettings } from '../google/stores';
import {
  acceptName,
  CREDIT_CHOICES,
  type Credit,
  failure,
  fullName,
  type Override,
  type Result,
  type RosterRow,
  repairOf,
  success,
} from '../roster';
import { type CheckReport, writeReport } from './check';
import { credit, memberIds, positive, request, shortText } from './request';
import { checkNow, checkWith } from './roster-now';

const acceptance = v.strictObject({ row: positive, isSame: v.boolean() });

export const nameRequests = {
  /**
   * A person says that the row's name is the member's whose ID it has: for this spreadsheet, and for every roster to come.
   * `isSame` false takes that back.
   */
  acceptName: request({ input: acceptance, handle: accept }),
};

/** The findings that such a word settles, and the one that it leaves. */
const CODES: Readonly<Record<'accept' | 'takeBack', ReadonlySet<string>>> = {
  accept: new Set(['member-id-other-person', 'name-differs']),
  takeBack: new Set(['name-accepted']),
};

function accept({ row: number, isSame }: v.InferOutput<typeof acceptance>): Result<CheckReport> {
  const now = checkNow(loadSettings());
  if (!now.ok) return now;
  const codes = isSame ? CODES.accept : CODES.takeBack;
  const row = now.value.check.rows.find((one) => one.row === number && has(one, codes));
  if (!row) return failure('no-name', `Row ${number} has no name to decide about now. Check the roster again.`);
  const { memberId } = row;
  const others = loadAcceptedNames().filter(([id]) => id !== memberId);
  if (isSame) {
    const name = fullName(row);
    storeSettings(acceptName(loadSettings(), memberId, name));
    storeAcceptedNames([[memberId, name], ...others]);
  } else {
    const { acceptedNames = {}, ...settings } = loadSettings();
    const left = Object.entries(acceptedNames).filter(([id]) => id !== memberId);
    storeSettings(left.length > 0 ? { ...settings, acceptedNames: Object.fromEntries(left) } : settings);
    storeAcceptedNames(others);
  }
  const again = checkNow(loadSettings());
  if (!again.ok) return again;
  writeLog(serverClock.now(), '', isSame ? 'Name accepted for a member ID' : 'Accepted name taken back', 1);
  return writeReport(again.value);
}

const has = ({ findings, memberId }: RosterRow, codes: ReadonlySet<string>): boolean =>
  memberId !== '' && findings.some(({ code }) => codes.has(code));

export const repairRequests = {
  /** Takes a credit from people by CE Credit, where anybody sees it and can take it back; gives the check with it. */
  leaveOut: request({
    input: v.strictObject({ credit, memberIds }),
    handle: ({ credit, memberIds }) =>
      change(`Left out of ${credit} for an earlier credit`, (_, overrides, decide) =>
        withoutCredit(overrides, credit, memberIds, decide),
      ),
  }),

  /** Writes the proposals of one cause's rows, or of one `row` of it, to CE Member ID or CE Credit; they count from then on. */
  repair: request({
    input: v.strictObject({ code: shortText, row: v.exactOptional(positive) }),
    handle: ({ code, row }) =>
      change(`Repaired: ${code.replace(/-/g, ' ')}`, (rows, overrides) => repaired(rows, overrides, code, row)),
  }),

  /** Chooses CE Credit for a row, as a person does in its cell; an empty `choice` takes that back. */
  setCredit: request({
    input: v.strictObject({ row: positive, choice: v.picklist(['', ...CREDIT_CHOICES]) }),
    handle: ({ row, choice }) =>
      change('Credit chosen for a row', (_, overrides) => success(withChoice(overrides, row, choice))),
  }),

  /** Takes back what repairs put in, in all rows or in these; what a person typed stays. */
  undoRepairs: request({
    input: v.strictObject({ rows: v.exactOptional(v.pipe(v.array(positive), v.readonly())) }),
    handle: ({ rows }) => change('Repairs undone', (_, overrides) => success(undone(overrides, rows))),
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
 * a cell's value, or that of one `row` (from 1) alone. What was set in a row's other column stays. A problem where no
 * row proposes anything.
 */
export function repaired(
  rows: readonly Pick<RosterRow, 'findings'>[],
  before: Overrides,
  code: string,
  row?: number,
): Result<ChangedOverrides> {
  const overrides = new Map(before);
  let count = 0;
  rows.forEach(({ findings }, index) => {
    if (row !== undefined && row !== index + 1) return;
    const found = findings.find((finding) => finding.code === code && repairOf(finding));
    const proposed = found && repairOf(found);
    if (!proposed) return;
    const value = { text: proposed.value, how: 'repaired', forName: '' } as const;
    overrides.set(index, { ...overrides.get(index), [proposed.to]: value });
    count += 1;
  });
  if (count === 0) return failure('no-repair', 'Nothing is left to fix there. Check the roster again.');
  return success({ overrides, count });
}

/** The overrides once what repairs put in is taken back, in all rows or in those (from 1); what a person set stays. */
export function undone(before: Overrides, rows?: readonly number[]): ChangedOverrides {
  const overrides = new Map<number, Override>();
  let count = 0;
  for (const [index, override] of before) {
    const isMeant = rows === undefined || rows.includes(index + 1);
    const left = Object.entries(override).filter(([, { how }]) => !isMeant || how !== 'repaired');
    if (left.length < Object.keys(override).length) count += 1;
    if (left.length > 0) overrides.set(index, Object.fromEntries(left));
  }
  return { overrides, count };
}

/** The overrides once a person chose a row's credit (the row from 1), or took the choice back. */
export function withChoice(before: Overrides, row: number, choice: string): ChangedOverrides {
  const overrides = new Map(before);
  const { credit: _, ...others } = overrides.get(row - 1) ?? {};
  const chosen = { text: choice, how: 'by hand', forName: '' } as const;
  overrides.set(row - 1, choice === '' ? others : { ...others, credit: chosen });
  return { overrides, count: 1 };
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
  if (left.size === 0) return failure('nobody', `None of them earn ${credit} now. Check the roster again.`);
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
