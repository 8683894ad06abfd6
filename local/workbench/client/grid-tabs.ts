import type { FUniver } from '@univerjs/core/facade';
import type { GridRange, GridSheet } from '../protocol';
import { mutate } from './mutate';
import { freezeOf, rangeOf, ruleOf, sheetData } from './sheet-data';

/** Makes the grid's tabs what `sheets` says; `before` is what they were made last. */
export function writeTabs(api: FUniver, sheets: readonly GridSheet[], before: readonly GridSheet[]): void {
  const book = api.getActiveWorkbook();
  if (!book) return;
  sheets.forEach((sheet, index) => {
    const known = before.find(({ id }) => id === sheet.id);
    if (known) change(api, sheet, known);
    else insert(api, sheet, Math.min(index, book.getSheets().length));
  });
  for (const { id } of before) if (!sheets.some((sheet) => sheet.id === id)) book.deleteSheet(String(id));
  sheets.forEach(({ id }, index) => {
    const now = book.getSheets().findIndex((sheet) => sheet.getSheetId() === String(id));
    if (now !== index && now >= 0)
      mutate(api, id, 'sheet.mutation.set-worksheet-order', { fromOrder: now, toOrder: index });
  });
}

function insert(api: FUniver, sheet: GridSheet, index: number): void {
  mutate(api, sheet.id, 'sheet.mutation.insert-sheet', { index, sheet: sheetData(sheet) });
  writeDropDowns(api, sheet, []);
}

function change(api: FUniver, sheet: GridSheet, before: GridSheet): void {
  const { id, name, tabColor, rows, columns, hidden } = sheet;
  if (before.name !== name) mutate(api, id, 'sheet.mutation.set-worksheet-name', { name });
  if (before.tabColor !== tabColor) mutate(api, id, 'sheet.mutation.set-tab-color', { color: tabColor });
  // Held against the grid: rows that a person inserted there are there already.
  const shown = api.getActiveWorkbook()?.getSheetBySheetId(String(id));
  if (shown?.getMaxRows() !== rows) mutate(api, id, 'sheet.mutation.set-worksheet-row-count', { rowCount: rows });
  if (shown?.getMaxColumns() !== columns) {
    mutate(api, id, 'sheet.mutation.set-worksheet-column-count', { columnCount: columns });
  }
  if (before.frozenRows !== sheet.frozenRows || before.frozenColumns !== sheet.frozenColumns) {
    mutate(api, id, 'sheet.mutation.set-frozen', freezeOf(sheet));
  }
  if (before.hidden !== hidden) mutate(api, id, 'sheet.mutation.set-worksheet-hidden', { hidden: Number(hidden) });
  writeColumns(api, sheet, before);
  writeDropDowns(api, sheet, before.dropDowns);
}

function writeColumns(api: FUniver, sheet: GridSheet, before: GridSheet): void {
  const { id, widths, hiddenColumns } = sheet;
  const whole = (column: number): GridRange => ({ row: 0, column, rows: sheet.rows, columns: 1 });
  const ranges = (columns: readonly number[]) => columns.map((column) => rangeOf(whole(column)));
  if (!isSame(before.widths, widths)) {
    const changed = ranges(Object.keys(widths).map(Number));
    mutate(api, id, 'sheet.mutation.set-worksheet-col-width', { ranges: changed, colWidth: widths });
  }
  const hide = hiddenColumns.filter((column) => !before.hiddenColumns.includes(column));
  const show = before.hiddenColumns.filter((column) => !hiddenColumns.includes(column));
  if (hide.length > 0) mutate(api, id, 'sheet.mutation.set-col-hidden', { ranges: ranges(hide) });
  if (show.length > 0) mutate(api, id, 'sheet.mutation.set-col-visible', { ranges: ranges(show) });
}

function writeDropDowns(api: FUniver, { id, dropDowns }: GridSheet, before: GridSheet['dropDowns']): void {
  if (isSame(before, dropDowns)) return;
  const old = api.getActiveWorkbook()?.getSheetBySheetId(String(id))?.getDataValidations() ?? [];
  if (old.length > 0)
    mutate(api, id, 'data-validation.mutation.removeRule', { ruleId: old.map(({ rule }) => rule.uid) });
  if (dropDowns.length > 0) mutate(api, id, 'data-validation.mutation.addRule', { rule: dropDowns.map(ruleOf) });
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
