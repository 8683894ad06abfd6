import { importAttendees, isNotHere, type Refusal, readAttendance, readAttendees, saveAttended } from '../growthzone';
import { csvText } from '../roster';
import { readCreditAfter, readCreditBefore } from './credit';
import { readEventAgain } from './event-again';
import type { State } from './machine';
import { type Action, LOOK_AGAIN_MS } from './next-action';
import { isIn, isUnknown, move, type Person, standingOf } from './person';
import {
  ANSWER_LOST,
  isNotDone,
  LEASE_LOST,
  recordIntentions,
  resolveOpen,
  type StepPorts,
  type StepState,
  saveChanged,
} from './ports';
import { bindToContent, isNamed, reconcile, SETTLE_SECONDS } from './reconcile';
import { proven } from './record';
import type { Ending } from './report';

export type Effect =
  | { readonly kind: 'went on' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'ended'; readonly ending: Ending };

const WENT_ON: Effect = { kind: 'went on' };
const refusedBy = (refusal: Refusal | undefined): Effect => (refusal ? { kind: 'refused', refusal } : WENT_ON);
const ended = (ending: Ending): Effect => ({ kind: 'ended', ending });
/** The run is somebody else's by now; or the rows were read anew, and what is to be done follows from them. */
const notRecorded = (why: 'lost' | 'changed'): Effect => (why === 'lost' ? ended(LEASE_LOST) : WENT_ON);

type Doable = Exclude<Action, { readonly do: 'wait' | 'stop' | 'done' }>;

/** Does one action and commits what came of it. */
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
      return refusedBy(readCreditBefore(ports, action.memberIds, state.deadline));
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
  if (!list.ok) return refusedBy(list.problem);
  const before = store.people();
  const sound = proven(before, store.record(), store.event(), clock.now());
  const bound = boundNow(ports, sound);
  if (!bound.ok) return bound.effect;
  const isProving = !store.event().importProven;
  const after = reconcile(bound.people, list.value, clock.now(), { isWhole: true, isProving });
  saveChanged(store, before, after);
  resolveOpen(store, before.filter(isUnknown).length - after.filter(isUnknown).length);
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

/** The people as far as they still are what was reviewed. */
function boundNow({ clock, store }: StepPorts, people: readonly Person[]): Bound {
  const plan = store.plan();
  if (plan.ok) return { ok: true, people: bindToContent(people, plan.value, clock.now()) };
  const { code, message } = plan.problem;
  const reason = code === 'no-directory' ? 'no-directory' : 'roster';
  return { ok: false, effect: ended({ status: 'paused', reason, sentence: message }) };
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
  if (!sheet.ok) store.log(`GrowthZone takes no attendance over its API (status ${sheet.problem.status}): by hand`, 0);
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
  const { eventId, credit, registrationTypeId } = event;
  const intended = recordIntentions(ports, people, 'REGISTERING', 'Sent to GrowthZone');
  if (!intended.recorded) return notRecorded(intended.why);
  const answer = importAttendees(client, event, {
    csv: csvText(people, profile),
    fileName: `${credit}-${eventId}.csv`,
    registrationTypeId,
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
 * screen too, since the list alone may lag behind.
 */
function reallyAbsent({ client, clock, store }: StepPorts, people: readonly Person[]): Bound {
  if (people.every((person) => isIn(person, 'READY') && person.attendeeId === 0)) return { ok: true, people };
  const sheet = readAttendance(client, store.event());
  if (!sheet.ok) return { ok: false, effect: refusedBy(sheet.problem) };
  const seen = reconcile(people, sheet.value.attendees, clock.now(), { isWhole: false, isProving: false });
  saveChanged(store, people, seen);
  return { ok: true, people: seen.filter(({ state }) => state === 'READY') };
}

/** Sets people to Attended whom the list and the attendance screen both show as Registered at this moment. */
function markPeople(ports: StepPorts, memberIds: readonly string[], state: StepState): Effect {
  const { client, clock, store } = ports;
  const event = store.event();
  const sheet = readAttendance(client, event);
  if (!sheet.ok) return refusedBy(sheet.problem);
  const { attendees, auditId } = sheet.value;
  const before = store.people();
  const seen = reconcile(before, attendees, clock.now(), { isWhole: false, isProving: false });
  saveChanged(store, before, seen);
  const reviewed = stillReviewed(ports, memberIds, 'REGISTERED');
  if (!reviewed.ok) return reviewed.effect;
  const registered = new Set(
    attendees.filter(({ status }) => status === 'Registered').map(({ attendeeId }) => attendeeId),
  );
  const people = reviewed.people.filter(({ attendeeId }) => registered.has(attendeeId));
  state.listFresh = false;
  if (people.length === 0) {
    if (reviewed.people.length === 0) return WENT_ON;
    const sentence = 'The attendance screen does not show these people yet.';
    return ended({ status: 'waiting', reason: 'settling', sentence, waitSeconds: LOOK_AGAIN_MS / 1000 });
  }
  const intended = recordIntentions(ports, people, 'MARKING', 'Attended sent to GrowthZone');
  if (!intended.recorded) return notRecorded(intended.why);
  const attendeeIds = people.map(({ attendeeId }) => attendeeId);
  const answer = saveAttended(client, event, { auditId, attendeeIds });
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
  { clock, store, routeSetting }: StepPorts,
  before: readonly Person[],
  intentions: readonly Person[],
  refusal: Refusal,
  state: StepState,
): Effect {
  const now = clock.now();
  const event = store.event();
  if (!isNotDone(refusal)) {
    const lost = (person: Person) => (person.state === 'REGISTERING' ? 'REGISTERING/lost' : 'MARKING/lost');
    store.save(intentions.map((person) => move(person, lost(person), 'refusal', 'The answer was lost', now)));
    store.saveEvent({ ...event, open: { people: intentions.length, until: now + SETTLE_SECONDS * 1000 } });
    store.log(ANSWER_LOST, intentions.length);
    return WENT_ON;
  }
  const back = intentions.map((person, index) => {
    const words = person.state === 'REGISTERING' ? 'Not sent' : 'Registered';
    return move(person, standingOf(before[index] ?? person), 'refusal', words, now);
  });
  store.save(back);
  const isElsewhere = isNotHere(refusal) && refusal.code !== 'no-permission' && routeSetting === undefined;
  store.saveEvent({ ...event, open: null, ...(isElsewhere ? { route: 'by hand' as const } : {}) });
  if (isElsewhere) return WENT_ON;
  if (refusal.code !== 'stale') return refusedBy(refusal);
  // A stale stamp means that somebody else saved the screen: read again and go on.
  state.stale += 1;
  if (state.stale < MOST_STALE) return WENT_ON;
  const sentence =
    'Somebody else keeps saving the attendance of this event. Close that screen in GrowthZone, then continue.';
  return ended({ status: 'paused', reason: 'stale', sentence });
}
