import type { LocalClock } from '../clock';

const CACHE_BYTES = 100 * 1024;
const KEY_CHARACTERS = 250;
const LONGEST_SECONDS = 21_600;

/** One user's cache with Google's limits: 250 characters a key, 100 KB a value, gone after its time on the shared clock. */
export class CacheStore {
  private readonly values = new Map<string, { readonly text: string; readonly until: number }>();

  constructor(private readonly clock: LocalClock) {}

  get(key: string): string | null {
    const found = this.values.get(key);
    return found && found.until > this.clock.now() ? found.text : null;
  }

  getAll(keys: readonly string[]): Record<string, string> {
    return Object.fromEntries(
      keys.flatMap((key) => {
        const text = this.get(key);
        return text === null ? [] : [[key, text]];
      }),
    );
  }

  put(key: string, text: string, seconds = 600): void {
    if (key.length > KEY_CHARACTERS) throw new Error('Argument too large: key');
    if (Buffer.byteLength(text) > CACHE_BYTES) throw new Error('Argument too large: value');
    this.values.set(key, { text, until: this.clock.now() + Math.min(seconds, LONGEST_SECONDS) * 1000 });
  }

  putAll(all: Readonly<Record<string, string>>, seconds?: number): void {
    for (const [key, text] of Object.entries(all)) this.put(key, text, seconds);
  }

  remove(key: string): void {
    this.values.delete(key);
  }

  removeAll(keys: readonly string[]): void {
    for (const key of keys) this.remove(key);
  }
}
