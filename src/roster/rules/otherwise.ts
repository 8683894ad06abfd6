import { type Cells, columnLetters, isBlank, normalized, oncePer, remembering, trimmed } from '../sheet/cells';
import { ABOUT_KIND } from '../sheet/column-choice';
import { headerWords } from '../sheet/headers';
import { idOf, type Subjects } from '../sheet/question-rules';
import type { Table } from '../sheet/table';
import { asCredit, type Credit } from '../types';
import { says } from '../words';
import { type CreditWord, creditWords, memberKind, namesAnotherCourse, namesCourse } from './credit';
import { type Draft, isExplicit, type Judging, tell } from './draft';
import { earnedContext, readEarned } from './earned';
import { showable } from './masked';
import { agreesWith, anotherCredit, titleSubject } from './title-credit';

/** Words by which a row says that no credit is due, whatever else it says. */
const NO_CREDIT =
  /\bno (\w+ )?credit\b(?! card)|\bnon-?credit\b|\bnot (\w+ )?(eligible|earned|for credit|completed?|finish\w*|pass(ed)?)\b|\bineligible\b|\b(did|does|do)(n'?t| not) (complete|finish|pass|earn|attend|report|send|submit|award|issue|count|need credit|want credit)\b|\bwithout credit\b|^audit(or|ing|ed|s)?\b|\baudit(ing|ed)? (only|the|this|class|course)\b|\bas an auditor\b|\b(credit|certificate) (denied|withheld|revoked)\b/;
/** Words that an explicit yes outranks, and a default does not. */
const NO_MORE_THERE =
  /\bleft (early|at|before|after|during|the (class|room|meeting))\b|\bleav\w+ early\b|\bcancel|\brefund|\btransfer(red)?\b|\bmoved to\b|\breschedul|\bno[ -]?shows?\b|\babsent\b|\bwithdr[ae]w|\bdropped\b|\bwait(ing)?[ -]?list|\bpartial|\bincomplete\b|\bfailed\b|\bvoid(ed)?\b|\b(did|was|were)(n'?t| not) (there|stay|show|come|return|present|in class)\b|\bnot (attend\w*|present)\b|\bmissed (the|class|session|part|half|first|last|most|\d)|\b(arrived|came|joined) late\b|^observ(er|ing)\b|\bno cert(ificate)?\b|\bneeds? (a )?make-?up\b/;
/** Of these, what counts in a column about money: it was given back. */
const GIVEN_BACK = /\brefund|\bcancel|\bvoid|\btransfer/;
/** Kinds of attendees that earn no credit, or none of their own accord. */
const NO_MEMBER =
  /^(guests?|visitors?|vendors?|exhibitors?|affiliates?|non-? ?members?|staff|observers?|instructors?|speakers?|sponsors?|spouses?|public)\b/;
/** Headings above people who earned nothing. */
const HEADING =
  /\b(guests?|visitors?|vendors?|observers?|affiliates?|non-? ?members?|absentees|no.?shows?|withdr\w+|audit\w*|fail\w*|registered only|make-?ups?)\b|\b(did|do|does)(n'?t| not)\b/;

const ABOUT_ATTENDEE =
  /\b(member(ship)?|registrant|attendee|product|status|class|course|role|session|event|designation)\b/;
const ABOUT_MONEY = /\b(pay|payment|paid|amount|fee|invoice|price|balance|billing)\b/;
/** Columns whose words are names and places, or about another matter. */
const SAYS_NOTHING =
  /\b(name|licen[cs]e|lic|phone|mobile|cell|fax|address|street|city|state|zip|county|country|region|url|link|ip|email|e mail|subscri\w+ status|newsletter|marketing|opt (in|out)|office|company|firm|brokerage|broker|agency|employer|organi[sz]ation|association|board|school|instructor|teacher|timestamp|time|date|hear|referr\w*|source|order id|username|language|job|gender)\b|^ce (outcome|credit|member id|detail)$/;

/** Columns that answer whether somebody passed or was there; a clear no in one is no yes. */
const ABOUT_RESULT =
  /^(?!.*\b(card|lunch|dinner|before|first|previous\w*|pre|sent|mailed|need\w*|want\w*|request\w*)\b).*\b(pass\w*|attempt|exam|test|quiz|outcome|result|complet\w*|finish\w*|attend\w*|stay(ed)?|remain(ed)?|present|(check|sign)(ed)? (in|out))\b|\bcredits? (requested|wanted|needed|desired)\b/;
/** Columns that are filled where no credit is due. */
const ABOUT_NO =
  /^no(ne)?$|\b(not (attend\w*|pass\w*|complet\w*)|no[ -]?show|left early|cancell?(ed|ation)(?! policy)|withdr[ae]w\w*|refund(ed)?|unenrol+ed|drop(ped)?|absent|wait ?list(ed)?|fail(ed)?)\b/;
/** Others of the kind, which a yes elsewhere does not outrank. */
const ABOUT_DENIAL =
  /^audit\w*( y n)?$|\bopt(ed)? out of (ce|credit)\b|\bcredit not\b|\b(not (given|earned|awarded|issued)|no credit|denied|withheld|ineligible)\b|^fail(ed)?$/;

/** A day or half of the class, as attendance sheets head them. */
const ABOUT_PART =
  /^(((day|session|part|week|class|mon|tue|wed|thu|fri|sat|sun)\w* )?\d[\d ]*|[ap]m|morning|afternoon)$/;
/** What stands there, and of it what says that somebody was not there, or not from the first to the last. */
const MARK = /^([xpyaeltu✓✔√]|yes|no|present|absent|abs?|)$/i;
const MARKED_ABSENT = /^([aeltu]|abs?)$/i;

export interface Looked {
  readonly column: number;
  /** As a question names it; where the column has no header, by its letter. */
  readonly header: string;
  readonly isKind: boolean;
  readonly isMoney: boolean;
  readonly isResult: boolean;
  readonly isNo: boolean;
  readonly isDenial: boolean;
  /** True for a part of the class in which somebody is marked as there. */
  readonly isMarks: boolean;
  /** Where each text stands once, above the rows of its group: the text that a row's empty cell goes on with. */
  readonly groups: readonly string[];
  /** True where most rows name one of our courses, or each names a course: one that names another earned none by default. */
  readonly isCourses: boolean;
}

/** The columns that stand for no field of ours and could say that a row is different. */
export const columnsToLookAt = oncePer((table: Table, { display }: Cells): readonly Looked[] => {
  const ofKind = [table.columns.memberType, table.columns.role];
  const used = new Set(Object.values(table.columns));
  return table.headers.flatMap((header, column) => {
    const words = headerWords(header);
    const isDenial = ABOUT_DENIAL.test(words);
    const isNo = isDenial || ABOUT_NO.test(words);
    if (!ofKind.includes(column) && (used.has(column) || (!isNo && SAYS_NOTHING.test(words)))) return [];
    const isKind = ofKind.includes(column) || ABOUT_KIND.test(words) || ABOUT_ATTENDEE.test(words);
    const about = {
      isMoney: ABOUT_MONEY.test(words),
      isNo,
      isDenial,
    };
    const texts = display.slice(table.header + 1, table.end).map((row) => row[column] ?? '');
    const isMarks = ABOUT_PART.test(words) && texts.every((text) => MARK.test(text.trim())) && !texts.every(isBlank);
    const ours = texts.filter(namesCourse).length;
    const isCourses =
      ours * 2 > texts.filter((text) => !isBlank(text)).length ||
      (ours > 0 && texts.every((text) => namesCourse(text) || namesAnotherCourse(text)));
    const isResult = isMarks || ABOUT_RESULT.test(words);
    const more = { isCourses, isMarks, isResult, groups: groupsIn(texts) };
    return [{ ...more, column, header: header || `column ${columnLetters(column)}`, isKind, ...about }];
  });
});

/** For each cell of a column of group labels the label of its group; empty for every other column. */
function groupsIn(texts: readonly string[]): readonly string[] {
  const labels = texts.filter((text) => !isBlank(text));
  const isEachOnce = labels.length > 1 && new Set(labels).size === labels.length;
  if (!isEachOnce || isBlank(texts[0] ?? '') || labels.length * 2 > texts.length) return [];
  let label = '';
  return texts.map((text) => {
    label = isBlank(text) ? label : text;
    return label;
  });
}

/** What a text says of the credit of its row. */
interface Said {
  readonly no: 'always' | 'by default' | undefined;
  readonly givenBack: boolean;
  readonly noMember: boolean;
  readonly words: readonly CreditWord[];
  readonly namesCourse: boolean;
}
/** Words of yes and no as they are anywhere. */
const PLAIN = earnedContext([], {});
const NOTHING: Said = { no: undefined, givenBack: false, noMember: false, words: [], namesCourse: false };
/** A quick look: the beginning of a word stands here of every text that says anything. */
const PERHAPS =
  /cre|cert|make|lef|lea|aud|can|ref|trans|move|resc|show|abs|with|drop|wait|part|compl|fail|void|not|n't|miss|late|elig|guest|vis|vend|exhib|affil|memb|staff|obs|instr|speak|spons|spou|pub|new|exis|curr|cont|cyc|app|prov|orie|nmo|coe|c\.o|eth|fair|fh/i;

const plainWords = (text: string): string => normalized(text).replace(/[’‘]/g, "'");

const saidIn = remembering((text: string): Said => {
  if (text.length > 200 || !PERHAPS.test(text)) return NOTHING;
  const words = plainWords(text);
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
  settings.earned === 'all' && !isExplicit(table);

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
    const credit = asCredit(answer);
    const [column, text] = 'section' in subject ? ['', subject.section] : [subject.header, subject.text];
    if (answer === 'none' || answer === 'no') {
      draft.leftOut ??= { cause: 'no-credit', reason: `earned no credit (${column || 'under the heading'}: ${text})` };
    } else if (credit) {
      credits = [credit];
    } else if (answer === undefined) {
      isOpen = true;
      const said = column === '' ? `it is under "${text}"` : says(column, text);
      const message = `The row counts as ${credits.join(' + ')} by default, but ${said}. What does that mean?`;
      tell(draft, 'row-says-otherwise', [column, text], message, {
        proposal: asCredit(subject.proposal),
        question: idOf(kind, subject as never),
      });
    }
  }
  return isOpen || draft.leftOut ? [] : credits;
}

type Asked =
  | { readonly kind: 'section tag'; readonly subject: Subjects['section tag'] }
  | { readonly kind: 'meaning'; readonly subject: Subjects['meaning'] };

/** A title of another class, and a heading such as "Guests" where the rows below do not say themselves that they earned. */
function headingSubjects(judging: Judging, draft: Draft, { credits, byDefault }: Decided): readonly Asked[] {
  const { section } = draft;
  const title = byDefault ? titleSubject(judging, draft, credits) : undefined;
  const titles: readonly Asked[] = title ? [{ kind: 'section tag', subject: title }] : [];
  const isOtherCourse = byDefault && namesAnotherCourse(section) && hasCourseHeadings(draft.table, judging.cells);
  const isNone = saysNoCredit(section) && (byDefault || isEveryone(judging, draft));
  if (section === '' || !(isOtherCourse || isNone)) return titles;
  return [...titles, { kind: 'section tag', subject: { section, proposal: 'none' } }];
}

/** True where some heading of the table names one of our courses: another one then names another course. */
const hasCourseHeadings = oncePer(({ header, end }: Table, { display }: Cells): boolean =>
  display.slice(header + 1, end).some((row) => {
    const [text, ...more] = row.filter((cell) => !isBlank(cell));
    return text !== undefined && more.length === 0 && namesCourse(text);
  }),
);

const saysNoCredit = remembering((section: string) => {
  const words = plainWords(section);
  return [HEADING, NO_CREDIT, NO_MORE_THERE].some((pattern) => pattern.test(words));
});

function cellSubjects(judging: Judging, draft: Draft, decided: Decided): readonly Asked[] {
  const row = judging.cells.display[draft.index] ?? [];
  const asked: Asked[] = [];
  const everyone = isEveryone(judging, draft);
  for (const looked of columnsToLookAt(draft.table, judging.cells)) {
    const raw = row[looked.column] || looked.groups[draft.index - draft.table.header - 1] || '';
    const isGap = everyone && looked.isMarks && isBlank(raw);
    if (raw === '' && !isGap) continue;
    const proposal = isGap ? 'none' : otherwise(raw, looked, decided, everyone, draft);
    if (proposal === undefined) continue;
    const text = isGap ? 'empty' : showable(raw);
    const { header, column } = looked;
    asked.push({ kind: 'meaning', subject: { of: 'row', header, column, text, ...(proposal && { proposal }) } });
  }
  for (const gap of everyone ? daysOfOthers(draft.table, judging.cells) : []) {
    if (!isBlank(row[gap] ?? '')) continue;
    const header = draft.table.headers[gap] ?? '';
    asked.push({ kind: 'meaning', subject: { of: 'row', header, column: gap, text: 'empty', proposal: 'none' } });
  }
  const above = decided.byDefault ? mergedAbove(judging.cells, draft, decided.credits) : undefined;
  return above ? [...asked, { kind: 'meaning', subject: above }] : asked;
}

/** The columns of the day of completion, and of the time at which somebody checked in, where some rows have one. */
const daysOfOthers = oncePer(({ columns, headers, header, end }: Table, { display }: Cells): readonly number[] => {
  const { date, timeOut } = columns;
  return headers.flatMap((text, column) => {
    const words = headerWords(text);
    const isDone = column === date && /\b(complet\w*|earned|passed)\b/.test(words);
    const isIn = timeOut === undefined && /\b(check(ed)? in|scanned|admitted)\b/.test(words);
    if (!isDone && !isIn) return [];
    const texts = display.slice(header + 1, end).map((row) => row[column] ?? '');
    return texts.some((one) => !isBlank(one) && (isDone || /\d[/:-]\d/.test(one))) ? [column] : [];
  });
});

/** A no in words under a header that asks for a yes, or anything but a no under one such as "Cancelled". */
function answersNo(raw: string, { isNo, isMarks, header }: Looked): boolean {
  if (!isNo && /^(\d+) ?(of|\/) ?(?!\1$)\d+$/.test(raw)) return !/exam|test|quiz/i.test(header);
  const isNegative = readEarned(raw, PLAIN) === 'no' || (isMarks && MARKED_ABSENT.test(raw));
  return isNo ? !isNegative && /^(?!n\/?a$).*[1-9a-z]/i.test(raw) : isNegative && /[a-z☐✗✘×]/i.test(raw);
}

/** What a cell that says otherwise proposes, `''` where nothing is evident; undefined where it agrees or says nothing. */
function otherwise(
  raw: string,
  looked: Looked,
  { credits, byDefault }: Decided,
  everyone: boolean,
  { table }: Draft,
): Credit | 'none' | '' | undefined {
  const { isKind, isMoney, isResult, isNo, isDenial, isCourses } = looked;
  if ((isResult || isNo) && !isMoney && (isDenial || !isExplicit(table)) && answersNo(raw, looked)) return 'none';
  if (isCourses && byDefault && namesAnotherCourse(raw)) return 'none';
  const said = saidIn(raw);
  if (said === NOTHING) return undefined;
  if (said.no === 'always') return 'none';
  const yields = everyone || (byDefault && !isExplicit(table));
  if (said.no === 'by default' && yields && (!isMoney || (everyone && said.givenBack))) return 'none';
  if (isKind && said.noMember && (byDefault || everyone)) return 'none';
  if (!byDefault) return undefined;
  const words = said.words.length > 0 || !isKind ? said.words : kindIn(raw);
  return anotherCredit(words, credits, said.namesCourse);
}

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
  const above = topsOf(table, cells)[index - table.header] ?? '';
  const words = creditWords(above);
  if (above === '' || words.some(agreesWith(credits))) return undefined;
  const proposal = words.length === 1 ? asCredit(words[0]) : undefined;
  const text = `empty, below ${showable(above)}`;
  return { of: 'row', column: table.columns.credit ?? -1, header: read.header('credit'), text, proposal };
}

/** For each row of a table the course cell that may reach down to it: no other row has it just above. */
const topsOf = oncePer((table: Table, { display }: Cells): readonly string[] => {
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
  return found;
});
