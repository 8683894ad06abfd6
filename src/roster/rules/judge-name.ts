import type { Field, RosterSettings } from '../settings';
import { isBlank, normalized, trimmed } from '../sheet/cells';
import type { Attendee, MemberDirectory } from '../types';
import { fullName } from '../words';
import { type Draft, type Judging, type RowReader, tell } from './draft';
import { couldHaveBeen, decoded, hasLostLetters } from './name-text';
import { nameAgreement } from './names';

type Named = Pick<Attendee, 'firstName' | 'lastName'>;

const NAME_FIELDS: readonly Field[] = ['firstName', 'lastName', 'fullName', 'suffix'];

/** An address or a device, as meeting systems show whoever typed no name. */
const OF_NOBODY = /\S@\S|\b(iphone|ipad|galaxy|android|macbook|laptop|chromebook)\b/i;

/** A remark behind a name. */
const REMARK =
  /\*\s*\p{L}|[([](no.?show|cancel|absent|did|not|left|late|incomplete|refund|audit|guest)|\b(no[ -]shows?|no (ce )?credit|void(ed)?|cancell?ed|refunded|withdrawn|withdrew|audit(ing|ed)|wait ?listed)\b/iu;

/** What stands behind a dash is no name, so that the first name ends elsewhere: "Bo Oaks - Coastal | Realty". */
const CUT_AMISS = /\s[-–—|](\s|$)/;

/**
 * Settings in which a person says that the member with this ID is whom the roster calls `name`, first name first: a
 * nickname or a married name. It holds as long as the roster says that name.
 */
export function acceptName(settings: RosterSettings, memberId: string, name: string): RosterSettings {
  return { ...settings, acceptedNames: { ...settings.acceptedNames, [memberId]: name } };
}

/** True where a person accepted the roster's name for the member ID. */
export function isAcceptedName(settings: RosterSettings, memberId: string, name: Named): boolean {
  const accepted = settings.acceptedNames?.[memberId];
  return accepted !== undefined && normalized(accepted) === normalized(fullName(name));
}

/** Where letters of a name are lost and the member's name could be it, the member's name is used. */
export function restoreLostName(draft: Draft, directory: MemberDirectory | undefined): void {
  const { attendee } = draft;
  if (!hasLostLetters(attendee.firstName) && !hasLostLetters(attendee.lastName)) return;
  const member = directory?.byMemberId.get(attendee.memberId);
  if (!member || !couldHaveBeen(fullName(attendee), fullName(member))) return;
  draft.attendee = { ...attendee, firstName: member.firstName, lastName: member.lastName };
}

/** A name that is missing is a check; one with broken letters is held unless the directory or a person knows it. */
export function judgeName({ directory, settings }: Judging, draft: Draft): void {
  const { read, attendee } = draft;
  const { memberId } = attendee;
  judgeOfficeLetters(draft);
  const member = directory?.byMemberId.get(memberId);
  const shown = fullName(attendee);
  if (shown === '') {
    // With the directory at hand the ID's own finding says it.
    if (memberId === '' || member) return;
    tell(draft, 'name-missing', undefined, `No name, only member ID ${memberId}. Find out whose it is.`);
    return;
  }
  const isAccepted = isAcceptedName(settings, memberId, attendee);
  const { firstName, lastName } = attendee;
  const isTwice = /\s/.test(lastName) && normalized(firstName) === normalized(lastName);
  const isNobody = OF_NOBODY.test(shown);
  if ((isNobody || isTwice || REMARK.test(shown) || CUT_AMISS.test(firstName)) && !isAccepted) {
    const column = read.header(read.has('fullName') ? 'fullName' : 'firstName');
    const message = isNobody
      ? `"${shown}" is not a person's name. Find out who it is, and fix the cell.`
      : `"${shown}" is more than a name. Fix the cell.`;
    tell(draft, 'name-of-nobody', [column, shown], message);
    return;
  }
  const field = NAME_FIELDS.find((one) => isBroken(read, one));
  if (field === undefined) return;
  const cell = [read.header(field), trimmed(read.raw(field))] as const;
  const right = trimmed(decoded(read.raw(field)));
  const isKnown = member !== undefined && nameAgreement(attendee, member) === 'agrees';
  if (isKnown || isAccepted) {
    tell(draft, 'letters-decoded', cell, `"${cell[1]}" has broken letters; ${shown} is sent.`);
    return;
  }
  const advice = hasLostLetters(right) ? 'How is it spelled' : `Is it "${right}"`;
  tell(draft, 'name-broken', cell, `Name "${cell[1]}" has broken letters. ${advice}? Fix the cell.`);
}

function isBroken(read: RowReader, field: Field): boolean {
  const raw = read.raw(field);
  return raw !== '' && (decoded(raw) !== raw || hasLostLetters(raw));
}

/** An office holds nobody: what its cell was meant to say is sent. */
function judgeOfficeLetters(draft: Draft): void {
  const { read, attendee } = draft;
  const raw = read.raw('office');
  if (raw === '' || isBlank(raw) || decoded(raw) === raw) return;
  const value = trimmed(raw);
  const message = `"${value}" has broken letters; "${attendee.office}" is sent.`;
  tell(draft, 'letters-decoded', [read.header('office'), value], message);
}
