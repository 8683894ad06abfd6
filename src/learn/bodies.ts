import type { CsvStyle } from '../roster';
import { fieldsIn, json, type Pair, type RawBody, type SentBody, type SentFile, type Unread } from './exchange';

/** What a request sent, by its type and, where that is missing, by its look. */
export function sentBody(raw: RawBody | undefined): SentBody {
  if (raw === undefined) return { is: 'none' };
  const type = raw.type.toLowerCase();
  const text = withoutHeaders(raw.text);
  if (raw.isCut) return unread('cut', text);
  if (/multipart\/form-data/.test(type)) return multipart(raw);
  if (/multipart\/mixed/.test(type)) return unread('batch', text);
  if (/urlencoded/.test(type) || (raw.params && raw.text === ''))
    return { is: 'form', fields: raw.params?.length ? raw.params.map(unescapedParam) : fieldsIn(text.trim()) };
  if (text.trim() === '') return /json/.test(type) ? unread('cut', '') : { is: 'none' };
  const read = json(text);
  if (read) {
    const own = /^application\/([\w.-]+\+json)\b/.exec(type)?.[1];
    return { is: 'json', value: read.value, ...(own && { type: own }) };
  }
  if (/^\s*<[?!\w]/.test(text)) return unread('XML', text);
  if (/^[\w.$%[\]+-]+=/.test(text) && !/json|xml|csv/.test(type)) return { is: 'form', fields: fieldsIn(text.trim()) };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: bytes that are no text.
  if (/[\u0000-\u0008\ufffd]/.test(text.slice(0, 1000))) return unread('packed', '');
  return unread(/json/.test(type) && !/ndjson|jsonl|json-seq|json-lines/.test(type) ? 'cut' : 'type', text);
}

const MOST_KEPT = 5_000;
const unread = (why: Unread, text: string): SentBody => ({ is: 'unread', why, text: text.slice(0, MOST_KEPT) });

/** Some browsers list the fields escaped, as they were sent. */
const unescapedParam = ({ name, value }: { readonly name: string; readonly value: string }): Pair =>
  fieldsIn(`${name.replace(/[&=]/g, encodeURIComponent)}=${value.replace(/[&=]/g, encodeURIComponent)}`)[0] ?? [
    name,
    value,
  ];

/** Firefox writes the headers of a form before its text. */
const withoutHeaders = (text: string): string => text.replace(/^(?:Content-[\w-]+:[^\r\n]*\r?\n)+\r?\n/i, '');

function multipart({ type, text, params }: RawBody): SentBody {
  const parts = text.includes('Content-Disposition') ? partsOf(text, type) : undefined;
  if (parts === undefined) {
    if (!params?.length) return unread('cut', '');
    const own = params.map(({ name, value, fileName }) => ({
      name,
      text: value,
      isFile: fileName !== undefined,
      isOther: isOther(`filename="${fileName ?? ''}"`),
    }));
    return fromParts(own);
  }
  return fromParts(parts);
}

/** Windows calls a CSV by the type of a spreadsheet: the name comes first. */
const isOther = (head: string): boolean =>
  !/filename="[^"]*\.(csv|txt)"/i.test(head) &&
  /filename="[^"]*\.(xls\w?|ods|numbers|zip|pdf|json|xml)"|content-type: *application\/(vnd|zip|pdf|json|xml)/i.test(
    head,
  );

interface Part {
  readonly name: string;
  readonly text: string;
  readonly isFile: boolean;
  /** A file that is no CSV, by its name or its type. */
  readonly isOther?: boolean;
}

function fromParts(parts: readonly Part[]): SentBody {
  const files = parts.filter(({ isFile }) => isFile);
  if (files.length > 1) return unread('files', '');
  const [sent] = files;
  if (sent?.isOther) return unread('sheet', '');
  const fields = parts.filter(({ isFile }) => !isFile).map(({ name, text }): Pair => [name, text]);
  return { is: 'multipart', fields, ...(sent && { file: fileFrom(sent) }) };
}

function fileFrom({ name, text }: Part): SentFile {
  const { lines, style } = csvOf(text);
  // Chrome leaves the content of a chosen file out; what is no table says nothing of its columns.
  if (lines.length < 2 || (lines[0]?.length ?? 0) === 0) return { field: name };
  return { field: name, lines, ...(Object.keys(style).length > 0 && { style }) };
}

function partsOf(text: string, type: string): readonly Part[] | undefined {
  const boundary = /boundary="?([^";\s]+)/i.exec(type)?.[1] ?? /^\s*--(\S+)/m.exec(text)?.[1];
  if (boundary === undefined) return undefined;
  const parts = text.split(`--${boundary}`).slice(1);
  // Cut off in the middle, as Firefox does with what is large.
  if (!parts.some((part) => part.startsWith('--'))) return undefined;
  const read = parts.flatMap((part) => {
    const [, head = '', body = ''] = /^\r?\n([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(part) ?? [];
    const name = /\bname="((?:[^"\\]|\\.)*)"/i.exec(head)?.[1];
    if (name === undefined) return [];
    return [{ name, text: body.replace(/\r?\n$/, ''), isFile: /\bfilename\*?=/i.test(head), isOther: isOther(head) }];
  });
  return read.length > 0 ? read : undefined;
}

/** As it is, or read as bytes. */
const MARK = /^(?:\uFEFF|\u00EF\u00BB\u00BF)/;

/** The lines of a CSV with their cells (RFC 4180), and how it is written: by commas, semicolons, or tabs. */
export function csvOf(text: string): { readonly lines: readonly (readonly string[])[]; readonly style: CsvStyle } {
  const clean = text.replace(MARK, '');
  const first = clean.replace(/"(?:[^"]|"")*"/g, '').split(/[\r\n]/)[0] ?? '';
  const separator = ([',', ';', '\t'] as const).reduce(
    (best, one) => (count(first, one) > count(first, best) ? one : best),
    ',',
  );
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r?\\n|\\r|$)`, 'g');
  const lines: string[][] = [];
  let line: string[] = [];
  let isQuoted = true;
  for (const [all, quoted, plain = '', end] of clean.matchAll(cell)) {
    // The end of the text is no cell.
    if (all === '' && line.length === 0) continue;
    isQuoted &&= quoted !== undefined;
    line.push(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
    if (end === separator) continue;
    if (line.some((text) => text.trim() !== '')) lines.push(line);
    line = [];
  }
  const style: CsvStyle = {
    ...(separator !== ',' && { separator }),
    ...(/\n/.test(clean) && !/\r/.test(clean) && { lineEnd: '\n' as const }),
    ...(!/[\r\n]$/.test(clean) && { isOpen: true as const }),
    ...(isQuoted && { quoteAll: true as const }),
    ...(MARK.test(text) && { bom: true as const }),
  };
  return { lines, style };
}

const count = (text: string, part: string): number => text.split(part).length - 1;
