import type { Client, Reply } from './client';
import { unreadable } from './refusal';
import { CALLED, type Params, type ReadRoute } from './routes';
import { isRecord, type Row, rowsOf } from './shapes';

/** At most 100 rows come back, and on some routes a larger `$top` is a 400 (USED). */
export const PAGE = 100;
/** So many fit into one execution at three requests a second: a list that goes on longer cannot be read at once. */
const MOST_PAGES = 600;

export interface Page {
  readonly rows: readonly Row[];
  readonly total: number | undefined;
}

/** One page. `$skip`, `$top` and `$orderby` need their `$`: without it they are silently ignored (USED). */
export function readPage(client: Client, route: ReadRoute, params: Params, orderBy: string, skip: number): Reply<Page> {
  const reply = client.read(route, params, { $skip: skip, $top: PAGE, ...(orderBy ? { $orderby: orderBy } : {}) });
  if (!reply.ok) return reply;
  const rows = rowsOf(reply.value);
  if (!rows) return notList(route);
  const given = isRecord(reply.value) ? reply.value['TotalRecordAvailable'] : undefined;
  return { ok: true, value: { rows, total: typeof given === 'number' ? given : undefined } };
}

/**
 * All rows of a list (USED): on by the rows received, to the total, or to an empty page where none is given. A short
 * page is not the end, and a list that ends before its total is not whole, so it is 'unreadable'. `first` is the first
 * page where it was read already.
 */
export function readAll(
  client: Client,
  route: ReadRoute,
  params: Params,
  orderBy: string,
  first?: Page,
): Reply<readonly Row[]> {
  const all: Row[] = [];
  const starts = new Set<string>();
  while (starts.size < MOST_PAGES) {
    const page: Reply<Page> =
      first && all.length === 0 ? { ok: true, value: first } : readPage(client, route, params, orderBy, all.length);
    if (!page.ok) return page;
    const { rows, total } = page.value;
    if (rows.length === 0) {
      if (total === undefined || all.length >= total) return { ok: true, value: all };
      return unreadable(
        `GrowthZone says that ${CALLED[route]} has ${total} rows and gave ${all.length}, so the list is not whole. Try again; if it stays so, check this step by hand.`,
      );
    }
    const start = JSON.stringify(rows[0]);
    if (starts.has(start)) {
      return unreadable(
        `GrowthZone repeats a page of ${CALLED[route]}, so the list cannot be read to its end. Check this step by hand.`,
      );
    }
    starts.add(start);
    all.push(...rows);
    // A total below what was received is no total (some servers send 0): then only an empty page ends the list.
    if (all.length === total) return { ok: true, value: all };
  }
  return unreadable(`GrowthZone does not end ${CALLED[route]} after ${MOST_PAGES} pages. Check this step by hand.`);
}

/** The refusal of an answer that should have been a list. */
export function notList(route: ReadRoute): Reply<never> {
  return unreadable(
    `GrowthZone answered with something that is no list where ${CALLED[route]} should be, so it could not be read. Check this step by hand.`,
  );
}

/** The refusal of a list whose rows lack what tells them apart. */
export function lacks(route: ReadRoute, member: string): Reply<never> {
  return unreadable(`A row of ${CALLED[route]} has no ${member}, so it could not be read. Check this step by hand.`);
}
