import type { SheetData } from '../sheets';

/** Pixels of a letter in the grid's font, and of what is around a cell's text. */
const LETTER = 7.6;
const AROUND = 14;
const NARROWEST = 48;
/** Wider texts are cut, as where nobody set a width: what the add-on writes beside them is to be in sight. */
const WIDEST = 84;
/** Enough to see how wide a column is. */
const ROWS = 60;

/** Gives each column that came without a width the one that its texts need, within limits. Titles run across columns. */
export function fitColumns(sheet: SheetData): void {
  const lines = sheet.values.slice(0, ROWS).map((cells) => cells ?? []);
  const columns = lines.reduce((most, cells) => Math.max(most, cells.length), 0);
  const fullest = lines.reduce((most, cells) => Math.max(most, filled(cells)), 0);
  const table = lines.filter((cells) => filled(cells) > fullest / 2);
  for (let column = 0; column < columns; column += 1) {
    if (sheet.columnWidths[column] !== undefined) continue;
    const letters = table.reduce((most, cells) => Math.max(most, String(cells[column] ?? '').length), 0);
    if (letters === 0) continue;
    sheet.columnWidths[column] = Math.round(Math.min(WIDEST, Math.max(NARROWEST, letters * LETTER + AROUND)));
  }
}

function filled(cells: SheetData['values'][number]): number {
  return (cells ?? []).filter((cell) => cell !== null && cell !== undefined && cell !== '').length;
}
