import { FINDING_TITLES, type FindingCode } from './finding-titles';
import { CREDITS, type Finding, type LeftOutCause, type Level, type RosterRow } from './types';

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

/** What a finding's proposal would be put into. */
type Repair = { readonly to: 'memberId' | 'credit'; readonly value: string };

const ORDER: readonly Cause['level'][] = ['fix needed', 'check', 'left out', 'repeat', 'note'];

const LEFT_OUT_TITLES: Readonly<Record<LeftOutCause, string>> = {
  'no-credit': 'earned no credit',
  'other-course': 'another course',
  'did-not-attend': 'did not attend',
  'too-few-minutes': 'present for too few minutes',
  'by-hand-none': 'credit set to None by hand',
};

const TITLES: Readonly<Record<Cause['code'], string>> = {
  ...FINDING_TITLES,
  ...LEFT_OUT_TITLES,
  repeat: 'the same person and credit as another row',
};

/** All causes of a roster's rows: the most weighty first, then the most frequent. */
export function causesOf(rows: readonly RosterRow[]): readonly Cause[] {
  const groups = new Map<string, { level: Cause['level']; code: Cause['code']; rows: number[]; repairs: Repair[] }>();
  const put = (level: Cause['level'], code: Cause['code'], row: number, repair?: Repair) => {
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
      title: `${group.rows.length.toLocaleString('en-US')} ${group.rows.length === 1 ? 'row' : 'rows'}: ${TITLES[group.code]}`,
      repair: repairs[0] ? { label: repairLabel(repairs[0], repairs.length), rows: repairs.length } : null,
    }))
    .sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level) || b.rows.length - a.rows.length);
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
