import type { CellValue } from './cells';
import type { FindingCode } from './finding-titles';
import { digitsOfValue, plain, severalNumbers, stripped, unscientific, withoutGaps } from './member-id-text';
import { mayBeSocialSecurity, showable } from './social-security';

/** What a cell says as a member ID: nine good digits, or what is wrong with it. */
type MemberIdVerdict = { readonly kind: 'good'; readonly memberId: string } | BadMemberId;

export interface BadMemberId {
  readonly kind: 'bad';
  readonly code: Extract<FindingCode, `member-id-${string}`>;
  /** The value as it may be shown: a possible social security number is masked. */
  readonly shown: string;
  readonly message: string;
  /** A good member ID that the cell evidently means. */
  readonly proposal?: string | undefined;
}

const DIGITS = /^\d+$/;
const TELEPHONE =
  /^(?:(?:\+?1[\s.-]*)?(?:\(\d{3}\)\s*\d{3}[\s.-]*\d{4}|\d{3}[\s.-]+\d{3}[\s.-]+\d{4})|\d{3}[.-]\d{4})(?:\s*(?:x|ext\.?)\s*\d+)?$/i;
const INTERNATIONAL = /^\+\d[\d\s().-]{8,}$/;
const LABELLED_TELEPHONE = /\b(?:phone|tel|telephone|cell|mobile|fax)\b/i;
const LICENCE =
  /\b(?:lic|license|licence|dre|caldre|bre|trec)(?![a-z])|^(?:sl|bk|sp|br|sa|rs|bs|rb|ab|pb|fa|se|eb|fs)[\s.-]*\d{5,}/i;
const OFFICE = /\b(?:office|broker|brokerage|firm)\b/i;
const MISSING =
  /^(?:n ?a|none|nil|null|no|new|unk|nonmember|non member|no (?:id|number|nrds|m1)|missing|blank|guest|x+)$|^(?:pending|tbd|tba|tbc|to be|applied|applying|application|awaiting|waiting|not|none|new|unknown|non member|do ?n ?t know|see|does not|has no)\b/;
const ASK = 'Ask for the member ID.';

/** Judges one cell of the member ID column; `officeId` is the row's own office ID, or empty. */
export function judgeMemberId(display: string, value: CellValue, officeId: string): MemberIdVerdict {
  const text = plain(display);
  const shown = showable(display);
  if (mayBeSocialSecurity(text)) {
    return bad(
      'member-id-ssn',
      shown,
      `may be a social security number. Remove it from the sheet and ask for the member ID.`,
    );
  }
  if ([TELEPHONE, INTERNATIONAL, LABELLED_TELEPHONE].some((pattern) => pattern.test(text))) {
    return bad('member-id-telephone', shown, `looks like a telephone number. ${ASK}`);
  }
  const cleaned = withoutGaps(stripped(text));
  if (DIGITS.test(cleaned)) return judgeDigits(cleaned, { text, shown, officeId });
  const fromValue = digitsOfValue(text, value);
  if (fromValue !== undefined) return judgeDigits(fromValue, { text, shown: fromValue, officeId });
  if (isMissing(text)) {
    if (/^[^\p{L}\p{N}]*$/u.test(text)) return bad('member-id-missing', '', `is missing. ${ASK}`);
    return bad('member-id-missing', shown, `is no number: it is missing. ${ASK}`);
  }
  const scientific = unscientific(cleaned);
  if (!scientific) return judgeOther(cleaned, { text, shown, officeId });
  if (scientific.digits !== undefined) return judgeDigits(scientific.digits, { text, shown, officeId });
  const tell = 'is in scientific notation and has lost digits. Ask for the member ID as text.';
  return bad('member-id-scientific', shown, tell);
}

/** One cell: its plain text, how it may be shown, and the row's own office ID. */
interface IdCell {
  readonly text: string;
  readonly shown: string;
  readonly officeId: string;
}

function bad(code: BadMemberId['code'], shown: string, tell: string, proposal?: string): BadMemberId {
  const message = shown === '' ? `Member ID ${tell}` : `Member ID "${shown}" ${tell}`;
  return { kind: 'bad', code, shown, message, proposal };
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

const isPlaceholder = (digits: string): boolean => /^0+$|^(\d)\1{3,}$|^123456789$/.test(digits);

/** True where the digits are the row's own office ID, a lost leading zero of either aside. */
function isOwnOffice(digits: string, officeId: string): boolean {
  const office = withoutGaps(stripped(plain(officeId)));
  return DIGITS.test(office) && digits.length >= 8 && digits.padStart(9, '0') === office.padStart(9, '0');
}

function judgeDigits(digits: string, { text, shown, officeId }: IdCell): MemberIdVerdict {
  if (isPlaceholder(digits)) {
    return bad('member-id-placeholder', shown, `is a placeholder, not a member ID. ${ASK}`);
  }
  if (isOwnOffice(digits, officeId)) {
    return bad('member-id-office', shown, `is the row's own office ID. Ask for the person's own member ID.`);
  }
  if (digits.length === 9) return { kind: 'good', memberId: digits };
  if (digits.length === 8) {
    const padded = `0${digits}`;
    return bad('member-id-8-digits', shown, `has 8 digits; member IDs have 9. Use ${padded}?`, padded);
  }
  if (severalNumbers(text).length > 1) return moreThanOne(shown);
  const count = `${digits.length} ${digits.length === 1 ? 'digit' : 'digits'}`;
  return bad('member-id-length', shown, `has ${count}; member IDs have 9. ${ASK}`);
}

/** Judges what is no number even when it is cleaned. */
function judgeOther(cleaned: string, { text, shown, officeId }: IdCell): BadMemberId {
  const isGood = (digits: string) => /^\d{9}$/.test(digits) && !isPlaceholder(digits) && !isOwnOffice(digits, officeId);
  const mended = cleaned.replace(/[Oo]/g, '0').replace(/[lI|]/g, '1');
  if (isGood(mended)) {
    const tell = `has letters among its digits; member IDs have only digits. Use ${mended}?`;
    return bad('member-id-letters', shown, tell, mended);
  }
  const [one = '', ...others] = severalNumbers(text);
  if (others.length > 0) {
    if (!isGood(one) || others.some((other) => other !== one)) return moreThanOne(shown);
    return bad('member-id-two-numbers', shown, `holds the same number more than once. Use ${one}?`, one);
  }
  if (LICENCE.test(text)) return bad('member-id-licence', shown, `looks like a licence number. ${ASK}`);
  if (OFFICE.test(text)) {
    return bad('member-id-office', shown, `looks like an office ID. Ask for the person's own member ID.`);
  }
  if (/\p{L}/u.test(cleaned))
    return bad('member-id-letters', shown, `has letters; member IDs have nine digits. ${ASK}`);
  return bad('member-id-length', shown, `is not a number of 9 digits. ${ASK}`);
}

const moreThanOne = (shown: string): BadMemberId =>
  bad('member-id-two-numbers', shown, 'holds more than one number. Leave only the member ID.');
