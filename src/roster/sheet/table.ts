import { type Field, NAMES } from '../settings';
import { headerWords } from './headers';
import type { Decided } from './mapping';
import type { Subjects } from './question-rules';
import type { TimePair } from './time-pairs';

/** Where each field stands: column indexes counted from 0. */
export type ColumnMap = Readonly<Partial<Record<Field, number>>>;

/** The row of headers: its index from 0, and its texts. */
export interface HeaderRow {
  readonly header: number;
  /** Each on one line, as messages and findings name it. */
  readonly headers: readonly string[];
  /** The row from 1, where these are other headers than the first table's: questions about its columns are its own. */
  readonly apart?: number;
}

/** The roster's table: its header row and its columns. */
export interface Table extends HeaderRow {
  /** The row behind its last one. */
  readonly end: number;
  readonly columns: ColumnMap;
  /** Other columns that hold member IDs too: what they say is proposed where the chosen one's is no good. */
  readonly otherIds: readonly number[];
  /** Other columns that name credits too: what they say is compared with the chosen one. */
  readonly otherCredits: readonly number[];
  /** All pairs of times in and out, in the sheet's order; the first is that of `columns`. */
  readonly pairs: readonly TimePair[];
  /** Columns of minutes in one part of the class each, which add up; none where one column tells it. */
  readonly parts: readonly number[];
  /** Fields that several columns could be, whether the coordinator chose one of them or not. */
  readonly ties: readonly Tie[];
  readonly decoys: Decoys;
}

/** A field that several columns could be, as likely as each other, though they do not say the same everywhere. */
export interface Tie {
  readonly field: Field;
  /** In the sheet's order; the one in use is among them. */
  readonly columns: readonly number[];
}

/** Columns of numbers that are no member ID: one that equals the row's own is none either. */
export interface Decoys {
  readonly licence: readonly number[];
  readonly ssn: readonly number[];
  /** Beside the one that is read as the office's ID. */
  readonly office: readonly number[];
  /** Columns of another person: an ID that equals one of the same row is looked at by a person. */
  readonly others: readonly number[];
}

/** A table as far as it can be read: the member ID column may be open. */
export interface ReadTable extends Table {
  /** The columns that could be the member ID by their headers; where there is one, it is. */
  readonly idChoices: readonly number[];
  /** Unnamed or unknown columns that hold numbers of nine digits: what to offer where no header says member ID. */
  readonly idLike: readonly number[];
  /** A column that settings name and the roster lacks. */
  readonly lacking: Decided['lacking'];
}

/** Fields that say who stands in a row. */
export const WHO: readonly Field[] = [...NAMES, 'email', 'memberId'];

/** True where a column holds member IDs, or people stand in it whose IDs nobody supplied; "Name" alone may be of things. */
export function isRoster({ columns, idChoices, headers, header, end }: ReadTable): boolean {
  if (columns.memberId !== undefined || idChoices.length > 0) return true;
  const isNamed = WHO.some((field) => columns[field] !== undefined);
  const isOfPeople = Object.keys(columns).length > 1 || headerWords(headers[columns.fullName ?? -1] ?? '') !== 'name';
  return end > header + 1 && isNamed && isOfPeople;
}

/** What is asked about a table's member ID column. */
export function idQuestion(table: ReadTable): Subjects['column'] {
  const { idChoices, idLike } = table;
  return columnQuestion(table, { field: 'memberId', columns: idChoices.length > 0 ? idChoices : idLike });
}

/** What is asked about a field that several of a table's columns could be. */
export function columnQuestion({ headers, apart }: HeaderRow, { field, columns }: Tie): Subjects['column'] {
  return { field, columns, headers, ...(apart && { apart }) };
}

/** The column, from 1, of a header that a finding names: the mapped one, where several have that header. */
export function columnNumber({ headers, columns }: Pick<Table, 'headers' | 'columns'>, header: string): number {
  const fits = (column: number) => headers[column] === header;
  const mapped = Object.values(columns).find(fits);
  return (mapped ?? headers.findIndex((_, column) => fits(column))) + 1;
}
