import { matchMember } from './directory';
import { add, type Draft, type RowReader } from './draft';
import { judgeMemberId } from './member-id';
import { nameAgreement, splitName } from './names';
import { CREDIT_CHOICES, CREDIT_HEADER, MEMBER_ID_HEADER, readCreditChoice } from './own-columns';
import type { MemberDirectory } from './types';

/** A credit set by hand counts as earned, since a person says so; None leaves the row out. */
export function judgeHandCredit(draft: Draft): void {
  const { credit } = draft.hand;
  if (!credit) return;
  const { text, how } = credit;
  const credits = readCreditChoice(text);
  if (!credits) {
    const message = `${CREDIT_HEADER} "${text}" was set by hand and is none of ${CREDIT_CHOICES.join(', ')}. Choose one of them, or empty the cell.`;
    add(draft, 'fix needed', 'by-hand-credit-bad', CREDIT_HEADER, text, message);
    return;
  }
  const set = how === 'repaired' ? 'set by a repair' : 'set by hand';
  add(draft, 'note', 'by-hand-credit', CREDIT_HEADER, text, `${CREDIT_HEADER} "${text}" was ${set} and counts.`);
  if (credits.length === 0) draft.leftOut = { cause: 'by-hand-none', reason: `credit ${set} to None` };
}

/** A member ID set by hand takes the place of the roster's; it must be as good as any other. */
export function judgeHandId(draft: Draft, read: RowReader, directory: MemberDirectory | undefined): void {
  const { memberId } = draft.hand;
  if (!memberId) return;
  const { text, how } = memberId;
  const set = how === 'repaired' ? 'by a repair' : 'by hand';
  const verdict = judgeMemberId(text, text, read.text('officeId'));
  if (verdict.kind === 'bad') {
    const message = `${MEMBER_ID_HEADER} was set ${set}: ${verdict.message} Or empty the cell.`;
    add(draft, 'fix needed', 'by-hand-id-bad', MEMBER_ID_HEADER, verdict.shown, message, verdict.proposal);
    return;
  }
  draft.attendee = { ...draft.attendee, memberId: verdict.memberId };
  const message = `${MEMBER_ID_HEADER} ${verdict.memberId} was set ${set} and counts in place of the roster's.`;
  add(draft, 'note', 'by-hand-id', MEMBER_ID_HEADER, verdict.memberId, message);
  if (!directory) return;
  for (const finding of matchMember(draft.attendee, directory).findings) {
    draft.findings.push({ ...finding, column: MEMBER_ID_HEADER });
  }
}

/** What was set for one person is never another's, as when a new roster was pasted over the old or a part was sorted. */
export function judgeHandName(draft: Draft): void {
  const { credit, memberId } = draft.hand;
  const forName = credit?.forName || memberId?.forName || '';
  if (forName === '') return;
  const { firstName, lastName } = draft.attendee;
  const name = `${firstName} ${lastName}`.trim();
  if (name.replace(/"/g, "'") === forName || nameAgreement(draft.attendee, splitName(forName)) !== 'other person')
    return;
  draft.leftOut = undefined;
  const header = credit?.forName ? CREDIT_HEADER : MEMBER_ID_HEADER;
  const message = `${header} was set by hand for "${forName}", but the row names "${name}". Empty it here, check again, and set it anew where it is right.`;
  add(draft, 'fix needed', 'by-hand-other-person', header, forName, message);
}
