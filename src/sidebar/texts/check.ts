import { countedOutcome, plural, verb } from '../../roster';
import type { Cause, CheckedRow, Outcome } from '../server';
import { dated, dayOf } from './dates';
import { type Directory, membersRead } from './directory';
import { bold, phrase } from './phrase';
import { peopleWords } from './shared';

/** What step 2 says first, in people. */
export interface Standing {
  /** `YYYY-MM-DD`; empty where the rows have none. */
  readonly classDate: string;
  readonly ready: number;
  /** Rows for which a member ID or credit is proposed. */
  readonly found: number;
  readonly needYou: number;
}

/** Step 2: what becomes of each row and why, the files, and whom the rows were compared with. */
export const TEXTS = {
  standing({ classDate, ready, found, needYou }: Standing): string {
    const parts = [
      `${peopleWords(ready)} ready`,
      ...(found > 0 ? [`${plural(found, 'fix', 'fixes')} found for you`] : []),
      ...(needYou > 0 ? [`${needYou} ${verb(needYou, 'needs', 'need')} you`] : []),
    ];
    return `${classDate === '' ? '' : `${dayOf(classDate)} class. `}${parts.join(', ')}.`;
  },
  rows: (rows: number) => plural(rows, 'row'),
  count: (rows: number, outcome: Outcome) =>
    phrase`${bold(rows.toLocaleString('en-US'))} ${countedOutcome(outcome, rows)}`,
  outcomeRows: (rows: number, outcome: Outcome) => `${plural(rows, 'row')}: ${countedOutcome(outcome, rows)}`,
  find: (credits: number) => `Find ${plural(credits, 'event')}`,
  checksLeft: (count: number) => `Look at each Check above and tick it first (${count} left).`,
  noCredit: 'Nobody earns credit yet, so there is nothing to import.',

  levels: { 'fix needed': 'Fix needed', check: 'Check' } satisfies Readonly<Partial<Record<Cause['level'], string>>>,
  nothingFound: 'Nothing to decide.',
  answer: 'Answer',
  samePerson: 'Same person',
  notSamePerson: 'Undo: another person',
  use: (value: string) => `Use ${value}`,
  leaveOut: 'Leave out',
  leavingOut: 'Leaving out…',
  chooseCredit: 'Choose credit',
  /** The choice of CE Credit that leaves a row out, and the others. */
  none: 'None',
  credits: ['COEC', 'COEN', 'FAIRH', 'COEC + FAIRH', 'COEN + FAIRH'],
  choosing: 'Saving the credit…',
  show: 'Show',
  undoLast: 'Undo last fix',
  undo: 'Undo all fixes',
  undoing: 'Undoing…',
  repairing: 'Fixing…',
  repaired: (rows: number) => `${plural(rows, 'row')} fixed.`,
  accept: (rows: number) => (rows === 1 ? 'I looked; send it.' : `I looked at these ${rows} rows; send them.`),
  who: (row: CheckedRow) => nameOf(row) || TEXTS.row(row),
  row: ({ row }: CheckedRow) => `Row ${row}`,
  rowOf: (row: CheckedRow) => `Row ${row.row}${nameOf(row) ? ` · ${nameOf(row)}` : ''}`,
  message: (message: string, isOffered: boolean) =>
    dated(message.replace(isOffered ? / Use [^?.]*\?$/ : / Ask for the member ID\.$/, '')),
  outcome(row: CheckedRow): string {
    if (row.outcome === 'credit') {
      const isOther = row.growthzoneName !== '' && row.growthzoneName !== nameOf(row);
      return `${(row.credits ?? []).join(' + ')} · ${row.memberId}${isOther ? `; GrowthZone: ${row.growthzoneName}` : ''}`;
    }
    return row.outcome === 'repeat' ? `Repeats row ${row.repeatOf}` : (row.reason ?? '');
  },

  outOfDate: 'The roster changed since this check:',
  gone: 'gone',
  otherwise: 'Something else in it.',
  became: (row: number, who: string, now: string) => dated(`Row ${row}${who && `, ${who}`}: ${now}`),
  moreChanged: (rows: number) => `${plural(rows, 'more row')}`,

  compared: (directory: Directory) =>
    directory.source === 'list'
      ? `Compared with the ${plural(directory.members, 'member')} of your list.`
      : membersRead(directory),
  notCompared:
    'Member IDs are not compared with GrowthZone: no key is connected. Paste your member list, or go on without.',
  paste: 'Paste a member list',
  pasteHere: 'Member list with its headers, copied from a sheet or a CSV file',
  readingList: 'Reading the list…',

  files: (count: number) => `CSV files (${count})`,
  filesMean:
    'For Import Attendees in GrowthZone, at most 100 people each. Choose “Registered” there, never “Attended”.',
  makingFiles: 'Making the files…',
  askVendor: 'E-mail vendor',
  vendorEmail: 'E-mail for the vendor',
  copy: 'Copy',
  csv: 'CSV',
  makingList: 'Making the list…',
  /** The e-mail with what only the vendor can supply; each line is a row's number, its person, their address, and what is needed. */
  email: (sheet: string, lines: readonly (readonly string[])[]): string =>
    [
      'Hello,',
      `Before we can give credit for “${sheet}”, please send us the following:`,
      lines
        .map(([row, first, last, , needed]) => `- Row ${row}, ${`${first} ${last}`.trim()}: ${dated(needed ?? '')}`)
        .join('\n'),
      'Thank you!',
    ].join('\n\n'),
} as const;

const nameOf = ({ firstName, lastName }: CheckedRow): string => `${firstName} ${lastName}`.trim();
