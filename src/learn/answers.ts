import { gunzipSync, strFromU8 } from 'fflate';
import { type Answered, json, type Lost, type Packed, type Packing } from './exchange';

/** What is said of an answer's content, as a .har file has it. */
export interface Content {
  /** As it is written there: the text itself, or base64 of it. */
  readonly text: string;
  readonly isBase64: boolean;
  /** In small letters. */
  readonly type: string;
  /** The header Content-Encoding, in small letters: browsers keep it where they have unpacked the answer already. */
  readonly packedBy: string;
  /** Whether anything says that there was more than is written. */
  readonly isLeftOut: boolean;
}

const NO_TEXT = /^(image|font|audio|video)\/|javascript|css/;

/**
 * What came back. Browsers write an answer as the page got it, proxies as it was sent: still packed, in base64 or with a
 * character for each byte. Whatever was there and cannot be read is `lost`, with its reason.
 */
export function answerIn({ text, isBase64, type, packedBy, isLeftOut }: Content): Answered {
  if (NO_TEXT.test(type)) return { is: 'other' };
  if (text === '' && isLeftOut) return /html/.test(type) ? { is: 'page' } : lost('gone');
  if (text === '') return { is: 'empty' };
  const bytes = isBase64 ? bytesOf(text) : undefined;
  // Firefox has called text base64 that was none.
  const plain = bytes === undefined ? text : textOfBytes(bytes);
  const isPacked = plain === undefined || isBinary(plain) || /br|zstd|deflate/.test(packedBy);
  const read = plain === undefined ? undefined : answerOf(plain, type);
  if (read?.is === 'json' || read?.is === 'page' || !isPacked) return read ?? lost('packed');
  if (packedBy === '' && !/json|text|unknown|^$/.test(type)) return { is: 'other' };
  const raw = bytes ?? bytesAsText(text);
  return raw === undefined ? lost('packed') : lost('packed', { bytes: raw, by: packingsOf(raw, packedBy), type });
}

const lost = (why: Lost, packed?: Packed): Answered => ({ is: 'lost', why, ...(packed && { packed }) });

/** An answer by its whole text. */
export function answerOf(plain: string, type: string): Answered {
  if (plain.trim() === '') return { is: 'empty' };
  const begins = /^\uFEFF?\s*[[{"\d)ntf]/.test(plain.slice(0, 100));
  const read = begins ? json(plain) : undefined;
  if (read) return isText(read.value) ? lost('type') : { is: 'json', value: read.value };
  if (/^\s*<(!doctype|html|head|body|div|form|script)/i.test(plain) || /html/.test(type)) return { is: 'page' };
  if (/^\s*<[?\w]|^\s*(while|for)\s*\([^)]*\);/.test(plain)) return lost('type');
  if (!/^\uFEFF?\s*[[{]/.test(plain)) return { is: 'other' };
  return lost(isOpen(plain) ? 'cut' : 'type');
}

/** JSON in a text of JSON, as older services of ASP.NET answer: `{"d": "[..]"}`. The add-on reads it as one text. */
function isText(value: unknown): boolean {
  const inner: unknown =
    typeof value === 'object' && value !== null && Object.keys(value).length === 1 ? Object.values(value)[0] : value;
  return typeof inner === 'string' && /^\s*[[{]/.test(inner) && json(inner) !== undefined;
}

/** Whether a text of JSON ends before all that it begins, as where a browser keeps the first megabyte alone. */
function isOpen(text: string): boolean {
  const plain = text.replace(/"(?:[^"\\]|\\[\s\S])*"/g, '');
  const count = (sign: RegExp) => plain.match(sign)?.length ?? 0;
  return plain.includes('"') || count(/[[{]/g) > count(/[\]}]/g);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: bytes that are no text.
const isBinary = (text: string): boolean => /[\u0000-\u0008\ufffd]/.test(text.slice(0, 1000));

/** The ways in which bytes may be packed, the likeliest first. Brotli alone cannot be known by its look. */
function packingsOf(bytes: Uint8Array, packedBy: string): readonly Packing[] {
  if (bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd) return ['zstd'];
  if (/zstd/.test(packedBy)) return ['zstd'];
  return /deflate/.test(packedBy) ? ['deflate', 'deflate-raw'] : ['brotli'];
}

/** The text of base64, unpacked where it is gzip; undefined where it is no text that can be read here. */
export function decoded(base64: string): string | undefined {
  const bytes = bytesOf(base64);
  return bytes && textOfBytes(bytes);
}

function textOfBytes(bytes: Uint8Array): string | undefined {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpacked(bytes) : bytes;
  return plain && strFromU8(plain);
}

/** No answer that is learned from is larger. */
export const MOST_UNPACKED = 60_000_000;

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
    return bytesAsText(atob(base64.replace(/-/g, '+').replace(/_/g, '/')));
  } catch {
    return undefined;
  }
}

/** The bytes of a text with a character for each; undefined where some were replaced while they were read as letters. */
const bytesAsText = (text: string): Uint8Array | undefined =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: every byte.
  /[^\u0000-\u00ff]/.test(text) ? undefined : Uint8Array.from(text, (one) => one.charCodeAt(0));
