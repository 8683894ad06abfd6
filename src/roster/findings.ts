import type { Credit, Finding, LeftOutCause, Level, RosterRow } from './types';
import { says } from './words';

/** What is known of a kind of finding, whoever it is about. */
interface FindingRule {
  readonly level: Level;
  /** What it is called behind "23 rows: ". */
  readonly title: string;
  /**
   * What only the vendor can supply; absent where a person of the association could mend it from their own lists. A
   * whole sentence, with the header for `#`, where it is not asked behind what the cell says.
   */
  readonly vendor?: string;
  /** What its proposal would be put into: a cell of the row, which a repair fills, or a setting. Absent where it has none. */
  readonly sets?: Proposal['to'];
  /** True where the words in the own columns say it already. */
  readonly recorded?: true;
}

/** What the add-on would put there, where that is evident. Never applied by itself. */
export type Proposal =
  | { readonly to: 'memberId'; readonly value: string }
  | { readonly to: 'credit'; readonly value: Credit }
  | { readonly to: 'minimumMinutes'; readonly value: string };

type More = Omit<FindingRule, 'level' | 'title'>;
const fix = <const M extends More>(title: string, more: M = {} as M) =>
  ({ level: 'fix needed', title, ...more }) as const;
const check = (title: string) => ({ level: 'check', title }) as const;
const note = <const M extends More>(title: string, more: M = {} as M) => ({ level: 'note', title, ...more }) as const;

/** A member ID that is not good: the vendor may know it, and a repair can put another there. */
const BAD_ID = { vendor: 'send the nine-digit member ID (NRDS or M1 ID)', sets: 'memberId' } as const;
const EARNED = { vendor: 'tell us if credit was earned, Y or N' };
const DATE = { vendor: 'send the completion date' };
const NAME = { vendor: 'send the correct spelling of the name' };
const KIND = {
  vendor: 'tell us whether this is a new or an existing member',
  sets: 'credit',
} as const;
const CREDIT = { sets: 'credit' } as const;
/** A note that the words in the own columns say already. */
const RECORDED = { recorded: true } as const;

/**
 * Every kind of finding by its stable code. Whoever adds one adds a row here and calls `tell` where it is found;
 * pages, lists and repairs read the row.
 */
const TABLE = {
  'member-id-missing': fix('member ID is missing', BAD_ID),
  'member-id-8-digits': fix('member ID has 8 digits', BAD_ID),
  'member-id-length': fix('member ID does not have 9 digits', BAD_ID),
  'member-id-letters': fix('member ID has letters', BAD_ID),
  'member-id-scientific': fix('member ID lost digits in scientific notation', BAD_ID),
  'member-id-ssn': fix('member ID may be a social security number', BAD_ID),
  'member-id-telephone': fix('member ID looks like a telephone number', BAD_ID),
  'member-id-licence': fix('member ID looks like a license number', BAD_ID),
  'member-id-office': fix('member ID is an office ID', BAD_ID),
  'member-id-two-numbers': fix('member ID cell holds several numbers', BAD_ID),
  'member-id-of-two': check("member ID is also in another person's column"),
  'member-id-placeholder': fix('member ID is a placeholder', BAD_ID),
  'member-id-unknown': fix('member ID is not in the member directory', BAD_ID),
  'member-id-other-person': fix('member ID belongs to another person', BAD_ID),
  'member-id-two-contacts': fix('two contacts in GrowthZone have one member ID'),
  'contact-chosen': note('contact chosen among several with this member ID'),
  'member-id-unchecked': check('member ID could not be checked in GrowthZone'),
  'member-id-zero-restored': note('leading zero restored'),
  'member-inactive': check('member is not active'),
  'member-is-affiliate': fix('affiliate: no ethics training due'),
  'name-differs': check("name differs from the directory's"),
  'name-accepted': note('name accepted for this member'),
  'name-missing': check('no name, only a member ID'),
  'name-broken': fix('name has broken letters', NAME),
  'name-of-nobody': fix("name is not a person's", NAME),
  'letters-decoded': note('broken letters repaired'),
  'name-swapped': note('first and last name are swapped'),
  'same-id-other-name': fix('one member ID, two names', {
    vendor: "tell us whose member ID it is, and send the other person's",
  }),
  'same-id-first-name': check('one member ID, two first names'),
  'column-open': fix('which column counts?'),
  'earned-unknown': fix('nothing says who earned credit'),
  'earned-empty': fix('credit cell is empty', EARNED),
  'earned-unclear': fix('credit is not a clear yes or no', EARNED),
  score: fix('a score, but no passing score is set', EARNED),
  'attended-unclear': fix('attendance is not a clear yes or no'),
  'minutes-missing': fix('no minutes given', { vendor: 'No time is given. Please tell us if credit was earned.' }),
  'unit-unknown': fix('time without a unit'),
  'sitting-too-long': fix('more than twelve hours in one sitting', {
    vendor: 'send the time present, or tell us if credit was earned',
  }),
  'minutes-unclear': fix('time present is unclear', {
    vendor: 'The time present is unclear. Please tell us if credit was earned.',
  }),
  'few-minutes': check('attended only part of the class'),
  'minimum-unknown': fix('no minimum minutes set', { sets: 'minimumMinutes' }),
  'credit-unknown': fix('which credit?', CREDIT),
  'course-unknown': fix('course not recognized', CREDIT),
  'row-says-otherwise': fix('another cell disagrees', CREDIT),
  'credit-conflict': fix('both COEC and COEN', KIND),
  'credit-against-marker': check('course and new-member column disagree'),
  'credit-against-course': check('two columns name different credits'),
  'new-member-unclear': fix('new or existing member is unclear', KIND),
  'one-credit-repeats': note('one of two credits repeats another row'),
  'date-unreadable': fix('date cannot be read', DATE),
  'date-future': fix('date is in the future', DATE),
  'date-outside-cycle': fix('date is outside the cycle', DATE),
  'date-not-class-date': check('date is not the class date'),
  'formula-text': fix('a cell begins like a formula', { vendor: '"#" begins like a formula. Please send the text.' }),
  'formula-error': fix('a cell shows a formula error', {
    vendor: '"#" shows a formula error. Please send the value.',
  }),
  'ssn-in-cell': fix('a cell may hold a social security number'),
  'cell-too-long': fix('a cell is too long', {
    vendor: '"#" is too long. Please send the text.',
  }),
  'row-shifted': fix('cells are under the wrong headers', {
    vendor: 'The cells of this row are under the wrong headers. Please send the row again.',
  }),
  'quote-open': fix('a quotation mark is not closed', {
    vendor: '"#" begins with a quotation mark that is not closed. Please send the text.',
  }),
  'row-two-people': fix('another table is beside this row'),
  'row-hidden': fix('row is hidden in the sheet'),
  'role-open': fix('role could be a host or an attendee'),
  'struck-through': check('row is struck through'),
  'email-bad': note('e-mail address is not valid'),
  'email-shared': note('several people share an e-mail address'),
  'by-hand-credit': note('credit set by hand', RECORDED),
  'by-hand-id': note('member ID set by hand', RECORDED),
  'repaired-credit': note('credit set by a proposed fix', RECORDED),
  'repaired-id': note('member ID set by a proposed fix', RECORDED),
  'by-hand-credit-bad': fix('CE Credit is not one of the choices'),
  'by-hand-id-bad': fix('CE Member ID is not valid', { sets: 'memberId' }),
  'by-hand-other-person': fix('CE Credit or CE Member ID was set for another person'),
} satisfies Readonly<Record<string, FindingRule>>;

export type FindingCode = keyof typeof TABLE;

export const FINDINGS: Readonly<Record<FindingCode, FindingRule>> = TABLE;

/** What a finding of this code may propose; nothing where its row sets nothing. */
export type Proposed<C extends FindingCode> = C extends FindingCode
  ? (typeof TABLE)[C] extends { readonly sets: infer To }
    ? Extract<Proposal, { to: To }>['value']
    : never
  : never;

/** What only the vendor can say about a finding that holds its row, as a sentence for the vendor; undefined where nothing. */
export function vendorQuestion({ code, column, value }: Finding): string | undefined {
  const { vendor } = FINDINGS[code];
  if (vendor === undefined) return undefined;
  if (/^\W?[A-Z#]/.test(vendor)) return vendor.replace('#', () => column);
  return `${column === '' ? 'It is missing' : says(column, value)}. Please ${vendor}.`;
}

/** Findings and reasons of one kind, with the rows that have them. */
export interface Cause {
  readonly level: Level | 'left out' | 'repeat';
  readonly code: FindingCode | LeftOutCause | 'repeat';
  /** `23 rows: member ID has 8 digits` */
  readonly title: string;
  /** The sheet's own row numbers. */
  readonly rows: readonly number[];
  /** One repair for all rows whose proposal is evident; null where there is none. */
  readonly repair: { readonly label: string; readonly rows: number } | null;
}

/** A proposal for a cell of the row; one for a setting is no repair. */
type Repair = Extract<Proposal, { to: 'memberId' | 'credit' }>;

const ORDER: readonly Cause['level'][] = ['fix needed', 'check', 'left out', 'repeat', 'note'];

const LEFT_OUT_TITLES: Readonly<Record<LeftOutCause, string>> = {
  'no-credit': 'earned no credit',
  'other-course': 'another course',
  'did-not-attend': 'did not attend',
  'too-few-minutes': 'present for too few minutes',
  hidden: 'hidden in the sheet',
  'by-hand-none': 'credit set to None by hand',
};

const REPEAT_TITLE = 'same person and credit as another row';

interface Group {
  readonly level: Cause['level'];
  readonly code: Cause['code'];
  readonly title: string;
  readonly rows: number[];
  readonly repairs: Repair[];
}

/** All causes of a roster's rows: the most weighty first, then the most frequent. */
export function causesOf(rows: readonly RosterRow[]): readonly Cause[] {
  const groups = new Map<Cause['code'], Group>();
  const put = (level: Cause['level'], code: Cause['code'], title: string, row: number, repair?: Repair) => {
    const group = groups.get(code) ?? { level, code, title, rows: [], repairs: [] };
    groups.set(code, group);
    if (group.rows[group.rows.length - 1] === row) return;
    group.rows.push(row);
    if (repair) group.repairs.push(repair);
  };
  for (const row of rows) {
    for (const finding of row.findings) {
      put(finding.level, finding.code, FINDINGS[finding.code].title, row.row, repairOf(finding));
    }
    if (row.outcome === 'left out') put('left out', row.cause, LEFT_OUT_TITLES[row.cause], row.row);
    if (row.outcome === 'repeat') put('repeat', 'repeat', REPEAT_TITLE, row.row);
  }
  return [...groups.values()]
    .map(({ repairs, ...group }) => ({
      ...group,
      title: `${group.rows.length.toLocaleString('en-US')} ${group.rows.length === 1 ? 'row' : 'rows'}: ${group.title}`,
      repair: repairs[0] ? { label: repairLabel(repairs[0], repairs.length), rows: repairs.length } : null,
    }))
    .sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level) || b.rows.length - a.rows.length);
}

/** What a repair would put into a cell of the row; undefined where nothing is proposed, or only a setting. */
export function repairOf({ proposal }: Finding): Repair | undefined {
  return proposal?.to === 'minimumMinutes' ? undefined : proposal;
}

function repairLabel({ to }: Repair, rows: number): string {
  return `Use the proposed ${to === 'credit' ? 'credit' : 'ID'} in ${rows} ${rows === 1 ? 'row' : 'rows'}`;
}
