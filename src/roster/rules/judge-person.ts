import { found } from '../findings';
import { CYCLE, type Field } from '../settings';
import { normalized, runsAsFormula } from '../sheet/cells';
import { idOf } from '../sheet/questions';
import type { Attendee } from '../types';
import { readDate } from './dates';
import type { Draft, Judging } from './draft';
import { isAcceptedName, judgeName, restoreLostName } from './judge-name';
import { judgeOverriddenId } from './judge-override';
import { matchMember, provenLostZero } from './member-directory';
import { isMasked, judgeMemberId, type MemberIdVerdict } from './member-id';

/**
 * Reads and judges the member ID, and compares it with the directory where there is one. What is bad is told by
 * `judgeBadIds`, once the other rows' IDs are known.
 */
export function judgeId(judging: Judging, draft: Draft): void {
  identify(judging, draft);
  judgeName(judging, draft);
}

function identify(judging: Judging, draft: Draft): void {
  const { directory, settings } = judging;
  const { read } = draft;
  if (draft.override.memberId) {
    judgeOverriddenId(draft, read, directory);
    return;
  }
  const column = read.header('memberId');
  const verdict = ownNumber(draft, judgeMemberId(read.raw('memberId'), read.value('memberId'), read.text('officeId')));
  if (verdict.kind === 'good') {
    draft.attendee = { ...draft.attendee, memberId: verdict.memberId };
    restoreLostName(draft, directory);
    const isAccepted = isAcceptedName(settings, verdict.memberId, draft.attendee);
    if (directory) draft.findings.push(...matchMember(draft.attendee, directory, column, isAccepted));
    return;
  }
  const { code, shown: value } = verdict;
  const padded = code === 'member-id-8-digits' ? verdict.proposal : undefined;
  const proven = directory && padded && provenLostZero(padded, draft.attendee, directory);
  if (proven) {
    draft.attendee = { ...draft.attendee, memberId: proven.memberId };
    const message = `Member ID "${value}" lost its leading zero; ${proven.memberId} is ${proven.firstName} ${proven.lastName} in the member directory.`;
    draft.findings.push(found('member-id-zero-restored', { column, value, message }));
    return;
  }
  draft.badId = verdict;
}

/** Several contacts with one member ID: which one is meant, only a person knows, since a file names no contact. */
export function judgeContact({ directory, questions }: Judging, { attendee, read, findings, index }: Draft): void {
  const { memberId } = attendee;
  const contacts = directory?.twins?.get(memberId);
  if (!contacts) return;
  const subject = { memberId, contacts };
  const chosen = questions.ask('contact', subject, index);
  const cell = { column: read.header('memberId'), value: memberId, question: idOf('contact', subject) };
  const names = contacts.map(({ firstName, lastName, contactId }) => `${firstName} ${lastName} (contact ${contactId})`);
  const message =
    chosen === undefined
      ? `Member ID ${memberId} belongs to ${contacts.length} contacts in GrowthZone: ${names.join(' and ')}. Merge them there and read the members again, or choose one.`
      : `Of the contacts with member ID ${memberId}, ${names.join(' and ')}, contact ${chosen} was chosen; this person is imported alone.`;
  findings.push(found(chosen === undefined ? 'member-id-two-contacts' : 'contact-chosen', { ...cell, message }));
}

/** A good ID that equals the row's own licence, social security number or office ID is none. */
function ownNumber({ table: { decoys, headers }, read }: Draft, verdict: MemberIdVerdict): MemberIdVerdict {
  if (verdict.kind === 'bad') return verdict;
  const { memberId } = verdict;
  const equals = (columns: readonly number[]) =>
    columns.find((column) => read.at(column).replace(/\D/g, '').padStart(9, '0') === memberId);
  const header = (column: number) => `"${headers[column]}"`;
  const ssn = equals(decoys.ssn);
  if (ssn !== undefined) {
    const shown = `***-**-${memberId.slice(-4)}`;
    const problem = `Member ID "${shown}" is the number under ${header(ssn)}.`;
    return {
      kind: 'bad',
      code: 'member-id-ssn',
      shown,
      problem,
      advice: 'Remove it from the sheet and ask for the member ID.',
    };
  }
  const licence = equals(decoys.licence);
  const own = licence ?? equals(decoys.office);
  if (own === undefined) return verdict;
  const code = licence === undefined ? 'member-id-office' : 'member-id-licence';
  const problem = `Member ID "${memberId}" is the row's own number under ${header(own)}.`;
  return { kind: 'bad', code, shown: memberId, problem };
}

/** A completion date must be readable, not in the future (M1 refuses it) and inside the cycle. */
export function judgeDate({ cells, settings, today }: Judging, draft: Draft): void {
  const { read } = draft;
  if (!read.has('date')) return;
  const column = read.header('date');
  const value = read.text('date');
  const hold = (code: 'date-unreadable' | 'date-future' | 'date-outside-cycle', message: string) =>
    draft.findings.push(found(code, { column, value, message }));
  const verdict = readDate(value, read.value('date'), settings.locale ?? 'en_US', cells.localTime);
  if (verdict.kind === 'empty') return;
  if (verdict.kind === 'unreadable') {
    hold('date-unreadable', `Date "${value}" cannot be read. Write it as YYYY-MM-DD.`);
    return;
  }
  const { date } = verdict;
  draft.attendee = { ...draft.attendee, date };
  const [from, to] = settings.cycle ?? CYCLE;
  if (date > today) {
    hold('date-future', `Date ${date} is in the future; M1 refuses it. Correct the date.`);
  } else if (date < from || date > to) {
    hold('date-outside-cycle', `Date ${date} is outside the cycle ${from} to ${to}. Correct the date or the cycle.`);
  } else if (settings.classDate && date !== settings.classDate) {
    const message = `Date ${date} is not the class date ${settings.classDate}; the event's date is what is sent. Check it.`;
    draft.findings.push(found('date-not-class-date', { column, value, message }));
  }
}

/** Affiliates owe no ethics training. */
export function judgeMemberType({ read, findings }: Draft): void {
  const value = read.text('memberType');
  if (!/^aff(iliate)?s?\b/.test(normalized(value))) return;
  const message = `Member type "${value}" is an affiliate, who owes no ethics training. Find out whether credit is due.`;
  findings.push(found('member-is-affiliate', { column: read.header('memberType'), value, message }));
}

/** A row that was struck through may be meant as taken back. */
export function judgeStruck({ cells }: Judging, { index, findings }: Draft): void {
  if (!cells.struck?.[index]?.some(Boolean)) return;
  const message = 'The row is struck through. Check that it is meant to be sent.';
  findings.push(found('struck-through', { column: '', value: '', message }));
}

/** The fields that go into a file, and the column that each comes from where it has none of its own. */
const EXPORTED: readonly (readonly [keyof Attendee & Field, Field])[] = [
  ['firstName', 'fullName'],
  ['lastName', 'fullName'],
  ['suffix', 'fullName'],
  ['email', 'email'],
  ['office', 'office'],
];

/** A cell that would run as a formula when the exported file is opened is never sent, and never decorated either. */
export function judgeExportedCells({ read, attendee, findings }: Draft): void {
  const told = new Set<string>();
  for (const [field, whole] of EXPORTED) {
    const source = read.text(field) === '' ? whole : field;
    const value = attendee[field];
    const column = read.header(source);
    if (value === '' || told.has(column)) continue;
    if (isMasked(value)) {
      const message = `"${value}" under "${column}" may hold a social security number. Remove it from the sheet.`;
      findings.push(found('ssn-in-cell', { column, value, message }));
      told.add(column);
    } else if (runsAsFormula(value) || runsAsFormula(read.raw(source))) {
      const message = `"${value}" under "${column}" begins like a formula and would run when the file is opened. Correct the cell.`;
      findings.push(found('formula-text', { column, value, message }));
      told.add(column);
    }
  }
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/** A bad or shared address is a note: e-mail is no identity. */
export function judgeEmails(drafts: readonly Draft[]): void {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  const keys = drafts.map(({ attendee }) => normalized(attendee.email));
  drafts.forEach(({ attendee: { memberId } }, index) => {
    const key = keys[index] ?? '';
    if (key === '' || memberId === '') return;
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, memberId);
    else if (owner !== memberId) shared.add(key);
  });
  drafts.forEach(({ attendee, read, findings }, index) => {
    const value = attendee.email;
    if (value === '') return;
    const column = read.header('email');
    if (!EMAIL.test(value)) {
      const message = `"${value}" is no e-mail address.`;
      findings.push(found('email-bad', { column, value, message }));
    } else if (shared.has(keys[index] ?? '')) {
      findings.push(found('email-shared', { column, value, message: `${value} stands for several people.` }));
    }
  });
}
