import { found } from '../findings';
import { CREDIT_COLUMNS } from '../settings';
import { readCreditChoice } from '../sheet/own-record';
import { idOf } from '../sheet/questions';
import type { Credit } from '../types';
import { readCourse } from './course';
import { creditWords, memberKind, namesCourse } from './credit';
import type { Draft, Judging } from './draft';
import { creditVerdict, defaultCredit, isTaggedNone, namesNoCredit } from './judge-earned';
import { showable } from './member-id';
import { heedOthers } from './otherwise';

/** Which credits the row is to be sent for; empty where a person must decide, or where it is another course. */
export function judgeCredit(judging: Judging, draft: Draft): readonly Credit[] {
  if (draft.override.credit) return readCreditChoice(draft.override.credit.text) ?? [];
  // Where credits have a column each and none says yes, the row waits or is left out already: nothing else to ask.
  if (namesNoCredit(judging, draft)) return [];
  const { read } = draft;
  const column = read.header('credit');
  const value = read.text('credit');
  if (isTaggedNone(judging.settings, draft.section) && creditWords(value).length === 0) {
    judging.questions.ask('section tag', { section: draft.section, proposal: 'none' }, draft.index);
    draft.leftOut = { cause: 'no-credit', reason: `earned no credit (under the heading: ${draft.section})` };
    return [];
  }
  // Credits that have a column each say it themselves, whatever the course is called.
  const course = hasKinds(draft)
    ? ({ kind: 'text', text: value } as const)
    : readCourse(judging, draft, defaultCredit(judging, draft));
  if (course.kind === 'open') return [];
  const verdict = course.kind === 'other' ? course : creditVerdict(judging, draft, course.text);
  if (verdict.kind === 'other' || verdict.kind === 'other course') {
    draft.leftOut = { cause: 'other-course', reason: `"${value}" is none of COEC, COEN and FAIRH` };
    return [];
  }
  if (verdict.kind === 'ask') {
    ask(draft, verdict.code);
    return [];
  }
  if (verdict.contradicts) {
    const message = `The course says ${verdict.credits.join(' + ')}, but "${read.header('newMember')}" says "${read.text('newMember')}". Check which one is right.`;
    draft.findings.push(found('credit-against-marker', { column, value, message }));
  }
  const credits = heedOthers(judging, draft, verdict);
  // Where the class's credit decided, the other columns were asked about already.
  if (!verdict.byDefault) compareWithOthers(judging, draft, credits);
  return credits;
}

const hasKinds = ({ read }: Draft): boolean => CREDIT_COLUMNS.some((field) => read.has(field));

/** A second column that names another credit than the row's may be the right one: a person looks. */
function compareWithOthers({ cells }: Judging, draft: Draft, credits: readonly Credit[]): void {
  for (const column of draft.table.otherCredits) {
    const text = cells.display[draft.index]?.[column] ?? '';
    const others = creditWords(text).filter((word) => word !== 'ethics' && !credits.includes(word));
    if (others.length === 0 || !namesCourse(text)) continue;
    const header = draft.table.headers[column] ?? '';
    const message = `The row counts as ${credits.join(' + ')}, but "${header}" says "${showable(text)}". Check which one is right.`;
    draft.findings.push(found('credit-against-course', { column: header, value: showable(text), message }));
  }
}

function ask(draft: Draft, code: 'credit-unknown' | 'credit-conflict' | 'new-member-unclear'): void {
  const { read } = draft;
  const isOfMember = code === 'new-member-unclear' || (code === 'credit-unknown' && !read.has('credit'));
  const asked = isOfMember ? 'newMember' : 'credit';
  const column = read.header(asked);
  const value = read.text(asked);
  const heading = memberKind(draft.section);
  const proposal = heading === 'COEC' || heading === 'COEN' ? ({ to: 'credit', value: heading } as const) : undefined;
  const messages = {
    'credit-unknown': `Nothing says whether ${value ? `"${value}"` : 'this'} is COEC (existing member), COEN (new member) or FAIRH. Choose the credit of the class, or of this row.`,
    'credit-conflict': `${value ? `"${value}"` : 'The row'} names both COEC and COEN; a person earns one of them. Choose one.`,
    'new-member-unclear': `"${value}" under "${column}" is no clear yes or no, so COEC or COEN is open. Choose one.`,
  };
  const isTagged = code === 'credit-unknown' && proposal !== undefined;
  const question = isTagged
    ? idOf('section tag', { section: draft.section, proposal: undefined })
    : idOf('class credit', {});
  const settles = code === 'credit-unknown' ? { question } : {};
  draft.findings.push(found(code, { column, value, message: messages[code], proposal, ...settles }));
}
