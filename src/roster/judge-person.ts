import { folded } from './cells';
import type { Judging } from './check';
import { readDate } from './dates';
import { matchMember, provenLostZero } from './directory';
import { add, type Draft } from './draft';
import type { Field } from './fields';
import { judgeHandId } from './judge-hand';
import { isMasked, judgeMemberId } from './member-id';
import { propose } from './proposals';
import { CYCLE } from './settings';
import type { Attendee } from './types';

/** Reads and judges the member ID, and holds it against the directory where there is one. */
export function judgeId(judging: Judging, draft: Draft): void {
  const { directory } = judging;
  const { read } = draft;
  if (draft.hand.memberId) {
    judgeHandId(draft, read, directory);
    return;
  }
  const column = read.header('memberId');
  const verdict = judgeMemberId(read.raw('memberId'), read.value('memberId'), read.text('officeId'));
  if (verdict.kind === 'good') {
    draft.attendee = { ...draft.attendee, memberId: verdict.memberId };
    if (directory) {
      for (const finding of matchMember(draft.attendee, directory).findings)
        draft.findings.push({ ...finding, column });
    }
    return;
  }
  const padded = directory && verdict.code === 'member-id-8-digits' && verdict.proposal;
  const proven = padded && provenLostZero(padded.slice(1), draft.attendee, directory);
  if (proven) {
    draft.attendee = { ...draft.attendee, memberId: proven.memberId };
    const message = `Member ID "${verdict.shown}" lost its leading zero; ${proven.memberId} is ${proven.firstName} ${proven.lastName} in the member directory.`;
    add(draft, 'note', 'member-id-zero-restored', column, verdict.shown, message);
    return;
  }
  const { message, proposal } = propose(judging, draft, verdict);
  add(draft, 'fix needed', verdict.code, column, verdict.shown, message, proposal);
}

/** A completion date must be readable, not in the future (M1 refuses it) and inside the cycle. */
export function judgeDate({ cells, settings, today }: Judging, draft: Draft): void {
  const { read } = draft;
  if (!read.has('date')) return;
  const column = read.header('date');
  const value = read.text('date');
  const verdict = readDate(value, read.value('date'), settings.locale ?? 'en_US', cells.localTime);
  if (verdict.kind === 'empty') return;
  if (verdict.kind === 'unreadable') {
    add(
      draft,
      'fix needed',
      'date-unreadable',
      column,
      value,
      `Date "${value}" cannot be read. Write it as YYYY-MM-DD.`,
    );
    return;
  }
  const { date } = verdict;
  draft.attendee = { ...draft.attendee, date };
  const [from, to] = settings.cycle ?? CYCLE;
  if (date > today) {
    add(
      draft,
      'fix needed',
      'date-future',
      column,
      value,
      `Date ${date} is in the future; M1 refuses it. Correct the date.`,
    );
  } else if (date < from || date > to) {
    const message = `Date ${date} is outside the cycle ${from} to ${to}. Correct the date or the cycle.`;
    add(draft, 'fix needed', 'date-outside-cycle', column, value, message);
  } else if (settings.classDate && date !== settings.classDate) {
    const message = `Date ${date} is not the class date ${settings.classDate}; the event's date is what is sent. Check it.`;
    add(draft, 'check', 'date-not-class-date', column, value, message);
  }
}

/** Affiliates owe no ethics training. */
export function judgeMemberType(draft: Draft): void {
  const { read } = draft;
  const value = read.text('memberType');
  if (!/^aff(iliate)?s?\b/.test(folded(value))) return;
  const message = `Member type "${value}" is an affiliate, who owes no ethics training. Find out whether credit is due.`;
  add(draft, 'fix needed', 'member-is-affiliate', read.header('memberType'), value, message);
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
export function judgeExportedCells({ cells }: Judging, draft: Draft): void {
  const { read } = draft;
  const told = new Set<string>();
  for (const [field, whole] of EXPORTED) {
    const source = read.text(field) === '' ? whole : field;
    const text = draft.attendee[field];
    const header = read.header(source);
    if (isMasked(text) && !told.has(header)) {
      told.add(header);
      const message = `"${text}" under "${header}" may hold a social security number. Remove it from the sheet.`;
      add(draft, 'fix needed', 'ssn-in-cell', header, text, message);
    }
    if (!(/^[=+\-@]/.test(text) || /^[\t\r]/.test(read.raw(source))) || told.has(header)) continue;
    told.add(header);
    const message = `"${text}" under "${header}" begins like a formula and would run when the file is opened. Correct the cell.`;
    add(draft, 'fix needed', 'formula-text', header, text, message);
  }
  if (cells.struck?.[draft.index]?.some(Boolean)) {
    add(draft, 'check', 'struck-through', '', '', 'The row is struck through. Check that it is meant to be sent.');
  }
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/** A bad or shared address is a note: e-mail is no identity. */
export function judgeEmails(drafts: readonly Draft[]): void {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  const keys = drafts.map(({ attendee }) => folded(attendee.email));
  drafts.forEach(({ attendee: { memberId } }, place) => {
    const key = keys[place] ?? '';
    if (key === '' || memberId === '') return;
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, memberId);
    else if (owner !== memberId) shared.add(key);
  });
  drafts.forEach((draft, place) => {
    const { email } = draft.attendee;
    if (email === '') return;
    const column = draft.read.header('email');
    if (!EMAIL.test(email)) add(draft, 'note', 'email-bad', column, email, `"${email}" is no e-mail address.`);
    else if (shared.has(keys[place] ?? '')) {
      add(draft, 'note', 'email-shared', column, email, `${email} stands for several people.`);
    }
  });
}
