import { CREDITS, plural } from '../../roster';
import type { ColumnsReport, Question, VendorColumn } from '../server';
import { bold, phrase } from './phrase';
import { creditWords, SHARED } from './shared';

/** Step 1: what each column is, and what only the coordinator can say of the class. */
export const TEXTS = {
  look: 'Look at the columns',
  whatEachIs: 'What each column is',
  needed: 'Needed: a member ID and a name. The first values stand below each header.',
  unused: (count: number) => `${plural(count, 'column')} not used`,
  unusedMeans: 'These are not read for any decision and never sent.',
  aboutTheClass: 'About the class',
  notConnected: 'GrowthZone is not connected yet: rows are checked without its members.',
  check: (rows: number) => `Check ${plural(rows, 'row')}`,
  memberIdFirst: 'Say first which column holds the member ID.',
  remembered({ same, added }: NonNullable<ColumnsReport['remembered']>): string {
    const first = same > 0 ? 'Same as last time' : 'Unlike last time';
    return added > 0 ? `${first}, ${plural(added, 'column')} new.` : `${first}.`;
  },

  headers: (sheet: string, row: number) => phrase`Sheet “${sheet}”. Headers look to be in row ${bold(row)}.`,
  change: 'Change',
  headersAreInRow: 'Headers are in row',
  useThisRow: 'Use this row',
  notUsed: 'Not used',
  header: ({ header, letter }: VendorColumn) => header || SHARED.column(letter),

  classCredit: 'Credit where a row does not say',
  askAboutEach: 'Ask about each row',
  classDate: 'Class date',

  columnChoice: (column: VendorColumn): string =>
    `${TEXTS.header(column)} (${column.samples.join(', ') || SHARED.empty})`,
  notEveryone: 'If not, ask the vendor who did, or choose the column that says it.',
  ethicsMinutes: '2 h 30 min (ethics)',
  fairHousingMinutes: '2 h (fair housing)',
  useThisNumber: 'Use this number',
  changeOf: (message: string) => ` the answer to “${message}”`,
  answered: (question: Question): string => TEXTS.choice(question, question.answer),
  choice({ ask, choices }: Question, value: string): string {
    const credit = CREDITS.find((one) => one === value);
    if (credit) return creditWords(credit);
    if (ask === 'everyone earned') return 'Yes, everyone listed earned credit';
    return choices.find((choice) => choice.value === value)?.label ?? value;
  },
} as const;
