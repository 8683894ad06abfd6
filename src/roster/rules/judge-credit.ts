import { CREDIT_COLUMNS } from '../settings';
import { textAt } from '../sheet/cells';
import { readCreditChoice } from '../sheet/own-columns';
import { idOf } from '../sheet/question-rules';
import type { Credit } from '../types';
import { says } from '../words';
import { readCourse } from './course';
import { creditWords, memberKind, namesCourse } from './credit';
import { type Draft, type Judging, tell } from './draft';
import { creditVerdict, defaultCredit, isTaggedNone, namesNoCredit } from './judge-earned';
import { showable } from './masked';
import { heedOthers } from './otherwise';

/** Which credits the row is to be sent for; empty where a person must decide, or where it is another course. */
export function judgeCredit(judging: Judging, draft: Draft): readonly Credit[] {
  if (draft.override.credit) return readCreditChoice(draft.override.credit.text) ?? [];
  // Where credits have a column each and none says yes, the row waits or is left out already: nothing else to ask.
  if (namesNoCredit(judging, draft)) return [];
  const { read, section } = draft;
  const value = read.text('credit');
  if (isTaggedNone(judging.settings, section) && creditWords(value).length === 0) {
    judging.questions.ask('section tag', { section, proposal: 'none' }, draft.index);
    draft.leftOut = { cause: 'no-credit', reason: `earned no credit (under the heading: ${section})` };
    return [];
  }
  // Credits that have a column each say it themselves, whatever the course is called.
  const hasKinds = CREDIT_COLUMNS.some((field) => read.has(field));
  const course = hasKinds ? value : readCourse(judging, draft, defaultCredit(judging, draft));
  if (course === undefined) return [];
  const verdict = course === null ? undefined : creditVerdict(judging, draft, course);
  if (!verdict || verdict.kind === 'other course') {
    draft.leftOut = { cause: 'other-course', reason: `"${value}" is not COEC, COEN, or FAIRH` };
    return [];
  }
  if (verdict.kind === 'ask') {
    ask(draft, verdict.code);
    return [];
  }
  if (verdict.contradicts) {
    const message = `The course says ${verdict.credits.join(' + ')}, but ${read.says('newMember')}. Which is right?`;
    tell(draft, 'credit-against-marker', read.pair('credit'), message);
  }
  const credits = heedOthers(judging, draft, verdict);
  // Where the class's credit decided, the other columns were asked about already.
  if (!verdict.byDefault) compareWithOthers(judging, draft, credits);
  return credits;
}

/** A second column that names another credit than the row's may be the right one: a person looks. */
function compareWithOthers({ cells }: Judging, draft: Draft, credits: readonly Credit[]): void {
  for (const column of draft.table.otherCredits) {
    const text = textAt(cells, draft.index, column);
    const others = creditWords(text).filter((word) => word !== 'ethics' && !credits.includes(word));
    if (others.length === 0 || !namesCourse(text)) continue;
    const cell = [draft.table.headers[column] ?? '', showable(text)] as const;
    const message = `The row counts as ${credits.join(' + ')}, but ${says(...cell)}. Which is right?`;
    tell(draft, 'credit-against-course', cell, message);
  }
}

function ask(draft: Draft, code: 'credit-unknown' | 'credit-conflict' | 'new-member-unclear'): void {
  const { read, section } = draft;
  const isUnknown = code === 'credit-unknown';
  const isOfMember = code === 'new-member-unclear' || (isUnknown && !read.has('credit'));
  const cell = read.pair(isOfMember ? 'newMember' : 'credit');
  const value = cell[1] && `"${cell[1]}"`;
  const heading = memberKind(section);
  const proposal = heading === 'both' ? undefined : heading;
  const messages = {
    'credit-unknown': `Is ${value || 'this'} COEC (existing member), COEN (new member) or FAIRH? Choose the credit of the class, or of this row.`,
    'credit-conflict': `${value || 'The row'} names both COEC and COEN. Choose one.`,
    'new-member-unclear': `${says(...cell)}, not a clear yes or no: COEC or COEN? Choose one.`,
  };
  const question = proposal ? idOf('section tag', { section, proposal: undefined }) : idOf('class credit', {});
  tell(draft, code, cell, messages[code], { proposal, ...(isUnknown && { question }) });
}
