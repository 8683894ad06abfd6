import Papa from 'papaparse';

/** The cells of a text as spreadsheets put it on the clipboard: tabs between columns, quotes round several lines. */
export function pastedCells(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text, { delimiter: '\t' });
  // A line end after the last row is no row.
  return data.length > 1 && data.at(-1)?.join('') === '' ? data.slice(0, -1) : data;
}
