import { readRegisteredCount, writeWays } from '../growthzone';
import { perform, rosterUnread } from './effects';
import { nextAction } from './next-action';
import type { Aim } from './person';
import type { StepPorts, StepState } from './ports';
import { doneSentence, type Ending, endingOf, reportOf, type StepReport } from './report';

/** How long one step works before it returns: far below the six minutes of a script. */
const BUDGET_SECONDS = 30;

export interface StepOptions {
  /** How long it works. */
  readonly seconds?: number | undefined;
  /** True where the list of attendees was read just now and the people reconciled with it. */
  readonly isListRead?: boolean;
}

/**
 * Works towards `goal` and says where things stand when it has to return. What is to be sent is written before it is sent; what
 * was found out since is the caller's to commit.
 */
export function runStep(
  ports: StepPorts,
  goal: Aim,
  { seconds = BUDGET_SECONDS, isListRead = false }: StepOptions = {},
): StepReport {
  const { clock, store } = ports;
  const deadline = clock.now() + seconds * 1000;
  const state: StepState = {
    listFresh: isListRead,
    eventRead: 'no',
    lookedAt: new Map(),
    creditRead: new Set(),
    isEnrolmentListRead: false,
    stale: 0,
    hasActed: false,
    deadline,
  };
  for (;;) {
    const ending = oneAction(ports, goal, state);
    if (ending) return reportOf(store.event(), store.people(), goal, ending);
  }
}

function oneAction(ports: StepPorts, goal: Aim, state: StepState): Ending | undefined {
  const { client, clock, store, routeSetting } = ports;
  const people = store.people();
  const now = clock.now();
  const isTimeUp = state.hasActed && now >= state.deadline;
  const action = nextAction({
    people,
    lacking: store.lacking(),
    bindings: store.bindings(),
    isTimeUp,
    event: store.event(),
    goal,
    routeSetting,
    ways: writeWays(client.ways),
    now,
    ...state,
  });
  switch (action.do) {
    case 'done': {
      // Whether anybody of the roster is in no tab is said by it as it is now.
      const plan = store.plan();
      if (!plan.ok) return rosterUnread(plan.problem);
      const counted = goal === 'registered' ? countedOtherwise(ports, state) : '';
      return { status: 'done', sentence: `${doneSentence(people, store.event(), goal)}.${counted}` };
    }
    case 'stop':
      return { status: 'paused', reason: action.reason, sentence: action.why };
    case 'wait': {
      const waitSeconds = Math.max(1, Math.ceil((action.until - now) / 1000));
      return { status: 'waiting', reason: action.reason, sentence: `${action.why}.`, waitSeconds };
    }
    default: {
      // Whose credit was read is marked in the same step, and before that the event is read once more.
      const isMarking = action.do === 'mark attended' || (action.do === 'read event' && state.eventRead !== 'no');
      if (isTimeUp && !isMarking) {
        const sentence = goal === 'read back' ? `${doneSentence(people, store.event(), goal)}.` : 'Going on.';
        return { status: 'working', sentence };
      }
      if (action.do !== 'read attendees' && action.do !== 'read event') {
        state.hasActed = true;
        if (state.eventRead === 'just now') state.eventRead = 'earlier';
      }
      const effect = perform(ports, action, state);
      if (effect.kind === 'ended') return effect.ending;
      return effect.kind === 'refused' ? endingOf(effect.refusal, store.people(), goal) : undefined;
    }
  }
}

/** GrowthZone's own count after an import, where it is another than the list's: a hint, since what it counts is UNKNOWN. */
function countedOtherwise({ client, store }: StepPorts, { listed }: StepState): string {
  if (!listed) return '';
  const { eventId } = store.event();
  const count = readRegisteredCount(client, eventId);
  if (count === undefined || count === listed.registered || count === listed.all) return '';
  return ` GrowthZone counts ${count} registered in event ${eventId}, the list shows ${listed.registered}: look there.`;
}
