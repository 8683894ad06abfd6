import { failure, type Result, success } from '../problems';
import { FIELDS, type Field, type RosterSettings } from '../settings';
import {
  type Below,
  candidatesAmong,
  decoysOf,
  distinct,
  idColumns,
  idLikeColumns,
  ofThisPerson,
  tellKindFromCourse,
} from './candidates';
import type { Cells } from './cells';
import { type Candidate, chooseAmong, shareThatHolds } from './column-choice';
import { findHeaderRow, headersAt } from './header-row';
import { partOf } from './headers';
import { type Decided, decidedColumns } from './mapping';
import type { HeaderRow, ReadTable, Tie } from './table';
import { pairTimes, type TimePair } from './time-pairs';

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

/** Reads which column holds what, below a header row that is known; the table ends before row `end`. */
export function readColumns(
  cells: Cells,
  { header, headers, apart }: HeaderRow,
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

  const parts = minutesOfParts(candidates, decided);
  const told = candidates.filter(({ column }) => !parts.includes(column) || column === parts[0]);
  const kinds = tellKindFromCourse(told, decided, settings);
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
    ...(apart && { apart }),
    ...{ header, end, headers, columns, pairs, parts, ties, idChoices, lacking },
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

/** The columns of minutes where each header names another part of the class: "Day 1 Minutes", "Day 2 Minutes". */
function minutesOfParts(candidates: readonly Candidate[], { columns, oneOf }: Decided): readonly number[] {
  const own = candidates.filter(({ field }) => field === 'minutes');
  const names = new Set(own.map(({ header }) => partOf(header)));
  const isEach = own.length > 1 && names.size === own.length && !names.has('');
  return isEach && columns.minutes === undefined && !oneOf.has('minutes') ? own.map(({ column }) => column) : [];
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
