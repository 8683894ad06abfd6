import type { Field } from './settings';
import type { Outcome } from './types';

/** What an outcome is called for one row: in the sheet's own column, where it is a stored format, and in the summary tab. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  credit: 'Credit',
  'left out': 'Left out',
  'fix needed': 'Fix needed',
  repeat: 'Repeat',
  'not an attendee': 'Not an attendee',
};

/** What an outcome is called after a number of rows: `4 to fix`. */
const COUNTED_OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  credit: 'credit',
  'left out': 'left out',
  'fix needed': 'to fix',
  repeat: 'repeated',
  'not an attendee': 'not attendees',
};

/** The same as it is said of so many rows. */
export const countedOutcome = (outcome: Outcome, rows: number): string =>
  outcome === 'not an attendee' && rows === 1 ? outcome : COUNTED_OUTCOME_WORDS[outcome];

/** What a cell says, by its header: `"Status" says "P"`, `"Status" is empty`. */
export function says(header: string, text: string): string {
  return `"${header}" ${text === '' ? 'is empty' : `says "${text}"`}`;
}

/** A person by first and last name; empty where neither is known. */
export function fullName({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): string {
  return `${firstName} ${lastName}`.trim();
}

/** The number with its noun: `1 attendee`, `61 attendees`, `1 person`, `1,204 people`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** The verb after a number: `1 needs`, `3 need`; `is` and `are` where nothing else is said. */
export function verb(count: number, one = 'is', many = 'are'): string {
  return count === 1 ? one : many;
}

/** The words as one enumeration: `Anna, Ben and Cid`. */
export function listed(words: readonly string[]): string {
  const last = words[words.length - 1] ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** So many names fit in a sentence. */
const NAMED_PEOPLE = 5;

/** The first names as one enumeration, the others counted: `Anna, Ben, Cid, Dan, Eve and 2 more`. */
export function namesListed(names: readonly string[]): string {
  const more = names.length - NAMED_PEOPLE;
  return listed([...names.slice(0, NAMED_PEOPLE), ...(more > 0 ? [`${more} more`] : [])]);
}

/** How many rows are named before the others are counted. */
const NAMED_ROWS = 8;

/** Rows by the sheet's own numbers: `row 7`, `rows 2, 3 and 9`, `rows 2, 3, 4, 5, 6, 7, 8, 9 and 12 more`. */
export function rowsNamed(rows: readonly number[]): string {
  const named = rows.slice(0, NAMED_ROWS).map(String);
  const more = rows.length - named.length;
  if (more > 0) return `rows ${named.join(', ')} and ${more.toLocaleString('en-US')} more`;
  return `${rows.length === 1 ? 'row' : 'rows'} ${listed(named)}`;
}

/** How a field is called in a sentence, where that is more than its own name. */
const FIELD_WORDS: Readonly<Partial<Record<Field, string>>> = {
  memberId: 'member ID',
  fullName: 'name',
  earned: 'column that says who earned credit',
  newMember: 'column that says who is a new member',
  credit: 'credit or course',
  minutes: 'minutes present',
  hours: 'hours present',
  email: 'e-mail address',
  date: 'date of completion',
  attended: 'attendance',
  coecCredit: 'COEC credit',
  coenCredit: 'COEN credit',
};

/** A field in a sentence. */
export const calledIn = (field: Field): string => FIELD_WORDS[field] ?? field.replace(/[A-Z]/g, ' $&').toLowerCase();
