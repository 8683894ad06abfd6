import { listed } from '../roster';
import type { EventFacts } from './event-preflight';
import type { KnownEvent, RunEvent } from './person';

// An event is a matter of many screens, and anybody may change it between the build and the marking. What was known at
// the build is kept with the run, and whatever is read later is held against it.

/** Of an event's facts, those on which marking depends; null where GrowthZone did not show them. */
export function knownOf({ event, components, registrationTypes }: EventFacts, registrationTypeId: number): KnownEvent {
  const type = registrationTypes?.find(({ id }) => id === registrationTypeId);
  return {
    components: components?.map(({ componentId, code, syncToM1 = null }) => ({ componentId, code, syncToM1 })) ?? null,
    sessions: event.sessions ?? null,
    isFree: type?.free ?? null,
  };
}

/** An event that was read again, held against what was known at the build. */
export interface EventNow {
  /** What is otherwise than it was, in sentences with the old and the new value. */
  readonly changes: readonly string[];
  /** What was read at the build and cannot be read now, which never counts as unchanged. */
  readonly unread: readonly string[];
  /** What is known by now: also what could not be read at the build and is as it must be. */
  readonly known: KnownEvent;
}

/** Compares an event with what was known of it when its tab was built. Pure. */
export function eventNow(event: RunEvent, facts: EventFacts): EventNow {
  const now = knownOf(facts, event.registrationTypeId);
  const { known } = event;
  const { date } = facts.event;
  return {
    changes: [
      ...(date !== '' && date !== event.date ? [`It is on ${date} now, not on ${event.date || 'no day'}.`] : []),
      ...componentChanges(event, now.components),
      ...(now.sessions === true ? ['It has sessions now.'] : []),
      ...typeChanges(event, facts, now),
    ],
    unread: [
      ...(date === '' && event.date !== '' ? ['its date'] : []),
      ...(known.components && !now.components ? ['its components'] : []),
      ...(isLost(known.sessions, now.sessions) ? ['whether it has sessions'] : []),
      ...(known.components && now.components && isSyncLost(known.components, now.components)
        ? ['whether its component triggers the sync to M1']
        : []),
      ...(event.registrationTypeId > 0 && !facts.registrationTypes ? ['its registration types'] : []),
      ...(facts.registrationTypes && isLost(known.isFree, now.isFree) && isTypeThere(event, facts)
        ? ['whether its registration type is free']
        : []),
    ],
    known: now,
  };
}

type Components = NonNullable<KnownEvent['components']>;

const isLost = (before: boolean | null, now: boolean | null): boolean => before !== null && now === null;

const isSyncLost = (before: Components, now: Components): boolean =>
  now.some(({ componentId, syncToM1 }) =>
    before.some((one) => one.componentId === componentId && isLost(one.syncToM1, syncToM1)),
  );

/** Exactly the one component of the credit, none added; where it says so, with the sync to M1 on. */
function componentChanges({ credit, componentId, known }: RunEvent, now: KnownEvent['components']): readonly string[] {
  if (!now) return [];
  const wanted = componentId || now.find(({ code }) => code.toUpperCase() === credit)?.componentId;
  const added = now.filter((one) => one.componentId !== wanted).map(({ code, componentId: id }) => code || `no. ${id}`);
  const own = now.find((one) => one.componentId === wanted);
  const before = known.components?.find((one) => one.componentId === wanted);
  return [
    ...(added.length > 0
      ? [`${listed(added)} ${added.length === 1 ? 'is' : 'are'} attached beside ${credit} now.`]
      : []),
    ...(own ? [] : [`The component for ${credit} is no longer attached.`]),
    ...(own && own.code.toUpperCase() !== (before?.code ?? credit).toUpperCase()
      ? [`Its component is ${own.code || 'without a code'} now, not ${before?.code ?? credit}.`]
      : []),
    ...(own?.syncToM1 === false ? ['Its component does not trigger the sync to M1 now.'] : []),
  ];
}

const isTypeThere = ({ registrationTypeId }: RunEvent, { registrationTypes }: EventFacts): boolean =>
  registrationTypes?.some(({ id }) => id === registrationTypeId) ?? false;

/** The type under which people are, or will be, registered; others beside it do not matter. */
function typeChanges(event: RunEvent, facts: EventFacts, { isFree }: KnownEvent): readonly string[] {
  if (event.registrationTypeId === 0 || !facts.registrationTypes) return [];
  const called = `registration type "${event.registrationType}"`;
  if (!isTypeThere(event, facts)) return [`The ${called} is gone.`];
  return isFree === false ? [`The ${called} is no longer free.`] : [];
}
