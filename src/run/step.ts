import { perform } from './effects';
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

/** Works towards `goal`, committing after every effect, and says where things stand when it has to return. */
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
  const { clock, store, routeSetting } = ports;
  const people = store.people();
  const now = clock.now();
  const action = nextAction({
    people,
    lacking: store.lacking(),
    event: store.event(),
    goal,
    routeSetting,
    now,
    ...state,
  });
  switch (action.do) {
    case 'done':
      return { status: 'done', sentence: `${doneSentence(people, store.event(), goal)}.` };
    case 'stop':
      return { status: 'paused', reason: action.reason, sentence: action.why };
    case 'wait': {
      const waitSeconds = Math.max(1, Math.ceil((action.until - now) / 1000));
      return { status: 'waiting', reason: action.reason, sentence: `${action.why}.`, waitSeconds };
    }
    default: {
      if (state.hasActed && now >= state.deadline) {
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
