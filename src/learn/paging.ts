import type { RequestTemplate, Text } from '../growthzone';
import type { Exchange } from './exchange';
import { plainName } from './rows';

// Which part of a list is asked for. A list of which only a part is read would take the others for not registered.

/** Which rows of a list: so far, or a page's number from 1; undefined where a name says neither. */
export function pagingHole(name: string, text: string): Text | undefined {
  if (!/^\d+$/.test(text)) return undefined;
  // `page[number]`, as JSON:API has it, says the same as `pageNumber`.
  const plain = name.replace(/^(\w+)\[(\w+)\]$/, '$1$2');
  if (/^\$?(page)?(skip|offset|start|startindex|first)$/i.test(plain)) return '{skip}';
  return /^\$?page(no|num|number|index)?$/i.test(plain) && text !== '0' ? '{page}' : undefined;
}

/** Whether a request says in its address which part it asks for. */
export const asksForPlace = ({ query }: Exchange): boolean =>
  query.some(([name, text]) => pagingHole(name, text) !== undefined);

const SIZE = /^(top|take|limit|size|pagesize|perpage|length|max(rows|results)?|count)$/;
const MORE =
  /^(has)?(more|next)(page|items|rows|link|cursor|token|url|key)?$|cursor$|continuation(token)?$|skiptoken$|nextlink$/;

/** Whether a request asks for a part, or its answer is one, and nothing in the request says which. */
export function isPart(request: RequestTemplate, answer: unknown): boolean {
  const text = JSON.stringify(request);
  if (/\{(skip|page)\b/.test(text)) return false;
  const { query, body } = request;
  const fields =
    body?.is === 'form' ? body.fields.map(([name]) => name) : body?.is === 'json' ? namesIn(body.value) : [];
  return [...Object.keys(query), ...fields].some((name) => SIZE.test(plainName(name))) || namesIn(answer).some(isMore);
}

const isMore = (name: string): boolean => MORE.test(plainName(name));

/** The names of members outside of lists. */
function namesIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > 3) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner, depth + 1)]);
}
