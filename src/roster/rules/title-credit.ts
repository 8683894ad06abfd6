import { type Cells, isBlank } from '../sheet/cells';
import { sectionTagOf } from '../sheet/mapping';
import type { Subjects } from '../sheet/question-rules';
import { asCredit, type Credit } from '../types';
import { type CreditWord, creditWords, namesCourse } from './credit';
import type { Draft, Judging } from './draft';
import { masked } from './masked';

/** A longer text is an instruction, which may be about any class. */
const TITLE_LETTERS = 120;

/** What the titles of a roster say of its class: each thing once, with the first title that says it. */
export type TitleCredit = ReadonlyMap<CreditWord, string>;

/** Reads the cells above the first header, whose row is counted from 0: "Code of Ethics New Members 10/14". */
export function titleCredit({ display }: Cells, header: number): TitleCredit {
  const said = new Map<CreditWord, string>();
  display.slice(0, header).forEach((row, index) => {
    // The upper row of a header in two rows is no title.
    if (index === header - 1 && row.filter((text) => !isBlank(text)).length > 2) return;
    for (const text of row)
      if (text.length <= TITLE_LETTERS) for (const word of creditWords(text)) if (!said.has(word)) said.set(word, text);
  });
  return said;
}

/**
 * What is asked once where the class's credit decided and a title names another kind of member or another course;
 * undefined where a title or the row's own heading says the same, or none says anything.
 */
export function titleSubject(
  { title, settings }: Judging,
  { section }: Pick<Draft, 'section'>,
  credits: readonly Credit[],
): Subjects['section tag'] | undefined {
  const hasKind = title.has('COEC') || title.has('COEN');
  // Ethics for somebody is not also ethics for anybody.
  const words = [...title.keys()].filter((word) => word !== 'ethics' || !hasKind);
  const proposal = anotherCredit(words, credits, [...title.values()].some(namesCourse));
  const [word] = words;
  if (proposal === undefined || word === undefined) return undefined;
  const said = masked(title.get(word) ?? '');
  const isOwn = asCredit(sectionTagOf(settings, section)) ?? creditWords(section).find(agreesWith(credits));
  return isOwn && said !== section ? undefined : { section: said, proposal: proposal || undefined };
}

/** Whether a word says the same as credits. */
export const agreesWith =
  (credits: readonly Credit[]) =>
  (word: CreditWord): boolean =>
    word === 'ethics' ? credits.some((credit) => credit !== 'FAIRH') : credits.includes(word);

/**
 * The credit that words name which none of `credits` is, `''` where that is open; undefined where one agrees or they say
 * nothing. In a fair housing class a kind of member says nothing.
 */
export function anotherCredit(
  words: readonly CreditWord[],
  credits: readonly Credit[],
  isCourse: boolean,
): Credit | '' | undefined {
  const agrees = agreesWith(credits);
  if (words.length === 0 || words.some(agrees) || (!isCourse && !agrees('ethics'))) return undefined;
  return words.length > 1 ? '' : (asCredit(words[0]) ?? '');
}
