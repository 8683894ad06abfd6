import { folded } from './cells';
import { nameAgreement } from './names';
import type { Attendee, Finding, Member, MemberDirectory } from './types';

/** What of an attendee can be held against the directory. */
type Known = Pick<Attendee, 'memberId' | 'firstName' | 'lastName' | 'email'>;

const indexes = new WeakMap<MemberDirectory, ReadonlyMap<string, readonly Member[]>>();

/** The directory's members by e-mail address, built when first asked for. */
function byEmail(directory: MemberDirectory): ReadonlyMap<string, readonly Member[]> {
  const known = indexes.get(directory);
  if (known) return known;
  const index = new Map<string, Member[]>();
  for (const member of directory.byMemberId.values()) {
    const email = folded(member.email);
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
export function candidateFor(attendee: Known, directory: MemberDirectory): Member | undefined {
  const email = folded(attendee.email);
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
 * Holds a good nine-digit ID and its name against the directory, and gives what does not agree. `column` is the header
 * under which the ID stands.
 */
export function matchMember(attendee: Known, directory: MemberDirectory, column: string): readonly Finding[] {
  const member = directory.byMemberId.get(attendee.memberId);
  if (!member) return [unknownId(attendee, directory, column)];
  const name = nameFinding(attendee, member, directory, column);
  // The status of somebody else is nothing to look at.
  if (name?.code === 'member-id-other-person') return [name];
  const status = statusFinding(member, column);
  return [...(name ? [name] : []), ...(status ? [status] : [])];
}

function unknownId(attendee: Known, directory: MemberDirectory, column: string): Finding {
  const { memberId: value } = attendee;
  const other = candidateFor(attendee, directory);
  if (directory.isPartial && !other) {
    const message = `Member ID "${value}" could not be checked: GrowthZone shows member IDs on a contact's card only, and no card of this name or e-mail has it. Look it up there.`;
    return { level: 'check', code: 'member-id-unchecked', column, value, message };
  }
  const advice = other ? `Use ${other.memberId} (${fullName(other)})?` : 'Ask for the member ID.';
  const message = `Member ID "${value}" is not in the member directory. ${advice}`;
  return { level: 'fix needed', code: 'member-id-unknown', column, value, message, proposal: other?.memberId };
}

function nameFinding(attendee: Known, member: Member, directory: MemberDirectory, column: string): Finding | undefined {
  const { memberId } = attendee;
  const [name, known] = [fullName(attendee), fullName(member)];
  if (name === '' || known === '') {
    const message =
      name === ''
        ? `The row has no name; member ID ${memberId} is ${known || 'without a name'} in the directory. Is it this person?`
        : `Name "${name}" cannot be compared: member ID ${memberId} has no name in the directory. Is it this person?`;
    return { level: 'check', code: 'name-differs', column, value: name, message };
  }
  switch (nameAgreement(attendee, member)) {
    case 'agrees':
      return undefined;
    case 'swapped': {
      const message = `Name "${name}" has first and last name swapped; the directory says ${known}. Nothing to do.`;
      return { level: 'note', code: 'name-swapped', column, value: name, message };
    }
    case 'similar': {
      const message = `Name "${name}" differs from ${known}, the member with ID ${memberId}. Is it this person?`;
      return { level: 'check', code: 'name-differs', column, value: name, message };
    }
    case 'other person': {
      const other = candidateFor(attendee, directory);
      const advice = other ? `Use ${other.memberId}?` : 'Ask which of the two is right.';
      const message = `Member ID "${memberId}" belongs to ${known}, but the row names ${name}. ${advice}`;
      const proposal = other?.memberId;
      return { level: 'fix needed', code: 'member-id-other-person', column, value: memberId, message, proposal };
    }
  }
}

function statusFinding(member: Member, column: string): Finding | undefined {
  const { status: value, memberId } = member;
  if (['', 'active'].includes(folded(value))) return undefined;
  const message = `Member ${fullName(member)} (${memberId}) has the status "${value}", not Active. Send the credit anyway?`;
  return { level: 'check', code: 'member-inactive', column, value, message };
}
