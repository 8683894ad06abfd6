import type { Outcome } from './types';

/** What an outcome is called for one row: in the sheet's own column, where it is a stored format, and in the summary tab. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  credit: 'Credit',
  'left out': 'Left out',
  'fix needed': 'Fix needed',
  repeat: 'Repeat',
  'not an attendee': 'Not an attendee',
};

/** What an outcome is called after a number of rows: `4 to fix`. */
export const COUNTED_OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  credit: 'credit',
  'left out': 'left out',
  'fix needed': 'to fix',
  repeat: 'repeated',
  'not an attendee': 'not attendees',
};

/** The number with its noun: `1 attendee`, `61 attendees`, `1 person`, `1,204 people`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** The words as one enumeration: `Anna, Ben and Cid`. */
export function listed(words: readonly string[]): string {
  const last = words[words.length - 1] ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** How many rows are named before the others are counted. */
const NAMED_ROWS = 8;

/** Rows by the sheet's own numbers: `row 7`, `rows 2, 3 and 9`, `rows 2, 3, 4, 5, 6, 7, 8, 9 and 12 more`. */
export function rowsNamed(rows: readonly number[]): string {
  const named = rows.slice(0, NAMED_ROWS).map(String);
  const more = rows.length - named.length;
  if (more > 0) return `rows ${named.join(', ')} and ${more.toLocaleString('en-US')} more`;
  return `${rows.length === 1 ? 'row' : 'rows'} ${listed(named)}`;
}
