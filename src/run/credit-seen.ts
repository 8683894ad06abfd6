import { SETTLE_SECONDS } from './reconcile';
import { cameFromRegistered, held, moved, type Person, type RunEvent } from './states';

/** What the guide says of people who were imported as Attended (CONFIRMED). */
const TRAP =
  'Imported as Attended, not as Registered: in the event, but no certificate, no credit and no record for M1. It can be cured.';

/** A component's completion as GrowthZone shows it; undefined where the person is not enrolled. */
export type Completion = { readonly completed: boolean; readonly date: string } | undefined;

/** Remembered in place of a completion where GrowthZone does not show any. */
export const NOT_SHOWN = 'not shown';

/** A completion as it is remembered: its date (`YYYY-MM-DD`), `completed` where it has none, or `none`. */
export function creditOf(completion: Completion): string {
  return completion?.completed ? completion.date || 'completed' : 'none';
}

/** Before marking: whoever has the credit of the class date already would only get a second certificate. */
export function judgeBefore(person: Person, completion: Completion, event: RunEvent, now: number): Person {
  const shown = creditOf(completion);
  if (shown !== event.date) return { ...person, creditBefore: shown };
  return moved(person, 'CREDIT SEEN', `Already credited, ${shown}; not marked again`, now, { creditBefore: shown });
}

/**
 * Credit seen means that the completion or its date changed since the read before marking; a date other than the
 * class date is said. Where it did not change within the time to settle, a person decides.
 */
export function judgeCredit(person: Person, completion: Completion, event: RunEvent, now: number): Person {
  const shown = creditOf(completion);
  // Somebody found as Attended was never read before marking: the class date is then what tells.
  const found = !cameFromRegistered(person) || person.creditBefore === NOT_SHOWN;
  const changed = found ? shown === event.date : shown !== 'none' && shown !== person.creditBefore;
  if (changed) {
    const how = cameFromRegistered(person) ? 'Credit seen' : 'Already credited';
    const detail =
      shown === event.date ? `${how}, ${shown}` : `${how}; check: dated ${shown}, class date ${event.date}`;
    return moved(person, 'CREDIT SEEN', detail, now);
  }
  if (now - person.since < SETTLE_SECONDS * 1000) return person;
  if (!cameFromRegistered(person)) return held(person, 'trap', TRAP, now);
  const seen = `Attended, but the credit was not seen after ${SETTLE_SECONDS} s.`;
  return held(person, 'no-credit', `${seen} Look in GrowthZone, then decide.`, now);
}
