import { fnv1a } from '../hashes';
import type { Field, Mapping } from '../settings';
import { columnLetters } from './cells';
import { headerKey, type MappedColumn, mappedColumns } from './mapping';

/** A property's value holds 8,000 bytes for sure; every character here is ASCII. */
const LIMIT = 7_950;
/** Of one vendor's answers; the oldest go. */
const MOST_ANSWERS = 60;
const LONGEST_ANSWER = 40;

/**
 * What coordinators chose for rosters of one set of headers, last used first. Each is one text: a short hash for every
 * header, in the columns' order, with `:field` where the column is used, and `~hash=answer` for every question that was
 * answered, by its id. Neither headers nor questions themselves are kept.
 */
export type Remembered = readonly string[];

/** What is remembered for a roster's headers. */
export interface Recalled {
  readonly columns: readonly MappedColumn[];
  /** How many of the roster's headers were there then. */
  readonly same: number;
  readonly added: number;
  /** True where no other header was there then either: texts mean what they meant. */
  readonly isSame: boolean;
  readonly hasAnswers: boolean;
  /** The answer to a question, by its id; undefined where it was not answered. */
  readonly answerTo: (id: string) => string | undefined;
}

/** What is to be remembered beside what is already. */
export interface Chosen {
  /** The fields of all columns, counted from 0. */
  readonly fields?: ReadonlyMap<number, Field | ''>;
  /** Answers by their questions' ids; an empty one is forgotten. */
  readonly answers?: Readonly<Record<string, string>>;
}

/** Remembers what was chosen for a roster's headers, before all others; the least recent go where room ends. */
export function remember(known: Remembered, headers: readonly string[], { fields, answers = {} }: Chosen): Remembered {
  const before = bestOf(known, headers);
  const kept = fields ?? new Map(before?.recalled.columns.map(({ column, field }) => [column, field]));
  const columns = headers.flatMap((header, column) => {
    const field = kept.get(column) ?? '';
    if (headerKey(header) === '' && field === '') return [];
    return [field === '' ? hash(headerKey(header)) : `${hash(headerKey(header))}:${field}`];
  });
  const said = new Map(before?.recalled.isSame ? answersOf(before.text) : []);
  for (const [id, answer] of Object.entries(answers)) {
    said.delete(hash(id));
    if (answer !== '' && encodeURIComponent(answer).length <= LONGEST_ANSWER) said.set(hash(id), answer);
  }
  const newest = [...said].slice(-MOST_ANSWERS).map(([id, answer]) => `~${id}=${encodeURIComponent(answer)}`);
  const own = new Set(columns.map((token) => token.split(':')[0]));
  const others = known.filter((text) => !sameHeaders(text, own));
  const texts: string[] = [];
  let size = 2;
  for (const text of [[...columns, ...newest].join(' '), ...others]) {
    if (size + text.length + 3 > LIMIT) continue;
    size += text.length + 3;
    texts.push(text);
  }
  return texts;
}

/**
 * The choices for these headers, in whatever order they stand: all columns that were used are there, and at least half
 * of the headers were there then. Undefined where nothing fits.
 */
export function recall(known: Remembered, headers: readonly string[]): Recalled | undefined {
  return bestOf(known, headers)?.recalled;
}

function bestOf(known: Remembered, headers: readonly string[]) {
  const keys = headers.map(headerKey);
  const hashes = keys.map(hash);
  const named = keys.filter((key) => key !== '').length;
  let best: { readonly text: string; readonly recalled: Recalled } | undefined;
  for (const text of known) {
    const pairs = pairsOf(text);
    const columns = mappedColumns(pairs, hashes);
    const usedPairs = pairs.filter(([, field]) => field !== '').length;
    const usedColumns = columns.filter(({ field }) => field !== '').length;
    const same = columns.filter(({ column }) => keys[column] !== '').length;
    if (usedColumns < usedPairs || same * 2 < named || same <= (best?.recalled.same ?? 0)) continue;
    const isSame = same === named && pairs.length === columns.length;
    const answers = answersOf(text);
    const answerTo = (id: string) => answers.get(hash(id));
    best = { text, recalled: { columns, same, added: named - same, isSame, hasAnswers: answers.size > 0, answerTo } };
  }
  return best;
}

const isAnswer = (token: string): boolean => token.startsWith('~');

function pairsOf(text: string): Mapping {
  const tokens = text.split(' ').filter((token) => !isAnswer(token));
  return tokens.map((token) => {
    const [header = '', field = ''] = token.split(':');
    return [header, field as Field | ''];
  });
}

function answersOf(text: string): ReadonlyMap<string, string> {
  const tokens = text.split(' ').filter(isAnswer);
  return new Map(
    tokens.map((token) => {
      const [id = '', answer = ''] = token.slice(1).split('=');
      return [id, decoded(answer)];
    }),
  );
}

/** Whoever may run the add-on can have written it. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** A column that was chosen, so that it is known again wherever it stands: its header, and its turn among those alike. */
export function columnMark(headers: readonly string[], letters: string): string {
  const column = headers.findIndex((_, one) => columnLetters(one) === letters);
  if (column < 0) return '';
  const key = headerKey(headers[column] ?? '');
  const turn = headers.slice(0, column).filter((header) => headerKey(header) === key).length;
  return `${hash(key)}.${turn}`;
}

/** The letters of the column of a mark; undefined where it is gone. */
export function columnAt(headers: readonly string[], mark: string): string | undefined {
  const column = headers.findIndex((_, one) => columnMark(headers, columnLetters(one)) === mark);
  return column < 0 ? undefined : columnLetters(column);
}

function sameHeaders(text: string, own: ReadonlySet<string | undefined>): boolean {
  const theirs = new Set(pairsOf(text).map(([header]) => header));
  return theirs.size === own.size && [...theirs].every((header) => own.has(header));
}

const hash = (text: string): string => fnv1a(text).toString(36);
