import type { Field, RosterSettings } from '../settings';
import type { Cells } from './cells';
import {
  type Candidate,
  type ColumnFacts,
  factsOf,
  fieldOf,
  isPersonal,
  shareThatHolds,
  tellsMembers,
} from './column-choice';
import { type HeaderMeaning, headerWords, NEW_OR_EXISTING, ruleFor } from './headers';
import type { Decided } from './mapping';
import { type ColumnMap, type Decoys, type HeaderRow, WHO } from './table';

/** The rows below a header. */
export interface Below extends HeaderRow {
  readonly cells: Cells;
  readonly end: number;
}

/** What each column could hold that nobody said not to use. */
export function candidatesAmong({ cells, header, headers, end }: Below, decided: Decided): readonly Candidate[] {
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

/**
 * Beside an attendee's own columns those of who registered are another person's. A name beside "Last Name" of the same
 * person is a first name where it holds no last name.
 */
export function ofThisPerson(candidates: readonly Candidate[], { cells, header, end }: Below): readonly Candidate[] {
  const ownerOf = ({ meaning }: Candidate) => meaning?.owner ?? 'nobody named';
  const named = candidates.some((candidate) => WHO.includes(candidate.field) && ownerOf(candidate) === 'attendee');
  const people = candidates.filter(
    (candidate) => !(named && isPersonal(candidate.field) && ownerOf(candidate) === 'registrant'),
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

/**
 * A column of kinds of members says the credit where nothing else does; beside a course, and in a fair housing class, it
 * says what kind of member somebody is.
 */
export function tellKindFromCourse(
  candidates: readonly Candidate[],
  { columns, oneOf }: Decided,
  { classCredit }: RosterSettings,
): readonly Candidate[] {
  const isKind = ({ header, field, facts }: Candidate) =>
    NEW_OR_EXISTING.test(headerWords(header)) || (field === 'credit' && facts.courses === 0 && tellsMembers(facts));
  const hasCourse =
    classCredit === 'FAIRH' || candidates.some((candidate) => candidate.field === 'credit' && !isKind(candidate));
  const hasMarker = candidates.some(({ field }) => field === 'newMember') || columns.newMember !== undefined;
  if (!hasCourse || hasMarker || columns.credit !== undefined || oneOf.has('credit')) return candidates;
  return candidates.map((candidate) => (isKind(candidate) ? { ...candidate, field: 'newMember' as const } : candidate));
}

/** True for numbers of nine digits under a header that says nothing, such as "ID" or none. */
function holdsIds(header: string, { filled, nineDigits }: ColumnFacts): boolean {
  return filled > 0 && nineDigits / filled >= 0.8 && (ruleFor(header) === undefined || headerWords(header) === 'id');
}

export function idLikeColumns(
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
export function idColumns(
  { cells, header }: Below,
  candidates: readonly Candidate[],
  decided: Decided,
): readonly number[] {
  const named = candidates.filter((candidate) => candidate.field === 'memberId');
  const fitting = named.filter(({ facts }) => facts.filled > 0 && facts.idLike / facts.filled >= 0.5);
  const likely = withoutShortNumbers(fitting.length > 0 ? fitting : named);
  const most = Math.max(...likely.map(({ facts }) => facts.filled));
  const own = likely.filter(({ meaning, facts }) => meaning?.owner === 'attendee' && facts.filled * 2 >= most);
  // As they stand in the sheet: so they are asked about, and of two alike the first is taken.
  const columns = (own.length > 0 ? own : likely).map(({ column }) => column).sort((a, b) => a - b);
  const different = distinct(cells, header, columns);
  const { memberId } = decided.columns;
  return memberId === undefined || different.includes(memberId) ? different : [];
}

/** Beside a column that says NRDS or M1 over nine digits, a mere member number that never has nine is the vendor's own. */
function withoutShortNumbers(candidates: readonly Candidate[]): readonly Candidate[] {
  const isPlain = ({ meaning, facts }: Candidate) => meaning?.strength === 2 && facts.nineDigits >= facts.filled * 0.8;
  if (!candidates.some((candidate) => candidate.facts.filled > 0 && isPlain(candidate))) return candidates;
  return candidates.filter(
    ({ meaning, facts }) => meaning?.strength !== 1 || facts.filled === 0 || facts.nineDigits > 0,
  );
}

/** Leaves out a column that only repeats another one. */
export function distinct(cells: Cells, header: number, columns: readonly number[]): readonly number[] {
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
export function decoysOf(headers: readonly string[], columns: ColumnMap): Decoys {
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
    others: of(({ field, owner, decoy }) => field === 'other' && owner === 'somebody else' && !decoy),
  };
}
