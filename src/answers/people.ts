import { findCreditTab, tagTab } from '../google/credit-tab';
import { serverClock } from '../google/http';
import { logName, writeLog } from '../google/log';
import { loadDirectory } from '../google/member-cache';
import { rosterSheet } from '../google/sheet-cells';
import { loadConnection, loadEarlierCredit, loadSettings, storeEarlierCredit, storeEvent } from '../google/stores';
import { peopleOf, readTab } from '../google/tab-people';
import { type Client, type Reply, readAttendees } from '../growthzone';
import { type Credit, failure, type Result, success } from '../roster';
import {
  completionUnder,
  creditOf,
  type EventCandidate,
  isToConfirm,
  peoplePreflight as linesOf,
  type PeopleLine,
  type Person,
  type PlannedCall,
  plannedCalls,
  type Reason,
  type RunEvent,
  readCandidate,
  runEventOf,
  type State,
  secondsToRemediation,
  whatIsGone,
} from '../run';
import { connected } from './connection';
import { ofCredit, request } from './request';
import { todayOf } from './roster-now';
import { comparedState, type SidebarState } from './state';
import { ownEvent, portsFor, whatIsGoneOf, wholeTab } from './tab';

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
      return success(plannedCalls(event, people, loadSettings().route ?? event.route, loadConnection()?.routes));
    },
  }),

  /** Makes the tab that came with a copied spreadsheet this one's own. */
  takeOver: request({ input: ofCredit, handle: connected(takeOver) }),
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
  const ports = portsFor(client, event);
  const people = ports.store.people();
  const gone = whatIsGoneOf(event, people, ports.store.lacking());
  if (gone !== '') return failure('tab-incomplete', gone);
  const list = readAttendees(client, event);
  if (!list.ok) return list;
  const earlier = earlierCredits(earlierPorts(client, event.componentId), event, people);
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
}

/** Of whom earlier credit is looked at. */
export type EarlierPerson = Pick<Person, 'memberId' | 'contactId' | 'enrolmentId'>;

export interface EarlierCredits {
  /** Date of a completion of the event's component, or `none`, by member ID; absent where nobody looked yet. */
  readonly known: Readonly<Record<string, string>>;
  /** False where this association's GrowthZone does not show credit. */
  readonly isShown: boolean;
}

/** People's earlier credit, as far as time allows; a later call goes on where this one stopped. */
export function earlierCredits(
  ports: EarlierCreditPorts,
  event: Pick<RunEvent, 'tenant' | 'eventId' | 'creditShown'>,
  people: readonly EarlierPerson[],
  budget = BUDGET_MS,
): EarlierCredits {
  const known: Record<string, string> = { ...ports.load(PARTS.map((part) => keyOf(event, part))) };
  const deadline = ports.now() + budget;
  let isShown = event.creditShown;
  for (const person of people) {
    if (!isShown || ports.now() >= deadline) break;
    if (person.contactId <= 0) known[person.memberId] = 'none';
    if (known[person.memberId] !== undefined) continue;
    const read = ports.read(person);
    if (read.ok) known[person.memberId] = read.value;
    else isShown = false;
  }
  const parts = PARTS.map((part) => [keyOf(event, part), partOf(known, part)] as const);
  ports.store(Object.fromEntries(parts), KEEP_SECONDS);
  return { known, isShown };
}

/** By the last digit of the member ID: a value of the cache may have 100 KB, some 4,000 people. */
const PARTS = [...'0123456789'];

const keyOf = ({ tenant, eventId }: Pick<RunEvent, 'tenant' | 'eventId'>, part: string) =>
  `credit.${tenant}.${eventId}.${part}`;

const partOf = (known: Readonly<Record<string, string>>, part: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(known).filter(([memberId]) => memberId.endsWith(part)));

/** What taking over works with. */
export interface TakeOverPorts {
  readonly tenant: string;
  /** The credit's tab; undefined where there is none. */
  readonly tab:
    | {
        readonly isCopied: boolean;
        readonly people: readonly Pick<Person, 'eventId' | 'memberId' | 'tenant'>[];
        /** Columns that are gone. */
        readonly lacking: readonly string[];
      }
    | undefined;
  /** The sheet of this spreadsheet's roster; 0 where there is none. */
  readonly sheetId: number;
  /** Reads an event anew and compares it with the guide's conditions. */
  readonly readCandidate: (eventId: number) => Result<EventCandidate>;
}

/** The event of a tab that came with a copied spreadsheet, read anew, where it may be used. Changes nothing. */
export function eventToTakeOver(ports: TakeOverPorts, credit: Credit): Result<RunEvent> {
  if (!ports.tab?.isCopied) return failure('not-copied', `The ${credit} tab is this spreadsheet's own already.`);
  const { people, lacking } = ports.tab;
  const gone = whatIsGone({ credit, built: 0 }, people, lacking);
  if (gone !== '') return failure('tab-incomplete', gone);
  // A person's row names its association; another one's event of the same number is not this one.
  const own = people.filter(({ tenant }) => tenant === '' || tenant === ports.tenant);
  if (people.length > 0 && own.length === 0) {
    const message = `The ${credit} tab was built for ${people[0]?.tenant}, but ${ports.tenant} is connected. Connect ${people[0]?.tenant} in Settings first.`;
    return failure('another-tenant', message);
  }
  const eventId = own[0]?.eventId ?? 0;
  const candidate = ports.readCandidate(eventId);
  if (!candidate.ok) return candidate;
  const failed = candidate.value.lines.find(({ result }) => result === 'fail');
  if (failed) return failure('event-unfit', `Event ${eventId} for ${credit}: ${failed.text}`);
  const built = new Set(own.flatMap((person) => (person.eventId === eventId ? [person.memberId] : []))).size;
  return success({ ...runEventOf(credit, ports.tenant, ports.sheetId, candidate.value), built });
}

function takeOver(client: Client, { credit }: { readonly credit: Credit }): Result<SidebarState> {
  const found = findCreditTab(credit);
  const settings = loadSettings();
  const today = todayOf(settings);
  const about = { credit, classDate: undefined, today, usedFor: [] };
  const ports: TakeOverPorts = {
    tenant: client.tenant,
    tab: found && { isCopied: found.isCopied, ...readTab(found) },
    sheetId: rosterSheet(settings.sheet)?.getSheetId() ?? 0,
    readCandidate: (eventId) => readCandidate(client, eventId, about),
  };
  const taken = eventToTakeOver(ports, credit);
  if (!taken.ok) return taken;
  if (found) tagTab(found.sheet, credit);
  storeEvent(taken.value);
  writeLog(serverClock.now(), logName(taken.value), 'Took over a copied tab', peopleOf(taken.value).length);
  return success(comparedState());
}
