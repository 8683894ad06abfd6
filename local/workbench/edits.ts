import type { SpreadsheetHost } from '../sheets/host';
import type { Edit } from './protocol';

/** Does in the workbook what a person did in the grid. Throws one sentence where the workbook does not have it. */
export function applyEdit(host: SpreadsheetHost, edit: Edit, email: string): void {
  switch (edit.kind) {
    case 'type':
      host.type(edit.sheetId, edit.row, edit.column, edit.texts, email);
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
