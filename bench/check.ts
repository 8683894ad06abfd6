import { performance } from 'node:perf_hooks';
import Papa from 'papaparse';
import * as v from 'valibot';
import { type Cells, checkRoster, type Member } from '../src/roster';

const ROWS = 50_000;
/** Times after the first, which also compiles. */
const RUNS = 5;

export interface CheckTimes {
  readonly rows: number;
  readonly columns: number;
  /** Milliseconds: the first of a fresh process, as a coordinator meets it, and the median of the later ones. */
  readonly first: number;
  readonly later: number;
  /** The median for papaparse to parse the same file in the same process. */
  readonly papaparse: number;
  /** The median for a valibot schema to hold the same rows, already parsed, against their shape. */
  readonly valibot: number;
  /** The most memory that the process held at any time, the file's text and cells included. */
  readonly megabytes: number;
}

/** Checks a learning system's export of 50,000 rows against a directory of its members. Run it in a process of its own. */
export function timeCheck(): CheckTimes {
  const text = exportOf(ROWS);
  const parses: number[] = [];
  const schemas: number[] = [];
  const checks: number[] = [];
  let columns = 0;
  let megabytes = 0;
  for (let run = 0; run <= RUNS; run += 1) {
    const start = performance.now();
    const display = Papa.parse<string[]>(text).data.slice(0, ROWS + 1);
    const parsed = performance.now();
    const cells: Cells = { name: 'Roster', display, values: display, localTime: (moment) => moment.toISOString() };
    const directory = { byMemberId: membersOf(display) };
    const ready = performance.now();
    const checked = checkRoster(cells, { settings: {}, today: '2026-06-30', directory });
    checks.push(performance.now() - ready);
    parses.push(parsed - start);
    schemas.push(timeSchema(display));
    if (!checked.ok || checked.value.rows.length !== ROWS + 1) throw new Error('The roster of the bench was not read.');
    columns = display[0]?.length ?? 0;
    if (run === 0) megabytes = process.resourceUsage().maxRSS / 1024;
  }
  const [first = 0, ...later] = checks;
  const beside = { papaparse: median(parses.slice(1)), valibot: median(schemas.slice(1)) };
  return { rows: ROWS, columns, first, later: median(later), ...beside, megabytes };
}

export const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

/** What somebody might write instead of a check: a well-formed ID, e-mail and date, a known status and course. */
const ROW = v.looseTuple([
  v.string(),
  v.pipe(v.string(), v.regex(/^\d{8,9}$/)),
  v.pipe(v.string(), v.nonEmpty()),
  v.pipe(v.string(), v.nonEmpty()),
  v.string(),
  v.pipe(v.string(), v.email()),
  v.string(),
  v.string(),
  v.string(),
  v.pipe(v.string(), v.nonEmpty()),
  v.picklist(['Completed', 'In Progress']),
  v.pipe(v.string(), v.regex(/^\d{2}\/\d{2}\/\d{4}$/)),
  v.pipe(v.string(), v.transform(Number), v.number()),
]);

function timeSchema(display: readonly (readonly string[])[]): number {
  const start = performance.now();
  const good = display.slice(1).filter((row) => v.is(ROW, row)).length;
  if (good !== ROWS) throw new Error(`The schema of the bench took ${good} of ${ROWS} rows.`);
  return performance.now() - start;
}

const HEADER =
  'Order #,NRDS ID,First Name,Last Name,Suffix,Email,Phone,Office Name,License #,Course Title,Completion Status,Date Completed,Hours,Member Type,Notes';
const FIRST = ['Ana', 'Ben', 'Zoë', 'José', 'Mary Ann', 'Dee'];
const LAST = ['Alvarez', 'Berg', 'De La Cruz', 'O’Neil', 'Smith-Jones'];
const COURSES = ['COEC', 'COEN', 'Fair Housing', 'Code of Ethics (existing)'];

/** A learning system's export of so many rows and 15 columns. */
export function exportOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) => {
    const id = n % 50 === 0 ? `${12_600_000 + n}` : `${900_000_000 + n}`;
    const person = `${FIRST[n % 6]},${LAST[n % 5]},${n % 30 === 0 ? 'Jr.' : ''},p${n}@example.com`;
    const status = n % 9 === 0 ? 'In Progress' : 'Completed';
    return `${n},${id},${person},555-0100,"Harbor Realty, LLC",SL${3_000_000 + n},${COURSES[n % 4]},${status},02/05/2026,2.5,R,`;
  });
  return [HEADER, ...lines].join('\r\n');
}

function membersOf(display: readonly (readonly string[])[]): ReadonlyMap<string, Member> {
  return new Map(
    display.slice(1).map((row, contactId) => {
      const [, id = '', firstName = '', lastName = '', , email = ''] = row;
      const memberId = id.padStart(9, '0');
      return [memberId, { contactId, memberId, firstName, lastName, email, status: 'Active' }];
    }),
  );
}
