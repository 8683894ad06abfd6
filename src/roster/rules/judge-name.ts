import { found } from '../findings';
import type { Field, RosterSettings } from '../settings';
import { isBlank, normalized, trimmed } from '../sheet/cells';
import type { Attendee, MemberDirectory } from '../types';
import { couldHaveBeen, decoded, hasLostLetters } from './broken-text';
import type { Draft, Judging, RowReader } from './draft';
import { nameAgreement } from './names';

type Named = Pick<Attendee, 'firstName' | 'lastName'>;

const NAME_FIELDS: readonly Field[] = ['firstName', 'lastName', 'fullName', 'suffix'];

/** An address or a device, as meeting systems show whoever typed no name. */
const OF_NOBODY = /\S@\S|\b(iphone|ipad|galaxy|android|macbook|laptop|chromebook)\b/i;

const whole = ({ firstName, lastName }: Named): string => `${firstName} ${lastName}`.trim();

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
  return accepted !== undefined && normalized(accepted) === normalized(whole(name));
}

/** Where letters of a name are lost and the member's name could be it, the member's name is used. */
export function restoreLostName(draft: Draft, directory: MemberDirectory | undefined): void {
  const { attendee } = draft;
  if (!hasLostLetters(attendee.firstName) && !hasLostLetters(attendee.lastName)) return;
  const member = directory?.byMemberId.get(attendee.memberId);
  if (!member || !couldHaveBeen(whole(attendee), whole(member))) return;
  draft.attendee = { ...attendee, firstName: member.firstName, lastName: member.lastName };
}

/** A name that is missing is a check; one with broken letters is held unless the directory or a person knows it. */
export function judgeName({ directory, settings }: Judging, draft: Draft): void {
  const { read, attendee, findings } = draft;
  judgeOfficeLetters(draft);
  const member = directory?.byMemberId.get(attendee.memberId);
  if (whole(attendee) === '') {
    // With the directory at hand the ID's own finding says it.
    if (attendee.memberId === '' || member) return;
    const message = `The row has no name, only member ID ${attendee.memberId}. Find out whose it is.`;
    findings.push(found('name-missing', { column: '', value: '', message }));
    return;
  }
  const shown = whole(attendee);
  if (OF_NOBODY.test(shown) && !isAcceptedName(settings, attendee.memberId, attendee)) {
    const column = read.header(read.has('fullName') ? 'fullName' : 'firstName');
    const message = `"${shown}" is no person's name. Find out who it is, and correct the cell.`;
    findings.push(found('name-of-nobody', { column, value: shown, message }));
    return;
  }
  const field = NAME_FIELDS.find((one) => isBroken(read, one));
  if (field === undefined) return;
  const column = read.header(field);
  const value = trimmed(read.raw(field));
  const right = trimmed(decoded(read.raw(field)));
  const isKnown = member !== undefined && nameAgreement(attendee, member) === 'agrees';
  if (isKnown || isAcceptedName(settings, attendee.memberId, attendee)) {
    const message = `"${value}" has broken letters; ${whole(attendee)} is sent.`;
    findings.push(found('letters-decoded', { column, value, message }));
    return;
  }
  const advice = hasLostLetters(right)
    ? 'Find out how it is written, and correct the cell.'
    : `Is it "${right}"? Correct the cell.`;
  findings.push(found('name-broken', { column, value, message: `Name "${value}" has broken letters. ${advice}` }));
}

function isBroken(read: RowReader, field: Field): boolean {
  const raw = read.raw(field);
  return raw !== '' && (decoded(raw) !== raw || hasLostLetters(raw));
}

/** An office holds nobody: what its cell was meant to say is sent. */
function judgeOfficeLetters({ read, attendee, findings }: Draft): void {
  const raw = read.raw('office');
  if (raw === '' || isBlank(raw) || decoded(raw) === raw) return;
  const value = trimmed(raw);
  const message = `"${value}" has broken letters; "${attendee.office}" is sent.`;
  findings.push(found('letters-decoded', { column: read.header('office'), value, message }));
}
