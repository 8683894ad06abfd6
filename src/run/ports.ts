import {
  type Client,
  type Clock,
  isNotHere,
  type Refusal,
  type Reply,
  type Templates,
  writeTemplate,
} from '../growthzone';
import type { CompletionDate, CsvProfile, Member, Result } from '../roster';
import { asBound, type Bindings } from './bound';
import { MOST_LEFT_OUT } from './decide';
import type { Knowledge } from './next-action';
import { hold, isIn, isLeftOut, isUnknown, move, type Person, type RunEvent, unlessLeftOut } from './person';
import { JOB_SECONDS, type Plan, settlesAt } from './reconcile';
import { proven, type RunRecord, SAID } from './record';
import type { Ending } from './report';

/** What a step reads from and writes to; `google` implements it over a credit tab. */
export interface RunStore {
  people(): readonly Person[];
  /** Columns of the tab that were gone when it was read: then there are no people. */
  lacking(): readonly string[];
  /** Keeps the states of `changed` for the next write: with the next intention, at the end of a step, or by `commit`. */
  save(changed: readonly Person[]): void;
  /** What this add-on did about the event's people and read of them, kept outside of cells; `save` adds to it. */
  record(): RunRecord;
  /** What is bound to the event's people, outside of cells, where that is known; it is written before the tab. */
  bindings(): Bindings | undefined;
  event(): RunEvent;
  /** Keeps it as `save` does. */
  saveEvent(event: RunEvent): void;
  /**
   * Just before a write, in one go under the document lock: renews the lease and writes `event`, the intentions and what was
   * saved before, so that whoever runs next finds them. Nothing is done where another step runs by now ('lost'), or where
   * the tab is no longer as this step knows it ('changed'): a new step has to look at everything again.
   */
  recordIntentions(intentions: readonly Person[], event: RunEvent): 'recorded' | 'lost' | 'changed';
  /** What the roster gives now; a problem where it cannot be read. */
  plan(): Result<Plan>;
  log(what: string, count: number): void;
  /** Writes what was saved since the last write, with one wait for Google; nothing where nothing was. */
  commit(): void;
}

export interface StepPorts {
  readonly client: Client;
  readonly clock: Clock;
  readonly store: RunStore;
  readonly profile: CsvProfile;
  /** A contact's card, read now; undefined where it shows no member ID. */
  readonly cardOf: (contactId: number) => Reply<Member | undefined>;
  readonly routeSetting: Knowledge['routeSetting'];
  /** Keeps what was learned of the association, as it is known by now. */
  readonly keepLearned: (learned: Templates) => void;
  /** The completion date that a person found right for this association before. */
  readonly dateSetting: CompletionDate | undefined;
}

/** What a step knows beside the tab. */
export interface StepState {
  listFresh: boolean;
  eventRead: Knowledge['eventRead'];
  readonly lookedAt: Map<string, number>;
  /** Whose completion was read in this step, before marking: what was read earlier may be otherwise by now. */
  readonly creditRead: Set<string>;
  isEnrolmentListRead: boolean;
  /** How many the list had, all and those registered or attended, when it first showed somebody who was sent. */
  listed?: { readonly all: number; readonly registered: number };
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

/**
 * The people of a store as far as their cells say what is known beside them: whoever was left out stays out, whoever is
 * not as bound is held, and what the State alone says is taken back.
 */
export function soundPeople(
  store: Pick<RunStore, 'people' | 'event' | 'bindings' | 'record'>,
  now: number,
): readonly Person[] {
  const event = store.event();
  const isKept = (person: Person) => event.leftOut.includes(person.memberId) || event.leftOut.length >= MOST_LEFT_OUT;
  const people = store.people().map((person) => {
    if (isLeftOut(person) && !isKept(person)) return hold(person, 'HELD/altered', 'record', NOBODY_LEFT_OUT, now);
    return isIn(person, ...OUT_OR_DONE) ? person : unlessLeftOut(person, event.leftOut);
  });
  return proven(asBound(people, store.bindings() ?? new Map(), now), store.record(), event, now);
}
const NOBODY_LEFT_OUT = 'The State said left out, which nobody decided here.';
const OUT_OR_DONE = ['FAILED/left-out', ...SAID] as const;

/** The lease went to somebody else, or the tab to another event. */
export const LEASE_LOST: Ending = {
  status: 'paused',
  reason: 'lease',
  sentence: 'Another window or person took over this run. Nothing more was sent.',
};

/** A new step looks at everything again. */
export const GOING_ON: Ending = { status: 'working', sentence: 'Going on.' };

/** For the log. */
export const ANSWER_LOST = 'The answer was lost; checking if it was done';

/** What is about to be sent, as it stands in the journal; or why nothing may be sent. */
export type Intended =
  | { readonly recorded: true; readonly intentions: readonly Person[] }
  | { readonly recorded: false; readonly why: 'lost' | 'changed' };

/** Writes the intention in the tab and in the run's record, before the call; nothing may be sent unless it is recorded. */
export function recordIntentions(
  { client, clock, store }: StepPorts,
  people: readonly Person[],
  to: 'REGISTERING' | 'MARKING' | 'MARKING/cure',
  detail: string,
): Intended {
  const cause = to === 'MARKING/cure' ? 'remediation' : 'intention';
  if (isTwice(people)) throw new Error('Somebody is in it twice. Nothing was sent.');
  const intentions = people.map((person) => move(person, to, cause, detail, clock.now()));
  const until = Math.max(...intentions.map(settlesAt)) + jobSeconds(client, to === 'REGISTERING') * 1000;
  const open = { people: people.length + store.people().filter(isUnknown).length, until };
  const answer = store.recordIntentions(intentions, { ...store.event(), open });
  return answer === 'recorded' ? { recorded: true, intentions } : { recorded: false, why: answer };
}

/** How many seconds longer a write may take here than until its answer. */
export const jobSeconds = ({ ways }: Client, isImport: boolean): number =>
  writeTemplate(isImport ? 'importAttendees' : 'attendanceSave', ways).takesMinutes ? JOB_SECONDS : 0;

/** Whether a batch has one member, contact or attendee twice. */
const isTwice = (people: readonly Person[]): boolean =>
  (['memberId', 'contactId', 'attendeeId'] as const).some((field) => {
    const known = people.map((person) => person[field]).filter((id) => id !== 0);
    return new Set(known).size < known.length;
  });

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
  refusal.isPartly !== true && (isNotHere(refusal) || NOT_DONE.has(refusal.code) || refusal.isUnsent === true);
