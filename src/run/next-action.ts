import { ATTENDEES_PER_FILE } from '../plan/files';
import { SETTLE_SECONDS } from './reconcile';
import type { Goal, Person, RunEvent } from './states';

/** Everything that decides the next call. */
export interface Knowledge {
  readonly people: readonly Person[];
  readonly event: RunEvent;
  readonly goal: Goal;
  /** True where the event's attendees were read in this step, after the last write, and the people reconciled with them. */
  readonly listFresh: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** When this step last looked for a person's credit, by member ID. */
  readonly lookedAt: ReadonlyMap<string, number>;
}

/** The one next thing to do. People are named by member ID. */
export type Action =
  | { readonly do: 'read attendees' }
  | { readonly do: 'import'; readonly memberIds: readonly string[] }
  | { readonly do: 'read credit before'; readonly memberIds: readonly string[] }
  | { readonly do: 'mark attended'; readonly memberIds: readonly string[] }
  | { readonly do: 'read credit'; readonly memberIds: readonly string[] }
  | { readonly do: 'wait'; readonly until: number; readonly why: string }
  | { readonly do: 'stop'; readonly why: string }
  | { readonly do: 'done' };

/** How many people's completions are read before progress is committed. */
const CREDIT_READS = 25;
/** How long GrowthZone gets before a completion is looked for again. */
const LOOK_AGAIN_MS = 10_000;

const ids = (people: readonly Person[]) => people.map((person) => person.memberId);

/** What is known decides what is done: pure, so that a run can be stopped after any effect and taken up again. */
export function nextAction(known: Knowledge): Action {
  if (!known.listFresh) return { do: 'read attendees' };
  const unknown = known.people.filter(({ state }) => state === 'REGISTERING' || state === 'MARKING');
  if (unknown.length > 0) {
    const until = Math.max(...unknown.map(({ since }) => since)) + SETTLE_SECONDS * 1000;
    return { do: 'wait', until, why: `Looking for ${unknown.length} people whose answer was lost` };
  }
  return known.goal === 'registered' ? nextImport(known) : nextMark(known);
}

/** The first import into an event is one person alone: the list must prove that it can be trusted. */
function nextImport({ people, event }: Knowledge): Action {
  const ready = people.filter(({ state }) => state === 'READY');
  if (ready.length === 0) return { do: 'done' };
  if (event.importProven) return { do: 'import', memberIds: ids(ready.slice(0, ATTENDEES_PER_FILE)) };
  if (people.some(({ state }) => state === 'HELD' || state === 'FAILED')) {
    return {
      do: 'stop',
      why: 'The first import could not be proven: decide about the person who is held or failed first.',
    };
  }
  return { do: 'import', memberIds: ids(ready.slice(0, 1)) };
}

/** The gate and the canary: only people just seen as Registered are marked, and one goes all the way first. */
function nextMark({ people, event, now, lookedAt }: Knowledge): Action {
  const waiting = people.filter(({ state }) => state === 'ATTENDED');
  if (waiting.length > 0) {
    const due = waiting.filter(({ memberId }) => now - (lookedAt.get(memberId) ?? 0) >= LOOK_AGAIN_MS);
    if (due.length > 0) return { do: 'read credit', memberIds: ids(due.slice(0, CREDIT_READS)) };
    return { do: 'wait', until: now + LOOK_AGAIN_MS, why: `Waiting for the credit of ${waiting.length} people` };
  }
  const registered = people.filter(({ state }) => state === 'REGISTERED');
  if (registered.length === 0) return { do: 'done' };
  const unread = registered.filter(({ creditBefore }) => creditBefore === '');
  if (unread.length > 0) return { do: 'read credit before', memberIds: ids(unread.slice(0, CREDIT_READS)) };
  if (event.canary === 'seen') return { do: 'mark attended', memberIds: ids(registered) };
  if (event.canary === 'failed') {
    return {
      do: 'stop',
      why: 'The first person marked has no credit. The others were not marked; decide about that person first.',
    };
  }
  const canary = registered.find(({ creditBefore }) => creditBefore === 'none') ?? registered[0];
  return { do: 'mark attended', memberIds: canary ? [canary.memberId] : [] };
}
