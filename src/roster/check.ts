import type { CheckContext, Judging } from './rules/draft';
import { blocking, type Draft, readAttendee, rowReaders } from './rules/draft';
import { type EarnedContext, earnedContext } from './rules/earned';
import { judgeClaim } from './rules/judge-credit';
import { decidesByMinutes, judgeEarned } from './rules/judge-earned';
import { judgeOverriddenCredit, judgeOverriddenName } from './rules/judge-override';
import {
  judgeDate,
  judgeEmails,
  judgeExportedCells,
  judgeId,
  judgeMemberType,
  judgeStruck,
} from './rules/judge-person';
import { judgeMinutes } from './rules/minutes';
import { judgeBadIds } from './rules/proposals';
import { type Claim, judgeRepeats } from './rules/repeats';
import { ANSWER_FIELDS, type AnswerField } from './settings';
import { type RowKind, rowKinds } from './sheet/attendee-rows';
import type { Cells } from './sheet/cells';
import { findTable, type Table } from './sheet/columns';
import {
  type Credit,
  OUTCOMES,
  type Outcome,
  type Override,
  type Result,
  type RosterRow,
  type RowBase,
  success,
} from './types';

/** The decision about a roster: every row of the sheet with exactly one outcome. */
export interface RosterCheck {
  readonly sheet: string;
  readonly table: Table;
  readonly rows: readonly RosterRow[];
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly credits: Readonly<Record<Credit, number>>;
}

/**
 * Decides what becomes of every row. Pure: the same cells, settings, day and directory give the same rows.
 * Gives a problem where the sheet has no table, or where a decision about its columns is missing.
 */
export function checkRoster(cells: Cells, context: CheckContext): Result<RosterCheck> {
  const found = findTable(cells, context.settings);
  return found.ok ? success(checkTable(cells, found.value, context)) : found;
}

/** Decides every row of a table whose columns are known; without a member ID column every ID is missing. */
export function checkTable(cells: Cells, table: Table, context: CheckContext): RosterCheck {
  const body = cells.display.slice(table.header + 1);
  const answersOf = (field: AnswerField): EarnedContext => {
    const column = table.columns[field];
    return earnedContext(column === undefined ? [] : body.map((row) => row[column] ?? ''), context.settings);
  };
  const answers = Object.fromEntries(ANSWER_FIELDS.map((field) => [field, answersOf(field)]));
  const judging: Judging = { ...context, cells, table, answers: answers as Judging['answers'] };
  const kinds = rowKinds(cells, table);
  const claims = judgeAttendees(judging, kinds);
  const byIndex = new Map(claims.map((claim) => [claim.draft.index, claim]));
  const rows = kinds.map((kind, index) => outcomeOf(kind, index, byIndex.get(index), context));
  return { sheet: cells.name, table, rows, ...count(rows) };
}

const UNDECIDED = { badId: undefined, leftOut: undefined, repeatOf: undefined };

function judgeAttendees(judging: Judging, kinds: readonly RowKind[]): readonly Claim[] {
  const { cells, table } = judging;
  const drafts: Draft[] = [];
  const readerOf = rowReaders(cells, table);
  kinds.forEach((kind, index) => {
    const override = judging.overrides?.get(index) ?? {};
    if (kind.kind !== 'attendee' && (kind.isEmpty || !namesSomebody(override))) return;
    const read = readerOf(index);
    const attendee = readAttendee(read);
    const section = kind.kind === 'attendee' ? kind.section : '';
    drafts.push({ index, section, read, attendee, override, findings: [], ...UNDECIDED });
  });
  for (const draft of drafts) judgeId(judging, draft);
  judgeBadIds(judging, drafts);
  for (const draft of drafts) {
    if (draft.override.credit) judgeOverriddenCredit(draft);
    else judgeEarned(judging, draft);
    judgeOverriddenName(draft);
  }
  if (decidesByMinutes(judging)) {
    const present = drafts.filter((draft) => !draft.leftOut);
    judgeMinutes(cells, present, judging.settings);
  }
  const claims = drafts.map((draft) => ({ draft, credits: draft.leftOut ? [] : judgeClaim(judging, draft) }));
  for (const draft of drafts) {
    if (draft.leftOut || draft.repeatOf) continue;
    judgeDate(judging, draft);
    judgeMemberType(draft);
    judgeExportedCells(draft);
    judgeStruck(judging, draft);
  }
  judgeEmails(drafts);
  judgeRepeats(claims, table.headers[table.columns.memberId ?? -1] ?? '');
  return claims;
}

/** Whoever sets a credit or an ID beside a row says that it names a person. */
const namesSomebody = ({ credit, memberId }: Override): boolean => (credit ?? memberId) !== undefined;

function outcomeOf(kind: RowKind, index: number, claim: Claim | undefined, context: CheckContext): RosterRow {
  const row = index + 1;
  const override = context.overrides?.get(index);
  if (!claim) {
    const reason = kind.kind === 'not an attendee' ? kind.reason : '';
    return { row, outcome: 'not an attendee', reason, findings: [], ...NOBODY, ...(override ? { override } : {}) };
  }
  const { draft, credits } = claim;
  const { findings, section, attendee } = draft;
  const member = context.directory?.byMemberId.get(attendee.memberId);
  const { memberId, firstName, lastName, suffix, email, office, date } = attendee;
  const base: RowBase = { row, findings, section, memberId, firstName, lastName, suffix, email, office, date };
  if (member ?? override) Object.assign(base, member && { member }, override && { override });
  if (draft.leftOut) {
    // What a row without credit lacks is nobody's concern; what a person set by hand stays visible.
    const own = findings.filter(({ code }) => code === 'by-hand-credit');
    return Object.assign(base, { outcome: 'left out', findings: own } as const, draft.leftOut);
  }
  const block = blocking(draft);
  if (block) return Object.assign(base, { outcome: 'fix needed', reason: block.message } as const);
  if (draft.repeatOf) return Object.assign(base, { outcome: 'repeat', repeatOf: draft.repeatOf } as const);
  return Object.assign(base, { outcome: 'credit', credits } as const);
}

const NOBODY = { memberId: '', firstName: '', lastName: '', suffix: '', email: '', office: '', date: '', section: '' };

function count(rows: readonly RosterRow[]): Pick<RosterCheck, 'counts' | 'credits'> {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  const credits: Record<Credit, number> = { COEC: 0, COEN: 0, FAIRH: 0 };
  for (const row of rows) {
    counts[row.outcome] += 1;
    if (row.outcome === 'credit') for (const credit of row.credits) credits[credit] += 1;
  }
  return { counts, credits };
}
