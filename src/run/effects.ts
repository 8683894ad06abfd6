import { importAttendees, isNotHere, type Refusal, readAttendance, readAttendees, saveAttended } from '../growthzone';
import type { Problem } from '../roster';
import { readCreditAfter, readCreditBefore } from './credit';
import { readEventAgain } from './event-again';
import type { State } from './machine';
import { type Action, LOOK_AGAIN_MS } from './next-action';
import { isIn, isUnknown, move, type Person, rowOf, standingOf } from './person';
import {
  ANSWER_LOST,
  GOING_ON,
  isNotDone,
  jobSeconds,
  LEASE_LOST,
  recordIntentions,
  resolveOpen,
  type StepPorts,
  type StepState,
  saveChanged,
  soundPeople,
} from './ports';
import { bindToContent, isNamed, reconcile, SETTLE_SECONDS } from './reconcile';
import type { Ending } from './report';
import { lookedUpAgain } from './sent-again';

export type Effect =
  | { readonly kind: 'went on' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'ended'; readonly ending: Ending };

const WENT_ON: Effect = { kind: 'went on' };
const refusedBy = (refusal: Refusal | undefined): Effect => (refusal ? { kind: 'refused', refusal } : WENT_ON);
const ended = (ending: Ending): Effect => ({ kind: 'ended', ending });
/** The run is somebody else's by now; or somebody changed the tab, and what this step has read of them holds no longer. */
const notRecorded = (why: 'lost' | 'changed'): Effect => ended(why === 'lost' ? LEASE_LOST : GOING_ON);

type Doable = Exclude<Action, { readonly do: 'wait' | 'stop' | 'done' }>;

/** Does one action and saves what came of it. */
export function perform(ports: StepPorts, action: Doable, state: StepState): Effect {
  switch (action.do) {
    case 'read event':
      return readAgain(ports, state);
    case 'read attendees':
      return readList(ports, state);
    case 'find route':
      return findRoute(ports);
    case 'import':
      return importPeople(ports, action.memberIds, state);
    case 'mark attended':
      return markPeople(ports, action.memberIds, state);
    case 'read credit before':
      return refusedBy(readCreditBefore(ports, action.memberIds, state));
    case 'read credit':
      for (const memberId of action.memberIds) state.lookedAt.set(memberId, ports.clock.now());
      return refusedBy(readCreditAfter(ports, action.memberIds, state.deadline));
  }
}

/** What the event is by now, before anything is sent into it. */
function readAgain(ports: StepPorts, state: StepState): Effect {
  const read = readEventAgain(ports);
  if (read.is === 'changed') return ended(read.ending);
  if (read.is === 'refused') return refusedBy(read.refusal);
  state.eventRead = 'just now';
  return WENT_ON;
}

function readList(ports: StepPorts, state: StepState): Effect {
  const { client, clock, store } = ports;
  const list = readAttendees(client, store.event());
  if (!list.ok) return list.problem.isLearned ? goesByHand(ports, list.problem) : refusedBy(list.problem);
  const before = store.people();
  const sound = soundPeople(store, clock.now());
  const bound = boundNow(ports, sound);
  if (!bound.ok) return bound.effect;
  const isProving = !store.event().importProven;
  const openUntil = store.event().open?.until ?? 0;
  const after = reconcile(bound.people, list.value, clock.now(), { isWhole: true, isProving, openUntil });
  saveChanged(store, before, after);
  resolveOpen(store, before.filter(isUnknown).length - after.filter(isUnknown).length);
  if (after.some(({ state }, index) => state === 'REGISTERED' && before[index]?.state === 'REGISTERING')) {
    const registered = list.value.filter(({ status }) => status === 'Registered' || status === 'Attended').length;
    state.listed = { all: list.value.length, registered };
  }
  const names = new Map(list.value.map(({ contactId, name }) => [contactId, name]));
  const isProof = (person: Person, index: number) =>
    before[index]?.state === 'REGISTERING' &&
    person.state === 'REGISTERED' &&
    isNamed(person, names.get(person.contactId) ?? '');
  if (isProving && after.some(isProof)) store.saveEvent({ ...store.event(), importProven: true });
  state.listFresh = true;
  return WENT_ON;
}

type Bound =
  | { readonly ok: true; readonly people: readonly Person[] }
  | { readonly ok: false; readonly effect: Effect };

/** The people as far as they still are what was reviewed. Where nobody's next step depends on the roster, it is not read. */
function boundNow({ clock, store }: StepPorts, people: readonly Person[]): Bound {
  if (!people.some((person) => rowOf(person).to.roster)) return { ok: true, people };
  const plan = store.plan();
  if (plan.ok) return { ok: true, people: bindToContent(people, plan.value, clock.now()) };
  return { ok: false, effect: ended(rosterUnread(plan.problem)) };
}

/** How a step ends that cannot compare the roster. */
export const rosterUnread = ({ code, message }: Problem): Ending => ({
  status: 'paused',
  reason: code === 'no-directory' ? 'no-directory' : 'roster',
  sentence: message,
});

/** What was learned, and the key may not do, is done by a person from here on; nothing of it was done. */
function goesByHand({ store }: StepPorts, { message }: Refusal): Effect {
  store.saveEvent({ ...store.event(), route: 'by hand' });
  store.log('GrowthZone does not let this key do what it was taught: by hand from here', 0);
  return ended({ status: 'paused', reason: 'by-hand', sentence: message });
}

/**
 * Finds out without a write whether the attendance routes answer here (INVENTED; 404, 403 or 405 means that they do
 * not), and keeps it with the event.
 */
function findRoute({ client, store }: StepPorts): Effect {
  const event = store.event();
  const sheet = readAttendance(client, event);
  if (!sheet.ok && !isNotHere(sheet.problem)) return refusedBy(sheet.problem);
  const route = sheet.ok ? 'api' : 'by hand';
  store.saveEvent({ ...event, route });
  if (!sheet.ok) store.log('GrowthZone takes no attendance over its API: by hand from here', 0);
  return WENT_ON;
}

/** Those of `memberIds` who stand in `state` and are still what was reviewed; the others are held. */
function stillReviewed(ports: StepPorts, memberIds: readonly string[], state: State): Bound {
  const { store } = ports;
  const before = store.people();
  const bound = boundNow(ports, before);
  if (!bound.ok) return bound;
  saveChanged(store, before, bound.people);
  const wanted = new Set(memberIds);
  return { ok: true, people: bound.people.filter((one) => one.state === state && wanted.has(one.memberId)) };
}

/** Sends one file. The intention stands in the sheet before the call; who is registered, only a later read says. */
function importPeople(ports: StepPorts, memberIds: readonly string[], state: StepState): Effect {
  const { client, clock, store, profile } = ports;
  const reviewed = stillReviewed(ports, memberIds, 'READY');
  if (!reviewed.ok) return reviewed.effect;
  state.listFresh = false;
  const absent = reallyAbsent(ports, reviewed.people);
  if (!absent.ok) return absent.effect;
  const { people } = absent;
  if (people.length === 0) return WENT_ON;
  const event = store.event();
  const { eventId, credit } = event;
  const intended = recordIntentions(ports, people, 'REGISTERING', 'Sent to GrowthZone');
  if (!intended.recorded) return notRecorded(intended.why);
  const answer = importAttendees(client, event, {
    people,
    profile,
    fileName: `${credit}-${eventId}.csv`,
  });
  if (!answer.ok) return afterRefusedWrite(ports, people, intended.intentions, answer.problem, state);
  // The answer's own ids: where the list shows one of them under another contact, that is this person's registration.
  const known = answer.value.imported.flatMap(({ row, attendeeId }) => {
    const person = intended.intentions[row - 1];
    return person && attendeeId > 0 ? [{ ...person, attendeeId }] : [];
  });
  const rejected = answer.value.rejected.flatMap(({ row, reason }) => {
    const person = intended.intentions[row - 1];
    return person ? [move(person, 'FAILED', 'refusal', `GrowthZone refused: ${reason}`, clock.now())] : [];
  });
  const said = new Map([...known, ...rejected].map((person) => [person.memberId, person]));
  if (said.size > 0) store.save([...said.values()]);
  if (rejected.length > 0) {
    resolveOpen(store, rejected.length);
    store.log('GrowthZone refused to import', rejected.length);
  }
  store.log('Imported as Registered', people.length - rejected.length);
  return WENT_ON;
}

/**
 * Those whom nothing shows in the event. Whoever was, or may have been, sent before is looked for in the attendance
 * screen too, since the list alone may lag behind, and looked up anew.
 */
function reallyAbsent(ports: StepPorts, people: readonly Person[]): Bound {
  const { client, clock, store } = ports;
  // By the record too: the reason is a cell.
  const wasSent = store.record();
  const isNew = (person: Person) => isIn(person, 'READY') && person.attendeeId === 0 && !wasSent.has(person.memberId);
  if (people.every(isNew)) return { ok: true, people };
  const sheet = readAttendance(client, store.event());
  if (!sheet.ok) return { ok: false, effect: refusedBy(sheet.problem) };
  // Whoever else of this tab is in it is no stranger, however alike the names.
  const others = new Set(store.people().map(({ contactId }) => contactId));
  for (const { contactId } of people) others.delete(contactId);
  const shown = sheet.value.attendees.filter(({ contactId }) => contactId === 0 || !others.has(contactId));
  const seen = reconcile(people, shown, clock.now(), { isWhole: false, isProving: false });
  saveChanged(store, people, seen);
  const looked = lookedUpAgain(
    ports,
    seen.filter(({ state }) => state === 'READY'),
  );
  return looked.ok ? looked : { ok: false, effect: refusedBy(looked.refusal) };
}

/** Sets people to Attended whom the list and the attendance screen both show as Registered at this moment. */
function markPeople(ports: StepPorts, memberIds: readonly string[], state: StepState): Effect {
  const { client, clock, store } = ports;
  const event = store.event();
  const sheet = readAttendance(client, event);
  if (!sheet.ok) return sheet.problem.isLearned ? goesByHand(ports, sheet.problem) : refusedBy(sheet.problem);
  const { attendees } = sheet.value;
  const before = store.people();
  const seen = reconcile(before, attendees, clock.now(), { isWhole: false, isProving: false });
  saveChanged(store, before, seen);
  const reviewed = stillReviewed(ports, memberIds, 'REGISTERED');
  if (!reviewed.ok) return reviewed.effect;
  // Of the very contact: the tab's own number could be anybody's.
  const registered = new Map(
    attendees
      .filter(({ status }) => status === 'Registered')
      .map(({ attendeeId, contactId }) => [attendeeId, contactId]),
  );
  const people = reviewed.people.filter(({ attendeeId, contactId }) => registered.get(attendeeId) === contactId);
  state.listFresh = false;
  if (people.length === 0) {
    if (reviewed.people.length === 0) return WENT_ON;
    const sentence = 'The attendance screen does not show these people yet.';
    return ended({ status: 'waiting', reason: 'settling', sentence, waitSeconds: LOOK_AGAIN_MS / 1000 });
  }
  const intended = recordIntentions(ports, people, 'MARKING', 'Attended sent to GrowthZone');
  if (!intended.recorded) return notRecorded(intended.why);
  const answer = saveAttended(client, event, { sheet: sheet.value, people });
  if (!answer.ok) return afterRefusedWrite(ports, people, intended.intentions, answer.problem, state);
  // What the list must still show; where it does not, somebody set them back, and nobody is sent again.
  const isSaved = new Set(answer.value);
  const answered = intended.intentions.filter(({ attendeeId }) => isSaved.has(attendeeId));
  const words = 'GrowthZone answered that Attended is saved';
  if (answered.length > 0)
    store.save(answered.map((one) => move(one, 'MARKING/answered', 'refusal', words, clock.now())));
  store.log('Marked Attended', people.length);
  return WENT_ON;
}

/** As often as this somebody else saved the attendance in one step: their screen is open and busy. */
const MOST_STALE = 3;

/** Where nothing was done, everybody goes back to where they stood `before`; else the answer is lost, and looked for. */
function afterRefusedWrite(
  ports: StepPorts,
  before: readonly Person[],
  intentions: readonly Person[],
  refusal: Refusal,
  state: StepState,
): Effect {
  const { client, clock, store, routeSetting } = ports;
  const now = clock.now();
  const event = store.event();
  if (!isNotDone(refusal)) {
    const seconds = SETTLE_SECONDS + jobSeconds(client, intentions[0]?.state === 'REGISTERING');
    const lost = (person: Person) => (person.state === 'REGISTERING' ? 'REGISTERING/lost' : 'MARKING/lost');
    store.save(intentions.map((person) => move(person, lost(person), 'refusal', 'The answer was lost', now)));
    store.saveEvent({ ...event, open: { people: intentions.length, until: now + seconds * 1000 } });
    store.log(ANSWER_LOST, intentions.length);
    lessen(ports, intentions, refusal);
    return refusal.isLearned ? goesByHand(ports, refusal) : WENT_ON;
  }
  const back = intentions.map((person, index) => {
    const words = person.state === 'REGISTERING' ? 'Not sent' : 'Registered';
    return move(person, standingOf(before[index] ?? person), 'refusal', words, now);
  });
  store.save(back);
  const isElsewhere = isNotHere(refusal) && refusal.code !== 'no-permission' && routeSetting === undefined;
  store.saveEvent({ ...event, open: null, ...(isElsewhere ? { route: 'by hand' as const } : {}) });
  if (refusal.isLearned) return goesByHand(ports, refusal);
  if (isElsewhere) return WENT_ON;
  if (lessen(ports, intentions, refusal)) return unlessDone(ports, intentions, refusal);
  if (refusal.code !== 'stale') return refusedBy(refusal);
  // A stale stamp means that somebody else saved the screen: read again and go on.
  state.stale += 1;
  if (state.stale < MOST_STALE) return WENT_ON;
  const sentence = 'Somebody else keeps saving the attendance. Close that screen in GrowthZone, then continue.';
  return ended({ status: 'paused', reason: 'stale', sentence });
}

/**
 * After a 400 or 413 half as many go in one request from here on, where the write was learned: a recording need not show how
 * many are taken. Where one alone is refused so, it was not for their number. True where half as many may be tried.
 */
function lessen(
  { client, keepLearned }: StepPorts,
  { length, 0: first }: readonly Person[],
  refusal: Refusal,
): boolean {
  if (refusal.status !== 400 && refusal.status !== 413) return false;
  const route = first?.state === 'REGISTERING' ? 'importAttendees' : 'attendanceSave';
  const learned = client.lessen(route, length > 1 ? Math.ceil(length / 2) : Number.POSITIVE_INFINITY);
  if (learned) keepLearned(learned);
  return learned !== undefined && length > 1;
}

/** Goes on where the list, read now, shows nobody of them done; else the refusal was another one. */
function unlessDone({ client, store }: StepPorts, people: readonly Person[], refusal: Refusal): Effect {
  const list = readAttendees(client, store.event());
  if (!list.ok) return refusedBy(list.problem);
  const was = new Map(people.map(({ contactId, state }) => [contactId, state]));
  const isDone = list.value.some(({ contactId, status }) => {
    const state = was.get(contactId);
    return state !== undefined && (state === 'REGISTERING' || status !== 'Registered');
  });
  if (isDone) return refusedBy(refusal);
  store.log('Refused together: half as many are sent at once from here on', people.length);
  return WENT_ON;
}
