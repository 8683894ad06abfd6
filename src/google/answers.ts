import type { Answer, Api, Ask, CheckReport, ChosenEvent, DirectoryProgress, SidebarState } from '../api';
import {
  type Client,
  type Connection,
  type Contact,
  createClient,
  memberFrom,
  type Reply,
  readContactsPage,
  readMemberByField,
} from '../growthzone';
import { conserved, countSentence } from '../plan/counts';
import { csvProfile } from '../plan/csv';
import { planFiles, rowsOf } from '../plan/files';
import { checkRoster, type RosterCheck } from '../roster/check';
import type { Field } from '../roster/fields';
import { type RosterSettings, readSettings } from '../roster/settings';
import { CREDITS, failure, type Member, type Problem, type Result, success } from '../roster/types';
import { chooseEvents } from '../run/choose-event';
import { moved, type Person } from '../run/states';
import { countStates, runStep } from '../run/step';
import { readPeople, writePeople } from './credit-tab';
import { serverClock, urlFetch } from './http';
import { writeLog } from './log';
import { appendMembers, loadCursor, loadDirectory, START } from './member-cache';
import { acquireLease, releaseLease, runStore } from './run-store';
import { readCells, rosterSheet } from './sheet-cells';
import { account, spreadsheet, todayHere } from './spreadsheet';
import {
  forgetConnection,
  loadConnection,
  loadEvent,
  loadSettings,
  saveConnection,
  storeEvent,
  storeSettings,
} from './stores';

/** How long one call reads members before it returns: far below the six minutes of a script. */
const READING_BUDGET_MS = 30_000;
/** Where the member ID lives unless the coordinator says otherwise. */
const ACCOUNT_NUMBER = 'AccountNumber';

type Answers = { readonly [Name in Ask]: (request: Api[Name]['request']) => Answer<Api[Name]['answer']> };

/** What each question of the page is answered with. */
export const answers: Answers = {
  state: () => success(sidebarState()),
  saveConnection: ({ tenant, key }) => {
    const saved = saveConnection(tenant, key);
    return saved.ok ? success(sidebarState()) : saved;
  },
  forgetKey: () => {
    forgetConnection();
    return success(sidebarState());
  },
  saveSettings: ({ settings }) => {
    const read = readSettings(settings);
    if (read.ok) storeSettings(read.value);
    return read;
  },
  check: () => {
    const checked = checkNow(loadSettings());
    return checked.ok ? success(reportOf(checked.value.check, checked.value.settings)) : checked;
  },
  files: () => {
    const checked = checkNow(loadSettings());
    if (!checked.ok) return checked;
    const files = planFiles(checked.value.check, checked.value.settings);
    const sound = conserved(checked.value.check, files);
    return sound.ok ? success(files) : sound;
  },
  readMembers: ({ restart }) => withClient((client) => readMembers(client, restart)),
  build: () => withClient((client) => build(client)),
  step: ({ credit, goal, session }) =>
    withClient((client) => {
      const event = loadEvent(credit);
      if (!event) return failure('no-tab', `There is no ${credit} tab yet. Build the credit tabs first.`);
      const lease = acquireLease(session, serverClock);
      if (!lease.ok) return lease;
      const store = runStore(credit, event, session, serverClock);
      const report = runStep({ client, clock: serverClock, store, profile: csvProfile(loadSettings()) }, goal);
      if (report.status === 'done' || report.status === 'paused') releaseLease(session, serverClock);
      return success(report);
    }),
};

function sidebarState(): SidebarState {
  const connection = loadConnection();
  const settings = loadSettings();
  const tabs = CREDITS.flatMap((credit) => {
    const event = loadEvent(credit);
    const people = event ? readPeople(credit) : [];
    return event ? [{ credit, eventId: event.eventId, people: people.length, counts: countStates(people) }] : [];
  });
  return {
    account: account(),
    spreadsheet: spreadsheet().getName(),
    sheet: rosterSheet(settings.sheet)?.getName() ?? '',
    connection: connection ? { tenant: connection.tenant, keyEnds: connection.apiKey.slice(-4) } : null,
    settings,
    tabs,
  };
}

interface CheckedNow {
  readonly check: RosterCheck;
  readonly settings: RosterSettings;
}

/** Reads and decides the roster as it stands; the member directory is used where it is at hand. */
function checkNow(stored: RosterSettings): Result<CheckedNow> {
  const sheet = rosterSheet(stored.sheet);
  if (!sheet)
    return failure(
      'no-sheet',
      `There is no sheet "${stored.sheet ?? ''}" with a roster. Open the roster's sheet and try again.`,
    );
  const settings = { locale: spreadsheet().getSpreadsheetLocale(), ...stored };
  const connection = loadConnection();
  const directory = connection ? loadDirectory(connection.tenant) : undefined;
  const today = settings.today ?? todayHere(serverClock.now());
  const checked = checkRoster(readCells(sheet), { settings, today, ...(directory ? { directory } : {}) });
  return checked.ok ? success({ check: checked.value, settings }) : checked;
}

function reportOf(check: RosterCheck, settings: RosterSettings): CheckReport {
  const { headers, columns, header } = check.table;
  const named = Object.entries(columns).map(([field, column]) => [
    field as Field,
    (headers[column] ?? '').replace(/\s+/g, ' '),
  ]);
  return {
    sheet: check.sheet,
    headerRow: header + 1,
    columns: Object.fromEntries(named),
    rows: check.rows.map((row) => {
      const { row: number, outcome, memberId, firstName, lastName, date, findings } = row;
      const base = { row: number, outcome, memberId, firstName, lastName, date, findings };
      if (row.outcome === 'credit') return { ...base, credits: row.credits };
      return row.outcome === 'repeat' ? { ...base, repeatOf: row.repeatOf } : { ...base, reason: row.reason };
    }),
    counts: check.counts,
    credits: check.credits,
    files: planFiles(check, settings).map(({ name, credit, part, parts, rows }) => ({
      name,
      credit,
      part,
      parts,
      rows,
    })),
    summary: countSentence(check),
  };
}

function withClient<T>(work: (client: Client) => Result<T>): Result<T> {
  const connection: Connection | undefined = loadConnection();
  if (!connection)
    return failure('not-connected', 'GrowthZone is not connected. Enter the association and its key in Settings.');
  return work(createClient({ connection, http: urlFetch, clock: serverClock }));
}

/** Reads member pages for up to half a minute and keeps them in the user's cache. */
function readMembers(client: Client, restart: boolean): Result<DirectoryProgress> {
  const source = loadSettings().memberIdSource ?? ACCOUNT_NUMBER;
  let cursor = (restart ? undefined : loadCursor(client.tenant)) ?? START;
  const deadline = serverClock.now() + READING_BUDGET_MS;
  const found: Member[] = [];
  while (!cursor.done && serverClock.now() < deadline) {
    const page = readContactsPage(client, cursor.skip);
    if (!page.ok) return failure(page.refusal.kind.replace(/ /g, '-'), page.refusal.message);
    let taken = 0;
    for (const contact of page.value.contacts) {
      if (serverClock.now() >= deadline) break;
      const member = memberOf(client, contact, source);
      if (!member.ok) return failure(member.refusal.kind.replace(/ /g, '-'), member.refusal.message);
      if (member.value) found.push(member.value);
      taken += 1;
    }
    const skip = cursor.skip + taken;
    const total = page.value.total ?? skip;
    const done = page.value.rowsReceived === 0 || (page.value.total !== undefined && skip >= total);
    cursor = { ...cursor, skip, total, done };
  }
  cursor = appendMembers(client.tenant, found, cursor);
  if (cursor.done && cursor.members === 0) {
    const message = `None of GrowthZone's ${cursor.skip} contacts shows a nine-digit member ID in ${source}. Ask where the association keeps it (setting memberIdSource).`;
    return failure('no-member-ids', message);
  }
  return success({ read: cursor.skip, total: cursor.total, done: cursor.done });
}

/** The account number stands in the list itself; a custom field costs a request a contact. */
function memberOf(client: Client, contact: Contact, source: string): Reply<Member | undefined> {
  if (!contact.isPerson) return { ok: true, value: undefined };
  if (source.toLowerCase() === ACCOUNT_NUMBER.toLowerCase()) return { ok: true, value: memberFrom(contact) };
  return readMemberByField(client, contact, source);
}

/** Finds the events and puts everyone who earned credit in the credit tabs; people already there keep their state. */
function build(client: Client): Result<readonly ChosenEvent[]> {
  const stored = loadSettings();
  const checked = checkNow(stored);
  if (!checked.ok) return checked;
  const { check } = checked.value;
  const sound: Result<RosterCheck> | { ok: false; problem: Problem } = conserved(check, planFiles(check, stored));
  if (!sound.ok) return sound;
  const credits = CREDITS.filter((credit) => check.credits[credit] > 0);
  if (credits.length === 0)
    return failure('no-credit', `No row earns credit: ${countSentence(check)}. Nothing to import.`);
  if (!loadDirectory(client.tenant))
    return failure('no-directory', 'The member directory is not at hand. Read the members first.');
  const classDate = stored.classDate ?? commonDate(check);
  const today = stored.today ?? todayHere(serverClock.now());
  const chosen = chooseEvents(client, credits, stored.events ?? {}, classDate, today);
  if (!chosen.ok) return chosen;
  for (const { event } of chosen.value) {
    const known = loadEvent(event.credit);
    if (known?.eventId !== event.eventId) storeEvent(event);
    const there = new Set(readPeople(event.credit).map((person) => `${person.eventId}|${person.memberId}`));
    const added = rowsOf(check, event.credit)
      .filter((row) => !there.has(`${event.eventId}|${row.memberId}`))
      .map((row) => personOf(row, event.eventId));
    writePeople(event.credit, added);
    writeLog(serverClock.now(), `${event.credit} ${event.eventId} ${event.name}`, 'Built credit tab', added.length);
  }
  return success(
    chosen.value.map(({ event, registrationType }) => {
      const { credit, eventId, name, date } = event;
      return { credit, eventId, name, date, registrationType };
    }),
  );
}

/** The date that most rows carry, where nobody said which day the class was. */
function commonDate(check: RosterCheck): string | undefined {
  const counts = new Map<string, number>();
  for (const row of check.rows) {
    if (row.outcome === 'credit' && row.date) counts.set(row.date, (counts.get(row.date) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function personOf(row: ReturnType<typeof rowsOf>[number], eventId: number): Person {
  const { memberId, firstName, lastName, suffix, email, office, member } = row;
  const person: Person = {
    memberId,
    firstName,
    lastName,
    suffix,
    email,
    office,
    eventId,
    state: 'READY',
    detail: '',
    growthzoneName: member ? `${member.firstName} ${member.lastName}` : '',
    contactId: member?.contactId ?? 0,
    attendeeId: 0,
    enrolmentId: 0,
    creditBefore: '',
    since: 0,
  };
  return moved(person, 'READY', 'Not sent yet', serverClock.now());
}
