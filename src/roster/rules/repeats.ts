import { grouped } from '../sheet/cells';
import type { Attendee, Credit } from '../types';
import { fullName } from '../words';
import { blocking, type Draft, tell } from './draft';
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
  const open = credited.filter(({ draft }) => draft.attendee.memberId !== '' && !draft.leftOut && !draft.repeatOf);
  for (const rows of grouped(open, ({ draft }) => draft.attendee.memberId).values()) {
    if (rows.length < 2) continue;
    // One last name with two first names may be a couple with one ID typed twice: the row that is sent must be looked at.
    if (!judgeNames(rows, isOtherLastName, 'same-id-other-name', 'Whose is it?'))
      judgeNames(rows, isOtherFirstName, 'same-id-first-name', 'Is it one person?');
    judgeConflict(rows);
    judgeSameCredit(rows);
  }
}

const rowNumber = ({ draft }: CreditedDraft) => draft.index + 1;

/** Where two names under one ID are not one person's, tells the rows of it; false where there are no such names. */
function judgeNames(
  rows: readonly CreditedDraft[],
  differ: (one: Attendee, two: Attendee) => boolean,
  code: 'same-id-other-name' | 'same-id-first-name',
  asked: string,
): boolean {
  const nameOf = ({ draft }: CreditedDraft) => draft.attendee;
  const [first] = rows;
  const other = rows.find((row) => first && differ(nameOf(first), nameOf(row)));
  if (!first || !other) return false;
  for (const row of rows) {
    const own = nameOf(row);
    const isFar = code === 'same-id-other-name' ? differ(nameOf(first), own) : row === other;
    const twin = isFar ? first : other;
    // One without a last name may be either of the two; one without a first name, or with that of both, is nobody else.
    if (code === 'same-id-first-name' && !differ(own, nameOf(twin))) continue;
    const message = `Member ID ${own.memberId} is "${fullName(own)}" here, "${fullName(nameOf(twin))}" in row ${rowNumber(twin)}. ${asked}`;
    tell(row.draft, code, [row.draft.read.header('memberId'), own.memberId], message);
  }
  return true;
}

function isOtherFirstName(one: Attendee, two: Attendee): boolean {
  return one.firstName !== '' && two.firstName !== '' && nameAgreement(one, two) === 'other person';
}

/** Neither the same last name, nor first and last name swapped. A row without a name contradicts nobody. */
function isOtherLastName(one: Attendee, two: Attendee): boolean {
  if (one.lastName === '' || two.lastName === '' || sameLastName(one.lastName, two.lastName)) return false;
  return !(sameLastName(one.lastName, two.firstName) && sameLastName(one.firstName, two.lastName));
}

function judgeConflict(rows: readonly CreditedDraft[]): void {
  const existing = rows.find((row) => row.credits.includes('COEC'));
  const fresh = rows.find((row) => row.credits.includes('COEN'));
  if (!existing || !fresh) return;
  for (const row of rows) {
    const ethics = row.credits.find((credit) => credit !== 'FAIRH');
    if (!ethics) continue;
    const twin = ethics === 'COEC' ? fresh : existing;
    const message = `Member ID ${row.draft.attendee.memberId} has ${ethics} here and ${ethics === 'COEC' ? 'COEN' : 'COEC'} in row ${rowNumber(twin)}. Set one row's credit.`;
    tell(row.draft, 'credit-conflict', ['', ethics], message);
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
      const message = `${repeated.join(' and ')} repeats row ${twin}; only ${fresh.join(' and ')} is sent from here.`;
      tell(row.draft, 'one-credit-repeats', ['', repeated.join(' + ')], message);
    }
    row.credits = fresh;
    for (const credit of fresh) first.set(credit, rowNumber(row));
  }
}
