import { fingerprint } from '../plan/fingerprint';
import { held, moved, type Person } from './states';

/** What the roster gives now, for one credit: fingerprints by member ID. */
export type Plan = ReadonlyMap<string, string>;

/**
 * Holds those whose row, or whose line in the tab, is no longer what was reviewed; the others go on, wherever their
 * rows stand now. Whoever is as reviewed again is let go. People who were sent already are left as they are.
 */
export function bindToContent(people: readonly Person[], plan: Plan, now: number): readonly Person[] {
  return people.map((person) => {
    const wasHeld = person.state === 'HELD' && (person.reason === 'edited' || person.reason === 'removed');
    if (!wasHeld && person.state !== 'READY' && person.state !== 'REGISTERED') return person;
    const current = plan.get(person.memberId);
    if (current === undefined) {
      const why = 'The roster no longer gives this person the credit: the row was changed, left out or deleted.';
      return held(person, 'removed', why, now);
    }
    if (current !== person.reviewed || fingerprint(person) !== person.reviewed) {
      const why = 'The row was edited after the review. Look at it; "Send again" takes it as it is now.';
      return held(person, 'edited', why, now);
    }
    return wasHeld ? moved(person, 'READY', 'As reviewed again', now, { reason: 'again' }) : person;
  });
}
