import { folded, remembering } from '../sheet/cells';
import { CREDITS, type Credit } from '../types';

/** What a text says about a course: a code, ethics without saying for whom, or fair housing. */
export type CreditWord = Credit | 'ethics';

const FAIR_HOUSING = /\bfair\s?-?housing\b|\bfairh\b|\bfh\b/;
const COEC = /\bcoe\s?[-_/ ]?\s?c\b|\bcoec\b/;
const COEN = /\bcoe\s?[-_/ ]?\s?n\b|\bcoen\b/;
const ETHICS = /\bethics\b|\bcoe\b/;
const NEW = /\b(new|newly|applicants?|provisional|orientation|nmo)\b/;
const EXISTING = /\b(existing|current|continuing|cycle|renewal|renewing)\b/;

/** Everything that `text` claims, each once; empty where it names none of the three courses and no kind of member. */
export const creditWords = remembering((text: string): readonly CreditWord[] => {
  const words = folded(text);
  if (words === '') return [];
  const found = new Set<CreditWord>();
  if (FAIR_HOUSING.test(words)) found.add('FAIRH');
  if (COEC.test(words)) found.add('COEC');
  if (COEN.test(words)) found.add('COEN');
  const coded = found.has('COEC') || found.has('COEN');
  // "Fair Housing for new members" says nothing of ethics: a marker alone counts only without fair housing.
  const aboutEthics = ETHICS.test(words) || !found.has('FAIRH');
  if (!coded && aboutEthics) {
    const marker = memberKind(words);
    if (marker === 'both') found.add('COEC').add('COEN');
    else if (marker) found.add(marker);
    else if (ETHICS.test(words)) found.add('ethics');
  }
  return [...found];
});

/** True where a text names one of the three courses, not merely a kind of member. */
export function namesCourse(text: string): boolean {
  const words = folded(text);
  return [FAIR_HOUSING, COEC, COEN, ETHICS].some((pattern) => pattern.test(words));
}

/** COEN for a marker of new members, COEC for one of existing members, `both` where a text holds both. */
export function memberKind(text: string): 'COEC' | 'COEN' | 'both' | undefined {
  const words = folded(text).replace(/\bnot (a )?new\b/, 'existing');
  const isNew = NEW.test(words);
  const isExisting = EXISTING.test(words);
  if (isNew && isExisting) return 'both';
  return isNew ? 'COEN' : isExisting ? 'COEC' : undefined;
}

/** What a row's cells say about its credit, as texts and as the yes or no of the two credit columns. */
interface CreditClaims {
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
  | { readonly kind: 'credits'; readonly credits: readonly Credit[]; readonly contradicts: boolean }
  | { readonly kind: 'other course' }
  | { readonly kind: 'ask'; readonly code: 'credit-unknown' | 'credit-conflict' | 'new-member-unclear' };

/**
 * Which credit: the row's own words, then a new-member marker, then the class default that the coordinator chose,
 * else ask. No default is ever assumed.
 */
export function whichCredit(claims: CreditClaims): CreditVerdict {
  const own = creditWords(claims.credit);
  if (claims.earnedKinds)
    return fromKinds(claims.earnedKinds, [...own, ...creditWords(claims.ethicsText ?? '')], claims);
  if (folded(claims.credit) !== '' && own.length === 0) return { kind: 'other course' };
  const words = own.length > 0 ? own : creditWords(claims.earned);
  if (words.length === 0) {
    if (claims.defaultCredit === 'FAIRH' && claims.classCredit() === 'FAIRH') return credits(['FAIRH'], claims);
    return resolveEthics([], claims);
  }
  if (words.includes('COEC') && words.includes('COEN')) return { kind: 'ask', code: 'credit-conflict' };
  const settled = words.filter((word): word is Credit => word !== 'ethics');
  return words.includes('ethics') ? resolveEthics(settled, claims) : credits(settled, claims);
}

function fromKinds(kinds: readonly CreditWord[], words: readonly CreditWord[], claims: CreditClaims): CreditVerdict {
  const fair: Credit[] = kinds.includes('FAIRH') ? ['FAIRH'] : [];
  const coded = kinds.filter((kind): kind is Credit => kind === 'COEC' || kind === 'COEN');
  if (coded.length === 0 && !kinds.includes('ethics')) return credits(fair, claims);
  const own = [...coded, ...words].filter((word): word is Credit => word === 'COEC' || word === 'COEN');
  if (new Set(own).size > 1) return { kind: 'ask', code: 'credit-conflict' };
  return own[0] ? credits([own[0], ...fair], claims) : resolveEthics(fair, claims);
}

/** Ethics credit for whom: by the new-member column, else by the class default. */
function resolveEthics(others: readonly Credit[], claims: CreditClaims): CreditVerdict {
  if (claims.newMember === 'unclear') return { kind: 'ask', code: 'new-member-unclear' };
  if (claims.newMember) return credits([claims.newMember === 'yes' ? 'COEN' : 'COEC', ...others], claims);
  const ethics = claims.classCredit();
  if (ethics === 'COEC' || ethics === 'COEN') return credits([ethics, ...others], claims);
  return { kind: 'ask', code: 'credit-unknown' };
}

function credits(list: readonly Credit[], claims: CreditClaims): CreditVerdict {
  const marker = claims.newMember === 'yes' ? 'COEN' : claims.newMember === 'no' ? 'COEC' : undefined;
  const ethics = list.find((credit) => credit !== 'FAIRH');
  return {
    kind: 'credits',
    credits: CREDITS.filter((credit) => list.includes(credit)),
    contradicts: marker !== undefined && ethics !== undefined && marker !== ethics,
  };
}
