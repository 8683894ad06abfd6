import type { Client, Reply } from './client';
import type { Clock } from './http';
import { type DoctorLine, type Expectation, judge, lineOf } from './judge';
import { memberIdIn } from './people';
import { type EventIds, eventParams, type Params, type ReadRoute, type RouteName, type WriteRoute } from './routes';
import { day, type Row, text, whole } from './shapes';

/** What the add-on reads of each route's answer, as people.ts, events.ts, attendees.ts and credit.ts read it. */
const EXPECTED: Readonly<Record<ReadRoute, Expectation>> = {
  contacts: {
    shape: 'rows',
    needs: [['ContactId'], ['Name', 'LastName'], ['SystemContactTypeId']],
    uses: [['AccountNumber'], ['EmailAddress'], ['Status']],
  },
  person: {
    shape: 'object',
    needs: [['LastName', 'CommonName']],
    uses: [['AccountNumber'], ['FirstName'], ['PrimaryEmailAddress']],
  },
  notesAndFields: { shape: { rowsIn: 'Fields' }, needs: [['Name', 'DisplayName'], ['Value']], uses: [] },
  eventsAll: {
    shape: 'rows',
    needs: [['EventId'], ['Name'], ['StartDateTime', 'StartDate']],
    uses: [
      ['EventDetailId'],
      ['EnableSessions'],
      ['EnableRegistration', 'RegistrationEnabled', 'IsRegisterationAvailable'],
    ],
  },
  event: {
    shape: 'object',
    needs: [['EventId'], ['Name'], ['StartDateTime', 'StartDate']],
    uses: [
      ['EventDetailId'],
      ['EnableSessions'],
      ['EnableRegistration', 'RegistrationEnabled', 'IsRegisterationAvailable'],
    ],
  },
  registrationTypes: { shape: 'rows', needs: [['EventRegistrationTypeId', 'Id'], ['Name']], uses: [['FeeItems']] },
  eventComponents: {
    shape: 'rows',
    needs: [['CertificationComponentId'], ['Code']],
    uses: [['Name'], ['CertificationName'], ['SyncToM1']],
  },
  attendeesSummary: {
    shape: 'rows',
    needs: [['EventAttendeeId'], ['ContactId'], ['EventAttendeeStatus']],
    uses: [['ContactName', 'LastName']],
  },
  attendanceRead: {
    shape: { rowsIn: 'Attendees' },
    around: ['AuditId'],
    needs: [['EventAttendeeId'], ['ContactId'], ['EventAttendeeStatus']],
    uses: [],
  },
  enrolments: { shape: 'rows', needs: [['ContactId'], ['CertificationContactId']], uses: [] },
  contactCertifications: { shape: 'rows', needs: [['CertificationContactId']], uses: [] },
  progress: { shape: 'rows', needs: [['CertificationComponentId'], ['Completed'], ['ActivityDate']], uses: [] },
};

/** So many rows tell what a list is like. */
const ROWS = 25;
/** So many of the newest past events are tried for one that has attendees. */
const EVENTS_TRIED = 6;
/** A minute for everything: the whole examination is one call of the page. */
const BUDGET_MS = 60_000;
/** A person of the contact list (USED). */
const PERSON = 1;

/**
 * Reads, once each, what the add-on relies on, and says route by route what this association's GrowthZone answers.
 * Sends GET requests only; some 20 of them. `eventId` is an event to look at, preferably one with attendees and a
 * component; 0 takes the newest past one that has attendees. No line holds a value of anybody's record.
 */
export function examine(client: Client, clock: Clock, eventId = 0): readonly DoctorLine[] {
  const visit = createVisit(client, clock);
  const personId = examinePeople(visit);
  const looked = examineEvents(visit, eventId, client.dayOf(clock.now()));
  examineAttendance(visit, looked);
  examineCredit(visit, personId);
  return visit.lines;
}

interface Visit extends Pick<Client, 'dayOf'> {
  readonly lines: readonly DoctorLine[];
  /** Reads and keeps the line; the rows that came. Where an id is missing or nobody answers any more: not asked. */
  ask(route: ReadRoute, params?: Params, query?: Readonly<Record<string, string | number>>): readonly Row[];
  /** Reads without a line; the rows that came. */
  peek(route: ReadRoute, params: Params, query?: Readonly<Record<string, string | number>>): readonly Row[];
  probe(route: WriteRoute, params: Params): Reply<unknown> | undefined;
  note(route: RouteName, result: DoctorLine['result'], detail: string): void;
  /** Adds to the detail of the last line. */
  add(detail: string): void;
}

function createVisit(client: Client, clock: Clock): Visit {
  const lines: DoctorLine[] = [];
  const deadline = clock.now() + BUDGET_MS;
  let over = '';
  const whyNot = (route: RouteName, params: Params): string => {
    if (over === '' && clock.now() > deadline) over = 'a minute is over; GrowthZone is slow just now';
    const { path } = client.addressOf(route);
    const missing = Object.entries(params).find(([name, id]) => id <= 0 && path.includes(`{${name}}`));
    return over || (missing ? `no answer so far gave a ${missing[0]} to ask with` : '');
  };
  const judged = (route: ReadRoute, params: Params, query = {}) => {
    const reply = client.read(route, params, query);
    if (!reply.ok && reply.problem.code === 'key-refused') over = 'the key is not accepted';
    if (!reply.ok && reply.problem.code === 'no-answer') over = 'GrowthZone does not answer';
    return judge(client.addressOf(route), reply, EXPECTED[route]);
  };
  const note = (route: RouteName, result: DoctorLine['result'], detail: string) =>
    void lines.push(lineOf(client.addressOf(route), result, detail));
  return {
    lines,
    dayOf: client.dayOf,
    note,
    ask(route, params = {}, query = {}) {
      const reason = whyNot(route, params);
      if (reason) {
        note(route, 'not asked', reason);
        return [];
      }
      const { line, rows } = judged(route, params, query);
      lines.push(line);
      return rows;
    },
    peek: (route, params, query) => (whyNot(route, params) ? [] : judged(route, params, query).rows),
    probe: (route, params) => (whyNot(route, params) ? undefined : client.probe(route, params)),
    add(detail) {
      const last = lines.pop();
      if (last) lines.push({ ...last, detail: `${last.detail}; ${detail}` });
    },
  };
}

const page = { $skip: 0, $top: ROWS };

/** The contact list, one card and its custom fields; the ContactId of a person, 0 where there is none. */
function examinePeople(visit: Visit): number {
  const contacts = visit.ask('contacts', {}, { ...page, $orderby: 'ContactId' });
  const people = contacts.filter((row) => whole(row, 'SystemContactTypeId') === PERSON);
  if (contacts.length > 0) {
    const withId = people.filter((row) => memberIdIn(text(row, 'AccountNumber'))).length;
    visit.add(`${withId} of the ${people.length} people among them have nine digits as AccountNumber`);
  }
  if (contacts.length > 1) visit.add(`$skip is ${skips(visit, contacts) ? '' : 'not '}obeyed`);
  const personId = whole(people[0] ?? {}, 'ContactId');
  const [card] = visit.ask('person', { contactId: personId });
  if (card) visit.add(`its AccountNumber ${memberIdIn(text(card, 'AccountNumber')) ? 'is' : 'is not'} nine digits`);
  const fields = visit.ask('notesAndFields', { contactId: personId });
  if (fields.length > 0) {
    const holding = fields.filter((row) => memberIdIn(text(row, 'Value'))).map((row) => text(row, 'Name').slice(0, 60));
    visit.add(`nine digits in ${holding.length > 0 ? `the custom field ${holding.join(', ')}` : 'no custom field'}`);
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
  const past = events.filter(
    (row) => (day(row, 'StartDateTime', visit.dayOf) || day(row, 'StartDate', visit.dayOf)) <= today,
  );
  const ids = (past.length > 0 ? past : events).slice(0, EVENTS_TRIED).map((row) => whole(row, 'EventId'));
  const hasAttendees = (eventId: number) =>
    eventId > 0 && visit.peek('attendeesSummary', { eventId, eventDetailId: detailOf(events, eventId) }).length > 0;
  const found = ids.find(hasAttendees);
  return found ?? ids[0] ?? 0;
}

function examineAttendance(visit: Visit, event: EventIds): void {
  const ids = eventParams(event);
  visit.ask('attendeesSummary', ids, page);
  visit.ask('attendanceRead', ids);
  const probed = visit.probe('importAttendees', ids);
  if (!probed) visit.note('importAttendees', 'not asked', 'as the lines before');
  else visit.note('importAttendees', ...meaningOfProbe(probed));
  const why =
    'whether a save is taken shows only with a save, and nothing is written here. Where its list above answers, the add-on tries it with one person first';
  visit.note('attendanceSave', 'not asked', why);
}

/** A write's address that is asked by GET: "wrong verb" says that there is a write. */
function meaningOfProbe(reply: Reply<unknown>): [DoctorLine['result'], string] {
  if (reply.ok)
    return ['answers otherwise', 'asked by GET it gave data, so it is another route than the add-on takes it for'];
  const { code, status, message } = reply.problem;
  if (code === 'wrong-verb')
    return ['answers as expected', 'asked by GET: status 405, so the address is there and takes another verb'];
  if (code === 'not-found')
    return [
      'does not answer',
      'asked by GET: status 404, so there is no such address here. People are imported by hand',
    ];
  if (code === 'key-refused' || code === 'no-permission') return ['refused', message];
  if (code === 'slow-down' || code === 'unavailable' || code === 'no-answer') return ['does not answer', message];
  return ['answers otherwise', `asked by GET: status ${status}, which says nothing about the write`];
}

function examineCredit(visit: Visit, personId: number): void {
  const enrolments = visit.ask('enrolments', {}, page);
  const enrolled = enrolments[0] ?? {};
  const theirs = visit.ask('contactCertifications', { contactId: whole(enrolled, 'ContactId') || personId });
  const certificationContactId =
    whole(enrolled, 'CertificationContactId') || whole(theirs[0] ?? {}, 'CertificationContactId');
  visit.ask('progress', { certificationContactId }, page);
}
