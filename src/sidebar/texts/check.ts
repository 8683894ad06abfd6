import { COUNTED_OUTCOME_WORDS, plural } from '../../roster';
import type { Cause, CheckedRow, CheckReport, Outcome } from '../server';
import { bold, phrase } from './phrase';

/** Step 2: what becomes of each row and why, the files, and whom the rows were compared with. */
export const TEXTS = {
  sum: (rows: number) => phrase`${bold(plural(rows, 'row'))}, each with one outcome. Choose one to see its rows.`,
  count: (rows: number, outcome: Outcome) =>
    phrase`${bold(rows.toLocaleString('en-US'))} ${COUNTED_OUTCOME_WORDS[outcome]}`,
  outcomeRows: (rows: number, outcome: Outcome) => `${plural(rows, 'row')}: ${COUNTED_OUTCOME_WORDS[outcome]}`,
  find: (credits: number) => `Find ${plural(credits, 'event')}`,
  checksLeft: (count: number) => `Open each Check above and tick it first (${count} left).`,
  noCredit: 'No row earns credit yet, so there is nothing to import.',

  levels: {
    'fix needed': 'Fix needed',
    check: 'Check',
    'left out': 'Left out',
    repeat: 'Repeats',
    note: 'Notes',
  } satisfies Readonly<Record<Cause['level'], string>>,
  nothingFound: 'Nothing to decide: no findings.',
  answer: 'Answer',
  samePerson: 'It is the same person',
  notSamePerson: 'Undo: it is another person',
  overrides: (rows: number) => `${plural(rows, 'row')} repaired or set by hand.`,
  undo: 'Undo repairs',
  undoing: 'Undoing the repairs…',
  repairing: 'Repairing…',
  repaired: (rows: number) => `${plural(rows, 'row')} repaired.`,
  repairMeans: 'Written to CE Member ID or CE Credit only; Undo repairs takes it back.',
  accept: (rows: number) => `I looked at ${rows === 1 ? 'this row' : `these ${rows} rows`}; send what is credit.`,
  row: (row: CheckedRow) => `Row ${row.row}${nameOf(row) ? ` · ${nameOf(row)}` : ''}`,
  outcome(row: CheckedRow): string {
    if (row.outcome === 'credit') {
      const isOther = row.growthzoneName !== '' && row.growthzoneName !== nameOf(row);
      return `${(row.credits ?? []).join(' + ')} · ${row.memberId}${isOther ? `; GrowthZone: ${row.growthzoneName}` : ''}`;
    }
    return row.outcome === 'repeat' ? `Repeats row ${row.repeatOf}` : (row.reason ?? '');
  },

  compared: ({ members, source }: NonNullable<CheckReport['directory']>) =>
    `Compared with ${plural(members, 'member')} of ${source === 'list' ? 'your list' : 'GrowthZone'}.`,
  notCompared: 'Names and IDs were not compared with the association’s members: GrowthZone is not connected.',
  paste: 'Paste a member list',
  pasteHere: 'Member list with its headers, copied from a sheet or a CSV file',
  readingList: 'Reading the list…',

  files: (count: number) => `CSV files (${count})`,
  filesMean:
    'At most 100 attendees each, for Import Attendees in GrowthZone. Choose “Registered” there, never “Attended”.',
  makingFiles: 'Making the files…',
  vendorList: (rows: number) => `List for the vendor (${rows} to fix)`,
  makingList: 'Making the list…',
} as const;

const nameOf = ({ firstName, lastName }: CheckedRow): string => `${firstName} ${lastName}`.trim();
