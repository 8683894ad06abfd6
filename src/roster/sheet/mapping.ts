import type { Field, Mapping } from '../settings';
import { columnLetters, normalized } from './cells';
import { ruleFor } from './headers';

/** A header is known again by this much of it: forms have whole questions for headers. */
const HEADER_LENGTH = 80;

const clipped = (header: string): string => header.replace(/\s+/g, ' ').trim().slice(0, HEADER_LENGTH);

/** The header as mappings compare it. */
export function headerKey(header: string): string {
  return normalized(clipped(header));
}

/**
 * The columns that a setting names: by header, by header and letter where several have that header ("Sign In [F]"),
 * or by letter alone ("column F"). Several where a header alone is not enough; none where there is no such column.
 */
export function columnsNamed(headers: readonly string[], named: string): readonly number[] {
  const wanted = normalized(named);
  const all = headers.map((_, column) => column);
  const byHeader = all.filter((column) => normalized(headers[column] ?? '') === wanted && wanted !== '');
  if (byHeader.length > 0) return byHeader;
  return all.filter((column) => {
    const letters = normalized(columnLetters(column));
    return wanted === `column ${letters}` || wanted === `${normalized(headers[column] ?? '')} [${letters}]`;
  });
}

/** How a setting names a column: by its header, with its letter where that is not enough. */
export function nameOfColumn(headers: readonly string[], column: number): string {
  const header = headers[column] ?? '';
  if (header === '') return `column ${columnLetters(column)}`;
  return columnsNamed(headers, header).length > 1 ? `${header} [${columnLetters(column)}]` : header;
}

/** What a column was said to hold; columns from 0. */
export interface MappedColumn {
  readonly column: number;
  readonly field: Field | '';
}

/** Where the pairs of a mapping stand among `headers`; pairs whose header is gone are left aside. */
export function mappedColumns(mapping: Mapping, headers: readonly string[]): readonly MappedColumn[] {
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
 * out, unless one of the same header is used and its turn among them counts. `open` columns could be one field as well
 * as each other: nothing is said of them.
 */
export function mappingOf(
  headers: readonly string[],
  fields: ReadonlyMap<number, Field | ''>,
  open: ReadonlySet<number> = new Set(),
): Mapping {
  const closed = new Set(headers.flatMap((header, column) => (open.has(column) ? [] : [headerKey(header)])));
  const isOpen = (header: string, column: number) => open.has(column) && !closed.has(headerKey(header));
  const used = new Set(headers.flatMap((header, column) => (fields.get(column) ? [headerKey(header)] : [])));
  return headers.flatMap((header, column): Mapping => {
    if (isOpen(header, column)) return [];
    const field = fields.get(column) ?? '';
    const guessed = ruleFor(header)?.field ?? 'other';
    return guessed === 'other' && !used.has(headerKey(header)) ? [] : [[clipped(header), field]];
  });
}
