import * as v from 'valibot';
import { wholeFrom } from '../roster';

/** Longer than anything that Google keeps in one property or one cache value. */
const MOST_CHARACTERS = 110_000;

/** What was found under a key: nothing, a value of the shape that is kept there, or something else. */
export type Found<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'unreadable' };

/** How one kind of value is kept as text. */
export interface Codec<T> {
  /** What a person is told where the text cannot be read: what it was, and the way on. */
  readonly told: string;
  write(value: T): string;
  /** Never throws, whoever wrote the text. */
  read(text: string | null | undefined): Found<T>;
}

/** A stored value, as it is defined. */
interface Definition<T> {
  readonly told?: string;
  /** Of the shape, 1 at first; it grows when the shape changes. Texts without a version, as they were kept at first, are version 0. */
  readonly version?: number;
  /** Gives the value of a parsed text; undefined where it has another shape. */
  readonly parse: (input: unknown) => T | undefined;
  /** Brings what an older version kept to the shape of this one. */
  readonly migrate?: (input: unknown, version: number) => unknown;
}

const envelope = v.strictObject({ version: wholeFrom(1), value: v.unknown() });

/**
 * A value that is kept as JSON with its version. What is read is foreign: anybody who may run the add-on, or edit the
 * spreadsheet, can have written it. So it is parsed, never believed, and a newer version is not guessed at.
 */
export function stored<T>({ told = '', version = 1, parse, migrate = (input) => input }: Definition<T>): Codec<T> {
  return {
    told,
    write: (value) => JSON.stringify({ version, value }),
    read: (text) => {
      if (text === null || text === undefined) return { kind: 'none' };
      const input = parsedJson(text);
      const wrapped = v.safeParse(envelope, input);
      const of = wrapped.success ? wrapped.output.version : 0;
      const inner = wrapped.success ? wrapped.output.value : input;
      const value = of > version ? undefined : parse(of < version ? migrate(inner, of) : inner);
      return value === undefined ? { kind: 'unreadable' } : { kind: 'value', value };
    },
  };
}

/** A value that is kept as it is, in a place where people can see it: one of some words, without a version. */
export function storedWord<T extends string>(told: string, words: readonly T[]): Codec<T> {
  return {
    told,
    write: (value) => value,
    read: (text) => {
      if (text === null || text === undefined) return { kind: 'none' };
      const value = words.find((word) => word === text);
      return value === undefined ? { kind: 'unreadable' } : { kind: 'value', value };
    },
  };
}

function parsedJson(text: string): unknown {
  if (text.length > MOST_CHARACTERS) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A parser by a schema. Valibot takes a list for an object and leaves out names such as `__proto__`. */
export function by<T>(schema: v.GenericSchema<unknown, T>): (input: unknown) => T | undefined {
  return (input) => {
    const parsed = v.safeParse(schema, input);
    return parsed.success && Array.isArray(parsed.output) === Array.isArray(input) ? parsed.output : undefined;
  };
}

/** What a property store has to have for one value. */
export interface PropertyStore {
  getProperty(key: string): string | null;
  setProperty(key: string, text: string): unknown;
  deleteProperty(key: string): unknown;
}

type Texts = Record<string, string>;
interface WholeStore extends PropertyStore {
  getProperties(): Readonly<Texts>;
  setProperties(texts: Readonly<Texts>): void;
  /** Writes with one call what `work` sets, after it; nothing where it throws. */
  together(work: () => void): void;
}

/** What Google gives of a spreadsheet; throws where it gives null, as to a script that runs outside of one. */
export function here<T>(service: T | null): T {
  if (service === null)
    throw new Error('Google gives no store or lock here. Open CE Roster from the menu of the spreadsheet.');
  return service;
}

/** Forgets what was read of the spreadsheet's store: others may have written meanwhile. */
export function forgetProperties(): void {
  ofDocument.forget();
}

/**
 * A store that is read with one call for all its values, since each call takes Google some 30 ms; what is written goes to
 * Google at once. What was read of the spreadsheet's holds until `forgetProperties`, never beyond a lock, a request or a wait; of
 * the user's own, which only the same person in another window changes, until the end of the call, or until it is changed by
 * what stands there.
 */
function readAtOnce(service: () => GoogleAppsScript.Properties.Properties | null) {
  let known: Texts | undefined;
  const all = (): Texts => (known ??= here(service()).getProperties());
  // Where Google refuses a write, nothing is known of what stands there.
  const written = (
    write: (store: GoogleAppsScript.Properties.Properties) => unknown,
    after: (before: Texts) => void,
    attempted: Readonly<Texts> = {},
  ) => {
    const before = known;
    known = undefined;
    try {
      write(here(service()));
    } catch (error) {
      // By what was attempted, since Google says it in the user's language.
      if (JSON.stringify({ ...all(), ...attempted }).length > FULL_CHARACTERS) throw new Error(FULL);
      throw error;
    }
    if (before) after(before);
    known = before;
  };
  let collected: Texts | undefined;
  const setProperties = (texts: Readonly<Texts>): void => {
    if (collected) {
      Object.assign(collected, texts);
      return;
    }
    written(
      (store) => store.setProperties({ ...texts }),
      (before) => Object.assign(before, texts),
      texts,
    );
  };
  const store: WholeStore = {
    getProperty: (key) => all()[key] ?? null,
    getProperties: all,
    setProperties,
    setProperty: (key, text) => setProperties({ [key]: text }),
    together: (work) => {
      const texts: Texts = {};
      collected = texts;
      try {
        work();
      } finally {
        collected = undefined;
      }
      if (Object.keys(texts).length > 0) setProperties(texts);
    },
    deleteProperty: (key) =>
      written(
        (at) => at.deleteProperty(key),
        (before) => delete before[key],
      ),
  };
  return Object.assign(() => store, {
    forget: () => {
      known = undefined;
    },
  });
}

/** A store has 500 KB, and nearly every character of these values is a byte. */
const FULL_CHARACTERS = 480_000;
const FULL =
  'The storage that Google gives to this spreadsheet is full (500 KB, about 2,700 people). Take each credit in a spreadsheet of its own.';

/** The user's own properties. */
export const ofUser = readAtOnce(() => PropertiesService.getUserProperties());

/** The properties of the spreadsheet. */
export const ofDocument = readAtOnce(() => PropertiesService.getDocumentProperties());

/** A value has 9 KB, and a character up to three bytes. */
const ASIDE_CHARACTERS = 3_000;

/**
 * The value under a key; undefined where there is none. What cannot be read is set aside first, so that the next call
 * goes on without it, and then told: throws the codec's sentence. A secret is not kept aside.
 */
export function readProperty<T>(
  store: PropertyStore,
  key: string,
  codec: Codec<T>,
  { isSecret = false } = {},
): T | undefined {
  const text = store.getProperty(key);
  const found = codec.read(text);
  if (found.kind === 'value') return found.value;
  if (found.kind === 'none') return undefined;
  if (!isSecret) store.setProperty(`aside.${key}`, (text ?? '').slice(0, ASIDE_CHARACTERS));
  store.deleteProperty(key);
  throw new Error(codec.told);
}

/** The value of a text that may be gone at any time, as in a cache: what cannot be read counts as gone. */
export function readOrNone<T>(codec: Codec<T>, text: string | null | undefined): T | undefined {
  const found = codec.read(text);
  return found.kind === 'value' ? found.value : undefined;
}
