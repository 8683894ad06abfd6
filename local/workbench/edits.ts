import { UserError } from '../command-line';
import type { SpreadsheetHost } from '../sheets/host';
import type { Edit } from './protocol';
import { MOST_CELLS } from './requests';

type Typing = Extract<Edit, { kind: 'type' }>;

/** Does in the workbook what a person did in the grid. Throws one sentence where the workbook does not have it. */
export function applyEdit(host: SpreadsheetHost, edit: Edit, email: string): void {
  refuseBeyond(host, edit);
  switch (edit.kind) {
    case 'type':
      enter(host, edit, email);
      break;
    case 'insertRows':
    case 'deleteRows':
    case 'insertColumns':
    case 'deleteColumns':
      host[edit.kind](edit.sheetId, edit.from, edit.count);
      break;
    case 'insertSheet':
      host.insertSheet(edit.name, edit.index);
      break;
    case 'renameSheet':
      host.renameSheet(edit.sheetId, edit.name);
      break;
    case 'moveSheet':
      host.moveSheet(edit.sheetId, edit.index);
      break;
    case 'deleteSheet':
      host.deleteSheet(edit.sheetId);
      break;
  }
  host.flush();
}

/** So many columns has the widest sheet. */
const MOST_COLUMNS = 18_278;

/** Throws one sentence where the spreadsheet would have more cells than Sheets takes, or the sheet has no such place. */
function refuseBeyond({ workbook }: SpreadsheetHost, edit: Edit): void {
  if (!('sheetId' in edit)) return;
  const sheet = workbook.sheets.find(({ id }) => id === edit.sheetId);
  if (!sheet) return;
  let { maxRows: rows, maxColumns: columns } = sheet;
  if (edit.kind === 'type') {
    rows = Math.max(rows, edit.row + edit.texts.length);
    columns = edit.texts.reduce((most, cells) => Math.max(most, edit.column + cells.length), columns);
  } else if (edit.kind === 'insertRows') rows = Math.max(rows, edit.from) + edit.count;
  else if (edit.kind === 'insertColumns') columns = Math.max(columns, edit.from) + edit.count;
  const others = workbook.sheets.reduce((sum, one) => (one === sheet ? sum : sum + one.maxRows * one.maxColumns), 0);
  if (columns <= MOST_COLUMNS && others + rows * columns <= MOST_CELLS) return;
  throw new UserError('A spreadsheet has at most ten million cells, and a sheet 18,278 columns. Nothing was changed.');
}

/** Texts that were copied, or brought back by undo, stay texts: a member ID would lose its zeros otherwise. */
function enter(host: SpreadsheetHost, { sheetId, row, column, texts }: Typing, email: string): void {
  if (texts.some((cells) => cells.some((cell) => typeof cell === 'string'))) {
    const typed = texts.map((cells) => cells.map((cell) => (typeof cell === 'string' ? cell : '')));
    host.type(sheetId, row, column, typed, email);
  }
  texts.forEach((cells, y) => {
    for (const { start, values } of textRuns(cells)) host.put(sheetId, row + y, column + start, [values], email);
  });
}

function textRuns(cells: Typing['texts'][number]): { start: number; values: string[] }[] {
  const runs: { start: number; values: string[] }[] = [];
  cells.forEach((cell, place) => {
    if (typeof cell === 'string') return;
    const run = runs.at(-1);
    if (run && run.start + run.values.length === place) run.values.push(cell.text);
    else runs.push({ start: place, values: [cell.text] });
  });
  return runs;
}
