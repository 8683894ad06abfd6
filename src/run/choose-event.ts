import {
  type Client,
  type GzEvent,
  type Refusal,
  readEventComponents,
  readEvents,
  readRegistrationTypes,
} from '../growthzone';
import { type Credit, failure, type Result, success } from '../roster/types';
import type { RunEvent } from './states';

/** An event fit for a credit, and what its registration type is called. */
export interface FittingEvent {
  readonly event: RunEvent;
  readonly registrationType: string;
}

const refused = (refusal: Refusal) => failure(refusal.kind.replace(/ /g, '-'), refusal.message);

/**
 * Finds the event of each credit: the one that settings name, else the only one on the class date whose one component
 * is that credit. A problem says what is missing and how to make it, in the guide's words.
 */
export function chooseEvents(
  client: Client,
  credits: readonly Credit[],
  wanted: Readonly<Partial<Record<Credit, number>>>,
  classDate: string | undefined,
  today: string,
): Result<readonly FittingEvent[]> {
  const events = readEvents(client);
  if (!events.ok) return refused(events.refusal);
  const chosen: FittingEvent[] = [];
  for (const credit of credits) {
    const found = chooseOne(client, credit, events.value, wanted[credit], classDate);
    if (!found.ok) return found;
    const { event } = found.value;
    const twin = chosen.find((other) => other.event.eventId === event.eventId);
    if (twin) {
      const message = `Event ${event.eventId} is chosen for ${twin.event.credit} and for ${credit}; each credit needs an event of its own.`;
      return failure('event-shared', message);
    }
    if (event.date > today) {
      return failure(
        'event-in-future',
        `Event ${event.eventId} "${event.name}" is on ${event.date}, in the future; M1 refuses that. Import after the class.`,
      );
    }
    chosen.push(found.value);
  }
  return success(chosen);
}

function chooseOne(
  client: Client,
  credit: Credit,
  events: readonly GzEvent[],
  eventId: number | undefined,
  classDate: string | undefined,
): Result<FittingEvent> {
  const candidates = events.filter((event) =>
    eventId === undefined ? event.date === classDate : event.eventId === eventId,
  );
  const fitting: FittingEvent[] = [];
  let why = '';
  for (const event of candidates) {
    const fit = fits(client, credit, event);
    if (!fit.ok && fit.problem.code !== 'event-unfit') return fit;
    if (fit.ok) fitting.push(fit.value);
    else if (eventId !== undefined || why === '') why = ` ${fit.problem.message}`;
  }
  const [only] = fitting;
  if (only && fitting.length === 1) return success(only);
  if (only) {
    const list = fitting.map(({ event }) => `${event.eventId} "${event.name}"`).join(', ');
    return failure(
      'which-event',
      `Several events fit ${credit} on ${classDate}: ${list}. Choose one (setting events).`,
    );
  }
  const which = eventId === undefined ? `on ${classDate ?? 'the class date, which is not set'}` : `with id ${eventId}`;
  return failure(
    'no-event',
    `GrowthZone has no event ${which} that gives ${credit}.${why} Make one with the ${credit} component attached, a free registration type and registration enabled.`,
  );
}

function fits(client: Client, credit: Credit, event: GzEvent): Result<FittingEvent> {
  const unfit = (why: string) => failure('event-unfit', `Event ${event.eventId} "${event.name}" ${why}.`);
  if (event.sessions) return unfit('has sessions, with which this does not work');
  const components = readEventComponents(client, event.eventDetailId);
  if (!components.ok) return refused(components.refusal);
  const [component] = components.value;
  if (!component || components.value.length > 1)
    return unfit(`has ${components.value.length} components; it needs exactly one`);
  if (component.code.toUpperCase() !== credit) return unfit(`has the component ${component.code}, not ${credit}`);
  if (component.syncToM1 === false) return unfit('has a component that is not set to trigger the sync to M1');
  const types = readRegistrationTypes(client, event.eventDetailId);
  if (!types.ok) return refused(types.refusal);
  const free = types.value.find((type) => type.free !== false);
  if (!free) return unfit('has only paid registration types, and importing makes no invoice');
  return success({
    registrationType: free.name,
    event: {
      credit,
      eventId: event.eventId,
      eventDetailId: event.eventDetailId,
      name: event.name,
      date: event.date,
      componentId: component.componentId,
      registrationTypeId: free.id,
      importProven: false,
      canary: 'open',
    },
  });
}
