import { creditWords } from '../rules/credit';
import { saysYesOrNo } from '../rules/earned';
import type { Field } from '../settings';
import { type Cells, isBlank, isDate, normalized } from './cells';
import { headerWords, ruleFor, SOLD_AS } from './headers';

/** How many rows below the header are looked at to tell what a column holds. */
const SAMPLE_ROWS = 300;

/** How many of a column's cells read like what. */
export interface ColumnFacts {
  readonly filled: number;
  readonly nineDigits: number;
  readonly idLike: number;
  readonly emails: number;
  readonly yesNo: number;
  /** Of these, a clear no. */
  readonly no: number;
  readonly credits: number;
  readonly dates: number;
  readonly letters: number;
  /** Numbers and clock times, as time present is written. */
  readonly amounts: number;
  /** True where every filled cell says the same. */
  readonly isConstant: boolean;
}

/** Looks at the first rows of a column below the header; the table ends before row `end`. */
export function factsOf(cells: Cells, header: number, column: number, end = cells.display.length): ColumnFacts {
  const facts = {
    ...{ filled: 0, nineDigits: 0, idLike: 0, emails: 0, yesNo: 0, no: 0, credits: 0, dates: 0, letters: 0 },
    amounts: 0,
  };
  let isConstant = true;
  let first: string | undefined;
  const last = Math.min(end, header + 1 + SAMPLE_ROWS);
  for (let row = header + 1; row < last; row += 1) {
    const text = cells.display[row]?.[column] ?? '';
    if (isBlank(text)) continue;
    facts.filled += 1;
    first ??= normalized(text);
    isConstant &&= normalized(text) === first;
    const digits = text.replace(/\D/g, '').length;
    if (digits === 9) facts.nineDigits += 1;
    if (digits >= 7 && digits <= 9) facts.idLike += 1;
    if (text.includes('@')) facts.emails += 1;
    if (saysYesOrNo(text)) facts.yesNo += 1;
    if (/^(n|no|none)$/i.test(text.trim())) facts.no += 1;
    if (creditWords(text).length > 0) facts.credits += 1;
    if (isDate(cells.values[row]?.[column]) || /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(text)) facts.dates += 1;
    if (/\p{L}{2}/u.test(text)) facts.letters += 1;
    if (/^\s*\d/.test(text)) facts.amounts += 1;
  }
  return { ...facts, isConstant };
}

const NOT_EARNED = /\b(fees?|paid|payment|due|needs?|needed|required?|register(ed)?|enrol+ed|waived?|date|attended)\b/;

/** A header of no known family that names one credit, over a yes or no: "Completed Code of Ethics?". */
function creditInHeader(header: string): Field | undefined {
  const words = headerWords(header);
  const [credit, ...more] = creditWords(words);
  if (!credit || more.length > 0 || NOT_EARNED.test(words)) return undefined;
  const fields = {
    ethics: 'ethicsCredit',
    COEC: 'coecCredit',
    COEN: 'coenCredit',
    FAIRH: 'fairHousingCredit',
  } as const;
  return /\b(ethics|coe|coec|coen|fair ?housing|fairh)\b/.test(words) ? fields[credit] : undefined;
}

/** What a column holds by header and contents together; undefined rather than a wrong guess. */
export function fieldOf(header: string, facts: ColumnFacts): Field | undefined {
  const rule = ruleFor(header);
  const share = (count: number) => (facts.filled === 0 ? 0 : count / facts.filled);
  if (!rule) return share(facts.yesNo) >= 0.5 ? creditInHeader(header) : undefined;
  if (rule.field === 'other') return undefined;
  const empty = facts.filled === 0;
  switch (rule.field) {
    case 'memberId':
      return rule.strength === 2 || empty || share(facts.idLike) >= 0.5 ? 'memberId' : undefined;
    case 'email':
      return empty || share(facts.emails) >= 0.3 ? 'email' : undefined;
    case 'credit':
      if (
        headerWords(header) === 'credit' &&
        (header.endsWith('?') || facts.no > 0 || (facts.credits === 0 && share(facts.yesNo) >= 0.5))
      ) {
        return 'earned';
      }
      // A ticket's type or a track may be anything; a course or a credit type says what the row is about.
      return facts.credits > 0 || !SOLD_AS.test(headerWords(header)) ? 'credit' : undefined;
    case 'ethicsCredit':
    case 'coecCredit':
    case 'coenCredit':
    case 'fairHousingCredit':
      if (share(facts.dates) >= 0.5) return undefined;
      return share(facts.credits) >= 0.5 && facts.yesNo === 0 && !/credit/i.test(header) ? 'credit' : rule.field;
    case 'earned':
      return share(facts.dates) >= 0.5 ? 'date' : 'earned';
    case 'date':
      return facts.filled > 0 && share(facts.yesNo) >= 0.5 && facts.dates === 0 ? 'earned' : 'date';
    case 'fullName':
    case 'firstName':
    case 'lastName':
      if (share(facts.emails) >= 0.5) return undefined;
      return empty || facts.letters > 0 || share(facts.idLike) < 0.5 ? rule.field : undefined;
    default:
      return rule.field;
  }
}
