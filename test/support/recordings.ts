import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Templates } from '../../src/growthzone';
import { learn, readRecording } from '../../src/learn';

/** As much of a .har as these tests look at; everything else goes along as it is. */
export interface Entry {
  readonly startedDateTime: string;
  readonly _resourceType?: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly cookies: readonly Named[];
    readonly headers: readonly Named[];
    readonly postData?: { readonly mimeType: string; readonly text: string };
  };
  readonly response: {
    readonly status: number;
    readonly headers: readonly Named[];
    readonly content: { readonly mimeType?: string; readonly text?: string; readonly encoding?: string };
  };
}
interface Named {
  readonly name: string;
  readonly value: string;
}

export const entriesOf = (har: string): Entry[] => (JSON.parse(har) as { log: { entries: Entry[] } }).log.entries;

/** The same recording with other entries. */
export function withEntries(har: string, change: (entries: readonly Entry[]) => readonly Entry[]): string {
  const whole = JSON.parse(har) as { readonly log: { readonly entries: readonly Entry[] } };
  return JSON.stringify({ ...whole, log: { ...whole.log, entries: change(whole.log.entries) } });
}

export const KEPT = ['rows-and-numbers', 'upload-and-job', 'one-by-one'] as const;

/** A recording that was made at the stand-in's screens and kept; its people are made up, and so are its cookies and tokens. */
export const keptRecording = (name: (typeof KEPT)[number]): string =>
  readFileSync(join('samples/recordings', `${name}.har`), 'utf8');

const KEPT_HEADERS = /^(content-type|cookie|origin|referer|requestverificationtoken|x-requested-with)$/i;

/** The format's own word for it; the real one differs with the browser's version. */
const UNKNOWN_SIZE = -1;

/**
 * A recording as it can be kept: without pages, styles and scripts, with the headers that matter, and with made-up values in
 * place of everything that is another one at each recording.
 */
export function keepable(har: string): string {
  const secrets = new Set(entriesOf(har).flatMap(({ request }) => request.cookies.map(({ value }) => value)));
  const kept = withEntries(har, (entries) =>
    entries
      .filter((entry) => entry._resourceType === 'fetch')
      .map(({ request, response }, place) => ({
        startedDateTime: new Date(Date.UTC(2026, 1, 10, 18, 0, place)).toISOString(),
        time: 40,
        _resourceType: 'fetch',
        request: {
          ...request,
          headers: request.headers.filter(({ name }) => KEPT_HEADERS.test(name)),
          headersSize: UNKNOWN_SIZE,
        },
        response: {
          ...response,
          headers: response.headers.filter(({ name }) => KEPT_HEADERS.test(name)),
          headersSize: UNKNOWN_SIZE,
        },
        cache: {},
        timings: { send: 0, wait: 40, receive: 0 },
      })),
  );
  const { log } = JSON.parse(kept) as { log: Record<string, unknown> };
  let text = JSON.stringify({ log: { ...log, pages: [] } }, undefined, 1);
  for (const [place, secret] of [...secrets].entries())
    text = text.replaceAll(secret, `made-up-secret-${place}-0123456789abcdef`);
  const ids = new Set(text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []);
  for (const [place, id] of [...ids].entries())
    text = text.replaceAll(id, `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`);
  return `${text.replace(/----WebKitFormBoundary\w+/g, '----WebKitFormBoundaryMadeUp0123456')}\n`;
}

/** What one browser or another does to a recording, and what else a coordinator did meanwhile. */
export const NOISE: Readonly<Record<string, (har: string) => string>> = {
  'other tabs, of other sites and of another association': (har) =>
    withEntries(har, (entries) => [
      ...entries.map((entry) => moved(entry, 'mail.example.com')),
      ...entries,
      ...entries
        .map((entry) => moved(entry, 'neighbor.growthzoneapp.com'))
        .filter(({ request }) => request.method === 'GET'),
    ]),
  'another event, looked at before and after': (har) => {
    const others = (entries: readonly Entry[]) =>
      entries.filter(({ request }) => request.method === 'GET' && !request.url.includes('/jobs/')).map(ofOtherEvent);
    return withEntries(har, (entries) => [...others(entries), ...entries, ...others(entries)]);
  },
  'each save tried before, in vain': (har) =>
    withEntries(har, (entries) =>
      entries.flatMap((entry) =>
        entry.request.method === 'GET' ? [entry] : [failed(entry, 500), failed(entry, 409), entry],
      ),
    ),
  'answers in base64': (har) =>
    withEntries(har, (entries) => entries.map((entry) => encoded(entry, (text) => Buffer.from(text)))),
  'answers as gzip in base64': (har) =>
    withEntries(har, (entries) =>
      entries.map((entry) => {
        const { response, ...rest } = encoded(entry, gzipSync);
        return {
          ...rest,
          response: { ...response, headers: [...response.headers, { name: 'Content-Encoding', value: 'gzip' }] },
        };
      }),
    ),
  '20 MB of pictures and scripts': (har) =>
    withEntries(har, (entries) => {
      const picture = { mimeType: 'image/png', encoding: 'base64', text: 'iVBORw0KGgo'.repeat(180_000) };
      const padding = Array.from({ length: 10 }, (_, place) => {
        const [first] = entries as readonly [Entry];
        return {
          ...moved(first, 'cdn.example.com', `/${place}.png`),
          response: { ...first.response, content: picture },
        };
      });
      return [...padding, ...entries, ...padding.slice(0, 1)];
    }),
};

function moved(entry: Entry, host: string, path?: string): Entry {
  const url = new URL(entry.request.url);
  url.host = host;
  if (path !== undefined) url.pathname = path;
  return { ...entry, request: { ...entry.request, url: url.href } };
}

/** Another event that some of the same people are in: its own numbers, theirs in it, and the stamps of those. */
function ofOtherEvent(entry: Entry): Entry {
  const other = (text: string) =>
    text
      .replaceAll('8101', '8102')
      .replaceAll('42507', '42508')
      .replace(/\b50(\d)\b/g, '60$1')
      .replace(/\b900(\d\d)\b/g, '910$1')
      .replaceAll('"AAFf', '"AAFj');
  const { text } = entry.response.content;
  return {
    ...entry,
    request: { ...entry.request, url: other(entry.request.url) },
    response: {
      ...entry.response,
      content: { ...entry.response.content, ...(text !== undefined && { text: other(text) }) },
    },
  };
}

function failed(entry: Entry, status: number): Entry {
  const text = JSON.stringify({ Message: 'An error has occurred.' });
  return { ...entry, response: { ...entry.response, status, content: { mimeType: 'application/json', text } } };
}

function encoded(entry: Entry, bytesOf: (text: string) => Uint8Array): Entry {
  const { text, ...content } = entry.response.content;
  if (text === undefined) return entry;
  const packed = { ...content, text: Buffer.from(bytesOf(text)).toString('base64'), encoding: 'base64' };
  return { ...entry, response: { ...entry.response, content: packed } };
}

/** What a recording teaches of the association "demo", without a question left open. Throws where it teaches nothing. */
export function learnedFrom(har: string): Templates {
  const recording = readRecording(har);
  if (!recording.ok) throw new Error(recording.problem.message);
  const lesson = learn(recording.value, { tenant: 'demo', today: '2026-02-06' });
  if (!lesson.ok) throw new Error(lesson.problem.message);
  const { questions, templates } = lesson.value;
  if (questions.length > 0) throw new Error(`It asks: ${questions.map(({ question }) => question).join(' ')}`);
  return templates;
}
