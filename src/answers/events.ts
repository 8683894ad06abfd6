import { loadConnection, loadEvent, loadSettings } from '../google/stores';
import type { Client, EventAttendee } from '../growthzone';
import {
  CREDITS,
  type Credit,
  type CreditRow,
  commonDate,
  failure,
  type GivenEvent,
  type Result,
  type RosterCheck,
  type RosterSettings,
  rowsOf,
  success,
} from '../roster';
import {
  attendeesLine,
  type ClassFacts,
  type EventCandidate,
  evident,
  findCandidates,
  givenCandidate,
  howToMakeEvent,
  type PreflightLine,
  passes,
  readPresent,
  statusWord,
} from '../run';
import { clientIfAny } from './connection';
import { keepPresent } from './first-look';
import { nothing, request } from './request';
import { checkNow, todayOf } from './roster-now';

/** The events that the credits could go to, compared with the guide's conditions. */
export interface EventsReport {
  /** `YYYY-MM-DD`, or empty where neither settings nor the roster say it. */
  readonly classDate: string;
  /** The guide's three questions before an import; the coordinator answers them. */
  readonly questions: readonly { readonly code: 'credit-types' | 'invoices' | 'earned'; readonly text: string }[];
  readonly credits: readonly CreditEvents[];
}

export interface CreditEvents {
  readonly credit: Credit;
  readonly people: number;
  readonly candidates: readonly CandidateEvent[];
  /** The event that is evident; 0 where the coordinator must choose or make one. */
  readonly chosen: number;
  /** How to make an event, where none fits. */
  readonly advice: string;
}

export interface CandidateEvent {
  readonly eventId: number;
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly lines: readonly PreflightLine[];
  /** Who is in the event before anything was imported into it, as in a copy made "with attendees". */
  readonly present: readonly PresentPerson[];
}

/** Somebody who is in an event already. */
export interface PresentPerson {
  readonly name: string;
  /** In GrowthZone's word. */
  readonly status: string;
  /** Empty for whoever is not of this roster's people for the credit: they are nobody's here but to be named. */
  readonly memberId: string;
}

export const eventRequests = {
  /** Looks up the events that this roster's credits could go to; without a key, those that a person gave. */
  events: request({ input: nothing, handle: () => events(clientIfAny()) }),
};

function events(client: Client | undefined): Result<EventsReport> {
  const settings = loadSettings();
  const checked = checkNow(settings);
  if (!checked.ok) return checked;
  const { check } = checked.value;
  const credits = creditsOf(check);
  const when = whenOf(settings, check);
  const chosenFor = chosenIn(settings);
  if (when.classDate === undefined && (!client || credits.some((credit) => chosenFor[credit] === undefined))) {
    return failure('no-class-date', 'The roster gives no class date. Enter it to look for events (setting classDate).');
  }
  const others = usedFor(chosenFor, builtEvent);
  const found = client
    ? findCandidates(client, credits, chosenFor, when, others)
    : success(givenCandidates(settings, when, others));
  if (!found.ok) return found;
  const shown: CreditEvents[] = [];
  for (const credit of credits) {
    const candidates = found.value.get(credit) ?? [];
    const withPeople = shownCandidates(client, credit, check, candidates);
    if (!withPeople.ok) return withPeople;
    shown.push({
      credit,
      people: check.credits[credit],
      candidates: withPeople.value,
      chosen: evident(candidates)?.facts.event.eventId ?? 0,
      advice: candidates.some(passes) ? '' : howToMakeEvent(credit, when.classDate),
    });
  }
  return success({ classDate: when.classDate ?? '', questions: questionsFor(check), credits: shown });
}

/** The number of each credit's event, as settings name it or a person gave it. */
const chosenIn = ({ events, givenEvents = {} }: RosterSettings): Readonly<Partial<Record<Credit, number>>> => ({
  ...Object.fromEntries(Object.entries(givenEvents).map(([credit, { eventId }]) => [credit, eventId])),
  ...events,
});

/**
 * A credit's event as a person gave it. An address has no day: an event that the last class's tab was built for keeps that
 * class's, so that it does not pass for an event of the next one.
 */
export function givenFor(
  credit: Credit,
  { givenEvents = {} }: RosterSettings,
  classDate: string | undefined,
): GivenEvent | undefined {
  const event = givenEvents[credit];
  const built = loadEvent(credit);
  const isOfAnother = event?.date === '' && built?.eventId === event.eventId && built.date !== classDate;
  return isOfAnother ? { ...event, date: built.date } : event;
}

/** Without a key, each credit's event is the one that a person gave. */
function givenCandidates(
  settings: RosterSettings,
  when: Omit<ClassFacts, 'credit' | 'usedFor'>,
  others: ReturnType<typeof usedFor>,
): ReadonlyMap<Credit, readonly EventCandidate[]> {
  const given = CREDITS.flatMap((credit) => {
    const event = givenFor(credit, settings, when.classDate);
    if (!event) return [];
    return [[credit, [givenCandidate(event, { credit, ...when, usedFor: others(credit, event.eventId) })]] as const];
  });
  return new Map(given);
}

/** The candidates as they are shown; whoever is in one that could be chosen is read, unless it was imported into before. */
function shownCandidates(
  client: Client | undefined,
  credit: Credit,
  check: RosterCheck,
  candidates: readonly EventCandidate[],
): Result<readonly CandidateEvent[]> {
  const known = loadEvent(credit);
  const shown: CandidateEvent[] = [];
  for (const candidate of candidates) {
    const { event } = candidate.facts;
    const { eventId, name, date } = event;
    const isOwn = known?.tenant === client?.tenant && known?.eventId === eventId && known.importProven;
    if (!client || isOwn || !passes(candidate)) {
      shown.push({ eventId, name, date, lines: candidate.lines, present: [] });
      continue;
    }
    const attendees = readPresent(client, event);
    if (!attendees.ok) return attendees;
    const lines = [...candidate.lines, attendeesLine(attendees.value?.length)];
    const present = presentPeople(attendees.value ?? [], rowsOf(check, credit));
    keepPresent(client.tenant, eventId, present);
    shown.push({ eventId, name, date, lines, present });
  }
  return success(shown);
}

/** Who is in an event, with the member ID of those whom the roster gives the credit. */
export function presentPeople(
  attendees: readonly EventAttendee[],
  rows: readonly Pick<CreditRow, 'memberId' | 'member'>[],
): readonly PresentPerson[] {
  const byContact = new Map(rows.map(({ memberId, member }) => [member?.contactId ?? 0, memberId]));
  return attendees.map((attendee) => ({
    name: attendee.name || 'Without a name',
    status: statusWord(attendee),
    memberId: attendee.contactId > 0 ? (byContact.get(attendee.contactId) ?? '') : '',
  }));
}

/** The credits that a roster gives to anybody. */
export const creditsOf = (check: RosterCheck): readonly Credit[] =>
  CREDITS.filter((credit) => check.credits[credit] > 0);

/** The event that a credit's tab was built for; undefined where there was none. */
export const builtEvent = (credit: Credit): number | undefined => loadEvent(credit)?.eventId;

/** The other credits that an event is chosen for, now or when their tabs were built. */
export const usedFor =
  (chosen: Readonly<Partial<Record<Credit, number>>>, built: (credit: Credit) => number | undefined) =>
  (credit: Credit, eventId: number): readonly Credit[] =>
    CREDITS.filter((other) => other !== credit && (chosen[other] ?? built(other)) === eventId);

/** The guide's three questions before anything is imported, with what the roster says about them. */
function questionsFor(check: RosterCheck): EventsReport['questions'] {
  const credits = creditsOf(check);
  const events = credits.length === 1 ? 'one event' : `${credits.length} events, one for each`;
  return [
    { code: 'credit-types', text: `More than one credit type? The roster gives ${credits.join(', ')}: ${events}.` },
    { code: 'invoices', text: 'Does anybody need an invoice from GrowthZone? Importing never makes one.' },
    {
      code: 'earned',
      text: `Who really earned credit? ${check.counts.credit} rows did, ${check.counts['left out']} are left out.`,
    },
  ];
}

/** What is known of the class itself. */
export type When = Pick<ClassFacts, 'classDate' | 'today' | 'lookedUp'>;

/** The association of the key, else the one that was said. */
export const associationNow = ({ association = '' }: RosterSettings): string => loadConnection()?.tenant ?? association;

/** The day of the class, by the settings or else by most rows, and the day that it is now. */
export function whenOf(settings: RosterSettings, check: RosterCheck): When {
  return {
    lookedUp: settings.componentsLookedUp?.[associationNow(settings)] ?? [],
    classDate: settings.classDate ?? commonDate(check.rows.filter(({ outcome }) => outcome === 'credit')),
    today: todayOf(settings),
  };
}
