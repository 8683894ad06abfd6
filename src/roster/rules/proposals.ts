import { normalized, textAt } from '../sheet/cells';
import { idQuestion } from '../sheet/table';
import type { MemberDirectory } from '../types';
import { fullName } from '../words';
import { type Draft, type Judging, personKey, tell } from './draft';
import { askFor, possibleMember } from './member-directory';
import { adviceOf, type BadMemberId, judgeMemberId } from './member-id';
import { nameAgreement } from './names';

/** An ID that is evident from elsewhere than the cell, with the sentence that says so; without one, none is. */
interface Evident {
  readonly advice: string;
  readonly proposal?: string;
}

/**
 * Tells of every bad member ID, with what to propose in its place: another column's, else what the members or the cell
 * itself make evident, else that of the same person's other row. Nothing of it is ever applied by itself.
 */
export function judgeBadIds(judging: Judging, drafts: readonly Draft[]): void {
  const { directory, questions } = judging;
  const open: [Draft, BadMemberId, Evident | undefined][] = [];
  for (const draft of drafts) {
    const { badId } = draft;
    if (!badId) continue;
    const evident = otherColumn(judging, draft) ?? (directory && fromDirectory(directory, draft, badId));
    open.push([draft, badId, evident]);
  }
  const isLacking = (bad: BadMemberId, evident: Evident | undefined) => proposed(bad, evident) === undefined;
  const twins = twinsOf(
    drafts,
    open.flatMap(([draft, bad, evident]) => (isLacking(bad, evident) ? [draft] : [])),
  );
  for (const [draft, bad, evident] of open) {
    const told = (isLacking(bad, evident) ? twins.get(draft) : undefined) ?? evident;
    const message = `${bad.problem} ${adviceOf(bad, told?.advice)}`;
    const question = draft.read.has('memberId') ? undefined : questions.raisedId('column', idQuestion(draft.table));
    const cell = [draft.read.header('memberId'), bad.shown] as const;
    tell(draft, bad.code, cell, message, { proposal: proposed(bad, told), question });
  }
}

const proposed = (bad: BadMemberId, evident: Evident | undefined): string | undefined =>
  evident ? evident.proposal : bad.proposal;

/** The good ID that another column of member IDs holds for this row; a directory, where there is one, must know it as this person's. */
function otherColumn({ cells, directory }: Judging, draft: Draft): Evident | undefined {
  const good = draft.table.otherIds.flatMap((column) => {
    const verdict = judgeMemberId(textAt(cells, draft.index, column), cells.values[draft.index]?.[column] ?? null, '');
    return verdict.kind === 'good' ? [{ column, memberId: verdict.memberId }] : [];
  });
  const [one] = good;
  if (!one || good.some(({ memberId }) => memberId !== one.memberId)) return undefined;
  const member = directory?.byMemberId.get(one.memberId);
  if (directory && (!member || nameAgreement(draft.attendee, member) === 'other person')) return undefined;
  const header = draft.table.headers[one.column] ?? '';
  return { advice: `"${header}" has ${one.memberId}. Use that?`, proposal: one.memberId };
}

/** What members make evident: nothing else where the mended ID is this person's, else the one member to whom e-mail and name point. */
function fromDirectory(directory: MemberDirectory, { attendee }: Draft, bad: BadMemberId): Evident | undefined {
  const mended = directory.byMemberId.get(bad.proposal ?? '');
  if (mended && nameAgreement(attendee, mended) !== 'other person') return undefined;
  const member = possibleMember(attendee, directory);
  if (!member) return { advice: askFor(attendee, directory) };
  const { memberId } = member;
  return { advice: `E-mail and name point to ${fullName(member)}. Use ${memberId}?`, proposal: memberId };
}

/** For each row that lacks an ID, the same person's good one from another row, by name and e-mail together. */
function twinsOf(drafts: readonly Draft[], open: readonly Draft[]): ReadonlyMap<Draft, Evident> {
  const lacking = open.filter(({ attendee }) => attendee.email !== '');
  const wanted = new Map(lacking.map((draft) => [personKey(draft), undefined as Draft | undefined]));
  const emails = new Set(lacking.map(({ attendee }) => normalized(attendee.email)));
  const unsure = new Set<string>();
  for (const draft of drafts) {
    if (draft.attendee.memberId === '' || !emails.has(normalized(draft.attendee.email))) continue;
    const key = personKey(draft);
    if (!wanted.has(key)) continue;
    const twin = wanted.get(key);
    if (twin && twin.attendee.memberId !== draft.attendee.memberId) unsure.add(key);
    else wanted.set(key, twin ?? draft);
  }
  const evident = lacking.flatMap((draft): [Draft, Evident][] => {
    const key = personKey(draft);
    const twin = unsure.has(key) ? undefined : wanted.get(key);
    if (!twin) return [];
    const { memberId } = twin.attendee;
    const advice = `Row ${twin.index + 1} has ${memberId} for this name and e-mail. Use that?`;
    return [[draft, { advice, proposal: memberId }]];
  });
  return new Map(evident);
}
