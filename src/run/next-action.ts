import type { WriteWays } from '../growthzone';
import { plural } from '../roster';
import type { Bindings } from './bound';
import { type Aim, cameFromRegistered, isAlone, isIn, isUnknown, type Person, type RunEvent, rowOf } from './person';
import { settlesAt } from './reconcile';
import { type TabTrouble, tabTrouble } from './whole';

/** Everything that decides the next call. */
export interface Knowledge {
  readonly people: readonly Person[];
  /** Columns of the tab that are gone; nobody's row can be read then. */
  readonly lacking: readonly string[];
  /** What is bound to them; nobody is known to be reviewed where there is nothing. */
  readonly bindings: Bindings | undefined;
  readonly event: RunEvent;
  readonly goal: Aim;
  /** How the two writes are made at this association. */
  readonly ways: WriteWays;
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
  /** Whose completion was read in this step, before marking. */
  readonly creditRead: ReadonlySet<string>;
  /** The step is over but for marking those whose completion it read. */
  readonly isTimeUp: boolean;
}

export type EventRead = 'no' | 'earlier' | 'just now';

/** Why a run stops or waits, as the page tells it apart. */
export type StopReason = TabTrouble['reason'] | 'by-hand' | 'first-import' | 'canary' | 'canary-date' | 'certificate';

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
  const trouble = tabTrouble(known.event, known.people, known.lacking, known.bindings);
  if (trouble) return { do: 'stop', ...trouble };
  // A look alone writes nothing.
  if (known.eventRead === 'no' && known.goal !== 'read back') return { do: 'read event' };
  if (!known.listFresh) return { do: 'read attendees' };
  const unknown = known.people.filter(isUnknown);
  if (unknown.length > 0) {
    const until = Math.min(
      known.now + LOOK_AGAIN_MS,
      Math.max(known.event.open?.until ?? 0, ...unknown.map(settlesAt)),
    );
    return {
      do: 'wait',
      until,
      reason: 'settling',
      why: `Looking for ${plural(unknown.length, 'person', 'people')}`,
    };
  }
  if (known.goal === 'read back') return nextLook(known);
  const { open } = known.event;
  if (open && open.until > known.now) {
    return {
      do: 'wait',
      until: open.until,
      reason: 'settling',
      why: 'Waiting for people whose rows are gone',
    };
  }
  return known.goal === 'registered' ? nextImport(known) : nextMark(known);
}

/** The first import into an event is one person alone: the list must prove that it can be trusted. */
function nextImport({ people, event, routeSetting, ways }: Knowledge): Action {
  const ready = people.filter(({ state }) => state === 'READY');
  if (ready.length === 0) return unlessMissing(people, { do: 'done' });
  const route = routeSetting ?? (ways.imports ? event.route : 'by hand');
  if (route === 'by hand') return byHand(whyByHand(routeSetting, ways.imports));
  if (event.registrationTypeId === 0 && ways.namesType) {
    return byHand("GrowthZone does not show the event's registration types, which an import needs.");
  }
  if (route === '') return { do: 'find route' };
  const together = ready.filter((person) => !isAlone(person));
  const first = together.length > 0 ? together : ready;
  if (event.importProven) {
    return { do: 'import', memberIds: ids(first.slice(0, together.length > 0 ? ways.perImport : 1)) };
  }
  const unproven = people.some((person) => rowOf(person).is.stops === 'import');
  const refused = people.filter((person) => isIn(person, 'FAILED')).length;
  if (unproven || refused >= MOST_REFUSED_ALONE) {
    const why = refused > 0 ? `${refused} people were refused, each alone` : 'the first person is held';
    const message = `The first import could not be proven: ${why}. Decide about it first, or import by hand.`;
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
    why: `Looking for ${plural(missing.length, 'person', 'people')} missing from the list`,
  };
}

const byHand = (why: string): Action => ({
  do: 'stop',
  reason: 'by-hand',
  why: `${why} Go on by hand with the checklist.`,
});

const whyByHand = (routeSetting: Knowledge['routeSetting'], isTaken: boolean) =>
  routeSetting !== undefined
    ? 'The settings say "by hand".'
    : isTaken
      ? 'This GrowthZone takes no attendees over its API; nothing was sent.'
      : 'The request for this was not learned yet; nothing was sent.';

/** The gate and the canary: only people just seen as Registered are marked, and one goes all the way first. */
function nextMark(known: Knowledge): Action {
  const { people, event, routeSetting, ways } = known;
  const registered = people.filter((person) => rowOf(person).to.intention && person.state === 'REGISTERED');
  const look = nextLook(known);
  if (look.do !== 'done') return look;
  if (registered.length === 0) return unlessMissing(people, { do: 'done' });
  if (isByHand(known)) return byHand(whyByHand(routeSetting, ways.marks));
  if (event.canary === 'seen') return markOnceRead(known, registered);
  const otherDate = people.find((person) => isIn(person, 'HELD/other-date'));
  if (otherDate) return { do: 'stop', reason: 'canary-date', why: lookAtDate(otherDate) };
  // Marked by this add-on, and the credit not there: whatever is wrong would be wrong for everybody.
  if (people.some((person) => rowOf(person).is.stops === 'canary' && cameFromRegistered(person))) {
    const why = `The first person marked has no credit. ${OTHERS}`;
    return { do: 'stop', reason: 'canary', why };
  }
  const marked = people.find((person) => person.state === 'ATTENDED' && cameFromRegistered(person));
  if (marked) return { do: 'stop', reason: 'certificate', why: lookFor(marked) };
  const canary = registered.find(({ creditBefore }) => creditBefore === 'none') ?? registered[0];
  return markOnceRead(known, canary ? [canary] : []);
}

const OTHERS = 'The others were not marked. Decide about this person first.';

const isByHand = ({ routeSetting, event, ways }: Knowledge): boolean =>
  (routeSetting ?? (ways.marks ? event.route : 'by hand')) === 'by hand';

/** Completions are read in the very step that marks: what was read before, or stands in a cell, may be otherwise. */
function markOnceRead({ creditRead, event, eventRead, isTimeUp, ways }: Knowledge, all: readonly Person[]): Action {
  // As many as one request takes: reading the others first could use up a step that then marks nobody else.
  const people = all.slice(0, ways.perMark);
  const isRead = ({ memberId, creditBefore }: Person) =>
    creditBefore !== '' && (creditRead.has(memberId) || !event.creditShown);
  const read = people.filter(isRead);
  if (read.length < people.length && !(isTimeUp && read.length > 0)) {
    const unread = people.filter((person) => !isRead(person));
    return { do: 'read credit before', memberIds: ids(unread.slice(0, CREDIT_READS)) };
  }
  return eventRead === 'just now' ? { do: 'mark attended', memberIds: ids(read) } : { do: 'read event' };
}

const lookAtDate = ({ firstName, lastName, detail }: Person) =>
  `${firstName} ${lastName}, marked first: ${detail} ${OTHERS}`;

const lookFor = ({ firstName, lastName }: Person) =>
  `Completions cannot be read here. Look in GrowthZone for the certificate of ${firstName} ${lastName}, then say so; the others follow.`;

/** Reads what people had before they are marked, and what they have since; never writes. */
function nextLook(known: Knowledge): Action {
  const { people, event, now, lookedAt, goal } = known;
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
  // Where they are marked here, one without earlier credit is enough: each is read just before.
  const isEnough =
    event.canary === 'seen' || people.some((one) => one.state === 'REGISTERED' && one.creditBefore === 'none');
  if (isEnough && !isBack && !isByHand(known)) return { do: 'done' };
  if (unread.length > 0) return { do: 'read credit before', memberIds: ids(unread.slice(0, CREDIT_READS)) };
  return { do: 'done' };
}
