import { found } from '../findings';
import type { Attendee, Credit } from '../types';
import { blocking, type Draft } from './draft';
import { nameAgreement, sameLastName } from './names';

/** A draft together with the credits it would be sent for. */
export interface CreditedDraft {
  readonly draft: Draft;
  credits: readonly Credit[];
}

/**
 * Compares the rows of one member ID: another last name, or COEC with COEN, needs a person for all of them; the same
 * credit again is a repeat; where only one of two credits repeats, the other goes and a note says so.
 */
export function judgeRepeats(credited: readonly CreditedDraft[]): void {
  const people = new Map<string, CreditedDraft[]>();
  for (const one of credited) {
    const { memberId } = one.draft.attendee;
    if (memberId === '' || one.draft.leftOut || one.draft.repeatOf) continue;
    const own = people.get(memberId);
    if (own) own.push(one);
    else people.set(memberId, [one]);
  }
  for (const rows of people.values()) {
    if (rows.length > 1) {
      if (!judgeNames(rows)) judgeFirstNames(rows);
      judgeConflict(rows);
      judgeSameCredit(rows);
    }
  }
}

const rowNumber = ({ draft }: CreditedDraft) => draft.index + 1;

/** True where two names were found that are not one person's. */
function judgeNames(rows: readonly CreditedDraft[]): boolean {
  const [first] = rows;
  const other = rows.find((row) => first && !samePerson(first, row));
  if (!first || !other) return false;
  for (const row of rows) {
    const twin = samePerson(first, row) ? other : first;
    const { memberId, firstName, lastName } = row.draft.attendee;
    const twinName = `${twin.draft.attendee.firstName} ${twin.draft.attendee.lastName}`;
    const message = `Member ID ${memberId} stands here for "${firstName} ${lastName}" and in row ${rowNumber(twin)} for "${twinName}". Find out whose it is.`;
    row.draft.findings.push(
      found('same-id-other-name', { column: row.draft.read.header('memberId'), value: memberId, message }),
    );
  }
  return true;
}

/** One last name with two first names may be a couple with one ID typed twice: the row that is sent must be looked at. */
function judgeFirstNames(rows: readonly CreditedDraft[]): void {
  const [first] = rows;
  const other = rows.find((row) => first && samePerson(first, row) && differ(first.draft.attendee, row.draft.attendee));
  if (!first || !other) return;
  for (const row of rows) {
    const twin = row === other ? first : other;
    if (!differ(row.draft.attendee, twin.draft.attendee)) continue;
    const { memberId, firstName, lastName } = row.draft.attendee;
    const twinName = `${twin.draft.attendee.firstName} ${twin.draft.attendee.lastName}`;
    const message = `Member ID ${memberId} stands here for "${firstName} ${lastName}" and in row ${rowNumber(twin)} for "${twinName}". Is it one person?`;
    row.draft.findings.push(
      found('same-id-first-name', { column: row.draft.read.header('memberId'), value: memberId, message }),
    );
  }
}

function differ(one: Attendee, two: Attendee): boolean {
  if (one.firstName === '' || two.firstName === '') return false;
  return nameAgreement(one, two) === 'other person';
}

/** Same last name, or first and last name swapped. A row without a name contradicts nobody. */
function samePerson(a: CreditedDraft, b: CreditedDraft): boolean {
  const one = a.draft.attendee;
  const two = b.draft.attendee;
  if (one.lastName === '' || two.lastName === '') return true;
  if (sameLastName(one.lastName, two.lastName)) return true;
  return sameLastName(one.lastName, two.firstName) && sameLastName(one.firstName, two.lastName);
}

function judgeConflict(rows: readonly CreditedDraft[]): void {
  const existing = rows.find((row) => row.credits.includes('COEC'));
  const fresh = rows.find((row) => row.credits.includes('COEN'));
  if (!existing || !fresh) return;
  for (const row of rows) {
    const ethics = row.credits.find((credit) => credit !== 'FAIRH');
    if (!ethics) continue;
    const twin = ethics === 'COEC' ? fresh : existing;
    const message = `Member ID ${row.draft.attendee.memberId} has ${ethics} here and ${ethics === 'COEC' ? 'COEN' : 'COEC'} in row ${rowNumber(twin)}; a person earns one of them. Set one row's credit.`;
    row.draft.findings.push(found('credit-conflict', { column: '', value: ethics, message }));
  }
}

function judgeSameCredit(rows: readonly CreditedDraft[]): void {
  const first = new Map<Credit, number>();
  for (const row of rows) {
    if (blocking(row.draft)) continue;
    const repeated = row.credits.filter((credit) => first.has(credit));
    const fresh = row.credits.filter((credit) => !first.has(credit));
    const twin = repeated[0] === undefined ? undefined : first.get(repeated[0]);
    if (twin !== undefined && fresh.length === 0) row.draft.repeatOf = twin;
    else if (twin !== undefined) {
      const message = `${repeated.join(' and ')} repeats row ${twin} and is sent once; ${fresh.join(' and ')} goes from this row.`;
      row.draft.findings.push(found('one-credit-repeats', { column: '', value: repeated.join(' + '), message }));
    }
    row.credits = fresh;
    for (const credit of fresh) first.set(credit, rowNumber(row));
  }
}
