import { found, memberIdProposal } from '../findings';
import { failure, type Result, success } from '../problems';
import type { RosterSettings } from '../settings';
import { type Cells, normalized } from '../sheet/cells';
import { readTable } from '../sheet/columns';
import { headerWords, ruleFor } from '../sheet/headers';
import type { Attendee, Finding, Member, MemberDirectory } from '../types';
import { judgeMemberId } from './member-id';
import { nameAgreement, nameKey, splitName } from './names';

/** A directory of members; where several contacts have one ID, all of them are kept, and the first one stands for it. */
export function directoryOf(members: readonly Member[], isPartial: boolean): MemberDirectory {
  const byMemberId = new Map<string, Member>();
  const twins = new Map<string, readonly Member[]>();
  for (const member of members) {
    const first = byMemberId.get(member.memberId);
    const all = twins.get(member.memberId) ?? (first ? [first] : []);
    if (!first) byMemberId.set(member.memberId, member);
    // A member list names no contacts; and a page that was read twice is nobody new.
    else if (member.contactId > 0 && all.every(({ contactId }) => contactId > 0 && contactId !== member.contactId))
      twins.set(member.memberId, [...all, member]);
  }
  return { byMemberId, twins, isPartial };
}

/** The directory with the contacts that a person chose; what of `twins` nobody chose stays open. */
export function withChosen(directory: MemberDirectory, { chosenContacts }: RosterSettings): MemberDirectory {
  if (!directory.twins?.size || !chosenContacts) return directory;
  const byMemberId = new Map(directory.byMemberId);
  for (const [memberId, contacts] of directory.twins) {
    const chosen = contacts.find(({ contactId }) => contactId === chosenContacts[memberId]);
    const others = contacts.filter((contact) => contact !== chosen).map(({ contactId }) => contactId);
    if (chosen) byMemberId.set(memberId, { ...chosen, others });
  }
  return { ...directory, byMemberId };
}

/** What of an attendee can be compared with the directory. */
type Known = Pick<Attendee, 'memberId' | 'firstName' | 'lastName' | 'email'>;

const indexes = new WeakMap<MemberDirectory, ReadonlyMap<string, readonly Member[]>>();

/** The directory's members by e-mail address, built when first asked for. */
function byEmail(directory: MemberDirectory): ReadonlyMap<string, readonly Member[]> {
  const known = indexes.get(directory);
  if (known) return known;
  const index = new Map<string, Member[]>();
  for (const member of directory.byMemberId.values()) {
    const email = normalized(member.email);
    if (email === '') continue;
    const others = index.get(email);
    if (others) others.push(member);
    else index.set(email, [member]);
  }
  indexes.set(directory, index);
  return index;
}

const fullName = (person: { readonly firstName: string; readonly lastName: string }): string =>
  `${person.firstName} ${person.lastName}`.trim();

function nameAgrees(attendee: Known, member: Member): boolean {
  const agreement = nameAgreement(attendee, member);
  return agreement === 'agrees' || agreement === 'swapped';
}

/** The one member to whom both the e-mail address and the name point. */
export function possibleMember(attendee: Known, directory: MemberDirectory): Member | undefined {
  const email = normalized(attendee.email);
  if (email === '') return undefined;
  const found = (byEmail(directory).get(email) ?? []).filter((member) => nameAgrees(attendee, member));
  return found.length === 1 ? found[0] : undefined;
}

/** The member who proves that eight digits lost their leading zero: the ID padded to nine exists and its name agrees. */
export function provenLostZero(padded: string, attendee: Known, directory: MemberDirectory): Member | undefined {
  const member = directory.byMemberId.get(padded);
  return member && nameAgrees(attendee, member) ? member : undefined;
}

/**
 * Compares a good nine-digit ID and its name with the directory, and gives what does not agree. `column` is the header
 * under which the ID stands; `isAccepted` where a person said that this name is the member's.
 */
export function matchMember(
  attendee: Known,
  directory: MemberDirectory,
  column: string,
  isAccepted = false,
): readonly Finding[] {
  const member = directory.byMemberId.get(attendee.memberId);
  if (!member) return [unknownId(attendee, directory, column)];
  // Whose name and status count is open: the choice among the contacts comes first.
  if (directory.twins?.has(attendee.memberId) && !member.others) return [];
  const said = nameFinding(attendee, member, directory, column);
  const name = said && isAccepted && said.code !== 'name-swapped' ? acceptedFinding(attendee, member, column) : said;
  // The status of somebody else is nothing to look at.
  if (name?.code === 'member-id-other-person') return [name];
  const status = statusFinding(member, column);
  return [...(name ? [name] : []), ...(status ? [status] : [])];
}

function acceptedFinding(attendee: Known, member: Member, column: string): Finding {
  const value = fullName(attendee);
  const message = `Name "${value}" was accepted for ${fullName(member)}, the member with ID ${member.memberId}.`;
  return found('name-accepted', { column, value, message });
}

function unknownId(attendee: Known, directory: MemberDirectory, column: string): Finding {
  const { memberId: value } = attendee;
  const other = possibleMember(attendee, directory);
  if (directory.isPartial && !other) {
    const message = `Member ID "${value}" could not be checked: GrowthZone shows member IDs on a contact's card only, and no card of this name or e-mail has it. Look it up there.`;
    return found('member-id-unchecked', { column, value, message });
  }
  const advice = other ? `Use ${other.memberId} (${fullName(other)})?` : 'Ask for the member ID.';
  const message = `Member ID "${value}" is not in the member directory. ${advice}`;
  return found('member-id-unknown', { column, value, message, proposal: memberIdProposal(other?.memberId) });
}

function nameFinding(attendee: Known, member: Member, directory: MemberDirectory, column: string): Finding | undefined {
  const { memberId } = attendee;
  const [name, known] = [fullName(attendee), fullName(member)];
  if (name === '' || known === '') {
    const message =
      name === ''
        ? `The row has no name; member ID ${memberId} is ${known || 'without a name'} in the directory. Is it this person?`
        : `Name "${name}" cannot be compared: member ID ${memberId} has no name in the directory. Is it this person?`;
    return found('name-differs', { column, value: name, message });
  }
  switch (nameAgreement(attendee, member)) {
    case 'agrees':
      return undefined;
    case 'swapped': {
      const message = `Name "${name}" has first and last name swapped; the directory says ${known}. Nothing to do.`;
      return found('name-swapped', { column, value: name, message });
    }
    case 'similar': {
      const message = `Name "${name}" differs from ${known}, the member with ID ${memberId}. Is it this person?`;
      return found('name-differs', { column, value: name, message });
    }
    case 'other person': {
      const other = possibleMember(attendee, directory);
      const advice = other ? `Use ${other.memberId}?` : 'Ask which of the two is right.';
      const message = `Member ID "${memberId}" belongs to ${known}, but the row names ${name}. ${advice}`;
      const proposal = memberIdProposal(other?.memberId);
      return found('member-id-other-person', { column, value: memberId, message, proposal });
    }
  }
}

function statusFinding(member: Member, column: string): Finding | undefined {
  const { status: value, memberId } = member;
  if (['', 'active'].includes(normalized(value))) return undefined;
  const message = `Member ${fullName(member)} (${memberId}) has the status "${value}", not Active. Send the credit anyway?`;
  return found('member-inactive', { column, value, message });
}

type Named = Pick<Attendee, 'firstName' | 'lastName' | 'email'>;

/**
 * Which of the people could be one of the attendees, by e-mail address or by name. Where a member's ID stands on their
 * card alone, only these cards are worth a request each.
 */
export function possibleMembers(people: readonly Member[], attendees: readonly Named[]): readonly Member[] {
  const emails = new Set(attendees.map(({ email }) => normalized(email)).filter((email) => email !== ''));
  const byWord = new Map<string, Named[]>();
  for (const attendee of attendees) {
    // Swapped names and double surnames too share a word with the member's last name.
    for (const word of new Set(nameKey(`${attendee.firstName} ${attendee.lastName}`).split(' '))) {
      const named = byWord.get(word);
      if (named) named.push(attendee);
      else byWord.set(word, [attendee]);
    }
  }
  return people.filter((person) => {
    if (emails.has(normalized(person.email))) return true;
    const words = nameKey(person.lastName).split(' ');
    return words.some((word) =>
      (byWord.get(word) ?? []).some((attendee) => nameAgreement(attendee, person) !== 'other person'),
    );
  });
}

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
