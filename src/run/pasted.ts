import type { AttendeeStatus } from '../growthzone';
import { creditWords, digest, NameIndex, readDate, splitName } from '../roster';
import { nameOf, type Person, type RunEvent } from './person';

// What a person copied from GrowthZone's screens or exports: a table somewhere in it, with menus and headings round it.
// Headers of the lists and words of the footer are ASSUMED, so several spellings of each are taken.

/** Somebody of a list. */
export interface PastedRow {
  /** Tells people apart across pages, of the plan or not. */
  readonly key: string;
  readonly status: AttendeeStatus;
  /** GrowthZone's own word, where it is none of the known ones. */
  readonly word?: string;
  /** Whether a certificate stands beside it; undefined where the list has no such column. */
  readonly certificate?: boolean;
}

/** A page of the list, or a part of one: `from` is the place of its first row, from 1; 0 where that is not shown. */
export interface PastedPage {
  readonly from: number;
  readonly rows: readonly PastedRow[];
}

export interface Completed {
  readonly memberId: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

export type Pasted =
  | {
      readonly is: 'attendees';
      readonly pages: readonly PastedPage[];
      /** How many GrowthZone says there are in all. */
      readonly of: number | null;
      /** Lines with somebody who is not in the plan, and lines that could be two of them. */
      readonly others: number;
      readonly unclear: number;
    }
  /** Completions of the event's credit, of people of the plan; `others` are all other lines. */
  | { readonly is: 'completions'; readonly rows: readonly Completed[]; readonly others: number }
  | { readonly is: 'refused'; readonly why: string };

export type Lines = readonly (readonly string[])[];

/** The cells of a text: tabs as a copied table has them, else commas or semicolons. Throws as `parse` does, where quotes are not in order. */
export function pastedLines(pasted: string, parse: (text: string, delimiter: string) => Lines): Lines {
  const text = pasted.replace(/^\uFEFF/, '');
  // A copied screen has quotation marks as they stand.
  if (text.includes('\t')) return text.split(/\r\n?|\n/).map((line) => line.split('\t'));
  return parse(text, text.split(';').length > text.split(',').length ? ';' : ',');
}

const STATUSES: Readonly<Record<string, AttendeeStatus>> = {
  registered: 'Registered',
  attended: 'Attended',
  'no show': 'No Show',
  'no-show': 'No Show',
  noshow: 'No Show',
  cancelled: 'Cancelled',
  canceled: 'Cancelled',
  waiting: 'Waiting',
  'waiting list': 'Waiting',
};

const ROLES = {
  name: /^(attendee|contact|registrant|full)?( ?name)?$/,
  first: /^first( name)?$/,
  last: /^last( name)?$/,
  id: /^((member|nrds|m1)( ?(id|number|no|#))|account number|id|nrds)$/,
  email: /^e-?mail( address)?$/,
  status: /^((registration|attendee|attendance|event) )?status$/,
  certificate: /^certificates?$/,
  course: /^(course( code)?|component)$/,
  date: /^((training|completion|completed) date|(date )?completed( on)?)$/,
} as const;
type Role = keyof typeof ROLES;
type Header = ReadonlyMap<Role, number>;

function headerOf(words: readonly string[]): Header | undefined {
  const header = new Map<Role, number>();
  words.forEach((word, column) => {
    const role = (Object.keys(ROLES) as Role[]).find((one) => word !== '' && ROLES[one].test(word));
    if (role && !header.has(role)) header.set(role, column);
  });
  const isWho = ['name', 'last', 'id', 'email'].some((role) => header.has(role as Role));
  return isWho && header.size > 1 ? header : undefined;
}

/** `1 to 50 of 119`, `1-50 of 1,119 items`. */
const RANGE = /(?:^|\s)(\d[\d,]*)\s*(?:to|through|[-–—])\s*(\d[\d,]*)\s+(?:out )?of\s+(\d[\d,]*)/i;
const COUNT = /^(?:total:? *)?(\d[\d,]*) +(?:attendees?|registrations?|registrants?|people)$/i;
const TITLE = /(?:^Event #?|\/EventInfo\/)(\d{1,9})\b/i;
const numberOf = (text: string | undefined): number => Number((text ?? '').replace(/,/g, ''));

/** No cell of such a list is longer, and a line has no more of them. */
const LONGEST = 400;
const MOST_CELLS = 100;

/** What was found so far, line by line. */
interface Found {
  header: Header | undefined;
  readonly pages: PastedPage[];
  rows: PastedRow[];
  range: { readonly from: number; readonly to: number } | undefined;
  of: number | null;
  readonly completed: Completed[];
  readonly titles: Set<number>;
  others: number;
  unclear: number;
  otherCompletions: number;
  withoutStatus: number;
  isAttendance: boolean;
}

/** Reads what was pasted for an event; `people` are those of its plan. */
export function readPasted(
  lines: Lines,
  people: readonly Person[],
  event: Pick<RunEvent, 'credit' | 'eventId'>,
): Pasted {
  const find = whoseLine(people, lines);
  const found: Found = {
    ...{ header: undefined, pages: [], rows: [], range: undefined, of: null, completed: [], titles: new Set() },
    ...{ others: 0, unclear: 0, otherCompletions: 0, withoutStatus: 0, isAttendance: false },
  };
  for (const line of lines) {
    const cells = line.slice(0, MOST_CELLS).map((cell) => cell.slice(0, LONGEST).trim());
    const words = cells.map((cell) => cell.toLowerCase().replace(/[\s_]+/g, ' '));
    if (isAboutList(found, cells, words)) continue;
    const { header } = found;
    if (header?.has('course') && header.has('date')) readCompletion(found, cells, find, event.credit);
    else readAttendee(found, cells, find);
  }
  closePage(found);
  return whyRefused(found, people, event) ?? readingOf(found);
}

function readingOf({ completed, otherCompletions, pages, of, others, unclear }: Found): Pasted {
  if (completed.length + otherCompletions > 0) return { is: 'completions', rows: completed, others: otherCompletions };
  return { is: 'attendees', pages, of, others, unclear };
}

/** A part of a page has no places: which of its rows were left out is not known. */
function closePage(found: Found): void {
  const { rows, range } = found;
  if (rows.length === 0) return;
  const isPage = range !== undefined && range.to - range.from + 1 === rows.length;
  found.pages.push({ from: isPage ? range.from : 0, rows });
  found.rows = [];
  found.range = undefined;
}

/** Takes what is said about the list: headers, titles, counts. False for a line that may be somebody's. */
function isAboutList(found: Found, cells: readonly string[], words: readonly string[]): boolean {
  const statuses = new Set(words.flatMap((word) => STATUSES[word] ?? [])).size;
  if (statuses > 2 || (statuses > 1 && !found.header?.has('status'))) {
    found.isAttendance = true;
    return true;
  }
  if (statuses > 0) return false;
  const header = headerOf(words);
  if (header) {
    found.header = header;
    return true;
  }
  const said = cells.filter((cell) => cell !== '');
  const whole = said.join(',');
  const title = TITLE.exec(whole);
  if (title) found.titles.add(Number(title[1]));
  const shown = said.length < 4 ? RANGE.exec(whole) : null;
  if (shown) {
    const [from = 0, to = 0, of = 0] = shown.slice(1).map(numberOf);
    // The same words may stand above the table, below it, or both.
    if (found.range?.from !== from && found.range) closePage(found);
    found.range = { from, to };
    found.of = of;
    closePage(found);
    return true;
  }
  if (said.length > 1) return false;
  const count = found.rows.length === 0 ? COUNT.exec(whole) : null;
  if (count) found.of = numberOf(count[1]);
  return true;
}

type Find = (cells: readonly string[]) => readonly Person[];

function readCompletion(found: Found, cells: readonly string[], find: Find, credit: RunEvent['credit']): void {
  const cell = (role: Role) => cells[found.header?.get(role) ?? -1] ?? '';
  const day = readDate(cell('date'), cell('date'), 'en_US', () => '');
  if (day.kind !== 'date') return;
  const [person, ...more] = find(whoCells(cells, found.header));
  if (person && more.length === 0 && isOfCredit(cell('course'), credit))
    found.completed.push({ memberId: person.memberId, date: day.date });
  else found.otherCompletions += 1;
}

/** A line as it stands under the headers: a column of tick boxes may be copied in the lines and not in the headers, or the other way. */
function underHeaders(line: readonly string[], header: Header | undefined): readonly string[] {
  const at = header?.get('status');
  const isStatus = (cell: string | undefined) => (cell ?? '').toLowerCase().replace(/[\s_]+/g, ' ') in STATUSES;
  if (at === undefined || isStatus(line[at])) return line;
  const places = line.flatMap((cell, place) => (isStatus(cell) ? [place] : []));
  const [place] = places;
  if (place === undefined || places.length > 1 || Math.abs(place - at) > 1) return line;
  return place > at ? line.slice(1) : ['', ...line];
}

function readAttendee(found: Found, line: readonly string[], find: Find): void {
  const cells = underHeaders(line, found.header);
  const words = cells.map((cell) => cell.toLowerCase().replace(/[\s_]+/g, ' '));
  const row = rowOfLine(cells, words, found.header);
  if (row === null) found.withoutStatus += 1;
  if (!row) return;
  const who = whoCells(cells, found.header);
  const matches = find(who);
  const [person] = matches;
  if (matches.length > 1) found.unclear += 1;
  else if (!person) found.others += 1;
  const isOne = person !== undefined && matches.length === 1;
  // A screen and an export have the same ID and address, and names in one cell or two.
  const own = who.find((one) => /^\d{5,}$/.test(one)) ?? who.find((one) => one.includes('@')) ?? who.join(' ');
  const key = isOne ? keyOf(person) : digest([own.toLowerCase()]).slice(0, KEY);
  found.rows.push({ ...row, key });
}

/** Why nothing of it is used, and what to copy instead. */
function whyRefused(
  { pages, titles, isAttendance, withoutStatus, of, completed, otherCompletions }: Found,
  people: readonly Person[],
  { eventId }: Pick<RunEvent, 'eventId'>,
): Pasted | undefined {
  const refused = (why: string): Pasted => ({ is: 'refused', why });
  const other = titles.has(eventId) ? undefined : [...titles][0];
  if (other !== undefined) {
    const plan = new Set(people.map(keyOf));
    const ours = new Set(pages.flatMap(({ rows }) => rows.flatMap(({ key }) => (plan.has(key) ? [key] : [])))).size;
    const way =
      ours > 0
        ? `${ours} of this class ${ours === 1 ? 'is' : 'are'} in it. If that was a mistake, remove them there, then import the file into ${eventId}.`
        : `Copy the Attendees tab of ${eventId}.`;
    return refused(`That is event ${other}, not ${eventId}. ${way}`);
  }
  if (isAttendance)
    return refused('Actual Attendance/No Shows has all three statuses on every line. Copy the Attendees tab instead.');
  if (pages.length > 0 || of === 0 || completed.length + otherCompletions > 0) return undefined;
  const lacks = withoutStatus > 0 ? 'That list has no Status column.' : 'No list was found in it.';
  return refused(`${lacks} Copy the Attendees tab of event ${eventId}, with its headers.`);
}

/** A line's status; null where it has none though it stands in a list, undefined where it is no line of a list. */
function rowOfLine(
  cells: readonly string[],
  words: readonly string[],
  header: Header | undefined,
): Omit<PastedRow, 'key'> | null | undefined {
  const at = header?.get('status');
  if (!header || at === undefined) {
    const status = words.map((word) => STATUSES[word]).find((one) => one !== undefined);
    return status ? { status } : header && words.length >= header.size ? null : undefined;
  }
  const word = cells[at] ?? '';
  const status = STATUSES[words[at] ?? ''];
  if (word === '' || (!status && whoCells(cells, header).length === 0)) return undefined;
  const certificate = header.get('certificate');
  return {
    status: status ?? 'Other',
    ...(status ? {} : { word }),
    ...(certificate === undefined ? {} : { certificate: /\d/.test(cells[certificate] ?? '') }),
  };
}

/** The cells that say whose line it is; all but the status where no header tells. */
function whoCells(cells: readonly string[], header: Header | undefined): readonly string[] {
  const columns = (['id', 'email', 'name', 'first', 'last'] as const).flatMap((role) => header?.get(role) ?? []);
  const own = columns.map((column) => cells[column] ?? '');
  return (columns.length > 0 ? own : cells).filter((cell) => cell !== '' && !(cell.toLowerCase() in STATUSES));
}

/** "Code of Ethics" alone, in a report of whoever is of this plan, is the ethics of their event. */
function isOfCredit(text: string, credit: RunEvent['credit']): boolean {
  const words = creditWords(text);
  return words.includes(credit) || (words.length === 1 && words[0] === 'ethics' && credit !== 'FAIRH');
}

const KEY = 11;
/** What tells somebody of the plan apart in the pages that are kept. */
export const keyOf = ({ memberId }: Pick<Person, 'memberId'>): string => digest([memberId]).slice(0, KEY);

/** Finds whose line some cells are: nobody's, one's, or one of two or more. Every person is looked at once, not for each line. */
function whoseLine(people: readonly Person[], lines: Lines): Find {
  const byId = new Map<string, Person[]>();
  const byEmail = new Map<string, Person[]>();
  const byName = new NameIndex<Person>();
  const put = (map: Map<string, Person[]>, key: string, person: Person) => {
    if (key !== '') map.set(key, [...(map.get(key) ?? []), person].slice(0, 2));
  };
  for (const person of people) {
    put(byId, person.memberId, person);
    put(byEmail, person.email.toLowerCase(), person);
    byName.add(person, person);
    byName.add(splitName(nameOf(person)), person);
  }
  const all = (map: Map<string, Person[]>, cells: readonly string[]) => [
    ...new Set(cells.flatMap((cell) => map.get(cell) ?? [])),
  ];
  const hasIds = lines.some((line) => line.some((cell) => byId.has(cell.trim())));
  return (cells) => {
    const withId = all(byId, cells);
    // Where the list has such IDs, another one is another person, whatever the name.
    if (withId.length > 0 || (hasIds && cells.some((cell) => /^\d{9}$/.test(cell)))) return withId;
    const withEmail = all(
      byEmail,
      cells.map((cell) => cell.toLowerCase()),
    );
    if (withEmail.length === 1) return withEmail;
    const named = new Set<Person>();
    cells.forEach((cell, index) => {
      const next = cells[index + 1] ?? '';
      const readings = [splitName(cell), { firstName: cell, lastName: next }, { firstName: next, lastName: cell }];
      for (const reading of named.size > 1 ? [] : readings) for (const one of byName.twoOf(reading)) named.add(one);
    });
    return [...named];
  };
}
