import { type Bindings, rebound } from './bound';
import { type Person, type RunEvent, standingOf } from './person';
import { forgotten, joined, learned, type RunRecord, recordOf } from './record';

// What a step finds out is kept in memory until the next write to GrowthZone, or the step's end, and is then written with one
// wait for Google. A kill in between loses what a new look at GrowthZone shows again; what is about to be sent is never kept back.
// Others write meanwhile: a person's word in another window, a cell.

/** What is stored of an event outside of cells, as it stands now. */
export interface Stored {
  readonly event: RunEvent | undefined;
  readonly record: RunRecord | undefined;
  readonly bindings: Bindings | undefined;
}

/** What one write has to bring about: `before` outside of cells, then the tab, then `after`. What is undefined stays. */
export interface Due {
  /** What is bound, so that cells which stayed behind are known as such; and without the facts that are taken back. */
  readonly before: { readonly bindings: Bindings | undefined; readonly record: RunRecord | undefined };
  readonly changed: readonly Person[];
  readonly people: readonly Person[];
  /** The tab first: where it is protected, nothing else may say that anything was sent. */
  readonly after: { readonly event: RunEvent; readonly record: RunRecord | undefined };
}

/** What somebody's moves teach and take back, in their order. */
interface Moves {
  readonly before: readonly Person[];
  readonly after: readonly Person[];
}

/** An event and its people as a step has them, and what of that is not written yet. */
export interface WorkingCopy {
  people(): readonly Person[];
  event(): RunEvent;
  record(): RunRecord;
  bindings(): Bindings | undefined;
  /** The people as they were last read from the tab, or written to it. */
  written(): readonly Person[];
  save(changed: readonly Person[]): void;
  saveEvent(event: RunEvent): void;
  isWritten(): boolean;
  /** Takes the tab as it is now, `found`; false where it has other people or rows, or somebody else moved anybody in it. */
  meets(found: readonly Person[]): boolean;
  /** What is to be written into the tab as it is now, `found`, with `more` on top; nothing of `more` is kept until `done`. */
  due(found: readonly Person[], stored: Stored, more?: More): Due;
  /** It was written. */
  done(due: Due): void;
}

/** Intentions, and the event that goes with them. */
export interface More {
  readonly people: readonly Person[];
  readonly event: RunEvent;
}

/** A copy of the people as they were read; `bindings` and `record` are what is stored of them outside of cells. */
export function workingCopy(
  read: RunEvent,
  people: readonly Person[],
  bindings: Bindings | undefined,
  record: RunRecord | undefined,
): WorkingCopy {
  // A tab of before people were counted is taken as it is.
  const counted = read.built === 0 ? { ...read, built: byId(people).size } : read;
  let [known, event] = [read, counted];
  let [written, mine] = [people, people];
  let bound = bindings;
  let [base, moves]: [RunRecord, readonly Moves[]] = [record ?? recordOf(people, read), []];
  const dirty = new Set<string>();
  let isEventKept = false;
  const movesTo = (changed: readonly Person[]): readonly Moves[] => [...moves, { before: mine, after: changed }];
  const take = (found: readonly Person[]) => {
    const { people: now, theirs } = withOthers(written, mine, found);
    for (const memberId of theirs) dirty.delete(memberId);
    [written, mine] = [found, now];
    return theirs;
  };
  return {
    people: () => mine,
    event: () => event,
    record: () => moved(base, moves),
    bindings: () => bound,
    written: () => written,
    save: (changed) => {
      moves = movesTo(changed);
      mine = patched(mine, changed);
      bound = bound && rebound(bound, changed);
      for (const { memberId } of changed) dirty.add(memberId);
    },
    saveEvent: (next) => {
      event = next;
      isEventKept = true;
    },
    isWritten: () => dirty.size === 0 && !isEventKept,
    meets: (found) => {
      const isWhole = found.length === written.length && !isAnybodyGone(found, written);
      return take(found).size === 0 && isWhole;
    },
    due: (found, stored, more) => {
      const to = withOthers(written, patched(mine, more?.people ?? []), found);
      const ids = new Set([...dirty, ...(more?.people ?? []).map(({ memberId }) => memberId)]);
      const changed = to.people.filter(({ memberId }) => ids.has(memberId) && !to.theirs.has(memberId));
      const start = stored.record ?? base;
      const record = moved(start, more ? movesTo(more.people) : moves);
      const less = common(start, record);
      return {
        before: {
          bindings: other(stored.bindings, stored.bindings && rebound(stored.bindings, changed)),
          record: isSame(less, start) ? undefined : less,
        },
        changed,
        people: to.people,
        after: {
          event: eventWithOthers(known, more?.event ?? event, stored.event ?? known),
          record: isSame(record, less) ? undefined : record,
        },
      };
    },
    done: ({ people: now, after, before }) => {
      [written, mine] = [now, now];
      [known, event] = [after.event, after.event];
      [base, moves] = [after.record ?? before.record ?? base, []];
      bound = before.bindings ?? bound;
      dirty.clear();
      isEventKept = false;
    },
  };
}

const byId = (people: readonly Person[]): ReadonlyMap<string, Person> =>
  new Map(people.map((person) => [person.memberId, person]));

/** Whether somebody of `before` has no row in `now`. */
export function isAnybodyGone(now: readonly Person[], before: readonly Person[]): boolean {
  const there = byId(now);
  return before.some(({ memberId }) => !there.has(memberId));
}

function patched(people: readonly Person[], changed: readonly Person[]): readonly Person[] {
  const own = byId(changed);
  return people.map((person) => own.get(person.memberId) ?? person);
}

/**
 * The people of a tab as they stand in it now, `found`: each as this step has them, `mine`, unless somebody else moved them, or
 * built them anew, since the step read or wrote them last, `written`. Those are in `theirs`, by member ID.
 */
function withOthers(
  written: readonly Person[],
  mine: readonly Person[],
  found: readonly Person[],
): { readonly people: readonly Person[]; readonly theirs: ReadonlySet<string> } {
  const [known, own] = [byId(written), byId(mine)];
  const theirs = new Set<string>();
  const people = found.map((person) => {
    const { memberId } = person;
    const [was, is] = [known.get(memberId), own.get(memberId)];
    if (was && is && isAsWritten(person, was)) return is;
    theirs.add(memberId);
    return person;
  });
  return { people, theirs };
}

/** Whether nobody decided about somebody since, nor built them anew. */
const isAsWritten = (found: Person, written: Person): boolean =>
  standingOf(found) === standingOf(written) &&
  found.reviewed === written.reviewed &&
  found.contactId === written.contactId;

/** What is known of an event: what this step found out since it was `known`, and else what `stored` says by now. */
function eventWithOthers(known: RunEvent, mine: RunEvent, stored: RunEvent): RunEvent {
  const names = Object.keys(mine) as (keyof RunEvent)[];
  const found = names.filter((name) => JSON.stringify(mine[name]) !== JSON.stringify(known[name]));
  return { ...stored, ...Object.fromEntries(found.map((name) => [name, mine[name]])) };
}

/** The record after all these moves. */
const moved = (record: RunRecord, moves: readonly Moves[]): RunRecord =>
  moves.reduce((so, { before, after }) => joined(forgotten(so, before, after), learned(before, after)), record);

/** The facts that both have. */
const common = (one: RunRecord, other: RunRecord): RunRecord =>
  new Map([...one].map(([memberId, facts]) => [memberId, facts & (other.get(memberId) ?? 0)]));

const isSame = (one: RunRecord, other: RunRecord): boolean =>
  [...one.keys(), ...other.keys()].every((memberId) => (one.get(memberId) ?? 0) === (other.get(memberId) ?? 0));

const other = <T>(one: T, another: T): T | undefined => (one === another ? undefined : another);

/** Whether what is stored by now is another event's: then nothing of this one may be written. */
export const isOfOther = ({ tenant, eventId }: RunEvent, { event }: Pick<Stored, 'event'>): boolean =>
  event !== undefined && (event.tenant !== tenant || event.eventId !== eventId);
