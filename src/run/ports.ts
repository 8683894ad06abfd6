import { type Client, type Clock, isNotHere, type Refusal } from '../growthzone';
import type { CompletionDate, CsvProfile, Result } from '../roster';
import type { Knowledge } from './next-action';
import { move, type Person, type RunEvent } from './person';
import { type Plan, settlesAt } from './reconcile';
import type { RunRecord } from './record';
import type { Ending } from './report';

/** What a step reads from and writes to; `google` implements it over a credit tab. */
export interface RunStore {
  people(): readonly Person[];
  /** Columns of the tab that were gone when it was read: then there are no people. */
  lacking(): readonly string[];
  /** Writes the states of `changed` and flushes, so that what follows finds them even after a kill. */
  save(changed: readonly Person[]): void;
  /** What this add-on did about the event's people and read of them, kept outside of cells; `save` adds to it. */
  record(): RunRecord;
  event(): RunEvent;
  saveEvent(event: RunEvent): void;
  /**
   * Just before a write, in one go under the document lock: renews the lease and saves `event` and the intentions, so
   * that whoever runs next finds them. Nothing is done where another step runs by now ('lost'), or where the rows no
   * longer stand in the tab as this step knows them ('changed'; they are then read anew).
   */
  recordIntentions(intentions: readonly Person[], event: RunEvent): 'recorded' | 'lost' | 'changed';
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
  /** The completion date that a person found right for this association before. */
  readonly dateSetting: CompletionDate | undefined;
}

/** What a step knows beside the tab. */
export interface StepState {
  listFresh: boolean;
  eventRead: Knowledge['eventRead'];
  readonly lookedAt: Map<string, number>;
  /** How many saves in this step were refused because somebody else had saved. */
  stale: number;
  /** True once something but the list was read or written, so that slow reads do not end every step before it acts. */
  hasActed: boolean;
  readonly deadline: number;
}

/** Saves those of `after` who are not the very same as at that index of `before`. */
export function saveChanged(store: RunStore, before: readonly Person[], after: readonly Person[]): void {
  const changed = after.filter((person, index) => person !== before[index]);
  if (changed.length > 0) store.save(changed);
}

/** The lease went to somebody else. */
export const LEASE_LOST: Ending = {
  status: 'paused',
  reason: 'lease',
  sentence: 'Another window or person has taken over this run. Nothing was sent from here.',
};

/** For the log. */
export const ANSWER_LOST = 'The answer was lost; looking whether it was done';

/** What is about to be sent, as it stands in the journal; or why nothing may be sent. */
export type Intended =
  | { readonly recorded: true; readonly intentions: readonly Person[] }
  | { readonly recorded: false; readonly why: 'lost' | 'changed' };

/** Writes the intention in the tab and in the run's record, before the call; nothing may be sent unless it is recorded. */
export function recordIntentions(
  { clock, store }: StepPorts,
  people: readonly Person[],
  to: 'REGISTERING' | 'MARKING' | 'MARKING/cure',
  detail: string,
): Intended {
  const cause = to === 'MARKING/cure' ? 'remediation' : 'intention';
  const intentions = people.map((person) => move(person, to, cause, detail, clock.now()));
  const until = Math.max(...intentions.map(settlesAt));
  const answer = store.recordIntentions(intentions, { ...store.event(), open: { people: people.length, until } });
  return answer === 'recorded' ? { recorded: true, intentions } : { recorded: false, why: answer };
}

/** So many journal entries have found their answer. */
export function resolveOpen(store: RunStore, people: number): void {
  const event = store.event();
  if (!event.open || people <= 0) return;
  const left = event.open.people - people;
  store.saveEvent({ ...event, open: left > 0 ? { ...event.open, people: left } : null });
}

const NOT_DONE: ReadonlySet<Refusal['code']> = new Set(['key-refused', 'bad-request', 'stale', 'slow-down']);

/** Whether nothing was changed, by the answer's own word or since it never left; else people stay unknown, to be looked for. */
export const isNotDone = (refusal: Refusal): boolean =>
  isNotHere(refusal) || NOT_DONE.has(refusal.code) || refusal.isUnsent === true;
