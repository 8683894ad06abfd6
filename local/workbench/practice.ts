import { CREDITS, type Credit, type RosterCheck, type RosterRow } from '../../src/roster';
import type { NewMember } from '../growthzone/members';
import { WHOLE } from '../growthzone/paging';
import type { Store } from '../growthzone/store';

/** A roster of more days than these is no list of classes. */
const MOST_DAYS = 40;
/** No association has these numbers. */
const MADE_UP = '9998';

/** What the practice GrowthZone got so that a roster can be practiced with. */
export interface Practice {
  readonly people: number;
  readonly events: number;
  /** ISO days of the class, the first one first; none where the roster does not say. */
  readonly days: readonly string[];
}

/**
 * Adds what a roster needs to the practice GrowthZone: each of its people as an active member, and an event per credit on
 * each day of the class. Who is there already stays as they are. Where a row has no good ID, the member gets the one
 * that it comes near to, else one that is made up, so that the add-on has somebody to find. `dayGiven` is what the
 * coordinator said is the class's day; `nameOf` names a credit's event.
 */
export function practiceWith(
  store: Store,
  check: RosterCheck,
  dayGiven: string | undefined,
  nameOf: (credit: Credit) => string,
): Practice {
  const rows = check.rows.filter(({ outcome }) => outcome !== 'not an attendee');
  const days = daysOf(check, rows, dayGiven);
  return store.transaction(() => ({
    people: addPeople(store, rows),
    events: addEvents(store, days, nameOf),
    days,
  }));
}

function addPeople(store: Store, rows: readonly RosterRow[]): number {
  let added = 0;
  for (const row of rows) {
    const { firstName, lastName, email, office } = row;
    if (firstName === '' && lastName === '') continue;
    const memberId = row.memberId || nearId(row) || madeUpId(store, row);
    if (memberId === undefined || store.memberWithId(memberId)) continue;
    const member: NewMember = { memberId, firstName, lastName, email, organization: office };
    store.addMember(member);
    added += 1;
  }
  return added;
}

/** The ID that a bad one comes near to: with its zero again, or with digits in the place of letters. */
function nearId({ findings }: RosterRow): string | undefined {
  for (const { code, value, proposal } of findings) {
    if (!code.startsWith('member-id')) continue;
    if (typeof proposal === 'string' && /^\d{9}$/.test(proposal)) return proposal;
    const digits = value.replace(/o/gi, '0').replace(/[il]/gi, '1').replace(/\D/g, '');
    if (digits.length === 9) return digits;
    if (digits.length === 8) return `0${digits}`;
  }
  return undefined;
}

/** An ID for somebody who has none, unless a member of this name and e-mail is there already. */
function madeUpId(store: Store, { firstName, lastName, email }: RosterRow): string | undefined {
  const found = store.searchContacts(email || `${firstName} ${lastName}`, WHOLE).rows;
  if (found.some((one) => one.firstName === firstName && one.lastName === lastName)) return undefined;
  for (let tail = 0; tail < 100_000; tail += 1) {
    const memberId = MADE_UP + String(tail).padStart(5, '0');
    if (!store.memberWithId(memberId)) return memberId;
  }
  return undefined;
}

function daysOf({ questions }: RosterCheck, rows: readonly RosterRow[], dayGiven: string | undefined): string[] {
  const counts = new Map<string, number>();
  for (const { date } of rows) if (date !== '') counts.set(date, (counts.get(date) ?? 0) + 1);
  const named = [...counts].sort((a, b) => b[1] - a[1]).map(([day]) => day);
  // A day above the roster or in its name.
  const proposed = questions.all().flatMap(({ ask, proposal, choices }) => {
    if (ask !== 'class date' || named.length > 0) return [];
    return [proposal, ...choices.map(({ value }) => value)].filter((day) => /^\d{4}-\d\d-\d\d$/.test(day));
  });
  return [...new Set([...(dayGiven ? [dayGiven] : []), ...named, ...proposed])].slice(0, MOST_DAYS).sort();
}

/** One per credit, whatever the rows have so far: which credit it was may still be the coordinator's to say. */
function addEvents(store: Store, days: readonly string[], nameOf: (credit: Credit) => string): number {
  const known = store.events(WHOLE).rows;
  let added = 0;
  for (const date of days) {
    for (const credit of CREDITS) {
      const isThere = known.some(
        ({ eventId, startsAt }) =>
          startsAt.startsWith(date) && store.componentsOfEvent(eventId).some(({ code }) => code === credit),
      );
      if (isThere) continue;
      store.addEvent({ name: nameOf(credit), date, credit });
      added += 1;
    }
  }
  return added;
}

/** What was added, in one or two sentences. */
export function practiceSentence({ people, events, days }: Practice): string {
  const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
  const added = `Added to the practice GrowthZone: ${count(people, 'person', 'people')} and ${count(events, 'event', 'events')}.`;
  const [first] = days;
  if (first === undefined) {
    return `${added} The roster names no day of the class: give it in the add-on, then choose File > Practice with this file again.`;
  }
  return people + events === 0 ? 'The practice GrowthZone has its people and events already.' : added;
}
