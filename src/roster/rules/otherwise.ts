import { found } from '../findings';
import { EXPLICIT_FIELDS } from '../settings';
import { type Cells, columnLetters, isBlank, normalized, remembering, trimmed } from '../sheet/cells';
import type { Table } from '../sheet/columns';
import { headerWords } from '../sheet/headers';
import { idOf, type Subjects } from '../sheet/questions';
import { CREDITS, type Credit } from '../types';
import { type CreditWord, creditWords, memberKind, namesCourse } from './credit';
import type { Draft, Judging } from './draft';
import { masked, showable } from './member-id';

/** Words by which a row says that no credit is due, whatever else it says. */
const NO_CREDIT =
  /\bno (?:\w+ )?credit\b(?! card)|\bnon-?credit\b|\bnot (?:\w+ )?(?:eligible|earned|for credit|complete|completed|finish\w*|pass|passed)\b|\bineligible\b|\b(?:did|does|do)(?:n'?t| not) (?:complete|finish|pass|earn|attend|report|send|submit|award|issue|count|need credit|want credit)\b|\bwithout credit\b|^audit(?:or|ing|ed|s)?\b|\baudit(?:ing|ed)? (?:only|the|this|class|course)\b|\bas an auditor\b|\bcredit (?:denied|withheld|revoked)\b/;
/** Words that an explicit yes outranks, and a default does not. */
const NO_MORE_THERE =
  /\bleft (?:early|at|before|after|during|the (?:class|room|meeting))\b|\b(?:leave|leaves|leaving) early\b|\bcancel|\brefund|\btransfer(?:red)?\b|\bmoved to\b|\breschedul|\bno[ -]?shows?\b|\babsent\b|\bwithdr[ae]w|\bdropped\b|\bwait(?:ing)?[ -]?list|\bpartial|\bincomplete\b|\bfailed\b|\bvoid(?:ed)?\b|\b(?:did|was|were)(?:n'?t| not) (?:there|stay|show|come|return|present|in class)\b|\bnot (?:attend\w*|present)\b|\bmissed (?:the|class|session|part|half|first|last|most|\d)|\b(?:arrived|came|joined) late\b/;
/** Of these, what counts in a column about money: it was given back. */
const GIVEN_BACK = /\brefund|\bcancel|\bvoid|\btransfer/;
/** Kinds of attendees that earn no credit, or none of their own accord. */
const NO_MEMBER =
  /^(?:guests?|visitors?|vendors?|exhibitors?|affiliates?|non-? ?members?|staff|observers?|instructors?|speakers?|sponsors?|spouses?|public)\b/;
/** Headings above people who earned nothing. */
const HEADING =
  /\b(?:guests?|visitors?|vendors?|observers?|affiliates?|non-? ?members?|absent|absentees|no.?shows?|wait(?:ing)?[ -]?list\w*|withdr\w+|cancel\w*|refund\w*|transfer\w*|audit\w*|fail\w*|incomplete|dropped|registered only|ineligible)\b|\b(?:did|do|does)(?:n'?t| not)\b|\bnot (?:attend\w*|pass\w*|complet\w*|finish\w*|present|eligible|earn\w*|for credit)\b|\b(?:no|without) credit\b/;

const ABOUT_KIND =
  /\b(type|member|membership|registration|registrant|ticket|admission|item|attendee|category|track|group|level|package|product|status|class|course|role|session|event|designation)\b/;
const ABOUT_MONEY = /\b(pay|payment|paid|amount|fee|invoice|price|balance|billing)\b/;
/** Columns whose words are names and places, or about another matter. */
const SAYS_NOTHING =
  /\b(name|licen[cs]e|lic|phone|mobile|cell|fax|address|street|city|state|zip|county|country|region|url|link|ip|email|e mail|office|company|firm|brokerage|broker|agency|employer|organi[sz]ation|association|board|school|instructor|teacher|timestamp|time|date|hear|referr\w*|source|order id|username|language|job|gender)\b|^ce (outcome|credit|member id|detail)$/;

interface Looked {
  readonly column: number;
  /** As a question names it; where the column has no header, by its letter. */
  readonly header: string;
  readonly isKind: boolean;
  readonly isMoney: boolean;
}

const looking = new WeakMap<Table, readonly Looked[]>();

/** The columns that stand for no field of ours and could say that a row is different. */
function columnsToLookAt(table: Table): readonly Looked[] {
  const known = looking.get(table);
  if (known) return known;
  const ofKind = [table.columns.memberType, table.columns.role];
  const used = new Set(Object.values(table.columns));
  const found = table.headers.flatMap((header, column): readonly Looked[] => {
    const words = headerWords(header);
    if (!ofKind.includes(column) && (used.has(column) || SAYS_NOTHING.test(words))) return [];
    const isKind = ofKind.includes(column) || ABOUT_KIND.test(words);
    return [{ column, header: header || `column ${columnLetters(column)}`, isKind, isMoney: ABOUT_MONEY.test(words) }];
  });
  looking.set(table, found);
  return found;
}

/** What a text says of the credit of its row. */
interface Said {
  readonly no: 'always' | 'by default' | undefined;
  readonly givenBack: boolean;
  readonly noMember: boolean;
  readonly words: readonly CreditWord[];
  readonly namesCourse: boolean;
}
const NOTHING: Said = { no: undefined, givenBack: false, noMember: false, words: [], namesCourse: false };
/** A quick look: one of these letters stands in every text that says anything. */
const PERHAPS =
  /credit|left|leav|audit|cancel|refund|transfer|moved|resched|show|absent|withdr|drop|wait|partial|complete|fail|void|not\b|n't|missed|late|eligible|guest|visitor|vendor|exhibitor|affiliate|member|staff|observer|instructor|speaker|sponsor|spouse|public|new|exist|current|continuing|cycle|renew|applicant|provisional|orientation|nmo|coe|c\.o|ethics|fair|fh/i;

const saidIn = remembering((text: string): Said => {
  if (text.length > 200 || !PERHAPS.test(text)) return NOTHING;
  const words = normalized(text).replace(/[’‘]/g, "'");
  const no = NO_CREDIT.test(words) ? 'always' : NO_MORE_THERE.test(words) ? 'by default' : undefined;
  const names = { words: creditWords(text), namesCourse: namesCourse(text) };
  return { no, givenBack: GIVEN_BACK.test(words), noMember: NO_MEMBER.test(words), ...names };
});

/** A short text under a header about kinds of attendees: "New Primary" is a new member there. */
function kindIn(text: string): readonly CreditWord[] {
  const kind = text.split(/\s+/).length <= 4 ? memberKind(text) : undefined;
  return kind === 'both' ? ['COEC', 'COEN'] : kind === undefined ? [] : [kind];
}

/** How a row's credit was decided. */
interface Decided {
  readonly credits: readonly Credit[];
  /** By the class's credit, or the heading's. */
  readonly byDefault: boolean;
}

/** Whether everyone was said to have earned, so that the row itself says nothing of it. */
const isEveryone = ({ settings }: Judging, { table }: Draft): boolean =>
  settings.earned === 'all' && !EXPLICIT_FIELDS.some((field) => table.columns[field] !== undefined);

/**
 * A class's credit and "everyone earned" are for rows that say nothing. Gives the row's credits where nothing in it
 * says otherwise or a person said what it means, and nothing where the row waits or is left out.
 */
export function heedOthers(judging: Judging, draft: Draft, decided: Decided): readonly Credit[] {
  const subjects = [...headingSubjects(judging, draft, decided), ...cellSubjects(judging, draft, decided)];
  let { credits } = decided;
  let isOpen = false;
  for (const { kind, subject } of subjects) {
    const answer = judging.questions.ask(kind, subject as never, draft.index);
    const credit = CREDITS.find((one) => one === answer);
    const [column, text] = 'section' in subject ? ['', subject.section] : [subject.header, subject.text];
    if (answer === 'none' || answer === 'no') {
      draft.leftOut ??= { cause: 'no-credit', reason: `earned no credit (${column || 'under the heading'}: ${text})` };
    } else if (credit) {
      credits = [credit];
    } else if (answer === undefined) {
      isOpen = true;
      const where = column === '' ? 'It stands under' : `"${column}" says`;
      const message = `The row counts as ${credits.join(' + ')} since nothing else was said, but ${where.replace('It', 'it')} "${text}". Say what that means.`;
      const value = subject.proposal;
      const proposal = CREDITS.find((one) => one === value);
      draft.findings.push(
        found('row-says-otherwise', {
          column,
          value: text,
          message,
          proposal: proposal && { to: 'credit', value: proposal },
          question: idOf(kind, subject as never),
        }),
      );
    }
  }
  return isOpen || draft.leftOut ? [] : credits;
}

type Asked =
  | { readonly kind: 'section tag'; readonly subject: Subjects['section tag'] }
  | { readonly kind: 'meaning'; readonly subject: Subjects['meaning'] };

/** A heading such as "Guests" or "Did not pass", where the rows below do not say themselves that they earned. */
function headingSubjects(judging: Judging, draft: Draft, { byDefault }: Decided): readonly Asked[] {
  const { section } = draft;
  if (section === '' || !(byDefault || isEveryone(judging, draft)) || !saysNoCredit(section)) return [];
  return [{ kind: 'section tag', subject: { section, proposal: 'none' } }];
}

const saysNoCredit = remembering((section: string) => HEADING.test(normalized(section).replace(/[’‘]/g, "'")));

function cellSubjects(judging: Judging, draft: Draft, decided: Decided): readonly Asked[] {
  const row = judging.cells.display[draft.index] ?? [];
  const asked: Asked[] = [];
  const everyone = isEveryone(judging, draft);
  for (const looked of columnsToLookAt(draft.table)) {
    const raw = row[looked.column] ?? '';
    if (raw === '') continue;
    const proposal = otherwise(raw, looked, decided, everyone, draft);
    if (proposal === undefined) continue;
    const text = showable(masked(trimmed(raw)));
    const { header, column } = looked;
    asked.push({ kind: 'meaning', subject: { of: 'row', header, column, text, ...(proposal && { proposal }) } });
  }
  const above = decided.byDefault ? mergedAbove(judging.cells, draft, decided.credits) : undefined;
  return above ? [...asked, { kind: 'meaning', subject: above }] : asked;
}

/** What a cell that says otherwise proposes, `''` where nothing is evident; undefined where it agrees or says nothing. */
function otherwise(
  raw: string,
  { isKind, isMoney }: Looked,
  { credits, byDefault }: Decided,
  everyone: boolean,
  { table }: Draft,
): Credit | 'none' | '' | undefined {
  const said = saidIn(raw);
  if (said === NOTHING) return undefined;
  if (said.no === 'always') return 'none';
  const isExplicit = EXPLICIT_FIELDS.some((field) => table.columns[field] !== undefined);
  const yields = everyone || (byDefault && !isExplicit);
  if (said.no === 'by default' && yields && (!isMoney || (everyone && said.givenBack))) return 'none';
  if (isKind && said.noMember && (byDefault || everyone)) return 'none';
  if (!byDefault) return undefined;
  const words = said.words.length > 0 || !isKind ? said.words : kindIn(raw);
  const isEthics = credits.some((credit) => credit !== 'FAIRH');
  if (words.length === 0 || (!isEthics && !said.namesCourse)) return undefined;
  if (words.some((word) => (word === 'ethics' ? isEthics : credits.includes(word)))) return undefined;
  const [only, ...more] = words;
  return only === undefined || only === 'ethics' || more.length > 0 ? '' : only;
}

const tops = new WeakMap<Table, readonly string[]>();

/**
 * An empty course cell below one that stands alone in its group may be the lower part of a merged cell. What the upper
 * part says is asked about where it is not the credit of the class.
 */
function mergedAbove(
  cells: Cells,
  { table, index, read }: Draft,
  credits: readonly Credit[],
): Subjects['meaning'] | undefined {
  if (!read.has('credit') || read.text('credit') !== '') return undefined;
  const above = (tops.get(table) ?? findTops(cells, table))[index - table.header] ?? '';
  const words = creditWords(above);
  const isEthics = credits.some((credit) => credit !== 'FAIRH');
  if (above === '' || words.some((word) => (word === 'ethics' ? isEthics : credits.includes(word)))) return undefined;
  const proposal = words.length === 1 ? CREDITS.find((credit) => credit === words[0]) : undefined;
  const text = `empty, below ${showable(masked(above))}`;
  return { of: 'row', column: table.columns.credit ?? -1, header: read.header('credit'), text, proposal };
}

/** For each row of a table the course cell that may reach down to it: no other row has it just above. */
function findTops({ display }: Cells, table: Table): readonly string[] {
  const column = table.columns.credit ?? -1;
  const found: string[] = [];
  let top = '';
  let before = '';
  for (let index = table.header; index < table.end; index += 1) {
    const row = display[index] ?? [];
    const text = trimmed(row[column] ?? '');
    if (index === table.header || row.filter((cell) => !isBlank(cell)).length < 2) [top, before] = ['', ''];
    else if (!isBlank(text)) [top, before] = [text === before ? '' : text, text];
    found.push(top);
  }
  tops.set(table, found);
  return found;
}
