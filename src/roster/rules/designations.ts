import { trimmed } from '../sheet/cells';

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
  /[,;(]|[\s/|-](?:[A-Z][A-Z0-9.®™-]{1,7}(?![a-z])|[eE]-?P[rR][oO]|[cC]2[eE][xX]|P[hH]\.?D|R[eE][aA][lL][tT])/;

const bare = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '');
const isDesignation = (word: string): boolean => DESIGNATIONS.has(bare(word));
/** Behind a mere space only capitals, or a spelling of its own, are no part of the name. */
const isSpelledSo = (word: string): boolean => word === word.toUpperCase() || /^(e-?PRO|Ph\.?D|REALTOR)/i.test(word);

interface Stripped {
  readonly text: string;
  readonly alsoNames: boolean;
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
    const last = /[\s/&|([–-]+([A-Za-z0-9.®™-]+)[\s)\].,®™/|-]*$/.exec(text);
    const word = last?.[1] ?? '';
    if (!last || last.index === 0 || !isDesignation(word) || !isSpelledSo(word)) return { text, alsoNames: false };
    // "Adam GREEN" is a person; with another designation beside it "GREEN" is none.
    if (ALSO_NAMES.has(bare(word)) && text === part) return { text, alsoNames: false };
    text = trimmed(text.slice(0, last.index).replace(/[\s,/|&–-]+$/, ''));
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
