import { gunzipSync, strFromU8, strToU8 } from 'fflate';
import { type Answered, json, type Pair, type RawBody, type RawRequest } from './exchange';

/** A request of a .har file with what is said of its answer. */
export interface HarEntry {
  readonly request: RawRequest;
  readonly status: number;
  readonly answer: () => Answered;
  readonly type: string;
  readonly setCookies: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;
const row = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** The entries of a .har file's JSON (HAR 1.2, as each browser writes it); undefined where it is none. */
export function harEntries(value: unknown): readonly HarEntry[] | undefined {
  const entries = row(row(value)['log'])['entries'];
  return Array.isArray(entries) ? entries.map(entryFrom) : undefined;
}

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
    status: Number(text(response['status'])) || 0,
    type: text(content['mimeType']).toLowerCase() || headerIn(response, 'content-type'),
    answer: () => answered(content, response),
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
  const said = text(content['text']);
  const type = text(content['mimeType']).toLowerCase() || headerIn(response, 'content-type');
  if (said === '') {
    const size = Number(content['size']) || Number(response['bodySize']) || 0;
    return { is: size > 0 ? 'unknown' : 'empty' };
  }
  if (/^(image|font|audio|video)\/|javascript|css/.test(type)) return { is: 'other' };
  const plain = content['encoding'] === 'base64' ? decoded(said) : said;
  if (plain === undefined) return { is: 'unknown' };
  const read = /^\s*[[{"\d)ntf]/.test(plain.slice(0, 100)) ? json(plain) : undefined;
  if (read) return { is: 'json', value: read.value };
  if (plain.trim() === '') return { is: 'empty' };
  return { is: /^\s*<(!doctype|html|head|body|div|form|script)/i.test(plain) || /html/.test(type) ? 'page' : 'other' };
}

/** The text of base64, unpacked where it is gzip; undefined where it is no text that can be read here. */
export function decoded(base64: string): string | undefined {
  const bytes = bytesOf(base64);
  if (bytes === undefined) return undefined;
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpacked(bytes) : bytes;
  return plain && strFromU8(plain);
}

/** No answer that is learned from is larger. */
const MOST_UNPACKED = 60_000_000;

/** Unpacks gzip that says beforehand how large it becomes; undefined where it is broken or too large. */
export function unpacked(bytes: Uint8Array): Uint8Array | undefined {
  const end = bytes.subarray(-4);
  const size = (end[0] ?? 0) + (end[1] ?? 0) * 0x100 + (end[2] ?? 0) * 0x10000 + (end[3] ?? 0) * 0x1000000;
  if (size > MOST_UNPACKED) return undefined;
  try {
    return gunzipSync(bytes);
  } catch {
    return undefined;
  }
}

/** Browsers and Node.js have it; Google's runtime does not, and never runs this. */
declare function atob(base64: string): string;

/** The bytes of base64, also as addresses have it; undefined where it is none. */
function bytesOf(base64: string): Uint8Array | undefined {
  try {
    const text = atob(base64.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(text, (one) => one.charCodeAt(0));
  } catch {
    return undefined;
  }
}
