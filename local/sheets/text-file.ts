import Papa from 'papaparse';

/** What separates the cells of a text file, the most usual first. */
const DELIMITERS = [',', ';', '\t', '|'];
/** A quoted cell may go over this many lines; more are a quotation mark that nobody closed. */
const LONGEST_CELL = 30;

/** The cells of a text file, row by row. Nothing is swallowed: a quotation mark that is not closed is a character. */
export function rowsOfText(text: string): string[][] {
  const said = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(text);
  const body = said ? text.slice(said[0].length) : text;
  const delimiter = said?.[1] ?? guessed(body);
  const rows = parsed(unquoted(body, delimiter), delimiter);
  return unfolded(rows, delimiter);
}

function parsed(text: string, delimiter: string): string[][] {
  const { data } = Papa.parse<string[]>(text, { delimiter });
  return data.at(-1)?.join('') === '' ? data.slice(0, -1) : data;
}

/** The delimiter that gives the first lines the most even number of cells; more cells where two are as even. */
function guessed(text: string): string {
  const lines = linesOf(text.slice(0, 200_000))
    .filter((line) => line.trim() !== '')
    .slice(0, 200);
  let best = { delimiter: ',', worth: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => cellsOf(line, delimiter));
    const width = mostCommon(counts.filter((count) => count > 1));
    const share = counts.filter((count) => count === width).length / Math.max(1, lines.length);
    // Commas stand in names and offices, too: evenness counts before number.
    const worth = width > 1 ? share + Math.min(width, 20) / 100 : 0;
    if (worth > best.worth) best = { delimiter, worth };
  }
  return best.delimiter;
}

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/);

/** How many cells a line has, delimiters within quotation marks left aside. */
function cellsOf(line: string, delimiter: string): number {
  let cells = 1;
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) cells += 1;
  }
  return cells;
}

function mostCommon(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

const isOpen = (line: string): boolean => line.split('"').length % 2 === 0;

/**
 * The text with every quotation mark that is not closed made a plain character. A cell that goes over several lines is
 * left as it is, unless one of these lines reads like a row of its own or the mark is never closed.
 */
function unquoted(text: string, delimiter: string): string {
  if (!text.includes('"')) return text;
  const lines = linesOf(text);
  const width = mostCommon(lines.filter((line) => !isOpen(line)).map((line) => cellsOf(line, delimiter)));
  const isRow = (line: string) =>
    !isOpen(line) && cellsOf(line, delimiter) === width && (width > 3 || (width > 1 && /\d{7}/.test(line)));
  const safe: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const end = isOpen(line) ? closingLine(lines, at, isRow) : at;
    if (end === undefined) safe.push(escaped(line, delimiter));
    else {
      safe.push(...lines.slice(at, end + 1));
      at = end;
    }
  }
  return safe.join('\n');
}

/** The line in which a cell that goes over several lines ends; undefined where it does not. */
function closingLine(lines: readonly string[], from: number, isRow: (line: string) => boolean): number | undefined {
  for (let at = from + 1; at < Math.min(lines.length, from + LONGEST_CELL); at += 1) {
    const line = lines[at] ?? '';
    if (isOpen(line)) return at;
    if (isRow(line)) return undefined;
  }
  return undefined;
}

/** A line whose quotation marks are characters like others, as a parser reads it. */
function escaped(line: string, delimiter: string): string {
  const closed = line.lastIndexOf('"');
  // What is quoted before the open mark stays so: "Doe, Jane","Realty
  const before = line.slice(0, closed);
  const cut = isOpen(before) ? 0 : before.length;
  const rest = line
    .slice(cut)
    .split(delimiter)
    .map((cell) => (cell.includes('"') ? `"${cell.replace(/"/g, '""')}"` : cell));
  return line.slice(0, cut) + rest.join(delimiter);
}

/** Lines that were quoted as a whole are one cell each: they are taken apart. */
function unfolded(rows: string[][], delimiter: string): string[][] {
  const folded = rows.filter((row) => row.length === 1 && cellsOf(row[0] ?? '', delimiter) > 2);
  if (folded.length === 0 || folded.length < rows.length * 0.8) return rows;
  return rows.flatMap((row) => (row.length === 1 ? parsed(row[0] ?? '', delimiter) : [row]));
}
