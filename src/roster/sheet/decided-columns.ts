import type { Field, RosterSettings } from '../settings';
import { columnsNamed, mappedColumns } from './mapping';

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
