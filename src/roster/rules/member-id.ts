import { type CellValue, trimmed } from '../sheet/cells';
import { plural } from '../words';
import { mayBeSocialSecurity, showable } from './masked';

const QUOTES = /["'`´‘’‚‛“”„‟′″«»]/g;
const DASHES = /[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D\u2043\u30FC]/g;
const LABEL_BEFORE =
  /^(((nar|realtors?|member|membership|nrds|id|no|number|num)(?![a-z])|m1(?!\d)|m1(?=\d{9}(?!\d)))[\s.:=/-]*)+/i;
const LABEL_BEHIND = /[\s(]+(nrds|m1)(\s*(id|no\.?|number))?\s*\)?$/i;
const SCIENTIFIC = /^\+?(\d+)(?:[.,](\d+))?e\+?(\d{1,3})$/i;

/** The text in ASCII forms, without quotes and invisible characters; dashes are all `-`. */
function plain(display: string): string {
  return trimmed(display).replace(QUOTES, '').normalize('NFKC').replace(DASHES, '-').replace(/\s+/g, ' ').trim();
}

/** What a plain text holds without formula wrapping, `#`, labels, brackets, thousands separators and a trailing `.0`. */
function stripped(text: string): string {
  let rest = text
    .replace(/^=\s*/, '')
    .replace(/#/g, ' ')
    .trim()
    .replace(LABEL_BEFORE, '')
    .replace(LABEL_BEHIND, '')
    .replace(/^[([{]\s*(.*?)\s*[)\]}]$/, '$1')
    .trim();
  if (/^\d{1,3}(,\d{3})+(\.0*)?$/.test(rest)) rest = rest.replace(/,/g, '');
  else if (/^\d{1,3}(\.\d{3}){2,}$/.test(rest)) rest = rest.replace(/\./g, '');
  return rest.replace(/(\d)[.,]0+$/, '$1').replace(/[.,;:]+$/, '');
}

const withoutGaps = (text: string): string => text.replace(/[\s-]/g, '');

/** The numbers of seven digits and more that stand side by side in one cell. */
function severalNumbers(text: string): readonly string[] {
  const parts = text.split(/[,;/&|()]|\b(?:and|or)\b/i).map((part) => withoutGaps(stripped(part.trim())));
  const split = parts.map((part) => part.replace(/\D/g, '')).filter((digits) => digits.length >= 7);
  const runs = text.match(/\d{7,}/g) ?? [];
  return split.length > runs.length ? split : runs;
}

/** A number in scientific notation with all its digits, or with none where some are lost; undefined for any other text. */
function unscientific(text: string): { readonly digits: string | undefined } | undefined {
  const found = SCIENTIFIC.exec(withoutGaps(text));
  if (!found) return undefined;
  const whole = found[1] ?? '';
  const mantissa = whole + (found[2] ?? '');
  const length = whole.length + Number(found[3]);
  const isWhole = mantissa.length >= length && /^0*$/.test(mantissa.slice(length));
  return { digits: isWhole ? mantissa.slice(0, length) : undefined };
}

/** The digits of a cell's value where it is a whole number; for a display that does not spell them out. */
function digitsOfValue(text: string, value: CellValue): string | undefined {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) return undefined;
  // A value that says no more than its short scientific display came from text that had lost its digits before.
  const scientific = unscientific(text);
  if (scientific && scientific.digits === undefined && Number(text.replace(',', '.')) === value) return undefined;
  return String(value);
}

/** What a cell says as a member ID: nine good digits, or what is wrong with it. */
export type MemberIdVerdict = { readonly kind: 'good'; readonly memberId: string } | BadMemberId;

export interface BadMemberId {
  readonly kind: 'bad';
  readonly code: `member-id-${BadIdKind}`;
  /** The value as it may be shown: a possible social security number is masked. */
  readonly shown: string;
  /** What is wrong, with the value, as a sentence. */
  readonly problem: string;
  /** What to do, where that is more than asking for the ID or taking what is proposed. */
  readonly advice?: string;
  /** A good member ID that the cell evidently means. */
  readonly proposal?: string;
}

/** What can be wrong with a cell of the member ID column by itself. */
type BadIdKind =
  | 'missing'
  | '8-digits'
  | 'length'
  | 'letters'
  | 'scientific'
  | 'ssn'
  | 'telephone'
  | 'licence'
  | 'office'
  | 'two-numbers'
  | 'placeholder';

/** What to do about a bad ID; `other` says so where something else than the cell makes an ID evident. */
export function adviceOf({ advice, proposal }: BadMemberId, other?: string): string {
  return advice ?? other ?? (proposal === undefined ? ASK : `Use ${proposal}?`);
}

const DIGITS = /^\d+$/;
const TELEPHONE =
  /^((\+?1[\s.-]*)?(\(\d{3}\)\s*\d{3}[\s.-]*\d{4}|\d{3}[\s.-]+\d{3}[\s.-]+\d{4})|\d{3}[.-]\d{4})(\s*(x|ext\.?)\s*\d+)?$/i;
const INTERNATIONAL = /^\+\d[\d\s().-]{8,}$/;
const LABELLED_TELEPHONE = /\b(phone|tel|telephone|cell|mobile|fax)\b/i;
const LICENCE =
  /\b(lic|license|licence|dre|caldre|bre|trec)(?![a-z])|^(sl|bk|sp|br|sa|rs|bs|rb|ab|pb|fa|se|eb|fs)[\s.-]*\d{5,}/i;
const OFFICE = /\b(office|broker|brokerage|firm)\b/i;
const MISSING =
  /^(n ?a|none|nil|null|no|new|unk|nonmember|non member|no (id|number|nrds|m1)|missing|blank|guest|x+)$|^(pending|tbd|tba|tbc|to be|applied|applying|application|awaiting|waiting|not|none|new|unknown|non member|do ?n ?t know|see|does not|has no)\b/;
/** The advice where nothing better is known. */
export const ASK = 'Ask for the member ID.';
const ASK_PERSON = { advice: "Ask for the person's own member ID." };
export const REMOVE = 'Remove it from the sheet and ask for the member ID.';

/** Judges one cell of the member ID column; `officeId` is the row's own office ID, or empty. */
export function judgeMemberId(display: string, value: CellValue, officeId: string): MemberIdVerdict {
  const text = plain(display);
  const shown = showable(display);
  if (DIGITS.test(text)) return judgeDigits(text, { text, shown, officeId });
  if (mayBeSocialSecurity(text)) {
    return bad('ssn', shown, 'may be a social security number.', { advice: REMOVE });
  }
  if ([TELEPHONE, INTERNATIONAL, LABELLED_TELEPHONE].some((pattern) => pattern.test(text))) {
    return bad('telephone', shown, 'looks like a telephone number.');
  }
  const cleaned = withoutGaps(stripped(text));
  if (DIGITS.test(cleaned)) return judgeDigits(cleaned, { text, shown, officeId });
  const fromValue = digitsOfValue(text, value);
  if (fromValue !== undefined) return judgeDigits(fromValue, { text, shown: fromValue, officeId });
  if (isMissing(text)) {
    if (/^[^\p{L}\p{N}]*$/u.test(text)) return bad('missing', '', 'is missing.');
    return bad('missing', shown, 'is not a number: it is missing.');
  }
  const scientific = unscientific(cleaned);
  if (!scientific) return judgeOther(cleaned, { text, shown, officeId });
  if (scientific.digits !== undefined) return judgeDigits(scientific.digits, { text, shown, officeId });
  const advice = 'Ask for the member ID as text.';
  return bad('scientific', shown, 'lost digits in scientific notation.', { advice });
}

/** One cell: its plain text, how it may be shown, and the row's own office ID. */
interface IdCell {
  readonly text: string;
  readonly shown: string;
  readonly officeId: string;
}

/** What is wrong with a cell, told behind the value that may be shown. */
export function bad(
  kind: BadIdKind,
  shown: string,
  tell: string,
  more: Pick<BadMemberId, 'advice' | 'proposal'> = {},
): BadMemberId {
  const problem = shown === '' ? `Member ID ${tell}` : `Member ID "${shown}" ${tell}`;
  return { kind: 'bad', code: `member-id-${kind}`, shown, problem, ...more };
}

function isMissing(text: string): boolean {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (words === '') return true;
  if (/\d{5}/.test(words)) return false;
  const bare = words.replace(/^(nrds|m1)( id| number)? (?=\S)| (nrds|m1)( id| number)?$/g, '');
  return MISSING.test(bare) || MISSING.test(words) || /^(nrds|m1)( id| number| no)?$/.test(words);
}

const isPlaceholder = (digits: string): boolean => /^0+$|^(\d)\1{3,}$|^123456789$/.test(digits);

/** True where the digits are the row's own office ID, a lost leading zero of either aside. */
function isOwnOffice(digits: string, officeId: string): boolean {
  if (officeId === '' || digits.length < 8) return false;
  const office = withoutGaps(stripped(plain(officeId)));
  return DIGITS.test(office) && digits.padStart(9, '0') === office.padStart(9, '0');
}

function judgeDigits(digits: string, { text, shown, officeId }: IdCell): MemberIdVerdict {
  if (isPlaceholder(digits)) {
    return bad('placeholder', shown, 'is a placeholder, not a member ID.');
  }
  if (isOwnOffice(digits, officeId)) {
    return bad('office', shown, `is the row's own office ID.`, ASK_PERSON);
  }
  if (digits.length === 9) return { kind: 'good', memberId: digits };
  if (digits.length === 8) {
    return bad('8-digits', shown, 'has 8 digits; member IDs have 9.', { proposal: `0${digits}` });
  }
  if (severalNumbers(text).length > 1) return moreThanOne(shown);
  return bad('length', shown, `has ${plural(digits.length, 'digit')}; member IDs have 9.`);
}

/** Judges what is no number even when it is cleaned. */
function judgeOther(cleaned: string, { text, shown, officeId }: IdCell): BadMemberId {
  const isGood = (digits: string) => /^\d{9}$/.test(digits) && !isPlaceholder(digits) && !isOwnOffice(digits, officeId);
  const mended = cleaned.replace(/[Oo]/g, '0').replace(/[lI|]/g, '1');
  if (isGood(mended)) {
    return bad('letters', shown, 'has letters among its digits.', { proposal: mended });
  }
  const [one = '', ...others] = severalNumbers(text);
  if (others.length > 0) {
    if (!isGood(one) || others.some((other) => other !== one)) return moreThanOne(shown);
    return bad('two-numbers', shown, 'holds the same number more than once.', { proposal: one });
  }
  if (LICENCE.test(text)) return bad('licence', shown, 'looks like a license number.');
  if (OFFICE.test(text)) {
    return bad('office', shown, 'looks like an office ID.', ASK_PERSON);
  }
  if (/\p{L}/u.test(cleaned)) return bad('letters', shown, 'has letters; member IDs have 9 digits.');
  return bad('length', shown, 'is not a number of 9 digits.');
}

const moreThanOne = (shown: string): BadMemberId =>
  bad('two-numbers', shown, 'holds more than one number.', { advice: 'Leave only the member ID.' });
