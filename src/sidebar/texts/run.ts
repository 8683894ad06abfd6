import { plural } from '../../roster';
import type { CreditTab, Goal, ManualReport, TabPerson } from '../server';
import { bold, phrase } from './phrase';
import { peopleWords, STATE_NAMES } from './shared';

const GOALS: Readonly<Record<Goal, string>> = { registered: 'registered', credited: 'credited' };

/** How a run goes on, on both steps that send something, and which tabs it is about. */
export const RUN = {
  progress: 'Progress',
  progressOf: (done: number, total: number, goal: Goal) => `${done} of ${total} ${GOALS[goal]}`,
  progressNow: (done: number, total: number, goal: Goal, credit: string) =>
    phrase`${bold(`${done} of ${total}`)} ${GOALS[goal]}${credit ? `. Now ${credit}` : ''}`,
  needYou: (people: number) =>
    phrase`${bold(`${people} need you`)}: look at those who are held or failed above, and decide.`,
  pause: 'Pause',
  pausing: 'Pausing…',
  paused: 'Paused. Nothing is lost; continue when you like.',
  mayClose: 'You can close this panel; open it again to continue.',
  finishing: 'Finishing the step that is under way…',
  working: {
    registered: 'Registering, then reading who is registered…',
    credited: 'Marking, then looking for the credit…',
  } satisfies Readonly<Record<Goal, string>>,
  continuing(sentence: string, seconds: number): string {
    // A slow-down says by itself that and when it goes on; here the seconds count down.
    const why = sentence.replace(/\.( Continuing in \d+ s\.)?$/, '');
    return `${why}. Continuing in ${seconds} s.`;
  },
  timeLeft: (seconds: number) =>
    seconds < 90 ? `About ${Math.max(5, seconds)} s left.` : `About ${Math.round(seconds / 60)} min left.`,
  decideFirst: 'First decide, above, about whoever is held.',

  noTab: (credit: string | null) =>
    `There is no credit tab yet${credit ? ` for ${credit}` : ''}. Build the tabs from the roster first.`,
  creditTabs: 'Credit tabs',
  allTabs: (count: number) => `All ${count}`,
  onlyTab: (credit: string) => `Only ${credit}`,
  yourOtherWindow: 'Your other window',
  somebody: 'Somebody',
  isImporting: (who: string, since: string, progress: string) =>
    phrase`${bold(who)} is importing since ${since}${progress ? `, ${progress}` : ''}.`,
  wasCopied: (credit: string) => `${credit} was copied`,
  copiedMeans: ({ people }: CreditTab) =>
    `This tab came with a copy of another spreadsheet, which may still be importing its ${peopleWords(people)}. Go on there, or take it over here once nobody works there any more.`,
  takeOver: (credit: string) => `Take over ${credit}`,
  takingOver: 'Taking over…',
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
    return detail === '' || detail === name ? name : `${name}: ${detail}`;
  },
  tickAll: (people: number) => `Tick all ${people}`,
  untickAll: 'Untick all',
  growthzoneName: (name: string) => `GrowthZone: ${name}`,

  tickFirst: 'Tick those whom you decide about.',
  yourDecision: 'Your decision',
  ticked: (people: number) => `${peopleWords(people)} ticked`,
  keeping: 'Keeping your decision…',
  sendAgain: { label: 'Send again', means: 'You looked in GrowthZone and it was not done.' },
  waitAgain: { label: 'Wait for it again', means: 'It may come yet. Nothing is sent again.' },
  itIsDone: { label: 'It is done', means: 'You saw the credit in GrowthZone. Nothing more is sent.' },
  dateIsRight: {
    label: 'That date is right',
    means: 'You saw that date on the certificate and on the record. The others get it without a question.',
  },
  leaveOut: { label: 'Leave out', means: 'Nothing more is expected of these people here.' },
  notPossible: (why: string) => `Not possible. ${why}`,

  lookForCertificate: ({ eventId, name }: CreditTab) =>
    `Look in GrowthZone, event ${eventId} “${name}”, Attendees tab, whether the certificate is there. It may take a while. If none comes, say so: then it says what to do, and you can go on without.`,
  sawCertificates: (count: number) => `I saw ${plural(count, 'certificate')}`,
  noCertificate: 'No certificate came',

  remediationMeans:
    'GrowthZone’s own cure, done for you: each of them is set back to Registered and saved. Then you mark them attended, which makes the certificate, the e-mail and the record.',
  setBack: (people: number) => `Set ${peopleWords(people)} back to Registered`,
  settingBack: 'Looking once more for the credit, then setting back to Registered…',
  notYet: (seconds: number) =>
    `Possible in ${plural(Math.ceil(seconds / 60), 'minute')}: a credit can be late, so it must be missing twice, 15 minutes apart.`,
  manualRemediation: ({ eventId, name }: CreditTab) =>
    `The cure, in GrowthZone: open event ${eventId} “${name}”, Attendees tab, Actual Attendance/No Shows. Set each of these people back to Registered, one by one, and click Done. Then look in GrowthZone again from here: they are among those to be marked, and marking gives the credit.`,
} as const;

/** The manual route: the checklist with its files, and the look back at the end. */
export const MANUAL = {
  title: (credit: string) => `${credit} by hand`,
  making: 'Making the checklist…',
  keeping: 'Keeping the tick…',
  nobodyToImport: 'Nobody is left to import: go on to Mark attended.',
  nobodyToMark: 'Nobody is left to mark.',
  ticked: (who: string, when: string) => ` ${who || 'Somebody'}, ${when}`,
  setAll: ({ setAllAllowed, why }: ManualReport) =>
    `${setAllAllowed ? '“Set All to Attended” is safe here.' : 'Not “Set All to Attended”.'} ${why}`,
  toMark: (people: number) => `${peopleWords(people)} to mark by name`,
  readBack: 'Read back',
  readingBack: 'Reading back…',
  paste: 'Paste the attendee list',
  pasteHere: 'The list of the Attendees tab, copied with its headers',
} as const;
