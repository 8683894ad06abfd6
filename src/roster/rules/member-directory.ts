import { failure, type Result, success } from '../problems';
import type { RosterSettings } from '../settings';
import { bounded, type Cells, grouped, normalized, oncePer } from '../sheet/cells';
import { readTable } from '../sheet/columns';
import { headerWords, ruleFor } from '../sheet/headers';
import type { Attendee, Member, MemberDirectory } from '../types';
import { fullName } from '../words';
import { type Draft, tell } from './draft';
import { ASK, judgeMemberId } from './member-id';
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

/** So many people with one e-mail address or one word of a name are told apart. */
const MOST_SHARING = 100;

/** The directory's members by e-mail address, built when first asked for. */
const byEmail = oncePer(({ byMemberId }: MemberDirectory) =>
  grouped(byMemberId.values(), ({ email }) => normalized(email)),
);

function nameAgrees(attendee: Known, member: Member): boolean {
  const agreement = nameAgreement(attendee, member);
  return agreement === 'agrees' || agreement === 'swapped';
}

/** The one member to whom both the e-mail address and the name point. */
export function possibleMember(attendee: Known, directory: MemberDirectory): Member | undefined {
  const email = normalized(attendee.email);
  if (email === '') return undefined;
  const sharing = byEmail(directory).get(email) ?? [];
  // So many share no address but an office's.
  const found = sharing.length > MOST_SHARING ? [] : sharing.filter((member) => nameAgrees(attendee, member));
  return found.length === 1 ? found[0] : undefined;
}

/** What to do where nobody is proposed. */
export function askFor({ email }: Known, directory: MemberDirectory): string {
  const sharing = byEmail(directory).get(normalized(email)) ?? [];
  return email === '' || sharing.length <= MOST_SHARING
    ? ASK
    : `More than ${MOST_SHARING} members have this e-mail: none is proposed. ${ASK}`;
}

/** The member who proves that eight digits lost their leading zero: the ID padded to nine exists and its name agrees. */
export function provenLostZero(padded: string, attendee: Known, directory: MemberDirectory): Member | undefined {
  const member = directory.byMemberId.get(padded);
  return member && nameAgrees(attendee, member) ? member : undefined;
}

/**
 * Compares a good nine-digit ID and its name with the directory, and tells what does not agree. `column` is the header
 * under which the ID stands; `isAccepted` where a person said that this name is the member's.
 */
export function matchMember(
  draft: Pick<Draft, 'attendee' | 'findings'>,
  directory: MemberDirectory,
  column: string,
  isAccepted = false,
): void {
  const { attendee } = draft;
  const { memberId } = attendee;
  const member = directory.byMemberId.get(memberId);
  if (!member) {
    tellUnknown(draft, directory, column);
    return;
  }
  // Whose name and status count is open: the choice among the contacts comes first.
  if (directory.twins?.has(memberId) && !member.others) return;
  const [name, known] = [fullName(attendee), fullName(member)];
  const cell = [column, name] as const;
  const agreement = name === '' || known === '' ? 'nameless' : nameAgreement(attendee, member);
  const isThem = 'Is it this person?';
  if (agreement === 'swapped') {
    const message = `"${name}" has first and last name swapped; the directory says ${known}. Nothing to do.`;
    tell(draft, 'name-swapped', cell, message);
  } else if (agreement !== 'agrees' && isAccepted) {
    tell(draft, 'name-accepted', cell, `"${name}" was accepted for ${known}, the member with ID ${memberId}.`);
  } else if (agreement === 'nameless') {
    const said =
      name === ''
        ? `No name; member ID ${memberId} is ${known || 'without a name'} in the directory.`
        : `Member ID ${memberId} has no name in the directory to compare "${name}" with.`;
    tell(draft, 'name-differs', cell, `${said} ${isThem}`);
  } else if (agreement === 'similar') {
    tell(draft, 'name-differs', cell, `"${name}" is not quite ${known}, the member with ID ${memberId}. ${isThem}`);
  } else if (agreement === 'other person') {
    const proposal = possibleMember(attendee, directory)?.memberId;
    const advice = proposal ? `Use ${proposal}?` : 'Which is right?';
    const message = `Member ID "${memberId}" belongs to ${known}, but the row names ${name}. ${advice}`;
    tell(draft, 'member-id-other-person', [column, memberId], message, { proposal });
    // The status of somebody else is nothing to look at.
    return;
  }
  const { status } = member;
  if (['', 'active'].includes(normalized(status))) return;
  const message = `${known} (${memberId}) has the status "${status}", not Active. Send the credit anyway?`;
  tell(draft, 'member-inactive', [column, status], message);
}

function tellUnknown(draft: Pick<Draft, 'attendee' | 'findings'>, directory: MemberDirectory, column: string): void {
  const { memberId } = draft.attendee;
  const cell = [column, memberId] as const;
  const other = possibleMember(draft.attendee, directory);
  if (directory.isPartial && !other) {
    const message = `Member ID "${memberId}" could not be checked: nobody with this name or e-mail has it. Look it up.`;
    tell(draft, 'member-id-unchecked', cell, message);
    return;
  }
  const proposal = other?.memberId;
  const advice = other ? `Use ${proposal} (${fullName(other)})?` : askFor(draft.attendee, directory);
  tell(draft, 'member-id-unknown', cell, `Member ID "${memberId}" is not in the directory. ${advice}`, { proposal });
}

type Named = Pick<Attendee, 'firstName' | 'lastName' | 'email'>;

/**
 * Which of the people could be one of the attendees, by e-mail address or by name. Where a member's ID stands on their
 * card alone, only these cards are worth a request each.
 */
export function possibleMembers(people: readonly Member[], attendees: readonly Named[]): readonly Member[] {
  const emails = new Set(attendees.map(({ email }) => normalized(email)).filter((email) => email !== ''));
  // Swapped names and double surnames too share a word with the member's last name.
  const words = attendees.flatMap((attendee) =>
    [...new Set(nameKey(fullName(attendee)).split(' '))].map((word) => ({ word, attendee })),
  );
  const byWord = grouped(words, ({ word }) => word);
  return people.filter((person) => {
    if (emails.has(normalized(person.email))) return true;
    return nameKey(person.lastName)
      .split(' ')
      .some((word) => {
        const sharing = byWord.get(word) ?? [];
        // Beyond that, whoever shares the word may be one of them.
        if (sharing.length > MOST_SHARING) return true;
        return sharing.some(({ attendee }) => nameAgreement(attendee, person) !== 'other person');
      });
  });
}

/** Takes a CSV text apart at the delimiter; throws where it cannot. */
type ParseCsv = (text: string, delimiter: string) => readonly (readonly string[])[];

/** Far more than a member list has: a line of more lacks its end. */
const MOST_COLUMNS = 300;

const DELIMITERS = ['\t', ',', ';'] as const;

/**
 * Reads a member list, CSV or TSV with headers: member ID, names, and where there are such columns e-mail and status.
 * Rows without a good nine-digit ID are no help and left aside. Gives a problem where no row is left.
 */
export function readMemberList(text: string, parse: ParseCsv): Result<readonly Member[]> {
  const cells = cellsOf(text.replace(/^\uFEFF/, ''), parse);
  if (!cells) {
    const message = `The member list has a quotation mark that is not closed, or a line with more than ${MOST_COLUMNS} cells. Save it again.`;
    return failure('list-unreadable', message);
  }
  const table = readTable(cells, settingsFor(cells));
  const idColumn = table.ok ? table.value.columns.memberId : undefined;
  if (!table.ok || idColumn === undefined) {
    return failure(
      'list-without-ids',
      'The member list needs one column of member IDs. Give it the headers Member ID, First Name, Last Name, Email, Status.',
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
  const message = `No member ID in the list under "${headers[idColumn]}" has nine digits. Format the IDs as text.`;
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
    if (width > MOST_COLUMNS) return undefined;
    const display = bounded(rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? '')));
    return { name: 'member list', display, values: display, localTime: () => '' };
  } catch {
    return undefined;
  }
}
