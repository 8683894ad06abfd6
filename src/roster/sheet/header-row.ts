import { masked } from '../rules/masked';
import { NAMES } from '../settings';
import { type Cells, isBlank, trimmed } from './cells';
import { ruleFor } from './headers';

/** How many rows are searched for the header. */
const SEARCHED_ROWS = 500;

/** What a row would be worth as a header. */
interface Scored {
  readonly row: number;
  readonly score: number;
  readonly hasId: boolean;
}

/**
 * The first table's header row: a row of labels, never one with a person in it, with at least two known ones and a
 * member ID, a name or an e-mail among them. Where any row names a member ID, it is the first that does, else the row
 * that reads most like headers. Of a header in two rows it is the one that says more.
 */
export function findHeaderRow(cells: Cells): number | undefined {
  const found: Scored[] = [];
  const rows = Math.min(cells.display.length, SEARCHED_ROWS);
  for (let row = 0; row < rows; row += 1) {
    const { score, hasId } = headerScore(headersAt(cells, row));
    if (score > 1) found.push({ row, score, hasId });
  }
  const first = found.find(({ hasId }) => hasId);
  if (!first) return best(found)?.row;
  const lower = found.find(({ row, score }) => row === first.row + 1 && score > first.score);
  return (lower ?? first).row;
}

/** True where the first rows of a sheet have a header that names a member ID. */
export function hasRosterHeader(display: Cells['display']): boolean {
  return display.some((row) => headerScore(row).hasId && headerScore(row).score > 1);
}

function best(found: readonly Scored[]): Scored | undefined {
  return found.reduce<Scored | undefined>((one, other) => (other.score > (one?.score ?? 0) ? other : one), undefined);
}

/** The headers of a row, each on one line, with what stands above only where both together say what the columns hold. */
export function headersAt(cells: Cells, row: number): readonly string[] {
  const line = (at: number) => (cells.display[at] ?? []).map((text) => masked(trimmed(text).replace(/\s+/g, ' ')));
  const own = line(row);
  const above = line(row - 1);
  const isHeading = (texts: readonly string[]) =>
    texts.filter((text) => text !== '').length >= 2 && !texts.some((text) => text.length > 40 || /\d{2}/.test(text));
  if (!isHeading(above) || !isHeading(own)) return own;
  const both = own.map((text, column) => `${above[column] ?? ''} ${text}`.trim());
  const known = Math.max(fieldsOf(own).size, fieldsOf(above).size);
  return fieldsOf(both).size > known ? both : own;
}

function fieldsOf(row: readonly string[]): ReadonlySet<string> {
  return new Set(row.flatMap((text) => ruleFor(text)?.field ?? []).filter((field) => field !== 'other'));
}

function headerScore(row: readonly string[]): { readonly score: number; readonly hasId: boolean } {
  const fields = new Set<string>();
  let known = 0;
  for (const text of row) {
    if (text.length > 120 || isBlank(text)) continue;
    if (isValue(text)) return { score: 0, hasId: false };
    const found = ruleFor(text);
    if (!found || looksLikeData(text)) continue;
    known += 1;
    fields.add(found.field);
  }
  const hasId = fields.has('memberId');
  const person = ['memberId', ...NAMES, 'email'].filter((field) => fields.has(field)).length;
  if (person === 0 || known < 2) return { score: 0, hasId };
  return { score: fields.size + known / 100 + (hasId ? 5 : 0), hasId };
}

/** A cell that holds a value, though it has a header's word in it: `NRDS 999901101`, an e-mail address. */
export function looksLikeData(text: string): boolean {
  return /\d{5,}|@/.test(text);
}

/** A cell that can only be somebody's number or e-mail address: no header has one. */
function isValue(text: string): boolean {
  return /^[\s'"#=]*\d[\d\s-]{6,}["']?\s*$/.test(text) || /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text.trim());
}
