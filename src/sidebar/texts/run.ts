import type { CreditTab, Goal } from '../server';
import { bold, phrase } from './phrase';
import { peopleWords } from './shared';

const GOALS: Readonly<Record<Goal, string>> = { registered: 'registered', credited: 'credited' };

/** How a run goes on, on both steps that send something, and which tabs it is about. */
export const TEXTS = {
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
