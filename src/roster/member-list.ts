import type { Cells } from './cells';
import { readTable } from './columns';
import { headerWords, ruleFor } from './header-rules';
import { judgeMemberId } from './member-id';
import type { RosterSettings } from './settings';
import { splitName } from './split-name';
import { failure, type Member, type Result, success } from './types';

/** Takes a CSV text apart at the delimiter; throws where it cannot. */
type ParseCsv = (text: string, delimiter: string) => readonly (readonly string[])[];

const DELIMITERS = ['\t', ',', ';'] as const;

/**
 * Reads a member list, CSV or TSV with headers: member ID, names, and where there are such columns e-mail and status.
 * Rows without a good nine-digit ID are no help and left aside. Gives a problem where no row is left.
 */
export function readMemberList(text: string, parse: ParseCsv): Result<readonly Member[]> {
  const cells = cellsOf(text.replace(/^\uFEFF/, ''), parse);
  if (!cells) {
    return failure('list-unreadable', 'The member list cannot be read as CSV: a quote is open. Save it again as CSV.');
  }
  const table = readTable(cells, settingsFor(cells));
  const idColumn = table.ok ? table.value.columns.memberId : undefined;
  if (!table.ok || idColumn === undefined) {
    return failure(
      'list-without-ids',
      'The member list has no one column of member IDs with a header such as "Member ID". Give a list with headers: Member ID, First Name, Last Name, Email, Status.',
    );
  }
  const { header, headers, columns } = table.value;
  const status = headers.findIndex((name) => /^((member(ship)?|contact) )?status$/.test(headerWords(name)));
  const members = cells.display.slice(header + 1).flatMap((row): readonly Member[] => {
    const verdict = judgeMemberId(row[idColumn] ?? '', row[idColumn] ?? '', '');
    if (verdict.kind === 'bad') return [];
    const cell = (column: number | undefined) => (row[column ?? -1] ?? '').trim();
    const split = splitName(cell(columns.fullName));
    const member: Member = {
      contactId: 0,
      memberId: verdict.memberId,
      firstName: cell(columns.firstName) || split.firstName,
      lastName: cell(columns.lastName) || split.lastName,
      email: cell(columns.email),
      status: statusWord(cell(status)),
    };
    return [member];
  });
  if (members.length > 0) return success(members);
  const message = `No row of the member list has a member ID of nine digits under "${headers[idColumn]}". Give the IDs as text.`;
  return failure('list-without-ids', message);
}

/** GrowthZone's own export has the member ID under Account Number, where an association ties the two. */
function settingsFor({ display }: Cells): RosterSettings {
  const header = display[0]?.find((text) => headerWords(text) === 'account number');
  const named = display[0]?.some((text) => ruleFor(text)?.field === 'memberId');
  return header === undefined || named ? {} : { headerRow: 1, columns: { memberId: header } };
}

/** M1's own letters for a status that is in force: A, P and S. */
function statusWord(text: string): string {
  return /^[aps]$/i.test(text) ? 'Active' : text;
}

function cellsOf(text: string, parse: ParseCsv): Cells | undefined {
  const line = text.slice(0, 2000);
  const count = (delimiter: string) => line.split(delimiter).length;
  const delimiter = [...DELIMITERS].sort((a, b) => count(b) - count(a))[0] ?? ',';
  try {
    const rows = parse(text, delimiter);
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    const display = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
    return { name: 'member list', display, values: display, localTime: () => '' };
  } catch {
    return undefined;
  }
}
