import type { Standing } from './machine';
import { hold, isIn, isLeftOut, move, type Person, type RunEvent, rowOf, standingOf } from './person';

// Anybody can type into the State column. What decides whether somebody is sent, marked or counted as credited is kept
// beside it, in a record that no cell reaches.

/** What this add-on did about a person, or read of them: one bit each. A fact stays, but for `forgotten`. */
export const FACTS = { sent: 1, marked: 2, attended: 4, credited: 8, confirmed: 16 } as const;
/** The bits of somebody's facts. */
export type Facts = number;
/** Attended was sent, or seen. */
const MARKED = FACTS.marked | FACTS.attended;
/** Facts by member ID, for one event. */
export type RunRecord = ReadonlyMap<string, Facts>;

/** What is true of whoever the run itself moves there. */
const LEARNED: Readonly<Partial<Record<Standing, Facts>>> = {
  REGISTERING: FACTS.sent,
  MARKING: FACTS.marked,
  'MARKING/answered': FACTS.attended,
  ATTENDED: FACTS.attended,
  'CREDIT SEEN': FACTS.credited,
  'CREDIT SEEN/already': FACTS.credited,
  'CREDIT SEEN/confirmed': FACTS.confirmed,
  'CREDIT SEEN/another-way': FACTS.confirmed,
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

/** To be Registered again after one of these means that it was not done, was undone for the cure, or that a person said so. */
const UNDONE: ReadonlySet<Standing> = new Set(['MARKING', 'MARKING/cure', 'HELD/still-registered', 'HELD/trap']);

/** The record without the markings that moves from `before` to `after` take back; the very same where none does. */
export function forgotten(record: RunRecord, before: readonly Person[], after: readonly Person[]): RunRecord {
  const undone = new Set(before.flatMap((one) => (UNDONE.has(standingOf(one)) ? [one.memberId] : [])));
  const back = after.filter(({ state, memberId }) => state === 'REGISTERED' && undone.has(memberId));
  if (back.length === 0) return record;
  const less = back.map(({ memberId }) => [memberId, (record.get(memberId) ?? 0) & ~MARKED] as const);
  return new Map([...record, ...less]);
}

/** Credited by a person's word. */
export const SAID = ['CREDIT SEEN/confirmed', 'CREDIT SEEN/another-way'] as const;

/** Two records as one. */
export function joined(one: RunRecord, other: RunRecord): RunRecord {
  const all = new Map(one);
  for (const [memberId, facts] of other) all.set(memberId, (all.get(memberId) ?? 0) | facts);
  return all;
}

/**
 * The record of a tab that has none, since it is older than records or came with a copy: whom the cells call marked stays
 * never marked again. Neither a credit nor a person's word is believed: it is looked for again. Whoever had the credit
 * before is Registered, and it is read before marking, where it can be.
 */
export function recordOf(
  people: readonly Person[],
  { date, creditShown }: Pick<RunEvent, 'date' | 'creditShown'>,
): RunRecord {
  const isMarked = (person: Person) => rowOf(person).is.marked && !(creditShown && isAlreadyCredited(person, date));
  return new Map(people.filter(isMarked).map(({ memberId }) => [memberId, FACTS.marked]));
}

/** Registered with the credit of the class date already: such people are not marked, and so stay Registered. */
const isAlreadyCredited = (person: Person, date: string): boolean =>
  person.state === 'CREDIT SEEN' && date !== '' && person.creditBefore === date;

/** Looked at again: what the cells say of earlier credit is as little proven as their state. */
const AGAIN = 'but nothing here shows it. Looking again';

/**
 * Takes back what cells alone say: a credit that no read showed is looked at again, and whoever was never sent, and is
 * called marked or attended, is held until the list shows them or a person decides. Likewise whoever is called less than
 * was sent or seen: nobody is imported or marked anew by a word in a cell.
 */
export function proven(people: readonly Person[], record: RunRecord, event: RunEvent, now: number): readonly Person[] {
  return people.map((person) => provenOne(person, record.get(person.memberId) ?? 0, event, now));
}

function provenOne(person: Person, facts: Facts, { date }: RunEvent, now: number): Person {
  const { is, to } = rowOf(person);
  if (!to.record || isLeftOut(person)) return person;
  if (!is.marked) return undone(person, facts, now);
  const isMarked = (facts & MARKED) !== 0;
  if (person.state === 'CREDIT SEEN') {
    const needed = isIn(person, ...SAID) ? FACTS.confirmed : FACTS.credited;
    if ((facts & needed) !== 0) {
      const isPlain = isIn(person, 'CREDIT SEEN') && isAlreadyCredited(person, date);
      return isPlain ? move(person, 'CREDIT SEEN/already', 'record', person.detail, now) : person;
    }
    if (isMarked) return move(person, 'ATTENDED', 'record', `The State said CREDIT SEEN, ${AGAIN}`, now);
  } else if ((facts & SEEN) !== 0 && isIn(person, 'MARKING', 'MARKING/lost', 'HELD/still-registered')) {
    return hold(person, 'HELD/set-back', 'record', marked(person), now);
  } else if ((facts & DONE) !== 0) return person;
  const why = `The State said ${person.state}, ${AGAIN}`;
  return hold(person, 'HELD/unproven', 'record', why, now, { creditBefore: '' });
}

/** Whoever is done: by what was sent and seen, or by a person's word. */
const DONE = MARKED | FACTS.confirmed;
/** Whoever was seen as Attended, or is said to be done: to look whether Attended came is to ask for it a second time. */
const SEEN = FACTS.attended | FACTS.confirmed;

const marked = ({ state }: Person): string =>
  `The State said ${state}, but this person was marked before. Look for the certificate.`;

/** Whoever stands where nobody was marked yet; a trapped one was seen as Attended, and never marked here. */
function undone(person: Person, facts: Facts, now: number): Person {
  const isNeverMarked = isIn(person, 'HELD/trap', 'MARKING/cure') && (facts & FACTS.marked) === 0;
  const done = isNeverMarked ? 0 : facts & DONE;
  if (done === 0 && isIn(person, 'READY') && (facts & FACTS.sent) !== 0)
    return move(person, 'READY/again', 'record', 'Perhaps sent before', now);
  if (done === 0) {
    // The credit that was there before marking is read again.
    const isAgain = (facts & FACTS.credited) !== 0 && person.creditBefore !== '';
    return isAgain ? { ...person, creditBefore: '' } : person;
  }
  const to = done === FACTS.marked ? 'HELD/still-registered' : 'HELD/set-back';
  return hold(person, to, 'record', marked(person), now);
}
