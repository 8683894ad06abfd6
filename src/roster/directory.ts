import { folded } from './cells';
import { nameAgreement } from './names';
import type { Attendee, Finding, Level, Member, MemberDirectory } from './types';

/** What of an attendee can be held against the directory. */
export type Known = Pick<Attendee, 'memberId' | 'firstName' | 'lastName' | 'email'>;

export interface Match {
  /** The member whose ID it is, unless the name says another person. */
  readonly member?: Member;
  readonly findings: Finding[];
}

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

/** The member who proves that eight digits lost their leading zero: the padded ID exists and its name agrees. */
export function provenLostZero(eightDigits: string, attendee: Known, directory: MemberDirectory): Member | undefined {
  if (!/^\d{8}$/.test(eightDigits)) return undefined;
  const member = directory.byMemberId.get(`0${eightDigits}`);
  return member && nameAgrees(attendee, member) ? member : undefined;
}

/** Holds a good nine-digit ID and its name against the directory. Columns of the findings are the caller's. */
export function matchMember(attendee: Known, directory: MemberDirectory): Match {
  const { memberId } = attendee;
  if (!/^\d{9}$/.test(memberId)) return { findings: [] };
  const finding = (level: Level, code: string, value: string, message: string, proposal?: string): Finding => ({
    level,
    code,
    column: '',
    value,
    message,
    ...(proposal === undefined ? {} : { proposal }),
  });

  const member = directory.byMemberId.get(memberId);
  const candidate = () => candidateFor(attendee, directory);
  if (!member) {
    const other = candidate();
    if (directory.isPartial && !other) {
      const message = `Member ID "${memberId}" could not be checked: GrowthZone shows member IDs on a contact's card only, and no card of this name or e-mail has it. Look it up there.`;
      return { findings: [finding('check', 'member-id-unchecked', memberId, message)] };
    }
    const advice = other ? `Use ${other.memberId} (${fullName(other)})?` : 'Ask for the member ID.';
    const message = `Member ID "${memberId}" is not in the member directory. ${advice}`;
    return { findings: [finding('fix needed', 'member-id-unknown', memberId, message, other?.memberId)] };
  }

  const findings: Finding[] = [];
  const name = fullName(attendee);
  const agreement = nameAgreement(attendee, member);
  if (name === '' || fullName(member) === '') {
    const message =
      name === ''
        ? `The row has no name; member ID ${memberId} is ${fullName(member) || 'without a name'} in the directory. Is it this person?`
        : `Name "${name}" cannot be compared: member ID ${memberId} has no name in the directory. Is it this person?`;
    findings.push(finding('check', 'name-differs', name, message));
  } else if (agreement === 'other person') {
    const other = candidate();
    const advice = other ? `Use ${other.memberId}?` : 'Ask which of the two is right.';
    const message = `Member ID "${memberId}" belongs to ${fullName(member)}, but the row names ${name}. ${advice}`;
    return { findings: [finding('fix needed', 'member-id-other-person', memberId, message, other?.memberId)] };
  } else if (agreement === 'similar') {
    const message = `Name "${name}" differs from ${fullName(member)}, the member with ID ${memberId}. Is it this person?`;
    findings.push(finding('check', 'name-differs', name, message));
  } else if (agreement === 'swapped') {
    const message = `Name "${name}" has first and last name swapped; the directory says ${fullName(member)}. Nothing to do.`;
    findings.push(finding('note', 'name-swapped', name, message));
  }
  const status = folded(member.status);
  if (status !== '' && status !== 'active') {
    const message = `Member ${fullName(member)} (${memberId}) has the status "${member.status}", not Active. Send the credit anyway?`;
    findings.push(finding('check', 'member-inactive', member.status, message));
  }
  return { member, findings };
}
