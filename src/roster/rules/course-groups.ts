import { normalized } from '../sheet/cells';
import type { Table } from '../sheet/columns';
import { meaningOf, sectionTagOf } from '../sheet/questions';
import { CREDITS, type Credit } from '../types';
import { type CreditWord, creditWords } from './credit';
import type { Draft, Judging } from './draft';
import { readNewMember } from './earned';

/** The course to which a row's minutes belong. */
interface Course {
  /** Rows of one key add up. */
  readonly key: string;
  /** False where it may be any course: an empty cell, a code, or a column in which no course is recognized. */
  readonly isKnown: boolean;
}

/** Tells the course of each row. `recognized` are the tables in whose course column some row names one of ours. */
export function courseOf({ settings }: Judging, draft: Draft, recognized: ReadonlySet<Table>): Course {
  const { read, section, table } = draft;
  const text = read.text('credit');
  if (text === '') {
    const tag = sectionTagOf(settings, section);
    const words = tag === undefined || tag === 'ignore' || tag === 'none' ? creditWords(section) : [tag];
    return known(ownKey(words, draft, settings.classCredit) ?? kindOf(draft, settings.classCredit));
  }
  const said = meaningOf(settings, read.header('credit'), text);
  const credit = CREDITS.find((one) => one === said);
  if (credit !== undefined) return known(credit);
  const key = ownKey(creditWords(text), draft, settings.classCredit);
  if (key !== undefined) return known(key);
  const isPlain = said === 'none' || (recognized.has(table) && !mayBeCode(text));
  return { key: `other ${normalized(text)}`, isKnown: isPlain };
}

/** A code or an abbreviation, not a course's name in words. */
const mayBeCode = (text: string): boolean => /[\d./]/.test(text) || !/\p{L}{4}/u.test(text) || !/\s/.test(text.trim());

const known = (key: string | undefined): Course => ({ key: key ?? '', isKnown: key !== undefined });

/** Ethics without saying for whom is that of the new-member column, else the class's. */
function ownKey(words: readonly CreditWord[], { read }: Draft, classCredit: Credit | undefined): string | undefined {
  if (words.length === 0) return undefined;
  if (words.includes('FAIRH')) return words.length === 1 ? 'FAIRH' : words.join('+');
  const [word] = words;
  if (words.length > 1 || word !== 'ethics') return words.join('+');
  return kindOf({ read }, classCredit === 'FAIRH' ? undefined : classCredit) ?? 'ethics';
}

/** The course of rows that name none: in an ethics class that of the new-member column, else the class's. */
function kindOf({ read }: Pick<Draft, 'read'>, classCredit: Credit | undefined): Credit | undefined {
  if (classCredit === 'FAIRH') return classCredit;
  const isNew = readNewMember(read.text('newMember'));
  return isNew === 'yes' ? 'COEN' : isNew === 'no' ? 'COEC' : classCredit;
}

/** Puts ethics that does not say for whom to the one ethics course that the same person's rows name. */
export function mergeEthics<T>(groups: Map<string, T[]>): void {
  const open = groups.get('ethics');
  const named = [groups.get('COEC'), groups.get('COEN')].filter((group) => group !== undefined);
  const [only] = named;
  if (!open || !only || named.length > 1) return;
  only.push(...open);
  groups.delete('ethics');
}
