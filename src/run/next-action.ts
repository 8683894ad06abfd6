import { ATTENDEES_PER_FILE, plural } from '../roster';
import { type Aim, cameFromRegistered, isAlone, isIn, isUnknown, type Person, type RunEvent, rowOf } from './person';
import { settlesAt } from './reconcile';
import { whatIsGone } from './whole';

/** Everything that decides the next call. */
export interface Knowledge {
  readonly people: readonly Person[];
  /** Columns of the tab that are gone; nobody's row can be read then. */
  readonly lacking: readonly string[];
  readonly event: RunEvent;
  readonly goal: Aim;
  /** The route that settings name; it wins over what was found out. */
  readonly routeSetting: 'api' | 'by hand' | undefined;
  /** True where the event's attendees were read in this step, after the last write, and the people reconciled with them. */
  readonly listFresh: boolean;
  /** Whether the event was read again in this step, and whether anything but the list was read or written since. */
  readonly eventRead: EventRead;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** When this step last looked for a person's credit, by member ID. */
  readonly lookedAt: ReadonlyMap<string, number>;
}

export type EventRead = 'no' | 'earlier' | 'just now';

/** Why a run stops or waits, as the page tells it apart. */
export type StopReason = 'tab-incomplete' | 'by-hand' | 'first-import' | 'canary' | 'canary-date' | 'certificate';

/** The one next thing to do. People are named by member ID. */
export type Action =
  | { readonly do: 'read event' }
  | { readonly do: 'read attendees' }
  | { readonly do: 'find route' }
  | { readonly do: 'import'; readonly memberIds: readonly string[] }
  | { readonly do: 'read credit before'; readonly memberIds: readonly string[] }
  | { readonly do: 'mark attended'; readonly memberIds: readonly string[] }
  | { readonly do: 'read credit'; readonly memberIds: readonly string[] }
  | { readonly do: 'wait'; readonly until: number; readonly reason: 'settling' | 'credit'; readonly why: string }
  | { readonly do: 'stop'; readonly reason: StopReason; readonly why: string }
  | { readonly do: 'done' };

/** How many people's completions are read before progress is committed. */
const CREDIT_READS = 25;
/** How long GrowthZone gets before a completion, or somebody in the list, is looked for again. */
export const LOOK_AGAIN_MS = 15_000;
/** So many refused alone, one after the other: then it is not they who are wrong. */
const MOST_REFUSED_ALONE = 3;

const ids = (people: readonly Person[]) => people.map((person) => person.memberId);

/** What is known decides what is done: pure, so that a run can be stopped after any effect and taken up again. */
export function nextAction(known: Knowledge): Action {
  const gone = whatIsGone(known.event, known.people, known.lacking);
  if (gone !== '') return { do: 'stop', reason: 'tab-incomplete', why: gone };
  // A look alone writes nothing.
  if (known.eventRead === 'no' && known.goal !== 'read back') return { do: 'read event' };
  if (!known.listFresh) return { do: 'read attendees' };
  const unknown = known.people.filter(isUnknown);
  if (unknown.length > 0) {
    const until = Math.min(known.now + LOOK_AGAIN_MS, Math.max(...unknown.map(settlesAt)));
    return {
      do: 'wait',
      until,
      reason: 'settling',
      why: `Looking for ${plural(unknown.length, 'person', 'people')} whose answer is awaited`,
    };
  }
  if (known.goal === 'read back') return nextLook(known);
  const { open } = known.event;
  if (open && open.until > known.now) {
    return {
      do: 'wait',
      until: open.until,
      reason: 'settling',
      why: 'Rows of the tab are gone whose answer is awaited',
    };
  }
  return known.goal === 'registered' ? nextImport(known) : nextMark(known);
}

/** The first import into an event is one person alone: the list must prove that it can be trusted. */
function nextImport({ people, event, routeSetting }: Knowledge): Action {
  const ready = people.filter(({ state }) => state === 'READY');
  if (ready.length === 0) return unlessMissing(people, { do: 'done' });
  const route = routeSetting ?? event.route;
  if (route === 'by hand') return byHand(whyByHand(routeSetting));
  if (event.registrationTypeId === 0) {
    return byHand("GrowthZone does not show the event's registration types, without which nothing can be imported.");
  }
  if (route === '') return { do: 'find route' };
  const together = ready.filter((person) => !isAlone(person));
  const first = together.length > 0 ? together : ready;
  if (event.importProven) {
    return { do: 'import', memberIds: ids(first.slice(0, together.length > 0 ? ATTENDEES_PER_FILE : 1)) };
  }
  const unproven = people.some((person) => rowOf(person).is.stops === 'import');
  const refused = people.filter((person) => isIn(person, 'FAILED')).length;
  if (unproven || refused >= MOST_REFUSED_ALONE) {
    const why = refused > 0 ? `${refused} people were refused, each alone` : 'the person sent first is held';
    const message = `The first import could not be proven: ${why}. Decide about that first, or import by hand.`;
    return { do: 'stop', reason: 'first-import', why: message };
  }
  return { do: 'import', memberIds: ids(first.slice(0, 1)) };
}

/** Whoever was in the list before and is not now is looked for again before the end. */
function unlessMissing(people: readonly Person[], otherwise: Action): Action {
  const missing = people.filter((person) => rowOf(person).is.awaits === 'list');
  if (missing.length === 0) return otherwise;
  const until = Math.max(...missing.map(settlesAt));
  return {
    do: 'wait',
    until,
    reason: 'settling',
    why: `Looking for ${plural(missing.length, 'person', 'people')} who ${missing.length === 1 ? 'was' : 'were'} in the list before`,
  };
}

const byHand = (why: string): Action => ({
  do: 'stop',
  reason: 'by-hand',
  why: `${why} Go on by hand with the checklist: the same people, the same files, and a read-back at the end.`,
});

const whyByHand = (routeSetting: Knowledge['routeSetting']) =>
  routeSetting === undefined
    ? "This association's GrowthZone takes no attendees over its API; nothing was sent."
    : 'The settings say that this association goes by hand.';

/** The gate and the canary: only people just seen as Registered are marked, and one goes all the way first. */
function nextMark(known: Knowledge): Action {
  const { people, event, routeSetting } = known;
  const look = nextLook(known);
  if (look.do !== 'done') return look;
  const registered = people.filter((person) => rowOf(person).to.intention && person.state === 'REGISTERED');
  if (registered.length === 0) return unlessMissing(people, { do: 'done' });
  if ((routeSetting ?? event.route) === 'by hand') return byHand(whyByHand(routeSetting));
  const mark = (memberIds: readonly string[]): Action =>
    known.eventRead === 'just now' ? { do: 'mark attended', memberIds } : { do: 'read event' };
  if (event.canary === 'seen') return mark(ids(registered));
  const otherDate = people.find((person) => isIn(person, 'HELD/other-date'));
  if (otherDate) return { do: 'stop', reason: 'canary-date', why: lookAtDate(otherDate) };
  // Marked by this add-on, and the credit not there: whatever is wrong would be wrong for everybody.
  if (people.some((person) => rowOf(person).is.stops === 'canary' && cameFromRegistered(person))) {
    const why = 'The first person marked has no credit. The others were not marked; decide about that person first.';
    return { do: 'stop', reason: 'canary', why };
  }
  const marked = people.find((person) => person.state === 'ATTENDED' && cameFromRegistered(person));
  if (marked) return { do: 'stop', reason: 'certificate', why: lookFor(marked) };
  const canary = registered.find(({ creditBefore }) => creditBefore === 'none') ?? registered[0];
  return mark(canary ? [canary.memberId] : []);
}

const lookAtDate = ({ firstName, lastName, detail }: Person) =>
  `${firstName} ${lastName}, marked first: ${detail} The others were not marked; decide about this person first.`;

const lookFor = ({ firstName, lastName }: Person) =>
  `Completions cannot be read here. Look in GrowthZone whether ${firstName} ${lastName} got the certificate, then say so; the others are marked after that.`;

/** Reads what people had before they are marked, and what they have since; never writes. */
function nextLook({ people, event, now, lookedAt, goal }: Knowledge): Action {
  const isBack = goal === 'read back';
  // Whoever is held because a credit was not seen may have been mended by hand since: a read-back finds that.
  const isLookedFor = (person: Person) =>
    person.state === 'ATTENDED' || (isBack && person.state === 'HELD' && rowOf(person).to.credit !== undefined);
  const waiting = event.creditShown ? people.filter(isLookedFor) : [];
  // A read-back is one look at each.
  const isDue = (last: number | undefined) => last === undefined || (!isBack && now - last >= LOOK_AGAIN_MS);
  const due = waiting.filter(({ memberId }) => isDue(lookedAt.get(memberId)));
  if (due.length > 0) return { do: 'read credit', memberIds: ids(due.slice(0, CREDIT_READS)) };
  // What was marked by hand is read back when asked, not waited for.
  if (waiting.length > 0 && !isBack) {
    return {
      do: 'wait',
      until: now + LOOK_AGAIN_MS,
      reason: 'credit',
      why: `Waiting for the credit of ${plural(waiting.length, 'person', 'people')}`,
    };
  }
  const unread = people.filter(({ state, creditBefore }) => state === 'REGISTERED' && creditBefore === '');
  if (unread.length > 0) return { do: 'read credit before', memberIds: ids(unread.slice(0, CREDIT_READS)) };
  return { do: 'done' };
}
