import { SETTLE_SECONDS } from './reconcile';
import { moved, type Person, type RunEvent } from './states';

/** A component's completion as GrowthZone shows it; undefined where the person is not enrolled. */
export type Completion = { readonly completed: boolean; readonly date: string } | undefined;

/** What is remembered of a completion before marking. */
export function creditBefore(completion: Completion): string {
  return completion?.completed ? completion.date || 'completed' : 'none';
}

/**
 * Credit seen means that the completion or its date changed since the read before marking; a date other than the
 * class date is said. Where it did not change within the time to settle, a person decides.
 */
export function judgeCredit(person: Person, completion: Completion, event: RunEvent, now: number): Person {
  const shown = creditBefore(completion);
  // Somebody found as Attended was never read before marking: the class date is then what tells.
  const changed = person.creditBefore === '' ? shown === event.date : shown !== 'none' && shown !== person.creditBefore;
  if (changed) {
    const how = person.creditBefore === '' ? 'Already credited' : 'Credit seen';
    const detail =
      shown === event.date ? `${how}, ${shown}` : `${how}; check: dated ${shown}, class date ${event.date}`;
    return moved(person, 'CREDIT SEEN', detail, now);
  }
  if (now - person.since >= SETTLE_SECONDS * 1000) {
    const trap = person.creditBefore === '' ? ' Imported as Attended by hand gives no credit.' : '';
    return moved(
      person,
      'HELD',
      `Attended, but the credit was not seen after ${SETTLE_SECONDS} s.${trap} Look in GrowthZone.`,
      now,
    );
  }
  return person;
}
