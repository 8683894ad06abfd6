import { trimmed } from '../sheet/cells';

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
  let now = text.includes('<') ? text.replace(/<\/?(br|b|i|p|em|span|strong) ?\/?>/gi, ' ') : text;
  // Some export twice: "&amp;#39;" and letters of letters.
  for (let times = 0; times < 2; times += 1) {
    if (now.includes('&')) now = now.replace(ENTITY, entity);
    if (TWICE.test(now)) now = readAgain(now);
  }
  return now;
}

/** True where letters of a text are lost: the replacement character, or a question mark inside a word. */
export function hasLostLetters(text: string): boolean {
  if (!/[?Ã\uFFFD]/.test(text)) return false;
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

/**
 * What REALTORS write behind their names, as compared without dots, hyphens and marks: NAR's designations and
 * certifications, and degrees (https://www.nar.realtor/education/designations-and-certifications).
 */
const DESIGNATIONS: ReadonlySet<string> = new Set(
  (
    'abr abrm ahwd alc c2ex ccim cips cpm crb cre crs epro gaa green gri ltg mrp pmn psa raa rce rene rsps sfr sior ' +
    'sres srs mba phd cpa jd realtor realtors realtist cdpe'
  ).split(' '),
);
/** Of these, what may be a name as well: taken off only where a first and a last name remain. */
const ALSO_NAMES: ReadonlySet<string> = new Set(['green', 'jd', 'cre']);
/** Occupations, that count only where nothing else stands between two commas. */
const OCCUPATIONS: ReadonlySet<string> = new Set(
  'associate broker brokers owner managing principal designated sales salesperson agent salesagent real estate licensed team lead leader realtor'.split(
    ' ',
  ),
);

/** A quick look, since hardly any name has one: a short word in capitals, or one that is spelled in its own way. */
const PERHAPS =
  /[,;(]|[\s/|-]([A-Z][A-Z0-9.®™-]{1,7}(?![a-z])|[eE]-?P[rR][oO]|[cC]2[eE][xX]|P[hH]\.?D|R[eE][aA][lL][tT])/;

const bare = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '');
const isDesignation = (word: string): boolean => DESIGNATIONS.has(bare(word));
/** Behind a mere space only capitals, or a spelling of its own, are no part of the name. */
const isSpelledSo = (word: string): boolean => word === word.toUpperCase() || /^(e-?PRO|Ph\.?D|REALTOR)/i.test(word);

interface Stripped {
  readonly text: string;
  readonly alsoNames: boolean;
}

const BEFORE_WORD = /[\s/&|([–-]/;
const IN_WORD = /[A-Za-z0-9.®™-]/;
const BEHIND_WORD = /[\s)\].,®™/|-]/;

/**
 * The last word of a text, without what stands behind it, and where what parts it from the rest begins; -1 where nothing does.
 * Character by character: an expression for it takes time that grows with the cube of a line of dashes.
 */
function lastWord(text: string): { readonly word: string; readonly at: number } {
  const is = (set: RegExp, place: number) => set.test(text[place] ?? '');
  let end = text.length;
  while (end > 0 && is(BEHIND_WORD, end - 1)) end -= 1;
  let start = end;
  while (start > 0 && is(IN_WORD, start - 1)) start -= 1;
  // A dash parts words only where nothing else does.
  if (start === 0 || !is(BEFORE_WORD, start - 1)) {
    const dash = text.slice(start, end).indexOf('-');
    if (dash < 0) return { word: '', at: -1 };
    const at = start + dash;
    let word = at;
    while (text[word] === '-') word += 1;
    return { word: text.slice(word, end), at };
  }
  let at = start;
  while (at > 0 && is(BEFORE_WORD, at - 1)) at -= 1;
  return { word: text.slice(start, end), at };
}

/** One part between commas without the designations that end it. */
function stripped(part: string, isFirst: boolean): Stripped {
  const words = part.split(/[\s/&|()[\]]+/).filter((word) => /[a-z0-9]/i.test(word));
  const isAll = (known: (word: string) => boolean) => words.length > 0 && words.every(known);
  if (!isFirst && isAll(isDesignation))
    return { text: '', alsoNames: words.every((word) => ALSO_NAMES.has(bare(word))) };
  if (!isFirst && isAll((word) => OCCUPATIONS.has(bare(word)) || isDesignation(word)))
    return { text: '', alsoNames: false };
  let text = part;
  while (true) {
    const { word, at } = lastWord(text);
    if (at <= 0 || !isDesignation(word) || !isSpelledSo(word)) return { text, alsoNames: false };
    // "Adam GREEN" is a person; with another designation beside it "GREEN" is none.
    if (ALSO_NAMES.has(bare(word)) && text === part) return { text, alsoNames: false };
    text = trimmed(text.slice(0, at).replace(/[\s,/|&–-]+$/, ''));
  }
}

/**
 * A name without the designations, degrees and occupations behind it: "Jane Roeburn, CRS, GRI" gives "Jane Roeburn".
 * Every other name comes back byte for byte; so does one that would keep no word. In a name of both parts `CRE`,
 * `GREEN` and `JD` go only where two words remain.
 */
export function withoutDesignations(name: string, isWhole: boolean): string {
  if (!PERHAPS.test(name)) return name;
  const parts = name.split(/[,;]/).map(trimmed);
  const found = parts.map((part, place) => stripped(part, place === 0));
  const kept = found.filter(({ text }) => text !== '');
  const changed = found.some(({ text }, place) => text !== parts[place]);
  if (!changed) return name;
  const rest = kept.map(({ text }) => text).join(', ');
  const words = rest.split(/[\s,]+/).filter((word) => word !== '').length;
  if (words === 0 || (isWhole && words < 2 && found.some(({ alsoNames }) => alsoNames))) return name;
  return rest;
}
