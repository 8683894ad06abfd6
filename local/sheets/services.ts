import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { LocalClock } from '../clock';
import { formatted } from '../zones';
import type { Remote } from './bridge';
import type { Calls } from './calls';
import type { HostServices } from './host-services';
import type { Served } from './served';

type Host = Remote<HostServices>;
type GoogleProperties = GoogleAppsScript.Properties.Properties;

/** A property store as the script has it; a setter gives the store back. */
export class Properties implements Served<GoogleProperties, keyof GoogleProperties> {
  constructor(private readonly store: Host['userProperties'] | Host['documentProperties']) {}

  getProperty = (key: string): string | null => this.store.getProperty(key);
  getProperties = (): Record<string, string> => this.store.getProperties();
  getKeys = (): string[] => this.store.getKeys();

  setProperty(key: string, value: string): this {
    this.store.setProperty(key, String(value));
    return this;
  }

  setProperties(all: Readonly<Record<string, string>>, deleteAllOthers = false): this {
    if (deleteAllOthers) this.store.deleteAllProperties();
    this.store.setProperties({ ...all });
    return this;
  }

  deleteProperty(key: string): this {
    this.store.deleteProperty(key);
    return this;
  }

  deleteAllProperties(): this {
    this.store.deleteAllProperties();
    return this;
  }
}

/** The user's cache as the script has it. */
export function cache(store: Host['userCache']) {
  return {
    get: (key: string) => store.get(key),
    getAll: (keys: string[]) => store.getAll([...keys]),
    put: (key: string, value: string, seconds?: number) => store.put(key, String(value), seconds),
    putAll: (values: Readonly<Record<string, string>>, seconds?: number) => store.putAll({ ...values }, seconds),
    remove: (key: string) => store.remove(key),
    removeAll: (keys: string[]) => store.removeAll([...keys]),
  } satisfies Served<GoogleAppsScript.Cache.Cache, keyof GoogleAppsScript.Cache.Cache>;
}

/** The document lock, which is one for all who have the spreadsheet open. It is let go when the call ends. */
export function documentLock(lock: Host['lock']) {
  return {
    waitLock: (milliseconds: number) => {
      if (!lock.take(milliseconds)) throw new Error('Lock timeout: another process was holding the lock for too long.');
    },
    tryLock: (milliseconds: number) => lock.take(milliseconds),
    hasLock: () => lock.isHeld(),
    releaseLock: () => lock.release(),
  } satisfies Served<GoogleAppsScript.Lock.Lock, keyof GoogleAppsScript.Lock.Lock>;
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
    parseCsv: (text: string, delimiter = ',') => {
      const { data, errors } = Papa.parse<string[]>(text, { delimiter });
      // Google's words where quotation marks are not in order.
      if (errors.some(({ type }) => type === 'Quotes')) throw new Error('Could not parse text.');
      return data;
    },
    sleep: (milliseconds: number) => clock.sleep(milliseconds),
    formatDate: (date: Date, zone: string, pattern: string) => formatted(date, zone, pattern),
    newBlob: (text: string, contentType: string, name: string) => new Blob(text, contentType, name),
  };
}

/** Whose script it is: the local Sheets has one domain, so that Google would say it. */
export function session(email: string, { counted }: Calls) {
  const user = () => counted({ getEmail: () => email }, 'User');
  return { getActiveUser: user, getEffectiveUser: user };
}

/** A page that the script made, until it is shown. */
export class HtmlOutput {
  private title = '';
  private width: number | undefined;
  private height: number | undefined;

  constructor(private content: string) {}

  append(more: string): this {
    this.content += more;
    return this;
  }

  getContent(): string {
    return this.content;
  }

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): this {
    this.title = title;
    return this;
  }

  getWidth(): number | undefined {
    return this.width;
  }

  setWidth(pixels: number): this {
    this.width = pixels;
    return this;
  }

  getHeight(): number | undefined {
    return this.height;
  }

  setHeight(pixels: number): this {
    this.height = pixels;
    return this;
  }
}

/** Pages from the files that were pushed. */
export function htmlService(dist: string, { counted }: Calls) {
  const page = (content: string) => counted(new HtmlOutput(content), 'HtmlOutput');
  return {
    createHtmlOutput: (content = '') => page(content),
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
