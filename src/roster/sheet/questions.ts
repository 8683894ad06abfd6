import { type Field, type Meaning, type RosterSettings, UNITS } from '../settings';
import { CREDITS, type Credit, type Member } from '../types';
import { plural } from '../words';
import { columnLetters, normalized } from './cells';
import { columnsNamed, headerKey, mappedColumns, nameOfColumn } from './mapping';
import { columnAt, columnMark } from './memory';
import { merged, without } from './settle';

/** What only the coordinator can say about a roster, by kind: what each kind is about. Columns are indexes from 0. */
export interface Subjects {
  /** Several columns could be one field, or none is known to be. */
  readonly column: { readonly field: Field; readonly columns: readonly number[]; readonly headers: readonly string[] };
  readonly 'everyone earned': object;
  readonly 'class credit': object;
  readonly 'minimum minutes': object;
  /** A heading above some rows that names a kind of member or a course. */
  readonly 'section tag': { readonly section: string; readonly proposal: Credit | 'none' | undefined };
  /** A text whose meaning is not known: which credit, whether credit was earned, or whether it matters at all. */
  readonly meaning: {
    readonly column: number;
    readonly header: string;
    readonly text: string;
    readonly of: 'credit' | 'earned' | 'row';
    readonly proposal?: Meaning | undefined;
    /** What it is taken for while nobody says otherwise; absent where the row waits for the answer. */
    readonly presumed?: Meaning | undefined;
  };
  /** Bare numbers under this header: minutes or hours? */
  readonly unit: { readonly column: number; readonly header: string };
  /** Scores under this header: a yes from which number on? */
  readonly threshold: { readonly column: number; readonly header: string };
  /** Several GrowthZone contacts have one member ID, and a file names no contact. */
  readonly contact: { readonly memberId: string; readonly contacts: readonly Member[] };
  /** Another table beside this one, or another sheet, that looks like a roster: `where` says it in words. */
  readonly 'other table': { readonly where: string };
  /** Rows that are hidden; not known where a filter is on and each row would have to be asked. */
  readonly 'hidden rows': { readonly isKnown: boolean };
  /** Days that stand above the roster or in its name; `presumed` where the rows' own day is one of them. */
  readonly 'class date': {
    readonly days: readonly { readonly date: string; readonly where: string }[];
    /** What else is to be said about the class; may be empty. */
    readonly remark: string;
    readonly presumed: string | undefined;
  };
}
export type QuestionKind = keyof Subjects;

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A question as the page and the command line show it: open, or with its answer. */
export interface Question {
  /** Stable for one roster. */
  readonly id: string;
  readonly ask: QuestionKind;
  /** One sentence. */
  readonly message: string;
  /** The sheet's own numbers of the rows that wait for the answer, or go by it. */
  readonly rows: readonly number[];
  /** From 1; 0 where it is about no column. */
  readonly column: number;
  /** The field for which a column is sought; empty for every other question. */
  readonly field: Field | '';
  /** What can be said; empty where a number is typed. */
  readonly choices: readonly Choice[];
  /** What is evident, and never taken by itself; empty where nothing is. */
  readonly proposal: string;
  /** Empty while nobody answered it. */
  readonly answer: string;
  /** What the rows go by while nobody answers it; empty where they wait. */
  readonly presumed: string;
  /** The header of a text whose meaning is asked; empty for every other question. */
  readonly under: string;
  /** The setting that answers it on the command line, as JSON. */
  readonly setting: string;
}

/** All that is known of one kind of question. Whoever adds one adds a row to `Subjects` and to `RULES`. */
interface QuestionRule<Subject> {
  /** What tells two questions of the kind apart. */
  readonly key: (subject: Subject) => string;
  readonly answer: (subject: Subject, settings: RosterSettings) => string | undefined;
  readonly message: (subject: Subject, rows: number) => string;
  readonly choices: (subject: Subject) => readonly Choice[];
  readonly proposal?: (subject: Subject) => string | undefined;
  readonly column?: (subject: Subject) => number;
  /** The settings that say `value`; merged into those there are. */
  readonly settle: (subject: Subject, value: string) => RosterSettings;
  /** Settings without what answers it in another place than `settle` says. */
  readonly withdraw?: (subject: Subject, settings: RosterSettings) => RosterSettings;
  /** For the vendor's next roster an answer is taken as given, or proposed; absent where it is asked anew. */
  readonly nextTime?: 'taken' | 'proposed';
}

const same = (values: readonly string[]): readonly Choice[] => values.map((value) => ({ value, label: value }));
const rowsSaid = (rows: number): string => plural(rows, 'row');
const creditChoices: readonly Choice[] = [...same(CREDITS), { value: 'none', label: 'None of these' }];
const notIt: Choice = { value: 'ignore', label: 'Says nothing about credit' };

/** The value under a name of a record, whatever the name's case and spaces. */
export function under<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return Object.entries(record ?? {}).find(([key]) => headerKey(key) === headerKey(name))?.[1];
}

/** The same for texts, of which two may begin alike: all of it counts. */
function exactly<T>(record: Readonly<Record<string, T>> | undefined, text: string): T | undefined {
  return Object.entries(record ?? {}).find(([key]) => normalized(key) === normalized(text))?.[1];
}

/** What the coordinator said of the rows below a section heading. */
export function sectionTagOf(
  { sectionTags = {} }: RosterSettings,
  section: string,
): Credit | 'none' | 'ignore' | undefined {
  return exactly(sectionTags, section);
}

/** What a person said that a text under a header means; the two lists of `earned` say it for every header. */
export function meaningOf(settings: RosterSettings, header: string, text: string): Meaning | undefined {
  return exactly(under(settings.meanings, header), text);
}

/** A contact as a person tells it from another one of the same ID. */
function contactWords({ firstName, lastName, email, status, contactId }: Member): string {
  const more = [email, status].filter((word) => word !== '').map((word) => `, ${word}`);
  return `${`${firstName} ${lastName}`.trim() || 'a contact without a name'} (contact ${contactId}${more.join('')})`;
}

const RULES: { readonly [Kind in QuestionKind]: QuestionRule<Subjects[Kind]> } = {
  column: {
    key: ({ field }) => field,
    answer: ({ field, headers, columns }, settings) => {
      const [byName, ...more] = columnsNamed(headers, settings.columns?.[field] ?? '');
      const mapped =
        mappedColumns(settings.mapping ?? [], headers).find((place) => place.field === field)?.column ?? -1;
      const column = byName === undefined ? mapped : more.length > 0 ? -1 : byName;
      return column >= 0 && (columns.length === 0 || columns.includes(column)) ? columnLetters(column) : undefined;
    },
    message: ({ field, headers, columns }) => {
      const names = columns.map((column) => `"${headers[column]}" (${columnLetters(column)})`).join(' and ');
      if (columns.length === 1) return `${names} could be the ${FIELD_WORDS[field] ?? field}. Is it?`;
      return columns.length > 0
        ? `${columns.length} columns could be the ${FIELD_WORDS[field] ?? field}: ${names}. Which one is it?`
        : `No column is known to be the ${FIELD_WORDS[field] ?? field}. Which one is it?`;
    },
    choices: ({ columns, headers }) =>
      (columns.length > 0 ? columns : headers.flatMap((header, column) => (header === '' ? [] : [column]))).map(
        (column) => ({ value: columnLetters(column), label: `${columnLetters(column)}: ${headers[column] ?? ''}` }),
      ),
    column: ({ columns }) => columns[0] ?? -1,
    settle: ({ field, headers }, value) => {
      const column = headers.findIndex((_, one) => columnLetters(one) === value);
      return { columns: { [field]: column < 0 ? value : nameOfColumn(headers, column) } };
    },
    withdraw: ({ field }, { mapping, ...settings }) =>
      mapping ? { ...settings, mapping: mapping.filter(([, one]) => one !== field) } : settings,
    nextTime: 'taken',
  },
  'everyone earned': {
    key: () => '',
    answer: (_, { earned }) => (earned === 'all' ? 'all' : undefined),
    message: (_, rows) => `No column says who earned credit. Did everyone listed earn it (${rowsSaid(rows)})?`,
    choices: () => [{ value: 'all', label: 'Everyone listed earned credit' }],
    settle: () => ({ earned: 'all' }),
    nextTime: 'proposed',
  },
  'class credit': {
    key: () => '',
    answer: (_, { classCredit }) => classCredit,
    message: (_, rows) =>
      `${rowsSaid(rows)} ${rows === 1 ? 'does' : 'do'} not say whether the class was COEC (existing members), COEN (new members) or FAIRH. Which credit was it for them?`,
    choices: () => same(CREDITS),
    settle: (_, value) => ({ classCredit: value as Credit }),
    nextTime: 'proposed',
  },
  'minimum minutes': {
    key: () => '',
    answer: (_, { minimumMinutes }) => (minimumMinutes === undefined ? undefined : String(minimumMinutes)),
    message: (_, rows) =>
      `${rowsSaid(rows)} ${rows === 1 ? 'says' : 'say'} how long people were there. How many minutes earn credit?`,
    choices: () => [],
    proposal: () => '150',
    settle: (_, value) => ({ minimumMinutes: Number(value) }),
    nextTime: 'proposed',
  },
  'section tag': {
    key: ({ section }) => normalized(section),
    answer: ({ section }, settings) => sectionTagOf(settings, section),
    message: ({ section, proposal }, rows) =>
      `${rowsSaid(rows)} ${rows === 1 ? 'stands' : 'stand'} under "${section}". ${proposal === undefined ? 'Which credit did they earn?' : proposal === 'none' ? 'Did they earn credit?' : `Are they ${proposal}?`}`,
    choices: () => [...creditChoices, notIt],
    proposal: ({ proposal }) => proposal,
    settle: ({ section }, value) => ({ sectionTags: { [section]: value as Credit } }),
    nextTime: 'taken',
  },
  meaning: {
    key: ({ header, text }) => `${headerKey(header)}|${normalized(text)}`,
    answer: ({ header, text, of }, settings) => {
      const said = meaningOf(settings, header, text);
      if (said !== undefined || of !== 'earned' || settings.earned === 'all') return said;
      const lists = { yes: settings.earned?.yes ?? [], no: settings.earned?.no ?? [] };
      const has = (list: readonly string[]) => list.some((one) => normalized(one) === normalized(text));
      return has(lists.yes) ? 'yes' : has(lists.no) ? 'no' : undefined;
    },
    message: ({ header, text, of, presumed }, rows) =>
      presumed === 'none'
        ? `"${text}" stands in ${rowsSaid(rows)} under "${header}". It is another course, so these people are left out.`
        : of === 'credit'
          ? `"${text}" stands in ${rowsSaid(rows)} under "${header}": which credit, or none?`
          : of === 'earned'
            ? `"${text}" stands in ${rowsSaid(rows)} under "${header}": was credit earned?`
            : `"${text}" stands in ${rowsSaid(rows)} under "${header}". Does it change the credit of these people?`,
    choices: ({ of }) =>
      of === 'credit'
        ? creditChoices
        : of === 'earned'
          ? [
              { value: 'yes', label: 'Earned credit' },
              { value: 'no', label: 'Earned no credit' },
            ]
          : [...creditChoices, notIt],
    proposal: ({ proposal }) => proposal,
    column: ({ column }) => column,
    settle: ({ header, text }, value) => ({ meanings: { [header]: { [text]: value as Meaning } } }),
    withdraw: ({ text }, settings) => {
      const { earned } = settings;
      if (earned === undefined || earned === 'all') return settings;
      const others = (list: readonly string[]) => list.filter((one) => normalized(one) !== normalized(text));
      return { ...settings, earned: { yes: others(earned.yes ?? []), no: others(earned.no ?? []) } };
    },
    nextTime: 'taken',
  },
  contact: {
    key: ({ memberId }) => memberId,
    answer: ({ memberId, contacts }, { chosenContacts }) => {
      const chosen = chosenContacts?.[memberId];
      return contacts.some(({ contactId }) => contactId === chosen) ? String(chosen) : undefined;
    },
    message: ({ memberId, contacts }) =>
      `Member ID ${memberId} belongs to ${contacts.length} contacts in GrowthZone: ${contacts.map(contactWords).join(' and ')}. Merge them there and read the members again, or choose one; whoever is chosen is imported alone, and is held where another one was registered.`,
    choices: ({ contacts }) =>
      contacts.map((contact) => ({ value: String(contact.contactId), label: contactWords(contact) })),
    settle: ({ memberId }, value) => ({ chosenContacts: { [memberId]: Number(value) } }),
  },
  unit: {
    key: ({ header }) => headerKey(header),
    answer: ({ header }, { units }) => under(units, header),
    message: ({ header }, rows) =>
      `${rowsSaid(rows)} have a time under "${header}" whose unit is not said. Is it minutes, hours, or another unit?`,
    choices: () => same(UNITS),
    column: ({ column }) => column,
    settle: ({ header }, value) => ({ units: { [header]: value as (typeof UNITS)[number] } }),
    nextTime: 'taken',
  },
  threshold: {
    key: ({ header }) => headerKey(header),
    answer: ({ header }, { thresholds }) => {
      const said = under(thresholds, header);
      return said === undefined ? undefined : String(said);
    },
    message: ({ header }, rows) =>
      `${rowsSaid(rows)} ${rows === 1 ? 'has' : 'have'} a score under "${header}". From which number on was credit earned?`,
    choices: () => [],
    column: ({ column }) => column,
    settle: ({ header }, value) => ({ thresholds: { [header]: Number(value) } }),
    nextTime: 'proposed',
  },
  'other table': {
    key: ({ where }) => where,
    answer: (_, { otherTables }) => otherTables,
    message: ({ where }) => `${where} looks like a roster, too. Only this table is read. Is that right?`,
    choices: () => [{ value: 'ignore', label: 'Yes, only this table' }],
    settle: () => ({ otherTables: 'ignore' }),
  },
  'class date': {
    key: () => '',
    answer: (_, { classDate }) => classDate,
    message: ({ days, remark }) => {
      const said = days.map(({ date, where }) => `${date} (${where})`).join(' and ');
      const asked = days.length > 1 ? `${said} stand there. On which day was the class?` : `Was the class on ${said}?`;
      return `${asked} ${remark}`.trim();
    },
    choices: ({ days }) => days.map(({ date, where }) => ({ value: date, label: `${date} (${where})` })),
    proposal: ({ days }) => (days.length === 1 ? days[0]?.date : undefined),
    settle: (_, value) => ({ classDate: value }),
  },
  'hidden rows': {
    key: () => '',
    // Nobody can be left out whose row is not known.
    answer: ({ isKnown }, { hiddenRows }) => (isKnown || hiddenRows === 'included' ? hiddenRows : undefined),
    message: ({ isKnown }, rows) =>
      isKnown
        ? `${rowsSaid(rows)} ${rows === 1 ? 'is' : 'are'} hidden in the sheet. Are these people to be sent, too?`
        : 'A filter is on: it may hide rows. Are people in hidden rows to be sent, too?',
    choices: ({ isKnown }) => [
      { value: 'included', label: 'Yes, as any other row' },
      ...(isKnown ? [{ value: 'left out', label: 'No, leave them out' }] : []),
    ],
    settle: (_, value) => ({ hiddenRows: value as 'included' | 'left out' }),
  },
};

/** How a field is called in a sentence. */
const FIELD_WORDS: Readonly<Partial<Record<Field, string>>> = {
  memberId: 'member ID',
  firstName: 'first name',
  lastName: 'last name',
  fullName: 'name',
  earned: 'column that says who earned credit',
  credit: 'credit or course',
  minutes: 'minutes present',
  hours: 'hours present',
  timeIn: 'time in',
  timeOut: 'time out',
  email: 'e-mail address',
  suffix: 'suffix',
  office: 'office',
  ethicsCredit: 'ethics credit',
  coecCredit: 'COEC credit',
  coenCredit: 'COEN credit',
  fairHousingCredit: 'fair housing credit',
  date: 'date of completion',
  newMember: 'column that says who is a new member',
  memberType: 'member type',
  attended: 'attendance',
};

interface Raised {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly subject: Subjects[QuestionKind];
  readonly rows: Set<number>;
}

/** Every question that one reading of a roster raised, with the rows that depend on it. */
export class QuestionBook {
  private readonly raised = new Map<string, Raised>();

  constructor(private readonly settings: RosterSettings) {}

  /** Asks about a row (index from 0): gives the coordinator's answer, else what is presumed, or undefined. */
  ask<Kind extends QuestionKind>(kind: Kind, subject: Subjects[Kind], row: number): string | undefined {
    const rule = RULES[kind];
    const id = idOf(kind, subject);
    const known = this.raised.get(id);
    if (known) known.rows.add(row);
    else this.raised.set(id, { id, kind, subject, rows: new Set([row]) });
    return rule.answer(subject, this.settings) ?? presumedOf(subject);
  }

  /** In the order in which they were raised. */
  all(): readonly Question[] {
    return [...this.raised.values()].map((raised) => this.shown(raised));
  }

  private shown({ id, kind, subject, rows }: Raised): Question {
    const rule = RULES[kind] as QuestionRule<Subjects[QuestionKind]>;
    const choices = rule.choices(subject);
    const proposal = rule.proposal?.(subject) ?? '';
    return {
      id,
      ask: kind,
      message: rule.message(subject, rows.size),
      rows: [...rows].sort((a, b) => a - b).map((row) => row + 1),
      column: (rule.column?.(subject) ?? -1) + 1,
      field: 'field' in subject ? subject.field : '',
      choices,
      proposal,
      answer: rule.answer(subject, this.settings) ?? '',
      presumed: presumedOf(subject) ?? '',
      under: kind === 'meaning' && 'header' in subject ? subject.header : '',
      setting: JSON.stringify(rule.settle(subject, proposal || choices[0]?.value || '0')),
    };
  }

  /**
   * Settings with an answer to one of the raised questions; an empty one takes back what was said. Undefined where the
   * question was not raised or cannot mean that.
   */
  settled(id: string, value: string, settings: RosterSettings): RosterSettings | undefined {
    const raised = this.raised.get(id);
    if (!raised) return undefined;
    const { subject } = raised;
    const rule = RULES[raised.kind] as QuestionRule<Subjects[QuestionKind]>;
    if (value === '') {
      const said = rule.answer(subject, this.settings);
      if (said === undefined) return undefined;
      const left = without(settings, rule.settle(subject, said));
      return rule.withdraw?.(subject, left) ?? left;
    }
    const choices = rule.choices(subject);
    const fits = choices.length > 0 ? choices.some((choice) => choice.value === value) : /^\d+(\.\d+)?$/.test(value);
    if (!fits) return undefined;
    // An answer in other capitals would stand beside this one, and before it.
    const answer = rule.settle(subject, value);
    return merged(without(settings, answer), answer);
  }

  /** An answer as it is remembered for the vendor's next roster, whose columns may stand elsewhere; empty where it is not. */
  toRemember(id: string, answer: string): string {
    const raised = this.raised.get(id);
    if (!raised || RULES[raised.kind].nextTime === undefined) return '';
    return 'headers' in raised.subject ? columnMark(raised.subject.headers, answer) : answer;
  }

  /** The remembered answer to a question, as it is said of this roster; undefined where there is none. */
  private fromMemory({ kind, subject, id }: Raised, answerTo: Memory): string | undefined {
    const remembered = answerTo(id);
    if (remembered === undefined || RULES[kind].nextTime === undefined) return undefined;
    return 'headers' in subject ? columnAt(subject.headers, remembered) : remembered;
  }

  /** Settings with the remembered answers to those open questions whose answers hold for every roster of a vendor. */
  answeredBy(answerTo: Memory, before: RosterSettings): { settings: RosterSettings; ids: readonly string[] } {
    let settings = before;
    const ids: string[] = [];
    for (const raised of this.raised.values()) {
      const { id, kind } = raised;
      if (RULES[kind].nextTime !== 'taken' || this.shown(raised).answer !== '') continue;
      const said = this.fromMemory(raised, answerTo);
      const next = said ? this.settled(id, said, settings) : undefined;
      if (!next) continue;
      settings = next;
      ids.push(id);
    }
    return { settings, ids };
  }

  /** The answer of the last roster to a question that is open, or empty: it is proposed where it was not taken. */
  lastTime(id: string, answerTo: Memory): string {
    const raised = this.raised.get(id);
    return (raised && this.fromMemory(raised, answerTo)) ?? '';
  }
}

/** What was answered to a question for an earlier roster, by the question's id. */
type Memory = (id: string) => string | undefined;

const presumedOf = (subject: Subjects[QuestionKind]): string | undefined =>
  'presumed' in subject ? subject.presumed : undefined;

/** The question's stable name, by which a finding points at it. */
export function idOf<Kind extends QuestionKind>(kind: Kind, subject: Subjects[Kind]): string {
  const key = RULES[kind].key(subject);
  return key === '' ? kind : `${kind}: ${key}`;
}
