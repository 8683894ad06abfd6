import { strFromU8, unzipSync } from 'fflate';

/** A sheet of some ten thousand lines; more is not unpacked. */
const MOST_BYTES = 50_000_000;
const WANTED = /^xl\/(sharedStrings|worksheets\/sheet\d+)\.xml$/;

/** The cells of an .xlsx file's first sheet, tabs between them; empty where it is none. */
export function sheetText(bytes: Uint8Array): string {
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => WANTED.test(name) && originalSize < MOST_BYTES,
    });
    const [first] = Object.keys(files)
      .filter((name) => name.includes('sheet') && name.includes('worksheets'))
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    const xml = (name: string) => {
      const file = files[name];
      return file && new DOMParser().parseFromString(strFromU8(file), 'application/xml');
    };
    const shared = elements(xml('xl/sharedStrings.xml'), 'si').map(textIn);
    return elements(xml(first ?? ''), 'row')
      .map((row) => lineOf(row, shared))
      .join('\n');
  } catch {
    return '';
  }
}

const elements = (parent: Document | Element | undefined, name: string): readonly Element[] =>
  Array.from(parent?.getElementsByTagNameNS('*', name) ?? []);

/** A text may be in several runs. */
const textIn = (element: Element): string =>
  elements(element, 't')
    .map(({ textContent }) => textContent ?? '')
    .join('')
    .replace(/[\t\r\n]+/g, ' ');

function lineOf(row: Element, shared: readonly string[]): string {
  const cells: string[] = [];
  for (const cell of elements(row, 'c')) {
    const column = columnOf(cell.getAttribute('r') ?? '') ?? cells.length;
    const value = elements(cell, 'v')[0]?.textContent ?? '';
    const isShared = cell.getAttribute('t') === 's';
    // Days are numbers there; the add-on reads such days.
    cells[column] = isShared ? (shared[Number(value)] ?? '') : value || textIn(cell);
  }
  return Array.from(cells, (cell) => cell ?? '').join('\t');
}

/** The most columns that are read. */
const MOST_COLUMNS = 100;

function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return Math.min(column, MOST_COLUMNS);
}
