/** A value that stands alone. */
export type Scalar = string | number | boolean | null;

/** What a record holds, by dot path; lists in it are left out. */
export type Flat = ReadonlyMap<string, Scalar>;

/** A list of records in an answer. */
export interface List {
  /** Dot path; empty where the answer itself is the list. */
  readonly path: string;
  readonly rows: readonly Flat[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const DEEPEST = 6;
/** Names that a dot path can hold. */
const NAME = /^[\w$-]+$/;

/** The scalars of a record, down to its inner records. */
export function flat(value: unknown): Flat {
  const found = new Map<string, Scalar>();
  const walk = (part: unknown, path: string, depth: number): void => {
    if (isScalar(part)) found.set(path, part);
    else if (isRecord(part) && depth < DEEPEST)
      for (const [name, inner] of Object.entries(part))
        if (NAME.test(name)) walk(inner, path === '' ? name : `${path}.${name}`, depth + 1);
  };
  walk(value, '', 0);
  return found;
}

/** More rows say nothing new of their shape, and an event has hardly more people. */
const MOST_ROWS = 500;

const known = new WeakMap<object, readonly List[]>();

/** Every list of records in an answer, the empty ones left out. */
export function listsIn(value: unknown): readonly List[] {
  if (typeof value !== 'object' || value === null) return [];
  const lists = known.get(value) ?? readLists(value);
  known.set(value, lists);
  return lists;
}

function readLists(value: object): readonly List[] {
  const found: List[] = [];
  const walk = (part: unknown, path: string, depth: number): void => {
    if (Array.isArray(part)) {
      if (part.length > 0 && part.every(isRecord)) found.push({ path, rows: part.slice(0, MOST_ROWS).map(flat) });
    } else if (isRecord(part) && depth < DEEPEST)
      for (const [name, inner] of Object.entries(part))
        if (NAME.test(name)) walk(inner, path === '' ? name : `${path}.${name}`, depth + 1);
  };
  walk(value, '', 0);
  return found;
}

const plainNames = new Map<string, string>();

/** A name as it is compared: small letters, no signs; the last part of a path. */
export function plainName(path: string): string {
  const known = plainNames.get(path);
  if (known !== undefined) return known;
  const parts = path.split(/[.[\]/]+/).filter((part) => part !== '' && !/^\d+$/.test(part));
  const plain = (parts.pop() ?? '').toLowerCase().replace(/[^a-z0-9]/g, '');
  // Names are few; what a hostile file has of them is not kept for ever.
  if (plainNames.size > 10_000) plainNames.clear();
  plainNames.set(path, plain);
  return plain;
}

/** The paths that every row has, in the order of the first one. */
export const pathsOf = ({ rows }: List): readonly string[] =>
  [...(rows[0]?.keys() ?? [])].filter((path) => rows.every((row) => row.has(path)));

/** A scalar as the text that a request would carry. */
export const said = (value: Scalar | undefined): string => (value === null || value === undefined ? '' : String(value));

/** Statuses by their numbers (2ND-HAND: a hint). */
export const STATUSES = [
  'Unknown',
  'Invited',
  'Declined',
  'Tentative',
  'Registered',
  'Attended',
  'Cancelled',
  'No Show',
  'Waiting List',
] as const;
const plainWord = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
const STATUS_WORDS: readonly string[] = STATUSES.map(plainWord);
const OTHER_WORDS: Readonly<Record<string, number>> = { canceled: 6, waiting: 8, waitlisted: 8, waitlist: 8 };

/** The number of a status that a value says, by word or number; undefined where it says none. */
export function statusOf(value: Scalar | undefined): number | undefined {
  const text = plainWord(said(value));
  if (/^[0-8]$/.test(text)) return Number(text);
  const at = STATUS_WORDS.indexOf(text);
  return at >= 0 ? at : OTHER_WORDS[text];
}

/** Whether a value says a status in a word, which no number's coincidence can do. */
export const isStatusWord = (value: Scalar | undefined): boolean =>
  typeof value === 'string' && /[a-z]/i.test(value) && statusOf(value) !== undefined;

/** A name that says what it is of by the one before it: of `contact.data.id` "contactid". */
export function fullName(path: string): string {
  const own = plainName(path);
  if (!/^(id|key|code|name|value|label|text)$/.test(own)) return own;
  const parts = path.split(/[.[\]/]+/).filter((part) => part !== '' && !/^(data|attributes)$/i.test(part));
  const before = parts[parts.length - 2] ?? '';
  // Of a list's own records its name does not say what they are.
  return before === '' || /^(\d+|\*)$/.test(before) ? own : plainName(before) + own;
}

export const isStatusName = (path: string): boolean => {
  const own = plainName(path);
  return (
    /status|state$|attendance$/.test(own) ||
    (/^(id|key|code|name|value)$/.test(own) && /(status|state)(id|key|code|name|value)$/.test(fullName(path)))
  );
};
