import { csvProfile, plural } from '../../roster';
import type { CsvField, RosterSettings, SidebarState, ValueOf } from '../server';
import { bold, phrase } from './phrase';
import type { PlatformResult } from './platform';
import { FIELD_NAMES } from './shared';

/** What this spreadsheet has of the association's settings otherwise than this user ever said, in words. */
export function setByOthers({ settings, own }: Pick<SidebarState, 'settings' | 'own'>): readonly string[] {
  const words = ({ memberIdSource, timeZone, completionDate, ...rest }: RosterSettings) => [
    memberIdSource === undefined ? 'member IDs wherever they are' : `member IDs from “${memberIdSource}”`,
    `CSV columns ${csvProfile(rest)
      .map(([field, header]) => `“${header}” for ${FIELD_NAMES[field].toLowerCase()}`)
      .join(', ')}`,
    `time zone ${timeZone ?? 'of the spreadsheet'}`,
    `recorded as completed: ${completionDate ?? 'class date'}`,
  ];
  const mine = words(own);
  return words(settings).filter((word) => !mine.includes(word));
}

/** The association, its key and its own ways, and what is stored where. */
export const TEXTS = {
  back: 'Back to the roster',
  setByOthers: (set: readonly string[]) =>
    `Set in this spreadsheet, not by you: ${set.join('; ')}. Check it in Settings before you import.`,
  stored: 'What is stored, and where',
  storedLines: [
    'The key: in your Google user properties. It is sent only to your GrowthZone.',
    'Your choices for this roster: in this spreadsheet.',
    'Where member IDs are, time zone, CSV columns, and paths from support: in your user properties, for the next roster.',
    'What you confirmed in steps 2 and 3, without names: in this browser tab.',
    'Members read from GrowthZone: in your cache, for six hours at most.',
    'Columns that are not used are never sent.',
  ],

  growthzone: 'GrowthZone',
  connected: ({ tenant, keyEnds }: NonNullable<SidebarState['connection']>) =>
    phrase`Connected to ${bold(tenant)}.growthzoneapp.com, key ends ${keyEnds}.`,
  notConnected: 'No key is connected; the whole job works by hand. GrowthZone support issues API keys.',
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

  members: 'Member directory',
  memberIds: 'Where GrowthZone keeps the member ID',
  memberId: 'Member ID',
  findIds: 'Find out: the Real Estate fields, else the Account Number',
  accountNumber: 'Account Number',
  customField: 'A custom field',
  itsName: 'Its name',
  useThisField: 'Use this field',

  days: 'Days of classes and credits',
  timeZone: 'Time zone of your association',
  asSpreadsheet: 'As the spreadsheet',
  zone: (name: string) => name.replace(/_/g, ' '),
  daysMean: 'An evening class counts on its day in that time zone. Any other date is asked about.',
  completionDate: 'Day that GrowthZone records as completed',
  completionDates: {
    'class date': 'The class date',
    'day of marking': 'The day of marking, too',
  },

  route: 'Route',
  routes: 'How people are registered and marked',
  findOut: 'Find out (nothing is changed)',
  overApi: 'Through the API',
  manual: 'By hand, with the CSV files and a checklist',
  goOnByHand: 'Go on by hand',

  csvColumns: 'Columns of the CSV files',
  csvMeans: 'As in your Import Attendees template. Leave a field empty to leave that column out.',
  csvSample: 'Each file begins like this. The import screen must show the same columns:',
  plainColumns: 'Plain headings',
  useColumns: 'Use these columns',
  usualColumns: 'Back to the usual ones',
  memberIdNeeded: 'The member ID needs a header.',

  paths: 'Paths named by GrowthZone’s support',
  pathsMean:
    'Nothing public confirms these. Enter support’s path with the same ids in braces; leave it empty to use the one shown.',
  usePaths: 'Use these paths',
  learnedAs: (request: string) => `${request} · LEARNED`,
  /** What a route does, as the label of its path. */
  path: (does: string) => `${does[0]?.toUpperCase()}${does.slice(1)}`,
  pathsSaved(lines: ValueOf<'routes'>): string {
    const entered = lines.filter((line) => line.entered !== '').length;
    if (entered === 0) return 'The add-on’s own paths are used.';
    return `${entered} of your paths ${entered === 1 ? 'is' : 'are'} used. “Look at each route” tells what they answer.`;
  },

  doctor: 'What your GrowthZone answers',
  doctorMeans: 'About 20 reads; nothing is changed. Shows which routes work here, and nobody’s data.',
  look: 'Look at each route',
  looking: 'Looking at each route, up to a minute…',
  copy: 'Copy',

  platform: 'What Google does here',
  platformMeans:
    'Takes a minute, in a tab that it removes. Puts a word on your clipboard and asks your GrowthZone without the key. The result names nobody.',
  checkPlatform: 'Check this platform',
  checkingPlatform: (part: number, parts: number) => `Checking this platform, part ${part} of ${parts}…`,
  platformCounts({ lines }: PlatformResult): string {
    const [good, wrong, skipped] = [true, false, 'skipped'].map((is) => lines.filter(({ ok }) => ok === is).length);
    return `${plural(good ?? 0, 'behavior')} as expected, ${wrong} not, ${skipped} skipped.`;
  },
  copyResult: 'Copy result',
  tryTwo: 'Try two downloads',
  howManySaved: 'How many files did your browser save?',
  saved: (files: number) => (files === 0 ? 'None' : String(files)),
} as const;

/** Headings as a mapping step on screen would offer them. */
export const PLAIN_HEADINGS = [
  ['firstName', 'First Name'],
  ['lastName', 'Last Name'],
  ['email', 'Email'],
  ['office', 'Organization'],
  ['memberId', 'Member ID'],
] as const satisfies readonly (readonly [CsvField, string])[];
/** Somebody made up, for the sample of a file. */
export const SAMPLE_ROW: Readonly<Record<CsvField, string>> = {
  memberId: '999901101',
  firstName: 'Ana',
  lastName: 'Alvarez',
  suffix: 'Jr.',
  email: 'ana@example.com',
  office: 'Fernwood Group',
};
