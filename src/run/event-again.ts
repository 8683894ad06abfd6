import { type Refusal, type Reply, readEvent, readEventComponents, readRegistrationTypes } from '../growthzone';
import { listed } from '../roster';
import { whereShown } from './event-candidates';
import { eventNow } from './event-known';
import type { RunEvent } from './person';
import type { StepPorts } from './ports';
import type { Ending } from './report';

/** What came of reading an event again: it is as it was; or the refusal, or the pause, with which nothing goes on. */
export type EventAgain =
  | { readonly is: 'as built' }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'changed'; readonly ending: Ending };

/**
 * Reads the event again and holds it against what was known at the build. What was shown then and is refused now is never
 * taken for unchanged: the refusal pauses. What is learned beyond that is kept.
 */
export function readEventAgain({ client, store }: StepPorts): EventAgain {
  const event = store.event();
  const now = readEvent(client, event.eventId);
  if (!now.ok) return now.problem.code === 'not-found' ? paused(event, GONE) : refused(now.problem);
  const components = asShown(event.known.components !== null, () => readEventComponents(client, event));
  if (!components.ok) return refused(components.problem);
  const types = asShown(event.registrationTypeId > 0, () => readRegistrationTypes(client, event));
  if (!types.ok) return refused(types.problem);
  const facts = { event: now.value, components: components.value, registrationTypes: types.value };
  const { changes, unread, known } = eventNow(event, facts);
  if (changes.length > 0) return paused(event, changes.join(' '));
  if (unread.length > 0) return unreadable(event, unread);
  if (JSON.stringify(known) !== JSON.stringify(event.known)) store.saveEvent({ ...event, known });
  return { is: 'as built' };
}

const GONE = 'It is no longer in GrowthZone.';

/** Whoever was shown it at the build must be shown it again; else it may stay unknown. */
const asShown = <T>(wasShown: boolean, read: () => Reply<T>): Reply<T | undefined> =>
  wasShown ? read() : whereShown(read);

const refused = (refusal: Refusal): EventAgain => ({ is: 'refused', refusal });

const called = ({ eventId, name, credit }: RunEvent) => `Event ${eventId}${name && ` "${name}"`} for ${credit}`;

function paused(event: RunEvent, changes: string): EventAgain {
  const sentence = `${called(event)} changed after its tab was built. ${changes} Nothing more was sent. Change it back and continue, or build the credit tabs again.`;
  return { is: 'changed', ending: { status: 'paused', reason: 'event-changed', sentence } };
}

function unreadable(event: RunEvent, unread: readonly string[]): EventAgain {
  const sentence = `${called(event)}: GrowthZone no longer says ${listed(unread)}. Nothing more was sent. Continue, or look there and build the credit tabs again.`;
  return { is: 'changed', ending: { status: 'paused', reason: 'unreadable', sentence } };
}
