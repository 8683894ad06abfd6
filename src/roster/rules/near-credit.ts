import { normalized, remembering } from '../sheet/cells';
import { type CreditWord, creditWords } from './credit';

/** How the words of our courses are cut short. */
const SHORT: Readonly<Record<string, string>> = {
  hsg: 'housing',
  hous: 'housing',
  housg: 'housing',
  fh: 'fair housing',
  fha: 'fair housing',
  fho: 'fair housing',
  fhsg: 'fair housing',
  fairhaven: 'fair housing',
  eth: 'ethics',
  coeth: 'code of ethics',
  mbr: 'member',
  mem: 'member',
  nm: 'new member',
  em: 'existing member',
  ex: 'existing',
  exist: 'existing',
  orient: 'orientation',
};
const KNOWN = [
  ...['fair', 'housing', 'ethics', 'existing', 'member', 'orientation', 'applicant', 'continuing', 'code'],
  ...['fairhousing', 'codeofethics'],
] as const;
/** Words that are right, near as they are to others. */
const RIGHT = new Set(['coec', 'coen', 'fairh', 'core', 'mode']);
const SPELLED: Readonly<Record<string, string>> = { fairhousing: 'fair housing', codeofethics: 'code of ethics' };

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
  return near === undefined ? word : (SPELLED[near] ?? near);
}

/** The text with abbreviations written out and slips of the pen mended. */
const spelledOut = (text: string): string =>
  normalized(text.slice(0, 200))
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
    .replace(/\bf\.? h\b/g, 'fh')
    .replace(/([a-z])(\d)|(\d)([a-z])/g, '$1$3 $2$4')
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
  const words = normalized(text);
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
