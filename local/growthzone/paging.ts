/** Which slice of a list is wanted: rows to pass over, rows to give, and `"StartDate desc"` or the like. */
export interface Slice {
  readonly skip: number;
  readonly take: number;
  readonly orderBy?: string | undefined;
}

/** Everything: more than a stand-in ever holds of one kind. */
export const WHOLE: Slice = { skip: 0, take: 100_000 };

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/**
 * SQL's ORDER BY for `$orderby`. Names that the list does not know are ignored, as GrowthZone ignores what it does not
 * know. `columns` maps lower-case field names to columns; `tie` keeps pages stable among equals.
 */
export function orderClause(orderBy: string | undefined, columns: Readonly<Record<string, string>>, tie: string) {
  const [name = '', direction = ''] = (orderBy ?? '').trim().toLowerCase().split(/\s+/);
  const column = columns[name];
  if (column === undefined) return `ORDER BY ${tie}`;
  return `ORDER BY ${column} ${direction === 'desc' ? 'DESC' : 'ASC'}, ${tie}`;
}
