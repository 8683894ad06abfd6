import type { Client, Reply } from './client';
import type { RouteName } from './routes';
import { isRecord, type Row, rowsOf } from './shapes';

/** At most 100 rows come back, and on some routes a larger `$top` is a 400 (USED). */
const PAGE = 100;

export interface Page {
  readonly rows: readonly Row[];
  readonly total: number | undefined;
}

/** One page. `$skip`, `$top` and `$orderby` need their `$`: without it they are silently ignored (USED). */
export function readPage(
  client: Client,
  route: RouteName,
  params: Readonly<Record<string, number>>,
  orderBy: string,
  skip: number,
): Reply<Page> {
  const reply = client.read(route, params, { $skip: skip, $top: PAGE, ...(orderBy ? { $orderby: orderBy } : {}) });
  if (!reply.ok) return reply;
  const rows = rowsOf(reply.value);
  if (!rows) return unreadable(`GrowthZone answered "${route}" with something that is no list.`);
  const given = isRecord(reply.value) ? reply.value['TotalRecordAvailable'] : undefined;
  return { ok: true, value: { rows, total: typeof given === 'number' ? given : undefined } };
}

/** All rows of a list: on by the rows received, to the total, or to an empty page where none is given. A short page is not the end. */
export function readAll(
  client: Client,
  route: RouteName,
  params: Readonly<Record<string, number>>,
  orderBy: string,
): Reply<readonly Row[]> {
  const all: Row[] = [];
  let first = '';
  for (;;) {
    const page = readPage(client, route, params, orderBy, all.length);
    if (!page.ok) return page;
    const { rows, total } = page.value;
    const start = JSON.stringify(rows[0] ?? null);
    if (all.length > 0 && rows.length > 0 && start === first) {
      return unreadable(`GrowthZone repeats the first page of "${route}", so the list cannot be read to its end.`);
    }
    if (all.length === 0) first = start;
    all.push(...rows);
    if (rows.length === 0 || (total !== undefined && all.length >= total)) return { ok: true, value: all };
  }
}

function unreadable(message: string): Reply<never> {
  return { ok: false, refusal: { kind: 'unreadable', message } };
}
