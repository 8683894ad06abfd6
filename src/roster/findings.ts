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
const sayKind = please('say whether the person took the course as a new or an existing member');

/** A member ID that is not good: the vendor may know it, and a repair can put another in its place. */
const badId = <const T extends string>(title: T) =>
  ({ level: 'fix needed', title, vendor: sayId, sets: 'memberId' }) as const;

/**
 * Every kind of finding by its stable code. Whoever adds one adds a row here and calls `found` where it is found;
 * pages, lists and repairs read the row.
 */
const TABLE = {
  'member-id-missing': badId('member ID is missing'),
  'member-id-8-digits': badId('member ID has 8 digits'),
  'member-id-length': badId('member ID has not 9 digits'),
  'member-id-letters': badId('member ID has letters'),
  'member-id-scientific': badId('member ID lost digits in scientific notation'),
  'member-id-ssn': badId('member ID may be a social security number'),
  'member-id-telephone': badId('member ID looks like a telephone number'),
  'member-id-licence': badId('member ID looks like a licence number'),
  'member-id-office': badId('member ID is an office ID'),
  'member-id-two-numbers': badId('member ID cell holds several numbers'),
  'member-id-placeholder': badId('member ID is a placeholder'),
  'member-id-unknown': badId('member ID is not in the member directory'),
  'member-id-other-person': badId('member ID belongs to another person'),
  'member-id-unchecked': { level: 'check', title: 'member ID could not be checked in GrowthZone' },
  'member-id-zero-restored': {
    level: 'note',
    title: 'lost leading zero restored, proved by the member directory',
  },
  'member-inactive': { level: 'check', title: 'member is not active' },
  'member-is-affiliate': { level: 'fix needed', title: 'affiliate, who owes no ethics training' },
  'name-differs': { level: 'check', title: "name differs from the directory's" },
  'name-swapped': { level: 'note', title: 'first and last name are swapped' },
  'same-id-other-name': {
    level: 'fix needed',
    title: 'one member ID, two names',
    vendor: please("say whose member ID it is, and supply the other person's"),
  },
  'same-id-first-name': { level: 'check', title: 'one member ID, two first names' },
  'earned-unknown': { level: 'fix needed', title: 'nothing says who earned credit' },
  'earned-empty': { level: 'fix needed', title: 'credit cell is empty', vendor: sayEarned },
  'earned-unclear': {
    level: 'fix needed',
    title: 'credit cell is no clear yes or no',
    vendor: sayEarned,
  },
  'attended-unclear': {
    level: 'fix needed',
    title: 'attendance cell is no clear yes or no',
  },
  'minutes-missing': {
    level: 'fix needed',
    title: 'no minutes are given',
    vendor: () => 'No time is given. Please say whether credit was earned.',
  },
  'minimum-unknown': {
    level: 'fix needed',
    title: 'no minimum of minutes is set',
    sets: 'minimumMinutes',
  },
  'credit-unknown': { level: 'fix needed', title: 'which credit is open', sets: 'credit' },
  'credit-conflict': { level: 'fix needed', title: 'both COEC and COEN', vendor: sayKind, sets: 'credit' },
  'credit-against-marker': { level: 'check', title: 'course and new-member column disagree' },
  'credit-against-course': { level: 'check', title: 'two columns name different credits' },
  'new-member-unclear': {
    level: 'fix needed',
    title: 'new member or not is unclear',
    vendor: sayKind,
    sets: 'credit',
  },
  'one-credit-repeats': { level: 'note', title: 'one of two credits repeats another row' },
  'date-unreadable': { level: 'fix needed', title: 'date cannot be read', vendor: sayDate },
  'date-future': { level: 'fix needed', title: 'date is in the future', vendor: sayDate },
  'date-outside-cycle': { level: 'fix needed', title: 'date is outside the cycle', vendor: sayDate },
  'date-not-class-date': { level: 'check', title: 'date is not the class date' },
  'formula-text': {
    level: 'fix needed',
    title: 'a cell begins like a formula',
    vendor: ({ column }) => `"${column}" begins like a formula. Please supply its text.`,
  },
  'ssn-in-cell': { level: 'fix needed', title: 'a cell may hold a social security number' },
  'struck-through': { level: 'check', title: 'row is struck through' },
  'email-bad': { level: 'note', title: 'e-mail address is none' },
  'email-shared': { level: 'note', title: 'one e-mail address for several people' },
  'by-hand-credit': { level: 'note', title: 'credit set by hand', recorded: true },
  'by-hand-id': { level: 'note', title: 'member ID set by hand', recorded: true },
  'repaired-credit': { level: 'note', title: 'credit set by a repair, as proposed', recorded: true },
  'repaired-id': { level: 'note', title: 'member ID set by a repair, as proposed', recorded: true },
  'by-hand-credit-bad': { level: 'fix needed', title: 'CE Credit is none of the choices' },
  'by-hand-id-bad': { level: 'fix needed', title: 'CE Member ID is not good', sets: 'memberId' },
  'by-hand-other-person': {
    level: 'fix needed',
    title: 'CE Credit or CE Member ID was set for another person',
  },
} as const satisfies Readonly<Record<string, FindingRule>>;

export type FindingCode = keyof typeof TABLE;

export const FINDINGS: Readonly<Record<FindingCode, FindingRule>> = TABLE;

/** What a finding of this code may propose; nothing where its row sets nothing. */
type ProposalOf<C extends FindingCode> = C extends FindingCode
  ? (typeof TABLE)[C] extends { readonly sets: infer To }
    ? Extract<Proposal, { to: To }>
    : never
  : never;

/** What one place has found about one row, beside what the table says of all such findings. */
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
