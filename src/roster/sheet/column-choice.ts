import type { Field } from '../settings';
import { type Cells, isBlank, normalized } from './cells';
import type { ColumnFacts } from './column-facts';
import type { HeaderMeaning } from './headers';

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

/** Fields that say who somebody is: there the attendee's own column beats one that names nobody. */
export const PERSONAL: ReadonlySet<Field> = new Set<Field>([
  ...(['memberId', 'firstName', 'lastName', 'fullName', 'suffix', 'email', 'office'] as const),
]);

/** Fields by which a row is decided: a column that says the same of everybody is likely to be about the class. */
const DECIDING: ReadonlySet<Field> = new Set<Field>([
  ...(['earned', 'ethicsCredit', 'coecCredit', 'coenCredit', 'fairHousingCredit'] as const),
  ...(['attended', 'minutes', 'hours'] as const),
]);

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
  const constant = DECIDING.has(field) && varies && facts.filled > 1 && facts.isConstant ? 2 : 0;
  return (meaning?.fit ?? 2) + ownerScore(field, meaning) + contentScore(field, facts) - gaps - constant;
}

function ownerScore(field: Field, meaning: HeaderMeaning | undefined): number {
  if (!PERSONAL.has(field)) return meaning?.owner === 'attendee' ? 2 : 0;
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
