import type { RunEvent, RunRecord } from '../run';
import { type PropertyStore, readProperty } from './stored';
import { RECORD } from './stored-values';

// The record of an event's people: so many characters each, in as many properties as are needed.

/** A value has 9 KB: so many people, with room for the rest. */
const PEOPLE_PER_PART = 1_400;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** A member ID of nine digits takes five of them, and the facts one. */
const ID_DIGITS = 5;

type Event = Pick<RunEvent, 'credit' | 'tenant' | 'eventId'>;

const ofDocument = (): PropertyStore => PropertiesService.getDocumentProperties();
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
