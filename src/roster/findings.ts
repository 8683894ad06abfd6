import type { Credit, Finding, Level } from './types';

/** The cell that a finding is about, as the vendor's question names it. */
type FoundCell = Pick<Finding, 'column' | 'value'>;

/** What is known of a kind of finding, whoever it is about. */
interface FindingRule {
  readonly level: Level;
  /** What it is called behind "23 rows: ". */
  readonly title: string;
  /** What only the vendor can say; absent where a person of the association could mend it from their own lists. */
  readonly vendor?: (cell: FoundCell) => string;
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

/** The proposal of a member ID, where there is one. */
export function memberIdProposal(memberId: string | undefined): Extract<Proposal, { to: 'memberId' }> | undefined {
  return memberId === undefined ? undefined : { to: 'memberId', value: memberId };
}

const cellSays = ({ column, value }: FoundCell): string =>
  column === '' ? 'It is missing.' : value === '' ? `"${column}" is empty.` : `"${column}" says "${value}".`;
const please =
  (what: string) =>
  (cell: FoundCell): string =>
    `${cellSays(cell)} Please ${what}.`;
const sayId = please("supply the person's nine-digit member ID (NRDS or M1 ID)");
const sayEarned = please('say whether credit was earned, Y or N');
const sayDate = please('supply the date of completion');
const sayWhose = please("say whose member ID it is, and supply the other person's");
const sayName = please("supply the person's name as it is written");
const sayPresent = (): string => 'No time is given. Please say whether credit was earned.';
const sayTime = please('supply the time that the person was there, or say whether credit was earned');
const sayUnclear = (): string => 'The time present is unclear. Please say whether credit was earned.';
const sayText = ({ column }: FoundCell): string => `"${column}" begins like a formula. Please supply its text.`;
const sayQuote = ({ column }: FoundCell): string =>
  `"${column}" begins with a quotation mark that is not closed. Please supply its text.`;
const sayRow = (): string => 'The cells of this row stand under the wrong headers. Please send the row again.';
const sayKind = please('say whether the person took the course as a new or an existing member');

type More = Omit<FindingRule, 'level' | 'title'>;
const fix = <const M extends More>(title: string, more: M = {} as M) =>
  ({ level: 'fix needed', title, ...more }) as const;
const check = (title: string) => ({ level: 'check', title }) as const;
const note = <const M extends More>(title: string, more: M = {} as M) => ({ level: 'note', title, ...more }) as const;

/** A member ID that is not good: the vendor may know it, and a repair can put another there. */
const BAD_ID = { vendor: sayId, sets: 'memberId' } as const;
/** A note that the words in the own columns say already. */
const RECORDED = { recorded: true } as const;

/**
 * Every kind of finding by its stable code. Whoever adds one adds a row here and calls `found` where it is found;
 * pages, lists and repairs read the row.
 */
const TABLE = {
  'member-id-missing': fix('member ID is missing', BAD_ID),
  'member-id-8-digits': fix('member ID has 8 digits', BAD_ID),
  'member-id-length': fix('member ID has not 9 digits', BAD_ID),
  'member-id-letters': fix('member ID has letters', BAD_ID),
  'member-id-scientific': fix('member ID lost digits in scientific notation', BAD_ID),
  'member-id-ssn': fix('member ID may be a social security number', BAD_ID),
  'member-id-telephone': fix('member ID looks like a telephone number', BAD_ID),
  'member-id-licence': fix('member ID looks like a licence number', BAD_ID),
  'member-id-office': fix('member ID is an office ID', BAD_ID),
  'member-id-two-numbers': fix('member ID cell holds several numbers', BAD_ID),
  'member-id-placeholder': fix('member ID is a placeholder', BAD_ID),
  'member-id-unknown': fix('member ID is not in the member directory', BAD_ID),
  'member-id-other-person': fix('member ID belongs to another person', BAD_ID),
  'member-id-two-contacts': fix('two contacts in GrowthZone have one member ID'),
  'contact-chosen': note('one of several contacts with one member ID, chosen by a person'),
  'member-id-unchecked': check('member ID could not be checked in GrowthZone'),
  'member-id-zero-restored': note('lost leading zero restored, proved by the member directory'),
  'member-inactive': check('member is not active'),
  'member-is-affiliate': fix('affiliate, who owes no ethics training'),
  'name-differs': check("name differs from the directory's"),
  'name-accepted': note('name accepted by a person for this member'),
  'name-missing': check('no name, only a member ID'),
  'name-broken': fix('name has broken letters', { vendor: sayName }),
  'name-of-nobody': fix("name is no person's", { vendor: sayName }),
  'letters-decoded': note('broken letters read as they were meant'),
  'name-swapped': note('first and last name are swapped'),
  'same-id-other-name': fix('one member ID, two names', { vendor: sayWhose }),
  'same-id-first-name': check('one member ID, two first names'),
  'column-open': fix('two columns could be one field, and differ'),
  'earned-unknown': fix('nothing says who earned credit'),
  'earned-empty': fix('credit cell is empty', { vendor: sayEarned }),
  'earned-unclear': fix('credit cell is no clear yes or no', { vendor: sayEarned }),
  score: fix('a score, without a number from which it counts', { vendor: sayEarned }),
  'attended-unclear': fix('attendance cell is no clear yes or no'),
  'minutes-missing': fix('no minutes are given', { vendor: sayPresent }),
  'unit-unknown': fix('unit of a time is not known'),
  'sitting-too-long': fix('more than twelve hours in one sitting', { vendor: sayTime }),
  'minutes-unclear': fix('time present is unclear', { vendor: sayUnclear }),
  'minimum-unknown': fix('no minimum of minutes is set', { sets: 'minimumMinutes' }),
  'credit-unknown': fix('which credit is open', { sets: 'credit' }),
  'course-unknown': fix('nobody knows which credit a course is', { sets: 'credit' }),
  'row-says-otherwise': fix('the row says otherwise elsewhere', { sets: 'credit' }),
  'credit-conflict': fix('both COEC and COEN', { vendor: sayKind, sets: 'credit' }),
  'credit-against-marker': check('course and new-member column disagree'),
  'credit-against-course': check('two columns name different credits'),
  'new-member-unclear': fix('new member or not is unclear', { vendor: sayKind, sets: 'credit' }),
  'one-credit-repeats': note('one of two credits repeats another row'),
  'date-unreadable': fix('date cannot be read', { vendor: sayDate }),
  'date-future': fix('date is in the future', { vendor: sayDate }),
  'date-outside-cycle': fix('date is outside the cycle', { vendor: sayDate }),
  'date-not-class-date': check('date is not the class date'),
  'formula-text': fix('a cell begins like a formula', { vendor: sayText }),
  'ssn-in-cell': fix('a cell may hold a social security number'),
  'row-shifted': fix('cells stand under the wrong headers', { vendor: sayRow }),
  'quote-open': fix('a quotation mark is not closed', { vendor: sayQuote }),
  'row-two-people': fix('another table stands beside the row'),
  'row-hidden': fix('row is hidden in the sheet'),
  'role-open': fix('a role that may be a host or an attendee'),
  'struck-through': check('row is struck through'),
  'email-bad': note('e-mail address is none'),
  'email-shared': note('one e-mail address for several people'),
  'by-hand-credit': note('credit set by hand', RECORDED),
  'by-hand-id': note('member ID set by hand', RECORDED),
  'repaired-credit': note('credit set by a repair, as proposed', RECORDED),
  'repaired-id': note('member ID set by a repair, as proposed', RECORDED),
  'by-hand-credit-bad': fix('CE Credit is none of the choices'),
  'by-hand-id-bad': fix('CE Member ID is not good', { sets: 'memberId' }),
  'by-hand-other-person': fix('CE Credit or CE Member ID was set for another person'),
} satisfies Readonly<Record<string, FindingRule>>;

export type FindingCode = keyof typeof TABLE;

export const FINDINGS: Readonly<Record<FindingCode, FindingRule>> = TABLE;

/** What a finding of this code may propose; nothing where its row sets nothing. */
type ProposalOf<C extends FindingCode> = C extends FindingCode
  ? (typeof TABLE)[C] extends { readonly sets: infer To }
    ? Extract<Proposal, { to: To }>
    : never
  : never;

/** What was found about one row, beside what the table says of all such findings. */
interface Said<C extends FindingCode> extends FoundCell {
  readonly message: string;
  readonly proposal?: ProposalOf<C> | undefined;
  readonly question?: string;
}

/** One finding: what was found here, at the level that the table gives its code. */
export function found<C extends FindingCode>(code: C, { proposal, question, ...said }: Said<C>): Finding {
  const { level } = FINDINGS[code];
  return { level, code, ...said, ...(proposal && { proposal }), ...(question !== undefined && { question }) };
}

/** What only the vendor can say about a finding that holds its row, as a sentence for the vendor; undefined where nothing. */
export function vendorQuestion(finding: Finding): string | undefined {
  return FINDINGS[finding.code].vendor?.(finding);
}
