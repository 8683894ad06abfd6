import { type Cells, isBlank } from './cells';
import { ruleFor } from './fields';

/** How many rows are searched for the header. */
const SEARCHED_ROWS = 500;

/** The row whose cells read most like headers: at least two known ones, and a member ID, a name or an e-mail among them. */
export function findHeaderRow(cells: Cells): number | undefined {
  let best: { row: number; score: number } | undefined;
  const rows = Math.min(cells.display.length, SEARCHED_ROWS);
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
