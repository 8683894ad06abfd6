import type { Standing } from './machine';
import { hold, isIn, move, type Person, type RunEvent, rowOf, standingOf } from './person';

// Anybody can type into the State column. What decides whether somebody is sent, marked or counted as credited is kept
// beside it, in a record that no cell reaches.

/** What this add-on did about a person, or read of them: one bit each. A fact that was true stays true. */
export const FACTS = { sent: 1, marked: 2, attended: 4, credited: 8, confirmed: 16 } as const;
/** The bits of somebody's facts. */
export type Facts = number;
/** Facts by member ID, for one event. */
export type RunRecord = ReadonlyMap<string, Facts>;

/** What is true of whoever the run itself moves there. */
const LEARNED: Readonly<Partial<Record<Standing, Facts>>> = {
  REGISTERING: FACTS.sent,
  MARKING: FACTS.marked,
  ATTENDED: FACTS.attended,
  'CREDIT SEEN': FACTS.credited,
  'CREDIT SEEN/already': FACTS.credited,
  'CREDIT SEEN/confirmed': FACTS.confirmed,
};

/** The facts that follow from people's moves from `before` to `after`, by member ID; nothing where nobody moved. */
export function learned(before: readonly Person[], after: readonly Person[]): RunRecord {
  const known = new Map(before.map((person) => [person.memberId, person]));
  return new Map(
    after.flatMap((person) => {
      const was = known.get(person.memberId);
      const standing = standingOf(person);
      // Every move notes when: whoever was moved away and back was moved, and whoever only gained an id was not.
      const isSame = was !== undefined && standingOf(was) === standing && was.since === person.since;
      const facts = isSame ? undefined : LEARNED[standing];
      return facts === undefined ? [] : [[person.memberId, facts] as const];
    }),
  );
}

/** Two records as one. */
export function joined(one: RunRecord, other: RunRecord): RunRecord {
  const all = new Map(one);
  for (const [memberId, facts] of other) all.set(memberId, (all.get(memberId) ?? 0) | facts);
  return all;
}

/**
 * The record of a tab that has none, since it is older than records or came with a copy: whom the cells call marked stays
 * never marked again, and a person's word stands. A credit alone is not believed: it is read again.
 */
export function recordOf(people: readonly Person[], { date }: Pick<RunEvent, 'date'>): RunRecord {
  const entries = people.flatMap((person) => {
    const word = isIn(person, 'CREDIT SEEN/confirmed') ? FACTS.confirmed : 0;
    const already = isAlreadyCredited(person, date) ? FACTS.credited : 0;
    const marked = rowOf(person).is.marked && !already ? FACTS.marked : 0;
    const facts = word | already | marked;
    return facts === 0 ? [] : [[person.memberId, facts] as const];
  });
  return new Map(entries);
}

/** Registered with the credit of the class date already: such people are not marked, and so stay Registered. */
const isAlreadyCredited = (person: Person, date: string): boolean =>
  person.state === 'CREDIT SEEN' && date !== '' && person.creditBefore === date;

/** Looked at again: what the cells say of earlier credit is as little proven as their state. */
const AGAIN = 'which nothing that was sent or read here shows. Looked for again';

/**
 * Takes back what cells alone say: a credit that no read showed is looked at again, and whoever was never sent, and is
 * called marked or attended, is held until the list shows them or a person decides.
 */
export function proven(people: readonly Person[], record: RunRecord, event: RunEvent, now: number): readonly Person[] {
  return people.map((person) => provenOne(person, record.get(person.memberId) ?? 0, event, now));
}

function provenOne(person: Person, facts: Facts, { date }: RunEvent, now: number): Person {
  if (!rowOf(person).to.record) return person;
  const isMarked = (facts & (FACTS.marked | FACTS.attended)) !== 0;
  if (person.state === 'CREDIT SEEN') {
    const needed = isIn(person, 'CREDIT SEEN/confirmed') ? FACTS.confirmed : FACTS.credited;
    if ((facts & needed) !== 0) {
      const isPlain = isIn(person, 'CREDIT SEEN') && isAlreadyCredited(person, date);
      return isPlain ? move(person, 'CREDIT SEEN/already', 'record', person.detail, now) : person;
    }
    if (isMarked) return move(person, 'ATTENDED', 'record', `The State said CREDIT SEEN, ${AGAIN}`, now);
  } else if (isMarked) return person;
  const why = `The State said ${person.state}, ${AGAIN}; where the list does not show this person, decide.`;
  return hold(person, 'HELD/unproven', 'record', why, now, { creditBefore: '' });
}
