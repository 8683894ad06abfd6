import { digest } from '../roster';
import { isOfComponent } from '../run/event-preflight';
import type { CandidateEvent, Cause, CheckReport, Credit, CreditEvents, EventsReport, InputOf } from './server';

/**
 * What a person decided on the way to the credit tabs, each by a hash of what the page showed for it: where other rows,
 * another event or another finding are shown, the hash is another one, and it is to be confirmed anew.
 */
export interface Decisions {
  readonly confirmed: readonly string[];
  /** The event chosen for what was offered. */
  readonly chosen: Readonly<Record<string, number>>;
}

export const UNDECIDED: Decisions = { confirmed: [], chosen: {} };

/** The rows of one cause, with what is said of each; where they stand in the sheet is no matter. */
export function hashOfCause({ sheet, rows }: CheckReport, { code, rows: numbers }: Cause): string {
  const wanted = new Set(numbers);
  const people = rows
    .filter(({ row }) => wanted.has(row))
    .map(({ memberId, firstName, lastName, date, credits, findings }) => {
      const said = findings.filter((finding) => finding.code === code).map(({ message }) => message);
      return JSON.stringify([memberId, firstName, lastName, date, credits, said]);
    });
  return digest(['cause', sheet, code, ...people.sort()]);
}

/** Everybody who is to be registered: whether anybody of them must be invoiced. */
export function hashOfClass({ sheet, rows }: CheckReport): string {
  const people = rows.filter(({ outcome }) => outcome === 'credit').map(({ memberId, date }) => `${memberId} ${date}`);
  return digest(['class', sheet, ...people.sort()]);
}

/** The people whose earlier credit is looked at for an event. */
export function hashOfEarlier({ sheet, rows }: CheckReport, credit: Credit, eventId: number): string {
  const people = rows.flatMap(({ credits, memberId }) => (credits?.includes(credit) ? [memberId] : []));
  return digest(['earlier', sheet, credit, String(eventId), ...people.sort()]);
}

const said = ({ code, text }: CandidateEvent['lines'][number]) => `${code} ${text}`;

/** What could not be checked of an event itself. */
export function hashOfEvent({ credit }: CreditEvents, event: CandidateEvent): string {
  return digest(['event', credit, String(event.eventId), ...unseen(event).ofEvent.map(said)]);
}

/** What could not be checked of the credit's component, whichever event it is attached to. */
export function hashOfComponent({ credit }: CreditEvents, event: CandidateEvent): string {
  return digest(['component', credit, ...unseen(event).ofComponent.map(said)]);
}

/** Whether a person looked up all that could not be checked of an event; also where nothing is to be looked up. */
export function isLookedUp(
  isConfirmed: (hash: string) => boolean,
  about: CreditEvents,
  event: CandidateEvent,
): boolean {
  const { ofEvent, ofComponent } = unseen(event);
  return (
    (ofEvent.length === 0 || isConfirmed(hashOfEvent(about, event))) &&
    (ofComponent.length === 0 || isConfirmed(hashOfComponent(about, event)))
  );
}

/** The events among which one is chosen. */
export function hashOfOffer({ credit, candidates }: CreditEvents): string {
  return digest(['offer', credit, ...candidates.map(({ eventId, name, date }) => `${eventId} ${date} ${name}`)]);
}

/** What could not be checked: of the event, and of its component, which is asked once for all events. */
export function unseen({ lines }: CandidateEvent) {
  const all = lines.filter(({ result }) => result === 'could not check');
  return { all, ofEvent: all.filter((line) => !isOfComponent(line)), ofComponent: all.filter(isOfComponent) };
}

/** The event that a person chose among those offered, else the one that is evident. */
export function choiceFor({ chosen }: Decisions, about: CreditEvents): CandidateEvent | undefined {
  const wanted = chosen[hashOfOffer(about)] ?? about.chosen;
  return about.candidates.find(({ eventId }) => eventId === wanted);
}

/** All of it as the add-on asks for it. */
export function buildRequest(decisions: Decisions, check: CheckReport, events: EventsReport): InputOf<'build'> {
  const isConfirmed = (hash: string) => decisions.confirmed.includes(hash);
  const choices = events.credits.flatMap((about) => {
    const event = choiceFor(decisions, about);
    return event ? [{ about, event }] : [];
  });
  return {
    events: Object.fromEntries(choices.map(({ about, event }) => [about.credit, event.eventId])),
    checked: check.mark,
    accepted: check.causes.filter((cause) => isConfirmed(hashOfCause(check, cause))).map(({ code }) => code),
    lookedUp: choices
      .filter(({ about, event }) => unseen(event).all.length > 0 && isLookedUp(isConfirmed, about, event))
      .map(({ about }) => about.credit),
    nobodyToInvoice: isConfirmed(hashOfClass(check)),
  };
}

/** The part of the browser's storage that is used. */
interface KeptStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = 'ce-roster-decisions';

/** What was kept before the page was loaded anew: hashes and event ids alone, and only in this tab of the browser. */
export function keptDecisions(storage: () => KeptStorage): Decisions {
  try {
    const { confirmed, chosen } = JSON.parse(storage().getItem(KEY) ?? '{}') as Partial<Decisions>;
    return { confirmed: Array.isArray(confirmed) ? confirmed : [], chosen: { ...chosen } };
  } catch {
    return UNDECIDED;
  }
}

/** A browser may refuse to keep anything in a frame: then it is to be confirmed again after the page was loaded anew. */
export function keepDecisions(storage: () => KeptStorage, decisions: Decisions): void {
  try {
    storage().setItem(KEY, JSON.stringify(decisions));
  } catch {
    // Nothing is lost but a click.
  }
}
