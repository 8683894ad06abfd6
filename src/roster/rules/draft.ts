import { FINDINGS, type FindingCode, type Proposal, type Proposed } from '../findings';
import { type AnswerField, EXPLICIT_FIELDS, type Field, type RosterSettings } from '../settings';
import { type Cells, type CellValue, isBlank, normalized, trimmed } from '../sheet/cells';
import type { QuestionBook } from '../sheet/questions';
import type { ReadTable, Table } from '../sheet/table';
import type { Attendee, Finding, LeftOutCause, MemberDirectory, Override } from '../types';
import { says } from '../words';
import type { EarnedContext } from './earned';
import { masked } from './masked';
import type { BadMemberId } from './member-id';
import { decoded, withoutDesignations } from './name-text';
import { splitName } from './names';
import type { TitleCredit } from './title-credit';

/** A roster row on its way to an outcome: what its cells say, and what was found so far. */
export interface Draft {
  readonly index: number;
  readonly section: string;
  /** The table in which it stands, and what its columns of answers mean. */
  readonly table: ReadTable;
  readonly answers: Answers;
  readonly read: RowReader;
  attendee: Attendee;
  readonly findings: Finding[];
  /** What a person set in the add-on's own columns; it wins. */
  readonly override: Override;
  /** What is wrong with the roster's member ID, until `judgeBadIds` tells it. */
  badId: BadMemberId | undefined;
  /** Set as soon as the row is known to earn nothing. */
  leftOut: { readonly cause: LeftOutCause; readonly reason: string } | undefined;
  /** The row of which this one is a repeat, as the sheet counts. */
  repeatOf: number | undefined;
}

/** Reads one cell of a row by field; blank where the column is not mapped or says none. */
export class RowReader {
  constructor(
    private readonly columns: Table['columns'],
    private readonly headers: readonly string[],
    private readonly display: readonly string[],
    private readonly values: readonly CellValue[],
  ) {}

  /** As it is displayed, untrimmed; outside the member ID what may be a social security number is masked. */
  raw(field: Field): string {
    const text = this.display[this.columns[field] ?? -1] ?? '';
    return field === 'memberId' ? text : masked(text, this.header(field));
  }

  /** A cell by its column, from 0, as a person may see it. */
  cell(column: number): string {
    return masked((this.display[column] ?? '').trim(), this.headers[column]);
  }

  text(field: Field): string {
    const shown = this.raw(field);
    return isBlank(shown) ? '' : trimmed(shown);
  }

  value(field: Field): CellValue {
    return this.values[this.columns[field] ?? -1] ?? null;
  }

  /** A column's cell as it is displayed, whatever the column holds. */
  at(column: number): string {
    return this.display[column] ?? '';
  }

  header(field: Field): string {
    return this.headers[this.columns[field] ?? -1] ?? '';
  }

  has(field: Field): boolean {
    return this.columns[field] !== undefined;
  }

  /** A field's cell, as a finding names it. */
  pair(field: Field): Pair {
    return [this.header(field), this.text(field)];
  }

  /** The same in a sentence: `"Status" says "P"`. */
  says(field: Field): string {
    return says(this.header(field), this.text(field));
  }
}

/** A header, and the text of the cell below it. */
type Pair = readonly [column: string, value: string];

/** Puts a finding to a row's own, at the level of its code; without a cell it is about the whole row. */
export function tell<C extends FindingCode>(
  { findings }: Pick<Draft, 'findings'>,
  code: C,
  [column, value]: Pair = ['', ''],
  message: string,
  more: { readonly proposal?: Proposed<C> | undefined; readonly question?: string | undefined } = {},
): void {
  const { level, sets: to } = FINDINGS[code];
  const { proposal, question } = more;
  findings.push({
    ...{ level, code, column, value: masked(value), message: masked(message) },
    ...(proposal && { proposal: { to, value: proposal } as Proposal }),
    ...(question !== undefined && { question }),
  });
}

/** True where a column of the table says outright who earned credit. */
export function isExplicit({ columns }: Pick<Table, 'columns'>): boolean {
  return EXPLICIT_FIELDS.some((field) => columns[field] !== undefined);
}

/** Reads a row of a table, counted from 0. */
export function readerOf(cells: Cells, { columns, headers }: Table, index: number): RowReader {
  return new RowReader(columns, headers, cells.display[index] ?? [], cells.values[index] ?? []);
}

/** The text of a cell that goes into a file, with the letters that were meant. */
function textOf(raw: string): string {
  const text = masked(decoded(raw));
  return isBlank(text) ? '' : trimmed(text);
}

/** Who the row names, without a judgement; the member ID comes later. */
export function readAttendee(read: RowReader): Attendee {
  const name = (field: Field) => textOf(read.raw(field));
  const part = (field: Field) => withoutDesignations(name(field), false);
  const lastName = part('lastName');
  const split = read.has('fullName') && lastName === '' ? splitName(name('fullName')) : undefined;
  return {
    memberId: '',
    firstName: part('firstName') || (split?.firstName ?? ''),
    lastName: lastName || (split?.lastName ?? ''),
    suffix: name('suffix') || (split?.suffix ?? ''),
    email: read.text('email').replace(/^mailto:/i, ''),
    office: textOf(read.raw('office')),
    date: '',
  };
}

/** The first thing that keeps a row from being sent. */
export function blocking(draft: Draft): Finding | undefined {
  return draft.findings.find((finding) => finding.level === 'fix needed');
}

/** Name and e-mail together, by which rows without a member ID are known to be one person's. */
export function personKey({ attendee: { firstName, lastName, email } }: Draft): string {
  return normalized(`${firstName}|${lastName}|${email}`);
}

/** What a check needs beside the cells. */
export interface CheckContext {
  readonly settings: RosterSettings;
  /** `YYYY-MM-DD`: completions after it lie in the future. */
  readonly today: string;
  /** The name of the file or spreadsheet that it stands in, which may say the day of the class. */
  readonly fileName?: string;
  readonly directory?: MemberDirectory;
  /** What a person set in the add-on's own columns, by row from 0. */
  readonly overrides?: ReadonlyMap<number, Override>;
  /** Other visible sheets of the spreadsheet that look like a roster, by name. */
  readonly otherRosters?: readonly string[];
}

/** All that the judges of one roster share. */
export interface Judging extends CheckContext {
  readonly cells: Cells;
  readonly questions: QuestionBook;
  /** What stands above the roster of the credit of its class. */
  readonly title: TitleCredit;
}

/** What an answer means in each of a table's columns of answers. */
export type Answers = Readonly<Record<AnswerField, EarnedContext>>;
