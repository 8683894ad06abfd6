import {
  type Flat,
  fullName,
  isStatusName,
  isStatusWord,
  type List,
  pathsOf,
  plainName,
  type Scalar,
  said,
  statusOf,
} from './rows';

/** What is known of a person, as the holes of a template name it; empty where it is not. */
export type PersonHole =
  | 'attendeeId'
  | 'contactId'
  | 'memberId'
  | 'firstName'
  | 'lastName'
  | 'fullName'
  | 'lastFirst'
  | 'email'
  | 'office'
  | 'suffix';

export type Person = Readonly<Partial<Record<PersonHole, string>>>;

/** What a name of a column or member says that it holds. */
const NAMES: readonly (readonly [PersonHole, RegExp])[] = [
  [
    'attendeeId',
    /^(event)?(attendee|attendance|registrant|participant|enrollee|signup)(s)?(id|key|no|number|ref)?$|^attendee\w*id$/,
  ],
  [
    'contactId',
    /^(contact|person|individual|customer|profile|party|people|constituent)(s)?(id|key|no|number|ref)?$|^contact\w*id$/,
  ],
  ['memberId', /nrds|^m1|^(re)?(member|membership|realtor|account|acct)(s)?(id|no|number|num|code)$|^license/],
  ['firstName', /^(first|given|f)name$|^first$|^given$|^forename$/],
  ['lastName', /^(last|family|sur|l)name$|^last$|^family$|^surname$/],
  ['email', /e?mail(address)?$|^email/],
  ['office', /^(organization|organisation|company|office|firm|brokerage|employer|business)(name)?$/],
  ['suffix', /^(name)?suffix$/],
  [
    'fullName',
    /^(full|display|contact|attendee|person|common|member|registrant)?name$|^(attendee|person|contact|who|registrant|display|displayas)$/,
  ],
];

/** What a member's or column's name says; undefined where it says nothing. */
export const roleOfName = (path: string): PersonHole | undefined => {
  const own = plainName(path);
  const name = /^(id|key)$/.test(own) ? fullName(path) : own;
  // `AttendeeStatusId` and `ContactTypeId` are nobody's.
  if (/status|type|state$/.test(name)) return undefined;
  return NAMES.find(([, pattern]) => pattern.test(name))?.[0];
};

const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
const ID = /^[1-9]\d{0,14}$/;

/** Whether a value can be what its name says. */
export function fits(role: PersonHole, value: Scalar | undefined): boolean {
  const text = said(value).trim();
  if (role === 'email') return EMAIL.test(text);
  if (role === 'attendeeId' || role === 'contactId') return ID.test(text);
  if (role === 'memberId') return /^[\w-]*\d{3,}[\w-]*$/.test(text);
  return /\p{L}/u.test(text) && !EMAIL.test(text);
}

/** A list of people with a status, and where each thing stands in its rows. */
export interface AttendeeList {
  readonly list: List;
  readonly status: string;
  /** Whatever else may say the status, where names do not settle it; `status` is the first. */
  readonly statuses: readonly string[];
  /** Where the id of the attendance stands; several where names do not settle it, the likeliest first. */
  readonly attendeeIds: readonly string[];
  readonly contactIds: readonly string[];
  readonly at: Readonly<Partial<Record<PersonHole, string>>>;
}

const idLike = (list: List, path: string): boolean => {
  const values = list.rows.map((row) => said(row.get(path)));
  return values.every((value) => ID.test(value)) && new Set(values).size === values.length;
};

/** Reads a list as one of attendees; undefined where it has no status of each, or nothing that tells people apart. */
export function attendeeList(list: List): AttendeeList | undefined {
  const paths = pathsOf(list);
  const at = rolesIn(list);
  const statuses = statusesIn(list, new Set(Object.values(at)));
  const [status] = statuses;
  if (status === undefined) return undefined;
  const ids = paths.filter((path) => path !== status && idLike(list, path) && at.memberId !== path);
  const named = (role: PersonHole) => ids.filter((path) => roleOfName(path) === role);
  const contactIds = named('contactId');
  const registrations = ids.filter((path) => /regist|enrol|signup|booking/.test(plainName(path)));
  const own = ids.filter((path) => /^(id|key|ref|number|no)$/.test(plainName(path)));
  const others = ids.filter((path) => !contactIds.includes(path));
  const attendeeIds = [...new Set([...named('attendeeId'), ...own, ...registrations, ...others])];
  // Without anything of a person it is a list of something else that has a status.
  const isOfPeople = at.fullName ?? at.lastName ?? at.email ?? at.memberId ?? named('attendeeId')[0] ?? contactIds[0];
  if (isOfPeople === undefined || ids.length === 0) return undefined;
  return { list, status, statuses, attendeeIds, contactIds, at };
}

/** Names of other statuses that a list of people has, and of small numbers that are none. */
const OTHER_STATUS = /payment|paid|invoice|billing|order|member|contact/;
export const COUNTS =
  /id$|key$|count|total|hour|credit|point|type|level|page|order|index|row|line|seq|seat|guest|qty|quantity|number|price|fee|version|stamp|grade|score|year|month|day|size|limit|top|skip|max|minute/;

/**
 * Where the rows of a list may say a status: under a name of one, words before numbers; else a word under whatever name; else a
 * number of one under a name that says nothing. Those that say the same of everybody count once.
 */
function statusesIn(list: List, taken: ReadonlySet<string>): readonly string[] {
  const { rows } = list;
  const paths = pathsOf(list).filter((path) => !taken.has(path));
  const says = (path: string) => rows.filter((row) => statusOf(row.get(path)) !== undefined).length;
  const isOfWords = (path: string) => rows.every((row) => !/^\d*$/.test(said(row.get(path))));
  const named = paths.filter((path) => isStatusName(path) && says(path) * 2 >= rows.length && says(path) > 0);
  const own = named.filter((path) => !OTHER_STATUS.test(plainName(path)));
  const words = paths.filter((path) => rows.every((row) => isStatusWord(row.get(path))));
  const numbers = paths.filter(
    (path) =>
      !COUNTS.test(plainName(path)) &&
      says(path) === rows.length &&
      rows.some((row) => /^[45]$/.test(said(row.get(path)))),
  );
  const found = [own, named, words, numbers].find(({ length }) => length > 0) ?? [];
  const sorted = [...found.filter(isOfWords), ...found.filter((path) => !isOfWords(path))];
  const meaning = (path: string) => rows.map((row) => statusOf(row.get(path)) ?? '-').join();
  return sorted.filter((path, at) => sorted.findIndex((other) => meaning(other) === meaning(path)) === at);
}

/** Where a list's rows have what names of members say, and what values show where names do not. */
export function rolesIn(list: List): AttendeeList['at'] {
  const paths = pathsOf(list);
  const at: Partial<Record<PersonHole, string>> = {};
  const shown = list.rows.slice(0, 200);
  for (const path of paths) {
    const role = roleOfName(path) ?? (shown.every((row) => EMAIL.test(said(row.get(path)))) ? 'email' : undefined);
    if (role === undefined || at[role] !== undefined) continue;
    const filled = shown.filter((row) => said(row.get(path)) !== '');
    if (filled.length > 0 && filled.every((row) => fits(role, row.get(path)))) at[role] = path;
  }
  // Names the other way round are known by their look.
  const turned =
    at.fullName ??
    paths.find((path) => shown.every((row) => /^\p{L}[\p{L}' .-]*, \p{L}[\p{L}' .-]*$/u.test(said(row.get(path)))));
  if (at.fullName === undefined && turned !== undefined) at.fullName = turned;
  if (at.fullName !== undefined && shown.every((row) => / *, */.test(said(row.get(at.fullName ?? ''))))) {
    at.lastFirst = at.fullName;
    delete at.fullName;
  }
  return at;
}

/** A person as one row tells, names completed in both orders. */
export function personFrom(row: Flat, at: Readonly<Partial<Record<PersonHole, string>>>): Person {
  const got = Object.fromEntries(
    Object.entries(at)
      .map(([role, path]) => [role, said(row.get(path)).trim()] as const)
      .filter(([, text]) => text !== ''),
  ) as Person;
  return withNames(got);
}

/** Names in both orders, from whichever is there. */
export function withNames(person: Person): Person {
  const { fullName, lastFirst, firstName, lastName } = person;
  if (firstName !== undefined && lastName !== undefined)
    return { fullName: `${firstName} ${lastName}`, lastFirst: `${lastName}, ${firstName}`, ...person };
  const [last = '', first = ''] = lastFirst?.split(/\s*,\s*/) ?? [];
  if (first !== '' && last !== '') return { ...person, firstName: first, lastName: last, fullName: `${first} ${last}` };
  const [, begin = '', end = ''] = /^(\S+)\s+(\S+)$/.exec(fullName ?? '') ?? [];
  return end === '' ? person : { ...person, firstName: begin, lastName: end, lastFirst: `${end}, ${begin}` };
}

/** Two records are one person's in one event where an id or the e-mail is the same, and no id is another. */
function isSame(one: Person, other: Person): boolean {
  const same = (role: PersonHole) => one[role] !== undefined && one[role]?.toLowerCase() === other[role]?.toLowerCase();
  const differs = (role: PersonHole) =>
    one[role] !== undefined && other[role] !== undefined && one[role] !== other[role];
  // Somebody has another attendance in each event, and an office's people may have one e-mail.
  if (differs('contactId') || differs('attendeeId')) return false;
  return same('contactId') || same('memberId') || same('email') || same('attendeeId');
}

/** So many contacts may share an e-mail and still be told from each other: beyond it, an office's address names nobody. */
const MOST_ALIKE = 20;

/** What several lists tell of the same people, put together. */
export function merged(people: readonly Person[]): readonly Person[] {
  const found: Person[] = [];
  const places = new Map<string, readonly number[]>();
  const keys = (person: Person) =>
    (['contactId', 'memberId', 'email', 'attendeeId'] as const).flatMap((role) =>
      person[role] === undefined ? [] : [`${role}:${person[role]?.toLowerCase()}`],
    );
  for (const person of people) {
    const at = keys(person)
      .flatMap((key) => places.get(key) ?? [])
      .find((place) => isSame(found[place] ?? {}, person));
    const place = at ?? found.length;
    found[place] = { ...person, ...found[place] };
    for (const key of keys(found[place] ?? person)) {
      const known = places.get(key) ?? [];
      if (known.length < MOST_ALIKE && !known.includes(place)) places.set(key, [...known, place]);
    }
  }
  return withContacts(found);
}

/** What is known of a contact holds in each event. */
function withContacts(people: readonly Person[]): readonly Person[] {
  const contacts = new Map<string, Person>();
  for (const { attendeeId: _, ...person } of people)
    if (person.contactId !== undefined)
      contacts.set(person.contactId, { ...person, ...contacts.get(person.contactId) });
  return people.map((person) => ({ ...contacts.get(person.contactId ?? ''), ...person }));
}
