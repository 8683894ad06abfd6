import { matchMember } from './directory';
import { add, type Draft, type RowReader } from './draft';
import { judgeMemberId } from './member-id';
import { nameAgreement, splitName } from './names';
import { CREDIT_CHOICES, CREDIT_HEADER, MEMBER_ID_HEADER, readCreditChoice } from './own-columns';
import type { HandValue, MemberDirectory } from './types';

/** Who set a value, as the record beside the row says it. */
const setBy = ({ how }: HandValue): string => (how === 'repaired' ? 'set by a repair, as proposed,' : 'set by hand');

/** Findings keep apart what a person typed and what a person only let the add-on put in. */
const codeOf = ({ how }: HandValue, of: 'credit' | 'id'): string =>
  `${how === 'repaired' ? 'repaired' : 'by-hand'}-${of}`;

/** A credit set by hand counts as earned, since a person says so; None leaves the row out. */
export function judgeHandCredit(draft: Draft): void {
  const { credit } = draft.hand;
  if (!credit) return;
  const { text } = credit;
  const credits = readCreditChoice(text);
  if (!credits) {
    const message = `${CREDIT_HEADER} "${text}" was ${setBy(credit)} and is none of ${CREDIT_CHOICES.join(', ')}. Choose one of them, or empty the cell.`;
    add(draft, 'fix needed', 'by-hand-credit-bad', CREDIT_HEADER, text, message);
    return;
  }
  const message = `${CREDIT_HEADER} "${text}" was ${setBy(credit)} and counts.`;
  add(draft, 'note', codeOf(credit, 'credit'), CREDIT_HEADER, text, message);
  // No repair proposes None.
  if (credits.length === 0) draft.leftOut = { cause: 'by-hand-none', reason: 'credit set by hand to None' };
}

/** A member ID set by hand takes the place of the roster's; it must be as good as any other. */
export function judgeHandId(draft: Draft, read: RowReader, directory: MemberDirectory | undefined): void {
  const { memberId } = draft.hand;
  if (!memberId) return;
  const { text } = memberId;
  const verdict = judgeMemberId(text, text, read.text('officeId'));
  if (verdict.kind === 'bad') {
    const message = `${MEMBER_ID_HEADER} was ${setBy(memberId)}: ${verdict.message} Or empty the cell.`;
    add(draft, 'fix needed', 'by-hand-id-bad', MEMBER_ID_HEADER, verdict.shown, message, verdict.proposal);
    return;
  }
  draft.attendee = { ...draft.attendee, memberId: verdict.memberId };
  const message = `${MEMBER_ID_HEADER} ${verdict.memberId} was ${setBy(memberId)} and counts in place of the roster's.`;
  add(draft, 'note', codeOf(memberId, 'id'), MEMBER_ID_HEADER, verdict.memberId, message);
  if (!directory) return;
  for (const finding of matchMember(draft.attendee, directory).findings) {
    draft.findings.push({ ...finding, column: MEMBER_ID_HEADER });
  }
}

/** What was set for one person is never another's, as when a new roster was pasted over the old or a part was sorted. */
export function judgeHandName(draft: Draft): void {
  const { credit, memberId } = draft.hand;
  const set = [credit, memberId].find((value) => value && value.forName !== '');
  if (!set) return;
  const { forName } = set;
  const { firstName, lastName } = draft.attendee;
  const name = `${firstName} ${lastName}`.trim();
  if (name.replace(/"/g, "'") === forName || nameAgreement(draft.attendee, splitName(forName)) !== 'other person')
    return;
  draft.leftOut = undefined;
  const header = set === credit ? CREDIT_HEADER : MEMBER_ID_HEADER;
  const message = `${header} was ${setBy(set)} for "${forName}", but the row names "${name}". Empty it here, check again, and set it anew where it is right.`;
  add(draft, 'fix needed', 'by-hand-other-person', header, forName, message);
}
