import type { CsvStyle } from '../roster';

/** A name with its text, as headers, queries and forms have them. */
export type Pair = readonly [name: string, text: string];

/**
 * What a request carried to prove who asks: an API key of its own, and nothing else; an anti-forgery or session token; a cookie
 * alone; or nothing that the recording shows, since some exports leave the cookies out. But for the first a key may be refused.
 */
export type Asks = 'nothing' | 'token' | 'cookie' | 'unseen';

export type SentBody =
  | { readonly is: 'none' }
  | { readonly is: 'json'; readonly value: unknown; readonly type?: string }
  | { readonly is: 'form'; readonly fields: readonly Pair[] }
  | { readonly is: 'multipart'; readonly fields: readonly Pair[]; readonly file?: SentFile }
  /** There was one, and the recording does not hold it whole, or it is of a kind that the add-on cannot write. */
  | { readonly is: 'unread'; readonly why: Unread; readonly text: string };

/** Why a body cannot be learned from, by the word for it in a sentence. */
export type Unread = 'cut' | 'packed' | 'XML' | 'batch' | 'type' | 'header' | 'state' | 'stamp' | 'sheet' | 'files';

export interface SentFile {
  readonly field: string;
  /** Its lines with their cells; undefined where the recording left the content out. */
  readonly lines?: readonly (readonly string[])[];
  readonly style?: CsvStyle;
}

/** What came back. Only what is JSON can be learned from. */
export type Answered =
  | { readonly is: 'json'; readonly value: unknown }
  /** `unknown`: the request was pasted, without its answer. */
  | { readonly is: 'page' | 'empty' | 'other' | 'unknown' }
  /** There was one, and it cannot be read; `packed` where some platform may still unpack it. */
  | { readonly is: 'lost'; readonly why: Lost; readonly packed?: Packed };

/** Why an answer cannot be read: it is packed, the browser did not keep it or its beginning alone, or it is no JSON. */
export type Lost = 'packed' | 'gone' | 'cut' | 'type';

/** As `DecompressionStream` names them. */
export type Packing = 'brotli' | 'zstd' | 'deflate' | 'deflate-raw';

/** An answer as it was sent. */
export interface Packed {
  readonly bytes: Uint8Array;
  /** How it may be packed, the likeliest first. */
  readonly by: readonly Packing[];
  readonly type: string;
}

/** One request with its answer, without its cookies, tokens and headers. */
export interface Exchange {
  /** Its place in the recording, from 0. */
  readonly at: number;
  readonly method: string;
  /** In small letters, with the port where there is one. */
  readonly host: string;
  /** From `/`, as it was sent. */
  readonly path: string;
  readonly query: readonly Pair[];
  readonly body: SentBody;
  readonly asks: Asks;
  /** Numbers that headers of its own say, as one may name the event. */
  readonly inHeaders: readonly string[];
  /** 0 where the recording does not say how it was answered; -1 where it was not. */
  readonly status: number;
  readonly answer: Answered;
}

/** What was left out while reading, for the count that is shown. */
export interface LeftOut {
  readonly cookies: number;
  readonly tokens: number;
}

/** A recording, read. */
export interface Recording {
  readonly exchanges: readonly Exchange[];
  /** Requests that were passed over at once: files of a page, preflights, what has no address. */
  readonly passedOver: number;
  readonly leftOut: LeftOut;
  /** Cookies and tokens, in memory for the proof alone that no template holds one. A set is in no JSON. */
  readonly secrets: ReadonlySet<string>;
  /** False for requests that were pasted, which come without answers. */
  readonly hasAnswers: boolean;
}

/** A request as a browser wrote it down, before anything was left out. */
export interface RawRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Pair[];
  /** Cookies that the recording lists apart from the headers. */
  readonly cookies: readonly Pair[];
  readonly body?: RawBody;
}

export interface RawBody {
  readonly type: string;
  readonly text: string;
  /** Where the browser gives the fields and not the text; a file's name stands with its field. */
  readonly params?: readonly { readonly name: string; readonly value: string; readonly fileName?: string }[];
  readonly isCut?: boolean;
}

/** Host, path and query of an http address; undefined for any other. */
export function addressParts(
  url: string,
): { readonly host: string; readonly path: string; readonly query: readonly Pair[] } | undefined {
  const [, host = '', path = '', query = ''] = /^https?:\/\/([^/?#\s@]+)([^?#\s]*)(?:\?([^#\s]*))?/i.exec(url) ?? [];
  if (host === '') return undefined;
  return { host: host.toLowerCase().replace(/:(80|443)$/, ''), path: path || '/', query: fieldsIn(query) };
}

/** The fields of a query or an urlencoded body. */
export function fieldsIn(text: string): readonly Pair[] {
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [unescaped(part), ''] : [unescaped(part.slice(0, at)), unescaped(part.slice(at + 1))];
    });
}

/** Without percent escapes; as it stands where they are broken. */
export function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}

/** A header's value; empty where it is not there. */
export function header(headers: readonly Pair[], name: string): string {
  return headers.find(([one]) => one.toLowerCase() === name)?.[1] ?? '';
}

/** JSON, or undefined where a text is none, or is nested deeper than anything that is learned from. */
export function json(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF|^\)\]\}',?\s*/, ''));
    return isDeep(value, DEEPEST) ? undefined : { value };
  } catch {
    return undefined;
  }
}

/** A recording itself has some ten levels; what goes on for thousands would end this script. */
const DEEPEST = 100;

const isDeep = (value: unknown, left: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (left === 0 || Object.values(value).some((inner: unknown) => isDeep(inner, left - 1)));
