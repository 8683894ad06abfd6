import type { RefusalCode } from '../roster';
import { claimNames, momentForms, realEstateId } from './changes';
import type { Client, Reply } from './client';
import type { Clock } from './http';
import { memberIdIn } from './people';
import type { Refusal } from './refusal';
import {
  type AddressCertainty,
  type EventIds,
  eventParams,
  type Params,
  type ReadRoute,
  type RouteName,
  type WriteRoute,
} from './routes';
import { day, isRecord, type Row, rowsOf, rowsUnder, text, whole } from './shapes';
import { isLearnable, readShape } from './templates';

/** What came of one request, without a value of anybody's record. The page and the command line judge it and say it. */
export type DoctorFinding =
  /** `why`: what had ended the examination or speaks against asking, or the id that no answer so far gave. */
  | { readonly is: 'not asked'; readonly why: string }
  /** The message is empty where it could repeat GrowthZone's own words, which may hold somebody's data. */
  | { readonly is: 'refused'; readonly code: RefusalCode; readonly status: number; readonly message: string }
  | ({ readonly is: 'answered' } & SeenAnswer);

/** An answer as far as its kind, its counts and the names of its members. */
export interface SeenAnswer {
  /** A bare `list`, one `object`, the name of the member that holds a list, or the type of a bare value. */
  readonly came: string;
  /** The length of the list. */
  readonly count: number;
  /** How many there are in all, by the answer itself. */
  readonly total: number | null;
  /** How many rows the add-on can read in it, an object being its own only row; null where it can read none. */
  readonly rows: number | null;
  /** Whether the object around attendance rows has the stamp that a save must give back. */
  readonly hasStamp: boolean;
  /** The names of members, once for all rows that have the same ones. */
  readonly members: readonly (readonly string[])[];
}

/** What else was seen, for whoever looks where member IDs are and whether lists can be read to their end. */
export interface DoctorFacts {
  /** Names of what the key stands for. */
  readonly claims?: readonly string[];
  /** Which form of a moment was read, from 0; and in how many of the rows nine digits are the NRDSMemberId. */
  readonly form?: number;
  readonly inFields?: number;
  /** Of how many people nine digits are the AccountNumber. */
  readonly withId?: { readonly of: number; readonly people: number };
  readonly skips?: boolean;
  readonly cardHasId?: boolean;
  /** Custom fields with nine digits. */
  readonly idFields?: readonly string[];
}

/** One route, examined. */
export interface DoctorRead {
  readonly name: RouteName;
  /** `GET /api/contacts`, with ids left in braces. */
  readonly route: string;
  readonly certainty: AddressCertainty;
  readonly found: DoctorFinding;
  readonly facts: DoctorFacts;
}

/** Where the rows of an answer are that is no list: in a member, or the object itself is the row. */
const ROWS_IN: Readonly<Partial<Record<ReadRoute, string>>> = {
  claims: 'Claims',
  changesSince: 'Changes',
  person: '',
  notesAndFields: 'Fields',
  event: '',
};

/** Refusals whose message is the add-on's own. */
const OWN_WORDS: ReadonlySet<RefusalCode> = new Set([
  'key-refused',
  'no-permission',
  'slow-down',
  'unavailable',
  'no-answer',
]);

/** So many rows tell what a list is like. */
const ROWS = 25;
/** So many of the newest past events are tried for one that has attendees. */
const EVENTS_TRIED = 6;
/** A minute for everything: the whole examination is one call of the page. */
const BUDGET_MS = 60_000;
/** A person of the contact list (USED). */
const PERSON = 1;

/**
 * Reads, once each, what the add-on relies on, and gives route by route what this association's GrowthZone answers.
 * Sends GET requests only; some 20 of them. `eventId` is an event to look at, preferably one with attendees and a
 * component; 0 takes the newest past one that has attendees. Nothing holds a value of anybody's record.
 */
export function examine(client: Client, clock: Clock, eventId = 0): readonly DoctorRead[] {
  const visit = createVisit(client, clock);
  examineMembers(visit, clock.now());
  const personId = examinePeople(visit);
  const looked = examineEvents(visit, eventId, client.dayOf(clock.now()));
  examineAttendance(visit, looked);
  examineCredit(visit, personId);
  return visit.reads;
}

interface Visit extends Pick<Client, 'dayOf'> {
  readonly reads: readonly DoctorRead[];
  /**
   * Reads and keeps what came; its rows. Where an id is missing or nobody answers any more: not asked. `others` are tried in
   * turn where the request is refused as such.
   */
  ask(
    route: ReadRoute,
    params?: Params,
    query?: Readonly<Record<string, string | number>>,
    others?: readonly Params[],
  ): readonly Row[];
  /** Reads and keeps nothing; the rows that came. */
  peek(route: ReadRoute, params: Params, query?: Readonly<Record<string, string | number>>): readonly Row[];
  probe(route: WriteRoute, params: Params): Reply<unknown> | undefined;
  note(route: RouteName, found: DoctorFinding): void;
  /** Adds to what is known of the last route. */
  add(facts: DoctorFacts): void;
}

function createVisit(client: Client, clock: Clock): Visit {
  const reads: DoctorRead[] = [];
  const deadline = clock.now() + BUDGET_MS;
  let over = '';
  const whyNot = (route: RouteName, params: Params): string => {
    if (over === '' && clock.now() > deadline) over = 'slow';
    const { path } = client.addressOf(route);
    const missing = Object.entries(params).find(([name, id]) => id === 0 && path.includes(`{${name}}`));
    return over || (missing?.[0] ?? '');
  };
  const read = (route: ReadRoute, params: Params, query = {}) => {
    const reply = client.read(route, params, query);
    if (!reply.ok) {
      const { code } = reply.problem;
      if (code === 'key-refused' || code === 'no-answer') over = code;
      return { found: refused(reply.problem), rows: [] };
    }
    const rows = rowsIn(
      reply.value,
      isLearnable(route) ? readShape(route, client.ways).rows || undefined : ROWS_IN[route],
    );
    return { found: seen(reply.value, rows), rows: rows ?? [] };
  };
  const note = (name: RouteName, found: DoctorFinding, facts: DoctorFacts = {}) => {
    const { method, path, certainty } = client.addressOf(name);
    reads.push({ name, route: `${method} ${path}`, certainty, found, facts });
  };
  return {
    reads,
    dayOf: client.dayOf,
    note,
    ask(route, params = {}, query = {}, others = []) {
      const why = whyNot(route, params);
      const all = [params, ...others];
      for (let form = 0; ; form += 1) {
        const { found, rows } = why
          ? { found: { is: 'not asked', why } as const, rows: [] }
          : read(route, all[form] ?? {}, query);
        if (found.is === 'refused' && found.code === 'bad-request' && form + 1 < all.length) continue;
        note(route, found, others.length > 0 && found.is === 'answered' ? { form } : {});
        return rows;
      }
    },
    peek: (route, params, query) => (whyNot(route, params) ? [] : read(route, params, query).rows),
    probe: (route, params) => (whyNot(route, params) ? undefined : client.probe(route, params)),
    add(facts) {
      const last = reads.pop();
      if (last) reads.push({ ...last, facts: { ...last.facts, ...facts } });
    },
  };
}

const refused = ({ code, status, message }: Refusal): DoctorFinding => ({
  is: 'refused',
  code,
  status,
  message: OWN_WORDS.has(code) ? message : '',
});

function rowsIn(value: unknown, member: string | undefined): readonly Row[] | undefined {
  if (member === undefined) return rowsOf(value);
  if (member !== '') return rowsUnder(value, member);
  return isRecord(value) ? [value] : undefined;
}

/** What looks like a name that the route gives: a member that is called like a person is left out. */
const membersOf = (row: Row) => Object.keys(row).filter((name) => /^[A-Z][A-Za-z0-9]{1,40}$/.test(name));

/** Kinds, counts and names only. */
function seen(value: unknown, rows: readonly Row[] | undefined): DoctorFinding {
  const record = isRecord(value) ? value : {};
  const listed = ['Results', 'Items', 'ListViewItems'].find((member) => Array.isArray(record[member]));
  const list = listed === undefined ? value : record[listed];
  const total = record['TotalRecordAvailable'];
  const members = new Map((rows ?? []).map(membersOf).map((names) => [names.join(), names]));
  return {
    is: 'answered',
    came: listed ?? (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value),
    count: Array.isArray(list) ? list.length : 0,
    total: typeof total === 'number' ? total : null,
    rows: rows ? rows.length : null,
    hasStamp: 'AuditId' in record,
    members: [...members.values()],
  };
}

const page = { $skip: 0, $top: ROWS };

/** So far back somebody has changed, and the answer is short. */
const DAYS_MS = 30 * 86_400_000;

/** What the key stands for, and whether the Real Estate fields have member IDs. */
function examineMembers(visit: Visit, now: number): void {
  const claims = claimNames(visit.ask('claims'));
  if (claims.length > 0) visit.add({ claims });
  const [first = {}, ...others] = momentForms(now - DAYS_MS).map((utc) => ({ utc }));
  const changes = visit.ask('changesSince', first, { options: '' }, others);
  if (changes.length > 0) visit.add({ inFields: changes.filter(realEstateId).length });
}

/** The contact list, one card and its custom fields; the ContactId of a person, 0 where there is none. */
function examinePeople(visit: Visit): number {
  const contacts = visit.ask('contacts', {}, { ...page, $orderby: 'ContactId' });
  const people = contacts.filter((row) => whole(row, 'SystemContactTypeId') === PERSON);
  if (contacts.length > 0) {
    const withId = people.filter((row) => memberIdIn(text(row, 'AccountNumber'))).length;
    visit.add({ withId: { of: people.length, people: withId } });
  }
  if (contacts.length > 1) visit.add({ skips: skips(visit, contacts) });
  const personId = whole(people[0] ?? {}, 'ContactId');
  const [card] = visit.ask('person', { contactId: personId });
  if (card) visit.add({ cardHasId: memberIdIn(text(card, 'AccountNumber')) !== undefined });
  const fields = visit.ask('notesAndFields', { contactId: personId });
  if (fields.length > 0) {
    const holding = fields.filter((row) => memberIdIn(text(row, 'Value'))).map((row) => text(row, 'Name').slice(0, 60));
    visit.add({ idFields: holding });
  }
  return personId;
}

/** Whether the second row comes first where one is skipped: a list that repeats its first page is never read to its end. */
function skips(visit: Visit, contacts: readonly Row[]): boolean {
  const [next] = visit.peek('contacts', {}, { $skip: 1, $top: 1, $orderby: 'ContactId' });
  return next !== undefined && whole(next, 'ContactId') === whole(contacts[1] ?? {}, 'ContactId');
}

/** The event list, one event, its registration types and components; the ids of that event, 0 where not known. */
function examineEvents(visit: Visit, wanted: number, today: string): EventIds {
  const events = visit.ask('eventsAll', {}, { ...page, $orderby: 'StartDate desc' });
  const eventId = wanted || eventWithAttendees(visit, events, today);
  const [event] = visit.ask('event', { eventId });
  const eventDetailId = whole(event ?? {}, 'EventDetailId') || detailOf(events, eventId);
  const ids = { eventId, eventDetailId };
  visit.ask('registrationTypes', ids);
  visit.ask('eventComponents', ids);
  return ids;
}

/** The other id of a listed event; 0 where the list does not say it. */
const detailOf = (events: readonly Row[], eventId: number): number =>
  whole(events.find((row) => whole(row, 'EventId') === eventId) ?? {}, 'EventDetailId');

function eventWithAttendees(visit: Visit, events: readonly Row[], today: string): number {
  const startOf = (row: Row) => day(row, 'StartDateTime', visit.dayOf) || day(row, 'StartDate', visit.dayOf);
  const past = events.filter((row) => startOf(row) <= today);
  // What was asked for need not be the order (USED).
  const newest = [...(past.length > 0 ? past : events)].sort((a, b) => startOf(b).localeCompare(startOf(a)));
  const ids = newest.slice(0, EVENTS_TRIED).map((row) => whole(row, 'EventId'));
  const hasAttendees = (eventId: number) =>
    eventId > 0 && visit.peek('attendeesSummary', { eventId, eventDetailId: detailOf(events, eventId) }).length > 0;
  const found = ids.find(hasAttendees);
  return found ?? ids[0] ?? 0;
}

function examineAttendance(visit: Visit, event: EventIds): void {
  const ids = eventParams(event);
  visit.ask('attendeesSummary', ids, page);
  visit.ask('attendanceRead', ids);
  // A write's address that is asked by GET: "wrong verb" says that there is a write.
  const probed = visit.probe('importAttendees', ids);
  const value = probed?.ok ? seen(probed.value, undefined) : undefined;
  visit.note('importAttendees', value ?? (probed?.ok === false ? refused(probed.problem) : NOT_PROBED));
  visit.note('attendanceSave', { is: 'not asked', why: 'write' });
}

const NOT_PROBED = { is: 'not asked', why: 'before' } as const;

function examineCredit(visit: Visit, personId: number): void {
  const enrolments = visit.ask('enrolments', {}, page);
  const enrolled = enrolments[0] ?? {};
  const theirs = visit.ask('contactCertifications', { contactId: whole(enrolled, 'ContactId') || personId });
  const certificationContactId =
    whole(enrolled, 'CertificationContactId') || whole(theirs[0] ?? {}, 'CertificationContactId');
  visit.ask('progress', { certificationContactId }, page);
}
