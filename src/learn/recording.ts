import { strFromU8 } from 'fflate';
import { failure, type Result, success } from '../roster';
import { unpacked } from './answers';
import { sentBody } from './bodies';
import { addressParts, type Exchange, json, type Pair, type Recording, type Unread } from './exchange';
import { type HarEntry, harEntries } from './har';
import { pastedRequests } from './pasted';
import { isCacheBuster, isTokenName, secretsIn } from './secrets';
import { saysAnotherVerb } from './verbs';

/** A recording of an hour has some 20 MB. */
export const MOST_BYTES = 60_000_000;

const HOW = 'Save the recording with "Save all as HAR" in the network panel, or paste a request with "Copy as cURL".';

const refused = (message: string) => failure('bad-recording', message);

/** Refuses what is too large, before it is read at all; `bytes` is its size. */
export const tooLarge = (bytes: number) =>
  bytes > MOST_BYTES
    ? refused(
        `This file has ${Math.round(bytes / 1_000_000)} MB, and at most ${MOST_BYTES / 1_000_000} MB are read: record the import and the attendance save alone.`,
      )
    : undefined;

/**
 * Reads a recording: a .har file of any browser, or requests that were pasted as cURL or fetch. Cookies, tokens and headers
 * are left out here already. Gives a problem of one sentence where a text is none.
 */
export function readRecording(input: string | Uint8Array): Result<Recording> {
  const large = tooLarge(input.length);
  if (large) return large;
  if (typeof input !== 'string' && isPacked(input) && !unpacked(input))
    return refused(
      `This packed file is damaged, or larger than ${MOST_BYTES / 1_000_000} MB when it is unpacked: record the import and the attendance save alone.`,
    );
  const text = (typeof input === 'string' ? input : textOf(input)).replace(/^\uFEFF/, '').trim();
  if (text === '') return refused(`This file is empty. ${HOW}`);
  if (/^[{[]/.test(text)) {
    const read = json(text);
    if (read) return fromHar(read.value);
    return /^\{\s*"(log|browser|version)"/.test(text)
      ? refused('This recording ends in the middle: it was not saved whole. Save it again.')
      : refused(`This file is no recording. ${HOW}`);
  }
  if (/Invoke-(WebRequest|RestMethod)\b/i.test(text))
    return refused('A request that was copied as PowerShell is not read: choose "Copy as cURL" instead.');
  const requests = pastedRequests(text);
  if (!requests) return refused(`This is no recording. ${HOW}`);
  if (typeof requests === 'string') return refused(requests);
  return recordingOf(
    requests.map((request) => ({
      request,
      status: 0,
      type: '',
      setCookies: [],
      answer: () => ({ is: 'unknown' }),
      isByTheWay: false,
    })),
    false,
  );
}

const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** UTF-8, or UTF-16 as some editors save it; a file that was packed with gzip is unpacked. */
function textOf(bytes: Uint8Array): string {
  const plain = isPacked(bytes) ? (unpacked(bytes) ?? new Uint8Array()) : bytes;
  const [first, second] = plain;
  if (first === 0xff && second === 0xfe) return wide(plain, 0);
  if (first === 0xfe && second === 0xff) return wide(plain, 1);
  return strFromU8(plain);
}

function wide(bytes: Uint8Array, high: 0 | 1): string {
  const parts: string[] = [];
  for (let at = 2; at < bytes.length; at += 8192) {
    const units: number[] = [];
    for (let place = at; place < Math.min(at + 8192, bytes.length - 1); place += 2)
      units.push((bytes[place + 1 - high] ?? 0) * 256 + (bytes[place + high] ?? 0));
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

function fromHar(value: unknown): Result<Recording> {
  const entries = harEntries(value);
  if (!entries) return refused(`This file is no recording. ${HOW}`);
  if (entries.length === 0)
    return refused('This recording is empty: open the network panel first, then import and save the attendance.');
  return recordingOf(entries, true);
}

const STATIC = /\.(?:js|mjs|css|map|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|eot|mp[34]|webm|wasm)$/i;

/** Files of a page, preflights and what is no request to a server: nothing can be learned from them. */
function isPassedOver({ request: { method, url }, type, isByTheWay }: HarEntry): boolean {
  const path = url.replace(/[?#].*$/, '');
  if (isByTheWay) return true;
  if (!/^https?:/i.test(url) || /^(OPTIONS|HEAD|CONNECT|TRACE)$/.test(method)) return true;
  return method === 'GET' && (STATIC.test(path) || /^(image|font|audio|video)\/|javascript|\bcss\b/.test(type));
}

/** The browser got no answer. */
const LOST = -1;

function recordingOf(entries: readonly HarEntry[], hasAnswers: boolean): Result<Recording> {
  const secrets = new Set<string>();
  let [passedOver, cookies, tokens] = [0, 0, 0];
  const exchanges = entries.flatMap((entry, at): readonly Exchange[] => {
    const address = addressParts(entry.request.url);
    const sent = sentBody(entry.request.body);
    const fields = fieldsOf(sent, address?.query ?? []);
    const own = secretsIn(entry.request, fields);
    const body = whole(entry.request, sent, fields);
    for (const value of [...own.values, ...entry.setCookies]) if (value.length >= 6) secrets.add(value);
    cookies += own.cookies + entry.setCookies.length;
    tokens += own.tokens;
    if (address === undefined || isPassedOver(entry)) {
      passedOver += 1;
      return [];
    }
    const { method } = entry.request;
    const query = address.query.filter((pair) => !isTokenName(pair[0]) && !isCacheBuster(pair));
    const status = hasAnswers && entry.status === 0 ? LOST : entry.status;
    return [
      {
        at,
        method,
        ...address,
        query,
        body: withoutTokens(body),
        asks: own.asks,
        inHeaders: entry.request.headers.flatMap(([name, text]) =>
          /^\d{2,10}$/.test(text) && !/length/i.test(name) ? text : [],
        ),
        status,
        answer: entry.answer(),
      },
    ];
  });
  return success({ exchanges, passedOver, leftOut: { cookies, tokens }, secrets, hasAnswers });
}

type Body = Exchange['body'];

/** A body as it is, or why it cannot be learned from for what stands beside it: another verb, a stamp, the state of a page. */
function whole({ method, headers }: HarEntry['request'], body: Body, fields: readonly Pair[]): Body {
  const unread = (why: Unread): Body => ({ is: 'unread', why, text: fields.map(([name]) => name).join(' ') });
  if (saysAnotherVerb([...headers, ...fields])) return unread('header');
  if (method !== 'GET' && headers.some(([name]) => STAMP.test(name))) return unread('stamp');
  return fields.some(([name]) => /^__(viewstate|eventvalidation)/i.test(name)) ? unread('state') : body;
}

/** Gives back what an earlier answer said, so that nobody else's change is lost. */
const STAMP = /^if-(match|unmodified-since)$|etag|row-?version|concurrency|audit-?id|revision/i;

/** Every field by which a request could prove who asks. */
function fieldsOf(body: Body, query: readonly Pair[]): readonly Pair[] {
  if (body.is === 'form' || body.is === 'multipart') return [...query, ...body.fields];
  if (body.is !== 'json' || typeof body.value !== 'object' || body.value === null) return query;
  const own = Object.entries(body.value).flatMap(([name, value]): readonly Pair[] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return [...query, ...own];
}

function withoutTokens(body: Body): Body {
  if (body.is === 'form' || body.is === 'multipart')
    return { ...body, fields: body.fields.filter(([name]) => !isTokenName(name)) };
  return body.is === 'json' ? { ...body, value: stripped(body.value) } : body;
}

/** JSON without members that are there to prove who asks, at any depth. */
function stripped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => !(isTokenName(name) && typeof inner === 'string'))
      .map(([name, inner]) => [name, stripped(inner)]),
  );
}
