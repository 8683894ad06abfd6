import { folded } from '../sheet/cells';
import type { Finding, MemberDirectory } from '../types';
import { type Draft, type Judging, personKey } from './draft';
import { candidateFor } from './member-directory';
import { type BadMemberId, judgeMemberId } from './member-id';
import { nameAgreement } from './names';

/**
 * What to propose in place of a bad member ID, with the sentence that says so: another column's, else what members or
 * the verdict itself make evident. Nothing of it is ever applied by itself.
 */
export function propose(judging: Judging, draft: Draft, bad: BadMemberId): Advised {
  const { directory } = judging;
  return otherColumn(judging, draft, bad) ?? (directory ? heldAgainst(directory, draft, bad) : bad);
}

const ASK = 'Ask for the member ID.';

/** The good ID that another column of member IDs holds for this row; a directory, where there is one, must know it as this person's. */
function otherColumn(judging: Judging, draft: Draft, bad: BadMemberId): Advised | undefined {
  const { cells, table, directory } = judging;
  const found = table.otherIds.flatMap((column) => {
    const display = cells.display[draft.index]?.[column] ?? '';
    const verdict = judgeMemberId(display, cells.values[draft.index]?.[column] ?? null, '');
    return verdict.kind === 'good' ? [{ column, memberId: verdict.memberId }] : [];
  });
  const [one] = found;
  if (!one || found.some(({ memberId }) => memberId !== one.memberId)) return undefined;
  const member = directory?.byMemberId.get(one.memberId);
  if (directory && (!member || nameAgreement(draft.attendee, member) === 'other person')) return undefined;
  const header = table.headers[one.column] ?? '';
  return advise(bad, `"${header}" has ${one.memberId}. Use that?`, one.memberId);
}

/** The same person's good ID from another row, by name and e-mail together, for rows that lack one. */
export function proposeTwins(drafts: readonly Draft[]): void {
  const lacking = drafts.filter(
    ({ attendee, findings }) => attendee.email !== '' && attendee.memberId === '' && findings.some(isOpen),
  );
  const wanted = new Map(lacking.map((draft) => [personKey(draft), undefined as Draft | undefined]));
  const emails = new Set(lacking.map(({ attendee }) => folded(attendee.email)));
  const unsure = new Set<string>();
  for (const draft of drafts) {
    if (draft.attendee.memberId === '' || !emails.has(folded(draft.attendee.email))) continue;
    const key = personKey(draft);
    if (!wanted.has(key)) continue;
    const twin = wanted.get(key);
    if (twin && twin.attendee.memberId !== draft.attendee.memberId) unsure.add(key);
    else wanted.set(key, twin ?? draft);
  }
  for (const draft of lacking) {
    const place = draft.findings.findIndex(isOpen);
    const finding = draft.findings[place];
    const twin = unsure.has(personKey(draft)) ? undefined : wanted.get(personKey(draft));
    if (!finding || !twin) continue;
    const { memberId } = twin.attendee;
    const advice = `Row ${twin.index + 1} has ${memberId} for this name and e-mail. Use that?`;
    draft.findings[place] = { ...finding, message: finding.message.replace(ASK, advice), proposal: memberId };
  }
}

const isOpen = ({ code, proposal }: Finding): boolean => code.startsWith('member-id-') && proposal === undefined;

interface Advised {
  readonly message: string;
  readonly proposal?: string | undefined;
}

/** The verdict's sentence with another advice than its own. */
function advise({ message, proposal }: BadMemberId, advice: string, other?: string): Advised {
  const bare = proposal === undefined ? message : message.replace(`Use ${proposal}?`, ASK);
  return { message: bare.replace(ASK, advice), proposal: other };
}

/** What to propose where members are known: the mended ID if it is this person's, else the one member to whom e-mail and name point. */
function heldAgainst(directory: MemberDirectory, { attendee }: Draft, bad: BadMemberId): Advised {
  const mended = directory.byMemberId.get(bad.proposal ?? '');
  if (mended && nameAgreement(attendee, mended) !== 'other person') return bad;
  const candidate = candidateFor(attendee, directory);
  if (!candidate) return advise(bad, ASK);
  const { firstName, lastName, memberId } = candidate;
  return advise(bad, `E-mail and name point to ${firstName} ${lastName}. Use ${memberId}?`, memberId);
}
