import { found } from '../findings';
import { type AnswerField, CREDIT_COLUMNS, EXPLICIT_FIELDS, type RosterSettings } from '../settings';
import { idOf, meaningOf, sectionTagOf } from '../sheet/questions';
import { CREDITS, type Credit } from '../types';
import { type CreditVerdict, type CreditWord, creditWords, namesCourse, whichCredit } from './credit';
import type { Draft, Judging, RowReader } from './draft';
import { type Answer, reachesThreshold, readEarned, readNewMember } from './earned';
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
  if (attendanceSaysNo(draft, read)) return;
  const kinds = CREDIT_COLUMNS.filter((field) => read.has(field));
  if (read.has('earned')) {
    const answer = answerIn(judging, draft, 'earned');
    judgeAnswer(draft, read, answer);
    if (answer === 'yes' && kinds.length > 0) judgeKindsOfYes(judging, draft, kinds);
    return;
  }
  if (kinds.length > 0) {
    judgeKinds(judging, draft, kinds);
    return;
  }
  if (decidesByMinutes(judging, draft)) return;
  if (read.has('attended') && settings.earned !== 'all') {
    judgeAttended(judging, draft);
    return;
  }
  if (judging.questions.ask('everyone earned', {}, draft.index) !== undefined) return;
  const message = 'No column says who earned credit. Answer "Everyone listed earned credit?" (setting earned: all).';
  const question = idOf('everyone earned', {});
  draft.findings.push(found('earned-unknown', { column: '', value: '', message, question }));
}

/** What a cell under one of the columns of answers says; a word that nobody knows is asked about once. */
function answerIn(judging: Judging, draft: Draft, field: AnswerField): Answer {
  const { read, answers } = draft;
  const text = read.raw(field);
  const said = meaningOf(judging.settings, read.header(field), text);
  const plain = readEarned(text, { ...answers[field], ...NO_WORDS_OF_THEIR_OWN });
  if (plain !== 'unclear') {
    if (said === 'yes' || said === 'no') return said;
    const answer = readEarned(text, answers[field]);
    return answer === 'score' ? againstThreshold(judging, draft, field) : answer;
  }
  const answer = judging.questions.ask('meaning', valueIn(draft, field), draft.index);
  return answer === 'yes' || answer === 'no' ? answer : 'unclear';
}

const NO_WORDS_OF_THEIR_OWN = { yes: new Set<string>(), no: new Set<string>() };

/** A score is a yes or a no only against the number that the coordinator set for its column. */
function againstThreshold({ questions, settings }: Judging, draft: Draft, field: AnswerField): Answer {
  const { read, answers, index } = draft;
  const text = read.text(field);
  // Everyone listed earned credit, and this row's progress does not say otherwise.
  if (settings.earned === 'all' && answers[field].numbers === 'progress' && /^100(\.0+)? ?%?$/.test(text)) return 'yes';
  const threshold = questions.ask('threshold', scoreOf(draft, field), index);
  const isEnough = threshold === undefined ? undefined : reachesThreshold(text, Number(threshold));
  return isEnough === undefined ? 'score' : isEnough ? 'yes' : 'no';
}

const scoreOf = ({ read, table }: Draft, field: AnswerField) => ({
  column: table.columns[field] ?? -1,
  header: read.header(field),
});

/** Holds a row whose score no threshold settles. */
function holdScore(draft: Draft, field: AnswerField): void {
  const column = draft.read.header(field);
  const value = draft.read.text(field);
  const message = `"${value}" under "${column}" is a score, and a score is no yes by itself. Say from which number on credit was earned, or find out whether it was.`;
  draft.findings.push(found('score', { column, value, message, question: idOf('threshold', scoreOf(draft, field)) }));
}

/** A value under a column of answers, as the question about it names it. */
const valueIn = ({ read, table }: Draft, field: AnswerField) =>
  ({ of: 'earned', column: table.columns[field] ?? -1, header: read.header(field), text: read.text(field) }) as const;

/** `Attended` says who came: its No leaves the row out, unless an explicit credit cell says otherwise. */
function attendanceSaysNo(draft: Draft, read: RowReader): boolean {
  const { answers } = draft;
  const explicit = EXPLICIT_FIELDS.some((field) => read.has(field));
  if (explicit || !read.has('attended') || readEarned(read.raw('attended'), answers.attended) !== 'no') return false;
  const reason = `did not attend (${read.header('attended')}: ${read.text('attended') || '-'})`;
  draft.leftOut = { cause: 'did-not-attend', reason };
  return true;
}

/** Where nothing else says who earned credit, attendance does only for the values that the coordinator named. */
function judgeAttended(judging: Judging, draft: Draft): void {
  const { questions } = judging;
  const { read, answers, findings, index } = draft;
  const column = read.header('attended');
  const value = read.text('attended');
  const subject = valueIn(draft, 'attended');
  const isScore = readEarned(value, answers.attended) === 'score';
  const answer = isScore ? againstThreshold(judging, draft, 'attended') : questions.ask('meaning', subject, index);
  if (answer === 'yes') return;
  if (answer === 'no') {
    draft.leftOut = { cause: 'did-not-attend', reason: `did not attend (${column}: ${value || '-'})` };
    return;
  }
  if (isScore) {
    holdScore(draft, 'attended');
    return;
  }
  const code = readEarned(value, answers.attended) === 'unclear' ? 'attended-unclear' : 'earned-unknown';
  const message = `"${value}" under "${column}" says who came, not who earned credit. Say which value counts (setting earned.yes).`;
  findings.push(found(code, { column, value, message, question: idOf('meaning', subject) }));
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
  } else if (answer === 'score') holdScore(draft, 'earned');
  else if (answer === 'unclear') {
    const message = `"${value}" under "${column}" is no clear yes or no. Find out whether credit was earned, or say what the value means.`;
    const question = idOf('meaning', valueIn(draft, 'earned'));
    draft.findings.push(found('earned-unclear', { column, value, message, question }));
  }
}

type KindField = (typeof CREDIT_COLUMNS)[number];

/** Several credit columns: an empty cell in one means "not that one"; all empty needs a person. */
function judgeKinds(judging: Judging, draft: Draft, fields: readonly KindField[]): void {
  const { read } = draft;
  const answers = fields.map((field) => answerOfKind(judging, draft, field));
  const unclear = fields.find((_, place) => answers[place] === 'unclear');
  const score = fields.find((_, place) => answers[place] === 'score');
  if (score) holdScore(draft, score);
  else if (unclear) {
    const message = `"${read.text(unclear)}" under "${read.header(unclear)}" is no clear yes or no. Find out whether that credit was earned.`;
    const question = idOf('meaning', valueIn(draft, unclear));
    const cell = { column: read.header(unclear), value: read.text(unclear) };
    draft.findings.push(found('earned-unclear', { ...cell, message, question }));
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
function judgeKindsOfYes(judging: Judging, draft: Draft, fields: readonly KindField[]): void {
  const { read } = draft;
  if (fields.some((field) => answerOfKind(judging, draft, field) === 'yes')) return;
  const columns = fields.map((field) => `"${read.header(field)}"`).join(' and ');
  const message = `"${read.header('earned')}" says "${read.text('earned')}", but ${columns} ${fields.length > 1 ? 'name' : 'names'} no credit. Find out which was earned.`;
  draft.findings.push(found('earned-unclear', { column: read.header(fields[0] ?? 'earned'), value: '', message }));
}

function answerOfKind(judging: Judging, draft: Draft, field: KindField): Answer {
  const text = draft.read.raw(field);
  // The credit's own words beside yes and no are a yes: "COEN" under Ethics Credit.
  if (readEarned(text, draft.answers[field]) === 'unclear' && creditWords(text).length > 0) return 'yes';
  return answerIn(judging, draft, field);
}

const KINDS: Readonly<Record<KindField, CreditWord>> = {
  ethicsCredit: 'ethics',
  coecCredit: 'COEC',
  coenCredit: 'COEN',
  fairHousingCredit: 'FAIRH',
};

/** The credits that the columns of one credit each say yes to; undefined where there are no such columns. */
function kindsEarned(judging: Judging, draft: Draft): readonly CreditWord[] | undefined {
  const { read } = draft;
  const fields = CREDIT_COLUMNS.filter((field) => read.has(field));
  if (fields.length === 0) return undefined;
  return fields.filter((field) => answerOfKind(judging, draft, field) === 'yes').map((field) => KINDS[field]);
}

/** True where there are columns of one credit each and none of them says yes. */
export function namesNoCredit(judging: Judging, draft: Draft): boolean {
  return kindsEarned(judging, draft)?.length === 0;
}

/** What settings say of rows that do not say their credit. */
export function defaultCredit({ settings }: Judging, { section }: Draft): Credit | undefined {
  return tagOf(settings, section) ?? settings.classCredit;
}

/** The verdict on a row's credit, from everything it says; `course` is its course cell as it is understood. */
export function creditVerdict(judging: Judging, draft: Draft, course: string): CreditVerdict {
  const { read } = draft;
  const earnedKinds = kindsEarned(judging, draft);
  return whichCredit({
    credit: course,
    earned: read.text('earned'),
    newMember: readNewMember(read.text('newMember')),
    defaultCredit: defaultCredit(judging, draft),
    classCredit: () => askCredit(judging, draft),
    ...(earnedKinds ? { earnedKinds, ethicsText: read.text('ethicsCredit') } : {}),
  });
}

/** The credit with which the coordinator tagged a section heading. */
function tagOf(settings: RosterSettings, section: string): Credit | undefined {
  const tag = sectionTagOf(settings, section);
  return CREDITS.find((credit) => credit === tag);
}

/** True where the coordinator said that nobody below the heading earned credit. */
export function isTaggedNone(settings: RosterSettings, section: string): boolean {
  return sectionTagOf(settings, section) === 'none';
}

/** The credit of rows that say nothing: the heading's where it names another than the class's, else the class's. */
function askCredit({ settings, questions }: Judging, { section, index }: Draft): Credit | undefined {
  const named = creditNamedBy(section, settings.classCredit);
  if (section !== '' && (tagOf(settings, section) ?? (named !== undefined && named !== settings.classCredit))) {
    const tag = questions.ask('section tag', { section, proposal: named }, index);
    if (tag !== 'ignore') return CREDITS.find((credit) => credit === tag);
  }
  const answer = questions.ask('class credit', {}, index);
  return CREDITS.find((credit) => credit === answer);
}

/** The credit that a heading names. In a fair housing class a kind of member says nothing. */
function creditNamedBy(section: string, classCredit: Credit | undefined): Credit | undefined {
  if (classCredit === 'FAIRH' && !namesCourse(section)) return undefined;
  return creditWords(section).find((word): word is Credit => word !== 'ethics');
}
