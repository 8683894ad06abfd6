import {
  type Client,
  type EventAttendee,
  type GzEvent,
  type Refusal,
  type Reply,
  readAttendees,
  readEvent,
  readEventComponents,
  readEvents,
  readRegistrationTypes,
} from '../growthzone';
import type { Credit, GivenEvent } from '../roster';
import { knownOf } from './event-known';
import {
  attendeesLine,
  type ClassFacts,
  type EventFacts,
  freeRegistrationType,
  type PreflightLine,
  preflight,
} from './event-preflight';
import type { RunEvent } from './person';

/** An event that a credit could go to, compared with the guide's conditions. */
export interface EventCandidate {
  readonly facts: EventFacts;
  readonly lines: readonly PreflightLine[];
}

export const passes = ({ lines }: EventCandidate): boolean => lines.every(({ result }) => result !== 'fail');

/**
 * The events that each credit could go to: the one that was named, else those on the class date. Whatever of an event
 * this association's GrowthZone does not show is left for a person to look at.
 */
export function findCandidates(
  client: Client,
  credits: readonly Credit[],
  named: Readonly<Partial<Record<Credit, number>>>,
  when: Omit<ClassFacts, 'credit' | 'usedFor'>,
  usedFor: (credit: Credit, eventId: number) => readonly Credit[],
): Reply<ReadonlyMap<Credit, readonly EventCandidate[]>> {
  const events = readEvents(client);
  if (!events.ok) return events;
  const known = new Map<number, EventFacts>();
  const found = new Map<Credit, readonly EventCandidate[]>();
  for (const credit of credits) {
    const fitting = events.value.filter((event) =>
      named[credit] === undefined ? event.date === when.classDate : event.eventId === named[credit],
    );
    const candidates: EventCandidate[] = [];
    for (const event of fitting) {
      const seen = known.get(event.eventId);
      const facts = seen ? { ok: true as const, value: seen } : factsOf(client, event, credits);
      if (!facts.ok) return facts;
      known.set(event.eventId, facts.value);
      candidates.push(candidateOf(facts.value, { credit, ...when, usedFor: usedFor(credit, event.eventId) }));
    }
    found.set(credit, candidates);
  }
  return { ok: true, value: found };
}

/** An event that a person gave, where nothing can be read: of the conditions, what it tells is compared, the rest is to be looked up. */
export function givenCandidate({ eventId, name, date }: GivenEvent, about: ClassFacts): EventCandidate {
  const registration = { enabled: undefined, available: undefined, from: '', until: '' };
  const event = { eventId, eventDetailId: 0, name, date, sessions: undefined, registration };
  const { facts, lines } = candidateOf({ event, components: undefined, registrationTypes: undefined }, about);
  // An address has no day: whoever ticks says that it is the class's.
  const on = { ...event, date: date || (about.classDate ?? '') };
  return { facts: { ...facts, event: on }, lines: [...lines, attendeesLine(undefined)] };
}

/** Reads one event anew and compares it with the conditions, just before people are put in its tab. */
export function readCandidate(client: Client, eventId: number, about: ClassFacts): Reply<EventCandidate> {
  const event = readEvent(client, eventId);
  if (!event.ok) return event;
  const facts = factsOf(client, event.value);
  return facts.ok ? { ok: true, value: candidateOf(facts.value, about) } : facts;
}

const candidateOf = (facts: EventFacts, about: ClassFacts): EventCandidate => ({
  facts,
  lines: preflight(facts, about),
});

/** The one candidate that is evident: the only one of those without a failing line. */
export function evident(candidates: readonly EventCandidate[]): EventCandidate | undefined {
  const passing = candidates.filter(passes);
  return passing.length === 1 ? passing[0] : undefined;
}

/** What a run needs to know of a candidate; `sheetId` is of the roster that was reviewed. */
export function runEventOf(credit: Credit, tenant: string, sheetId: number, { facts }: EventCandidate): RunEvent {
  const { event, components } = facts;
  const type = freeRegistrationType(facts);
  return {
    credit,
    tenant,
    eventId: event.eventId,
    eventDetailId: event.eventDetailId,
    name: event.name,
    date: event.date,
    sheetId,
    componentId: components?.[0]?.componentId ?? 0,
    registrationTypeId: type?.id ?? 0,
    registrationType: type?.name ?? '',
    route: '',
    importProven: false,
    canary: 'open',
    creditShown: components !== undefined && components.length > 0,
    creditRefused: false,
    open: null,
    built: 0,
    leftOut: [],
    known: knownOf(facts, type?.id ?? 0),
    otherDate: null,
  };
}

/** How to make a missing event, in the guide's words. */
export function howToMakeEvent(credit: Credit, classDate: string | undefined): string {
  const day = classDate ?? 'the day of the class';
  return `In GrowthZone, add an event on ${day}: only the ${credit} component, one free registration type, registration enabled, no sessions, no calendar needed. Then look again.`;
}

/** Where `among` is said, an event of no such component fits none of them, and its registration types do not matter. */
function factsOf(client: Client, event: GzEvent, among?: readonly string[]): Reply<EventFacts> {
  const components = whereShown(() => readEventComponents(client, event));
  if (!components.ok) return components;
  const isUnfit = components.value?.every(({ code }) => among?.includes(code.toUpperCase()) === false) ?? false;
  if (isUnfit) return { ok: true, value: { event, components: components.value, registrationTypes: undefined } };
  const registrationTypes = whereShown(() => readRegistrationTypes(client, event));
  if (!registrationTypes.ok) return registrationTypes;
  return { ok: true, value: { event, components: components.value, registrationTypes: registrationTypes.value } };
}

/** Who is in an event already (2ND-HAND: the list); undefined where this association's GrowthZone does not show it. */
export const readPresent = (client: Client, event: GzEvent): Reply<readonly EventAttendee[] | undefined> =>
  whereShown(() => readAttendees(client, event));

/** These refusals say that this association's GrowthZone does not show it; any other ends the look. */
const NOT_SHOWN: ReadonlySet<Refusal['code']> = new Set([
  'not-found',
  'no-permission',
  'wrong-verb',
  'bad-request',
  'unreadable',
]);

/** What is read; undefined where it is not shown here. An answer that cannot be read may be a passing one, so it is asked for twice. */
export function whereShown<T>(read: () => Reply<T>): Reply<T | undefined> {
  let reply = read();
  if (!reply.ok && reply.problem.code === 'unreadable') reply = read();
  return reply.ok || !NOT_SHOWN.has(reply.problem.code) ? reply : { ok: true, value: undefined };
}
