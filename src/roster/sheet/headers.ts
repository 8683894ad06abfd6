import type { Field } from '../settings';
import { type Cells, isBlank, normalized, trimmed } from './cells';

/** One family of headers seen in exports, templates and forms. */
interface HeaderRule {
  /** What such a column holds, or `other`: a decoy that is known and none of ours. */
  readonly field: Field | 'other';
  /** Tried on the header as `headerWords` gives it. */
  readonly pattern: RegExp;
  /** 2: the header alone says it. 1: only together with fitting contents. */
  readonly strength: 1 | 2;
}

const rule = (field: HeaderRule['field'], pattern: RegExp, strength: 1 | 2 = 2): HeaderRule => ({
  field,
  pattern,
  strength,
});

/** Either the credit or the kind of member; the other columns tell. */
export const NEW_OR_EXISTING = /^new or existing( member)?$/;

/**
 * Header families, most telling first: the first that fits decides. Decoys that share a word with one of ours
 * (an office's ID, a course's number) stand before it.
 */
export const HEADER_RULES: readonly HeaderRule[] = [
  // The add-on's own columns in a file that was saved and opened again, when somebody tore them apart.
  rule('other', /^ce (outcome|credit|member id|detail)$/),
  rule('officeId', /^(office|firm|broker|brokerage|company|agency)( member)? (id|nrds|m1|nar|number|code)\b/),
  rule('other', /\b(nrds|m1)\b.* (status|type|date)$|^((primary|local|state) )?(association|board) (nrds|m1)\b/),
  rule('memberId', /\b(nrds|m1)\b/),
  rule('memberId', /\bnar (member )?(id|number)\b/),
  rule('memberId', /^realtors? (id|number)\b/),
  rule('other', /\b(webinar|meeting|course|class|event|session|student|association|board|user|external) (id|number)\b/),
  rule('other', /^(attendee|ticket|order|barcode|certificate|confirmation|invoice|row|line|seat) (id|number)$/),
  rule('other', /^(id|number|order|barcode|mls( id| number)?|webinar|source name|country( region name)?)$/),
  rule('memberType', /^(type r ra aff|member type|membership type|r ra)$/),
  rule('other', /\b(approval|payment|registration|order|membership|license|account) (status|time|date|type)\b/, 2),
  rule(
    'other',
    /^(date|time) (of )?(registration|payment|order|birth)|^(registration|order|payment|purchase|join)( date)$/,
  ),
  rule('other', /^(birth|expiration|expiry|license|renewal|due) date$|^date (joined|of birth|purchased|registered)$/),
  rule('memberId', /^(member|membership) (id|number)( number)?$/, 1),
  rule('minutes', /\b(time in session|minutes|mins)\b|^(total )?duration$|^time attended$/),
  rule('hours', /^(ce |credit |contact |clock |total )?(hours|hrs)( attended| earned| completed)?$/),
  rule('timeIn', /^(time in|sign in( time)?|join time|check in( time)?|in time|arrival)$/),
  rule('timeOut', /^(time out|sign out( time)?|leave time|check out( time)?|out time|departure)$/),
  rule(
    'firstName',
    /^((attendee|student|member|participant|registrant|your|legal) )?(first|given|f|fore)( |$)?(name)?$/,
  ),
  rule('lastName', /^((attendee|student|member|participant|registrant|your|legal) )?(last|family|l|sur)( |$)?(name)?$/),
  rule('suffix', /^(suffix|generation|jr sr|name suffix)$/),
  rule('ethicsCredit', /^((code of )?ethics|coe)( ce)?( credits?)?( earned)?( y n)?$/),
  rule('fairHousingCredit', /^(fair housing|fairh|fh)( ce)?( credits?)?( earned)?( y n)?$/),
  rule(
    'newMember',
    /^(is )?(this )?(a )?new (member|mbr|realtor)s?( y n)?$|^new existing$|^(orientation|applicant)( y n)?$/,
  ),
  rule('newMember', /^are you a new member$/),
  // Alone, a code may head yes and no, or codes: the contents tell.
  rule('coecCredit', /^(coe ?c|(code of )?ethics( for)? (existing|current)( members?)?)( credit)?( earned)?( y n)?$/),
  rule('coenCredit', /^(coe ?n|(code of )?ethics( for)? new( members?)?)( credit)?( earned)?( y n)?$/),
  rule('credit', /^(credit|coe|ce|education) (type|code)$|^coec coen( fairh)?$/, 1),
  rule('credit', NEW_OR_EXISTING),
  rule('credit', /^course (code|type)$/),
  rule(
    'credit',
    /^(course|class)( title| name| taken| completed)?$|^(class )?track$|^topic$|^ticket type$|^training$/,
    1,
  ),
  rule(
    'earned',
    /^(ce )?credit (y n|earned|received|awarded|granted|status)( y n)?$|^(received|earned) credit( y n)?$/,
  ),
  rule('earned', /^(did (they|attendee|student) )?(earn|receive)s? credit( y n)?$/),
  rule(
    'earned',
    /^pass(ed)?( fail(ed)?| y n)?$|^p f$|^result$|^completed?( y n)?$|^(course |completion |exam |final )result$/,
  ),
  rule('earned', /^(completion|course|class|attendee|student|enrol?lment|final|pass fail) status$|^(status|grade)$/),
  // Alone, the word may head codes as well as yes and no: the contents tell, or a question mark does.
  rule('credit', /^credit$/, 1),
  rule('attended', /^(attended|attendance|present|checked in|showed)( y n)?$/),
  rule('role', /^(role|participant type|user type|attendee type)$/),
  rule('date', /^(completion|completed|class|course|event|session|training|credit|end) date$|^date$/),
  rule(
    'date',
    /^(date )?(completed|of completion|of class|of course|attended|earned|taken)( on)?$|^date of (the )?class$/,
  ),
  rule('email', /\be ?mail\b/),
  rule(
    'office',
    /^(company|brokerage|firm|office|organi[sz]ation|agency|broker|real estate (company|firm|office))( name)?$/,
  ),
  rule('office', /^(name of )?(your )?(company|brokerage|firm|office|employer)( name)?$/),
  rule(
    'fullName',
    /^((full|attendee|student|member|participant|registrant|user|print|printed|legal) )?name( printed)?$/,
  ),
  rule(
    'fullName',
    /^((your|print(ed)?|student|attendee|member|participant|registrant|licensee) )?((full|legal|complete) )?name( last first| first( and)? last)?$/,
  ),
  rule('fullName', /^first( and)? last name$|^(student|attendee|participant|registrant)s?$/),
  rule('memberType', /^type$/, 1),
  rule(
    'other',
    /\b(licen[cs]e|lic|dre|trec|phone|mobile|cell|fax|amount|paid|price|fee|notes?|comments?|address|city|state|zip)\b/,
  ),
];

/**
 * A header as the rules read it: lower case, `#` and `No.` as the word number, no punctuation.
 * `NRDS #` gives `nrds number`; a remark in brackets stays, so that `Credit (Y/N)` gives `credit y n`.
 */
export function headerWords(header: string): string {
  return normalized(header)
    .replace(/#|\bno\.|\bnum(ber)?\b\.?/g, ' number ')
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The first rule that the header fits, its remark in brackets left aside first; undefined where none does. */
export function ruleFor(header: string): HeaderRule | undefined {
  const whole = headerWords(header);
  const bare = headerWords(header.replace(/\([^)]*\)/g, ' '));
  if (whole === '') return undefined;
  const yesNo = /\by n$/.test(whole) && !/\by n$/.test(bare) ? `${bare} y n` : bare;
  const fits = (words: string) => (words ? HEADER_RULES.find((known) => known.pattern.test(words)) : undefined);
  return fits(yesNo) ?? fits(bare) ?? fits(whole);
}

/** How many rows are searched for the header. */
const SEARCHED_ROWS = 500;

/** What a row would be worth as a header. */
interface Scored {
  readonly row: number;
  readonly score: number;
  readonly hasId: boolean;
}

/**
 * The first table's header row: a row of labels, never one with a person in it, with at least two known ones and a
 * member ID, a name or an e-mail among them. Where any row names a member ID, it is the first that does, else the row
 * that reads most like headers. Of a header in two rows it is the one that says more.
 */
export function findHeaderRow(cells: Cells): number | undefined {
  const found: Scored[] = [];
  const rows = Math.min(cells.display.length, SEARCHED_ROWS);
  for (let row = 0; row < rows; row += 1) {
    const { score, hasId } = headerScore(headersAt(cells, row));
    if (score > 1) found.push({ row, score, hasId });
  }
  const withId = found.filter(({ hasId }) => hasId);
  if (withId.length === 0) return best(found)?.row;
  const first = withId[0] as Scored;
  const upper = found.filter(({ row, score }) => row > first.row && row <= first.row + 1 && score > first.score);
  return (upper[0] ?? first).row;
}

function best(found: readonly Scored[]): Scored | undefined {
  return found.reduce<Scored | undefined>((one, other) => (other.score > (one?.score ?? 0) ? other : one), undefined);
}

/** The headers of a row, each on one line, with what stands above only where both together say what the columns hold. */
export function headersAt(cells: Cells, row: number): readonly string[] {
  const line = (at: number) => (cells.display[at] ?? []).map((text) => trimmed(text).replace(/\s+/g, ' '));
  const own = line(row);
  const above = line(row - 1);
  const isHeading = (texts: readonly string[]) =>
    texts.filter((text) => text !== '').length >= 2 && !texts.some((text) => text.length > 40 || /\d{2}/.test(text));
  if (!isHeading(above) || !isHeading(own)) return own;
  const both = own.map((text, column) => `${above[column] ?? ''} ${text}`.trim());
  const known = Math.max(fieldsOf(own).size, fieldsOf(above).size);
  return fieldsOf(both).size > known ? both : own;
}

function fieldsOf(row: readonly string[]): ReadonlySet<string> {
  return new Set(row.flatMap((text) => ruleFor(text)?.field ?? []).filter((field) => field !== 'other'));
}

/** Fields that are a name or a part of one. */
export const NAMES: readonly string[] = ['firstName', 'lastName', 'fullName'];

function headerScore(row: readonly string[]): { readonly score: number; readonly hasId: boolean } {
  const fields = new Set<string>();
  let known = 0;
  for (const text of row) {
    if (text.length > 120 || isBlank(text)) continue;
    if (isValue(text)) return { score: 0, hasId: false };
    const found = ruleFor(text);
    if (!found || looksLikeData(text)) continue;
    known += 1;
    fields.add(found.field);
  }
  const hasId = fields.has('memberId');
  const person = ['memberId', ...NAMES, 'email'].filter((field) => fields.has(field)).length;
  if (person === 0 || known < 2) return { score: 0, hasId };
  return { score: fields.size + known / 100 + (hasId ? 5 : 0), hasId };
}

/** A cell that holds a value, though it has a header's word in it: `NRDS 999901101`, an e-mail address. */
export function looksLikeData(text: string): boolean {
  return /\d{5,}|@/.test(text);
}

/** A cell that can only be somebody's number or e-mail address: no header has one. */
function isValue(text: string): boolean {
  return /^[\s'"#=]*\d[\d\s-]{6,}["']?\s*$/.test(text) || /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text.trim());
}
