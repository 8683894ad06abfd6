import { type Field, PERSONAL } from '../settings';
import { remembering } from './cells';
import { headerWords, isTellingRemark, type Owner, ownerOf, withoutOwner, withoutQuestion } from './header-words';

export { headerWords } from './header-words';

/** Numbers of the attendee's own that are no member ID: one that equals them is none either. */
export type Decoy = 'licence' | 'ssn';

/** One family of headers seen in exports, templates and forms. */
interface HeaderRule {
  /** What such a column holds, or `other`: a decoy that is known and none of ours. */
  readonly field: Field | 'other';
  /** Tried on the header as `headerWords` gives it. */
  readonly pattern: RegExp;
  /** 2: the header alone says it. 1: only together with fitting contents. */
  readonly strength: 1 | 2;
  /** How plainly it says so, against another family of the same field. */
  readonly fit: number;
  readonly decoy?: Decoy;
}

const rule = (
  field: HeaderRule['field'],
  pattern: RegExp,
  fit = 3,
  strength: HeaderRule['strength'] = 2,
  decoy?: Decoy,
): HeaderRule => ({ field, pattern, fit, strength, ...(decoy && { decoy }) });

/** Either the credit or the kind of member; the other columns tell. */
export const NEW_OR_EXISTING = /^new or existing( member)?$/;

/** Courses by whatever they are called where they are sold or held: only together with a credit in their contents. */
export const SOLD_AS =
  /^((meeting|webinar|event|session|class) )?(ticket( type| name)?|track|topic|session|event|meeting|webinar|function|offer(ing)?|item|product|exam|module|program|workshop|seminar|lesson|activity)( title| name)?$/;

/** The words of a time in or out, without the part of the day or the number of the session. */
export const TIME_IN =
  /^(time in|in time|sign(ed)? in( time)?|sign in at|join time|time joined|joined at|(time )?(checked|check) in( time)?|clock(ed)? in( time)?|log ?in time|logged in at|arrival( time)?|time (entered|arrived)|entered at|entry time|in)$/;
export const TIME_OUT =
  /^(time out|out time|sign(ed)? out( time)?|sign out at|leave time|time (left|exited|departed)|left at|exit time|(time )?(checked|check) out( time)?|clock(ed)? out( time)?|log ?out time|logged out at|departure( time)?|out)$/;

/**
 * Header families, most telling first: the first that fits decides. Decoys that share a word with one of ours
 * (an office's ID, a course's number) stand before it.
 */
export const HEADER_RULES: readonly HeaderRule[] = [
  // The add-on's own columns in a file that was saved and opened again, when somebody tore them apart.
  rule('other', /^ce (outcome|credit|member id|detail)$/),
  rule(
    'officeId',
    /^((primary|home|main|branch|member) )?(office|firm|broker|brokerage|company|agency)( member)? (id|nrds|m1|nar|number|code)\b/,
  ),
  rule('officeId', /^(nrds|m1)( id| number)? (of |for )?(the |your |my )?(office|firm|brokerage|company|agency)$/),
  rule('other', /\b(nrds|m1)\b.* (status|type|date)$|^((primary|local|state) )?(association|board) (nrds|m1)\b/),
  rule('memberId', /\b(nrds|m1)\b/),
  rule('memberId', /\bnar (member )?(id|number)\b/),
  rule('memberId', /^realtors? (id|number)\b/),
  rule('other', /\b(ssn|social security|soc sec)\b|^ss (number|id)$/, 3, 2, 'ssn'),
  rule(
    'other',
    /\b(webinar|meeting|course|class|event|session|student|association|board|user|external) (id|number)\b|^(attendee|ticket|order|barcode|certificate|confirmation|invoice|row|line|seat) (id|number)$|\buser agent\b|^(id|number|order|barcode|mls( id| number)?|webinar|source name|country( region name)?)$/,
  ),
  rule('memberType', /^(type r ra aff|member type|membership type|r ra)$/),
  rule(
    'other',
    /\b(approval|payment|registration|order|member|membership|license|account|invitee|invitation|rsvp|refund) (status|time|date|type)\b|^(date|time) (of )?(registration|payment|order|birth)|^(registration|order|payment|purchase|join)( date)?$|^(birth|expiration|expiry|license|renewal|due) date$|^date (joined|of birth|purchased|registered)$/,
  ),
  rule('memberId', /^(member|membership) (id|number)( number)?$/, 3, 1),
  // Time that is no presence: what was watched later, waited, missed, or only planned.
  rule(
    'other',
    /^(?=.*\b(recordings?|recorded|replay|lobby|waiting|late|tardy|scheduled|planned|expected|required|allotted|breaks?|away|idle|inactive|remaining|missed|absent)\b)(?=.*\b(minutes|mins|hours|hrs|duration|time|length)\b)/,
  ),
  rule(
    'minutes',
    /\btime (spent )?(in|at) (the )?(session|event|meeting|class|course|webinar|room)\b|^(total )?time (spent|attended|present|connected)\b|\b(attended|attendance|presence|actual|participation) (duration|minutes|mins|time in (seconds|minutes|hours))\b|\b(minutes|mins) (attended|present|of attendance|in (session|class|attendance|event|meeting))\b|^(duration|length) (attended|of (attendance|stay))\b|^attended time$|^in (meeting|session|event|class) duration$/,
    5,
  ),
  rule(
    'hours',
    /^(total |ce |contact |clock )?(hours|hrs) (attended|present|of attendance|in (session|class|attendance))$|^(actual|attended|attendance) (hours|hrs)$/,
    5,
  ),
  rule(
    'other',
    /^(total )?(course|class|meeting|webinar|event|program) (length|duration|hours|hrs|minutes|mins|time)$|\blength$/,
  ),
  rule('minutes', /\b(minutes|mins|seconds)\b|^(total )?duration$|^total time$/),
  rule('hours', /^(total )?(hours|hrs)( completed)?$/),
  rule('hours', /^(ce |credit |contact |clock |total )?(hours|hrs)( earned| completed)?$/, 1),
  rule('timeIn', TIME_IN),
  rule('timeOut', TIME_OUT),
  rule('firstName', /^(first|given|f|fore)( |$)?(names?)?$|^name (first|given)$/),
  rule('lastName', /^(last|family|l|sur)( |$)?(names?)?$|^name (last|family)$/),
  rule('suffix', /^(suffix|generation|jr sr|name suffix|suffix name)$/),
  rule('ethicsCredit', /^((code of )?ethics|coe)( ce)?( credits?)?( earned)?$/),
  rule('fairHousingCredit', /^(fair housing|fairh|fh)( ce)?( credits?)?( earned)?$/),
  rule(
    'newMember',
    /^(is |are )?(this |you )?(a )?new (member|mbr|realtor)s?$|^new existing$|^(orientation|applicant)$/,
  ),
  // Alone, a code may head yes and no, or codes: the contents tell.
  rule('coecCredit', /^(coe ?c|(code of )?ethics( for)? (existing|current)( members?)?)( credit)?( earned)?$/),
  rule('coenCredit', /^(coe ?n|(code of )?ethics( for)? new( members?)?)( credit)?( earned)?$/),
  rule('credit', /^(credit|coe|ce|education) (type|code)$|^coec coen( fairh)?$/, 5, 1),
  rule('credit', NEW_OR_EXISTING, 2),
  rule('credit', /^course (code|type)$/, 5),
  rule('credit', /^course (short|full) name$|^object( definition)? name( en( us)?)?$/, 2, 1),
  rule(
    'credit',
    /^(course|class|training)( title| name| description| taken| completed| attended| did you (take|complete|attend))?$/,
    3,
    1,
  ),
  rule('credit', SOLD_AS, 1, 1),
  rule(
    'earned',
    /^(ce )?credits? (y n|earned|received|awarded|granted|status)$|^(did (they|you|attendee|student) )?(earn(ed)?|received?)s? credit$|^(ce|credit) (hours|hrs) (awarded|granted|received)$/,
    5,
  ),
  // As learning records have it: completing is not passing.
  rule('earned', /^result success$/, 6),
  rule('earned', /^result completion$/),
  rule(
    'earned',
    /^pass(ed)?( fail(ed)?| y n)?$|^p f$|^did (you|they|attendee|student) (pass|complete)( it| the (course|class))?$|^completed?$|^((course|completion|exam|final) )?result$|^outcome$|^(final )?(exam|test|quiz|course|class) passed$|^passed (final )?(exam|test|quiz|course|class)$/,
    4,
  ),
  rule('earned', /^certificate (earned|issued|awarded)$|^(earned|awarded|granted)$/),
  rule('earned', /^(completion|enrol?lment|final|pass fail|transcript|training|assessment) status$/, 4),
  rule('earned', /^((course|class|attendee|student) )?status$|^grade$/, 2),
  // Alone, the word may head codes as well as yes and no: the contents tell, or a question mark does.
  rule('credit', /^credits?$/, 5, 1),
  rule('attended', /^(attended|attendance|present|checked in|showed)$/),
  rule('role', /^(role|participant type|user type|attendee type)$/),
  rule('date', /^(completion|completed) date$|^(date )?(completed|of completion)( on| at)?$/, 5),
  rule('date', /^date (attended|earned|taken|of (the )?(class|course))$/, 4),
  rule('date', /^(class|course|event|session|training|credit) date$|^(attended|earned|taken) on$/),
  rule('date', /^(end )?date$/, 1),
  rule(
    'other',
    /\b(office|company|brokerage|firm|agency|school|provider|association|board) e ?mail\b|\be ?mail (sent|status|opt|consent|verified|type)\b/,
  ),
  rule('email', /\b(primary|preferred) e ?mail\b/, 6),
  rule(
    'email',
    /\b(secondary|alternat(e|ive)|other|additional|backup|2nd|second|cc) e ?mail\b|\be ?mail( address)? 2$/,
    1,
  ),
  rule('email', /\be ?mail\b|\bmbox\b/, 4),
  rule('office', /^(name of )?((your )?(brokerage|firm|office)|real estate (company|firm|office))( name)?$/, 4),
  rule('office', /^(name of )?(your )?(company|employer)( name)?$/),
  rule('office', /^(organi[sz]ation|agency|broker)( name)?$/, 1),
  rule(
    'fullName',
    /^((full|user|print(ed)?|legal|complete|your) ){0,2}name( printed| last first| first( and)? last)?$|^(first( and)? last name|display name|user)$/,
  ),
  rule('memberType', /^type$/, 1, 1),
  rule('other', /\b(licen[cs]e|lic|dre|trec)\b/, 3, 2, 'licence'),
  rule('other', /\b(phone|mobile|cell|fax|amount|paid|price|fee|notes?|comments?|address|city|state|zip)\b/),
];

/** What a header says. */
export interface HeaderMeaning extends Omit<HeaderRule, 'pattern'> {
  /** Whose column it is by its words. */
  readonly owner: Owner;
}

/** Fields that say something of one person: in another person's column they say nothing of the attendee. */
const OF_A_PERSON: ReadonlySet<string> = new Set<Field>([
  ...PERSONAL,
  ...(['memberType', 'minutes', 'hours', 'timeIn', 'timeOut', 'attended', 'newMember'] as const),
]);

/**
 * What a header says by the first family that it fits, its remark in brackets left aside first; undefined where none
 * does. A column of somebody else (a buyer's name, a broker's number) is `other`.
 */
export const ruleFor = remembering((header: string): HeaderMeaning | undefined => {
  // No sensible header is longer: what it says is not looked at.
  const whole = header.length > 200 ? '' : headerWords(header);
  if (whole === '') return undefined;
  const clipped = header.slice(0, 200);
  const bare = headerWords(clipped.replace(/\([^()]*\)/g, ' '));
  const remarks = [...clipped.matchAll(/\(([^()]*)\)/g)].map(([, remark = '']) => headerWords(remark));
  if (bare === '' || remarks.some(isTellingRemark)) return meaningOf(whole);
  // "NRDS (Office)" is the office's NRDS.
  const whose = remarks.find((remark) =>
    /^(office|firm|brokerage|company|agency|member|attendee|student)$/.test(remark),
  );
  const told = whose === undefined ? undefined : meaningOf(`${whose} ${bare}`);
  if (told) return told;
  const yesNo = /\by n$/.test(whole) && !/\by n$/.test(bare) ? `${bare} y n` : bare;
  return meaningOf(yesNo) ?? meaningOf(bare) ?? meaningOf(whole);
});

/** The family of some words as they stand, else without those of a question, else without whose column it is. */
function meaningOf(words: string): HeaderMeaning | undefined {
  const fits = (text: string) =>
    text
      ? HEADER_RULES.find(({ pattern }) => pattern.test(text) || pattern.test(text.replace(/ y n$/, '')))
      : undefined;
  const asked = withoutQuestion(words);
  const owner = ownerOf(words);
  const direct = fits(words) ?? (asked === words ? undefined : fits(asked)) ?? fits(withoutPart(asked));
  if (direct) {
    const isElse = owner === 'somebody else' && OF_A_PERSON.has(direct.field) && !/^brokers?( name)?$/.test(words);
    return isElse ? somebodyElses(direct) : { ...direct, owner };
  }
  const { core, isAboutClass } = withoutOwner(asked);
  if (core === asked) return undefined;
  if (core === '') return owner === 'attendee' || owner === 'registrant' ? { ...WHOLE_NAME, owner } : undefined;
  const found = fits(core) ?? fits(withoutPart(core));
  if (!found) return undefined;
  if (owner === 'somebody else') return somebodyElses(found);
  return isAboutClass || found.field === 'other' || (PERSONAL as readonly string[]).includes(found.field)
    ? { ...found, owner }
    : undefined;
}

const WHOLE_NAME = { field: 'fullName', strength: 2, fit: 3 } as const;

function somebodyElses({ strength, fit }: HeaderRule): HeaderMeaning {
  return { field: 'other', strength, fit, owner: 'somebody else' };
}

/** Which part of the class a time belongs to: "AM In", "In 2", "Day 1 Sign In", "First Join Time". */
const PART =
  /\b(am|pm|morning|afternoon|evening|(day|session|part|period|block|class|week) ?\d{1,2}|1st|2nd|3rd|4th|\d{1,2})\b/g;
const PART_OR_END = new RegExp(
  `${PART.source}|\\b(lunch|break)\\b|^first\\b(?=.*\\b(in|join|joined|arrival|entered)\\b)|^last\\b(?=.*\\b(out|leave|left|exited|departure)\\b)`,
  'g',
);

/** A time in or out without its part; every other header as it is. */
function withoutPart(words: string): string {
  const bare = words.replace(PART_OR_END, ' ').replace(/ {2,}/g, ' ').trim();
  return TIME_IN.test(bare) || TIME_OUT.test(bare) ? bare : '';
}

/** The part of the class that a time's header names; empty where it names none. */
export function partOf(header: string): string {
  return (headerWords(header).match(PART) ?? []).join(' ');
}
