import { NAMES } from '../settings';
import { OTHER_ROLE } from '../sheet/attendee-rows';
import { columnLetters, isBlank, MOST_CHARACTERS, normalized, textAt } from '../sheet/cells';
import { idOf } from '../sheet/question-rules';
import { shiftIn } from '../sheet/shifted';
import type { Reading } from '../sheet/tables';
import { plural } from '../words';
import { type Draft, type Judging, tell } from './draft';
import { showable } from './masked';

/**
 * What is wrong with a row as a row, whatever its cells say: cells that slid under other headers, an unclosed quotation
 * mark, another person's table beside it. Gives the drafts whose cells can be believed; the others are held.
 */
export function judgeLayout(judging: Judging, reading: Reading, drafts: readonly Draft[]): readonly Draft[] {
  askOtherSheets(judging, reading);
  const findShift = shiftIn(judging.cells);
  return drafts.filter((draft) => {
    judgeQuote(judging, draft);
    judgeLength(judging, draft);
    const shift = draft.findings.length === 0 ? findShift(draft.table, draft.index) : undefined;
    if (shift !== undefined) tell(draft, 'row-shifted', undefined, `Row ${draft.index + 1}${shift} Fix the row.`);
    judgeBeside(judging, reading, draft);
    return draft.findings.length === 0;
  });
}

/** Other sheets that look like a roster hold no row; they are asked about. */
function askOtherSheets({ questions, otherRosters }: Judging, { tables }: Reading): void {
  for (const name of otherRosters ?? []) questions.ask('other table', { where: `Sheet "${name}"` }, tables[0].header);
}

/** No name and no number is longer. */
const LONGEST_NAME = 120;
const SHORT: ReadonlySet<string> = new Set(['memberId', ...NAMES, 'suffix', 'officeId']);

/** A cell that is longer than what it should hold is not looked at further. */
function judgeLength({ cells }: Judging, draft: Draft): void {
  if (draft.findings.length > 0) return;
  for (const [field, column] of Object.entries(draft.table.columns)) {
    const text = textAt(cells, draft.index, column);
    if (text.length <= (SHORT.has(field) ? LONGEST_NAME : MOST_CHARACTERS - 1)) continue;
    const cell = [draft.table.headers[column] ?? '', showable(text)] as const;
    tell(draft, 'cell-too-long', cell, `"${cell[1]}" under "${cell[0]}" is too long. Fix the cell.`);
    return;
  }
}

/** A quotation mark that opens a cell and is not closed has swallowed what follows, or would have. */
function judgeQuote({ cells }: Judging, draft: Draft): void {
  const { headers, columns } = draft.table;
  for (const column of Object.values(columns)) {
    const text = textAt(cells, draft.index, column);
    const lines = text.length > 40 && text.includes('\n') ? text.split(/\r?\n/).filter(looksLikeRow).length : 0;
    const isOpen = text.charCodeAt(0) === 34 && text.length <= 200 && text.split('"').length % 2 === 0;
    if (lines === 0 && !isOpen) continue;
    const cell = [headers[column] ?? '', showable(text)] as const;
    const message =
      lines > 0
        ? `"${cell[0]}" has swallowed ${text.length < MOST_CHARACTERS ? '' : 'at least '}${plural(lines, 'more row')}: a quotation mark is not closed. Fix the file.`
        : `"${cell[0]}" has a quotation mark that is not closed: ${cell[1]}. Fix the cell.`;
    tell(draft, 'quote-open', cell, message);
    return;
  }
}

/** A line of a .csv file with a member ID in it. */
function looksLikeRow(line: string): boolean {
  return line.length < 2000 && /(^|[,;\t|])"?\d{8,9}"?([,;\t|]|$)/.test(line) && /\p{L}/u.test(line);
}

/** Somebody in a table that stands beside this one: held until a person says that only this table counts. */
function judgeBeside({ cells, questions }: Judging, { beside }: Reading, draft: Draft): void {
  const other = beside.find(({ header }) => header === draft.table.header);
  if (!other?.person.some((column) => !isBlank(textAt(cells, draft.index, column)))) return;
  const columns = `${columnLetters(other.from)} to ${columnLetters(other.to)}`;
  const subject = { where: `The table in columns ${columns}` };
  if (questions.ask('other table', subject, draft.index) !== undefined) return;
  const message = `Columns ${columns} name somebody else. Move that table below this one, or say that only this one counts.`;
  tell(draft, 'row-two-people', undefined, message, { question: idOf('other table', subject) });
}

/** A hidden row that would be sent: held until a person says whether hidden rows count. */
export function judgeHidden({ cells, questions }: Judging, drafts: readonly Draft[]): void {
  const { hidden } = cells;
  const first = drafts[0];
  if (hidden === 'unknown' && first) questions.ask('hidden rows', { isKnown: false }, first.table.header);
  if (!hidden || hidden === 'unknown') return;
  for (const draft of drafts) {
    if (draft.leftOut || !hidden.has(draft.index)) continue;
    const answer = questions.ask('hidden rows', { isKnown: true }, draft.index);
    if (answer === 'left out') draft.leftOut = { cause: 'hidden', reason: 'hidden in the sheet' };
    if (answer !== undefined) continue;
    const question = idOf('hidden rows', { isKnown: true });
    tell(draft, 'row-hidden', undefined, 'This row is hidden. Say whether to send hidden rows.', { question });
    // What holds a row first is its reason.
    draft.findings.unshift(...draft.findings.splice(-1));
  }
}

/** A role that anybody may have, beside a good member ID: the coordinator says whether it changes anything. */
export function judgeRole({ questions }: Judging, draft: Draft): void {
  const { read } = draft;
  if (draft.leftOut || !read.has('role')) return;
  const [header, text] = read.pair('role');
  const column = draft.table.columns.role;
  if (column === undefined || !OTHER_ROLE.test(normalized(text))) return;
  const subject = { column, header, text, of: 'row' } as const;
  const answer = questions.ask('meaning', subject, draft.index);
  if (answer === 'none') draft.leftOut = { cause: 'no-credit', reason: `${header}: ${text}` };
  if (answer !== undefined) return;
  const message = `${read.says('role')}: a host or an attendee? Say which.`;
  tell(draft, 'role-open', [header, text], message, { question: idOf('meaning', subject) });
}
