import { failure, type Result, success } from '../problems';
import type { Field, RosterSettings } from '../settings';
import { type Cells, normalized } from './cells';
import { type ColumnFacts, factsOf, fieldOf } from './column-facts';
import { findHeaderRow, HEADER_RULES, headersAt, headerWords, NEW_OR_EXISTING, ruleFor } from './headers';
import { mappedColumns } from './mapping';

/** Where each field stands: column indexes counted from 0. */
type ColumnMap = Readonly<Partial<Record<Field, number>>>;

/** The row of headers: its index from 0, and its texts. */
export interface HeaderRow {
  readonly header: number;
  /** Each on one line, as messages and findings name it. */
  readonly headers: readonly string[];
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
}

/** A table as far as it can be read: the member ID column may be open. */
export interface ReadTable extends Table {
  /** The columns that could be the member ID by their headers; where there is one, it is. */
  readonly idChoices: readonly number[];
  /** Unnamed or unknown columns that hold numbers of nine digits: what to offer where no header says member ID. */
  readonly idLike: readonly number[];
  /** A column that settings name and the roster lacks. */
  readonly lacking: { readonly field: Field; readonly header: string } | undefined;
}

/** The table where its columns are decided, or the decision that is missing, so that no roster is sent half understood. */
export function decidedTable(table: ReadTable, sheet: string): Result<Table> {
  const { columns, headers, lacking, idChoices } = table;
  if (lacking) {
    const known = headers.filter((text) => text !== '').map((text) => `"${text}"`);
    const message = `No column is headed "${lacking.header}" (setting columns.${lacking.field}). The headers are ${known.join(', ')}.`;
    return failure('no-such-column', message);
  }
  if (columns.memberId !== undefined) return success(table);
  const message = idQuestion(table, sheet);
  return failure(idChoices.length > 1 ? 'which-id-column' : 'no-id-column', message);
}

/** Reads the table and leaves the member ID column open where two could be it or none is; a problem without a header. */
export function readTable(cells: Cells, settings: RosterSettings): Result<ReadTable> {
  const row = readHeader(cells, settings);
  return row.ok ? success(readColumns(cells, row.value, settings)) : row;
}

/** Finds the header row; a problem where there is none. What was remembered for its headers can be asked for then. */
export function readHeader(cells: Cells, settings: RosterSettings): Result<HeaderRow> {
  const header = settings.headerRow === undefined ? findHeaderRow(cells) : settings.headerRow - 1;
  if (header === undefined) {
    return failure(
      'no-header',
      `Sheet "${cells.name}" has no header row with a member ID column and names. Add one, or say which row it is (setting headerRow).`,
    );
  }
  const headers = headersAt(cells, header);
  if (headers.every((text) => text === '')) {
    return failure(
      'no-header',
      `Row ${header + 1} of sheet "${cells.name}" is empty. Say which row holds the headers.`,
    );
  }
  return success({ header, headers });
}

/** What is to be decided about the member ID column, as a sentence. */
function idQuestion({ headers, idChoices, header }: ReadTable, sheet: string): string {
  if (idChoices.length > 1) {
    const names = idChoices.map((column) => `"${headers[column]}"`).join(' and ');
    return `${idChoices.length} columns could be the member ID: ${names}. Say which one it is (setting columns.memberId).`;
  }
  return `Sheet "${sheet}" has no column with member IDs (NRDS or M1 IDs) in header row ${header + 1}. Name the column (setting columns.memberId).`;
}

interface ColumnCandidate {
  readonly column: number;
  readonly field: Field;
  readonly facts: ColumnFacts;
  /** Lower is better: the position of the header's rule among the rules. */
  readonly rank: number;
}

/** Reads which column holds what, below a header row that is known. */
export function readColumns(cells: Cells, { header, headers }: HeaderRow, settings: RosterSettings): ReadTable {
  const { columns, unused, lacking } = decidedColumns(headers, settings);
  const decided = new Set([...Object.values(columns), ...unused]);
  const open = headers.map((_, column) => column).filter((column) => !decided.has(column));
  const candidates = columnCandidates(open, cells, header, headers);
  const idChoices = columns.memberId === undefined ? idColumns(cells, header, candidates) : [];
  const isIdUnknown = columns.memberId === undefined && idChoices.length === 0;
  const idLike = isIdUnknown
    ? open.filter((column) => holdsIds(headers[column] ?? '', factsOf(cells, header, column)))
    : [];
  const [only, ...more] = idChoices;
  if (only !== undefined && more.length === 0) columns.memberId = only;

  const isCreditDecided = columns.credit !== undefined;
  for (const { column, field } of candidates) {
    if (field === 'memberId' || columns[field] !== undefined || Object.values(columns).includes(column)) continue;
    columns[field] = column;
  }
  if (!isCreditDecided) tellKindFromCourse(columns, candidates, headers);

  const used = new Set(Object.values(columns));
  const others = candidates.filter(({ column }) => !used.has(column));
  const otherIds = others.flatMap(({ field, column }) => (field === 'memberId' ? [column] : []));
  const otherCredits = others.flatMap(({ field, column, facts }) =>
    field === 'credit' && facts.credits > 0 ? [column] : [],
  );
  const end = cells.display.length;
  return { header, end, headers, columns, otherIds, otherCredits, idChoices, idLike, lacking };
}

/** What the open columns could hold, the most promising first; their order never matters, unless two have one header. */
function columnCandidates(
  open: readonly number[],
  cells: Cells,
  header: number,
  headers: readonly string[],
): readonly ColumnCandidate[] {
  const candidates = open.flatMap((column): ColumnCandidate[] => {
    const text = headers[column] ?? '';
    if (text === '') return [];
    const facts = factsOf(cells, header, column);
    const field = fieldOf(text, facts);
    const rule = ruleFor(text);
    return field ? [{ column, field, facts, rank: rule ? HEADER_RULES.indexOf(rule) : 0 }] : [];
  });
  const byHeader = (a: ColumnCandidate, b: ColumnCandidate) => {
    const [one = '', other = ''] = [headers[a.column], headers[b.column]];
    return one < other ? -1 : one > other ? 1 : a.column - b.column;
  };
  return candidates.sort((a, b) => byPromise(a, b) || byHeader(a, b));
}

/** "New or Existing" says the credit where nothing else does; beside a course it says what kind of member somebody is. */
function tellKindFromCourse(
  columns: Partial<Record<Field, number>>,
  candidates: readonly ColumnCandidate[],
  headers: readonly string[],
): void {
  const kind = candidates.find(({ column }) => NEW_OR_EXISTING.test(headerWords(headers[column] ?? '')));
  const course = candidates.find(({ column, field }) => field === 'credit' && column !== kind?.column);
  if (!kind || !course || columns.newMember !== undefined) return;
  columns.newMember = kind.column;
  columns.credit = course.column;
}

/** True for numbers of nine digits under a header that says nothing, such as "ID" or none. */
function holdsIds(header: string, { filled, nineDigits }: ColumnFacts): boolean {
  return filled > 0 && nineDigits / filled >= 0.8 && (ruleFor(header) === undefined || headerWords(header) === 'id');
}

/** Before the header's own promise goes what the contents keep: codes of a school's own say nothing of our credits. */
function byPromise(a: ColumnCandidate, b: ColumnCandidate): number {
  const kept = ({ field, facts }: ColumnCandidate) =>
    field === 'credit'
      ? facts.credits > 0
      : field === 'earned'
        ? facts.yesNo * 2 >= facts.filled && facts.filled > 0
        : true;
  return Number(kept(b)) - Number(kept(a)) || a.rank - b.rank;
}

interface Decided {
  readonly columns: Partial<Record<Field, number>>;
  readonly unused: readonly number[];
  readonly lacking: ReadTable['lacking'];
}

/** The columns that the coordinator decided: those named in settings first, then those of the mapping. */
function decidedColumns(headers: readonly string[], settings: RosterSettings): Decided {
  const columns: Partial<Record<Field, number>> = {};
  const unused: number[] = [];
  let lacking: ReadTable['lacking'];
  for (const [field, header] of Object.entries(settings.columns ?? {}) as [Field, string][]) {
    const column = headers.findIndex((text) => normalized(text) === normalized(header));
    if (column >= 0) columns[field] = column;
    else lacking ??= { field, header };
  }
  for (const { column, field } of mappedColumns(settings.mapping ?? [], headers)) {
    if (Object.values(columns).includes(column)) continue;
    if (field === '') unused.push(column);
    else columns[field] ??= column;
  }
  return { columns, unused, lacking };
}

/** The columns that could be the member ID: those whose contents fit, else those whose header does. */
function idColumns(cells: Cells, header: number, candidates: readonly ColumnCandidate[]): readonly number[] {
  const named = candidates.filter((candidate) => candidate.field === 'memberId');
  const fitting = named.filter(({ facts }) => facts.filled > 0 && facts.idLike / facts.filled >= 0.5);
  const columns = (fitting.length > 0 ? fitting : named).map(({ column }) => column);
  // As they stand in the sheet: so they are asked about, and of two alike the first is taken.
  return distinct(
    cells,
    header,
    columns.sort((a, b) => a - b),
  );
}

/** Leaves out a column that only repeats another one. */
function distinct(cells: Cells, header: number, columns: readonly number[]): readonly number[] {
  if (columns.length < 2) return columns;
  const contents = (column: number) =>
    cells.display
      .slice(header + 1)
      .map((row) => row[column])
      .join('\n');
  const seen = new Set<string>();
  return columns.filter((column) => {
    const text = contents(column);
    return !seen.has(text) && seen.add(text);
  });
}

/** The column, from 1, of a header that a finding names: the mapped one, where several have that header. */
export function columnNumber({ headers, columns }: Pick<Table, 'headers' | 'columns'>, header: string): number {
  const fits = (column: number) => headers[column] === header;
  const mapped = Object.values(columns).find(fits);
  return (mapped ?? headers.findIndex((_, column) => fits(column))) + 1;
}
