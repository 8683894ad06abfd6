import type { Refusal } from '../growthzone';
import { type Credit, namesListed, plural, type RefusalCode } from '../roster';
import { STATES, type State } from './machine';
import type { StopReason } from './next-action';
import { type Aim, type Goal, isIn, isLeftOut, isToConfirm, type Person, type RunEvent } from './person';
import { missingFrom } from './whole';

export type Counts = Readonly<Record<State, number>>;

/** Why a run waits or pauses: a code beside the sentence. Empty while it works and at its end. */
export type PauseReason =
  | ''
  | StopReason
  | 'settling'
  | 'credit'
  | 'lease'
  | 'another-tenant'
  | 'event-changed'
  | 'copied'
  | 'roster'
  | 'no-directory'
  | RefusalCode;

/** Where a run stands after a step, as data for the page. */
export interface StepReport {
  readonly credit: Credit;
  readonly eventId: number;
  readonly goal: Aim;
  /** `waiting`: ask again after `waitSeconds`; `paused`: a person continues. */
  readonly status: 'working' | 'waiting' | 'paused' | 'done';
  readonly reason: PauseReason;
  readonly sentence: string;
  /** How many seconds to leave before the next step; with `paused`, how long GrowthZone asked to be left alone. */
  readonly waitSeconds: number;
  readonly counts: Counts;
  /** Of `total` people, so many have reached the goal; whoever is left out counts in neither. */
  readonly done: number;
  readonly total: number;
  /** An estimate from the calls that are left at GrowthZone's pace; 0 where nothing is left. */
  readonly secondsLeft: number;
  /** How many people of the roster are in no tab for a credit they earn by now; 0 too where that was not compared. */
  readonly unbuilt: number;
}

/** Somebody who earns a credit by the roster as it is now, and is not in that credit's tab. */
export interface Unbuilt {
  readonly credit: Credit;
  readonly memberId: string;
  readonly name: string;
}

/** What a step ends with, before the counts are added. */
export interface Ending {
  readonly status: StepReport['status'];
  readonly sentence: string;
  readonly reason?: PauseReason;
  readonly waitSeconds?: number;
}

/** Longer than this nobody watches a countdown: the run pauses and says when to go on. */
const LONGEST_COUNTDOWN_SECONDS = 300;
/** At three a second, with its answer. */
const SECONDS_PER_CALL = 0.4;
/** A file of 100 is one call to import and two to read. */
const CALLS_TO_IMPORT = 0.03;
/** One to read before marking, one after. */
const CALLS_TO_MARK = 2;

/** A report of where everybody stands. */
export function reportOf(event: RunEvent, people: readonly Person[], goal: Aim, ending: Ending): StepReport {
  const missing = missingFrom(event, people);
  const { done, total } = progressOf(people, goal, missing);
  return {
    credit: event.credit,
    eventId: event.eventId,
    goal,
    reason: '',
    waitSeconds: 0,
    ...ending,
    counts: countStates(people, missing),
    done,
    total,
    secondsLeft: ending.status === 'done' ? 0 : secondsLeft(people, goal),
    unbuilt: 0,
  };
}

/** Who of the roster is in no tab, and the way on; empty where nobody is. */
export function unbuiltWords(unbuilt: readonly Unbuilt[]): string {
  const names = [...new Map(unbuilt.map(({ memberId, name }) => [memberId, name])).values()];
  if (names.length === 0) return '';
  const credits = [...new Set(unbuilt.map(({ credit }) => credit))].join(' or ');
  const are = names.length === 1 ? 'is' : 'are';
  return `${plural(names.length, 'person', 'people')} of the roster ${are} in no ${credits} tab: ${namesListed(names)}. Build the credit tabs again.`;
}

/** A report that never says that all is done while somebody of the roster is in no tab. */
export function withUnbuilt(report: StepReport, unbuilt: readonly Unbuilt[]): StepReport {
  const people = new Set(unbuilt.map(({ memberId }) => memberId)).size;
  if (people === 0) return report;
  const isOver = report.status === 'done' || report.status === 'paused';
  const sentence = isOver ? `${report.sentence} ${unbuiltWords(unbuilt)}` : report.sentence;
  return { ...report, unbuilt: people, sentence };
}

/** How many people stand in each state; those whose rows are missing from the tab wait for a person, as the HELD do. */
export function countStates(people: readonly Person[], missing = 0): Counts {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>;
  for (const { state } of people) counts[state] += 1;
  counts.HELD += missing;
  return counts;
}

/** How many of those who are not left out have reached the goal; `missing` people have no row that tells. */
function progressOf(
  people: readonly Person[],
  goal: Aim,
  missing: number,
): { readonly done: number; readonly total: number } {
  const reached: readonly State[] =
    goal === 'credited' ? ['CREDIT SEEN'] : ['REGISTERED', 'MARKING', 'ATTENDED', 'CREDIT SEEN'];
  return {
    done: people.filter(({ state }) => reached.includes(state)).length,
    total: people.filter((person) => !isLeftOut(person)).length + missing,
  };
}

function secondsLeft(people: readonly Person[], goal: Aim): number {
  const { READY, REGISTERED, MARKING, ATTENDED } = countStates(people);
  const calls = goal === 'registered' ? READY * CALLS_TO_IMPORT : REGISTERED * CALLS_TO_MARK + MARKING + ATTENDED;
  return Math.ceil(calls * SECONDS_PER_CALL);
}

/** Never "success" while anything is left. */
export function doneSentence(people: readonly Person[], event: RunEvent, goal: Aim): string {
  return goal === 'read back' ? seenSentence(people, missingFrom(event, people)) : goalSentence(people, event, goal);
}

/** What a look at the list and the credit has shown; nothing is said about what nobody expects yet. */
function seenSentence(people: readonly Person[], missing: number): string {
  const { READY, REGISTERING, ATTENDED, HELD, ...counts } = countStates(people, missing);
  const { done, total } = progressOf(people, 'read back', missing);
  // A person's word, of whom the event shows nothing.
  const anotherWay = people.filter((person) => isIn(person, 'CREDIT SEEN/another-way')).length;
  const credited = counts['CREDIT SEEN'] - anotherWay;
  const absent = READY + REGISTERING;
  return [
    `${done - anotherWay} of ${total} are in the event`,
    ...(credited > 0 ? [`${credited} with the credit`] : []),
    ...(anotherWay > 0 ? [`${anotherWay} credited another way`] : []),
    ...(ATTENDED > 0 ? [`${ATTENDED} attended, the credit not seen yet`] : []),
    ...(absent > 0 ? [`${absent} not seen there`] : []),
    ...(HELD > 0 ? [`${HELD} held for you to decide`] : []),
  ].join(', ');
}

function goalSentence(people: readonly Person[], event: RunEvent, goal: Goal): string {
  const missing = missingFrom(event, people);
  const { done, total } = progressOf(people, goal, missing);
  const toConfirm = goal === 'credited' ? people.filter((person) => isToConfirm(person, event)).length : 0;
  const need = total - done - toConfirm;
  const leftOut = people.length + missing - total;
  return [
    `${done} of ${total} ${goal === 'credited' ? 'credited' : 'registered'}`,
    ...(toConfirm > 0 ? [`${toConfirm} for you to confirm`] : []),
    ...(need > 0 ? [`${need} ${need === 1 ? 'needs' : 'need'} you`] : []),
    ...(leftOut > 0 ? [`${leftOut} left out`] : []),
  ].join(', ');
}

/** How a refusal ends a step: a short slow-down counts down by itself, anything else waits for a person. */
export function endingOf(refusal: Refusal, people: readonly Person[], goal: Aim): Ending {
  const { done, total } = progressOf(people, goal, 0);
  const reason = refusal.code;
  const waitSeconds = refusal.retryAfterSeconds ?? 0;
  if (refusal.code === 'slow-down' && waitSeconds <= LONGEST_COUNTDOWN_SECONDS) {
    const sentence = `GrowthZone asked us to slow down. Continuing in ${waitSeconds} s.`;
    return { status: 'waiting', reason, sentence, waitSeconds };
  }
  const left = `${done} done, ${total - done} ${goal === 'registered' ? 'not sent' : 'not credited yet'}.`;
  const sentence = pauseWords(refusal, waitSeconds, left);
  return { status: 'paused', reason, sentence, waitSeconds };
}

/** What stands in the way, how far it came, and what the coordinator does then. */
function pauseWords({ code, message }: Refusal, waitSeconds: number, left: string): string {
  if (code === 'key-refused')
    return `GrowthZone no longer accepts the key. ${left} Enter a new key in Settings, then continue.`;
  const minutes = Math.ceil(waitSeconds / 60);
  if (code === 'slow-down' && minutes > 0)
    return `GrowthZone asked us to wait ${plural(minutes, 'minute')}. ${left} Continue after that.`;
  return `${message} ${left}${minutes > 0 ? ` Wait ${plural(minutes, 'minute')}.` : ''}`;
}
