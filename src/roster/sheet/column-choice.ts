import { creditWords, memberKind, namesCourse } from '../rules/credit';
import { saysYesOrNo } from '../rules/earned';
import { ANSWER_FIELDS, type Field, PERSONAL } from '../settings';
import { type Cells, isBlank, isDate, normalized } from './cells';
import { type HeaderMeaning, headerWords, ruleFor, SOLD_AS } from './headers';

/** One column that could be a field, with what speaks for it. */
export interface Candidate {
  readonly column: number;
  readonly field: Field;
  readonly header: string;
  readonly facts: ColumnFacts;
  /** What its header says; absent where only header and contents together say it. */
  readonly meaning: HeaderMeaning | undefined;
}

/** What was chosen for one field: the column, and those that are as likely. */
export interface Choice {
  readonly column: number;
  /** In the sheet's order, the chosen one among them; one alone where it is a clear winner. */
  readonly close: readonly number[];
}

/** A column wins by this much, or is asked about. */
const MARGIN = 2;

/** True for fields where the attendee's own column beats one that names nobody. */
export const isPersonal = (field: Field): boolean => (PERSONAL as readonly Field[]).includes(field);

/** Fields by which a row is decided: a column that says the same of everybody is likely to be about the class. */
const DECIDING: readonly Field[] = [...ANSWER_FIELDS, 'minutes', 'hours'];

/** Chooses among a field's candidates; nothing depends on the order in which the columns stand. */
export function chooseAmong(candidates: readonly Candidate[], cells: Cells, header: number): Choice | undefined {
  const most = Math.max(0, ...candidates.map(({ facts }) => facts.filled));
  const varies = candidates.some(({ facts }) => facts.filled > 1 && !facts.isConstant);
  const ranked = candidates
    .map((candidate) => ({ candidate, score: scoreOf(candidate, most, varies) }))
    .sort((a, b) => b.score - a.score || byText(a.candidate, b.candidate, cells, header));
  const [best] = ranked;
  if (!best) return undefined;
  const close = ranked.filter(({ score }) => best.score - score < MARGIN).map(({ candidate }) => candidate.column);
  return { column: best.candidate.column, close: close.sort((a, b) => a - b) };
}

function scoreOf({ field, facts, meaning }: Candidate, most: number, varies: boolean): number {
  const filled = most === 0 ? 1 : facts.filled / most;
  const gaps = filled === 0 ? 9 : filled < 0.2 ? 5 : filled < 0.5 ? 3 : 0;
  const constant = DECIDING.includes(field) && varies && facts.filled > 1 && facts.isConstant ? 2 : 0;
  return (meaning?.fit ?? 2) + ownerScore(field, meaning) + contentScore(field, facts) - gaps - constant;
}

function ownerScore(field: Field, meaning: HeaderMeaning | undefined): number {
  if (!isPersonal(field)) return meaning?.owner === 'attendee' ? 2 : 0;
  return meaning?.owner === 'attendee' ? 6 : meaning?.owner === 'contact' ? -3 : 0;
}

/** How well the contents fit the field. */
function contentScore(field: Field, facts: ColumnFacts): number {
  const share = (count: number) => (facts.filled === 0 ? 1 : count / facts.filled);
  switch (field) {
    case 'earned':
    case 'attended':
      return share(facts.yesNo) >= 0.5 ? 3 : 0;
    case 'credit':
      return facts.filled === 0 ? 0 : share(facts.credits) >= 0.5 ? 5 : facts.credits > 0 ? 4 : 0;
    case 'minutes':
    case 'hours':
      return share(facts.amounts) >= 0.5 ? 0 : -4;
    case 'role':
      return share(facts.roles) >= 0.5 ? 4 : 0;
    case 'date':
      return share(facts.dates) >= 0.5 ? 0 : -3;
    default:
      return 0;
  }
}

/** Two that weigh the same are told apart by what they say, never by where they stand. */
function byText(a: Candidate, b: Candidate, cells: Cells, header: number): number {
  const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
  if (normalized(a.header) !== normalized(b.header)) return order(normalized(a.header), normalized(b.header));
  for (let row = header + 1; row < cells.display.length; row += 1) {
    const line = cells.display[row] ?? [];
    const told = order(line[a.column] ?? '', line[b.column] ?? '');
    if (told !== 0) return told;
  }
  return a.column - b.column;
}

/** The share of a column's filled cells that hold the words of another column's cell in the same row. */
export function shareThatHolds(cells: Cells, rows: readonly [number, number], whole: number, part: number): number {
  let filled = 0;
  let holding = 0;
  for (let row = rows[0]; row < Math.min(rows[1], rows[0] + 300); row += 1) {
    const [text = '', wanted = ''] = [cells.display[row]?.[whole], cells.display[row]?.[part]];
    if (isBlank(text) || isBlank(wanted)) continue;
    filled += 1;
    if (normalized(text).includes(normalized(wanted))) holding += 1;
  }
  return filled === 0 ? 0 : holding / filled;
}

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
  /** Of these, kinds of members, new ones and others, and a course beside them or not. */
  readonly newMembers: number;
  readonly otherMembers: number;
  readonly courses: number;
  /** Parts that people have in a class: hosts and attendees. */
  readonly roles: number;
  readonly dates: number;
  readonly letters: number;
  /** Numbers and clock times, as time present is written. */
  readonly amounts: number;
  /** True where every filled cell says the same. */
  readonly isConstant: boolean;
}

const ROLE =
  /^(alternative |co-?)?(host|panell?ist|instructor|organi[sz]er|presenter|moderator|attendee|participant|learner|student)s?$/;

/** True where each filled cell names a kind of member, and both kinds are there. */
export function tellsMembers({ filled, newMembers, otherMembers }: ColumnFacts): boolean {
  return newMembers > 0 && otherMembers > 0 && newMembers + otherMembers === filled;
}

/** Headers that are about somebody's kind, and no field of ours. */
export const ABOUT_KIND = /\b(type|category|kind|group|track|ticket|admission|item|level|package|rate|registration)\b/;

/** A status is somebody's in the class, unless each of its cells names a kind of member. */
const STATUS_OF_SOMEBODY = /^((attendee|student|registrant|participant|member|membership) )?status$/;

/** Looks at the first rows of a column below the header; the table ends before row `end`. */
export function factsOf(cells: Cells, header: number, column: number, end = cells.display.length): ColumnFacts {
  const facts = {
    ...{ filled: 0, nineDigits: 0, idLike: 0, emails: 0, yesNo: 0, no: 0, credits: 0, dates: 0, letters: 0 },
    ...{ amounts: 0, newMembers: 0, otherMembers: 0, courses: 0, roles: 0 },
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
    const [credit, ...more] = creditWords(text);
    if (credit) {
      facts.credits += 1;
      if (namesCourse(text)) facts.courses += 1;
      if (more.length === 0 && memberKind(text) === credit)
        facts[credit === 'COEN' ? 'newMembers' : 'otherMembers'] += 1;
    }
    if (ROLE.test(normalized(text))) facts.roles += 1;
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
  return /\b(ethics|coe|coec|coen|fair ?housing|fairh|fh)\b/.test(words) ? fields[credit] : undefined;
}

/** What a column holds by header and contents together; undefined rather than a wrong guess. */
export function fieldOf(header: string, facts: ColumnFacts): Field | undefined {
  const rule = ruleFor(header);
  const share = (count: number) => (facts.filled === 0 ? 0 : count / facts.filled);
  const words = headerWords(header);
  const isOfNoField = (rule?.field ?? 'other') === 'other';
  const isOfKind = STATUS_OF_SOMEBODY.test(words) || (isOfNoField && ABOUT_KIND.test(words));
  if (isOfKind && rule?.owner !== 'somebody else' && tellsMembers(facts)) return 'newMember';
  if (!rule) return share(facts.yesNo) >= 0.5 ? creditInHeader(header) : undefined;
  if (rule.field === 'other') return undefined;
  const empty = facts.filled === 0;
  switch (rule.field) {
    case 'memberId':
      return rule.strength === 2 || empty || share(facts.idLike) >= 0.5 ? 'memberId' : undefined;
    case 'email':
      return empty || share(facts.emails) >= 0.3 ? 'email' : undefined;
    case 'credit':
      // Alone, "Credits" may be the number that the course is worth.
      if (headerWords(header) === 'credits') return share(facts.credits) >= 0.5 ? 'credit' : undefined;
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
      if (facts.amounts === 0 && share(facts.yesNo) >= 0.5) return undefined;
      return empty || facts.letters > 0 || share(facts.amounts) < 0.5 ? rule.field : undefined;
    case 'timeIn':
    case 'timeOut':
      if (facts.amounts > 0 || share(facts.yesNo) < 0.5) return rule.field;
      return rule.field === 'timeIn' ? 'attended' : undefined;
    default:
      return rule.field;
  }
}
