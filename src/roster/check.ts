import { type Result, success } from './problems';
import { classDateProposals, classMinutes, commonDate, tooShort } from './rules/class-date';
import type { Answers, CheckContext, Judging } from './rules/draft';
import { blocking, type Draft, isExplicit, readAttendee, readerOf } from './rules/draft';
import { type EarnedContext, earnedContext } from './rules/earned';
import { holdsCredit, holdsEarned, holdsPerson, withTime } from './rules/judge-columns';
import { judgeCredit } from './rules/judge-credit';
import { decidesByMinutes, judgeEarned } from './rules/judge-earned';
import { judgeHidden, judgeLayout, judgeRole } from './rules/judge-layout';
import { judgeOverriddenCredit, judgeOverriddenName } from './rules/judge-override';
import {
  judgeContact,
  judgeDate,
  judgeEmails,
  judgeExportedCells,
  judgeFormulaErrors,
  judgeId,
  judgeMemberType,
  judgeStruck,
} from './rules/judge-person';
import { withChosen } from './rules/member-directory';
import { hasMinutes, judgeMinutes, showFewMinutes } from './rules/minutes';
import { judgeBadIds } from './rules/proposals';
import { type CreditedDraft, judgeRepeats } from './rules/repeats';
import { titleCredit } from './rules/title-credit';
import { ANSWER_FIELDS, type AnswerField, type RosterSettings } from './settings';
import { type RowKind, rowKinds } from './sheet/attendee-rows';
import type { Cells } from './sheet/cells';
import { QuestionBook } from './sheet/questions';
import { idQuestion, type Table } from './sheet/table';
import { decidedTables, mainTable, type Reading, readTables, tableOf } from './sheet/tables';
import { CREDITS, type Credit, OUTCOMES, type Outcome, type Override, type RosterRow, type RowBase } from './types';

/** The decision about a roster: every row of the sheet with exactly one outcome. */
export interface RosterCheck {
  readonly sheet: string;
  readonly reading: Reading;
  /** The largest of its tables, whose columns stand for the roster's. */
  readonly table: Table;
  readonly rows: readonly RosterRow[];
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly credits: Readonly<Record<Credit, number>>;
  /** What only the coordinator can say about it, open or answered. */
  readonly questions: QuestionBook;
}

/**
 * Decides what becomes of every row. Pure: the same cells, settings, day and directory give the same rows.
 * Gives a problem where the sheet is no roster, or lacks a column that settings name.
 */
export function checkRoster(cells: Cells, context: CheckContext): Result<RosterCheck> {
  const read = readTables(cells, context.settings);
  const found = read.ok ? decidedTables(read.value, cells.name) : read;
  return found.ok ? success(checkReading(cells, found.value, context)) : found;
}

/** Decides every row of tables that were read; where the member ID column of one is open, every row of it waits. */
export function checkReading(cells: Cells, reading: Reading, given: CheckContext): RosterCheck {
  const { directory, settings } = given;
  const context = directory ? { ...given, directory: withChosen(directory, settings) } : given;
  const questions = new QuestionBook(context.settings);
  const title = titleCredit(cells, reading.tables[0].header);
  const judging: Judging = { ...context, cells, questions, title };
  const kinds = rowKinds(cells, reading);
  askColumns(judging, reading);
  const credited = judgeAttendees(judging, reading, kinds);
  const byIndex = new Map(credited.map((one) => [one.draft.index, one]));
  const rows = kinds.map((kind, index) => {
    const one = byIndex.get(index);
    return one ? outcomeOf(one, context) : nobodyIn(kind, index, judging, reading);
  });
  const counted = count(rows);
  askClassDate(judging, reading, rows, counted.credits);
  return { sheet: cells.name, reading, table: mainTable(reading), rows, questions, ...counted };
}

/** The member ID column that is open, or was chosen where several could be it. */
function askColumns({ questions }: Judging, reading: Reading): void {
  const main = mainTable(reading);
  for (const table of reading.tables) {
    if (table.columns.memberId !== undefined && table.idChoices.length < 2) continue;
    const subject = idQuestion(table);
    // A report's table of hosts has none, and nobody is asked for it.
    if (table === main || subject.columns.length > 0) questions.ask('column', subject, -1);
  }
}

/**
 * A day above the roster or in its name is proposed as the class's, unless the rows say it themselves. Where they name
 * another one, only a day that is said to be the class's is held against them.
 */
function askClassDate(
  { cells, settings, today, fileName, questions }: Judging,
  reading: Reading,
  rows: readonly RosterRow[],
  credits: Readonly<Record<Credit, number>>,
): void {
  const own = commonDate(rows.filter(({ outcome }) => outcome === 'credit'));
  const all = classDateProposals(cells, reading, today, settings.locale, fileName);
  const days = own === undefined ? all : all.filter(({ isNamed }) => isNamed);
  const given = CREDITS.filter((credit) => credits[credit] > 0);
  const remark = tooShort(classMinutes(cells, reading), given);
  const agrees = days.length === 0 || days.some(({ date }) => date === own);
  if (agrees && (remark === '' || own === undefined)) return;
  const [header] = reading.tables;
  const shown = days.length > 0 || own === undefined ? days : [{ date: own, where: 'the rows' }];
  const subject = { days: shown, remark, presumed: agrees ? own : undefined };
  questions.ask('class date', subject, header.header);
}

/** What the answers of each column of a table mean. */
function answersIn({ display }: Cells, { header, end, columns, headers }: Table, settings: RosterSettings): Answers {
  const body = display.slice(header + 1, end);
  const contextOf = (field: AnswerField): EarnedContext => {
    const column = columns[field];
    if (column === undefined) return earnedContext([], settings);
    return earnedContext(
      body.map((row) => row[column] ?? ''),
      settings,
      headers[column],
      field,
    );
  };
  const entries = ANSWER_FIELDS.map((field) => [field, contextOf(field)]);
  return Object.fromEntries(entries) as Record<AnswerField, EarnedContext>;
}

const UNDECIDED = { badId: undefined, leftOut: undefined, repeatOf: undefined };

function judgeAttendees(judging: Judging, reading: Reading, kinds: readonly RowKind[]): readonly CreditedDraft[] {
  const { cells } = judging;
  const drafts: Draft[] = [];
  const answersOf = new Map(reading.tables.map((table) => [table, answersIn(cells, table, judging.settings)]));
  kinds.forEach((kind, index) => {
    const override = judging.overrides?.get(index) ?? {};
    if (kind.kind !== 'attendee' && (kind.isEmpty || !namesSomebody(override))) return;
    const table = tableOf(reading, index);
    const answers = answersOf.get(table);
    if (!answers) return;
    const read = readerOf(cells, table, index);
    const attendee = readAttendee(read);
    const section = kind.kind === 'attendee' ? kind.section : '';
    drafts.push({ index, section, table, answers, read, attendee, override, findings: [], ...UNDECIDED });
  });
  const whole = judgeLayout(judging, reading, drafts);
  const credited = judgeCells(judging, whole);
  const isWhole = new Set(whole);
  return [...credited, ...drafts.filter((draft) => !isWhole.has(draft)).map((draft) => ({ draft, credits: [] }))];
}

/** Judges the rows whose cells stand where they belong. */
function judgeCells(judging: Judging, drafts: readonly Draft[]): readonly CreditedDraft[] {
  for (const draft of drafts) judgeId(judging, draft);
  judgeBadIds(judging, drafts);
  for (const draft of drafts) {
    if (draft.override.credit) judgeOverriddenCredit(draft);
    else if (!holdsEarned(judging, draft)) judgeEarned(judging, draft);
    judgeOverriddenName(draft);
  }
  const timed = drafts.filter((draft) => !draft.leftOut && decidesByMinutes(judging, draft));
  judgeMinutes(judging, withTime(judging, timed));
  if (judging.settings.earned === 'all') showFewMinutes(judging, drafts.filter(isJudgedByDefault));
  for (const draft of drafts) judgeRole(judging, draft);
  judgeHidden(judging, drafts);
  const credited = drafts.map((draft) => {
    const isOpen = draft.leftOut !== undefined || (!draft.override.credit && holdsCredit(judging, draft));
    return { draft, credits: isOpen ? [] : judgeCredit(judging, draft) };
  });
  for (const draft of drafts) {
    if (draft.leftOut || draft.repeatOf) continue;
    holdsPerson(judging, draft);
    judgeContact(judging, draft);
    judgeDate(judging, draft);
    judgeMemberType(draft);
    judgeExportedCells(draft);
    judgeFormulaErrors(draft);
    judgeStruck(judging, draft);
  }
  judgeEmails(drafts);
  judgeRepeats(credited);
  return credited;
}

/** Whose row says how long they were there, and nothing else of whether they earned credit. */
const isJudgedByDefault = ({ table, leftOut, override }: Draft): boolean =>
  !leftOut && !override.credit && !isExplicit(table) && hasMinutes(table);

/** Whoever sets a credit or an ID beside a row says that it names a person. */
const namesSomebody = ({ credit, memberId }: Override): boolean => (credit ?? memberId) !== undefined;

/** A row without an attendee; whoever stands in it all the same is named. */
function nobodyIn(kind: RowKind, index: number, { cells, overrides }: Judging, reading: Reading): RosterRow {
  const { reason, isPerson } = kind.kind === 'attendee' ? { reason: '', isPerson: false } : kind;
  const override = overrides?.get(index);
  const row: RosterRow = { row: index + 1, outcome: 'not an attendee', reason, findings: [], ...NOBODY };
  if (override) Object.assign(row, { override });
  if (!isPerson) return row;
  const { firstName, lastName } = readAttendee(readerOf(cells, tableOf(reading, index), index));
  return { ...row, firstName, lastName };
}

function outcomeOf(credited: CreditedDraft, context: CheckContext): RosterRow {
  const { draft, credits } = credited;
  const { findings, section, attendee, index } = draft;
  const row = index + 1;
  const override = context.overrides?.get(index);
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
