import { type Cells, isBlank, trimmed } from './cells';
import { ruleFor } from './header-rules';

/** How many rows are searched for the header. */
const SEARCHED_ROWS = 500;

/**
 * The row whose cells read most like headers: at least two known ones, and a member ID, a name or an e-mail among them.
 * Of a header in two rows it is the second.
 */
export function findHeaderRow(cells: Cells): number | undefined {
  let best: { row: number; score: number } | undefined;
  const rows = Math.min(cells.display.length, SEARCHED_ROWS);
  for (let row = 0; row < rows; row += 1) {
    const score = headerScore(headersAt(cells, row));
    if (score > (best?.score ?? 1)) best = { row, score };
  }
  return best?.row;
}

/** The headers of a row, each on one line, with what stands above only where both together say what the columns hold. */
export function headersAt(cells: Cells, row: number): readonly string[] {
  const line = (at: number) => (cells.display[at] ?? []).map((text) => trimmed(text).replace(/\s+/g, ' '));
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
