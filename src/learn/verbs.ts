import { type Exchange, type Pair, type SentBody, unescaped } from './exchange';
import { listsIn } from './rows';

// What a request does is said by its verb, and by more than its verb: some servers read by POST, some take another verb than
// the one that is sent.

const WRITES: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** Whether a request changes something, as far as its verb and its words say. */
export const isWrite = (exchange: Exchange): boolean => WRITES.has(exchange.method) && !isReadByPost(exchange);

/** A POST that asks for something: by what its address ends with, as a query, or with the rows that it wants and gets. */
export function isReadByPost({ method, path, body, answer }: Exchange): boolean {
  if (method !== 'POST' || body.is === 'unread') return false;
  const queries = queriesOf(body);
  if (queries.length > 0) return queries.every((query) => query === 'reads');
  const words = wordsOf(path);
  if (CHANGES.test(words[0] ?? '')) return false;
  if (words.some((word) => READS.test(word) || READS_SOMETHING.test(word))) return true;
  const hasRows = body.is === 'json' && listsIn(body.value).length > 0;
  const isPaged = !hasRows && namesIn(body).some((name) => PAGES.test(name));
  return isPaged && answer.is === 'json' && listsIn(answer.value).length > 0;
}

const READS = /^(search|find|filter|query|lookup|list|count|get|fetch|read|export|report|grid)$/;
/** `SaveAttendanceGrid`, `AddToList` */
const CHANGES =
  /^(set|save|update|add|import|upload|create|insert|post|put|mark|register|enrol|delete|remove|submit|process|apply|bulk|edit|change|complete)/;
/** Written as one word. */
const READS_SOMETHING = /^(get|search|list|find|fetch)(attend|regist|roster|people|person|member|contact|event)/;
const PAGES = /^\$?(skip|top|take|page|pagesize|pageindex|pagenumber|limit|offset|start|length|draw|orderby|sortby)$/i;

/** The first and the last word of the last part of a path that is none of an id: of `/Events/8101/SearchAttendees` two. */
function wordsOf(path: string): readonly string[] {
  const part = [...path.split('/')].reverse().find((one) => /[a-z]/i.test(one) && !/\d{3,}/.test(one)) ?? '';
  const words = unescaped(part).match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [];
  return [words[0] ?? '', words[words.length - 1] ?? ''].map((word) => word.toLowerCase());
}

/** What each operation of GraphQL in a body does; none where it has none. */
function queriesOf(body: SentBody): readonly ('reads' | 'writes')[] {
  if (body.is !== 'json') return [];
  const all: readonly unknown[] = Array.isArray(body.value) ? body.value : [body.value];
  return all.flatMap((one) => {
    const { query, operationName, extensions } = (one ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof query === 'string' && /^\s*(query|mutation|subscription|fragment|\{)/.test(query))
      return /\bmutation\b/.test(query) ? 'writes' : 'reads';
    // The server knows it by its hash.
    if (typeof operationName !== 'string' || typeof extensions !== 'object') return [];
    return /^(get|list|search|find|fetch|load|query)/i.test(operationName) ? 'reads' : 'writes';
  });
}

const namesIn = (body: SentBody): readonly string[] =>
  body.is === 'json'
    ? Object.keys(typeof body.value === 'object' && body.value !== null ? body.value : {})
    : body.is === 'form'
      ? body.fields.map(([name]) => name)
      : [];

/** Whether a header or field says another verb than the request has, which the add-on does not send. */
export const saysAnotherVerb = (named: readonly Pair[]): boolean =>
  named.some(([name]) => /^x-(http-)?method(-override)?$|^_method$/i.test(name));
