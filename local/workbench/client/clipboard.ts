import type { ICellData, Nullable } from '@univerjs/core';
import Papa from 'papaparse';
import type { Entered } from '../protocol';
import { isTextCell } from './text-cell';

/** What goes through the clipboard: texts that were copied here stay texts, all else is as if it were typed. */
export class Clipboard {
  private text = '';
  private areTexts: readonly (readonly boolean[])[] = [];

  /** Cells of the grid were copied or cut, as this text. */
  copied(text: string, cells: readonly (readonly Nullable<ICellData>[])[]): void {
    this.text = withPlainLineEnds(text);
    this.areTexts = cells.map((row) => row.map((cell) => cell !== null && cell !== undefined && isTextCell(cell)));
  }

  /** The cells of a text that is being pasted: tabs between columns, quotes round several lines. */
  pasted(text: string): Entered[][] {
    const isOwn = withPlainLineEnds(text) === this.text;
    const { data } = Papa.parse<string[]>(text, { delimiter: '\t' });
    // A line end after the last row is no row.
    const rows = data.length > 1 && data.at(-1)?.join('') === '' ? data.slice(0, -1) : data;
    return rows.map((cells, y) => cells.map((cell, x) => (isOwn && this.areTexts[y]?.[x] ? { text: cell } : cell)));
  }
}

/** Clipboards may change them on the way. */
function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
}
