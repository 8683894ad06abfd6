import { found } from '../findings';
import { CREDIT_COLUMNS, EXPLICIT_FIELDS, type RosterSettings } from '../settings';
import { folded } from '../sheet/cells';
import type { Credit } from '../types';
import { type CreditVerdict, type CreditWord, creditWords, whichCredit } from './credit';
import type { Draft, Judging, RowReader } from './draft';
import { type Answer, readEarned, readNewMember } from './earned';
import { hasMinutes } from './minutes';

/** Minutes decide only where no column says outright who earned credit. */
export function decidesByMinutes({ settings }: Pick<Judging, 'settings'>, { table }: Pick<Draft, 'table'>): boolean {
  const said = EXPLICIT_FIELDS.some((field) => table.columns[field] !== undefined);
  return !said && settings.earned !== 'all' && hasMinutes(table);
}

/**
 * Earned or not: an explicit cell outranks everything; a list without any such column is asked about once
 * (setting `earned: all`). Minutes are judged apart, since they are a matter of all of a person's rows.
 */
export function judgeEarned(judging: Judging, draft: Draft): void {
  const { settings } = judging;
  const { read } = draft;
  if (attendanceSaysNo(judging, draft, read)) return;
  const kinds = CREDIT_COLUMNS.filter((field) => read.has(field));
  if (read.has('earned')) {
    const answer = readEarned(read.raw('earned'), draft.answers.earned);
    judgeAnswer(draft, read, answer);
    if (answer === 'yes' && kinds.length > 0) judgeKindsOfYes(judging, draft, read, kinds);
    return;
  }
  if (kinds.length > 0) {
    judgeKinds(judging, draft, read, kinds);
    return;
  }
  if (settings.earned === 'all' || decidesByMinutes(judging, draft)) return;
  if (read.has('attended')) {
    judgeAttended(judging, draft);
    return;
  }
  const message = 'No column says who earned credit. Answer "Everyone listed earned credit?" (setting earned: all).';
  draft.findings.push(found('earned-unknown', { column: '', value: '', message }));
}

/** `Attended` says who came: its No leaves the row out, unless an explicit credit cell says otherwise. */
function attendanceSaysNo({ answers }: Judging, draft: Draft, read: RowReader): boolean {
  const explicit = EXPLICIT_FIELDS.some((field) => read.has(field));
  if (explicit || !read.has('attended') || readEarned(read.raw('attended'), answers.attended) !== 'no') return false;
  const reason = `did not attend (${read.header('attended')}: ${read.text('attended') || '-'})`;
  draft.leftOut = { cause: 'did-not-attend', reason };
  return true;
}

/** Where nothing else says who earned credit, attendance does only for the values that the coordinator named. */
function judgeAttended({ answers }: Judging, { read, findings }: Draft): void {
  const column = read.header('attended');
  const value = read.text('attended');
  if (answers.attended.yes.has(folded(value))) return;
  const code = readEarned(value, answers.attended) === 'unclear' ? 'attended-unclear' : 'earned-unknown';
  const message = `"${value}" under "${column}" says who came, not who earned credit. Say which value counts (setting earned.yes).`;
  findings.push(found(code, { column, value, message }));
}

function judgeAnswer(draft: Draft, read: RowReader, answer: Answer): void {
  const value = read.raw('earned').trim();
  const column = read.header('earned');
  if (answer === 'no') draft.leftOut = { cause: 'no-credit', reason: `earned no credit (${column}: ${value})` };
  else if (answer === 'empty') {
    draft.findings.push(
      found('earned-empty', {
        column,
        value: '',
        message: `"${column}" is empty. Find out whether credit was earned.`,
      }),
    );
  } else if (answer === 'unclear') {
    const message = `"${value}" under "${column}" is no clear yes or no. Find out whether credit was earned, or say what the value means.`;
    draft.findings.push(found('earned-unclear', { column, value, message }));
  }
}

type KindField = (typeof CREDIT_COLUMNS)[number];

/** Several credit columns: an empty cell in one means "not that one"; all empty needs a person. */
function judgeKinds(judging: Judging, draft: Draft, read: RowReader, fields: readonly KindField[]): void {
  const answers = fields.map((field) => answerOfKind(judging, read, field));
  const unclear = fields.find((_, place) => answers[place] === 'unclear');
  if (unclear) {
    const message = `"${read.text(unclear)}" under "${read.header(unclear)}" is no clear yes or no. Find out whether that credit was earned.`;
    draft.findings.push(found('earned-unclear', { column: read.header(unclear), value: read.text(unclear), message }));
  } else if (answers.every((answer) => answer === 'empty')) {
    const columns = fields.map((field) => `"${read.header(field)}"`).join(' and ');
    const message = `${columns} ${['is', 'are both'][fields.length - 1] ?? 'are all'} empty. Find out whether credit was earned.`;
    draft.findings.push(
      found('earned-empty', { column: read.header(fields[0] ?? 'ethicsCredit'), value: '', message }),
    );
  } else if (!answers.includes('yes')) {
    const said = fields.map((field) => `${read.header(field)}: ${read.text(field) || 'empty'}`).join(', ');
    draft.leftOut = { cause: 'no-credit', reason: `earned no credit (${said})` };
  }
}

/** Beside a clear yes the credit columns must name one: all empty, or all No, leaves open which. */
function judgeKindsOfYes(judging: Judging, draft: Draft, read: RowReader, fields: readonly KindField[]): void {
  if (fields.some((field) => answerOfKind(judging, read, field) === 'yes')) return;
  const columns = fields.map((field) => `"${read.header(field)}"`).join(' and ');
  const message = `"${read.header('earned')}" says "${read.text('earned')}", but ${columns} ${fields.length > 1 ? 'name' : 'names'} no credit. Find out which was earned.`;
  draft.findings.push(found('earned-unclear', { column: read.header(fields[0] ?? 'earned'), value: '', message }));
}

function answerOfKind(judging: Judging, read: RowReader, field: KindField): Answer {
  const text = read.raw(field);
  const answer = readEarned(text, judging.answers[field]);
  // The credit's own words beside yes and no are a yes: "COEN" under Ethics Credit.
  return answer === 'unclear' && creditWords(text).length > 0 ? 'yes' : answer;
}

const KINDS: Readonly<Record<KindField, CreditWord>> = {
  ethicsCredit: 'ethics',
  coecCredit: 'COEC',
  coenCredit: 'COEN',
  fairHousingCredit: 'FAIRH',
};

/** The credits that the columns of one credit each say yes to; undefined where there are no such columns. */
function kindsEarned(judging: Judging, read: RowReader): readonly CreditWord[] | undefined {
  const fields = CREDIT_COLUMNS.filter((field) => read.has(field));
  if (fields.length === 0) return undefined;
  return fields.filter((field) => answerOfKind(judging, read, field) === 'yes').map((field) => KINDS[field]);
}

/** True where there are columns of one credit each and none of them says yes. */
export function namesNoCredit(judging: Judging, draft: Draft): boolean {
  return kindsEarned(judging, draft.read)?.length === 0;
}

/** The verdict on a row's credit, from everything it says. */
export function creditVerdict(judging: Judging, draft: Draft): CreditVerdict {
  const { read } = draft;
  const earnedKinds = kindsEarned(judging, read);
  return whichCredit({
    credit: read.text('credit'),
    earned: read.text('earned'),
    newMember: readNewMember(read.text('newMember')),
    classCredit: sectionCredit(judging.settings, draft.section) ?? judging.settings.classCredit,
    ...(earnedKinds ? { earnedKinds, ethicsText: read.text('ethicsCredit') } : {}),
  });
}

/** The credit with which the coordinator tagged a section heading. */
function sectionCredit({ sectionTags = {} }: RosterSettings, section: string): Credit | undefined {
  if (section === '') return undefined;
  return Object.entries(sectionTags).find(([heading]) => folded(heading) === folded(section))?.[1];
}
