import { isNotHere, type Refusal } from '../growthzone';
import { moved, type Person, type Reason, type State } from './machine';
import type { RunStore, StepPorts } from './ports';
import { settlesAt } from './reconcile';
import type { Ending } from './report';

export const LEASE_LOST: Ending = {
  status: 'paused',
  reason: 'lease',
  sentence: 'Another window or person has taken over this run. Nothing was sent from here.',
};

/** For the log. */
export const ANSWER_LOST = 'The answer was lost; looking whether it was done';

/** The intention, in the tab and in the run's record, before the call; nothing may be sent unless it is 'claimed'. */
export function claim(
  { clock, store }: StepPorts,
  people: readonly Person[],
  state: State,
  detail: string,
  reason: Reason = '',
): ReturnType<RunStore['claim']> {
  const intentions = people.map((person) => moved(person, state, detail, clock.now(), { reason }));
  const until = Math.max(...intentions.map(settlesAt));
  return store.claim(intentions, { ...store.event(), open: { people: people.length, until } });
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
