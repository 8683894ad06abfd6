import { found, memberIdProposal } from '../findings';
import { CREDIT_HEADER, MEMBER_ID_HEADER } from '../sheet/own-columns';
import { CREDIT_CHOICES, readCreditChoice } from '../sheet/own-record';
import type { MemberDirectory } from '../types';
import type { Draft, RowReader } from './draft';
import { matchMember } from './member-directory';
import { adviceOf, judgeMemberId } from './member-id';
import { nameAgreement, splitName } from './names';

/** What a person typed, and what a person only let the add-on put in, are findings of their own. */
const SET = {
  'by hand': { words: 'set by hand', creditCode: 'by-hand-credit', idCode: 'by-hand-id' },
  repaired: { words: 'set by a repair, as proposed,', creditCode: 'repaired-credit', idCode: 'repaired-id' },
} as const;

/** A credit set by hand counts as earned, since a person says so; None leaves the row out. */
export function judgeOverriddenCredit(draft: Draft): void {
  const { credit } = draft.override;
  if (!credit) return;
  const { text: value, how } = credit;
  const { words, creditCode } = SET[how];
  const column = CREDIT_HEADER;
  const credits = readCreditChoice(value);
  if (!credits) {
    const message = `${column} "${value}" was ${words} and is none of ${CREDIT_CHOICES.join(', ')}. Choose one of them, or empty the cell.`;
    draft.findings.push(found('by-hand-credit-bad', { column, value, message }));
    return;
  }
  const message = `${column} "${value}" was ${words} and counts.`;
  draft.findings.push(found(creditCode, { column, value, message }));
  // No repair proposes None.
  if (credits.length === 0) draft.leftOut = { cause: 'by-hand-none', reason: 'credit set by hand to None' };
}

/** A member ID set by hand takes the place of the roster's; it must be as good as any other. */
export function judgeOverriddenId(draft: Draft, read: RowReader, directory: MemberDirectory | undefined): void {
  if (!draft.override.memberId) return;
  const { text, how } = draft.override.memberId;
  const { words, idCode } = SET[how];
  const column = MEMBER_ID_HEADER;
  const verdict = judgeMemberId(text, text, read.text('officeId'));
  if (verdict.kind === 'bad') {
    const { shown: value, proposal } = verdict;
    const message = `${column} was ${words}: ${verdict.problem} ${adviceOf(verdict)} Or empty the cell.`;
    draft.findings.push(found('by-hand-id-bad', { column, value, message, proposal: memberIdProposal(proposal) }));
    return;
  }
  const { memberId } = verdict;
  draft.attendee = { ...draft.attendee, memberId };
  const message = `${column} ${memberId} was ${words} and counts in place of the roster's.`;
  draft.findings.push(found(idCode, { column, value: memberId, message }));
  if (directory) draft.findings.push(...matchMember(draft.attendee, directory, column));
}

/** What was set for one person is never another's, as when a new roster was pasted over the old or a part was sorted. */
export function judgeOverriddenName(draft: Draft): void {
  const { credit, memberId } = draft.override;
  const set = [credit, memberId].find((value) => value && value.forName !== '');
  if (!set) return;
  const { forName, how } = set;
  const { firstName, lastName } = draft.attendee;
  const name = `${firstName} ${lastName}`.trim();
  if (name.replace(/"/g, "'") === forName) return;
  if (nameAgreement(draft.attendee, splitName(forName)) !== 'other person') return;
  draft.leftOut = undefined;
  const column = set === credit ? CREDIT_HEADER : MEMBER_ID_HEADER;
  const message = `${column} was ${SET[how].words} for "${forName}", but the row names "${name}". Empty it here, check again, and set it anew where it is right.`;
  draft.findings.push(found('by-hand-other-person', { column, value: forName, message }));
}
