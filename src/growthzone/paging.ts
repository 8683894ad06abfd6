import { success } from '../roster';
import type { Client, Reply } from './client';
import { unreadable } from './refusal';
import { CALLED, learnedOf, type Params, type ReadRoute, type Ways } from './routes';
import { at, named, type Row, rowsOf, rowsUnder, whole } from './shapes';
import type { LearnedRead } from './template-types';
import { isLearnable, type ReadShape, readShape } from './templates';

/** At most 100 rows come back, and on some routes a larger `$top` is a 400 (USED). */
export const PAGE = 100;
/** So many fit into one execution at three requests a second: a list that goes on longer cannot be read at once. */
const MOST_PAGES = 600;

export interface Page {
  readonly rows: readonly Row[];
  readonly total: number | undefined;
  readonly answer: unknown;
}

/**
 * The page after so many rows and pages. `$skip`, `$top` and `$orderby` need their `$`: without it they are silently ignored
 * (USED). A list that was learned has its own query, and its own places of rows and total.
 */
export function readPage(
  client: Client,
  route: ReadRoute,
  params: Params,
  orderBy: string,
  skip: number,
  pages = 0,
): Reply<Page> {
  const paging = isPaged(route, client.ways) ? { $skip: skip, $top: PAGE } : {};
  const query = { ...paging, ...(orderBy ? { $orderby: orderBy } : {}) };
  const reply = client.read(route, { ...params, skip, page: pages + 1 }, query);
  if (!reply.ok) return reply;
  const { rows: rowsAt, total } = isLearnable(route) ? readShape(route, client.ways) : LIST;
  const rows = rowsUnder(reply.value, rowsAt);
  if (!rows) return notList(route);
  const given = at(reply.value, total ?? '');
  return success({ rows, total: typeof given === 'number' ? given : undefined, answer: reply.value });
}

const LIST: ReadShape = { rows: '', total: 'TotalRecordAvailable', fields: {} };

/** Whether it comes in pages; what was learned says so by the place in the list that it asks for. */
function isPaged(route: ReadRoute, { templates }: Ways): boolean {
  const [learned] = learnedOf(route, templates);
  return learned === undefined ? route !== 'attendanceRead' : /\{(?:skip|page)\b/.test(JSON.stringify(learned));
}

/**
 * All rows of a list (USED): on by the rows received, to the total, or to an empty page where none is given. A short
 * page is not the end, and a list that ends before its total is not whole, so it is 'unreadable'. `first` is the first
 * page where it was read already; `noted` is told the whole first answer.
 */
export function readAll(
  client: Client,
  route: ReadRoute,
  params: Params,
  orderBy: string,
  { first, noted }: { readonly first?: Page; readonly noted?: (answer: unknown) => void } = {},
): Reply<readonly Row[]> {
  const all: Row[] = [];
  const starts = new Set<string>();
  const isWhole = !isPaged(route, client.ways);
  while (starts.size < MOST_PAGES) {
    const page: Reply<Page> =
      first && all.length === 0 ? success(first) : readPage(client, route, params, orderBy, all.length, starts.size);
    if (!page.ok) return page;
    const { rows, total, answer } = page.value;
    if (starts.size === 0) noted?.(answer);
    all.push(...rows);
    if (rows.length === 0 || isWhole) {
      if (total === undefined || all.length >= total) return success(all);
      return byHand(`GrowthZone gave ${all.length} of ${total} rows of ${CALLED[route]}.`);
    }
    const start = JSON.stringify(rows[0]);
    if (starts.has(start)) {
      return byHand(`GrowthZone repeats a page of ${CALLED[route]}.`);
    }
    starts.add(start);
    // A total below what was received is no total (some servers send 0): then only an empty page ends the list.
    if (all.length === total) return success(all);
  }
  return byHand(`GrowthZone does not end ${CALLED[route]} after ${MOST_PAGES} pages.`);
}

/** The rows of a list that comes whole. */
export function readRows(client: Client, route: ReadRoute, params: Params): Reply<readonly Row[]> {
  const reply = client.read(route, params);
  if (!reply.ok) return reply;
  const rows = rowsOf(reply.value);
  return rows ? success(rows) : notList(route);
}

/** The rows of what may have been learned, by what their members are to the add-on, each with the id that tells them apart. */
export function readNamed(client: Client, route: LearnedRead, params: Params, id: string): Reply<readonly Row[]> {
  const reply = client.read(route, params);
  if (!reply.ok) return reply;
  const { rows, fields } = readShape(route, client.ways);
  const found = rowsUnder(reply.value, rows)?.map((row) => named(row, fields));
  return found ? withIds(success(found), route, id, fields[id]) : notList(route);
}

/** The rows where each has the id that tells them apart. */
export function withIds(rows: Reply<readonly Row[]>, route: ReadRoute, id: string, called = id): Reply<readonly Row[]> {
  return rows.ok && rows.value.some((row) => whole(row, id) <= 0) ? lacks(route, called) : rows;
}

/** What cannot be read may be a passing fault; where it is none, a person does the step. */
const byHand = (said: string): Reply<never> => unreadable(`${said} Try again, or check this step by hand.`);

/** The refusal of an answer that should have been a list. */
export function notList(route: ReadRoute): Reply<never> {
  return byHand(`GrowthZone's answer is not ${CALLED[route]}.`);
}

/** The refusal of a list whose rows lack what tells them apart. */
export function lacks(route: ReadRoute, member = 'id'): Reply<never> {
  return byHand(`A row of ${CALLED[route]} has no ${member.split('|')[0]}.`);
}
