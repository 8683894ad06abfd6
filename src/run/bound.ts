import { digest } from '../roster';
import { hold, isLeftOut, NOT_SHOWN, type Person, rowOf } from './person';

// Anybody can type into a credit tab, hidden columns too. Who was meant by the review, and what was read of them before
// marking, is kept where no cell reaches, and the cells are held against it.

/** What is bound to a person, with the name that its column has. */
const COLUMNS = {
  contactId: 'Contact ID',
  growthzoneName: 'GrowthZone Name',
  otherContacts: 'Other Contacts',
  reviewed: 'Reviewed',
  creditBefore: 'Credit Before',
  enrolmentId: 'Enrolment ID',
} as const satisfies Partial<Record<keyof Person, string>>;
type Field = keyof typeof COLUMNS;
const FIELDS = Object.keys(COLUMNS) as readonly Field[];
export type Bound = Pick<Person, Field>;

/** The same, with a mark of what it was before the last change: a kill may have left that in the tab. */
export interface Binding extends Bound {
  readonly was: string;
}
/** What is bound to an event's people, by member ID. */
export type Bindings = ReadonlyMap<string, Binding>;

/** A property has 9 KB: longer texts are told apart by their beginning. */
const MOST_CHARACTERS = 50;
const cut = <T>(value: T): T => (typeof value === 'string' ? value.slice(0, MOST_CHARACTERS) : value) as T;

function boundOf(person: Bound): Bound {
  return Object.fromEntries(FIELDS.map((field) => [field, cut(person[field])])) as unknown as Bound;
}

/** What a cell shows that was emptied, and what a build makes of somebody credited whose earlier credit it finds nowhere. */
const SAYS_NOTHING: ReadonlySet<Bound[Field]> = new Set<Bound[Field]>(['', 0, NOT_SHOWN]);

const markOf = (bound: Bound): string => digest(FIELDS.map((field) => String(bound[field]))).slice(0, 8);

/** The bindings with whom a build reviewed, as they are now. */
export function bind(bindings: Bindings, people: readonly Person[]): Bindings {
  const changed = people.flatMap((person) => {
    const [before, now] = [bindings.get(person.memberId), boundOf(person)];
    if (before && markOf(before) === markOf(now)) return [];
    return [[person.memberId, { ...now, was: before ? markOf(before) : '' }] as const];
  });
  return changed.length > 0 ? new Map([...bindings, ...changed]) : bindings;
}

/** The same for those who are bound already: nobody comes to be reviewed by standing in the tab. */
export const rebound = (bindings: Bindings, people: readonly Person[]): Bindings =>
  bind(
    bindings,
    people.filter(({ memberId }) => bindings.has(memberId)),
  );

/**
 * The people as they are bound. Where the cells say something else, the binding holds, and a person is asked, unless the
 * cells are as before its last change: it is written first, so that a kill between the two writes leaves just that. An
 * empty cell says nothing else: a column that was deleted comes back empty with the next build.
 */
export function asBound(people: readonly Person[], bindings: Bindings, now: number): readonly Person[] {
  return people.map((person) => {
    const binding = bindings.get(person.memberId);
    if (!binding) return person;
    const { was, ...bound } = binding;
    const cells = boundOf(person);
    const other = FIELDS.filter((field) => cells[field] !== bound[field]);
    if (other.length === 0) return person;
    const back = { ...person, ...bound };
    if (markOf(cells) === was || isLeftOut(person) || !rowOf(person).to.record?.includes('HELD/altered')) return back;
    const said = other.filter((field) => !SAYS_NOTHING.has(cells[field]));
    if (said.length === 0) return back;
    const both = said.map((field) => `${COLUMNS[field]} "${person[field]}" for "${bound[field]}"`);
    return hold(back, 'HELD/altered', 'record', `The tab said ${both.join(', ')}.`, now);
  });
}
