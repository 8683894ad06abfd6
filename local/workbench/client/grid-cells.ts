import type { FUniver } from '@univerjs/core/facade';
import type { GridBlock, GridCell } from '../protocol';
import { mutate } from './mutate';
import { cellChange, noteOf, noteTextOf } from './sheet-data';

interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly cell: GridCell;
}

/** Writes blocks of one tab as one change, but for the cell that is being edited: those come back, to be written later. */
export function writeCells(api: FUniver, sheetId: number, blocks: readonly GridBlock[]): GridBlock[] {
  if (!api.getActiveWorkbook()?.getSheetBySheetId(String(sheetId))) return [];
  const edited = editedCell(api, sheetId);
  const cells = blocks.flatMap(placed);
  const isEdited = ({ row, column }: PlacedCell) => row === edited?.row && column === edited.column;
  const now = edited ? cells.filter((cell) => !isEdited(cell)) : cells;
  const cellValue: Record<number, Record<number, ReturnType<typeof cellChange>>> = {};
  for (const { row, column, cell } of now) {
    const ofRow = cellValue[row] ?? {};
    ofRow[column] = cellChange(cell);
    cellValue[row] = ofRow;
  }
  mutate(api, sheetId, 'sheet.mutation.set-range-values', { cellValue });
  writeNotes(api, sheetId, now);
  return cells.filter(isEdited).map(({ row, column, cell }) => ({ sheetId, row, column, cells: [[cell]] }));
}

function placed(block: GridBlock): PlacedCell[] {
  return block.cells.flatMap((cells, y) =>
    cells.map((cell, x) => ({ row: block.row + y, column: block.column + x, cell })),
  );
}

function writeNotes(api: FUniver, sheetId: number, cells: readonly PlacedCell[]): void {
  const shown = api.getActiveWorkbook()?.getSheetBySheetId(String(sheetId))?.getNotes() ?? [];
  const before = new Map(shown.map(({ row, col, note }) => [`${row} ${col}`, note]));
  for (const { row, column, cell } of cells) {
    const text = noteTextOf(cell);
    if (text === (before.get(`${row} ${column}`) ?? '')) continue;
    const place = { sheetId: String(sheetId), row, col: column, silent: true };
    if (text === '') mutate(api, sheetId, 'sheet.mutation.remove-note', place);
    else mutate(api, sheetId, 'sheet.mutation.update-note', { ...place, note: noteOf(row, column, text) });
  }
}

/** The cell that a person is typing into, if it is on this tab. */
function editedCell(api: FUniver, sheetId: number): { readonly row: number; readonly column: number } | undefined {
  const book = api.getActiveWorkbook();
  if (!book?.isCellEditing() || book.getActiveSheet().getSheetId() !== String(sheetId)) return undefined;
  const cell = book.getActiveCell();
  return cell ? { row: cell.getRow(), column: cell.getColumn() } : undefined;
}
