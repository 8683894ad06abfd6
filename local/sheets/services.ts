import { readFileSync } from 'node:fs';
import type { LocalClock } from '../clock';
import { formatted } from './cell-text';

const PROPERTY_BYTES = 9 * 1024;
const STORE_BYTES = 500 * 1024;
const CACHE_BYTES = 100 * 1024;

/** One property store with Google's limits: 9 KB a value, 500 KB in all. */
export function properties() {
  const values = new Map<string, string>();
  return {
    getProperty: (key: string) => values.get(key) ?? null,
    setProperty: (key: string, value: string) => {
      if (Buffer.byteLength(value) > PROPERTY_BYTES) throw new Error('Argument too large: value');
      values.set(key, value);
      const total = [...values].reduce(
        (sum, [name, text]) => sum + Buffer.byteLength(name) + Buffer.byteLength(text),
        0,
      );
      if (total > STORE_BYTES)
        throw new Error('You have exceeded the property storage quota. Please remove some properties and try again.');
    },
    deleteProperty: (key: string) => void values.delete(key),
  };
}

/** One cache with Google's limits: 100 KB a value, gone after its time on the shared clock. */
export function cache(clock: LocalClock) {
  const values = new Map<string, { readonly text: string; readonly until: number }>();
  const get = (key: string) => {
    const found = values.get(key);
    return found && found.until > clock.now() ? found.text : null;
  };
  const put = (key: string, text: string, seconds = 600) => {
    if (Buffer.byteLength(text) > CACHE_BYTES) throw new Error('Argument too large: value');
    values.set(key, { text, until: clock.now() + Math.min(seconds, 21_600) * 1000 });
  };
  return {
    get,
    put,
    remove: (key: string) => void values.delete(key),
    getAll: (keys: readonly string[]) =>
      Object.fromEntries(keys.flatMap((key) => (get(key) === null ? [] : [[key, get(key)]]))),
    putAll: (all: Readonly<Record<string, string>>, seconds?: number) => {
      for (const [key, text] of Object.entries(all)) put(key, text, seconds);
    },
  };
}

/** The document lock. One script runs at a time here, so that it is always free. */
export function documentLock() {
  let held = false;
  return {
    waitLock: () => {
      held = true;
    },
    hasLock: () => held,
    releaseLock: () => {
      held = false;
    },
  };
}

/** A file in memory, as `Utilities.newBlob` makes it. */
export class Blob {
  constructor(
    readonly text: string,
    readonly contentType: string,
    readonly name: string,
  ) {}
}

export function utilities(clock: LocalClock) {
  return {
    sleep: (milliseconds: number) => clock.sleep(milliseconds),
    formatDate: (date: Date, zone: string, pattern: string) => formatted(date, zone, pattern),
    newBlob: (text: string, contentType: string, name: string) => new Blob(text, contentType, name),
  };
}

/** Pages from the files that were pushed. */
export function htmlService(dist: string) {
  const page = (content: string) => {
    const output = {
      getContent: () => content,
      setTitle: () => output,
      setWidth: () => output,
      setHeight: () => output,
    };
    return output;
  };
  return {
    createHtmlOutput: page,
    createHtmlOutputFromFile: (name: string) => page(readFileSync(`${dist}/${name}.html`, 'utf8')),
  };
}

/** `Date` on the shared clock: what the script asks without an argument is the clock's time. */
export function scriptDate(clock: LocalClock): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args: unknown[]) => Reflect.construct(target, args.length === 0 ? [clock.now()] : args) as Date,
    get: (target, member) => (member === 'now' ? () => clock.now() : (Reflect.get(target, member, target) as unknown)),
  });
}
