import { normalized, remembering } from '../sheet/cells';
import { CREDITS, type Credit } from '../types';

/** What a text says about a course: a code, ethics without saying for whom, or fair housing. */
export type CreditWord = Credit | 'ethics';

const FAIR_HOUSING = /\bfair\s?-?housing\b|\bfairh\b|\bfh\b/;
const COEC = /\bcoe\s?[-_/ ]?\s?c\b(?!\/)|\bcoec\b/;
const COEN = /\bcoe\s?[-_/ ]?\s?n\b|\bcoen\b/;
/** "C.O.E." and "C O E" can only mean one thing; "F.H." may be a name. */
const ETHICS = /\bethics\b|\bcoe\b|\bc\.\s?o\.\s?e\b|\bc o e\b/;
const NEW = /\b(new|newly|first[- ]?time (members?|mbrs?|realtors?)|applicants?|provisional|orientation|nmo)\b/;
const EXISTING = /\b(existing|current|continuing|cycle|renewal|renewing)\b/;

/** Ethics of another trade, which is no Code of Ethics of REALTORS: "Business Ethics for Photographers". */
const OF_ANOTHER_TRADE =
  /\b(?!code)\w+ ethics (for|in) (the )?(photo\w*|attorneys?|lawyers?|paralegals?|account\w+|cpas?|lenders?|notar\w+|inspectors?|engineer\w*|architect\w*|nurs\w+|teachers?|teaching|medicine|insurance|journalis\w+)\b/g;

const withoutOtherTrades = (text: string): string => normalized(text).replace(OF_ANOTHER_TRADE, 'another course');

const MEMBERS = 'members?|mbrs?|realtors?|agents?|licensees?|registrants?';
/** Words that are about a kind of member wherever they stand. */
const OF_MEMBERS = new RegExp(
  `\\b(new|existing|current|continuing|renewing|provisional)[ -](${MEMBERS})\\b|\\bmember(ship)? renewal\\b|\\b(orientation|nmo|applicants?|newly)\\b`,
);
/** Words that may stand beside a bare "new" or "renewal" without making it another course: "New (2 of 3)". */
const BESIDE_A_KIND = new RegExp(
  `\\b(new|provisional|existing|current|continuing|cycle|renewal|renewing|membership|${MEMBERS}|or|and|for|the|not|ce|course|class|credits?|training|required|track|tier|status|type|ticket|registration|attendees?|students?|only|years?|education code)\\b`,
  'g',
);

/** True where a marker is about members: "Current Market Trends" and "New Construction" are other courses. */
function isOfMembers(words: string): boolean {
  return OF_MEMBERS.test(words) || !/[a-z]{2}/.test(words.replace(BESIDE_A_KIND, ' '));
}

/** Everything that `text` said, each once; empty where it names none of the three courses and no kind of member. */
export const creditWords = remembering((text: string): readonly CreditWord[] => {
  const words = withoutOtherTrades(text);
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
    if (said.defaultCredit === 'FAIRH') {
      const asked = said.classCredit();
      // In a fair housing class a kind of member says nothing.
      if (asked === undefined) return { kind: 'ask', code: 'credit-unknown' };
      if (asked === 'FAIRH') return credits(['FAIRH'], said, true);
    }
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

/** How the words of our courses are cut short. */
const SHORT: Readonly<Record<string, string>> = {
  hsg: 'housing',
  hous: 'housing',
  housg: 'housing',
  eth: 'ethics',
  coeth: 'code of ethics',
  mbr: 'member',
  mem: 'member',
  nm: 'new member',
  em: 'existing member',
  ex: 'existing',
  exist: 'existing',
  orient: 'orientation',
  fairhousing: 'fair housing',
  codeofethics: 'code of ethics',
};
const KNOWN =
  'fair housing ethics existing member orientation applicant continuing code fairhousing codeofethics'.split(' ');
/** Words that are right, near as they are to others. */
const RIGHT = new Set(['coec', 'coen', 'fairh', 'core', 'mode']);

/** How many letters must be put in, taken out, replaced or swapped with their neighbours to make `b` of `a`. */
function typos(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, place) => place)];
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min((last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same);
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (row > 1 && column > 1 && swapped) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      now.push(least);
    }
    [before, last] = [last, now];
  }
  return last[b.length] ?? 0;
}

/** The known word that a word nearly is: one slip of the pen, two in a longer word that begins alike. */
function nearWord(word: string): string {
  if (word.length < 4 || word.length > 14 || RIGHT.has(word)) return word;
  const near = KNOWN.find((known) => {
    if (Math.abs(known.length - word.length) > 2) return false;
    return typos(word, known) <= (known.length >= 6 && known[0] === word[0] ? 2 : 1);
  });
  return near === undefined ? word : (SHORT[near] ?? near);
}

/** The text with abbreviations written out and slips of the pen mended. */
const spelledOut = (text: string): string =>
  withoutOtherTrades(text.slice(0, 200))
    .replace(/\b(first|1st)[ -]?time\b|\bindoctrination\b|\bonboarding\b/g, 'new')
    .replace(/\b(returning|triennial|quadrennial|refresher)\b/g, 'existing')
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
    .replace(/([a-z])(\d)|(\d)([a-z])/g, '$1$3 $2$4')
    .replace(/\b(f\.? ?h[ao]?|fhsg|fairhaven)\b/g, 'fair housing')
    .split(/[^a-z0-9]+/)
    .map((word) => SHORT[word] ?? nearWord(word))
    .join(' ');

/** What a text nearly says about a course; what it says outright where it is spelled right. Never taken by itself. */
export const nearCreditWords = remembering((text: string): readonly CreditWord[] => {
  const words = creditWords(spelledOut(text));
  // A code such as COE-C loses its hyphen above.
  return words.length > 0 ? words : creditWords(text);
});

/** NAR's courses that some associations count for fair housing or ethics, and some do not. */
const COUNTED_BY_SOME = /\bat home with diversity\b|\bahwd\b|\bbias override\b|\bc2ex\b|\bcommitment to excellence\b/;
/** Ethics of other trades: neither the Code of Ethics nor surely another course. */
const OTHER_ETHICS =
  /\b(business|legal|advertising|marketing|apprais\w*|mortgage|lending|corporate|workplace|medical|professional|management|notary)\b/;

/** True for a course that only the coordinator can place, though its words are words. */
export function isCountedBySome(text: string): boolean {
  const words = withoutOtherTrades(text);
  if (COUNTED_BY_SOME.test(words)) return true;
  return OTHER_ETHICS.test(words) && /\bethics\b/.test(words) && !/code of ethics|\bcoe\b/.test(words);
}

/** Words that many courses have and that name none. */
const ANY_COURSE = new Set(
  (
    'the and for with course courses class classes training credit credits hour hours session part module online live ' +
    'webinar elective electives mandatory required core member members realtor realtors education continuing program'
  ).split(' '),
);

/** True for a text that has a course's name: two real words of its own, or one and a number, and none that is nearly one of ours. */
export function namesAnotherCourse(text: string): boolean {
  if (isCountedBySome(text) || nearCreditWords(text).length > 0) return false;
  const own = text
    .split(/[\s/,:;()&+–-]+/)
    .filter((word) => /^\p{L}{3,}[.'’]?\p{L}*$/u.test(word) && /[aeiouy]/i.test(word))
    // CEU and GRI are no words.
    .filter((word) => word.length > 5 || word !== word.toUpperCase() || text === text.toUpperCase())
    .filter((word) => !ANY_COURSE.has(word.toLowerCase()));
  // "Contracts 101" is a course with its number.
  return own.length >= 2 || (own.length === 1 && /^\p{L}{5,} \d{2,3}$/u.test(text.trim()));
}
