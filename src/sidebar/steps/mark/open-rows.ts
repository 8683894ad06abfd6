import type { CheckedRow, CheckReport, TabPerson } from '../../server';

/** Findings that only say that no directory proved this member ID: the check that a tab was built with may have had one. */
const UNPROVEN: ReadonlySet<string> = new Set(['member-id-8-digits', 'member-id-unknown']);

type Settled = Pick<TabPerson, 'memberId' | 'firstName' | 'lastName'>;

const idsOf = ({ memberId, findings }: CheckedRow): readonly string[] => [
  memberId,
  ...findings.flatMap(({ code, proposal }) => (code === 'member-id-8-digits' && proposal ? [proposal] : [])),
];

/** Rows that need a fix for nothing but an unproven member ID: whoever has none of the members sees more of them. */
export const unproven = ({ rows }: Pick<CheckReport, 'rows'>): readonly CheckedRow[] =>
  rows.filter(
    ({ outcome, findings }) =>
      outcome === 'fix needed' && findings.every(({ level, code }) => level !== 'fix needed' || UNPROVEN.has(code)),
  );

/**
 * The rows that need a fix and are open. What the check settled that the tabs were built with is not open again, as a
 * leading zero that the members proved: that person stands in a tab by this ID and this name. Until the tabs were read
 * (null) nobody is called open for an unproven ID.
 */
export function openRows(check: Pick<CheckReport, 'rows'>, people: readonly Settled[] | null): readonly CheckedRow[] {
  const built = new Set(people?.map((person) => `${person.memberId} ${person.firstName} ${person.lastName}`));
  const settled = new Set(
    unproven(check).filter(
      (row) => !people || idsOf(row).some((id) => built.has(`${id} ${row.firstName} ${row.lastName}`)),
    ),
  );
  return check.rows.filter((row) => row.outcome === 'fix needed' && !settled.has(row));
}
