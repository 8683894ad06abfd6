import { type Cells, normalized, oncePer } from '../sheet/cells';
import { meaningOf, sectionTagOf } from '../sheet/mapping';
import { idOf } from '../sheet/question-rules';
import type { Table } from '../sheet/table';
import { asCredit, CREDITS, type Credit } from '../types';
import { type CreditWord, creditWords, isCountedBySome, namesAnotherCourse, nearCreditWords } from './credit';
import { type Draft, type Judging, tell } from './draft';
import { readNewMember } from './earned';
import { columnsToLookAt, type Looked } from './otherwise';

/** What leaves a row out in a course column as it would in any other. */
const CLEAR_NO =
  /^(no|none|no (ce )?credit|no.?show|absent|cancell?ed|withdr(awn|ew)|failed|not (completed|passed)|did not (attend|complete|pass|finish))$/;

/** True where some row of the table's course column names one of our credits. */
const isRecognized = oncePer(({ columns, header, end }: Table, { display }: Cells) => {
  const texts = new Set(display.slice(header + 1, end).map((row) => row[columns.credit ?? -1] ?? ''));
  return [...texts].some((text) => creditWords(text).length > 0);
});

/** Somebody did not take a course that the text names, or it is a question. */
const NOT_TAKEN =
  /\b(exempt\w*|waive[dr]|opt(ed)? out|(not?|non|but|without|except|excluding|minus|instead of)[ -](the |for |in )?(coe|code|eth|fair|fh)|(coec|coen|ethics|housing|fairh|fh)( ?[:=] ?| - )(no?|none|false)\b(?!\.))|\?$|\[\s?\]|[☐✗✘]/i;

const sameWords = (one: readonly CreditWord[], other: readonly CreditWord[]): boolean =>
  one.length === other.length && one.every((word) => other.includes(word));

/**
 * Reads the row's course: a text as `whichCredit` reads it, `null` for another course, undefined while it is open. What
 * a person said of the text goes first. A text that names none of the three credits is another course only where it has
 * words of its own and other rows of the column name ours: listed, with a Change. A code, an abbreviation, a slip of the
 * pen, or any text where nothing is recognized is asked about once, and holds the row.
 */
export function readCourse(judging: Judging, draft: Draft, byDefault: Credit | undefined): string | null | undefined {
  const { read, table, index } = draft;
  const [header, text] = read.pair('credit');
  if (text === '') return text;
  const own = creditWords(text);
  const near = nearCreditWords(text);
  if (meaningOf(judging.settings, header, text) === undefined) {
    const isClear = own.length > 0 && sameWords(own, near) && !isCountedBySome(text) && !NOT_TAKEN.test(text);
    const agrees = sameWords(own, ['ethics']) && near.length === 1 && near[0] === byDefault;
    if (isClear || agrees || CLEAR_NO.test(normalized(text))) return text;
  }
  const isOther = own.length === 0 && namesAnotherCourse(text) && isRecognized(table, judging.cells);
  const proposal = isOther ? 'none' : proposed(near, byDefault);
  const presumed = isOther ? proposal : undefined;
  const subject = { of: 'credit', column: table.columns.credit ?? -1, header, text, proposal, presumed } as const;
  const answer = judging.questions.ask('meaning', subject, index);
  if (answer === 'none' || answer === 'no') return null;
  if (answer === 'ignore') return '';
  const credit = asCredit(answer);
  if (credit) return credit;
  tell(draft, 'course-unknown', [header, text], `Which credit is "${text}", if any? Answer once for all its rows.`, {
    proposal: asCredit(proposal),
    question: idOf('meaning', subject),
  });
  return undefined;
}

/** The one credit that a text nearly names: ethics goes by the class's credit. */
function proposed(near: readonly CreditWord[], byDefault: Credit | undefined): Credit | undefined {
  const [only, ...more] = near;
  if (only === undefined || more.length > 0) return undefined;
  return only === 'ethics' ? (byDefault === 'FAIRH' ? undefined : byDefault) : only;
}

/** The course to which a row's minutes belong. */
interface Course {
  /** Rows of one key add up. */
  readonly key: string;
  /** False where it may be any course: an empty cell, a code, or a column in which no course is recognized. */
  readonly isKnown: boolean;
}

/** Tells the course of each row. `recognized` are the tables in whose course column some row names one of ours. */
export function courseOf({ settings, cells }: Judging, draft: Draft, recognized: ReadonlySet<Table>): Course {
  const { read, section, table } = draft;
  const text = read.text('credit');
  if (text === '') {
    // A column that nobody mapped names our courses, and another one in this row.
    const row = cells.display[draft.index] ?? [];
    const isElse = (looked: Looked) => looked.isCourses && namesAnotherCourse(row[looked.column] ?? '');
    if (columnsToLookAt(table, cells).some(isElse)) return { key: 'other', isKnown: false };
    const tag = sectionTagOf(settings, section);
    const words = tag === undefined || tag === 'ignore' || tag === 'none' ? creditWords(section) : [tag];
    return known(ownKey(words, draft, settings.classCredit) ?? kindOf(draft, settings.classCredit));
  }
  const said = meaningOf(settings, read.header('credit'), text);
  const credit = CREDITS.find((one) => one === said);
  if (credit !== undefined) return known(credit);
  const key = isCountedBySome(text) ? undefined : ownKey(creditWords(text), draft, settings.classCredit);
  if (key !== undefined) return known(key);
  const isPlain = said === 'none' || (recognized.has(table) && namesAnotherCourse(text));
  return { key: `other ${normalized(text)}`, isKnown: isPlain };
}

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
