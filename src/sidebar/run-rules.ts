import { whyNot } from '../run/decide';
import { isLeftOut, rowOf } from '../run/person';
import type { CreditTab, Decision, PauseReason, TabPerson } from './server';

/** What the page makes of a run that stopped before its end. */
export interface Pause {
  /** Nothing is wrong: it goes on later, elsewhere or on the manual route. */
  readonly isCalm: boolean;
  /** A person's decision ends it: then what was said is over, and until then going on would only stop again. */
  readonly endsWithDecision: boolean;
  /** The tab's own cells are the matter: what was said is over once they are otherwise. */
  readonly isOfTab: boolean;
  /** It is no hindrance for the other credit tabs. */
  readonly othersGoOn: boolean;
  /** Where the way on is, if it is not to continue here. */
  readonly wayOn: 'settings' | 'check' | 'build' | 'tidy' | null;
}

const STOPPED: Pause = { isCalm: false, endsWithDecision: false, isOfTab: false, othersGoOn: false, wayOn: null };
const CALM: Pause = { ...STOPPED, isCalm: true };
const DECIDED: Pause = { ...STOPPED, endsWithDecision: true };
const IN_SETTINGS: Pause = { ...STOPPED, wayOn: 'settings' };
const IN_CHECK: Pause = { ...STOPPED, wayOn: 'check' };

/** Each reason with what it means here; `page` where no result came from the add-on, `user` where somebody paused. */
export const PAUSES: Readonly<Record<PauseReason | 'page' | 'user', Pause>> = {
  '': STOPPED,
  user: CALM,
  page: STOPPED,
  lease: CALM,
  settling: STOPPED,
  credit: STOPPED,
  'by-hand': { ...CALM, othersGoOn: true },
  'first-import': DECIDED,
  canary: DECIDED,
  'canary-date': DECIDED,
  certificate: { ...CALM, endsWithDecision: true, othersGoOn: true },
  copied: STOPPED,
  roster: IN_CHECK,
  'tab-incomplete': { ...IN_CHECK, isOfTab: true },
  'tab-repeated': { ...STOPPED, isOfTab: true, wayOn: 'tidy' },
  'no-directory': IN_CHECK,
  'key-refused': IN_SETTINGS,
  'no-permission': IN_SETTINGS,
  'another-tenant': IN_SETTINGS,
  'event-changed': { ...STOPPED, wayOn: 'build' },
  'not-found': STOPPED,
  'wrong-verb': STOPPED,
  'bad-request': STOPPED,
  stale: STOPPED,
  'slow-down': CALM,
  unavailable: STOPPED,
  'no-answer': STOPPED,
  unreadable: STOPPED,
};

type Stand = Pick<TabPerson, 'state' | 'reason'>;

const may = (stand: Stand, decision: Decision): boolean => rowOf(stand).may[decision] !== undefined;

/** Whether a person can say something about somebody, or only a person sees the certificate. */
export function isDecidable(person: Stand & Pick<TabPerson, 'isToConfirm'>): boolean {
  return person.isToConfirm || (may(person, 'credited another way') && !isLeftOut(person));
}

/** Whether they only wait for their turn: nothing has happened to them about which a person must decide. */
export const isOnTheirWay = (people: readonly Stand[]): boolean =>
  people.every((person) => !may(person, 'it is done') && may(person, 'leave out'));

/** Why a decision may not be taken about all of these people, in the words of the first one; undefined where it may. */
export function whyNotAll(people: readonly Stand[], decision: Decision): string | undefined {
  const first = people.find((person) => !may(person, decision));
  return first && whyNot(first, decision);
}

/** Whether "send again" would send nothing: they are attended, and their credit is looked for once more. */
export const isOnlyLookedFor = (people: readonly Stand[]): boolean =>
  people.every((person) => rowOf(person).may['send again'] === 'ATTENDED');

/** What comes next for a credit that is done by hand. */
export type ManualNext = 'import' | 'mark' | 'credit' | 'decide' | 'import first' | 'done';

/** How many of a tab wait for a person's decision. */
export const needing = ({ counts, leftOut }: CreditTab): number => counts.HELD + counts.FAILED - leftOut;

/** What comes next for it at the import. */
export function nextToImport(tab: CreditTab): ManualNext {
  if (tab.counts.READY > 0) return 'import';
  return needing(tab) > 0 ? 'decide' : 'done';
}

/** What comes next for it at the marking. */
export function nextToMark(tab: CreditTab): ManualNext {
  const { counts } = tab;
  if (tab.toConfirm > 0) return 'credit';
  if (counts.REGISTERED + counts.MARKING > 0) return 'mark';
  if (counts.ATTENDED > 0) return 'credit';
  if (needing(tab) > 0) return 'decide';
  return counts.READY + counts.REGISTERING > 0 ? 'import first' : 'done';
}

/** Whether everybody of a tab is credited, or left out by decision. */
export const isFinished = ({
  counts,
  people,
  leftOut,
  isCopied,
}: Pick<CreditTab, 'counts' | 'people' | 'leftOut' | 'isCopied'>): boolean =>
  !isCopied && counts['CREDIT SEEN'] + leftOut === people;

type InScope = Pick<CreditTab, 'credit' | 'isOtherClass' | 'counts' | 'people' | 'leftOut' | 'isCopied'>;

/**
 * The credit tabs that a step is about: the one that was chosen, else all of them but those of another class that is done. Where
 * there are no others, those.
 */
export function tabsOf<T extends InScope>(tabs: readonly T[], only: CreditTab['credit'] | null): readonly T[] {
  if (only !== null) return tabs.filter(({ credit }) => credit === only);
  const own = tabs.filter((tab) => !tab.isOtherClass || !isFinished(tab));
  return own.length > 0 ? own : tabs;
}

/** Whether an import into it goes on: some are registered and not credited yet, as those of a class that is done are. */
export const isBegun = ({ counts }: Pick<CreditTab, 'counts'>): boolean => counts.REGISTERED + counts.ATTENDED > 0;
