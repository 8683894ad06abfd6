import { runsAsFormula } from '../roster/cells';
import type { RosterCheck } from '../roster/check';
import type { RosterRow } from '../roster/types';
import { csvLines } from './csv';

/** What only the vendor can say: findings that a person of the association could not mend from their own lists. */
const ASKED =
  /^(member-id-(?!unchecked|zero-restored)|same-id-other-name$|earned-(empty|unclear)$|minutes-missing$|date-(unreadable|future|outside-cycle)$|new-member-unclear$|credit-conflict$|formula-text$)/;

const HEADER = ['Row', 'First Name', 'Last Name', 'Email', 'What is needed'] as const;

/** The list to send back to the vendor: the rows that lack something, who they name, and what to supply. */
export function vendorList(check: RosterCheck): { name: string; text: string; rows: number } {
  const lines = check.rows.flatMap((row) => {
    const needs = needsOf(row);
    if (needs.length === 0) return [];
    // A cell that would run is not repeated: the row's number says where it stands.
    const said = [row.firstName, row.lastName, row.email].map((text) => (runsAsFormula(text) ? '' : text));
    return [[String(row.row), ...said, needs.join(' ')]];
  });
  return { name: `${check.sheet} - for the vendor.csv`, text: csvLines([[...HEADER], ...lines]), rows: lines.length };
}

function needsOf(row: RosterRow): readonly string[] {
  if (row.outcome !== 'fix needed') return [];
  return row.findings.filter(({ level, code }) => level === 'fix needed' && ASKED.test(code)).map(needOf);
}

function needOf({ code, column, value }: RosterRow['findings'][number]): string {
  const cell =
    column === '' ? 'It is missing.' : value === '' ? `"${column}" is empty.` : `"${column}" says "${value}".`;
  if (code.startsWith('member-id-')) return `${cell} Please supply the person's nine-digit member ID (NRDS or M1 ID).`;
  if (code === 'same-id-other-name') return `${cell} Please say whose member ID it is, and supply the other person's.`;
  if (code.startsWith('date-')) return `${cell} Please supply the date of completion.`;
  if (code === 'formula-text') return `"${column}" begins like a formula. Please supply its text.`;
  if (code === 'minutes-missing') return 'No time is given. Please say whether credit was earned.';
  if (code.startsWith('earned-')) return `${cell} Please say whether credit was earned, Y or N.`;
  return `${cell} Please say whether the person took the course as a new or an existing member.`;
}
