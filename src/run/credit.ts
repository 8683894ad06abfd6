import {
  type Client,
  isNotHere,
  isOnesOwn,
  type Refusal,
  type Reply,
  readCompletion,
  readEnrolments,
  readEnrolmentsOf,
} from '../growthzone';
import type { CompletionDate } from '../roster';
import {
  asked,
  cameFromRegistered,
  hold,
  isIn,
  isTrapped,
  move,
  NOT_SHOWN,
  type Person,
  type RunEvent,
  toAsk,
} from './person';
import { type StepPorts, type StepState, saveChanged } from './ports';
import { SETTLE_SECONDS } from './reconcile';

/** What the guide says of people who were imported as Attended (CONFIRMED). */
const TRAP = 'Imported as Attended: no certificate, no credit, no record for M1. It can be cured.';

/** A component's completion as GrowthZone shows it; undefined where the person is not enrolled. */
export type Completion = { readonly completed: boolean; readonly date: string } | undefined;

/** A completion as it is remembered: its date (`YYYY-MM-DD`), `completed` where it has none, or `none`. */
export function creditOf(completion: Completion): string {
  return completion?.completed ? completion.date || 'completed' : 'none';
}

/**
 * Before marking: whoever has the credit of the class date already would only get a second certificate. One of a later date
 * may be this class's, too, where GrowthZone records another day and nothing is left of what was sent: a person is asked, once.
 */
export function judgeBefore(person: Person, completion: Completion, event: RunEvent, now: number): Person {
  const shown = creditOf(completion);
  if (shown !== event.date) {
    const isSince = /^\d/.test(shown) && event.date !== '' && shown > event.date;
    if (!isSince || shown === person.creditBefore) return { ...person, creditBefore: shown };
    const why = `Credited on ${shown} already, after the class of ${event.date}. Is it this class's? "Send again" marks anyway.`;
    return hold(person, 'HELD/later-credit', 'credit', why, now, { creditBefore: toAsk(shown) });
  }
  const detail = `Already credited, ${shown}; not marked again`;
  return move(person, 'CREDIT SEEN/already', 'credit', detail, now, { creditBefore: shown });
}

/** Whether a completion date is the right one for somebody. Which day GrowthZone records is UNKNOWN. */
export type IsRightDate = (person: Person, shown: string, event: Pick<RunEvent, 'date' | 'otherDate'>) => boolean;

const isClassDate: IsRightDate = (_, shown, event) => shown === event.date;

/**
 * Credit seen means that the completion changed since the read before marking and is of the class date, or of another that
 * a person found right; any other date is held for a person. Where it did not change within the time to settle, a person
 * decides.
 */
export function judgeCredit(
  person: Person,
  completion: Completion,
  event: RunEvent,
  now: number,
  isRight: IsRightDate = isClassDate,
): Person {
  const shown = creditOf(completion);
  // Somebody found as Attended was never read before marking, or had this very credit: the class date is then what tells.
  const { creditBefore } = person;
  const found =
    !cameFromRegistered(person) || isTrapped(person) || creditBefore === NOT_SHOWN || creditBefore === event.date;
  const changed = found ? shown === event.date : shown !== 'none' && shown !== asked(creditBefore);
  if (changed && !isRight(person, shown, event)) {
    const dated = shown === 'completed' ? 'has no date' : `is of ${shown}`;
    const why = `The completion ${dated}, the class was on ${event.date}. Which date do the certificate and the education record show?`;
    return hold(person, 'HELD/other-date', 'credit', why, now);
  }
  if (changed) {
    const how = cameFromRegistered(person) ? 'Credit seen' : 'Already credited';
    const detail = shown === event.date ? `${how}, ${shown}` : `${how}, ${shown}, as found right`;
    return move(person, 'CREDIT SEEN', 'credit', detail, now);
  }
  if (isIn(person, 'HELD/other-date')) return person;
  // Nobody waits for it here: a second look, a quarter of an hour later, comes before the cure.
  if (isTrapped(person) || !cameFromRegistered(person))
    return hold(person, 'HELD/trap', 'credit', TRAP, firstLookAt(person, event) ?? now);
  if (now - person.since < SETTLE_SECONDS * 1000) return person;
  const why = `Attended, but no credit after ${SETTLE_SECONDS} s.`;
  return hold(person, 'HELD/no-credit', 'credit', why, now);
}

/** When somebody was seen as Attended without credit before the tab was built; undefined where they were not. */
const firstLookAt = ({ memberId }: Person, { firstLook }: RunEvent): number | undefined =>
  firstLook?.memberIds.includes(memberId) ? firstLook.at : undefined;

/** Where a first look has been taken, the list of all enrolments is read again only if it has so many fewer pages than people. */
const PEOPLE_PER_PAGE = 10;

/**
 * Reads what people have before they are marked, up to the step's deadline. The list of all enrolments is read once and its
 * ids are kept with the people, unless that list is too long for them. Gives the refusal where GrowthZone gave one.
 */
export function readCreditBefore(
  ports: StepPorts,
  memberIds: readonly string[],
  state: Pick<StepState, 'creditRead' | 'isEnrolmentListRead' | 'deadline'>,
): Refusal | undefined {
  const { client, store } = ports;
  const { creditRead } = state;
  const isUnread = ({ memberId, state, creditBefore }: Person) =>
    state === 'REGISTERED' && (creditBefore === '' || !creditRead.has(memberId));
  const unlooked = store.people().filter(isUnread);
  if (!store.event().creditShown) {
    const unknown = unlooked.filter(({ creditBefore }) => creditBefore === '');
    store.save(unknown.map((person) => ({ ...person, creditBefore: NOT_SHOWN })));
    return undefined;
  }
  if (!state.isEnrolmentListRead) {
    const isFirst = unlooked.every(({ creditBefore, enrolmentId }) => creditBefore === '' && enrolmentId === 0);
    const enrolments = readEnrolments(client, isFirst ? unlooked.length : unlooked.length / PEOPLE_PER_PAGE);
    if (!enrolments.ok) return unlessNotShown(ports, enrolments.problem);
    state.isEnrolmentListRead = true;
    if (store.event().creditRefused) store.saveEvent({ ...store.event(), creditRefused: false });
    if (enrolments.value) keepEnrolments(ports, unlooked, enrolments.value, creditRead);
  }
  const asked = new Set(memberIds);
  const unread = store.people().filter((person) => asked.has(person.memberId) && isUnread(person));
  const shown: Judges['shown'] = (person, completion, event, now) => {
    creditRead.add(person.memberId);
    return judgeBefore(person, completion, event, now);
  };
  return judgeEach(ports, unread, state.deadline, { shown, refused: unreadBefore });
}

/** Keeps everybody's first enrolment; somebody not enrolled has no completion, and need not be asked for. */
function keepEnrolments(
  { store }: StepPorts,
  unlooked: readonly Person[],
  enrolments: ReadonlyMap<number, readonly number[]>,
  creditRead: Set<string>,
): void {
  const known = unlooked.map((person) => {
    const own = enrolments.get(person.contactId) ?? [];
    const [enrolmentId] = own;
    if (enrolmentId !== undefined) return own.includes(person.enrolmentId) ? person : { ...person, enrolmentId };
    creditRead.add(person.memberId);
    return person.creditBefore === 'none' ? person : { ...person, creditBefore: 'none' };
  });
  saveChanged(store, unlooked, known);
}

/** Reads what people have after they were marked, up to `deadline`, and moves on those whose credit is seen. */
export function readCreditAfter(ports: StepPorts, memberIds: readonly string[], deadline: number): Refusal | undefined {
  const { store, client, dateSetting } = ports;
  const rule: DateRule = { dateSetting, dayOf: client.dayOf };
  const asked = new Set(memberIds);
  const marked = store.people().filter(({ memberId }) => asked.has(memberId));
  const shown = (person: Person, completion: Completion, event: RunEvent, now: number): Person => {
    const after = judgeCredit(person, completion, event, now, rightDate(rule));
    if (after !== person && isIn(after, 'HELD/other-date'))
      store.saveEvent(withOtherDate(store.event(), person, creditOf(completion), rule));
    return after;
  };
  const refusal = judgeEach(ports, marked, deadline, { shown, refused: unreadAfter });
  const event = store.event();
  const isCanary = (person: Person) =>
    person.state === 'CREDIT SEEN' && cameFromRegistered(person) && person.creditBefore !== event.date;
  if (event.canary === 'open' && store.people().some(isCanary)) store.saveEvent({ ...event, canary: 'seen' });
  return refusal;
}

/** By what else than the class date a completion's date is right. */
export interface DateRule {
  /** What a person found right for this association before. */
  readonly dateSetting: CompletionDate | undefined;
  /** The day of a moment (milliseconds since 1970) where the association is. */
  readonly dayOf: (moment: number) => string;
}

/** The class date; and what a person found right, for this event or for the association. Pasted completions go by it, too. */
export const rightDate =
  ({ dateSetting, dayOf }: DateRule): IsRightDate =>
  (person, shown, { date, otherDate }) => {
    if (shown === date) return true;
    const found = otherDate?.isRight === true ? otherDate : undefined;
    const isOfMarking = dateSetting === 'day of marking' || found?.is === 'day of marking';
    return isOfMarking && shown === dayOf(person.since) ? true : found?.is === 'another day' && found.date === shown;
  };

/** The event with the date of the first one marked, who is held for it: a person's word is about this date. */
export function withOtherDate(event: RunEvent, { since }: Person, date: string, { dayOf }: DateRule): RunEvent {
  if (event.canary === 'seen') return event;
  const is = date === dayOf(since) ? 'day of marking' : 'another day';
  return { ...event, otherDate: { date, is, isRight: false } };
}

/**
 * Remembers that completions are not shown here, in place of the refusal that says so. A lack of permission may be
 * mended: it pauses the run once, and only the next one settles it.
 */
function unlessNotShown({ store }: StepPorts, refusal: Refusal): Refusal | undefined {
  if (!isNotHere(refusal)) return refusal;
  const event = store.event();
  if (refusal.code === 'no-permission' && !event.creditRefused) {
    store.saveEvent({ ...event, creditRefused: true });
    const message = `${refusal.message} Or continue, and confirm the certificates by name.`;
    return { ...refusal, message };
  }
  store.saveEvent({ ...event, creditShown: false });
  store.log('Completions cannot be read here; a person confirms certificates', 0);
  return undefined;
}

/** What GrowthZone's answer about one person, or its refusal, makes of them. */
interface Judges {
  readonly shown: (person: Person, completion: Completion, event: RunEvent, now: number) => Person;
  readonly refused: (person: Person, refusal: Refusal, now: number) => Person;
}

/** Whoever may have the credit already is not marked. */
export function unreadBefore(person: Person, { message }: Refusal, now: number): Person {
  const why = `Earlier credit could not be read: ${message} "Send again" reads it anew.`;
  return hold(person, 'HELD/unread', 'credit', why, now);
}

export function unreadAfter(person: Person, { message }: Refusal, now: number): Person {
  if (person.state !== 'ATTENDED' || now - person.since < SETTLE_SECONDS * 1000) return person;
  const why = `Attended, but the credit could not be read: ${message}`;
  return hold(person, 'HELD/no-credit', 'credit', why, now);
}

/**
 * Whose a refusal is that came for one person: undefined where it is this person's alone, since the module answers for
 * everybody else; else the refusal that ends the reading, where one does.
 */
function ofEverybody(ports: StepPorts, refusal: Refusal): { readonly refusal: Refusal | undefined } | undefined {
  if (!isOnesOwn(refusal)) return { refusal };
  const all = moduleAnswer(ports.client);
  if (all.ok) return undefined;
  // A permission that is taken away in mid-run is no sign that completions were never shown.
  const isGone = isNotHere(all.problem) && all.problem.code !== 'no-permission';
  return { refusal: isGone ? unlessNotShown(ports, all.problem) : all.problem };
}

/** What the module answers to a question that is about nobody. */
export const moduleAnswer = (client: Client): Reply<unknown> => readEnrolments(client, 0);

/** Reads each one's completion, up to `deadline`, and saves what it means; the refusal that ended it, where one did. */
function judgeEach(ports: StepPorts, people: readonly Person[], deadline: number, judges: Judges): Refusal | undefined {
  const { store, clock } = ports;
  const changed: Person[] = [];
  let refusal: Refusal | undefined;
  let refused = 0;
  for (const person of people) {
    // One at least, so that a slow GrowthZone does not end every step before its first person.
    if (changed.length > 0 && clock.now() >= deadline) break;
    const read = completionOf(ports, person);
    if (!read.ok) {
      // The module is asked once: what it answers holds for the next of these people, too.
      const everybody = refused > 0 && isOnesOwn(read.problem) ? undefined : ofEverybody(ports, read.problem);
      if (everybody) {
        refusal = everybody.refusal;
        break;
      }
      refused += 1;
      changed.push(judges.refused(person, read.problem, clock.now()));
      continue;
    }
    const { enrolmentId, completion } = read.value;
    changed.push(judges.shown({ ...person, enrolmentId }, completion, store.event(), clock.now()));
  }
  if (refused > 0) store.log('Completions could not be read of', refused);
  if (changed.length > 0) store.save(changed);
  return refusal;
}

/** A person's completion of the event's component, by the enrolment that shows it. */
export const completionOf = ({ client, store }: StepPorts, person: Person) =>
  completionUnder(client, store.event().componentId, person);

/** The same of any component. */
export function completionUnder(
  client: Client,
  componentId: number,
  person: Pick<Person, 'contactId' | 'enrolmentId'>,
): Reply<{ readonly enrolmentId: number; readonly completion: Completion }> {
  const known = person.enrolmentId > 0 ? readCompletion(client, person.enrolmentId, componentId) : undefined;
  if (known && !known.ok && known.problem.code !== 'not-found') return known;
  if (known?.ok && known.value)
    return { ok: true, value: { enrolmentId: person.enrolmentId, completion: known.value } };
  const enrolments = readEnrolmentsOf(client, person.contactId);
  if (!enrolments.ok) return enrolments;
  // An enrolment may be gone since, and then the others tell; one that is there and cannot be read tells nothing.
  if (known && !known.ok && enrolments.value.includes(person.enrolmentId)) return known;
  for (const enrolmentId of enrolments.value.filter((id) => id !== person.enrolmentId)) {
    const completion = readCompletion(client, enrolmentId, componentId);
    if (!completion.ok) return completion;
    if (completion.value) return { ok: true, value: { enrolmentId, completion: completion.value } };
  }
  return { ok: true, value: { enrolmentId: 0, completion: undefined } };
}
