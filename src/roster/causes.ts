import { CREDITS, type Finding, type Level, type RosterRow } from './types';

/** Findings and reasons of one kind, with the rows that have them. */
export interface Cause {
  readonly level: Level | 'left out' | 'repeat';
  readonly code: string;
  /** `23 rows: member ID has 8 digits` */
  readonly title: string;
  /** The sheet's own row numbers. */
  readonly rows: readonly number[];
  /** One repair for all rows whose proposal is evident; null where there is none. */
  readonly repair: { readonly label: string; readonly rows: number } | null;
}

/** What a finding's proposal would be put into. */
export type Repair = { readonly to: 'memberId' | 'credit'; readonly value: string };

const ORDER: readonly Cause['level'][] = ['fix needed', 'check', 'left out', 'repeat', 'note'];

/** What each cause is called behind "23 rows: ". */
export const CAUSE_TITLES: Readonly<Record<string, string>> = {
  'member-id-missing': 'member ID is missing',
  'member-id-8-digits': 'member ID has 8 digits',
  'member-id-length': 'member ID has not 9 digits',
  'member-id-letters': 'member ID has letters',
  'member-id-scientific': 'member ID lost digits in scientific notation',
  'member-id-ssn': 'member ID may be a social security number',
  'member-id-telephone': 'member ID looks like a telephone number',
  'member-id-licence': 'member ID looks like a licence number',
  'member-id-office': 'member ID is an office ID',
  'member-id-two-numbers': 'member ID cell holds several numbers',
  'member-id-placeholder': 'member ID is a placeholder',
  'member-id-unknown': 'member ID is not in the member directory',
  'member-id-other-person': 'member ID belongs to another person',
  'member-id-unchecked': 'member ID could not be checked in GrowthZone',
  'member-id-zero-restored': 'lost leading zero restored, proved by the member directory',
  'member-inactive': 'member is not active',
  'member-is-affiliate': 'affiliate, who owes no ethics training',
  'name-differs': "name differs from the directory's",
  'name-swapped': 'first and last name are swapped',
  'same-id-other-name': 'one member ID, two names',
  'same-id-first-name': 'one member ID, two first names',
  'earned-unknown': 'nothing says who earned credit',
  'earned-empty': 'credit cell is empty',
  'earned-unclear': 'credit cell is no clear yes or no',
  'attended-unclear': 'attendance cell is no clear yes or no',
  'minutes-missing': 'no minutes are given',
  'minimum-unknown': 'no minimum of minutes is set',
  'credit-unknown': 'which credit is open',
  'credit-conflict': 'both COEC and COEN',
  'credit-against-marker': 'course and new-member column disagree',
  'credit-against-course': 'two columns name different credits',
  'new-member-unclear': 'new member or not is unclear',
  'one-credit-repeats': 'one of two credits repeats another row',
  'date-unreadable': 'date cannot be read',
  'date-future': 'date is in the future',
  'date-outside-cycle': 'date is outside the cycle',
  'date-not-class-date': 'date is not the class date',
  'formula-text': 'a cell begins like a formula',
  'ssn-in-cell': 'a cell may hold a social security number',
  'struck-through': 'row is struck through',
  'email-bad': 'e-mail address is none',
  'email-shared': 'one e-mail address for several people',
  'by-hand-credit': 'credit set by hand',
  'by-hand-id': 'member ID set by hand',
  'repaired-credit': 'credit set by a repair, as proposed',
  'repaired-id': 'member ID set by a repair, as proposed',
  'by-hand-credit-bad': 'CE Credit is none of the choices',
  'by-hand-id-bad': 'CE Member ID is not good',
  'by-hand-other-person': 'CE Credit or CE Member ID was set for another person',
  'no-credit': 'earned no credit',
  'other-course': 'another course',
  'did-not-attend': 'did not attend',
  'too-few-minutes': 'present for too few minutes',
  'by-hand-none': 'credit set to None by hand',
  repeat: 'the same person and credit as another row',
};

/** All causes of a roster's rows: the most weighty first, then the most frequent. */
export function causesOf(rows: readonly RosterRow[]): readonly Cause[] {
  const groups = new Map<string, { level: Cause['level']; code: string; rows: number[]; repairs: Repair[] }>();
  const put = (level: Cause['level'], code: string, row: number, repair?: Repair) => {
    const key = `${level}|${code}`;
    const group = groups.get(key) ?? { level, code, rows: [], repairs: [] };
    groups.set(key, group);
    if (group.rows[group.rows.length - 1] === row) return;
    group.rows.push(row);
    if (repair) group.repairs.push(repair);
  };
  for (const row of rows) {
    for (const finding of row.findings) put(finding.level, finding.code, row.row, repairOf(finding));
    if (row.outcome === 'left out') put('left out', row.cause, row.row);
    if (row.outcome === 'repeat') put('repeat', 'repeat', row.row);
  }
  return [...groups.values()]
    .map(({ repairs, ...group }) => ({
      ...group,
      title: `${group.rows.length.toLocaleString('en-US')} ${group.rows.length === 1 ? 'row' : 'rows'}: ${causeTitle(group.code)}`,
      repair: repairs[0] ? { label: repairLabel(repairs[0], repairs.length), rows: repairs.length } : null,
    }))
    .sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level) || b.rows.length - a.rows.length);
}

/** The words for a cause's code. */
export function causeTitle(code: string): string {
  return CAUSE_TITLES[code] ?? code.replace(/-/g, ' ');
}

/** What a finding's proposal would be put into; undefined where it has none, or where it is about a setting. */
export function repairOf({ proposal, level }: Finding): Repair | undefined {
  if (proposal === undefined || level === 'note') return undefined;
  if (/^\d{9}$/.test(proposal)) return { to: 'memberId', value: proposal };
  return CREDITS.some((credit) => credit === proposal) ? { to: 'credit', value: proposal } : undefined;
}

function repairLabel({ to }: Repair, rows: number): string {
  return `Use the proposed ${to === 'credit' ? 'credit' : 'ID'} in ${rows} ${rows === 1 ? 'row' : 'rows'}`;
}
