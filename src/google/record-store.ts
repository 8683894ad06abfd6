import type { Binding, Bindings, Look, LookPage, RunEvent, RunRecord } from '../run';
import { ofDocument, readOrNone, readProperty } from './stored';
import { BOUND, LOOK, type LookPart, RECORD } from './stored-values';

// The record of an event's people: so many characters each, in as many properties as are needed.

/** A value has 8,000 bytes: so many people, with room for the rest. */
const PEOPLE_PER_PART = 1_300;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** A member ID of nine digits takes five of them, and the facts one. */
const ID_DIGITS = 5;

type Event = Pick<RunEvent, 'credit' | 'tenant' | 'eventId'>;

const keyOf = ({ credit }: Event, part: number): string => `record.${credit}${part === 0 ? '' : `.${part}`}`;

/** What is kept of an event's people; undefined where nothing is, or only of another event. */
export function loadRecord(event: Event): RunRecord | undefined {
  const store = ofDocument();
  const record = new Map<string, number>();
  for (let part = 0, parts = 1; part < parts; part += 1) {
    const kept = readProperty(store, keyOf(event, part), RECORD);
    if (kept?.tenant !== event.tenant || kept.eventId !== event.eventId) return undefined;
    parts = kept.parts;
    for (const [memberId, facts] of decoded(kept.people)) record.set(memberId, facts);
  }
  return record;
}

/** Keeps it in place of what was kept of that credit's people. */
export function storeRecord(event: Event, record: RunRecord): void {
  const { tenant, eventId } = event;
  // Somebody whose ID is none has no contact either, and is never sent.
  const people = [...record].filter(([memberId]) => /^\d{9}$/.test(memberId));
  const parts = Math.max(1, Math.ceil(people.length / PEOPLE_PER_PART));
  for (let part = 0; part < parts; part += 1) {
    const own = people.slice(part * PEOPLE_PER_PART, (part + 1) * PEOPLE_PER_PART);
    ofDocument().setProperty(keyOf(event, part), RECORD.write({ tenant, eventId, parts, people: encoded(own) }));
  }
}

function encoded(people: readonly (readonly [string, number])[]): string {
  return people.map(([memberId, facts]) => `${digitsOf(Number(memberId))}${DIGITS[facts % DIGITS.length]}`).join('');
}

function digitsOf(number: number): string {
  let [rest, text] = [number, ''];
  for (let place = 0; place < ID_DIGITS; place += 1) {
    text = `${DIGITS[rest % DIGITS.length]}${text}`;
    rest = Math.floor(rest / DIGITS.length);
  }
  return text;
}

function decoded(text: string): readonly (readonly [string, number])[] {
  return (text.match(/.{6}/g) ?? []).map((one) => {
    const number = [...one.slice(0, ID_DIGITS)].reduce((sum, digit) => sum * DIGITS.length + DIGITS.indexOf(digit), 0);
    return [String(number).padStart(9, '0'), DIGITS.indexOf(one.slice(ID_DIGITS))] as const;
  });
}

/** As many as have room with the longest names that are kept. */
const BOUND_PER_PART = 20;
const boundKey = ({ credit }: Event, part: number): string => `bound.${credit}.${part}`;

/** What is bound to an event's people; undefined where nothing is, or only for another event. */
export function loadBindings(event: Event): Bindings | undefined {
  const all = ofDocument().getProperties();
  const bindings = new Map<string, Binding>();
  for (let part = 0, parts = 1; part < parts; part += 1) {
    const kept = readOrNone(BOUND, all[boundKey(event, part)]);
    if (kept?.tenant !== event.tenant || kept.eventId !== event.eventId) return undefined;
    parts = kept.parts;
    for (const [
      memberId,
      contactId,
      enrolmentId,
      creditBefore,
      reviewed,
      was,
      otherContacts,
      growthzoneName,
    ] of kept.people)
      bindings.set(memberId, { contactId, enrolmentId, creditBefore, reviewed, was, otherContacts, growthzoneName });
  }
  return bindings;
}

/** Keeps it in place of what was bound to that credit's people: those parts that are new, with one call. */
export function storeBindings(event: Event, bindings: Bindings): void {
  const { tenant, eventId } = event;
  const people = [...bindings].map(
    ([id, one]) =>
      [
        id,
        one.contactId,
        one.enrolmentId,
        one.creditBefore,
        one.reviewed,
        one.was,
        one.otherContacts,
        one.growthzoneName,
      ] as const,
  );
  const parts = Math.max(1, Math.ceil(people.length / BOUND_PER_PART));
  const store = ofDocument();
  const there = store.getProperties();
  const texts: Record<string, string> = {};
  for (let part = 0; part < parts; part += 1) {
    const own = people.slice(part * BOUND_PER_PART, (part + 1) * BOUND_PER_PART);
    const text = BOUND.write({ tenant, eventId, parts, people: own });
    if (there[boundKey(event, part)] !== text) texts[boundKey(event, part)] = text;
  }
  if (Object.keys(texts).length > 0) store.setProperties(texts);
  for (let part = parts; boundKey(event, part) in there; part += 1) store.deleteProperty(boundKey(event, part));
}

/** Twelve characters each. */
const ROWS_PER_PART = 650;
const KEY_LENGTH = 11;
const LETTERS = {
  R: 'Registered',
  A: 'Attended',
  N: 'No Show',
  C: 'Cancelled',
  W: 'Waiting',
  O: 'Other',
} as const;
const lookKey = ({ credit }: Event, part: number): string => `pasted.${credit}.${part}`;

/** The pages of the event's list that were pasted; undefined where none were, or another event's. */
export function loadLook(event: Event): Look | undefined {
  const pages: (LookPage | undefined)[] = [];
  let look: LookPart | undefined;
  for (let part = 0, parts = 1; part < parts; part += 1) {
    const kept = readProperty(ofDocument(), lookKey(event, part), LOOK);
    if (kept?.tenant !== event.tenant || kept.eventId !== event.eventId || (look && kept.at !== look.at))
      return undefined;
    look = kept;
    parts = kept.parts;
    for (const [index, from, text] of kept.pages) {
      const rows = (text.match(/.{12}/g) ?? []).map(
        (row) => [row.slice(0, KEY_LENGTH), LETTERS[row.slice(KEY_LENGTH) as keyof typeof LETTERS]] as const,
      );
      const known = pages[index];
      pages[index] = known ? { ...known, rows: [...known.rows, ...rows] } : { from, rows };
    }
  }
  return look && { of: look.of, by: look.by, at: look.at, pages: pages.filter((page) => page !== undefined) };
}

/** Keeps them in place of what was kept of that credit's list; nothing where the list was read from GrowthZone. */
export function storeLook(event: Event, look: Look | undefined): void {
  const store = ofDocument();
  const { tenant, eventId } = event;
  const parts: [number, number, string][][] = [];
  let room = 0;
  for (const [index, { from, rows }] of (look?.pages ?? []).entries()) {
    for (let start = 0; start < rows.length; ) {
      if (room === 0) {
        parts.push([]);
        room = ROWS_PER_PART;
      }
      const own = rows.slice(start, start + room);
      parts[parts.length - 1]?.push([index, from, own.map(([key, status]) => `${key}${status[0]}`).join('')]);
      start += own.length;
      room -= own.length;
    }
  }
  if (look && parts.length === 0) parts.push([]);
  for (const [part, pages] of parts.entries())
    if (look) {
      const { of, by, at } = look;
      store.setProperty(lookKey(event, part), LOOK.write({ tenant, eventId, parts: parts.length, of, by, at, pages }));
    }
  for (let part = parts.length; lookKey(event, part) in store.getProperties(); part += 1)
    store.deleteProperty(lookKey(event, part));
}
