import type { ICellData } from '@univerjs/core';

/** Goes along where the library copies or brings back a cell: its text is a text, whatever it looks like. */
export const TEXT = { isText: true };

/** Whether a cell of the library came from the workbook as a text. */
export function isTextCell(cell: ICellData): boolean {
  return (cell.custom as Partial<typeof TEXT> | null | undefined)?.isText === true;
}
