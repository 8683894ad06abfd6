import { found } from '../findings';
import { type Cells, normalized } from '../sheet/cells';
import type { Table } from '../sheet/columns';
import { idOf, meaningOf } from '../sheet/questions';
import { CREDITS, type Credit } from '../types';
import { type CreditWord, creditWords } from './credit';
import type { Draft, Judging } from './draft';
import { isCountedBySome, namesAnotherCourse, nearCreditWords } from './near-credit';

/** What the course cell is taken for: a text as `whichCredit` reads it, another course, or open. */
type Course = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'other' } | { readonly kind: 'open' };

/** What leaves a row out in a course column as it would in any other. */
const CLEAR_NO =
  /^(no|none|no (ce )?credit|no.?show|absent|cancell?ed|withdr(awn|ew)|failed|not (completed|passed)|did not (attend|complete|pass|finish))$/;

const recognizing = new WeakMap<Table, boolean>();

/** True where some row of the table's course column names one of our credits. */
function isRecognized({ display }: Cells, table: Table): boolean {
  const known = recognizing.get(table);
  if (known !== undefined) return known;
  const column = table.columns.credit ?? -1;
  const texts = new Set(display.slice(table.header + 1, table.end).map((row) => row[column] ?? ''));
  const recognized = [...texts].some((text) => creditWords(text).length > 0);
  recognizing.set(table, recognized);
  return recognized;
}

const sameWords = (one: readonly CreditWord[], other: readonly CreditWord[]): boolean =>
  one.length === other.length && one.every((word) => other.includes(word));

/**
 * Reads the row's course. What a person said of the text goes first. A text that names none of the three credits is
 * another course only where it has words of its own and other rows of the column name ours: listed, with a Change.
 * A code, an abbreviation, a slip of the pen, or any text where nothing is recognized is asked about once, and holds the row.
 */
export function readCourse(judging: Judging, draft: Draft, byDefault: Credit | undefined): Course {
  const { read, table, index } = draft;
  const text = read.text('credit');
  if (text === '') return { kind: 'text', text };
  const header = read.header('credit');
  const own = creditWords(text);
  const near = nearCreditWords(text);
  const said = meaningOf(judging.settings, header, text);
  if (said === undefined) {
    const isClear = own.length > 0 && sameWords(own, near) && !isCountedBySome(text);
    const agrees = sameWords(own, ['ethics']) && near.length === 1 && near[0] === byDefault;
    if (isClear || agrees || CLEAR_NO.test(normalized(text))) return { kind: 'text', text };
  }
  const isOther = own.length === 0 && namesAnotherCourse(text) && isRecognized(judging.cells, table);
  const column = table.columns.credit ?? -1;
  const proposal = isOther ? 'none' : proposed(near, byDefault);
  const subject = { of: 'credit', column, header, text, proposal, presumed: isOther ? 'none' : undefined } as const;
  const answer = judging.questions.ask('meaning', subject, index);
  if (answer === 'none' || answer === 'no') return { kind: 'other' };
  if (answer === 'ignore') return { kind: 'text', text: '' };
  const credit = CREDITS.find((one) => one === answer);
  if (credit) return { kind: 'text', text: credit };
  const message = `Nobody knows which credit "${text}" is, or whether it is one. Say it once for all rows that have it.`;
  const toSet =
    proposal === undefined || proposal === 'none' ? undefined : ({ to: 'credit', value: proposal } as const);
  draft.findings.push(
    found('course-unknown', {
      column: header,
      value: text,
      message,
      proposal: toSet,
      question: idOf('meaning', subject),
    }),
  );
  return { kind: 'open' };
}

/** The one credit that a text nearly names: ethics goes by the class's credit. */
function proposed(near: readonly CreditWord[], byDefault: Credit | undefined): Credit | undefined {
  const [only, ...more] = near;
  if (only === undefined || more.length > 0) return undefined;
  return only === 'ethics' ? (byDefault === 'FAIRH' ? undefined : byDefault) : only;
}
