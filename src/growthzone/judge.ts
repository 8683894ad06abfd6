import type { Refusal, Reply } from './client';
import type { Address, AddressCertainty } from './routes';
import { isRecord, type Row, rowsOf } from './shapes';

export type DoctorResult =
  | 'answers as expected'
  | 'answers otherwise'
  | 'answers without rows'
  | 'does not answer'
  | 'refused'
  | 'not asked';

/** What one route of this association's GrowthZone answers. It never holds a value of anybody's record. */
export interface DoctorLine {
  /** `GET /api/contacts`, with ids left in braces. */
  readonly route: string;
  readonly certainty: AddressCertainty;
  readonly result: DoctorResult;
  readonly detail: string;
}

/** What the add-on reads of an answer. Names in one group stand for each other. */
export interface Expectation {
  /** An object, rows, or an object that holds its rows in a member of this name. */
  readonly shape: 'object' | 'rows' | { readonly rowsIn: string };
  /** What the object around the rows must have. */
  readonly around?: readonly string[];
  /** Without one of each group the route is of no use. */
  readonly needs: readonly (readonly string[])[];
  /** Used where they are there. */
  readonly uses: readonly (readonly string[])[];
}

export interface Judged {
  readonly line: DoctorLine;
  /** The rows that came; none where there was no list. An object is its own only row. */
  readonly rows: readonly Row[];
}

/** A route's line with this outcome. */
export function lineOf({ method, path, certainty }: Address, result: DoctorResult, detail: string): DoctorLine {
  return { route: `${method} /api${path}`, certainty, result, detail };
}

/** Holds an answer against what the add-on reads of it. */
export function judge(address: Address, reply: Reply<unknown>, expected: Expectation): Judged {
  if (!reply.ok) return { line: refusedLine(address, reply.problem), rows: [] };
  const { value } = reply;
  const rows = rowsIn(value, expected.shape);
  const what = describe(value);
  if (!rows)
    return { line: lineOf(address, 'answers otherwise', `status 200, but ${what}, which cannot be read`), rows: [] };
  const around = (expected.around ?? []).filter((member) => !isRecord(value) || !(member in value));
  if (around.length > 0) {
    return { line: lineOf(address, 'answers otherwise', `status 200, ${what}; lacks ${around.join(', ')}`), rows };
  }
  if (rows.length === 0) {
    return {
      line: lineOf(address, 'answers without rows', `status 200, ${what}; its members could not be seen`),
      rows,
    };
  }
  const lacking = expected.needs.filter((group) => !isIn(rows, group));
  const unused = expected.uses.filter((group) => !isIn(rows, group));
  const detail = [
    `status 200, ${what}`,
    `has ${[...expected.needs, ...expected.uses]
      .flat()
      .filter((member) => isIn(rows, [member]))
      .join(', ')}`,
    ...(lacking.length > 0 ? [`lacks ${listed(lacking)}, which the add-on needs`] : []),
    ...(unused.length > 0 ? [`does not have ${listed(unused)}, which the add-on would use`] : []),
    ...othersIn(rows, expected),
  ];
  return {
    line: lineOf(address, lacking.length > 0 ? 'answers otherwise' : 'answers as expected', detail.join('; ')),
    rows,
  };
}

function rowsIn(value: unknown, shape: Expectation['shape']): readonly Row[] | undefined {
  if (shape === 'rows') return rowsOf(value);
  if (!isRecord(value)) return undefined;
  return shape === 'object' ? [value] : rowsOf(value[shape.rowsIn]);
}

/** Every row must have it: a member that only some rows have is none to rely on. */
const isIn = (rows: readonly Row[], group: readonly string[]): boolean =>
  rows.every((row) => group.some((member) => member in row));

const listed = (groups: readonly (readonly string[])[]): string => groups.map((group) => group.join(' or ')).join(', ');

/** Kinds and counts only. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return `a bare list of ${value.length} rows`;
  if (!isRecord(value)) return value === null ? 'nothing (null)' : `a bare ${typeof value}`;
  const list = ['Results', 'Items', 'ListViewItems'].find((member) => Array.isArray(value[member]));
  if (list === undefined) return 'one object';
  const total = value['TotalRecordAvailable'];
  const count = (value[list] as readonly unknown[]).length;
  return `${count} rows in ${list}, ${typeof total === 'number' ? `${total} in all` : 'no total'}`;
}

const MOST_OTHERS = 25;

/**
 * Names of members that the add-on does not know, which may be what it looks for under another name. Only what at least
 * two rows have alike is surely the route's word and not somebody's.
 */
function othersIn(rows: readonly Row[], { needs, uses }: Expectation): readonly string[] {
  const [first, second] = rows;
  if (!first || !second) return [];
  const known = new Set([...needs, ...uses].flat());
  const others = Object.keys(first).filter(
    (member) => !known.has(member) && /^[A-Z][A-Za-z0-9]{1,40}$/.test(member) && isIn(rows, [member]),
  );
  if (others.length === 0) return [];
  const more = others.length > MOST_OTHERS ? ` and ${others.length - MOST_OTHERS} more` : '';
  return [`also has ${others.slice(0, MOST_OTHERS).join(', ')}${more}`];
}

/** Never in GrowthZone's own words, which may repeat somebody's data. */
function refusedLine(address: Address, { code, status, message }: Refusal): DoctorLine {
  switch (code) {
    case 'key-refused':
    case 'no-permission':
      return lineOf(address, 'refused', message);
    case 'not-found':
      return lineOf(address, 'does not answer', 'status 404: no such route here, or the module was not bought');
    case 'wrong-verb':
      return lineOf(address, 'does not answer', 'status 405: there is such an address, but it cannot be read');
    case 'slow-down':
    case 'unavailable':
    case 'no-answer':
      return lineOf(address, 'does not answer', message);
    default:
      return lineOf(address, 'answers otherwise', `status ${status}, and nothing that could be read`);
  }
}
