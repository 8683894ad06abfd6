const PROPERTY_BYTES = 9 * 1024;
const STORE_BYTES = 500 * 1024;

/** One property store with Google's limits: 9 KB a value, 500 KB in all. */
export class PropertyStore {
  private readonly values: Map<string, string>;

  /** `changed` is told after every change, before the script goes on. */
  constructor(
    first: Readonly<Record<string, string>>,
    private readonly changed: () => void,
  ) {
    this.values = new Map(Object.entries(first));
  }

  getProperty(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  getProperties(): Record<string, string> {
    return Object.fromEntries(this.values);
  }

  /** Throws, and keeps the former value, where a limit is passed. */
  setProperty(key: string, value: string): void {
    this.setProperties({ [key]: value });
  }

  setProperties(properties: Readonly<Record<string, string>>): void {
    const next = { ...this.getProperties(), ...properties };
    for (const value of Object.values(properties)) {
      if (Buffer.byteLength(value) > PROPERTY_BYTES) throw new Error('Argument too large: value');
    }
    const total = Object.entries(next).reduce(
      (sum, [name, text]) => sum + Buffer.byteLength(name) + Buffer.byteLength(text),
      0,
    );
    if (total > STORE_BYTES)
      throw new Error('You have exceeded the property storage quota. Please remove some properties and try again.');
    for (const [name, text] of Object.entries(properties)) this.values.set(name, text);
    this.changed();
  }

  deleteProperty(key: string): void {
    if (this.values.delete(key)) this.changed();
  }

  deleteAllProperties(): void {
    this.values.clear();
    this.changed();
  }

  getKeys(): string[] {
    return [...this.values.keys()];
  }
}
