import { readFileSync } from 'node:fs';
import { UserError } from '../command-line';
import { decoded } from '../sheets';
import { type ColumnNames, readCsv } from './csv';
import { MEMBERSHIP_STATUSES, type NewMember } from './members';

const COLUMNS = {
  memberId: ['Member ID', 'Account Number', 'NRDS ID', 'M1 ID'],
  firstName: ['First Name'],
  middleName: ['Middle Name'],
  lastName: ['Last Name'],
  suffix: ['Suffix'],
  email: ['Email', 'E-mail', 'Email Address'],
  organization: ['Organization', 'Office', 'Company'],
  status: ['Status', 'Membership Status'],
  memberType: ['Member Type', 'Type'],
  m1Status: ['M1 Status'],
} as const satisfies ColumnNames;

export type MembersFile =
  | { readonly ok: true; readonly members: readonly NewMember[] }
  | { readonly ok: false; readonly message: string };

/**
 * Reads a member list: a CSV with Member ID, First Name and Last Name, and where there are such columns Middle Name,
 * Suffix, Email, Organization, Status, Member Type and M1 Status. Empty cells mean an active member of type R, status A.
 */
export function readMembers(csv: string): MembersFile {
  const file = readCsv(csv, COLUMNS);
  if (!file.ok) return file;
  for (const column of ['memberId', 'firstName', 'lastName'] as const) {
    if (!file.found.has(column)) return { ok: false, message: `The member list has no column ${COLUMNS[column][0]}.` };
  }
  if (file.lines.length === 0) return { ok: false, message: 'The member list has no members.' };
  const members: NewMember[] = [];
  for (const { cells } of file.lines) {
    const { status, ...rest } = cells;
    const known = MEMBERSHIP_STATUSES.find((one) => one.toLowerCase() === status.toLowerCase());
    if (status !== '' && !known) return { ok: false, message: `"${status}" is no membership status.` };
    members.push({ ...rest, status: known, memberType: rest.memberType || 'R', m1Status: rest.m1Status || 'A' });
  }
  return { ok: true, members };
}

/** The members of a file. Throws `UserError`. */
export function membersFrom(path: string): readonly NewMember[] {
  const read = readMembers(memberListText(path));
  if (!read.ok) {
    throw new UserError(
      `Member list "${path}": ${read.message} Give a CSV with the columns Member ID, First Name and Last Name.`,
    );
  }
  return read.members;
}

/** The text of a member list, in whatever encoding it was saved. Throws `UserError`. */
export function memberListText(path: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new UserError(`Member list "${path}" cannot be read. Give the path of a CSV file.`);
  }
  return decoded(bytes, path);
}
