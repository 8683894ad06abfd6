import type { RosterCheck } from '../check';
import { FINDINGS } from '../findings';
import type { Credit, Finding } from '../types';
import { idQuestion, type ReadTable } from './columns';

/** What must be decided before some rows can be; settings answer each. Columns count from 1, as the sheet does. */
export type Question =
  | { readonly ask: 'member ID column'; readonly columns: readonly number[]; readonly message: string }
  | { readonly ask: 'everyone earned'; readonly rows: number; readonly message: string }
  | {
      readonly ask: 'earned values';
      readonly column: number;
      readonly values: readonly { readonly value: string; readonly rows: number }[];
      readonly message: string;
    }
  | { readonly ask: 'class credit'; readonly rows: number; readonly message: string }
  | { readonly ask: 'minimum minutes'; readonly rows: number; readonly message: string }
  | {
      readonly ask: 'section tag';
      readonly section: string;
      readonly credit: Credit;
      readonly rows: number;
      readonly message: string;
    };

/** The questions that a roster leaves open, from its table and what became of its rows. */
export function questionsOf(table: ReadTable, check: RosterCheck): readonly Question[] {
  const questions: Question[] = [];
  if (table.columns.memberId === undefined) {
    const choices = table.idChoices.length > 0 ? table.idChoices : table.idLike;
    const columns = choices.map((column) => column + 1);
    questions.push({ ask: 'member ID column', columns, message: idQuestion(table, check.sheet) });
  }
  const found = check.rows.flatMap((row) => row.findings.map((finding) => ({ ...finding, section: row.section })));

  const everyone = found.filter(({ code, column }) => code === 'earned-unknown' && column === '').length;
  if (everyone > 0) {
    const message = `No column says who earned credit. Did everyone listed earn it (${rowsSaid(everyone)})?`;
    questions.push({ ask: 'everyone earned', rows: everyone, message });
  }
  questions.push(...earnedValues(table, found));
  const minimum = found.filter(opens('minimum minutes')).length;
  if (minimum > 0) {
    const message = `${rowsSaid(minimum)} say how long people were there. How many minutes earn credit?`;
    questions.push({ ask: 'minimum minutes', rows: minimum, message });
  }
  const open = found.filter(opens('class credit'));
  questions.push(...sectionTags(open));
  if (open.length > 0) {
    const message = `${rowsSaid(open.length)} do not say whether the class was COEC (existing members), COEN (new members) or FAIRH. Which credit was it for them?`;
    questions.push({ ask: 'class credit', rows: open.length, message });
  }
  return questions;
}

type Opened = (typeof FINDINGS)[keyof typeof FINDINGS]['opens'];

/** Whether an answer to this question settles a finding. */
const opens =
  (question: Opened) =>
  ({ code }: Finding): boolean =>
    FINDINGS[code].opens === question;

const rowsSaid = (rows: number): string => `${rows} ${rows === 1 ? 'row' : 'rows'}`;

/** One question per column whose values are no clear yes or no, the most frequent value first. */
function earnedValues(table: ReadTable, found: readonly Finding[]): readonly Question[] {
  const byColumn = new Map<string, Map<string, number>>();
  for (const { column, value } of found.filter(opens('earned values'))) {
    if (column === '' || value === '') continue;
    const values = byColumn.get(column) ?? new Map<string, number>();
    byColumn.set(column, values.set(value, (values.get(value) ?? 0) + 1));
  }
  return [...byColumn].map(([column, values]) => ({
    ask: 'earned values' as const,
    column: placeOf(table, column),
    values: [...values].map(([value, rows]) => ({ value, rows })).sort((a, b) => b.rows - a.rows),
    message: `"${column}" holds values that are no clear yes or no. Which of them mean that credit was earned?`,
  }));
}

/** Section headings that name a kind of member, as the tag of their rows. */
function sectionTags(open: readonly (Finding & { readonly section: string })[]): readonly Question[] {
  const tags = new Map<string, { credit: Credit; rows: number }>();
  for (const { section, proposal } of open) {
    if (section === '' || proposal?.to !== 'credit') continue;
    tags.set(section, { credit: proposal.value, rows: (tags.get(section)?.rows ?? 0) + 1 });
  }
  return [...tags].map(([section, { credit, rows }]) => ({
    ask: 'section tag' as const,
    section,
    credit,
    rows,
    message: `${rowsSaid(rows)} stand under "${section}". Are they ${credit}?`,
  }));
}

/** The column, from 1, of a header that a finding names: the mapped one, where several have that header. */
export function placeOf({ headers, columns }: Pick<ReadTable, 'headers' | 'columns'>, header: string): number {
  const fits = (column: number) => headers[column] === header;
  const mapped = Object.values(columns).find(fits);
  return (mapped ?? headers.findIndex((_, column) => fits(column))) + 1;
}
