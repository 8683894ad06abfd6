import { plural } from '../../roster';
import type { Credit, Field, State } from '../server';
import type { Place, StepNumber } from '../use-job';
import { dated, told } from './dates';

/** The steps of the job as their row of buttons names them. */
export const STEPS: Readonly<Record<StepNumber, string>> = {
  1: 'Columns',
  2: 'Check',
  3: 'Events',
  4: 'Import',
  5: 'Attended',
};

const STEP_TITLES: Readonly<Record<StepNumber, string>> = { ...STEPS, 5: 'Mark attended' };

/** What a column can be read as, in the order in which it is offered. */
export const FIELD_NAMES: Readonly<Record<Field, string>> = {
  memberId: 'Member ID',
  firstName: 'First name',
  lastName: 'Last name',
  fullName: 'Full name',
  suffix: 'Suffix',
  email: 'E-mail',
  office: 'Office',
  credit: 'Credit or course',
  earned: 'Earned credit',
  ethicsCredit: 'Ethics credit',
  coecCredit: 'COEC credit',
  coenCredit: 'COEN credit',
  fairHousingCredit: 'Fair housing credit',
  newMember: 'New member',
  memberType: 'Member type',
  date: 'Completion date',
  minutes: 'Minutes',
  hours: 'Hours',
  timeIn: 'Time in',
  timeOut: 'Time out',
  attended: 'Attended',
  officeId: 'Office ID',
  role: 'Role',
};

export const CREDIT_NAMES: Readonly<Record<Credit, string>> = {
  COEC: 'Code of Ethics, existing members',
  COEN: 'Code of Ethics, new members',
  FAIRH: 'Fair housing',
};

/** The states as the coordinator reads them. */
export const STATE_NAMES: Readonly<Record<State, string>> = {
  READY: 'Ready',
  REGISTERING: 'Registering',
  REGISTERED: 'Registered',
  MARKING: 'Marking',
  ATTENDED: 'Attended',
  'CREDIT SEEN': 'Credit seen',
  FAILED: 'Failed',
  HELD: 'Held',
};

/** A credit with what it is for: `COEC: Code of Ethics, existing members`. */
export const creditWords = (credit: Credit): string => `${credit}: ${CREDIT_NAMES[credit]}`;

/** An event by its number, and by its name where that is known: an address that was given has none. */
export const eventNamed = ({ eventId, name }: { readonly eventId: number; readonly name: string }): string =>
  `${eventId}${name && ` “${name}”`}`;

/** `1 person`, `61 people`. */
export const peopleWords = (count: number): string => plural(count, 'person', 'people');

/** What stands on every step, or on several of them. */
export const SHARED = {
  /** A problem as it is told in Settings itself. */
  inSettings: (message: string): string => told(message).replace(' in Settings, then continue.', '.'),
  /** The line of GrowthZone's screens that names the event. */
  eventLine: (event: string): string => `Event ${event}`,
  steps: 'Steps',
  step: (step: StepNumber): string => `${step} ${STEPS[step]}`,
  settings: 'Settings',
  openSettings: 'Open Settings',
  tryAgain: 'Try again',
  checkAgain: 'Check again',
  checkTheRoster: 'Check the roster',
  checkTheRosterAgain: 'Check the roster again',
  buildAgain: 'Look at the events and build again',
  readTheMembers: 'Read the members',
  lookAgain: 'Look again',
  useThisList: 'Use this list',
  cancel: 'Cancel',
  copied: 'Copied.',
  notCopied: 'The browser refused; select the text above and copy it.',
  account: 'Account',
  accountUnknown: 'Google does not say which account',
  association: 'Association',
  notConnected: 'No key connected',
  notCompared: 'Member IDs are not compared with GrowthZone',
  empty: 'empty',
  title(place: Place): string {
    if (place === 'settings') return 'Settings';
    return place === 'welcome' ? 'From roster to credit' : STEP_TITLES[place];
  },
  /** Before a step's title, where its number is not seen. */
  stepOf: (place: StepNumber): string => `Step ${place} of 5: `,
  showMore: (count: number) => `Show ${count} more`,
  column: (letter: string) => `Column ${letter}`,
  download: (file: string) => `Download ${file}`,
  downloadAll: (files: number) => `Download all ${files} as one .zip`,
  attendees: (rows: number) => `(${plural(rows, 'attendee')})`,
  event: (eventId: number, name: string, date: string) =>
    dated(`Event ${eventNamed({ eventId, name })}${date && `, ${date}`}`),
} as const;

/** What the page says while something is done, and afterwards. */
export const DOING = {
  loading: 'Loading…',
  saving: 'Saving…',
  lookingAtColumns: 'Looking at the columns…',
  findingHiddenRows: 'Looking for hidden rows…',
  hiddenRowsFound: (rows: number) => `${plural(rows, 'hidden row')} found.`,
  checking: 'Checking the roster…',
  checked: (rows: number) => `${plural(rows, 'row')} checked.`,
  findingEvents: 'Looking for the events in GrowthZone…',
  building: 'Building the credit tabs…',
  readingMembers: 'Reading GrowthZone’s members…',
  membersRead: (read: number, total: number) =>
    `Reading GrowthZone’s members: ${read.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}…`,
} as const;

/** Why no result came from Google's side. */
export const NO_RESULT = {
  otherAccount:
    'Google refused the call. If you are signed in to several Google accounts, use a browser window with only this one.',
  lost: 'The add-on gave no answer in seven minutes, longer than Google lets it work. Look where things stand, then continue.',
  nothing: 'The add-on answered nothing. Reload the spreadsheet and try again.',
  silent: (message: string) => `Google did not answer: ${message}`,
} as const;
