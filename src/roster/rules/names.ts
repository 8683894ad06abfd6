import { trimmed } from '../sheet/cells';
import type { Attendee } from '../types';
import { withoutDesignations } from './name-text';

/** The two parts of a name by which people are compared. */
type FirstAndLast = Pick<Attendee, 'firstName' | 'lastName'>;

type NameAgreement = 'agrees' | 'swapped' | 'similar' | 'other person';

/** Where member lists cut a first name. */
const CUT = 12;

const NICKNAME = /\(([^)]*)\)|\[([^\]]*)\]|"([^"]*)"|“([^”]*)”|(?<=^|\s)['‘]([^'’]+)['’](?=\s|$)/g;
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

function letters(text: string): string {
  if (/^[A-Za-z ]*$/.test(text)) return text.replace(/ {2,}/g, ' ').trim().toLowerCase();
  return trimmed(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøæœłđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’‘`´ʼʻ′.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Nobody's name: it is held against none, and not looked at. */
const isTooLong = (name: string): boolean => name.length > 200;

/** A name as it is compared: case, accents, punctuation, suffix and nickname are dropped; a hyphen is a space. */
export function nameKey(name: string): string {
  if (isTooLong(name)) return name;
  const bare = /[(['‘"“]/.test(name) ? letters(name.replace(NICKNAME, ' ')) : '';
  const words = (bare || letters(name)).split(' ');
  while (words.length > 1 && SUFFIX.test(words[words.length - 1] ?? '')) words.pop();
  return words.join(' ');
}

const compact = (name: string): string => nameKey(name).replace(/ /g, '');

/** True where both are one last name: also "De La Cruz" and "Delacruz". */
export function sameLastName(a: string, b: string): boolean {
  return compact(a) === compact(b);
}

/** True where one insertion, deletion, replacement or swap of neighbours makes one of the other; four letters at least. */
function oneTypo(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 4 || long.length - short.length > 1 || short === long) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return short.slice(at + 1) === long.slice(at + 1) || (swapped && short.slice(at + 2) === long.slice(at + 2));
}

/** True where `cut` is the other name as a list cuts it. */
function isCut(cut: string, name: string): boolean {
  const [short, long] = [compact(cut), compact(name)];
  return (trimmed(cut).length === CUT || short.length === CUT) && long.length > short.length && long.startsWith(short);
}

function nicknames(name: string): string[] {
  return Array.from(name.matchAll(NICKNAME), (match) => letters(match.slice(1).find((part) => part) ?? '')).filter(
    (nickname) => nickname !== '',
  );
}

/** First names are one person's: 'yes'; the same but for their middle names: 'middle'. */
function firstNames(a: string, b: string): 'yes' | 'middle' | 'no' {
  const [keyA, keyB] = [nameKey(a), nameKey(b)];
  if (keyA === '' || keyB === '') return keyA === keyB ? 'yes' : 'no';
  if (compact(a) === compact(b) || isCut(a, b) || isCut(b, a)) return 'yes';
  if (nicknames(a).includes(keyB) || nicknames(b).includes(keyA)) return 'yes';
  const [firstA, ...middleA] = keyA.split(' ');
  const [firstB, ...middleB] = keyB.split(' ');
  if (firstA !== firstB) return 'no';
  const pairs = Math.min(middleA.length, middleB.length);
  for (let index = 0; index < pairs; index += 1) {
    const [one = '', other = ''] = [middleA[index], middleB[index]];
    if (!one.startsWith(other) && !other.startsWith(one)) return 'middle';
  }
  return 'yes';
}

function similarFirst(a: string, b: string): boolean {
  const [one = '', other = ''] = [nameKey(a).split(' ')[0], nameKey(b).split(' ')[0]];
  return one.startsWith(other) || other.startsWith(one) || oneTypo(one, other) || oneTypo(compact(a), compact(b));
}

const wholeKey = ({ firstName, lastName }: FirstAndLast): string => `${nameKey(firstName)} ${nameKey(lastName)}`.trim();

const wordsKey = (name: FirstAndLast): string => wholeKey(name).split(' ').sort().join(' ');

/** How far the roster's name is the member's. A name that lacks its first part is at most similar. */
export function nameAgreement(roster: FirstAndLast, member: FirstAndLast): NameAgreement {
  // Letter for letter, as most are: the keys below would only say the same.
  if (roster.lastName === member.lastName && roster.firstName === member.firstName && /[a-z]/i.test(roster.lastName)) {
    return 'agrees';
  }
  if ([roster, member].some(({ firstName, lastName }) => isTooLong(firstName + lastName))) return 'other person';
  if (compact(roster.lastName) === '' && compact(roster.firstName) === '') return 'other person';
  const first = firstNames(roster.firstName, member.firstName);
  if (sameLastName(roster.lastName, member.lastName)) {
    if (first === 'yes') return 'agrees';
    if (first === 'middle' || similarFirst(roster.firstName, member.firstName)) return 'similar';
  }
  if (
    sameLastName(roster.firstName, member.lastName) &&
    firstNames(roster.lastName, member.firstName) === 'yes' &&
    compact(roster.lastName) !== ''
  ) {
    return 'swapped';
  }
  const sameWords = wordsKey(roster) === wordsKey(member);
  // "Ana María | López Ruiz" and "Ana | María López Ruiz": where the last name begins is the list's guess.
  if (sameWords) return wholeKey(roster) === wholeKey(member) ? 'agrees' : 'swapped';
  return first === 'yes' && oneTypo(compact(roster.lastName), compact(member.lastName)) ? 'similar' : 'other person';
}

/** What at least one of is the same of two names that agree. */
function agreementKeys({ firstName, lastName }: FirstAndLast): readonly string[] {
  if (isTooLong(firstName + lastName)) return [];
  const [key, short] = [nameKey(firstName), compact(firstName)];
  const [first = ''] = key.split(' ');
  // Lists cut a first name, and leave its end away.
  const firsts = new Set([key, first, short.slice(0, 6), ...nicknames(firstName)]);
  return [`${short}${compact(lastName)}`, ...[...firsts].map((one) => `${one}|${compact(lastName)}`)];
}

/** Names with what they stand for, by which to find whatever has a name that agrees: each step is as long as the answer. */
export class NameIndex<T> {
  private readonly known = new Map<string, [FirstAndLast, T][]>();

  add(name: FirstAndLast, of: T): void {
    for (const key of new Set(agreementKeys(name))) {
      const there = this.known.get(key);
      if (there) there.push([name, of]);
      else this.known.set(key, [[name, of]]);
    }
  }

  /** The first two that agree: more would be no clearer. */
  twoOf(name: FirstAndLast): ReadonlySet<T> {
    const found = new Set<T>();
    for (const key of agreementKeys(name)) {
      for (const [other, of] of this.known.get(key) ?? []) {
        if (!found.has(of) && nameAgreement(other, name) === 'agrees') found.add(of);
        if (found.size > 1) return found;
      }
    }
    return found;
  }
}

type SplitName = Pick<Attendee, 'firstName' | 'lastName' | 'suffix'>;

/** What may stand behind a name without being part of it. */
const SUFFIX = /^(jr|sr|ii|iii|iv|v|2nd|3rd|4th|esq)\.?$/i;
const PARTICLES: ReadonlySet<string> = new Set(
  'af al av bin da das de del dela della den der di do dos du el ibn la las le les los san santa saint st st. te ten ter van vander vom von zu zum zur'.split(
    ' ',
  ),
);

interface Word {
  readonly text: string;
  readonly at: number;
}

const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(/\S+/g), (match) => ({ text: match[0], at: match.index ?? 0 }));

/** The text without the suffix that ends it, where words remain for a name. */
function withoutSuffix(text: string, keep: number): { rest: string; suffix: string } {
  const words = wordsOf(text);
  const last = words[words.length - 1];
  if (!last || words.length <= keep || !SUFFIX.test(last.text)) return { rest: text, suffix: '' };
  return { rest: trimmed(text.slice(0, last.at)), suffix: last.text };
}

/** "First Last" with the particles before the last name; the bytes stay. */
function firstThenLast(text: string): Omit<SplitName, 'suffix'> {
  const words = wordsOf(text);
  let start = words.length - 1;
  if (start < 1) return { firstName: '', lastName: text };
  const before = () => words[start - 1]?.text ?? '';
  while (start > 1) {
    if (PARTICLES.has(before().toLowerCase())) start -= 1;
    else if (before() === 'y' && start > 2) start -= 2;
    else break;
  }
  const at = words[start]?.at ?? 0;
  return { firstName: trimmed(text.slice(0, at)), lastName: text.slice(at) };
}

/** Pronouns behind a name, as meeting systems show them. */
const PRONOUNS = /\s*\((he|she|they)\/[a-z/]{2,20}\)/i;

/** A one-column name in its parts, without designations: "Last, First", "Last, Jr., First", "First Last Jr". */
export function splitName(full: string): SplitName {
  if (isTooLong(full)) return { firstName: '', lastName: full, suffix: '' };
  const parts = withoutDesignations(full.replace(PRONOUNS, ''), true)
    .split(',')
    .map(trimmed)
    .filter((part) => part !== '');
  const suffixes = parts.slice(1).filter((part) => SUFFIX.test(part));
  const [head = '', ...rest] = parts.filter((part, index) => index === 0 || !SUFFIX.test(part));
  if (rest.length === 0) {
    const { rest: name, suffix } = withoutSuffix(head, 2);
    return { ...firstThenLast(name), suffix: suffixes[0] ?? suffix };
  }
  const last = withoutSuffix(head, 1);
  const first = withoutSuffix(rest.join(', '), 1);
  return { firstName: first.rest, lastName: last.rest, suffix: suffixes[0] ?? (last.suffix || first.suffix) };
}
