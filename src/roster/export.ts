import type { RosterCheck } from './check';
import { vendorQuestion } from './findings';
import { failure, type Result, success } from './problems';
import type { CsvField, RosterSettings } from './settings';
import { runsAsFormula } from './sheet/cells';
import { CREDITS, type Credit, type RosterRow } from './types';

/** The attendee of one line of a file. */
export type CsvPerson = Readonly<Record<CsvField, string>>;

/** Header texts and order of the exported files. */
export type CsvProfile = readonly (readonly [CsvField, string])[];

/** INVENTED: GrowthZone's own template is not public, so the header texts are a setting. */
const DEFAULT_PROFILE: CsvProfile = [
  ['memberId', 'Member ID'],
  ['firstName', 'First Name'],
  ['lastName', 'Last Name'],
  ['email', 'Email'],
  ['office', 'Organization'],
];

/** Header texts and order that settings give, else the default. */
export function csvProfile(settings: RosterSettings): CsvProfile {
  return settings.csvProfile?.columns ?? DEFAULT_PROFILE;
}

/** A file as GrowthZone's Import Attendees takes it: RFC 4180, CRLF, a header first. Encode it as UTF-8. */
export function csvText(people: readonly CsvPerson[], profile: CsvProfile): string {
  return csvLines([
    profile.map(([, header]) => header),
    ...people.map((person) => profile.map(([field]) => person[field])),
  ]);
}

/** How a CSV is written where it is otherwise than RFC 4180 has it. */
export interface CsvStyle {
  readonly separator?: ';' | '\t';
  readonly lineEnd?: '\n';
  /** Whether the last line goes without its end. */
  readonly isOpen?: true;
  readonly quoteAll?: true;
  /** Whether it begins with the mark of UTF-8. */
  readonly bom?: true;
}

/** Lines of cells as RFC 4180 has them, each ended by CRLF; or in another style. */
export function csvLines(lines: readonly (readonly string[])[], style: CsvStyle = {}): string {
  const { separator = ',', lineEnd = '\r\n', isOpen, quoteAll, bom } = style;
  // Quotes where RFC 4180 asks for it, and around outer spaces, which some readers would drop.
  const quoted = (cell: string) =>
    quoteAll || cell.includes(separator) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
  const text = lines.map((cells) => cells.map(quoted).join(separator)).join(lineEnd);
  return (bom ? '\uFEFF' : '') + text + (isOpen || text === '' ? '' : lineEnd);
}

/** GrowthZone's Import Attendees takes at most 100 attendees a file (CONFIRMED). */
const ATTENDEES_PER_FILE = 100;

/** One CSV file of the plan. */
export interface PlannedFile {
  readonly name: string;
  readonly credit: Credit;
  readonly part: number;
  readonly parts: number;
  /** Attendees in it, the header not counted. */
  readonly rows: number;
  readonly text: string;
}

export type CreditRow = Extract<RosterRow, { outcome: 'credit' }>;

/** The rows that earn `credit`, in the roster's order. */
export function rowsOf(check: RosterCheck, credit: Credit): readonly CreditRow[] {
  return check.rows.filter((row): row is CreditRow => row.outcome === 'credit' && row.credits.includes(credit));
}

/** Batches filled to 100, the last one holding the rest; then whoever goes alone, one by one. */
export function batches<T>(
  people: readonly T[],
  isAlone: (person: T) => boolean = () => false,
): readonly (readonly T[])[] {
  const together = people.filter((person) => !isAlone(person));
  const parts: T[][] = [];
  for (let start = 0; start < together.length; start += ATTENDEES_PER_FILE) {
    parts.push(together.slice(start, start + ATTENDEES_PER_FILE));
  }
  return [...parts, ...people.filter(isAlone).map((person) => [person])];
}

/** All files of a roster: one event per credit, at most 100 attendees each, named `COEC-8101-1of3.csv`. */
export function planFiles(check: RosterCheck, settings: RosterSettings): readonly PlannedFile[] {
  const profile = csvProfile(settings);
  return CREDITS.flatMap((credit) => {
    // A file names no contact: which of several with one ID was registered, only a file of one shows.
    const parts = batches(rowsOf(check, credit), ({ member }) => member?.others !== undefined);
    const event = settings.events?.[credit];
    return parts.map((people, index) => ({
      name: `${event === undefined ? credit : `${credit}-${event}`}-${index + 1}of${parts.length}.csv`,
      credit,
      part: index + 1,
      parts: parts.length,
      rows: people.length,
      text: csvText(people, profile),
    }));
  });
}

/** `128 rows = 112 credit + 9 left out + 4 to fix + 2 repeats + 1 not an attendee`, and the credits apart from it. */
export function countSentence({ rows, counts, credits }: RosterCheck): string {
  const total = CREDITS.reduce((sum, credit) => sum + credits[credit], 0);
  const parts = [
    `${counts.credit} credit`,
    `${counts['left out']} left out`,
    `${counts['fix needed']} to fix`,
    `${counts.repeat} ${counts.repeat === 1 ? 'repeat' : 'repeats'}`,
    `${counts['not an attendee']} not an attendee`,
  ];
  const shares = CREDITS.map((credit) => `${credits[credit]} ${credit}`).join(' + ');
  return `${rows.length} rows = ${parts.join(' + ')}; ${total} credits = ${shares}`;
}

/** Row conservation: where the counts do not add up to the sheet and to the files, nothing may be sent. */
export function conserved(check: RosterCheck, files: readonly PlannedFile[]): Result<RosterCheck> {
  const counted = Object.values(check.counts).reduce((sum, count) => sum + count, 0);
  const wrong = CREDITS.find((credit) => {
    const inFiles = files.filter((file) => file.credit === credit).reduce((sum, file) => sum + file.rows, 0);
    return inFiles !== check.credits[credit] || inFiles !== rowsOf(check, credit).length;
  });
  if (counted === check.rows.length && !wrong) return success(check);
  return failure(
    'counts-differ',
    `The counts do not add up (${countSentence(check)}${wrong ? `; ${wrong} differs from its files` : ''}). Nothing was sent. Please report this.`,
  );
}

const HEADER = ['Row', 'First Name', 'Last Name', 'Email', 'What is needed'] as const;

/**
 * The list to send back to the vendor: the rows that lack something, who they name, and what to supply; as a CSV file,
 * and line by line.
 */
export function vendorList(check: RosterCheck) {
  const lines = check.rows.flatMap((row) => {
    const needs = needsOf(row);
    if (needs.length === 0) return [];
    // A cell that would run is not repeated: the row's number says where it stands.
    const said = [row.firstName, row.lastName, row.email].map((text) => (runsAsFormula(text) ? '' : text));
    // Nor does what a sentence quotes become a cell of its own where a program splits at another separator.
    return [[String(row.row), ...said, needs.join(' ').replace(/[;|\t\r\n]+/g, ',')]];
  });
  const name = `${check.sheet} - for the vendor.csv`;
  return { name, text: csvLines([[...HEADER], ...lines]), rows: lines.length, lines };
}

function needsOf(row: RosterRow): readonly string[] {
  return row.outcome === 'fix needed' ? row.findings.flatMap((finding) => vendorQuestion(finding) ?? []) : [];
}
