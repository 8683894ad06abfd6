import { type Cells, folded, isBlank, isDate, trimmed } from './cells';
import { creditWords } from './credit';
import { saysYesOrNo } from './earned';
import { type Field, HEADER_RULES, headerWords, ruleFor } from './fields';
import type { RosterSettings } from './settings';
import { failure, type Result, success } from './types';

/** Where each field stands: column indexes counted from 0. */
export type ColumnMap = Readonly<Partial<Record<Field, number>>>;

/** The roster's table: its header row (index from 0), its headers and its columns. */
export interface Table {
  readonly header: number;
  readonly headers: readonly string[];
  readonly columns: ColumnMap;
}

/** How many rows below the header are looked at to tell what a column holds. */
const SAMPLE_ROWS = 300;

/** Finds the header row and the columns, or says which decision is missing. */
export function findTable(cells: Cells, settings: RosterSettings): Result<Table> {
  const header = settings.headerRow === undefined ? findHeaderRow(cells) : settings.headerRow - 1;
  if (header === undefined) {
    return failure(
      'no-header',
      `Sheet "${cells.name}" has no header row with a member ID column and names. Add one, or say which row it is (setting headerRow).`,
    );
  }
  const headers = (cells.display[header] ?? []).map((text) => trimmed(text));
  if (headers.every((text) => text === '')) {
    return failure(
      'no-header',
      `Row ${header + 1} of sheet "${cells.name}" is empty. Say which row holds the headers.`,
    );
  }
  const mapped = mapColumns(cells, header, headers, settings);
  return mapped.ok ? success({ header, headers, columns: mapped.value }) : mapped;
}

/** The row whose cells read most like headers: at least two known ones, and a member ID, a name or an e-mail among them. */
function findHeaderRow(cells: Cells): number | undefined {
  let best: { row: number; score: number } | undefined;
  const rows = Math.min(cells.display.length, 500);
  for (let row = 0; row < rows; row += 1) {
    const score = headerScore(cells.display[row] ?? []);
    if (score > (best?.score ?? 1)) best = { row, score };
  }
  return best?.row;
}

function headerScore(row: readonly string[]): number {
  const fields = new Set<string>();
  let known = 0;
  for (const text of row) {
    if (text.length > 120 || isBlank(text)) continue;
    const found = ruleFor(text);
    if (!found || looksLikeData(text)) continue;
    known += 1;
    fields.add(found.field);
  }
  const person = ['memberId', 'firstName', 'lastName', 'fullName', 'email'].filter((field) => fields.has(field)).length;
  if (person === 0 || known < 2) return 0;
  return fields.size + known / 100 + (fields.has('memberId') ? 5 : 0);
}

/** A cell that holds a value, though it has a header's word in it: `NRDS 999901101`, an e-mail address. */
function looksLikeData(text: string): boolean {
  return /\d{5,}|@/.test(text);
}

interface ColumnFacts {
  readonly filled: number;
  readonly nineDigits: number;
  readonly idLike: number;
  readonly emails: number;
  readonly yesNo: number;
  readonly credits: number;
  readonly dates: number;
  readonly letters: number;
}

function factsOf(cells: Cells, header: number, column: number): ColumnFacts {
  const facts = { filled: 0, nineDigits: 0, idLike: 0, emails: 0, yesNo: 0, credits: 0, dates: 0, letters: 0 };
  const end = Math.min(cells.display.length, header + 1 + SAMPLE_ROWS);
  for (let row = header + 1; row < end; row += 1) {
    const text = cells.display[row]?.[column] ?? '';
    if (isBlank(text)) continue;
    facts.filled += 1;
    const digits = text.replace(/\D/g, '').length;
    if (digits === 9) facts.nineDigits += 1;
    if (digits >= 7 && digits <= 9) facts.idLike += 1;
    if (text.includes('@')) facts.emails += 1;
    if (saysYesOrNo(text)) facts.yesNo += 1;
    if (creditWords(text).length > 0) facts.credits += 1;
    if (isDate(cells.values[row]?.[column]) || /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(text)) facts.dates += 1;
    if (/\p{L}{2}/u.test(text)) facts.letters += 1;
  }
  return facts;
}

interface Candidate {
  readonly column: number;
  readonly field: Field;
  readonly facts: ColumnFacts;
  /** Lower is better: the place of the header's rule among the rules. */
  readonly rank: number;
}

function mapColumns(
  cells: Cells,
  header: number,
  headers: readonly string[],
  settings: RosterSettings,
): Result<ColumnMap> {
  const chosen = chosenColumns(headers, settings);
  if (!chosen.ok) return chosen;
  const taken = new Set(Object.values(chosen.value));
  const candidates: Candidate[] = [];
  headers.forEach((text, column) => {
    if (taken.has(column) || text === '') return;
    const facts = factsOf(cells, header, column);
    const field = fieldOf(text, facts);
    const rule = ruleFor(text);
    if (field) candidates.push({ column, field, facts, rank: rule ? HEADER_RULES.indexOf(rule) : 0 });
  });
  const columns: Partial<Record<Field, number>> = { ...chosen.value };
  if (columns.memberId === undefined) {
    const memberId = memberIdColumn(cells, header, headers, candidates);
    if (!memberId.ok) return memberId;
    columns.memberId = memberId.value;
  }
  for (const { column, field } of candidates.sort((a, b) => a.rank - b.rank || a.column - b.column)) {
    if (columns[field] === undefined && !Object.values(columns).includes(column)) columns[field] = column;
  }
  return success(columns);
}

/** What a column holds by header and contents together; undefined rather than a wrong guess. */
function fieldOf(header: string, facts: ColumnFacts): Field | undefined {
  const rule = ruleFor(header);
  if (!rule || rule.field === 'other') return undefined;
  const share = (count: number) => (facts.filled === 0 ? 0 : count / facts.filled);
  const empty = facts.filled === 0;
  switch (rule.field) {
    case 'memberId':
      return rule.strength === 2 || empty || share(facts.idLike) >= 0.5 ? 'memberId' : undefined;
    case 'email':
      return empty || share(facts.emails) >= 0.3 ? 'email' : undefined;
    case 'credit':
      if (
        headerWords(header) === 'credit' &&
        (header.endsWith('?') || (facts.credits === 0 && share(facts.yesNo) >= 0.5))
      ) {
        return 'earned';
      }
      // A ticket's type or a track may be anything; a course or a credit type says what the row is about.
      return facts.credits > 0 || !/^ticket|track$/.test(headerWords(header)) ? 'credit' : undefined;
    case 'earned':
      return share(facts.dates) >= 0.5 ? 'date' : 'earned';
    case 'date':
      return facts.filled > 0 && share(facts.yesNo) >= 0.5 && facts.dates === 0 ? 'earned' : 'date';
    case 'fullName':
    case 'firstName':
    case 'lastName':
      return empty || facts.letters > 0 || share(facts.idLike) < 0.5 ? rule.field : undefined;
    case 'memberType':
      return 'memberType';
    default:
      return rule.field;
  }
}

/** The columns that the coordinator named, matched by header without regard to case and spacing. */
function chosenColumns(headers: readonly string[], settings: RosterSettings): Result<Partial<Record<Field, number>>> {
  const columns: Partial<Record<Field, number>> = {};
  for (const [field, wanted] of Object.entries(settings.columns ?? {}) as [Field, string][]) {
    const column = headers.findIndex((text) => folded(text) === folded(wanted));
    if (column < 0) {
      const known = headers.filter((text) => text !== '').map((text) => `"${text.replace(/\s+/g, ' ')}"`);
      return failure(
        'no-such-column',
        `No column is headed "${wanted}" (setting columns.${field}). The headers are ${known.join(', ')}.`,
      );
    }
    columns[field] = column;
  }
  return success(columns);
}

/** The one member ID column; a problem where there is none, or where two could be it and their contents do not tell. */
function memberIdColumn(
  cells: Cells,
  header: number,
  headers: readonly string[],
  candidates: readonly Candidate[],
): Result<number> {
  const named = candidates.filter((candidate) => candidate.field === 'memberId');
  const share = ({ facts }: Candidate) => (facts.filled === 0 ? 0 : facts.idLike / facts.filled);
  const fitting = named.filter((candidate) => share(candidate) >= 0.5);
  const choices = distinct(cells, header, fitting.length > 0 ? fitting : named);
  const [first] = choices;
  if (!first) {
    return failure(
      'no-id-column',
      `Sheet "${cells.name}" has no column with member IDs (NRDS or M1 IDs) in header row ${header + 1}. Name the column (setting columns.memberId).`,
    );
  }
  if (choices.length > 1) {
    const names = choices.map(({ column }) => `"${headers[column]}"`).join(' and ');
    return failure(
      'which-id-column',
      `${choices.length} columns could be the member ID: ${names}. Say which one it is (setting columns.memberId).`,
    );
  }
  return success(first.column);
}

/** Leaves out a column that only repeats another one. */
function distinct(cells: Cells, header: number, candidates: readonly Candidate[]): Candidate[] {
  const contents = (column: number) =>
    cells.display
      .slice(header + 1)
      .map((row) => row[column])
      .join('\n');
  const seen = new Set<string>();
  return candidates.filter(({ column }) => {
    const text = contents(column);
    return !seen.has(text) && seen.add(text);
  });
}
