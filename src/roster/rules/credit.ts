import { normalized, remembering } from '../sheet/cells';
import { CREDITS, type Credit } from '../types';

/** What a text says about a course: a code, ethics without saying for whom, or fair housing. */
export type CreditWord = Credit | 'ethics';

const FAIR_HOUSING = /\bfair\s?-?housing\b|\bfairh\b|\bfh\b/;
const COEC = /\bcoe\s?[-_/ ]?\s?c\b|\bcoec\b/;
const COEN = /\bcoe\s?[-_/ ]?\s?n\b|\bcoen\b/;
/** "C.O.E." and "C O E" can only mean one thing; "F.H." may be a name. */
const ETHICS = /\bethics\b|\bcoe\b|\bc\.\s?o\.\s?e\b|\bc o e\b/;
const NEW = /\b(new|newly|applicants?|provisional|orientation|nmo)\b/;
const EXISTING = /\b(existing|current|continuing|cycle|renewal|renewing)\b/;

const MEMBERS = 'members?|mbrs?|realtors?|agents?|licensees?|registrants?';
/** Words that are about a kind of member wherever they stand. */
const OF_MEMBERS = new RegExp(
  `\\b(?:new|existing|current|continuing|renewing|provisional)[ -](?:${MEMBERS})\\b|\\bmember(?:ship)? renewal\\b|\\b(?:orientation|nmo|applicants?|newly)\\b`,
);
/** Words that may stand beside a bare "new" or "renewal" without making it another course: "New (2 of 3)". */
const BESIDE_A_KIND = new RegExp(
  `\\b(?:new|provisional|existing|current|continuing|cycle|renewal|renewing|membership|${MEMBERS}|or|and|for|the|not|ce|course|class|credits?|training|required|track|tier|status|type|ticket|registration|attendees?|students?|only|years?|education code)\\b`,
  'g',
);

/** True where a marker is about members: "Current Market Trends" and "New Construction" are other courses. */
function isOfMembers(words: string): boolean {
  return OF_MEMBERS.test(words) || !/[a-z]{2}/.test(words.replace(BESIDE_A_KIND, ' '));
}

/** Everything that `text` said, each once; empty where it names none of the three courses and no kind of member. */
export const creditWords = remembering((text: string): readonly CreditWord[] => {
  const words = normalized(text);
  if (words === '') return [];
  const found = new Set<CreditWord>();
  if (FAIR_HOUSING.test(words)) found.add('FAIRH');
  if (COEC.test(words)) found.add('COEC');
  if (COEN.test(words)) found.add('COEN');
  const coded = found.has('COEC') || found.has('COEN');
  // "Fair Housing for new members" says nothing of ethics: a marker alone counts only without fair housing.
  const namesEthics = ETHICS.test(words);
  if (!coded && (namesEthics || !found.has('FAIRH'))) {
    const marker = namesEthics || isOfMembers(words) ? memberKind(words) : undefined;
    if (marker === 'both') found.add('COEC').add('COEN');
    else if (marker) found.add(marker);
    else if (namesEthics) found.add('ethics');
  }
  return [...found];
});

/** True where a text names one of the three courses, not merely a kind of member. */
export function namesCourse(text: string): boolean {
  const words = normalized(text);
  return [FAIR_HOUSING, COEC, COEN, ETHICS].some((pattern) => pattern.test(words));
}

/** COEN for a marker of new members, COEC for one of existing members, `both` where a text holds both. */
export function memberKind(text: string): 'COEC' | 'COEN' | 'both' | undefined {
  const words = normalized(text)
    .replace(/\bnot (a )?new\b/, 'existing')
    .replace(/\bcontinuing ed(ucation)?\b/, '');
  const isNew = NEW.test(words);
  const isExisting = EXISTING.test(words);
  if (isNew && isExisting) return 'both';
  return isNew ? 'COEN' : isExisting ? 'COEC' : undefined;
}

/** What a row's cells say about its credit, as texts and as the yes or no of the two credit columns. */
interface CreditTexts {
  /** The row's own code or words. */
  readonly credit: string;
  /** The earned cell, which may hold the code itself. */
  readonly earned: string;
  /** A new-member column: yes, no, unclear, or undefined where there is none or it is empty. */
  readonly newMember: 'yes' | 'no' | 'unclear' | undefined;
  /** Present where credits have a column each: which of them the row earned. */
  readonly earnedKinds?: readonly CreditWord[];
  readonly ethicsText?: string;
  /** What settings say for rows that say nothing; nobody is asked by that. */
  readonly defaultCredit: Credit | undefined;
  /** The same, asked about where settings do not say it. */
  readonly classCredit: () => Credit | undefined;
}

export type CreditVerdict =
  | {
      readonly kind: 'credits';
      readonly credits: readonly Credit[];
      readonly contradicts: boolean;
      /** True where the class's credit decided, or the heading's, since the row does not say its own. */
      readonly byDefault: boolean;
    }
  | { readonly kind: 'other course' }
  | { readonly kind: 'ask'; readonly code: 'credit-unknown' | 'credit-conflict' | 'new-member-unclear' };

/**
 * Which credit: the row's own words, then a new-member marker, then the class default that the coordinator chose,
 * else ask. No default is ever assumed.
 */
export function whichCredit(said: CreditTexts): CreditVerdict {
  const own = creditWords(said.credit);
  if (said.earnedKinds) return fromKinds(said.earnedKinds, [...own, ...creditWords(said.ethicsText ?? '')], said);
  if (normalized(said.credit) !== '' && own.length === 0) return { kind: 'other course' };
  const words = own.length > 0 ? own : creditWords(said.earned);
  if (words.length === 0) {
    if (said.defaultCredit === 'FAIRH' && said.classCredit() === 'FAIRH') return credits(['FAIRH'], said, true);
    return resolveEthics([], said);
  }
  if (words.includes('COEC') && words.includes('COEN')) return { kind: 'ask', code: 'credit-conflict' };
  const settled = words.filter((word): word is Credit => word !== 'ethics');
  return words.includes('ethics') ? resolveEthics(settled, said) : credits(settled, said);
}

function fromKinds(kinds: readonly CreditWord[], words: readonly CreditWord[], said: CreditTexts): CreditVerdict {
  const fair: Credit[] = kinds.includes('FAIRH') ? ['FAIRH'] : [];
  const coded = kinds.filter((kind): kind is Credit => kind === 'COEC' || kind === 'COEN');
  if (coded.length === 0 && !kinds.includes('ethics')) return credits(fair, said);
  const own = [...coded, ...words].filter((word): word is Credit => word === 'COEC' || word === 'COEN');
  if (new Set(own).size > 1) return { kind: 'ask', code: 'credit-conflict' };
  return own[0] ? credits([own[0], ...fair], said) : resolveEthics(fair, said);
}

/** Ethics credit for whom: by the new-member column, else by the class default. */
function resolveEthics(others: readonly Credit[], said: CreditTexts): CreditVerdict {
  if (said.newMember === 'unclear') return { kind: 'ask', code: 'new-member-unclear' };
  if (said.newMember) return credits([said.newMember === 'yes' ? 'COEN' : 'COEC', ...others], said);
  const ethics = said.classCredit();
  if (ethics === 'COEC' || ethics === 'COEN') return credits([ethics, ...others], said, true);
  return { kind: 'ask', code: 'credit-unknown' };
}

function credits(list: readonly Credit[], said: CreditTexts, byDefault = false): CreditVerdict {
  const marker = said.newMember === 'yes' ? 'COEN' : said.newMember === 'no' ? 'COEC' : undefined;
  const ethics = list.find((credit) => credit !== 'FAIRH');
  return {
    kind: 'credits',
    credits: CREDITS.filter((credit) => list.includes(credit)),
    contradicts: marker !== undefined && ethics !== undefined && marker !== ethics,
    byDefault,
  };
}
