import { folded } from './cells';
import { nameAgreement, nameKey } from './names';
import type { Attendee, Member } from './types';

type Named = Pick<Attendee, 'firstName' | 'lastName' | 'email'>;

/**
 * Which of the people could be one of the attendees, by e-mail address or by name. Where a member's ID stands on their
 * card alone, only these cards are worth a request each.
 */
export function candidatesAmong(people: readonly Member[], attendees: readonly Named[]): readonly Member[] {
  const emails = new Set(attendees.map(({ email }) => folded(email)).filter((email) => email !== ''));
  const byWord = new Map<string, Named[]>();
  for (const attendee of attendees) {
    // Swapped names and double surnames too share a word with the member's last name.
    for (const word of new Set(nameKey(`${attendee.firstName} ${attendee.lastName}`).split(' '))) {
      const named = byWord.get(word);
      if (named) named.push(attendee);
      else byWord.set(word, [attendee]);
    }
  }
  return people.filter((person) => {
    if (emails.has(folded(person.email))) return true;
    const words = nameKey(person.lastName).split(' ');
    return words.some((word) =>
      (byWord.get(word) ?? []).some((attendee) => nameAgreement(attendee, person) !== 'other person'),
    );
  });
}
