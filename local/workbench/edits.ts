import type { SpreadsheetHost } from '../sheets/host';
import type { Edit } from './protocol';

type Typing = Extract<Edit, { kind: 'type' }>;

/** Does in the workbook what a person did in the grid. Throws one sentence where the workbook does not have it. */
export function applyEdit(host: SpreadsheetHost, edit: Edit, email: string): void {
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
