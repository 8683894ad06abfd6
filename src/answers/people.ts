import { serverClock } from '../google/http';
import { loadDirectory } from '../google/member-cache';
import { loadConnection, loadEarlierCredit, loadSettings, storeEarlierCredit } from '../google/stores';
import { type Client, isNotHere, isOnesOwn, type Refusal, type Reply, readAttendees } from '../growthzone';
import { type Credit, failure, type Result, success } from '../roster';
import {
  completionUnder,
  creditOf,
  isToConfirm,
  peoplePreflight as linesOf,
  moduleAnswer,
  type PeopleLine,
  type Person,
  type PlannedCall,
  plannedCalls,
  type Reason,
  type RunEvent,
  type State,
  secondsToRemediation,
  UNREADABLE,
} from '../run';
import { connected } from './connection';
import { ofCredit, request } from './request';
import { ownEvent, wholeTab, wholeTabOf, whyNotRead } from './tab';

/** One person of a credit tab. */
export interface TabPerson {
  readonly memberId: string;
  readonly firstName: string;
  readonly lastName: string;
  /** GrowthZone's own name for that ID. */
  readonly growthzoneName: string;
  readonly state: State;
  /** Why, as a code: what may be decided depends on it. */
  readonly reason: Reason;
  readonly detail: string;
  /** ISO moment since which the state holds. */
  readonly since: string;
  /** Imported as Attended: seconds until the cure may look a second time; else 0. */
  readonly cureInSeconds: number;
  /** Attended, and only a person can say whether the certificate is there. */
  readonly isToConfirm: boolean;
}

/** The people of a tab compared with GrowthZone before the import. */
export interface PeopleReport {
  readonly lines: readonly PeopleLine[];
  readonly toRegister: number;
  /** Registered or attended already. */
  readonly already: number;
  /** People whose earlier credit was not looked at yet: ask again for the rest. */
  readonly unread: number;
  /** False where this association's GrowthZone does not show credit. */
  readonly creditShown: boolean;
}

export const peopleRequests = {
  /** Everybody in a credit's tab, as they stand. */
  people: request({
    input: ofCredit,
    handle: ({ credit }): Result<readonly TabPerson[]> => {
      const tab = wholeTab(credit);
      if (!tab.ok) return tab;
      const { event, people } = tab.value;
      return success(people.map((person) => shownPerson(person, event, serverClock.now())));
    },
  }),

  /** Compares a tab's people with GrowthZone: its list, their earlier credit and their membership. Sends nothing. */
  peoplePreflight: request({ input: ofCredit, handle: connected(peoplePreflight) }),

  /** What registering and marking this tab would call from here on, without calling anything. */
  tryWithoutSending: request({
    input: ofCredit,
    handle: ({ credit }): Result<readonly PlannedCall[]> => {
      const tab = wholeTab(credit);
      if (!tab.ok) return tab;
      const { event, people } = tab.value;
      return success(plannedCalls(event, people, loadSettings().route ?? event.route, loadConnection()));
    },
  }),
};

function shownPerson(person: Person, event: RunEvent, now: number): TabPerson {
  const { memberId, firstName, lastName, growthzoneName, state, reason, detail, since } = person;
  return {
    memberId,
    firstName,
    lastName,
    growthzoneName,
    state,
    reason,
    detail,
    since: new Date(since).toISOString(),
    cureInSeconds: secondsToRemediation(person, now),
    isToConfirm: isToConfirm(person, event),
  };
}

function peoplePreflight(client: Client, { credit }: { readonly credit: Credit }): Result<PeopleReport> {
  const own = ownEvent(credit);
  if (!own.ok) return own;
  const event = own.value;
  const unread = whyNotRead(event);
  if (unread !== '') return failure('no-event', unread);
  const tab = wholeTabOf(event);
  if (!tab.ok) return tab;
  const { people } = tab.value;
  const list = readAttendees(client, event);
  if (!list.ok) return list;
  const earlier = earlierCredits(earlierPorts(client, event.componentId), event, people);
  if (earlier.problem) return { ok: false, problem: earlier.problem };
  const members = loadDirectory(client.tenant)?.byMemberId;
  const lines = linesOf(
    people,
    list.value,
    ({ memberId }) => ({ membership: members?.get(memberId)?.status ?? '', credit: earlier.known[memberId] }),
    event,
  );
  const present = new Set(list.value.map(({ contactId }) => contactId));
  return success({ lines, ...countedPeople(people, present, lines, earlier), creditShown: earlier.isShown });
}

/** How earlier credit of a component is read here. */
export const earlierPorts = (client: Client, componentId: number): EarlierCreditPorts => ({
  now: serverClock.now,
  load: loadEarlierCredit,
  store: storeEarlierCredit,
  read: (person) => {
    const read = completionUnder(client, componentId, person);
    return read.ok ? { ok: true, value: creditOf(read.value.completion) } : read;
  },
  module: () => moduleAnswer(client),
});

/** How many are still to be registered, how many are in the event already, and whose credit was not looked at yet. */
export function countedPeople(
  people: readonly Person[],
  present: ReadonlySet<number>,
  lines: readonly PeopleLine[],
  earlier: EarlierCredits,
): Pick<PeopleReport, 'toRegister' | 'already' | 'unread'> {
  const blocked = new Set(
    lines.filter(({ blocks }) => blocks).flatMap((line) => line.people.map(({ memberId }) => memberId)),
  );
  return {
    toRegister: people.filter(
      ({ state, contactId, memberId }) => state === 'READY' && !present.has(contactId) && !blocked.has(memberId),
    ).length,
    already: people.filter(({ contactId }) => contactId > 0 && present.has(contactId)).length,
    unread: earlier.isShown ? people.filter(({ memberId }) => earlier.known[memberId] === undefined).length : 0,
  };
}

/** How long one call looks at credit before it gives what it has. */
const BUDGET_MS = 25_000;
/** What was looked at is good for so long: long enough to be asked again for the rest. */
const KEEP_SECONDS = 900;

/** What looking at earlier credit works with: a cache that may forget, and one read for each person. */
export interface EarlierCreditPorts {
  readonly now: () => number;
  /** What is still known by member ID, from all of these keys together. */
  readonly load: (keys: readonly string[]) => Readonly<Record<string, string>>;
  readonly store: (parts: Readonly<Record<string, Readonly<Record<string, string>>>>, seconds: number) => void;
  /** Date of the completion, or `none`. */
  readonly read: (person: EarlierPerson) => Reply<string>;
  /** Whether the module answers for everybody else, after a refusal that may be one person's own. */
  readonly module: () => Reply<unknown>;
}

/** Of whom earlier credit is looked at. */
export type EarlierPerson = Pick<Person, 'memberId' | 'contactId' | 'enrolmentId'>;

export interface EarlierCredits {
  /** Date of a completion of the event's component, `none`, or `unreadable`, by member ID; absent where nobody looked yet. */
  readonly known: Readonly<Record<string, string>>;
  /** False where this association's GrowthZone does not show credit. */
  readonly isShown: boolean;
  /** What ended the look before its time. */
  readonly problem?: Refusal;
}

/**
 * People's earlier credit, as far as time allows; a later call goes on where this one stopped, and once everybody was
 * looked at, tries again whoever was refused.
 */
export function earlierCredits(
  ports: EarlierCreditPorts,
  event: Pick<RunEvent, 'tenant' | 'eventId' | 'creditShown'>,
  people: readonly EarlierPerson[],
  budget = BUDGET_MS,
): EarlierCredits {
  const known: Record<string, string> = { ...ports.load(PARTS.map((part) => keyOf(event, part))) };
  const deadline = ports.now() + budget;
  let isShown = event.creditShown;
  let module: Reply<unknown> | undefined;
  let problem: Refusal | undefined;
  if (people.every(({ memberId }) => known[memberId] !== undefined))
    for (const { memberId } of people) if (known[memberId] === UNREADABLE) delete known[memberId];
  for (const person of people) {
    if (!isShown || problem || ports.now() >= deadline) break;
    if (person.contactId <= 0) known[person.memberId] = 'none';
    if (known[person.memberId] !== undefined) continue;
    const read = ports.read(person);
    if (read.ok) known[person.memberId] = read.value;
    else if (!isOnesOwn(read.problem)) problem = read.problem;
    else {
      module ??= ports.module();
      if (module.ok) known[person.memberId] = UNREADABLE;
      else if (isNotHere(module.problem)) isShown = false;
      else problem = module.problem;
    }
  }
  const parts = PARTS.map((part) => [keyOf(event, part), partOf(known, part)] as const);
  ports.store(Object.fromEntries(parts), KEEP_SECONDS);
  return { known, isShown, ...(problem ? { problem } : {}) };
}

/** By the last digit of the member ID: a value of the cache may have 100 KB, some 4,000 people. */
const PARTS = [...'0123456789'];

const keyOf = ({ tenant, eventId }: Pick<RunEvent, 'tenant' | 'eventId'>, part: string) =>
  `credit.${tenant}.${eventId}.${part}`;

const partOf = (known: Readonly<Record<string, string>>, part: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(known).filter(([memberId]) => memberId.endsWith(part)));
