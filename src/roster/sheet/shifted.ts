import { creditWords } from '../rules/credit';
import { saysYesOrNo } from '../rules/earned';
import { masked } from '../rules/masked';
import { ANSWER_FIELDS, type Field } from '../settings';
import { type Cells, isBlank } from './cells';
import type { ReadTable, Table } from './table';

/** What the text of one cell can be told to be by itself. */
type Kind = 'id' | 'email' | 'credit' | 'answer' | 'number' | 'words' | 'blank';
/** What a column should hold; `any` where anything may stand there. */
type Wanted = Kind | 'any';

const WANTED: Readonly<Partial<Record<Field, Wanted>>> = {
  memberId: 'id',
  email: 'email',
  credit: 'credit',
  firstName: 'words',
  lastName: 'words',
  fullName: 'words',
  office: 'words',
  ...Object.fromEntries(ANSWER_FIELDS.map((field) => [field, 'answer'])),
};

function kindOf(text: string): Kind {
  if (isBlank(text)) return 'blank';
  if (text.length > 80) return 'words';
  if (text.includes('@')) return 'email';
  if (/^[\s#'"]*\d[\d\s-]{5,10}$/.test(text)) return 'id';
  if (/^[\d.,:\s%]+$/.test(text)) return 'number';
  if (saysYesOrNo(text)) return 'answer';
  // An office may be called Ethics Realty: a credit by its code, or by words that are nothing else.
  return creditWords(text).length > 0 && (/^\s*(coe-?\s?[cn]|fairh)\s*$/i.test(text) || text.length > 9)
    ? 'credit'
    : 'words';
}

/** How a table's columns are looked at: what each should hold, and which of them mostly do. */
interface Profile {
  readonly wanted: readonly Wanted[];
  /** Columns whose cells tell a shift: those of answers, credits, e-mails and IDs, which mostly hold just that. */
  readonly telling: readonly number[];
  /** Behind the last column with a header. */
  readonly width: number;
  /** True where cells behind it are usual: notes in a column without a header. */
  readonly hasNotes: boolean;
}

const SAMPLE_ROWS = 300;

function profileOf(cells: Cells, { header, headers, end, columns }: Table): Profile {
  const width = headers.reduce((last, text, column) => (isBlank(text) ? last : column + 1), 0);
  const wanted: Wanted[] = Array.from({ length: width }, () => 'any');
  for (const [field, column] of Object.entries(columns) as [Field, number][]) {
    if (column < width) wanted[column] = WANTED[field] ?? 'any';
  }
  const sample = cells.display.slice(header + 1, Math.min(end, header + 1 + SAMPLE_ROWS));
  const share = (column: number) => {
    const kinds = sample.map((row) => kindOf(row[column] ?? '')).filter((kind) => kind !== 'blank');
    return kinds.filter((kind) => fits(kind, wanted[column] ?? 'any')).length / Math.max(1, kinds.length);
  };
  const telling = wanted.flatMap((want, column) => {
    if (want === 'any' || want === 'words') return [];
    return share(column) >= 0.3 ? [column] : [];
  });
  const beyond = sample.filter((row) => row.slice(width).some((text) => !isBlank(text)));
  const filled = sample.filter((row) => row.some((text) => !isBlank(text)));
  return { wanted, telling, width, hasNotes: beyond.length > Math.max(2, filled.length * 0.5) };
}

function fits(kind: Kind, wanted: Wanted): boolean {
  if (wanted === 'any' || kind === 'blank') return true;
  if (wanted === 'id') return kind === 'id' || kind === 'number' || kind === 'words';
  return kind === wanted || (wanted === 'answer' && kind === 'number');
}

/** True for a kind that a column of names, offices or IDs never holds. */
const isForeign = (kind: Kind, wanted: Wanted): boolean =>
  wanted === 'words'
    ? kind === 'credit' || kind === 'answer' || kind === 'email' || kind === 'id'
    : !fits(kind, wanted);

/**
 * Finds rows whose cells slid under their neighbours' headers, as an unquoted comma makes them: at least two cells fit
 * the next column and not their own, or one does and the row is longer than its header. Gives what to say behind the
 * row's number, or undefined.
 */
export function shiftIn(cells: Cells): (table: ReadTable | Table, index: number) => string | undefined {
  const profiles = new Map<Table, Profile>();
  return (table, index) => {
    const known = profiles.get(table) ?? profileOf(cells, table);
    profiles.set(table, known);
    return shiftOf(cells.display[index] ?? [], table, known);
  };
}

function shiftOf(row: readonly string[], { headers }: Table, profile: Profile): string | undefined {
  const { wanted, telling, width, hasNotes } = profile;
  let length = row.length;
  while (length > width && isBlank(row[length - 1] ?? '')) length -= 1;
  // A remark stands apart from the last column; cells that slid fill it.
  const isLonger = length > width && !hasNotes && !isBlank(row[width] ?? '') && !isBlank(row[width - 1] ?? '');
  // Most rows are in order: their telling columns hold what they should.
  const odd = telling.filter((column) => isForeign(kindOf(row[column] ?? ''), wanted[column] ?? 'any'));
  if (odd.length === 0 && !isLonger && !startsOdd(row, wanted)) return undefined;
  for (const by of [1, -1] as const) {
    const slid = wanted.flatMap((want, column) => {
      const kind = kindOf(row[column] ?? '');
      const next = wanted[column - by];
      if (kind === 'blank' || want === 'any' || next === undefined || !isForeign(kind, want)) return [];
      return next !== 'any' && fits(kind, next) && !(next === 'id' && kind === 'words') ? [column] : [];
    });
    if (by === 1 && isLonger && slid.length > 0)
      return ` has ${length} cells, the header has ${width}: they stand under the wrong headers.`;
    if (slid.length < 2) continue;
    const said = slid.slice(0, 2).map((column) => `"${masked(row[column] ?? '')}" under "${headers[column]}"`);
    return `: its cells stand under the wrong headers, ${said.join(' and ')}.`;
  }
  // Nothing tells whether the cells before the extra one are in order.
  const last = telling[telling.length - 1];
  const isTold = last !== undefined && !isBlank(row[last] ?? '') && wanted[last] !== 'id' && !odd.includes(last);
  return isLonger && !isTold ? ` has ${length} cells, the header has ${width}.` : undefined;
}

/** Looked at before the slower steps, since names are all different. */
const ODD_NAME = /^\s*(coe|fair|f\.?h\.?$|[yn]$|yes$|no$|pass|fail|x$|completed|\d)|@/i;

/** True where a name's column holds a credit or a yes. */
function startsOdd(row: readonly string[], wanted: readonly Wanted[]): boolean {
  return wanted.some((want, column) => {
    const text = row[column] ?? '';
    return want === 'words' && ODD_NAME.test(text) && isForeign(kindOf(text), want);
  });
}
