import {
  type Client,
  type Clock,
  importAttendees,
  type Refusal,
  readAttendance,
  readAttendees,
  saveAttended,
} from '../growthzone';
import { type CsvProfile, csvText } from '../plan/csv';
import type { Credit } from '../roster/types';
import { readCreditAfter, readCreditBefore } from './completions';
import { type Action, nextAction } from './next-action';
import { reconcile } from './reconcile';
import { type Goal, moved, type Person, type RunEvent, STATES, type State } from './states';

/** What a step reads from and writes to; `google` implements it over a credit tab. */
export interface RunStore {
  people(): readonly Person[];
  /** Writes the states of `changed` and flushes, so that what follows finds them even after a kill. */
  save(changed: readonly Person[]): void;
  event(): RunEvent;
  saveEvent(event: RunEvent): void;
  /** False once somebody else holds the lease: asked just before every write. */
  mayWrite(): boolean;
  log(what: string, count: number): void;
}

export interface StepPorts {
  readonly client: Client;
  readonly clock: Clock;
  readonly store: RunStore;
  readonly profile: CsvProfile;
}

export type Counts = Readonly<Record<State, number>>;

/** Where a run stands after a step, as data for the page. */
export interface StepReport {
  readonly credit: Credit;
  readonly status: 'working' | 'waiting' | 'paused' | 'done';
  readonly sentence: string;
  /** With `waiting` and a slow-down: how many seconds to leave before the next step. */
  readonly waitSeconds: number;
  readonly counts: Counts;
}

/** How long one step works before it returns, unless the page says otherwise: far below the six minutes of a script. */
const BUDGET_SECONDS = 30;

interface StepState {
  listFresh: boolean;
  readonly lookedAt: Map<string, number>;
}

type Effect =
  | { readonly kind: 'went on' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'lease lost' };

/** Works towards `goal` for `seconds`, committing after every effect, and says where things stand. */
export function runStep(ports: StepPorts, goal: Goal, seconds = BUDGET_SECONDS): StepReport {
  const { clock, store } = ports;
  const deadline = clock.now() + seconds * 1000;
  const state: StepState = { listFresh: false, lookedAt: new Map() };
  for (;;) {
    const people = store.people();
    const now = clock.now();
    const action = nextAction({ people, event: store.event(), goal, now, ...state });
    if (action.do === 'done' || action.do === 'stop') {
      return report(
        store,
        action.do === 'done' ? 'done' : 'paused',
        action.do === 'stop' ? action.why : doneSentence(people, goal),
      );
    }
    if (action.do === 'wait') return report(store, 'waiting', action.why, Math.ceil((action.until - now) / 1000));
    if (now >= deadline) return report(store, 'working', `${people.length} people, going on`);
    const effect = perform(ports, action, state);
    if (effect.kind === 'lease lost')
      return report(store, 'paused', 'Somebody else has taken over this run. Nothing was sent.');
    if (effect.kind === 'refused') {
      return report(store, 'paused', effect.refusal.message, effect.refusal.retryAfterSeconds ?? 0);
    }
  }
}

function perform(ports: StepPorts, action: Action, state: StepState): Effect {
  switch (action.do) {
    case 'read attendees':
      return readList(ports, state);
    case 'import':
      return importPeople(ports, action.memberIds, state);
    case 'mark attended':
      return markPeople(ports, action.memberIds, state);
    case 'read credit before':
      return outcome(readCreditBefore(ports, action.memberIds));
    case 'read credit':
      for (const memberId of action.memberIds) state.lookedAt.set(memberId, ports.clock.now());
      return outcome(readCreditAfter(ports, action.memberIds));
    default:
      return WENT_ON;
  }
}

const WENT_ON: Effect = { kind: 'went on' };
const outcome = (refusal: Refusal | undefined): Effect => (refusal ? { kind: 'refused', refusal } : WENT_ON);

function readList({ client, clock, store }: StepPorts, state: StepState): Effect {
  const event = store.event();
  const list = readAttendees(client, event.eventId);
  if (!list.ok) return { kind: 'refused', refusal: list.refusal };
  const before = store.people();
  const after = reconcile(before, list.value, clock.now());
  const proven = after.some((person, place) => before[place]?.state === 'REGISTERING' && person.state === 'REGISTERED');
  saveChanged(store, before, after);
  if (proven && !event.importProven) store.saveEvent({ ...event, importProven: true });
  state.listFresh = true;
  return WENT_ON;
}

function saveChanged(store: RunStore, before: readonly Person[], after: readonly Person[]): void {
  const changed = after.filter((person, place) => person !== before[place]);
  if (changed.length > 0) store.save(changed);
}

const chosen = (store: RunStore, memberIds: readonly string[]): readonly Person[] => {
  const wanted = new Set(memberIds);
  return store.people().filter(({ memberId }) => wanted.has(memberId));
};

/** Sends one file. The intention stands in the sheet before the call; who is registered, only a later read says. */
function importPeople(
  { client, clock, store, profile }: StepPorts,
  memberIds: readonly string[],
  state: StepState,
): Effect {
  const people = chosen(store, memberIds);
  const { eventId, credit, registrationTypeId } = store.event();
  if (!store.mayWrite()) return { kind: 'lease lost' };
  store.save(people.map((person) => moved(person, 'REGISTERING', 'Sent to GrowthZone', clock.now())));
  const answer = importAttendees(client, eventId, {
    csv: csvText(people, profile),
    fileName: `${credit}-${eventId}.csv`,
    registrationTypeId,
  });
  state.listFresh = false;
  if (answer.ok) {
    const rejected = answer.value.rejected.flatMap(({ row, reason }) => {
      const person = people[row - 1];
      return person ? [moved(person, 'FAILED', `GrowthZone refused: ${reason}`, clock.now())] : [];
    });
    if (rejected.length > 0) store.save(rejected);
    store.log('Imported as Registered', people.length - rejected.length);
    return WENT_ON;
  }
  return afterRefusedWrite(store, people, answer.refusal, 'READY', clock.now());
}

/** Sets people to Attended whom the list and the attendance screen both show as Registered at this moment. */
function markPeople({ client, clock, store }: StepPorts, memberIds: readonly string[], state: StepState): Effect {
  const { eventId } = store.event();
  const sheet = readAttendance(client, eventId);
  if (!sheet.ok) return { kind: 'refused', refusal: sheet.refusal };
  const registered = new Set(
    sheet.value.attendees.filter(({ status }) => status === 'Registered').map(({ attendeeId }) => attendeeId),
  );
  const people = chosen(store, memberIds).filter(
    (person) => person.state === 'REGISTERED' && registered.has(person.attendeeId),
  );
  state.listFresh = false;
  if (people.length === 0) return WENT_ON;
  if (!store.mayWrite()) return { kind: 'lease lost' };
  store.save(people.map((person) => moved(person, 'MARKING', 'Attended sent to GrowthZone', clock.now())));
  const answer = saveAttended(client, eventId, {
    auditId: sheet.value.auditId,
    attendeeIds: people.map(({ attendeeId }) => attendeeId),
  });
  if (answer.ok) {
    store.log('Marked Attended', people.length);
    return WENT_ON;
  }
  return afterRefusedWrite(store, people, answer.refusal, 'REGISTERED', clock.now());
}

/** These answers say that nothing was changed; after any other the people stay unknown, to be looked for. */
const NOT_DONE: ReadonlySet<Refusal['kind']> = new Set([
  'key refused',
  'no permission',
  'not found',
  'wrong verb',
  'bad request',
  'stale',
  'slow down',
]);

function afterRefusedWrite(
  store: RunStore,
  people: readonly Person[],
  refusal: Refusal,
  back: State,
  now: number,
): Effect {
  if (!NOT_DONE.has(refusal.kind)) return WENT_ON;
  store.save(people.map((person) => moved(person, back, back === 'READY' ? 'Not sent' : 'Registered', now)));
  // A stale stamp means that somebody else saved the screen: read again and go on.
  return refusal.kind === 'stale' ? WENT_ON : { kind: 'refused', refusal };
}

/** How many people stand in each state. */
export function countStates(people: readonly Person[]): Counts {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>;
  for (const { state } of people) counts[state] += 1;
  return counts;
}

function report(store: RunStore, status: StepReport['status'], sentence: string, waitSeconds = 0): StepReport {
  return { credit: store.event().credit, status, sentence, waitSeconds, counts: countStates(store.people()) };
}

/** Never "success" while anything is left. */
function doneSentence(people: readonly Person[], goal: Goal): string {
  const counts = countStates(people);
  const reached =
    goal === 'credited'
      ? counts['CREDIT SEEN']
      : counts.REGISTERED + counts.MARKING + counts.ATTENDED + counts['CREDIT SEEN'];
  const left = people.length - reached;
  const word = goal === 'credited' ? 'credited' : 'registered';
  return `${reached} of ${people.length} ${word}${left > 0 ? `, ${left} need you` : ''}.`;
}
