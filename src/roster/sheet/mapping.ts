import type { Field, Mapping, Meaning, RosterSettings } from '../settings';
import type { Credit } from '../types';
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

/** What the coordinator decided about the columns. */
export interface Decided {
  readonly columns: Partial<Record<Field, number>>;
  /** Columns that settings name by a header that several have: one of them it is. */
  readonly oneOf: ReadonlyMap<Field, readonly number[]>;
  /** Every column said to hold a time in, or out; a roster may have several. */
  readonly times: { readonly timeIn: readonly number[]; readonly timeOut: readonly number[] };
  readonly unused: readonly number[];
  /** A column that settings name and the roster lacks. */
  readonly lacking: { readonly field: Field; readonly header: string } | undefined;
}

/** The columns that the coordinator decided: those named in settings first, then those of the mapping. */
export function decidedColumns(headers: readonly string[], settings: RosterSettings): Decided {
  const columns: Partial<Record<Field, number>> = {};
  const oneOf = new Map<Field, readonly number[]>();
  const times: { timeIn: number[]; timeOut: number[] } = { timeIn: [], timeOut: [] };
  const unused: number[] = [];
  let lacking: Decided['lacking'];
  for (const [field, header] of Object.entries(settings.columns ?? {}) as [Field, string][]) {
    const [column, ...more] = columnsNamed(headers, header);
    if (column === undefined) lacking ??= { field, header };
    else if (field === 'timeIn' || field === 'timeOut') times[field].push(column, ...more);
    else if (more.length > 0) oneOf.set(field, [column, ...more]);
    else columns[field] = column;
  }
  for (const { column, field } of mappedColumns(settings.mapping ?? [], headers)) {
    if (Object.values(columns).includes(column)) continue;
    if (field === '') unused.push(column);
    else if (field === 'timeIn' || field === 'timeOut') {
      if (settings.columns?.[field] === undefined) times[field].push(column);
    } else if (!oneOf.has(field)) columns[field] ??= column;
  }
  return { columns, oneOf, times, unused, lacking };
}

/** The value under a name of a record, whatever the name's case and spaces. */
export function under<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return Object.entries(record ?? {}).find(([key]) => headerKey(key) === headerKey(name))?.[1];
}

/** The same for texts, of which two may begin alike: all of it counts. */
function exactly<T>(record: Readonly<Record<string, T>> | undefined, text: string): T | undefined {
  return Object.entries(record ?? {}).find(([key]) => normalized(key) === normalized(text))?.[1];
}

/** What the coordinator said of the rows below a section heading. */
export function sectionTagOf(
  { sectionTags = {} }: RosterSettings,
  section: string,
): Credit | 'none' | 'ignore' | undefined {
  return exactly(sectionTags, section);
}

/** What a person said that a text under a header means; the two lists of `earned` say it for every header. */
export function meaningOf(settings: RosterSettings, header: string, text: string): Meaning | undefined {
  return exactly(under(settings.meanings, header), text);
}
