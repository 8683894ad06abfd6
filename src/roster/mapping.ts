import { folded } from './cells';
import type { Field } from './fields';
import { ruleFor } from './header-rules';
import type { Mapping } from './settings';

/** A header is known again by this much of it: forms have whole questions for headers. */
const HEADER_LENGTH = 80;

const clipped = (header: string): string => header.replace(/\s+/g, ' ').trim().slice(0, HEADER_LENGTH);

/** The header as mappings compare it. */
export function headerKey(header: string): string {
  return folded(clipped(header));
}

/** What a column was said to hold; columns from 0. */
export interface Placed {
  readonly column: number;
  readonly field: Field | '';
}

/** Where the pairs of a mapping stand among `headers`; pairs whose header is gone are left aside. */
export function placesOf(mapping: Mapping, headers: readonly string[]): readonly Placed[] {
  const free = new Map<string, number[]>();
  headers.forEach((header, column) => {
    const key = headerKey(header);
    const columns = free.get(key);
    if (columns) columns.push(column);
    else free.set(key, [column]);
  });
  return mapping.flatMap(([header, field]) => {
    const column = free.get(headerKey(header))?.shift();
    return column === undefined ? [] : [{ column, field }];
  });
}

/**
 * The mapping that says what each column holds; `fields` by column. A column that would not be used anyway is left
 * out, unless one of the same header is used and its turn among them counts.
 */
export function mappingOf(headers: readonly string[], fields: ReadonlyMap<number, Field | ''>): Mapping {
  const used = new Set(headers.flatMap((header, column) => (fields.get(column) ? [headerKey(header)] : [])));
  return headers.flatMap((header, column): Mapping => {
    const field = fields.get(column) ?? '';
    const guessed = ruleFor(header)?.field ?? 'other';
    return guessed === 'other' && !used.has(headerKey(header)) ? [] : [[clipped(header), field]];
  });
}
