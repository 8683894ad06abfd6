import { CYCLE, FIELDS, type Field } from '../settings';
import { normalized, runsAsFormula } from '../sheet/cells';
import { idOf } from '../sheet/question-rules';
import { idQuestion } from '../sheet/table';
import type { Attendee, MemberDirectory } from '../types';
import { fullName, says } from '../words';
import { readDate } from './dates';
import { type Draft, type Judging, tell } from './draft';
import { hold } from './judge-columns';
import { isAcceptedName, judgeName, restoreLostName } from './judge-name';
import { judgeOverriddenId } from './judge-override';
import { isMasked } from './masked';
import { matchMember, provenLostZero } from './member-directory';
import { bad, judgeMemberId, type MemberIdVerdict, REMOVE } from './member-id';
import { nameAgreement } from './names';

/**
 * Reads and judges the member ID, and compares it with the directory where there is one. What is bad is told by
 * `judgeBadIds`, once the other rows' IDs are known.
 */
export function judgeId(judging: Judging, draft: Draft): void {
  identify(judging, draft);
  judgeName(judging, draft);
}

function identify(judging: Judging, draft: Draft): void {
  const { directory, settings, questions } = judging;
  const { read } = draft;
  if (draft.override.memberId) {
    judgeOverriddenId(draft, read, directory);
    return;
  }
  const which = idQuestion(draft.table);
  if (!read.has('memberId') && questions.raisedId('column', which)) {
    questions.ask('column', which, draft.index);
    if (which.columns.length > 0) {
      hold(draft, which);
      return;
    }
  }
  const column = read.header('memberId');
  const verdict = ownNumber(draft, judgeMemberId(read.raw('memberId'), read.value('memberId'), read.text('officeId')));
  if (verdict.kind === 'good') {
    draft.attendee = { ...draft.attendee, memberId: verdict.memberId };
    restoreLostName(draft, directory);
    const isAccepted = isAcceptedName(settings, verdict.memberId, draft.attendee);
    if (directory) matchMember(draft, directory, column, isAccepted);
    judgeOfTwo(draft, directory, isAccepted);
    return;
  }
  const { code, shown: value } = verdict;
  const padded = code === 'member-id-8-digits' ? verdict.proposal : undefined;
  const proven = directory && padded && provenLostZero(padded, draft.attendee, directory);
  if (proven) {
    draft.attendee = { ...draft.attendee, memberId: proven.memberId };
    const message = `Member ID "${value}" lost its leading zero; ${proven.memberId} is ${fullName(proven)} in the directory.`;
    tell(draft, 'member-id-zero-restored', [column, value], message);
    return;
  }
  draft.badId = verdict;
}

/** A recruiter's or broker's number that stands as the row's own, too: only the directory's name, or a person, tells whose it is. */
function judgeOfTwo(draft: Draft, directory: MemberDirectory | undefined, isAccepted: boolean): void {
  const { table, read, attendee } = draft;
  const { memberId } = attendee;
  const member = directory?.byMemberId.get(memberId);
  if (isAccepted || (member && nameAgreement(attendee, member) === 'agrees')) return;
  const other = table.decoys.others.find((column) => digitsOf(read.at(column)) === memberId);
  if (other === undefined) return;
  const header = read.header('memberId');
  const message = `Member ID ${memberId} is under "${header}" and "${table.headers[other]}". Whose is it?`;
  tell(draft, 'member-id-of-two', [header, memberId], message);
}

const digitsOf = (text: string): string => text.replace(/\D/g, '').padStart(9, '0');

/** Several contacts with one member ID: which one is meant, only a person knows, since a file names no contact. */
export function judgeContact({ directory, questions }: Judging, draft: Draft): void {
  const { memberId } = draft.attendee;
  const contacts = directory?.twins?.get(memberId);
  if (!contacts) return;
  const subject = { memberId, contacts };
  const chosen = questions.ask('contact', subject, draft.index);
  const names = contacts.map((contact) => `${fullName(contact)} (contact ${contact.contactId})`).join(' and ');
  const said = `Member ID ${memberId} belongs to ${names} in GrowthZone.`;
  const [code, advice] =
    chosen === undefined
      ? (['member-id-two-contacts', 'Merge them there and read the members again, or choose one.'] as const)
      : (['contact-chosen', `Contact ${chosen} was chosen and is imported alone.`] as const);
  const question = idOf('contact', subject);
  tell(draft, code, [draft.read.header('memberId'), memberId], `${said} ${advice}`, { question });
}

/** A good ID that equals the row's own licence, social security number or office ID is none. */
function ownNumber({ table: { decoys, headers }, read }: Draft, verdict: MemberIdVerdict): MemberIdVerdict {
  if (verdict.kind === 'bad') return verdict;
  const { memberId } = verdict;
  const equals = (columns: readonly number[]) => columns.find((column) => digitsOf(read.at(column)) === memberId);
  for (const kind of ['ssn', 'licence', 'office'] as const) {
    const own = equals(decoys[kind]);
    if (own === undefined) continue;
    const isSecret = kind === 'ssn';
    const shown = isSecret ? `***-**-${memberId.slice(-4)}` : memberId;
    return bad(kind, shown, `is the row's number under "${headers[own]}".`, isSecret ? { advice: REMOVE } : {});
  }
  return verdict;
}

/** A completion date must be readable, not in the future (M1 refuses it) and inside the cycle. */
export function judgeDate({ cells, settings, today }: Judging, draft: Draft): void {
  const { read } = draft;
  if (!read.has('date')) return;
  const cell = read.pair('date');
  const verdict = readDate(cell[1], read.value('date'), settings.locale, cells.localTime);
  if (verdict.kind === 'empty') return;
  if (verdict.kind === 'unreadable') {
    tell(draft, 'date-unreadable', cell, `Date "${cell[1]}" cannot be read. Write it as YYYY-MM-DD.`);
    return;
  }
  const { date } = verdict;
  draft.attendee = { ...draft.attendee, date };
  const [from, to] = settings.cycle ?? CYCLE;
  if (date > today) {
    tell(draft, 'date-future', cell, `Date ${date} is in the future; M1 refuses it. Fix it.`);
  } else if (date < from || date > to) {
    tell(draft, 'date-outside-cycle', cell, `Date ${date} is outside the cycle ${from} to ${to}. Fix one of them.`);
  } else if (settings.classDate && date !== settings.classDate) {
    const message = `Date ${date} is not the class date ${settings.classDate}; the event's is sent. Check it.`;
    tell(draft, 'date-not-class-date', cell, message);
  }
}

/** Affiliates owe no ethics training. */
export function judgeMemberType(draft: Draft): void {
  const cell = draft.read.pair('memberType');
  if (!/^aff(iliate)?s?\b/.test(normalized(cell[1]))) return;
  const message = `Member type "${cell[1]}" needs no ethics training. Find out if credit is due.`;
  tell(draft, 'member-is-affiliate', cell, message);
}

/** A row that was struck through may be meant as taken back. */
export function judgeStruck({ cells }: Judging, draft: Draft): void {
  if (!cells.struck?.[draft.index]?.some(Boolean)) return;
  tell(draft, 'struck-through', undefined, 'The row is struck through. Send it anyway?');
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
export function judgeExportedCells(draft: Draft): void {
  const { read, attendee } = draft;
  const told = new Set<string>();
  for (const [field, whole] of EXPORTED) {
    const source = read.text(field) === '' ? whole : field;
    const value = attendee[field];
    const column = read.header(source);
    if (value === '' || told.has(column)) continue;
    const isSecret = isMasked(value);
    if (!isSecret && !runsAsFormula(value) && !runsAsFormula(read.raw(source))) continue;
    told.add(column);
    const said = says(column, value);
    if (isSecret) tell(draft, 'ssn-in-cell', [column, value], `${said}, perhaps a social security number. Remove it.`);
    else tell(draft, 'formula-text', [column, value], `${said}, which would run as a formula. Fix the cell.`);
  }
}

/** What Google shows while a formula is not calculated, or cannot be. */
const FORMULA_ERROR = /^(#(REF|NAME|VALUE|N\/A|DIV\/0|NUM|NULL|ERROR)[!?]?|Loading\.\.\.)$/;

/** No cell that is read may be a formula's error: a name, a credit and a date would be as wrong. */
export function judgeFormulaErrors(draft: Draft): void {
  const { read } = draft;
  for (const field of FIELDS) {
    const value = read.raw(field);
    if (!FORMULA_ERROR.test(value.trim())) continue;
    const column = read.header(field);
    const words = `${says(column, value)}, a formula error. Wait until it is calculated, or type the value.`;
    tell(draft, 'formula-error', [column, value], words);
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
  drafts.forEach((draft, index) => {
    const value = draft.attendee.email;
    if (value === '') return;
    const cell = [draft.read.header('email'), value] as const;
    if (!EMAIL.test(value)) tell(draft, 'email-bad', cell, `"${value}" is not an e-mail address.`);
    else if (shared.has(keys[index] ?? '')) tell(draft, 'email-shared', cell, `Several people share ${value}.`);
  });
}
