/** An answer's object, its members not yet known. */
export type Row = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member as text; empty where it is missing or of another kind. */
export function text(row: Row, name: string): string {
  const value = row[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** A member as a whole number; 0 where it is missing. */
export function whole(row: Row, name: string): number {
  const value = row[name];
  const number = typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : 0;
}

/** A member as yes or no; undefined where it does not say. */
export function flag(row: Row, name: string): boolean | undefined {
  const value = row[name];
  return typeof value === 'boolean' ? value : undefined;
}

/** The day of a moment, `YYYY-MM-DD`; empty for GrowthZone's "no date", 0001-01-01 (USED). */
export function day(row: Row, name: string): string {
  const found = /^(\d{4}-\d{2}-\d{2})/.exec(text(row, name))?.[1] ?? '';
  return found.startsWith('0001-') ? '' : found;
}

/**
 * The rows of a list: `Results`, a bare array, `Items` or `ListViewItems` (USED). Undefined for anything else: a bare
 * event object means "cannot read", never "nobody" (USED).
 */
export function rowsOf(body: unknown): readonly Row[] | undefined {
  const list = listOf(body);
  // A row left out silently would be a person not seen, so one that is no object spoils the list.
  return Array.isArray(list) && list.every(isRecord) ? list : undefined;
}

function listOf(body: unknown): unknown {
  if (!isRecord(body)) return body;
  if ('EventAuditId' in body && 'EventDetailAuditId' in body) return undefined;
  return body['Results'] ?? body['Items'] ?? body['ListViewItems'];
}
