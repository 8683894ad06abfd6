import { isOnesOwn, type Refusal } from '../growthzone';
import { completionOf, creditOf, judgeBefore } from './credit';
import { hold, isIn, type Person } from './person';
import { type StepPorts, saveChanged } from './ports';
import { holdOtherName, isNamed } from './reconcile';
import { FACTS } from './record';

/** So many people's cards and completions are read for one file; the others go in the next. */
const MOST_CARDS = 25;

export type LookedUp =
  | { readonly ok: true; readonly people: readonly Person[] }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Whoever was sent before is looked up before being sent again: the contact may be merged, replaced or renamed since, and
 * the credit may be there. Gives those who may be sent; the others are held, or done.
 */
export function lookedUpAgain(ports: StepPorts, people: readonly Person[]): LookedUp {
  const { store } = ports;
  const record = store.record();
  const isAgain = ({ memberId }: Person) => ((record.get(memberId) ?? 0) & FACTS.sent) !== 0;
  const again = people.filter(isAgain).slice(0, MOST_CARDS);
  const looked: Person[] = [];
  for (const person of again) {
    const found = lookedUp(ports, person);
    if ('code' in found) return { ok: false, refusal: found };
    looked.push(found);
  }
  saveChanged(store, again, looked);
  const ready = looked.filter((person, index) => person === again[index]);
  return { ok: true, people: [...people.filter((person) => !isAgain(person)), ...ready] };
}

function lookedUp(ports: StepPorts, person: Person): Person | Refusal {
  const now = ports.clock.now();
  const gone = (why: string) =>
    hold(person, 'HELD/no-contact', 'list', `${why} Read the members, then build again.`, now);
  const card = ports.cardOf(person.contactId);
  if (!card.ok && !isOnesOwn(card.problem)) return card.problem;
  const shown = card.ok ? card.value : undefined;
  if (!shown && (card.ok || card.problem.code === 'not-found') && isIdShown(ports, person))
    return gone(`Contact ${person.contactId} no longer has a member ID: merged or replaced.`);
  if (shown && shown.memberId !== person.memberId)
    return gone(`Contact ${person.contactId} has member ID ${shown.memberId} now.`);
  const name = shown ? `${shown.firstName} ${shown.lastName}` : ' ';
  if (name !== ' ' && !isIn(person, 'READY/confirmed') && !isNamed(person, name))
    return holdOtherName(person, name, now);
  const event = ports.store.event();
  if (!event.creditShown) return person;
  const read = completionOf(ports, person);
  if (!read.ok) return isOnesOwn(read.problem) ? person : read.problem;
  const { completion } = read.value;
  // Another date's is read anew before marking.
  return creditOf(completion) === event.date ? judgeBefore(person, completion, event, now) : person;
}

/** Whether cards show member IDs at all, as somebody else's tells; a 404 also stands for a route that is not there. */
function isIdShown({ store, cardOf }: StepPorts, { contactId }: Person): boolean {
  const witness = store.people().find((one) => one.contactId > 0 && one.contactId !== contactId);
  const card = witness && cardOf(witness.contactId);
  return card?.ok === true && card.value !== undefined;
}
