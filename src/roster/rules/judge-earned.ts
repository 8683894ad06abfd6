import { type AnswerField, CREDIT_COLUMNS, type RosterSettings } from '../settings';
import { meaningOf, sectionTagOf } from '../sheet/mapping';
import { idOf } from '../sheet/question-rules';
import { asCredit, type Credit } from '../types';
import { listed } from '../words';
import { type CreditVerdict, type CreditWord, creditWords, namesCourse, nearCreditWords, whichCredit } from './credit';
import { type Draft, isExplicit, type Judging, tell } from './draft';
import { type Answer, reachesThreshold, readEarned, readNewMember } from './earned';
import { hasMinutes } from './minutes';

/** Minutes decide only where no column says outright who earned credit. */
export function decidesByMinutes({ settings }: Pick<Judging, 'settings'>, { table }: Pick<Draft, 'table'>): boolean {
  return !isExplicit(table) && settings.earned !== 'all' && hasMinutes(table);
}

/** Attendance that says otherwise where everyone listed earned credit: "Late", "Partial", "L", "40 %". */
const IN_PART = /^[aeltu]$|\b(late|tardy|part(ial|ly)?|excused|left|early)\b|^(?!100)\d+(\.\d+)? ?%/i;

/**
 * Earned or not: an explicit cell outranks everything; a list without any such column is asked about once
 * (setting `earned: all`). Minutes are judged apart, since they are a matter of all of a person's rows.
 */
export function judgeEarned(judging: Judging, draft: Draft): void {
  const { read, answers, table } = draft;
  const kinds = kindsOf(draft);
  if (read.has('earned')) {
    const answer = answerIn(judging, draft, 'earned');
    judgeAnswers(draft, ['earned'], [answer]);
    if (answer === 'yes' && kinds.length > 0) judgeKindsOfYes(judging, draft, kinds);
    return;
  }
  if (kinds.length > 0) {
    const said = kinds.map((field) => answerOfKind(judging, draft, field));
    judgeAnswers(draft, kinds, said);
    return;
  }
  // `Attended` says who came: its No leaves the row out.
  const has = read.has('attended');
  const came = has ? readEarned(read.raw('attended'), answers.attended) : 'empty';
  const isPlain = judging.settings.earned === 'all' && !IN_PART.test(read.text('attended'));
  if (came === 'no') leaveOutAbsent(draft);
  else if (decidesByMinutes(judging, { table })) return;
  else if (has && !isPlain) judgeAttended(judging, draft);
  else if (judging.questions.ask('everyone earned', {}, draft.index) === undefined) {
    const message = 'No column says who earned credit. Did everyone listed? (setting earned: all)';
    tell(draft, 'earned-unknown', undefined, message, { question: idOf('everyone earned', {}) });
  }
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
  const threshold = questions.ask('threshold', valueIn(draft, field), index);
  const isEnough = threshold === undefined ? undefined : reachesThreshold(text, Number(threshold));
  return isEnough === undefined ? 'score' : isEnough ? 'yes' : 'no';
}

/** A value under a column of answers, as a question about it names it. */
const valueIn = ({ read, table }: Draft, field: AnswerField) =>
  ({ of: 'earned', column: table.columns[field] ?? -1, header: read.header(field), text: read.text(field) }) as const;

/** Holds a row whose answer is a score that no threshold settles, or no clear word. */
function holdUnclear(draft: Draft, field: AnswerField, answer: 'score' | 'unclear'): void {
  const cell = draft.read.pair(field);
  const says = draft.read.says(field);
  const value = valueIn(draft, field);
  if (answer === 'score') {
    const message = `${says}, a score. Set the passing score, or find out if credit was earned.`;
    tell(draft, 'score', cell, message, { question: idOf('threshold', value) });
  } else {
    const message = `${says}, not a clear yes or no. Find out if credit was earned, or say what it means.`;
    tell(draft, 'earned-unclear', cell, message, { question: idOf('meaning', value) });
  }
}

function leaveOutAbsent(draft: Draft): void {
  const [column, value] = draft.read.pair('attended');
  draft.leftOut = { cause: 'did-not-attend', reason: `did not attend (${column}: ${value || '-'})` };
}

/** Where nothing else says who earned credit, attendance does only for the values that the coordinator named. */
function judgeAttended(judging: Judging, draft: Draft): void {
  const { read, answers, index } = draft;
  const subject = valueIn(draft, 'attended');
  const said = readEarned(subject.text, answers.attended);
  const answer =
    said === 'score' ? againstThreshold(judging, draft, 'attended') : judging.questions.ask('meaning', subject, index);
  if (answer === 'yes') return;
  if (answer === 'no') leaveOutAbsent(draft);
  else if (said === 'score') holdUnclear(draft, 'attended', said);
  else {
    const message = `${read.says('attended')}: who came, not who earned credit. Say which value counts (setting earned.yes).`;
    const code = said === 'unclear' ? 'attended-unclear' : 'earned-unknown';
    tell(draft, code, read.pair('attended'), message, { question: idOf('meaning', subject) });
  }
}

/** The headers of some columns, in a sentence. */
const headersOf = ({ read }: Draft, fields: readonly AnswerField[]): string =>
  listed(fields.map((field) => `"${read.header(field)}"`));

/** One column of answers or one for each credit: there an empty cell means "not that one", and all empty needs a person. */
function judgeAnswers(draft: Draft, fields: readonly AnswerField[], answers: readonly Answer[]): void {
  const { read } = draft;
  for (const answer of ['score', 'unclear'] as const) {
    const field = fields[answers.indexOf(answer)];
    if (field) {
      holdUnclear(draft, field, answer);
      return;
    }
  }
  if (answers.every((answer) => answer === 'empty')) {
    const message = `${headersOf(draft, fields)} ${fields.length > 1 ? 'are' : 'is'} empty. Find out if credit was earned.`;
    tell(draft, 'earned-empty', [read.header(fields[0] ?? 'earned'), ''], message);
  } else if (!answers.includes('yes')) {
    const said = fields.map((field) => `${read.header(field)}: ${read.raw(field).trim() || 'empty'}`).join(', ');
    draft.leftOut = { cause: 'no-credit', reason: `earned no credit (${said})` };
  }
}

type KindField = (typeof CREDIT_COLUMNS)[number];

const kindsOf = ({ read }: Draft): readonly KindField[] => CREDIT_COLUMNS.filter((field) => read.has(field));

/** Beside a clear yes the credit columns must name one: all empty, or all No, leaves open which. */
function judgeKindsOfYes(judging: Judging, draft: Draft, fields: readonly KindField[]): void {
  const { read } = draft;
  if (fields.some((field) => answerOfKind(judging, draft, field) === 'yes')) return;
  const message = `${read.says('earned')}, but ${headersOf(draft, fields)} ${fields.length > 1 ? 'name' : 'names'} no credit. Find out which was earned.`;
  tell(draft, 'earned-unclear', [read.header(fields[0] ?? 'earned'), ''], message);
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
  const fields = kindsOf(draft);
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
  return asCredit(sectionTagOf(settings, section));
}

/** True where the coordinator said that nobody below the heading earned credit. */
export function isTaggedNone(settings: RosterSettings, section: string): boolean {
  return sectionTagOf(settings, section) === 'none';
}

/** The credit of rows that say nothing: the heading's where it names another than the class's, else the class's. */
function askCredit({ settings, questions }: Judging, { section, index }: Draft): Credit | undefined {
  const named = creditNamedBy(section, settings.classCredit);
  if (section !== '' && (tagOf(settings, section) ?? (named !== undefined && named !== settings.classCredit))) {
    const proposal = named === 'ethics' ? undefined : named;
    const tag = questions.ask('section tag', { section, proposal }, index);
    if (tag !== 'ignore') return asCredit(tag);
  }
  return asCredit(questions.ask('class credit', {}, index));
}

/**
 * The credit that a heading names or nearly names. In a fair housing class a kind of member says nothing; elsewhere ethics
 * without saying for whom is the class's.
 */
function creditNamedBy(section: string, classCredit: Credit | undefined): CreditWord | undefined {
  const said = creditWords(section);
  const words = said.some((word) => word !== 'ethics') ? said : nearCreditWords(section);
  if (classCredit !== 'FAIRH') return words.find((word) => word !== 'ethics');
  return namesCourse(section) ? (words.find((word) => word !== 'ethics') ?? words[0]) : words.find(isCourse);
}

const isCourse = (word: CreditWord): boolean => word === 'ethics' || word === 'FAIRH';
