import { fnv1a } from '../hashes';
import { type Field, type Meaning, type RosterSettings, UNITS, type Unit } from '../settings';
import { CREDITS, type Credit, type Member } from '../types';
import { calledIn, fullName } from '../words';
import { columnLetters, normalized } from './cells';
import { columnsNamed, headerKey, mappedColumns, meaningOf, nameOfColumn, sectionTagOf, under } from './mapping';

/** What only the coordinator can say about a roster, by kind: what each kind is about. Columns are indexes from 0. */
export interface Subjects {
  /** Several columns could be one field, or none is known to be. */
  readonly column: {
    readonly field: Field;
    readonly columns: readonly number[];
    readonly headers: readonly string[];
    /** The header row, from 1, of a table with headers of its own. */
    readonly apart?: number;
  };
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
  readonly unit: { readonly column: number; readonly header: string; readonly presumed?: Unit };
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

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** All that is known of one kind of question. Whoever adds one adds a row to `Subjects` and to `RULES`. */
export interface QuestionRule<Subject> {
  /** What tells two questions of the kind apart; absent where there is one. */
  readonly key?: (subject: Subject) => string;
  readonly answer: (subject: Subject, settings: RosterSettings) => string | undefined;
  /** `rows` says how many depend on it: `3 rows`. */
  readonly message: (subject: Subject, rows: string) => string;
  /** Absent where a number is typed. */
  readonly choices?: (subject: Subject) => readonly Choice[];
  readonly proposal?: (subject: Subject) => string | undefined;
  /** The settings that say `value`; merged into those there are. */
  readonly settle: (subject: Subject, value: string) => RosterSettings;
  /** Settings without what answers it in another place than `settle` says. */
  readonly withdraw?: (subject: Subject, settings: RosterSettings) => RosterSettings;
  /** For the vendor's next roster an answer is taken as given, or proposed; absent where it is asked anew. */
  readonly nextTime?: 'taken' | 'proposed';
}

const choice = (value: string, label = value): Choice => ({ value, label });
const same = (values: readonly string[]): readonly Choice[] => values.map((value) => choice(value));
const creditChoices: readonly Choice[] = [...same(CREDITS), choice('none', 'None of these')];
const withNotIt: readonly Choice[] = [...creditChoices, choice('ignore', 'Says nothing about credit')];
const yesOrNo: readonly Choice[] = [choice('yes', 'Earned credit'), choice('no', 'Earned no credit')];
const textOf = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value));

/** A contact as a person tells it from another one of the same ID. */
function contactWords(contact: Member): string {
  const { contactId, email, status } = contact;
  const more = [`contact ${contactId}`, email, status].filter((word) => word !== '').join(', ');
  return `${fullName(contact) || 'a contact without a name'} (${more})`;
}

export const RULES: { readonly [Kind in QuestionKind]: QuestionRule<Subjects[Kind]> } = {
  column: {
    key: ({ field, headers, apart }) => (apart ? `${field}, ${fnv1a(headers.map(headerKey).join('\n'))}` : field),
    answer: ({ field, headers, columns, apart }, settings) => {
      const said = settings.tableColumns?.[apart ?? '']?.[field] ?? settings.columns?.[field];
      const [byName, ...more] = columnsNamed(headers, said ?? '');
      const mapped =
        mappedColumns(settings.mapping ?? [], headers).find((place) => place.field === field)?.column ?? -1;
      const column = byName === undefined ? mapped : more.length > 0 ? -1 : byName;
      return column >= 0 && (columns.length === 0 || columns.includes(column)) ? columnLetters(column) : undefined;
    },
    message: ({ field, headers, columns, apart }) => {
      const names = columns.map((column) => `"${headers[column]}" (${columnLetters(column)})`).join(' and ');
      const called = calledIn(field);
      if (columns.length === 1) return `${names} could be the ${called}. Is it?`;
      const where = apart ? ` under the headers of row ${apart}` : '';
      const said = names
        ? `${columns.length} columns${where} could be the ${called}: ${names}`
        : `No column${where} is clearly the ${called}`;
      return `${said}. Which one is it?`;
    },
    choices: ({ columns, headers }) =>
      (columns.length > 0 ? columns : headers.flatMap((header, column) => (header === '' ? [] : [column]))).map(
        (column) => choice(columnLetters(column), `${columnLetters(column)}: ${headers[column] ?? ''}`),
      ),
    settle: ({ field, headers, apart }, value) => {
      const column = headers.findIndex((_, one) => columnLetters(one) === value);
      const columns = { [field]: column < 0 ? value : nameOfColumn(headers, column) };
      return apart ? { tableColumns: { [apart]: columns } } : { columns };
    },
    withdraw: ({ field }, { mapping, ...settings }) =>
      mapping ? { ...settings, mapping: mapping.filter(([, one]) => one !== field) } : settings,
    nextTime: 'taken',
  },
  'everyone earned': {
    answer: (_, { earned }) => (earned === 'all' ? 'all' : undefined),
    message: (_, rows) => `No column says who earned credit. Did everyone listed earn it (${rows})?`,
    choices: () => [choice('all', 'Everyone listed earned credit')],
    settle: () => ({ earned: 'all' }),
    nextTime: 'proposed',
  },
  'class credit': {
    answer: (_, { classCredit }) => classCredit,
    message: (_, rows) =>
      `${rows} without a credit of their own: was the class COEC (existing members), COEN (new members) or FAIRH?`,
    choices: () => same(CREDITS),
    settle: (_, value) => ({ classCredit: value as Credit }),
    nextTime: 'proposed',
  },
  'minimum minutes': {
    answer: (_, { minimumMinutes }) => textOf(minimumMinutes),
    message: (_, rows) => `${rows} with time attended: how many minutes earn credit?`,
    proposal: () => '150',
    settle: (_, value) => ({ minimumMinutes: Number(value) }),
    nextTime: 'proposed',
  },
  'section tag': {
    key: ({ section }) => normalized(section),
    answer: ({ section }, settings) => sectionTagOf(settings, section),
    message: ({ section, proposal }, rows) =>
      `${rows} under "${section}": ${proposal === undefined ? 'which credit did they earn' : proposal === 'none' ? 'did they earn credit' : `are they ${proposal}`}?`,
    choices: () => withNotIt,
    proposal: ({ proposal }) => proposal,
    settle: ({ section }, value) => ({ sectionTags: { [section]: value as Credit } }),
    nextTime: 'taken',
  },
  meaning: {
    key: ({ header, text }) => `${headerKey(header)}|${normalized(text)}`,
    answer: ({ header, text, of }, settings) => {
      const said = meaningOf(settings, header, text);
      if (said !== undefined || of !== 'earned' || settings.earned === 'all') return said;
      const has = (list: readonly string[] = []) => list.some((one) => normalized(one) === normalized(text));
      return has(settings.earned?.yes) ? 'yes' : has(settings.earned?.no) ? 'no' : undefined;
    },
    message: ({ header, text, of, presumed }, rows) => {
      const said = `"${text}" is in ${rows} under "${header}"`;
      if (presumed === 'none') return `${said}. It is another course, so these people are left out.`;
      const asked = {
        credit: 'which credit, or none',
        earned: 'was credit earned',
        row: 'does it change their credit',
      };
      return `${said}: ${asked[of]}?`;
    },
    choices: ({ of }) => (of === 'credit' ? creditChoices : of === 'earned' ? yesOrNo : withNotIt),
    proposal: ({ proposal }) => proposal,
    settle: ({ header, text }, value) => ({ meanings: { [header]: { [text]: value as Meaning } } }),
    withdraw: ({ text }, settings) => {
      const { earned } = settings;
      if (earned === undefined || earned === 'all') return settings;
      const others = (list: readonly string[] = []) => list.filter((one) => normalized(one) !== normalized(text));
      return { ...settings, earned: { yes: others(earned.yes), no: others(earned.no) } };
    },
    nextTime: 'taken',
  },
  contact: {
    key: ({ memberId }) => memberId,
    answer: ({ memberId, contacts }, { chosenContacts }) =>
      textOf(contacts.find(({ contactId }) => contactId === chosenContacts?.[memberId])?.contactId),
    message: ({ memberId, contacts }) =>
      `Member ID ${memberId} belongs to ${contacts.map(contactWords).join(' and ')} in GrowthZone. Merge them there and read the members again, or choose one: it is imported alone, and held if another one is registered.`,
    choices: ({ contacts }) => contacts.map((contact) => choice(String(contact.contactId), contactWords(contact))),
    settle: ({ memberId }, value) => ({ chosenContacts: { [memberId]: Number(value) } }),
  },
  unit: {
    key: ({ header }) => headerKey(header),
    answer: ({ header }, { units }) => under(units, header),
    message: ({ header }, rows) =>
      `${rows} with a time under "${header}" without a unit: minutes, hours, or something else?`,
    choices: () => same(UNITS),
    settle: ({ header }, value) => ({ units: { [header]: value as Unit } }),
    nextTime: 'taken',
  },
  threshold: {
    key: ({ header }) => headerKey(header),
    answer: ({ header }, { thresholds }) => textOf(under(thresholds, header)),
    message: ({ header }, rows) => `${rows} with a score under "${header}": what is the passing score?`,
    settle: ({ header }, value) => ({ thresholds: { [header]: Number(value) } }),
    nextTime: 'proposed',
  },
  'other table': {
    key: ({ where }) => where,
    answer: (_, { otherTables }) => otherTables,
    message: ({ where }) => `${where} also looks like a roster. Only this table is read. Is that right?`,
    choices: () => [choice('ignore', 'Yes, only this table')],
    settle: () => ({ otherTables: 'ignore' }),
  },
  'class date': {
    answer: (_, { classDate }) => classDate,
    message: ({ days, remark }) => {
      const said = days.map(({ date, where }) => `${date} (${where})`).join(' or ');
      return `Was the class on ${said}? ${remark}`.trim();
    },
    choices: ({ days }) => days.map(({ date, where }) => choice(date, `${date} (${where})`)),
    proposal: ({ days }) => (days.length === 1 ? days[0]?.date : undefined),
    settle: (_, value) => ({ classDate: value }),
  },
  'hidden rows': {
    // Nobody can be left out whose row is not known.
    answer: ({ isKnown }, { hiddenRows }) => (isKnown || hiddenRows === 'included' ? hiddenRows : undefined),
    message: ({ isKnown }, rows) =>
      `${isKnown ? `${rows} hidden in the sheet` : 'A filter may hide rows'}: send these people too?`,
    choices: ({ isKnown }) => [
      choice('included', 'Yes, like any other row'),
      ...(isKnown ? [choice('left out', 'No, leave them out')] : []),
    ],
    settle: (_, value) => ({ hiddenRows: value as 'included' | 'left out' }),
  },
};

/** The question's stable name, by which a finding points at it. */
export function idOf<Kind extends QuestionKind>(kind: Kind, subject: Subjects[Kind]): string {
  const key = RULES[kind].key?.(subject) ?? '';
  return key === '' ? kind : `${kind}: ${key}`;
}
