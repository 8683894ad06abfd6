import Papa from 'papaparse';

/** Header texts that a column is known by, in any case; the first is the one to show to people. */
export type ColumnNames = Readonly<Record<string, readonly string[]>>;

export interface CsvLine<Column extends string> {
  readonly cells: Readonly<Record<Column, string>>;
  /** False where the line has more or fewer cells than the header. */
  readonly complete: boolean;
}

export type Csv<Column extends string> =
  | { readonly ok: true; readonly found: ReadonlySet<Column>; readonly lines: readonly CsvLine<Column>[] }
  | Broken;

/** The header texts of a CSV, and how many lines follow that have a cell filled. A broken file is a message. */
export function csvHeader(
  text: string,
): { readonly ok: true; readonly columns: readonly string[]; readonly lines: number } | Broken {
  const cells = csvCells(text);
  if (!Array.isArray(cells)) return cells;
  const [header = [], ...lines] = cells;
  return { ok: true, columns: header.map((cell) => cell.trim()), lines: lines.length };
}

interface Broken {
  readonly ok: false;
  readonly message: string;
}

/** At least a header. */
function csvCells(text: string): string[][] | Broken {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy', delimiter: ',' });
  const broken = parsed.errors[0];
  if (broken) return { ok: false, message: `The file is not a readable CSV: ${broken.message}` };
  return parsed.data.length === 0 ? { ok: false, message: 'The file is empty.' } : parsed.data;
}

/**
 * Reads a CSV with one header line. Columns are found by their header text in any order and case; those that `names`
 * does not know are passed over. Lines without a single cell filled are no lines. A broken file is a message.
 */
export function readCsv<Names extends ColumnNames>(text: string, names: Names): Csv<keyof Names & string> {
  type Column = keyof Names & string;
  const read = csvCells(text);
  if (!Array.isArray(read)) return read;
  const [header = [], ...lines] = read;
  const places = new Map<Column, number>();
  for (const [place, cell] of header.entries()) {
    const column = (Object.keys(names) as Column[]).find((one) => names[one]?.some((name) => sameText(name, cell)));
    if (column === undefined) continue;
    if (places.has(column)) return { ok: false, message: `The file has two columns for ${names[column]?.[0]}.` };
    places.set(column, place);
  }
  return {
    ok: true,
    found: new Set(places.keys()),
    lines: lines.map((line) => ({
      cells: Object.fromEntries(
        (Object.keys(names) as Column[]).map((one) => [one, (line[places.get(one) ?? -1] ?? '').trim()]),
      ) as Record<Column, string>,
      complete: line.length === header.length,
    })),
  };
}

function sameText(name: string, cell: string): boolean {
  return name.toLowerCase() === cell.trim().toLowerCase();
}
