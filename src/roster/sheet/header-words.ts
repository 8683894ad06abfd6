import { normalized } from './cells';

/** No header that says something is longer; whole instructions are. */
const LONGEST = 200;

/**
 * A header as the rules read it: lower case, `#` and `No.` as the word number, no punctuation, camelCase taken apart.
 * `NRDS #` gives `nrds number`; a remark in brackets stays, so that `Credit (Y/N)` gives `credit y n`.
 */
export function headerWords(header: string): string {
  const spaced = header
    .slice(0, LONGEST)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]{2})([A-Z][a-z]{2})/g, '$1 $2');
  return normalized(spaced)
    .replace(/#|\bno\.|\bnum(ber)?\b\.?/g, ' number ')
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/[a-z0-9]{6,40}/g, apart);
}

/** Words that databases write together in their headers: NRDSID, REGISTRANTNAME. */
const TOGETHER =
  'nrds|m1|id|number|num|nbr|no|members?|first|last|full|short|names?|email|address|registrant|attendee|student|participant|' +
  'learner|licensee|course|class|code|title|type|credits?|earned|completed|completion|date|status|pass|fail|office|' +
  'broker|company|license|minutes|hours|attended|attendance|time|order|buyer|sponsor|user';
const ALL_TOGETHER = new RegExp(`^(?:${TOGETHER}){2,}$`);
const EACH = new RegExp(TOGETHER, 'g');

/** The words of one that consists of nothing else; a user name is no name. */
function apart(word: string): string {
  if (word === 'username' || !ALL_TOGETHER.test(word)) return word;
  const words = word.match(EACH) ?? [];
  return words.join('') === word ? words.join(' ').replace(/\b(num|nbr|no)\b/g, 'number') : word;
}

/** What a question says around the thing it asks for. */
const ASKED =
  /^(please )?((enter|provide|type|give|list|state|confirm|write) )?((what|which) (is |are |was |were )?)?(own |the |my )*/;

/** The words of a header without those of a question, and what follows "of the attendee" put before it. */
export function withoutQuestion(words: string): string {
  const bare = words.replace(ASKED, '');
  const of = /^(.+) of (?:the |your )?(attendee|student|participant|learner|registrant|user|trainee)$/.exec(bare);
  return of ? `${of[2]} ${of[1]}` : bare;
}

/** Whose column a header says it is: the attendee's own, or of a person who took part or is known to the vendor, or nobody's. */
export type Owner = 'attendee' | 'registrant' | 'user' | 'contact' | 'nobody named' | 'somebody else';

/** People who are on a roster beside the attendee: who pays, who brings, who teaches, who answers for them. */
const SOMEBODY_ELSE = new RegExp(
  `\\b(${[
    'buyers?|payers?|payors?|purchasers?|customers?|card ?holders?|account (holder|owner)s?|bill(ed|ing)( to)?|ship(ped|ping)( to)?',
    '(purchased|paid|ordered|created|submitted|entered|registered|referred|added|uploaded|approved|updated|modified|invited|sponsored|booked) by',
    '(order|provider|school|vendor|office) contacts?|order (first|last|e ?mail|name)|orderers?|referr?als?|referrers?|guests?|plus one|emergency( contacts?)?|next of kin',
    '(\\w+ )?managers?|supervisors?|supervising|superiors?|mentors?|coach|(team|group) lead(er)?s?|leaders?|sponsors?|sponsoring',
    '(managing|principal|employing|responsible|qualifying|designated|supervisory) (broker|realtor|licensee)s?|brokers? (of record|in charge)|drs?|bic',
    'instructors?|teachers?|trainers?|presenters?|facilitators?|lecturers?|professors?|proctors?|moderators?|speakers?|hosts?|organi[sz]ers?|session owner',
    'spouses?|husbands?|wife|partners?|parents?|guardians?|assistants?|secretary|coordinators?|administrators?|admins?|recruiters?|owners?',
  ].join('|')})\\b`,
);
/** `Broker` may be a brokerage; a person's name, address or number under it is the broker's. */
const BROKER = /^brokers? (?!or |and |salesperson|agent)|\bof (the |your )?broker$/;
/** Words that hold one of those above and name nobody. */
const NOBODY = /\b(instructor led|host(ed)? (site|city)|partner(ship)? (program|level))\b/g;

const ATTENDEE =
  /\b(attendees?|actor|students?|participants?|learners?|trainees?|candidates?|delegates?|enrollees?|examinees?|test takers?|ticket ?holders?|passholders?)( s)?\b/;
/** People of the trade: their column is the attendee's, while their status or type is not about the class. */
const LICENSEE = /\b(brokers? (or |and )?)?(licensees?|agents?|salespersons?)( (or |and )?brokers?)?\b/;
const REGISTRANT = /\bregistrants?\b/;
const USER = /\b(users?|members?|your|my|own|legal|invitees?|respondents?|employees?)\b/;
const CONTACT = /\bcontacts?\b/;

/** A remark in brackets that says which part of a name, or whose column it is. */
const TELLING_REMARK = /^(first|last|middle|suffix|prefix|given|family|maiden)( name)?$/;

/** True where the remark in brackets is no aside: "Name (First)", "Email (Manager)". */
export function isTellingRemark(remark: string): boolean {
  return TELLING_REMARK.test(remark) || (remark !== '' && remark.replace(SOMEBODY_ELSE, '').trim() === '');
}

/** Whose column it is by its words; `fits` says whether a broker's own name, address or number is meant. */
export function ownerOf(words: string): Owner {
  const named = words.replace(NOBODY, ' ');
  if (SOMEBODY_ELSE.test(named)) return 'somebody else';
  if (ATTENDEE.test(named)) return 'attendee';
  if (LICENSEE.test(named)) return 'attendee';
  if (REGISTRANT.test(named)) return 'registrant';
  if (BROKER.test(named)) return 'somebody else';
  if (CONTACT.test(named)) return 'contact';
  return USER.test(named) ? 'user' : 'nobody named';
}

/** What the header says once it is known whose column it is, and whether that may be about the class, too. */
export function withoutOwner(words: string): { readonly core: string; readonly isAboutClass: boolean } {
  for (const [pattern, isAboutClass] of [
    [SOMEBODY_ELSE, false],
    [ATTENDEE, true],
    [LICENSEE, false],
    [REGISTRANT, false],
    [CONTACT, false],
    [USER, false],
    [/^brokers?\b/, false],
  ] as const) {
    if (!pattern.test(words)) continue;
    const core = words
      .replace(pattern, ' ')
      .replace(/ {2,}/g, ' ')
      .replace(/^ ?(s|of) | (of|s|of the|of your) ?$/g, ' ')
      .trim();
    return { core, isAboutClass };
  }
  return { core: words, isAboutClass: true };
}
