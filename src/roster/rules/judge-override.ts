import { CREDIT_CHOICES, CREDIT_HEADER, MEMBER_ID_HEADER, readCreditChoice } from '../sheet/own-columns';
import type { MemberDirectory } from '../types';
import { fullName } from '../words';
import { type Draft, type RowReader, tell } from './draft';
import { matchMember } from './member-directory';
import { adviceOf, judgeMemberId } from './member-id';
import { nameAgreement, splitName } from './names';

/** What a person typed, and what a person only let the add-on put in, are findings of their own. */
const SET = {
  'by hand': { words: 'set by hand', creditCode: 'by-hand-credit', idCode: 'by-hand-id' },
  repaired: { words: 'set by a proposed fix', creditCode: 'repaired-credit', idCode: 'repaired-id' },
} as const;

/** A credit set by hand counts as earned, since a person says so; None leaves the row out. */
export function judgeOverriddenCredit(draft: Draft): void {
  const { credit } = draft.override;
  if (!credit) return;
  const { text: value, how } = credit;
  const { words, creditCode } = SET[how];
  const cell = [CREDIT_HEADER, value] as const;
  const credits = readCreditChoice(value);
  const said = `${CREDIT_HEADER} "${value}" was ${words} and`;
  if (!credits) {
    const message = `${said} is none of ${CREDIT_CHOICES.join(', ')}. Choose one, or clear the cell.`;
    tell(draft, 'by-hand-credit-bad', cell, message);
    return;
  }
  tell(draft, creditCode, cell, `${said} counts.`);
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
    const { shown, proposal } = verdict;
    const message = `${column} was ${words}: ${verdict.problem} ${adviceOf(verdict)} Or clear the cell.`;
    tell(draft, 'by-hand-id-bad', [column, shown], message, { proposal });
    return;
  }
  const { memberId } = verdict;
  draft.attendee = { ...draft.attendee, memberId };
  tell(draft, idCode, [column, memberId], `${column} ${memberId} was ${words} and counts.`);
  if (directory) matchMember(draft, directory, column);
}

/** What was set for one person is never another's, as when a new roster was pasted over the old or a part was sorted. */
export function judgeOverriddenName(draft: Draft): void {
  const { credit, memberId } = draft.override;
  const set = [credit, memberId].find((value) => value && value.forName !== '');
  if (!set) return;
  const { forName, how } = set;
  const name = fullName(draft.attendee);
  if (name.replace(/"/g, "'") === forName) return;
  if (nameAgreement(draft.attendee, splitName(forName)) !== 'other person') return;
  draft.leftOut = undefined;
  const column = set === credit ? CREDIT_HEADER : MEMBER_ID_HEADER;
  const message = `${column} was ${SET[how].words} for "${forName}", but the row names "${name}". Clear it, then set it where it belongs.`;
  tell(draft, 'by-hand-other-person', [column, forName], message);
}
