/** Shorter ones are syllables that stand in other words. */
const SHORTEST = 3;
const LONGEST = 200;
/** So long a text of somebody's is known again inside of a longer one. */
const TELLING = 6;
/** No longer text is kept in a template. */
const LOOKED_THROUGH = 2000;

/**
 * The texts of a recording that name somebody, in small letters: an association's directory may be in it, so that each is
 * looked up and none gone through.
 */
export class Personal {
  private readonly texts = new Set<string>();
  private readonly lengths = new Set<number>();

  note(text: string): void {
    const plain = text.trim().toLowerCase();
    // A short number, as of a page's size, is nobody's.
    if (plain.length < SHORTEST || plain.length > LONGEST || /^[\d\s.,-]{1,5}$/.test(plain)) return;
    this.texts.add(plain);
    if (plain.length >= TELLING) this.lengths.add(plain.length);
  }

  /** Whether a text in small letters is one of them. */
  has(plain: string): boolean {
    return this.texts.has(plain);
  }

  /** Whether one of them stands in a text in small letters; with `isSure` only one that no word of a page is by chance. */
  isIn(whole: string, isSure = false): boolean {
    const plain = whole.slice(0, LOOKED_THROUGH);
    for (const length of this.lengths)
      for (let at = 0; at + length <= plain.length; at += 1) {
        const part = plain.slice(at, at + length);
        if (this.texts.has(part) && (!isSure || /[\s@]|\d{6}/.test(part))) return true;
      }
    return false;
  }
}
