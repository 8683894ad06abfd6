import { strToU8 } from 'fflate';
import { answerIn, decoded } from './answers';
import type { Answered, Pair, RawBody, RawRequest } from './exchange';

/** A request of a .har file with what is said of its answer. */
export interface HarEntry {
  readonly request: RawRequest;
  readonly status: number;
  readonly answer: () => Answered;
  readonly type: string;
  readonly setCookies: readonly string[];
  /** Sent by the page without waiting for an answer, or by the browser itself: a beacon, a preflight. */
  readonly isByTheWay: boolean;
}

type Row = Readonly<Record<string, unknown>>;
const row = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** The entries of a .har file's JSON (HAR 1.2, as each browser writes it); undefined where it is none. */
export function harEntries(value: unknown): readonly HarEntry[] | undefined {
  const entries = row(row(value)['log'])['entries'];
  return Array.isArray(entries) ? entries.flatMap((entry) => [entryFrom(entry), ...sentOver(row(entry))]) : undefined;
}

/** What a page sent over a connection that stays open, as Chrome keeps it: each as a request of its own, without an answer. */
const sentOver = (entry: Row): readonly HarEntry[] =>
  list(entry['_webSocketMessages'])
    .map(row)
    .filter(({ type }) => type === 'send')
    .map(({ data }) => ({
      request: {
        method: 'SOCKET',
        url: text(row(entry['request'])['url']).replace(/^ws/, 'http'),
        headers: [],
        cookies: [],
        // Some end each with a sign of their own.
        body: { type: '', text: text(data).replace(/[^}\]]$/, '') },
      },
      status: 200,
      type: '',
      answer: () => ({ is: 'unknown' }),
      setCookies: [],
      isByTheWay: false,
    }));

function entryFrom(value: unknown): HarEntry {
  const entry = row(value);
  const request = row(entry['request']);
  const response = row(entry['response']);
  const content = row(response['content']);
  const body = bodyFrom(request);
  return {
    request: {
      method: text(request['method']).toUpperCase() || 'GET',
      url: text(request['url']),
      // HTTP/2 puts the address among the headers.
      headers: pairs(request['headers']).filter(([name]) => !name.startsWith(':')),
      cookies: pairs(request['cookies']),
      ...(body && { body }),
    },
    // What the page got for a 304 is the answer that the browser had kept.
    status: statusOf(response) === 304 ? 200 : statusOf(response),
    type: typeOf(content, response),
    answer: () => answered(content, response),
    isByTheWay:
      /^(ping|preflight|csp-violation-report)$/.test(text(entry['_resourceType'])) ||
      headerIn(request, 'sec-fetch-mode') === 'no-cors',
    setCookies: [
      ...pairs(response['cookies']).map(([, said]) => said),
      ...pairs(response['headers']).flatMap(([name, said]) =>
        /^set-cookie$/i.test(name) ? (/=([^;]*)/.exec(said)?.[1] ?? '') : [],
      ),
    ],
  };
}

const pairs = (value: unknown): readonly Pair[] =>
  list(value).map((one): Pair => [text(row(one)['name']), text(row(one)['value'])]);

const headerIn = (message: Row, name: string): string =>
  pairs(message['headers'])
    .find(([one]) => one.toLowerCase() === name)?.[1]
    .toLowerCase() ?? '';

function bodyFrom(request: Row): RawBody | undefined {
  const size = Number(request['bodySize']) || Number(headerIn(request, 'content-length')) || 0;
  const type = headerIn(request, 'content-type');
  if (typeof request['postData'] !== 'object' || request['postData'] === null)
    return size > 0 ? { type, text: '', isCut: true } : undefined;
  const data = row(request['postData']);
  const params = list(data['params']).map((one) => {
    const { name, value, fileName } = row(one);
    const isFile = fileName !== undefined && fileName !== null;
    return { name: text(name), value: text(value), ...(isFile && { fileName: text(fileName) }) };
  });
  const said = text(data['text']);
  const plain = data['encoding'] === 'base64' ? (decoded(said) ?? '') : said;
  return {
    // The header has the boundary, which some browsers leave out of the body's own type.
    type: /boundary/.test(type) ? originalType(request) : text(data['mimeType']) || type,
    text: plain,
    ...(params.length > 0 && { params }),
    // Firefox says so where it kept the beginning alone.
    isCut:
      /truncated|too large|discarded|not included/i.test(text(data['comment'])) ||
      data['_truncated'] === true ||
      (size > 0 && plain === '' && params.length === 0) ||
      // Of a form with a file the file's content may be left out, and the rest is whole.
      (!/multipart|gzip|deflate|br$/.test(`${type} ${headerIn(request, 'content-encoding')}`) &&
        plain !== '' &&
        size - strToU8(plain).length > SLACK),
  };
}

/** A token that somebody took out of a recording is shorter than that; what a browser cuts off is not. */
const SLACK = 2_000;

/** As it was written: a boundary's letters count. */
const originalType = (request: Row): string =>
  pairs(request['headers']).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';

function answered(content: Row, response: Row): Answered {
  return answerIn({
    text: text(content['text']),
    isBase64: content['encoding'] === 'base64',
    type: typeOf(content, response),
    packedBy: headerIn(response, 'content-encoding'),
    isLeftOut: isLeftOut(content, response),
  });
}

const typeOf = (content: Row, response: Row): string =>
  text(content['mimeType']).toLowerCase() || headerIn(response, 'content-type');

/**
 * Whether an answer without a text had one. Chrome keeps its size; Firefox says so in a comment, in whatever language, or counts
 * the headers with what came; Safari says nothing, but for the header.
 */
function isLeftOut(content: Row, response: Row): boolean {
  const status = statusOf(response);
  if (status === 204 || status === 205) return false;
  const size = Number(content['size'] ?? -1);
  const came = Number(response['bodySize'] ?? 0) - Math.max(0, Number(response['headersSize'] ?? 0));
  return (
    text(content['comment']) !== '' ||
    size > 0 ||
    status === 304 ||
    Number(headerIn(response, 'content-length')) > 0 ||
    (size < 0 && came > 0 && headerIn(response, 'content-length') !== '0')
  );
}

const statusOf = (response: Row): number => Number(text(response['status'])) || 0;
