import { CREDITS, listed, plural, rowsNamed } from '../../roster';
import type { AskedQuestion, ColumnsReport, VendorColumn } from '../server';
import { dated } from './dates';
import { bold, phrase } from './phrase';
import { creditWords, SHARED } from './shared';

/** Step 1: what each column is, and what only the coordinator can say of the class. */
export const TEXTS = {
  isEachRight: 'Is each column right?',
  needed: 'Choose the column with the member ID, and the one with the name.',
  unused: (count: number) => `${plural(count, 'column')} not used`,
  unusedMeans: 'These are never used or sent.',
  aboutTheClass: 'Class date, credit',
  notConnected: 'No key is connected: rows are checked without GrowthZone’s members.',
  check: (rows: number) => `Check ${plural(rows, 'row')}`,
  memberIdFirst: 'First choose the column with the member ID.',
  remembered({ same, added }: NonNullable<ColumnsReport['remembered']>): string {
    const first = same > 0 ? 'Same as last time' : 'Unlike last time';
    return added > 0 ? `${first}, ${plural(added, 'column')} new.` : `${first}.`;
  },

  headers(sheet: string, rows: readonly number[]) {
    const where = bold(listed(rows.map(String)));
    return rows.length > 1
      ? phrase`“${sheet}”: ${rows.length} tables, with headers in rows ${where}.`
      : phrase`“${sheet}”: headers in row ${where}.`;
  },
  change: 'Change',
  headersAreInRow: 'Headers are in row',
  useThisRow: 'Use this row',
  notUsed: 'Not used',
  header: ({ header, letter }: VendorColumn) => header || SHARED.column(letter),

  classCredit: 'Credit where a row does not say',
  askAboutEach: 'Ask about each row',
  classDate: 'Class date',

  notEveryone: 'If not, ask the vendor who did, or choose the column that tells.',
  ethicsMinutes: '2 h 30 min (ethics)',
  fairHousingMinutes: '2 h (fair housing)',
  useThisNumber: 'Use this number',
  changeOf: (message: string) => ` the answer to: ${dated(message)}`,
  textsUnder: (header: string, texts: number) => `“${header}”: what do these ${texts} texts mean?`,
  rows: (rows: readonly number[]) => capital(`${rowsNamed(rows)}.`),
  answers(answered: readonly AskedQuestion[]): string {
    const before = answered.filter(({ lastTime }) => lastTime === 'taken').length;
    return `${plural(answered.length, 'answer')}${before > 0 ? `, ${before} from last time` : ''}`;
  },
  otherCourses(questions: readonly AskedQuestion[]): string {
    const people = new Set(questions.flatMap(({ rows }) => rows)).size;
    return `${plural(questions.length, 'other course')}: ${plural(people, 'row')} left out`;
  },
  readFromRoster: (count: number) => `${plural(count, 'answer')} read from the roster itself`,
  settled: (question: AskedQuestion): string => TEXTS.choice(question, question.answer || question.presumed),
  from: ({ lastTime, answer }: AskedQuestion): string =>
    lastTime === 'taken' ? '(from last time)' : answer === '' ? '(not asked)' : '',
  lastTime: (question: AskedQuestion) => `Last time: ${TEXTS.choice(question, question.proposal)}. Use it`,
  findHiddenRows: 'Find hidden rows',
  takeBack: 'Take the answer back',
  choice({ ask, choices }: AskedQuestion, value: string, report?: ColumnsReport): string {
    const credit = CREDITS.find((one) => one === value);
    if (credit) return creditWords(credit);
    if (ask === 'everyone earned') return 'Yes, everyone listed earned credit';
    if (ask === 'minimum minutes') return `${value} minutes`;
    const columns = ask === 'column' ? (report?.columns ?? []) : [];
    const column = columns.find(({ letter }) => letter === value);
    if (column) return columnChoice(column, columns);
    return choices.find((choice) => choice.value === value)?.label ?? value;
  },
} as const;

/** A column with its first values; by its letter, too, where another has the same header. */
function columnChoice(column: VendorColumn, columns: readonly VendorColumn[]): string {
  const { header, letter, samples } = column;
  const isTwice = header !== '' && columns.filter((one) => one.header === header).length > 1;
  return `${TEXTS.header(column)}${isTwice ? `, column ${letter}` : ''} (${samples.join(', ') || SHARED.empty})`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
