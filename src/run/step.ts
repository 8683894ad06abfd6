import type { Client, Clock } from '../growthzone';
import type { CsvProfile } from '../plan/csv';
import type { Result } from '../roster/types';
import type { Plan } from './binding';
import { perform } from './effects';
import { type Knowledge, nextAction } from './next-action';
import { doneSentence, type Ending, endingOf, reportOf, type StepReport } from './report';
import type { Aim, Person, RunEvent } from './states';

/** What a step reads from and writes to; `google` implements it over a credit tab. */
export interface RunStore {
  people(): readonly Person[];
  /** Writes the states of `changed` and flushes, so that what follows finds them even after a kill. */
  save(changed: readonly Person[]): void;
  event(): RunEvent;
  saveEvent(event: RunEvent): void;
  /**
   * Just before a write, in one go under the document lock: renews the lease and saves `event` and the intentions, so
   * that whoever runs next finds them. Nothing is done where another step runs by now ('lost'), or where the rows no
   * longer stand in the tab as this step knows them ('changed'; they are then read anew).
   */
  claim(intentions: readonly Person[], event: RunEvent): 'claimed' | 'lost' | 'changed';
  /** What the roster gives now; a problem where it cannot be read. */
  plan(): Result<Plan>;
  log(what: string, count: number): void;
}

export interface StepPorts {
  readonly client: Client;
  readonly clock: Clock;
  readonly store: RunStore;
  readonly profile: CsvProfile;
  readonly routeSetting: Knowledge['routeSetting'];
}

/** What a step knows beside the tab. */
export interface StepState {
  listFresh: boolean;
  readonly lookedAt: Map<string, number>;
  /** How many saves in this step were refused because somebody else had saved. */
  stale: number;
  /** True once something but the list was read or written, so that slow reads do not end every step before it acts. */
  hasActed: boolean;
  readonly deadline: number;
}

/** How long one step works before it returns: far below the six minutes of a script. */
const BUDGET_SECONDS = 30;

/** Works towards `goal` for up to `seconds`, committing after every effect, and says where things stand. */
export function runStep(ports: StepPorts, goal: Aim, seconds = BUDGET_SECONDS, isListRead = false): StepReport {
  const { clock, store } = ports;
  const deadline = clock.now() + seconds * 1000;
  const state: StepState = { listFresh: isListRead, lookedAt: new Map(), stale: 0, hasActed: false, deadline };
  for (;;) {
    const ending = oneAction(ports, goal, state);
    if (ending) return reportOf(store.event(), store.people(), goal, ending);
  }
}

function oneAction(ports: StepPorts, goal: Aim, state: StepState): Ending | undefined {
  const { clock, store, routeSetting } = ports;
  const people = store.people();
  const now = clock.now();
  const action = nextAction({ people, event: store.event(), goal, routeSetting, now, ...state });
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
      if (action.do !== 'read attendees') state.hasActed = true;
      const effect = perform(ports, action, state);
      if (effect.kind === 'ended') return effect.ending;
      return effect.kind === 'refused' ? endingOf(effect.refusal, store.people(), goal) : undefined;
    }
  }
}
