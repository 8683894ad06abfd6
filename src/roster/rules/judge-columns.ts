import { ANSWER_FIELDS, type AnswerField, CREDIT_COLUMNS, EXPLICIT_FIELDS, type Field } from '../settings';
import { columnLetters, isBlank, normalized } from '../sheet/cells';
import { idOf } from '../sheet/question-rules';
import { columnQuestion, type Tie } from '../sheet/table';
import { creditWords } from './credit';
import { readDate } from './dates';
import { type Draft, isExplicit, type Judging, personKey, tell } from './draft';
import { readEarned, readNewMember } from './earned';
import { showable } from './masked';

const WHICH_CREDIT = ['credit', 'newMember'] as const;
const TIME = ['minutes', 'hours'] as const;
/** Fields that matter only where the row is sent. */
const SENT = ['firstName', 'lastName', 'fullName', 'suffix', 'email', 'office', 'date', 'memberType'] as const;

/** Holds a row where two columns disagree on who earned credit, and nobody said which one counts. */
export function holdsEarned(judging: Judging, draft: Draft): boolean {
  return holds(judging, draft, isExplicit(draft.table) ? EXPLICIT_FIELDS : ['attended']);
}

/**
 * Holds a row where two columns disagree on which credit it is, and nobody said which one counts. A row that waits
 * already, since it is open whether credit was earned at all, asks no more.
 */
export function holdsCredit(judging: Judging, draft: Draft): boolean {
  return draft.findings.some(({ code }) => code === 'column-open') || holds(judging, draft, WHICH_CREDIT);
}

/** Holds a row where two columns disagree on who the attendee is, or on the date, and nobody said which one counts. */
export function holdsPerson(judging: Judging, draft: Draft): boolean {
  return holds(judging, draft, SENT);
}

/** The drafts whose time can be judged: where two columns disagree on one row's, all rows of that person wait. */
export function withTime(judging: Judging, drafts: readonly Draft[]): readonly Draft[] {
  const tied = (draft: Draft): readonly Field[] =>
    draft.table.columns.minutes === undefined ? TIME : TIME.filter((field) => field !== 'hours');
  const keyOf = (draft: Draft) => draft.attendee.memberId || personKey(draft);
  const open = new Set(drafts.filter((draft) => !isSettled(judging, draft, tied(draft))).map(keyOf));
  return drafts.filter((draft) => {
    if (!open.has(keyOf(draft))) return true;
    for (const tie of tiesOf(draft, tied(draft))) if (isOpen(judging, draft, tie)) hold(draft, tie);
    return false;
  });
}

const tiesOf = ({ table }: Draft, fields: readonly Field[]): readonly Tie[] =>
  table.ties.length === 0 ? [] : table.ties.filter(({ field }) => fields.includes(field));

/** Asks about each tie in which the row's columns differ; true where all of them are answered, or there is none. */
function isSettled(judging: Judging, draft: Draft, fields: readonly Field[]): boolean {
  return tiesOf(draft, fields).every((tie) => !differs(judging, draft, tie) || !isOpen(judging, draft, tie));
}

function isOpen({ questions }: Judging, { index, table }: Draft, { field, columns }: Tie): boolean {
  return questions.ask('column', columnQuestion(table, { field, columns }), index) === undefined;
}

function holds(judging: Judging, draft: Draft, fields: readonly Field[]): boolean {
  let isHeld = false;
  for (const tie of tiesOf(draft, fields)) {
    if (!differs(judging, draft, tie) || !isOpen(judging, draft, tie)) continue;
    hold(draft, tie);
    isHeld = true;
  }
  return isHeld;
}

/** Holds a row until somebody says which of the columns counts. */
export function hold(draft: Draft, { field, columns }: Tie): void {
  const { table, read } = draft;
  const said = columns.map((column) => {
    const text = showable(read.at(column));
    return `"${table.headers[column]}" (${columnLetters(column)}) ${text === '' ? 'is empty' : `says "${text}"`}`;
  });
  const message = `${said.join(', ')}. Which column counts? (setting columns.${field})`;
  const question = idOf('column', columnQuestion(table, { field, columns }));
  tell(draft, 'column-open', [read.header(field), ''], message, { question });
}

/** True where the row's decision, or what is sent, depends on which of the columns counts. */
function differs(judging: Judging, draft: Draft, { field, columns }: Tie): boolean {
  const [first, ...others] = columns.map((column) => saidIn(judging, draft, field, column));
  return others.some((other) => other !== first);
}

/** What a column would say of the row as this field, so that two ways of writing it are the same. */
function saidIn({ cells, settings }: Judging, { answers, read, index }: Draft, field: Field, column: number): string {
  const shown = read.at(column);
  const text = isBlank(shown) ? '' : normalized(shown);
  if ((ANSWER_FIELDS as readonly Field[]).includes(field)) {
    const answer = readEarned(shown, answers[field as AnswerField]);
    const isCredit = CREDIT_COLUMNS.some((one) => one === field) && creditWords(shown).length > 0;
    return answer === 'unclear' || answer === 'score' ? (isCredit ? 'yes' : text) : answer;
  }
  switch (field) {
    case 'credit':
      return [...creditWords(shown)].sort().join('+') || text;
    case 'newMember':
      return readNewMember(shown) ?? text;
    case 'minutes':
    case 'hours':
      return Number.isFinite(Number(text)) && text !== '' ? String(Number(text)) : text;
    case 'memberType':
      return /^aff/.test(text) ? 'affiliate' : '';
    case 'date': {
      const value = cells.values[index]?.[column] ?? null;
      const verdict = readDate(shown, value, settings.locale, cells.localTime);
      return 'date' in verdict ? verdict.date : text;
    }
    default:
      return text;
  }
}
