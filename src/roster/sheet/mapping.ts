import { fnv1a } from '../hashes';
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

/** A property's value holds 9 KB; every character here is ASCII. */
const LIMIT = 8_500;

/**
 * What coordinators chose for rosters of one set of headers, last used first. Each is one text: a short hash for every
 * header, in the columns' order, with `:field` where the column is used. The headers themselves are not kept.
 */
export type Remembered = readonly string[];

/** What is remembered for a roster's headers. */
export interface Recalled {
  readonly columns: readonly MappedColumn[];
  /** How many of the roster's headers were there then. */
  readonly same: number;
  readonly added: number;
}

/** Remembers the fields of a roster's columns, counted from 0, before all others; the least recent go where room ends. */
export function remember(
  known: Remembered,
  headers: readonly string[],
  fields: ReadonlyMap<number, Field | ''>,
): Remembered {
  const tokens = headers.flatMap((header, column) => {
    const field = fields.get(column) ?? '';
    if (headerKey(header) === '' && field === '') return [];
    return [field === '' ? hash(headerKey(header)) : `${hash(headerKey(header))}:${field}`];
  });
  const own = new Set(tokens.map((token) => token.split(':')[0]));
  const others = known.filter((text) => !sameHeaders(text, own));
  const kept: string[] = [];
  let size = 2;
  for (const text of [tokens.join(' '), ...others]) {
    size += text.length + 3;
    if (size > LIMIT) break;
    kept.push(text);
  }
  return kept;
}

/**
 * The choices for these headers, in whatever order they stand: all columns that were used are there, and at least half
 * of the headers were there then. Undefined where nothing fits.
 */
export function recall(known: Remembered, headers: readonly string[]): Recalled | undefined {
  const named = headers.filter((header) => headerKey(header) !== '').length;
  let best: Recalled | undefined;
  for (const text of known) {
    const pairs = pairsOf(text);
    const columns = mappedColumns(
      pairs,
      headers.map((header) => hash(headerKey(header))),
    );
    const usedPairs = pairs.filter(([, field]) => field !== '').length;
    const usedColumns = columns.filter(({ field }) => field !== '').length;
    const same = columns.filter(({ column }) => headerKey(headers[column] ?? '') !== '').length;
    if (usedColumns < usedPairs || same * 2 < named || same <= (best?.same ?? 0)) continue;
    best = { columns, same, added: named - same };
  }
  return best;
}

function pairsOf(text: string): Mapping {
  return text.split(' ').map((token) => {
    const [header = '', field = ''] = token.split(':');
    return [header, field as Field | ''];
  });
}

function sameHeaders(text: string, own: ReadonlySet<string | undefined>): boolean {
  const theirs = new Set(pairsOf(text).map(([header]) => header));
  return theirs.size === own.size && [...theirs].every((header) => own.has(header));
}

const hash = (text: string): string => fnv1a(text).toString(36);
