import { failure, type Result, success } from '../problems';
import { FIELDS, type Field, type RosterSettings } from '../settings';
import type { Cells } from './cells';
import { type Candidate, chooseAmong, PERSONAL, shareThatHolds } from './column-choice';
import { type ColumnFacts, factsOf, fieldOf } from './column-facts';
import { type Decided, decidedColumns } from './decided-columns';
import { findHeaderRow, type HeaderMeaning, headersAt, headerWords, NEW_OR_EXISTING, ruleFor } from './headers';
import { pairTimes, type TimePair } from './time-pairs';

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
  /** All pairs of times in and out, in the sheet's order; the first is that of `columns`. */
  readonly pairs: readonly TimePair[];
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

/** Reads which column holds what, below a header row that is known; the table ends before row `end`. */
export function readColumns(
  cells: Cells,
  { header, headers }: HeaderRow,
  settings: RosterSettings,
  end = cells.display.length,
): ReadTable {
  const decided = decidedColumns(headers, settings);
  const sheet: Below = { cells, header, headers, end };
  const columns = { ...decided.columns };
  const candidates = ofThisPerson(candidatesAmong(sheet, decided), sheet);
  const idChoices = idColumns(sheet, candidates, decided);
  const [onlyId, ...moreIds] = idChoices;
  if (onlyId !== undefined && moreIds.length === 0) columns.memberId ??= onlyId;

  const kinds = tellKindFromCourse(candidates, decided);
  const ties = chooseColumns(sheet, kinds, decided, columns);
  const pairs = readTimes(sheet, kinds, decided, columns);
  onePersonsName(sheet, kinds, decided, columns);

  const used = new Set(Object.values(columns));
  const others = kinds.filter(({ column }) => !used.has(column) && decided.columns.credit !== column);
  const isOwn = (column: number | undefined) =>
    kinds.some((candidate) => candidate.column === column && candidate.meaning?.owner === 'attendee');
  const otherIds = others.filter(
    ({ field, column }) => field === 'memberId' && (!isOwn(columns.memberId) || isOwn(column)),
  );
  const close = ties.find(({ field }) => field === 'credit')?.columns ?? [];
  const otherCredits = others.filter(
    ({ field, column, facts }) => field === 'credit' && facts.credits > 0 && !close.includes(column),
  );
  const { lacking } = decided;
  return {
    ...{ header, end, headers, columns, pairs, ties, idChoices, lacking },
    otherIds: otherIds.map(({ column }) => column),
    otherCredits: distinct(
      cells,
      header,
      otherCredits.map(({ column }) => column),
    ),
    idLike: columns.memberId === undefined && idChoices.length === 0 ? idLikeColumns(sheet, columns, decided) : [],
    decoys: decoysOf(headers, columns),
  };
}

/** The rows below a header. */
interface Below extends HeaderRow {
  readonly cells: Cells;
  readonly end: number;
}

/** What each column could hold that nobody said not to use. */
function candidatesAmong({ cells, header, headers, end }: Below, decided: Decided): readonly Candidate[] {
  const said = new Map(Object.entries(decided.columns).map(([field, column]) => [column, field as Field]));
  const oneOf = new Map([...decided.oneOf].flatMap(([field, columns]) => columns.map((column) => [column, field])));
  const wanted = new Set(decided.oneOf.keys());
  return headers.flatMap((text, column): Candidate[] => {
    if (text === '' || decided.unused.includes(column)) return [];
    const facts = factsOf(cells, header, column, end);
    const guess = fieldOf(text, facts);
    const forced = oneOf.get(column);
    const field = forced ?? guess;
    if (!field || (said.has(column) && said.get(column) !== field)) return [];
    if (forced === undefined && wanted.has(field)) return [];
    return [{ column, field, header: text, facts, meaning: ruleFor(text) }];
  });
}

const NAMES: readonly Field[] = ['firstName', 'lastName', 'fullName', 'email', 'memberId'];

/**
 * Beside an attendee's own columns those of who registered are another person's. A name beside "Last Name" of the same
 * person is a first name where it holds no last name.
 */
function ofThisPerson(candidates: readonly Candidate[], { cells, header, end }: Below): readonly Candidate[] {
  const ownerOf = ({ meaning }: Candidate) => meaning?.owner ?? 'nobody named';
  const named = candidates.some((candidate) => NAMES.includes(candidate.field) && ownerOf(candidate) === 'attendee');
  const people = candidates.filter(
    (candidate) => !(named && PERSONAL.has(candidate.field) && ownerOf(candidate) === 'registrant'),
  );
  return people.map((candidate) => {
    if (candidate.field !== 'fullName') return candidate;
    const same = (field: Field) =>
      people.filter(
        (other) => other.field === field && other.facts.filled > 0 && ownerOf(other) === ownerOf(candidate),
      );
    const last = same('lastName');
    if (last.length === 0 || same('firstName').length > 0 || candidate.facts.filled === 0) return candidate;
    const isFirst = last.every(
      ({ column }) => shareThatHolds(cells, [header + 1, end], candidate.column, column) < 0.5,
    );
    return isFirst ? { ...candidate, field: 'firstName' as const } : candidate;
  });
}

/** "New or Existing" says the credit where nothing else does; beside a course it says what kind of member somebody is. */
function tellKindFromCourse(candidates: readonly Candidate[], { columns, oneOf }: Decided): readonly Candidate[] {
  const isKind = ({ header }: Candidate) => NEW_OR_EXISTING.test(headerWords(header));
  const hasCourse = candidates.some((candidate) => candidate.field === 'credit' && !isKind(candidate));
  const hasMarker = candidates.some(({ field }) => field === 'newMember') || columns.newMember !== undefined;
  if (!hasCourse || hasMarker || columns.credit !== undefined || oneOf.has('credit')) return candidates;
  return candidates.map((candidate) => (isKind(candidate) ? { ...candidate, field: 'newMember' as const } : candidate));
}

/** Fields that are chosen in a way of their own, or of which a roster may have several. */
const APART: ReadonlySet<Field> = new Set<Field>(['memberId', 'timeIn', 'timeOut']);

/** Chooses the column of each field that is not decided; gives the fields that several columns could be. */
function chooseColumns(
  { cells, header }: Below,
  candidates: readonly Candidate[],
  decided: Decided,
  columns: Partial<Record<Field, number>>,
): readonly Tie[] {
  const ties: Tie[] = [];
  for (const field of FIELDS) {
    if (APART.has(field)) continue;
    const own = candidates.filter((candidate) => candidate.field === field);
    const choice = chooseAmong(own, cells, header);
    if (!choice) continue;
    const close = decided.oneOf.get(field) ?? choice.close;
    // Nobody is asked who was a host or whose office it is: where that is open, it is not used.
    const isOpen = close.length > 1 && distinct(cells, header, close).length > 1;
    if (field === 'role' && isOpen && columns.role === undefined) continue;
    columns[field] ??= choice.column;
    if (isOpen && field !== 'role' && field !== 'officeId' && close.includes(columns[field] ?? -1)) {
      ties.push({ field, columns: close });
    }
  }
  return ties;
}

/** All pairs of times in and out; the first pair, or a lone column, stands for its field. */
function readTimes(
  { headers }: Below,
  candidates: readonly Candidate[],
  { times }: Decided,
  columns: Partial<Record<Field, number>>,
): readonly TimePair[] {
  const of = (field: 'timeIn' | 'timeOut') =>
    times[field].length > 0
      ? times[field]
      : candidates.filter((candidate) => candidate.field === field).map(({ column }) => column);
  const [ins, outs] = [of('timeIn'), of('timeOut')];
  const pairs = pairTimes(ins, outs, headers);
  const timeIn = pairs[0]?.timeIn ?? ins[0];
  const timeOut = pairs[0]?.timeOut ?? outs[0];
  if (timeIn !== undefined) columns.timeIn = timeIn;
  if (timeOut !== undefined) columns.timeOut = timeOut;
  return pairs;
}

/** Where the attendee's whole name stands beside first and last names that name nobody, or the other way round, both must be one person's. */
function onePersonsName(
  { cells, header, end }: Below,
  candidates: readonly Candidate[],
  decided: Decided,
  columns: Partial<Record<Field, number>>,
): void {
  const { fullName, lastName } = columns;
  if (fullName === undefined || lastName === undefined) return;
  const isOwn = (column: number) =>
    candidates.some((candidate) => candidate.column === column && candidate.meaning?.owner === 'attendee');
  if (isOwn(fullName) === isOwn(lastName)) return;
  if (shareThatHolds(cells, [header + 1, end], fullName, lastName) === 1) return;
  for (const field of isOwn(fullName) ? (['firstName', 'lastName', 'suffix'] as const) : (['fullName'] as const)) {
    if (decided.columns[field] === undefined) delete columns[field];
  }
}

/** True for numbers of nine digits under a header that says nothing, such as "ID" or none. */
function holdsIds(header: string, { filled, nineDigits }: ColumnFacts): boolean {
  return filled > 0 && nineDigits / filled >= 0.8 && (ruleFor(header) === undefined || headerWords(header) === 'id');
}

function idLikeColumns(
  { cells, header, headers, end }: Below,
  columns: ColumnMap,
  { unused }: Decided,
): readonly number[] {
  const taken = new Set([...Object.values(columns), ...unused]);
  return headers.flatMap((text, column) =>
    !taken.has(column) && holdsIds(text, factsOf(cells, header, column, end)) ? [column] : [],
  );
}

/** The columns that could be the member ID: those whose contents fit, else those whose header does; the attendee's own before others. */
function idColumns({ cells, header }: Below, candidates: readonly Candidate[], decided: Decided): readonly number[] {
  const named = candidates.filter((candidate) => candidate.field === 'memberId');
  const fitting = named.filter(({ facts }) => facts.filled > 0 && facts.idLike / facts.filled >= 0.5);
  const likely = fitting.length > 0 ? fitting : named;
  const most = Math.max(...likely.map(({ facts }) => facts.filled));
  const own = likely.filter(({ meaning, facts }) => meaning?.owner === 'attendee' && facts.filled * 2 >= most);
  // As they stand in the sheet: so they are asked about, and of two alike the first is taken.
  const columns = (own.length > 0 ? own : likely).map(({ column }) => column).sort((a, b) => a - b);
  const different = distinct(cells, header, columns);
  const { memberId } = decided.columns;
  return memberId === undefined || different.includes(memberId) ? different : [];
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

/** The attendee's own numbers that are no member ID, and offices' IDs beside the one that is read. */
function decoysOf(headers: readonly string[], columns: ColumnMap): Decoys {
  const taken = new Set(Object.values(columns));
  const of = (fits: (meaning: HeaderMeaning) => boolean) =>
    headers.flatMap((text, column) => {
      const meaning = taken.has(column) ? undefined : ruleFor(text);
      return meaning && fits(meaning) ? [column] : [];
    });
  return {
    licence: of(({ decoy, owner }) => decoy === 'licence' && owner !== 'somebody else'),
    ssn: of(({ decoy }) => decoy === 'ssn'),
    office: of(({ field }) => field === 'officeId'),
  };
}

/** The column, from 1, of a header that a finding names: the mapped one, where several have that header. */
export function columnNumber({ headers, columns }: Pick<Table, 'headers' | 'columns'>, header: string): number {
  const fits = (column: number) => headers[column] === header;
  const mapped = Object.values(columns).find(fits);
  return (mapped ?? headers.findIndex((_, column) => fits(column))) + 1;
}
