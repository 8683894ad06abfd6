import type { Client, Clock } from '../growthzone';
import type { CsvProfile } from '../roster/export';
import type { Result } from '../roster/types';
import type { Person, RunEvent } from './machine';
import type { Knowledge } from './next-action';
import type { Plan } from './reconcile';

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

/** Saves those of `after` who are not the very same as in that place of `before`. */
export function saveChanged(store: RunStore, before: readonly Person[], after: readonly Person[]): void {
  const changed = after.filter((person, place) => person !== before[place]);
  if (changed.length > 0) store.save(changed);
}
