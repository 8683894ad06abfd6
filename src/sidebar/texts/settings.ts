import type { SidebarState, ValueOf } from '../server';
import type { DoctorLine } from './doctor';
import { bold, phrase } from './phrase';

/** The association, its key and its own ways, and what is stored where. */
export const TEXTS = {
  back: 'Back to the roster',
  stored: 'What is stored, and where',
  storedLines: [
    'The key: in your own Google user properties, sent to your association’s GrowthZone and to nobody else.',
    'Your choices about this roster: in this spreadsheet’s properties.',
    'Where your association keeps member IDs, its time zone, its CSV columns, and paths its support named: in your own user properties, for the next roster.',
    'What you confirmed on the way to the credit tabs, as marks that name nobody: in this browser tab.',
    'Members read from GrowthZone: in your cache, for six hours at most.',
    'Columns that are not used are never sent.',
  ],

  growthzone: 'GrowthZone',
  connected: ({ tenant, keyEnds }: NonNullable<SidebarState['connection']>) =>
    phrase`Connected to ${bold(tenant)}.growthzoneapp.com, key ends ${keyEnds}.`,
  notConnected: 'Not connected. Ask GrowthZone support for an API key of your association.',
  association: 'Association: the part before .growthzoneapp.com',
  key: 'API key',
  useKey: 'Use this key',
  connect: 'Connect',
  tryingKey: 'Trying the key…',
  keyAccepted: 'Connected: GrowthZone accepted the key.',
  forget: 'Forget key',
  forgetting: 'Forgetting the key…',
  forgotten: 'The key is forgotten.',
  keyIsTried: 'The key is tried with one harmless read before it is kept.',

  memberIds: 'Where GrowthZone keeps the member ID',
  memberId: 'Member ID',
  accountNumber: 'Account Number',
  customField: 'A custom field',
  itsName: 'Its name',
  useThisField: 'Use this field',

  days: 'Days of classes and credits',
  timeZone: 'Time zone of your association',
  asSpreadsheet: 'As the spreadsheet',
  zone: (name: string) => name.replace(/_/g, ' '),
  daysMean: 'GrowthZone answers moments; a class in the evening is on the day that it is there.',
  completionDate: 'Day that GrowthZone records as completed',
  completionDates: {
    'class date': 'The class date; I am asked about any other',
    'day of marking': 'The day of marking, too: I looked, and it is right',
  },

  route: 'Route',
  routes: 'How people are registered and marked',
  findOut: 'Find out, without a write, whether the API does it',
  overApi: 'Through the API',
  manual: 'By hand, with the CSV files and a checklist',

  csvColumns: 'Columns of the CSV files',
  csvMeans: 'As your Import Attendees template has them. Empty: the column is left out.',
  useColumns: 'Use these columns',
  usualColumns: 'Back to the usual ones',
  memberIdNeeded: 'The member ID needs a header.',

  paths: 'Paths named by GrowthZone’s support',
  pathsMean:
    'Nothing public confirms these. Where support names another path for your association, enter it here, with the same ids in braces. Empty: as shown.',
  usePaths: 'Use these paths',
  /** What a route does, as the label of its path. */
  path: (does: string) => `${does[0]?.toUpperCase()}${does.slice(1)}`,
  pathsSaved(lines: ValueOf<'routes'>): string {
    const entered = lines.filter((line) => line.entered !== '').length;
    if (entered === 0) return 'The add-on’s own paths are used.';
    return `${entered} of your paths ${entered === 1 ? 'is' : 'are'} used. “Look at each route” tells what they answer.`;
  },

  doctor: 'What this GrowthZone answers',
  doctorMeans: 'Some 20 reads and no write. Shows which routes work here, without anybody’s data.',
  look: 'Look at each route',
  looking: 'Looking at each route, up to a minute…',
  copy: 'Copy',
  doctorLine: ({ route, certainty, result, detail }: DoctorLine) => `${route} (${certainty}): ${result}. ${detail}`,
} as const;
