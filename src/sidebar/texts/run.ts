import { plural, verb } from '../../roster';
import { type ManualNext, needing } from '../run-rules';
import type { CreditTab, EventToTakeOver, Goal, ManualReport, ManualStep, TabPerson } from '../server';
import { dated, told } from './dates';
import { bold, phrase } from './phrase';
import { eventNamed, peopleWords, STATE_NAMES } from './shared';

const GOALS: Readonly<Record<Goal, string>> = { registered: 'registered', credited: 'credited' };

/** What somebody does who runs, by how far they are. */
const doingWhat = (progress: string): string =>
  progress.endsWith(GOALS.credited) ? 'has been marking' : 'has been importing';

/** How a run goes on, on both steps that send something, and which tabs it is about. */
export const RUN = {
  progress: 'Progress',
  progressOf: (done: number, total: number, goal: Goal) => `${done} of ${total} ${GOALS[goal]}`,
  progressNow: (done: number, total: number, goal: Goal, credit: string) =>
    phrase`${bold(`${done} of ${total}`)} ${GOALS[goal]}${credit ? `. Now ${credit}` : ''}`,
  needYou: (people: number) =>
    phrase`${bold(`${people} ${verb(people, 'needs', 'need')} you`)}: decide about them above.`,
  pause: 'Pause',
  pausing: 'Pausing…',
  paused: 'Paused. Nothing is lost; continue anytime.',
  mayClose: 'You can close this panel; open it again to continue.',
  finishing: 'Finishing the step that is under way…',
  working: {
    registered: 'Registering, then reading who is registered…',
    credited: 'Marking, then looking for the credit…',
  } satisfies Readonly<Record<Goal, string>>,
  continuing(sentence: string, seconds: number): string {
    // A slow-down says by itself that and when it goes on; here the seconds count down.
    const why = sentence.replace(/\.( Continuing in \d+ s\.)?$/, '');
    return `${told(why)}. Continuing in ${seconds} s.`;
  },
  timeLeft: (seconds: number) =>
    seconds < 90 ? `About ${Math.max(5, seconds)} s left.` : `About ${Math.round(seconds / 60)} min left.`,
  decideFirst: 'Decide above first.',

  noTab: (credit: string | null) =>
    `There is no credit tab yet${credit ? ` for ${credit}` : ''}. Build the tabs from the roster first.`,
  creditTabs: 'Credit tabs',
  allTabs: (count: number) => (count === 1 ? 'This class' : `All ${count}`),
  onlyTab: (credit: string) => `Only ${credit}`,
  /** A page that was loaded anew is not the one that began. */
  yourOtherPage: 'Your other window, or this page before a reload,',
  somebody: 'Somebody',
  isImporting: (who: string, since: string, progress: string) =>
    phrase`${bold(who)} ${doingWhat(progress)} since ${since}${progress && `, ${progress}`}.`,
  wasCopied: (credit: string) => `${credit} was copied`,
  copiedMeans: ({ people }: CreditTab) =>
    `This tab came with a copy of another spreadsheet, which may still be importing its ${peopleWords(people)}. Go on there, or take it over here once nobody is working there.`,
  takeOver: (credit: string) => `Take over ${credit}`,
  takingOver: 'Taking over…',
  readingItsEvent: 'Reading its event…',
  takeOverFor: ({ eventId, name, date, people, isGiven }: EventToTakeOver) =>
    `It goes into event ${eventNamed({ eventId, name })} of ${date}, ${peopleWords(people)}. ${isGiven ? 'Nobody has read that event: look at it in GrowthZone. ' : ''}Is that the right event, and is nobody working in the other spreadsheet?`,
  yesTakeOver: 'Yes, take over',
  notThisOne: 'Cancel',
  putInOrder: 'Put in order',
  puttingInOrder: 'Putting the tab in order…',
} as const;

/** Who stands where in a credit tab and why, and what a person may decide about them. */
export const PEOPLE = {
  reading: 'Reading the tab…',
  look: 'Look in GrowthZone again',
  looking: 'Looking in GrowthZone…',
  why({ state, detail, isToConfirm }: TabPerson, isLeftOut: boolean): string {
    if (isLeftOut) return detail;
    const name = STATE_NAMES[state];
    if (isToConfirm) return `${name}. GrowthZone does not show the credit here: look for the certificate, then say so.`;
    return detail === '' || detail === name ? name : dated(`${name}: ${detail}`);
  },
  tickAll: (people: number) => `Tick all ${people}`,
  untickAll: 'Untick all',
  growthzoneName: (name: string) => `GrowthZone: ${name}`,

  tickFirst: 'Look in GrowthZone, then tick those you decide about.',
  yourDecision: 'Your decision',
  ticked: (people: number) => `${peopleWords(people)} ticked`,
  keeping: 'Keeping your decision…',
  sendAgain: { label: 'Send again', means: 'You looked in GrowthZone and it was not done.' },
  waitAgain: { label: 'Wait for it again', means: 'It may still come. Nothing is sent again.' },
  itIsDone: { label: 'It is done', means: 'You saw the credit in GrowthZone. Nothing more is sent.' },
  dateIsRight: {
    label: 'That date is right',
    means: 'You saw that date on the certificate and on the record. The others are not asked about.',
  },
  anotherWay: {
    label: 'Credited another way',
    means: 'By Bulk Entry, or one record by hand. Never sent from here.',
  },
  leaveOut: { label: 'Leave out', means: 'Nothing more is expected of these people here.' },
  notPossible: (why: string) => `Not possible. ${dated(why)}`,

  lookForCertificate: ({ eventId, name }: CreditTab) =>
    `Look for the certificate in GrowthZone, event ${eventNamed({ eventId, name })}, Attendees tab. It may take a while. If none comes, say so; you can go on without it.`,
  sawCertificates: (count: number) => `I saw ${plural(count, 'certificate')}`,
  noCertificate: 'No certificate came',

  remediationMeans: 'GrowthZone’s own cure: set them back to Registered, then mark them again. That gives the credit.',
  setBack: (people: number) => `Set ${people === 1 ? 'this person' : `these ${people}`} back to Registered`,
  settingBack: 'Looking once more for the credit, then setting back to Registered…',
  notYet: (seconds: number) =>
    `Possible in ${plural(Math.ceil(seconds / 60), 'minute')}: a credit can be late, so we look twice, 15 minutes apart.`,
  manualRemediation: ({ eventId, name }: CreditTab, isConnected: boolean) =>
    `The cure, in GrowthZone: open event ${eventNamed({ eventId, name })}, Attendees tab, Actual Attendance/No Shows. Set each of these people back to Registered, one by one, and click Done. Then ${isConnected ? 'press Look in GrowthZone again' : 'paste the attendee list'}: marking them gives the credit.`,
} as const;

const NEXT: Readonly<Partial<Record<ManualNext, string>>> = {
  import: 'Next: import.',
  mark: 'Next: mark attended.',
  credit: 'Next: see the credit.',
  'import first': 'Next: import (step 4).',
  done: 'Done.',
};

/** The manual route: the checklist with its files, and the look back at the end. */
export const MANUAL = {
  title: (credit: string) => `${credit} by hand`,
  /** On the line of a card that is closed. */
  next: (next: ManualNext, tab: CreditTab) =>
    NEXT[next] ?? `${needing(tab)} ${verb(needing(tab), 'needs', 'need')} you.`,
  making: 'Making the checklist…',
  keeping: 'Keeping the tick…',
  nobodyToImport: 'Nobody is left to import: go on to Mark attended.',
  nobodyToMark: 'Nobody is left to mark.',
  ticked: (who: string, when: string) => ` ${who || 'Somebody'}, ${when}`,
  setAll: ({ setAllAllowed, why }: ManualReport) =>
    `${setAllAllowed ? '“Set All to Attended” is safe here.' : 'Not “Set All to Attended”.'} ${dated(why)}`,
  toMark: (people: number) => `${peopleWords(people)} to mark by name`,
  readBack: 'Read back',
  readingBack: 'Reading back…',
  /** After `sentence`, what was found so far. */
  readingOn: (sentence: string) => `${dated(sentence)} Still reading…`,
  paste: 'Paste the attendee list',
  pasteHere: ({ eventId }: CreditTab, part: ManualStep['part']) =>
    `The attendee list: copy the Attendees tab of event ${eventId}, page by page, the whole screen.${part === 'mark' ? ' Or the report Code of Ethics Completed or Component Completed.' : ''}`,
  useOpenTab: 'Use the open tab',
  orFile: 'Or its export, .csv or .xlsx',
  howMany: 'How many GrowthZone shows',
  useNumber: 'Use this number',
  thatIsEverybody: (people: number) => (people === 1 ? 'This one is everybody' : `These ${people} are everybody`),
  inFile: (credit: string, people: number) => `${credit}, ${peopleWords(people)}`,
  creditNotShown: (people: number, name: string) =>
    `${peopleWords(people)} attended. The list shows no credit: paste Code of Ethics Completed or Component Completed, or look at one certificate, ${name}’s.`,
  sawOne: (people: number) => `It is there: ${people} credited`,
  stepsDone: (steps: number) => `${plural(steps, 'step')} done`,
} as const;
