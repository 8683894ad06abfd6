import { plural } from '../../roster/words';
import type { ColumnsReport, Credit, VendorColumn } from '../server';
import { bold, phrase } from './phrase';
import { CREDIT_NAMES, SHARED } from './shared';

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

  memberIdColumn: (column: VendorColumn): string =>
    `${TEXTS.header(column)} (${column.samples.join(', ') || SHARED.empty})`,
  everyoneEarned: 'Yes, everyone listed earned credit',
  notEveryone: 'If not, ask the vendor who did, or choose the column that says it.',
  sectionIs: (credit: Credit) => `Yes, ${credit}: ${CREDIT_NAMES[credit]}`,
  sectionIsNot: (other: Credit) => `No, ${other}: ${CREDIT_NAMES[other]}`,
  ethicsMinutes: '2 h 30 min (ethics)',
  fairHousingMinutes: '2 h (fair housing)',
  valueInRows: (value: string, rows: number) => `“${value}” in ${plural(rows, 'row')}:`,
  earned: 'earned credit',
  earnedMeans: (value: string) => ` means “${value}”`,
  or: 'or',
  notEarned: 'did not',
  notEarnedMeans: (value: string) => ` earn credit means “${value}”`,
} as const;
