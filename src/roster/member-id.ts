import { type CellValue, trimmed } from './cells';

/** What a cell says as a member ID: nine good digits, or what is wrong with it. */
export type MemberIdVerdict =
  | {
      readonly kind: 'good';
      readonly memberId: string;
      /** True where more than outer spaces was removed. */
      readonly cleaned: boolean;
    }
  | {
      readonly kind: 'bad';
      readonly code: string;
      /** The value as it may be shown: a possible social security number is masked. */
      readonly shown: string;
      readonly message: string;
      readonly proposal?: string;
    };

const QUOTES = /["'`´‘’‚‛“”„‟′″«»]/g;
const DASHES = /[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D\u2043]/g;
const DIGITS = /^\d+$/;
/** Also with spaces or dots: whoever groups three, two and four digits may have meant a social security number. */
const SOCIAL_SECURITY = /(?<!\d)\d{3}(?:\s*-\s*|\s+|\.)\d{2}(?:\s*-\s*|\s+|\.)(\d{4})(?!\d)/g;
/** As this product shows one that it has met before. */
const MASKED_SOCIAL_SECURITY = /^\*{3}-\*{2}-\d{4}$/;
const LABELLED_SOCIAL_SECURITY = /\b(?:ssn|social security)\b/i;
const TELEPHONE =
  /^(?:(?:\+?1[\s.-]*)?(?:\(\d{3}\)\s*\d{3}[\s.-]*\d{4}|\d{3}[\s.-]+\d{3}[\s.-]+\d{4})|\d{3}[.-]\d{4})(?:\s*(?:x|ext\.?)\s*\d+)?$/i;
const INTERNATIONAL = /^\+\d[\d\s().-]{8,}$/;
const LABELLED_TELEPHONE = /\b(?:phone|tel|telephone|cell|mobile|fax)\b/i;
const LICENCE =
  /\b(?:lic|license|licence|dre|caldre|bre|trec)(?![a-z])|^(?:sl|bk|sp|br|sa|rs|bs|rb|ab|pb|fa|se|eb|fs)[\s.-]*\d{5,}/i;
const OFFICE = /\b(?:office|broker|brokerage|firm)\b/i;
const LABEL_BEFORE =
  /^(?:(?:(?:nar|realtors?|member|membership|nrds|id|no|number|num)(?![a-z])|m1(?!\d)|m1(?=\d{9}(?!\d)))[\s.:=/-]*)+/i;
const LABEL_BEHIND = /[\s(]+(?:nrds|m1)(?:\s*(?:id|no\.?|number))?\s*\)?$/i;
const SCIENTIFIC = /^\+?(\d+)(?:[.,](\d+))?e\+?(\d{1,3})$/i;
const MISSING =
  /^(?:n ?a|none|nil|null|no|new|unk|nonmember|non member|no (?:id|number|nrds|m1)|missing|blank|guest|x+)$|^(?:pending|tbd|tba|tbc|to be|applied|applying|application|awaiting|waiting|not|none|new|unknown|non member|do ?n ?t know|see|does not|has no)\b/;

/** The text in ASCII forms, without quotes and invisible characters; dashes are all `-`. */
function plain(display: string): string {
  return trimmed(display)
    .replace(QUOTES, '')
    .normalize('NFKC')
    .replace(DASHES, '-')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();
}

/** The text with what may be a social security number masked; anything else stays as it is. */
export function masked(text: string): string {
  return text.length >= 9 && /\d{4}/.test(text) ? text.replace(SOCIAL_SECURITY, '***-**-$1') : text;
}

/** True where `masked` had to hide something. */
export function isMasked(text: string): boolean {
  return text.includes('***-**-');
}

/** The value as it may be shown and kept: a possible social security number is masked, a long text cut. */
export function showable(display: string): string {
  const text = trimmed(display);
  const asked = plain(display);
  const hidden = masked(asked);
  const result =
    hidden !== asked
      ? hidden
      : LABELLED_SOCIAL_SECURITY.test(asked)
        ? asked.replace(/\d[\d-]*(\d{4})(?!\d)/g, '***-**-$1')
        : text;
  return result.length > 60 ? `${result.slice(0, 59)}…` : result;
}

function isMissing(text: string): boolean {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (words === '') return true;
  if (/\d{5}/.test(words)) return false;
  const bare = words.replace(/^(?:nrds|m1)(?: id| number)? (?=\S)| (?:nrds|m1)(?: id| number)?$/g, '');
  return MISSING.test(bare) || MISSING.test(words) || /^(?:nrds|m1)(?: id| number| no)?$/.test(words);
}

/** Formula wrapping, `#`, labels, brackets, thousands separators, a trailing `.0`, spaces and dashes taken away. */
function stripped(text: string): string {
  let rest = text
    .replace(/^=\s*/, '')
    .replace(/#/g, ' ')
    .trim()
    .replace(LABEL_BEFORE, '')
    .replace(LABEL_BEHIND, '')
    .replace(/^[([{]\s*(.*?)\s*[)\]}]$/, '$1')
    .trim();
  if (/^\d{1,3}(?:,\d{3})+(?:\.0*)?$/.test(rest)) rest = rest.replace(/,/g, '');
  else if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(rest)) rest = rest.replace(/\./g, '');
  return rest.replace(/(\d)[.,]0+$/, '$1').replace(/[.,;:]+$/, '');
}

const withoutGaps = (text: string): string => text.replace(/[\s-]/g, '');

/** The numbers of seven digits and more that stand side by side in one cell. */
function severalNumbers(text: string): string[] {
  const parts = text.split(/[,;/&|()]|\b(?:and|or)\b/i).map((part) => withoutGaps(stripped(part.trim())));
  const split = parts.map((part) => part.replace(/\D/g, '')).filter((digits) => digits.length >= 7);
  const runs = text.match(/\d{7,}/g) ?? [];
  return split.length > runs.length ? split : runs;
}

/** All digits of a number in scientific notation, undefined where some are lost; `null` where it is no such number. */
function unscientific(text: string): string | undefined | null {
  const found = SCIENTIFIC.exec(withoutGaps(text.replace(/e\s*\+\s*/i, 'e')));
  if (!found) return null;
  const whole = found[1] ?? '';
  const mantissa = whole + (found[2] ?? '');
  const length = whole.length + Number(found[3]);
  if (mantissa.length < length || !/^0*$/.test(mantissa.slice(length))) return undefined;
  return mantissa.slice(0, length);
}

/** The digits that a cell's display stands for, where its value is a whole number that the display does not spell out. */
function digitsOfValue(text: string, value: CellValue): string | undefined {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) return undefined;
  // A value that says no more than its short scientific display came from text that had lost its digits before.
  if (unscientific(text) === undefined && Number(text.replace(',', '.')) === value) return undefined;
  return String(value);
}

/** Judges one cell of the member ID column; `officeId` is the row's own office ID, or empty. */
export function judgeMemberId(display: string, value: CellValue, officeId: string): MemberIdVerdict {
  const shownDisplay = showable(display);
  const bad = (code: string, tell: string, proposal?: string, shown = shownDisplay): MemberIdVerdict => ({
    kind: 'bad',
    code: `member-id-${code}`,
    shown,
    message: shown === '' ? `Member ID ${tell}` : `Member ID "${shown}" ${tell}`,
    ...(proposal === undefined ? {} : { proposal }),
  });
  const ask = 'Ask for the member ID.';

  const text = plain(display);
  const numbered = text.search(SOCIAL_SECURITY) >= 0 || MASKED_SOCIAL_SECURITY.test(text);
  if (numbered || LABELLED_SOCIAL_SECURITY.test(text)) {
    return bad('ssn', `may be a social security number. Remove it from the sheet and ask for the member ID.`);
  }
  const bare = stripped(text);
  const digitsOnly = withoutGaps(bare);
  const telephone = TELEPHONE.test(text) || INTERNATIONAL.test(text) || LABELLED_TELEPHONE.test(text);
  if (telephone) return bad('telephone', `looks like a telephone number. ${ask}`);
  const fromValue = DIGITS.test(digitsOnly) ? undefined : digitsOfValue(text, value);
  if (fromValue === undefined && isMissing(text)) {
    return text === '' || /^[^\p{L}\p{N}]*$/u.test(text)
      ? bad('missing', `is missing. ${ask}`, undefined, '')
      : bad('missing', `is no number: it is missing. ${ask}`);
  }

  let digits = fromValue ?? digitsOnly;
  if (fromValue === undefined) {
    const expanded = unscientific(bare);
    if (expanded === undefined) {
      return bad('scientific', `is in scientific notation and has lost digits. Ask for the member ID as text.`);
    }
    if (expanded !== null) digits = expanded;
  }
  const shown = fromValue ?? shownDisplay;

  if (!DIGITS.test(digits)) {
    const mended = digits.replace(/[Oo]/g, '0').replace(/[lI|]/g, '1');
    if (/^\d{9}$/.test(mended)) {
      return bad('letters', `has letters among its digits; member IDs have only digits. Use ${mended}?`, mended);
    }
    const numbers = severalNumbers(text);
    if (numbers.length > 1) {
      const one = numbers[0] ?? '';
      const same = one.length === 9 && numbers.every((number) => number === one);
      return same
        ? bad('two-numbers', `holds the same number more than once. Use ${one}?`, one)
        : bad('two-numbers', 'holds more than one number. Leave only the member ID.');
    }
    if (LICENCE.test(text)) return bad('licence', `looks like a licence number. ${ask}`);
    if (OFFICE.test(text)) return bad('office', `looks like an office ID. Ask for the person's own member ID.`);
    if (/\p{L}/u.test(digits)) return bad('letters', `has letters; member IDs have nine digits. ${ask}`);
    return bad('length', `is not a number of 9 digits. ${ask}`);
  }

  if (/^0+$/.test(digits) || /^(\d)\1{3,}$/.test(digits) || digits === '123456789') {
    return bad('placeholder', `is a placeholder, not a member ID. ${ask}`, undefined, shown);
  }
  const office = withoutGaps(stripped(plain(officeId)));
  if (DIGITS.test(office) && digits.length >= 8 && digits.padStart(9, '0') === office.padStart(9, '0')) {
    return bad('office', `is the row's own office ID. Ask for the person's own member ID.`, undefined, shown);
  }
  if (digits.length === 8) {
    const proposal = `0${digits}`;
    return bad('8-digits', `has 8 digits; member IDs have 9. Use ${proposal}?`, proposal, shown);
  }
  if (digits.length !== 9) {
    const numbers = severalNumbers(text);
    if (numbers.length > 1) return bad('two-numbers', 'holds more than one number. Leave only the member ID.');
    const count = `${digits.length} ${digits.length === 1 ? 'digit' : 'digits'}`;
    return bad('length', `has ${count}; member IDs have 9. ${ask}`, undefined, shown);
  }
  return { kind: 'good', memberId: digits, cleaned: display.trim() !== digits };
}
