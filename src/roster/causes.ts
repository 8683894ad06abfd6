import { FINDINGS, type FindingCode, type Proposal } from './findings';
import type { Finding, LeftOutCause, Level, RosterRow } from './types';

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

const REPEAT_TITLE = 'the same person and credit as another row';

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
