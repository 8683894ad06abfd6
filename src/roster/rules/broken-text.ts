/** Letters with one mark, by the mark's name in an HTML entity: `&eacute;` is e with the mark of acute. */
const MARKS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  cedil: '\u0327',
  ring: '\u030A',
  caron: '\u030C',
};
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  szlig: 'ß',
  oslash: 'ø',
  Oslash: 'Ø',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
  eth: 'ð',
  ETH: 'Ð',
  thorn: 'þ',
  THORN: 'Þ',
};
const ENTITY = /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,8}));/gi;

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (decimal !== undefined || hex !== undefined) {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code >= 32 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  }
  const known = ENTITIES[name ?? ''];
  if (known !== undefined) return known;
  const mark = MARKS[(name ?? '').slice(1)];
  return mark === undefined ? whole : `${(name ?? '').charAt(0)}${mark}`.normalize('NFC');
}

/** What Windows-1252 shows for the bytes 80 to 9F; a space where it shows nothing. */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
/** A character that begins a letter of UTF-8 read as Windows-1252, and one that continues it. */
const TWICE = /[\u00C2-\u00F4][\u0080-\u00BF\u0152-\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]/;

/** The byte that Windows-1252 shows so; undefined where none does. */
function byteOf(char: string): number | undefined {
  const code = char.charCodeAt(0);
  if (code <= 0xff) return code;
  const place = WINDOWS.indexOf(char);
  return place < 0 ? undefined : 0x80 + place;
}

/** The text that was UTF-8 and was read as Windows-1252; itself where it cannot have been. */
function readAgain(text: string): string {
  const bytes = Array.from(text, byteOf);
  if (bytes.some((byte) => byte === undefined)) return text;
  try {
    return decodeURIComponent(bytes.map((byte) => `%${(byte ?? 0).toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return text;
  }
}

/** A text as it was before a program wrote its letters as HTML or in another encoding; itself where neither happened. */
export function decoded(text: string): string {
  let now = text;
  // Some export twice: "&amp;#39;" and letters of letters.
  for (let times = 0; times < 2; times += 1) {
    if (now.includes('&')) now = now.replace(ENTITY, entity);
    if (TWICE.test(now)) now = readAgain(now);
  }
  return now;
}

/** True where letters of a text are lost: the replacement character, or a question mark inside a word. */
export function hasLostLetters(text: string): boolean {
  return /\uFFFD|[a-z][?]\p{L}|[a-z]Ã(?![A-Z\u00C0-\u00DE])/u.test(text);
}

/** True where `whole` could be `text`, whose lost letters may be anything; compared without regard to case. */
export function couldHaveBeen(text: string, whole: string): boolean {
  const parts = text.toLowerCase().split(/(?:\uFFFD|\?|ã)+/);
  let at = 0;
  const other = whole.toLowerCase();
  for (const [place, part] of parts.entries()) {
    const found = place === 0 ? (other.startsWith(part) ? 0 : -1) : other.indexOf(part, at + 1);
    if (found < 0 || found > at + 3) return false;
    at = found + part.length;
  }
  return other.length - at <= (parts[parts.length - 1] === '' ? 3 : 0);
}
