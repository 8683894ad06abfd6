import { plainForm, remembering, trimmed } from '../sheet/cells';
import { decoded } from './name-text';

/** Between its groups: any dash, the long mark of Japanese that looks like one, a few blanks, a dot or a slash. */
const GAP = '(?:\\s{0,3}[\\p{Pd}\\p{Pc}\\u2212\\u2043\\u02D7\\u30FC~]{1,2}\\s{0,3}|\\s{1,4}|[./·•])';
const GROUPED = new RegExp(`(?<!\\p{Nd})\\p{Nd}{3}${GAP}\\p{Nd}{2}${GAP}(\\p{Nd}{4})(?!\\p{Nd})`, 'gu');
const LABELLED =
  /(?<![a-z])(s\W?s\W?n(?![a-z])|ss ?(#|no\b|num|id\b)|soc(ial)?\W{0,2}(sec|#|no\b|num|id\b|\d)|itin(?![a-z])|tax(payer)?\W?id|tin\W{0,3}((#|no|num(ber)?|id)\W{0,3})?\d(\W{0,3}\d){4}|\d{4}\W{0,3}tin(?![a-z]))/i;
/** Alone it could be a name in a cell, but not a header. */
const TIN = /^\W*tin(\W*(#|no|num(ber)?|id|ssn))?\W*$/i;
/** A number of five digits or more in whatever groups, in a text with such a label. */
const NUMBER = /\p{Nd}([^\p{L}\p{Nd}]{0,3}\p{Nd}){4,}/gu;

/**
 * The text with what may be a social security number masked; anything else stays as it is. Under a header that says so
 * every longer number may be one.
 */
export function masked(text: string, header = ''): string {
  if (header !== '' && isLabel(header)) return masked(`SSN ${text}`).slice(4);
  if (text.length < 9 || isHarmless(text)) return text;
  const plain = plainForm(decoded(text));
  const grouped = plain.replace(GROUPED, '***-**-$1');
  const hidden = LABELLED.test(plain) ? grouped.replace(NUMBER, lastFour) : grouped;
  return hidden === plain ? text : hidden;
}

const isLabel = remembering((header) => LABELLED.test(header) || TIN.test(header));

/** A quick look, since every cell is read through this: ASCII with few digits, or with nothing but digits. */
function isHarmless(text: string): boolean {
  let digits = 0;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    // An entity may stand for a digit.
    if (code > 126 || code === 38) return false;
    if (code >= 48 && code <= 57) digits += 1;
  }
  return digits < 5 || digits === text.length || (digits < 9 && !LABELLED.test(text));
}

const lastFour = (number: string): string =>
  `***-**-${Array.from(number.replace(/\P{Nd}/gu, ''))
    .slice(-4)
    .join('')}`;

/** True where `masked` had to hide something. */
export function isMasked(text: string): boolean {
  return text.includes('***-**-');
}

/** True where a text may be a social security number, hidden already or not, or says that it is one. */
export function mayBeSocialSecurity(text: string): boolean {
  return isMasked(masked(text)) || LABELLED.test(text);
}

/** The value as it may be shown and kept: a possible social security number is masked, a long text cut at 60 characters. */
export function showable(display: string, header?: string): string {
  const shown = masked(trimmed(display), header);
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}
