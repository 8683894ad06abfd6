import { found } from '../findings';
import { OTHER_ROLE } from '../sheet/attendee-rows';
import { columnLetters, isBlank, normalized } from '../sheet/cells';
import { idOf } from '../sheet/questions';
import { shiftIn } from '../sheet/shifted';
import type { Reading } from '../sheet/tables';
import type { Draft, Judging } from './draft';
import { masked } from './member-id';

/**
 * What is wrong with a row as a row, whatever its cells say: cells that slid under other headers, an unclosed quotation
 * mark, another person's table beside it. Gives the drafts whose cells can be believed; the others are held.
 */
export function judgeLayout(judging: Judging, reading: Reading, drafts: readonly Draft[]): readonly Draft[] {
  askOtherSheets(judging, reading);
  const findShift = shiftIn(judging.cells);
  return drafts.filter((draft) => {
    judgeQuote(judging, draft);
    const shift = draft.findings.length === 0 ? findShift(draft.table, draft.index) : undefined;
    if (shift !== undefined) {
      const message = `Row ${draft.index + 1}${shift} Correct the row.`;
      draft.findings.push(found('row-shifted', { column: '', value: '', message }));
    }
    judgeBeside(judging, reading, draft);
    return draft.findings.length === 0;
  });
}

/** Other sheets that look like a roster hold no row; they are asked about. */
function askOtherSheets({ questions, otherRosters }: Judging, { tables }: Reading): void {
  for (const name of otherRosters ?? []) questions.ask('other table', { where: `Sheet "${name}"` }, tables[0].header);
}

/** A quotation mark that opens a cell and is not closed has swallowed what follows, or would have. */
function judgeQuote({ cells }: Judging, draft: Draft): void {
  const { headers, columns } = draft.table;
  for (const column of Object.values(columns)) {
    const text = cells.display[draft.index]?.[column] ?? '';
    const header = headers[column] ?? '';
    const value = masked(text.slice(0, 40));
    const lines = text.length > 40 && text.includes('\n') ? text.split(/\r?\n/).filter(looksLikeRow).length : 0;
    if (lines > 0) {
      const message = `Under "${header}" ${lines} more ${lines === 1 ? 'row stands' : 'rows stand'} in this cell: a quotation mark of the file is not closed. Correct the file.`;
      draft.findings.push(found('quote-open', { column: header, value, message }));
      return;
    }
    if (text.charCodeAt(0) !== 34 || text.length > 200 || text.split('"').length % 2 === 1) continue;
    const message = `"${header}" begins with a quotation mark that is not closed: ${value}. Correct the cell.`;
    draft.findings.push(found('quote-open', { column: header, value, message }));
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
  if (!other?.person.some((column) => !isBlank(cells.display[draft.index]?.[column] ?? ''))) return;
  const columns = `${columnLetters(other.from)} to ${columnLetters(other.to)}`;
  const subject = { where: `The table in columns ${columns}` };
  if (questions.ask('other table', subject, draft.index) !== undefined) return;
  const message = `Somebody else stands in columns ${columns} of this row. Move that table below this one, or say that only this table counts.`;
  draft.findings.push(
    found('row-two-people', { column: '', value: '', message, question: idOf('other table', subject) }),
  );
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
    const message = 'This row is hidden in the sheet. Say whether hidden rows are to be sent, too.';
    const question = idOf('hidden rows', { isKnown: true });
    draft.findings.unshift(found('row-hidden', { column: '', value: '', message, question }));
  }
}

/** A role that anybody may have, beside a good member ID: the coordinator says whether it changes anything. */
export function judgeRole({ questions }: Judging, draft: Draft): void {
  const { read } = draft;
  if (draft.leftOut || !read.has('role')) return;
  const text = read.text('role');
  const column = draft.table.columns.role;
  if (column === undefined || !OTHER_ROLE.test(normalized(text))) return;
  const header = read.header('role');
  const subject = { column, header, text, of: 'row' } as const;
  const answer = questions.ask('meaning', subject, draft.index);
  if (answer === 'none') draft.leftOut = { cause: 'no-credit', reason: `${header}: ${text}` };
  if (answer !== undefined) return;
  const message = `"${header}" says "${text}", which may be a host or an attendee. Say which.`;
  draft.findings.push(found('role-open', { column: header, value: text, message, question: idOf('meaning', subject) }));
}
