import { serverClock } from '../google/http';
import {
  appendMembers,
  isWhole,
  loadCursor,
  loadPeople,
  loadWaiting,
  START,
  storeWaiting,
} from '../google/member-cache';
import { spreadsheet } from '../google/spreadsheet';
import type { DirectoryCursor } from '../google/stored-values';
import { loadSettings } from '../google/stores';
import {
  type Client,
  type Contact,
  memberFrom,
  type Reply,
  readCard,
  readContactsPage,
  readMemberByField,
} from '../growthzone';
import { candidatesAmong } from '../roster/sheet/column-facts';
import { failure, type Member, type Result, success } from '../roster/types';
import { checkNow } from './check';
import { refused } from './connection';
import type { Asked, DirectoryProgress } from './index';

/** How long one call reads members before it returns: far below the six minutes of a script. */
const READING_BUDGET_MS = 30_000;
/** More cards than anybody would wait for; their numbers fit in one cache value. IDs beyond stay unchecked, and say so. */
const MOST_CARDS = 10_000;
/** Where the member ID lives unless the coordinator says otherwise. */
const ACCOUNT_NUMBER = 'AccountNumber';

/**
 * Reads members for up to half a minute and keeps them in the user's cache: the contact list first, and where that
 * does not show the member ID, the cards of those whom this roster may name.
 */
export function readMembers(client: Client, { restart }: Asked<'readMembers'>): Result<DirectoryProgress> {
  const deadline = serverClock.now() + READING_BUDGET_MS;
  const source = loadSettings().memberIdSource ?? ACCOUNT_NUMBER;
  const start = restart ? START : startFor(client.tenant);
  const listed = start.listDone ? success(start) : readList(client, start, source, deadline);
  if (!listed.ok) return listed;
  let cursor = listed.value;
  if (cursor.listDone && cursor.onCards) {
    const read = readCards(client, cursor, source, deadline);
    if (!read.ok) return read;
    cursor = read.value;
  }
  if (cursor.done && cursor.members === 0 && (!cursor.onCards || cursor.cards > 0)) {
    const where = cursor.onCards ? `${cursor.cards} cards read` : `${cursor.skip} contacts`;
    const message = `None of GrowthZone's ${where} shows a nine-digit member ID in ${source}. Ask where the association keeps it (setting memberIdSource).`;
    return failure('no-member-ids', message);
  }
  return success({ read: cursor.skip + cursor.cards, total: cursor.total + cursor.cardsInAll, done: cursor.done });
}

/** Where reading goes on; from the beginning where Google dropped a part of a list that had been read. */
function startFor(tenant: string): DirectoryCursor {
  const known = loadCursor(tenant) ?? START;
  return known.listDone && !isWhole(tenant, known) ? START : known;
}

/** Reads pages of the contact list. Where the ID is no part of it, people are kept without one. */
function readList(client: Client, start: DirectoryCursor, source: string, deadline: number): Result<DirectoryCursor> {
  const inList = source.toLowerCase() === ACCOUNT_NUMBER.toLowerCase();
  const found: Member[] = [];
  let cursor = start;
  while (!cursor.listDone && serverClock.now() < deadline) {
    const page = readContactsPage(client, cursor.skip);
    if (!page.ok) return refused(page.problem);
    const people = page.value.contacts.filter(({ isPerson }) => isPerson);
    const onCards = cursor.onCards || !inList || people.some(({ accountNumber }) => accountNumber === undefined);
    for (const person of people) {
      const member = onCards ? withoutId(person) : memberFrom(person);
      if (member) found.push(member);
    }
    const skip = cursor.skip + page.value.rowsReceived;
    const total = page.value.total ?? skip;
    const listDone = page.value.rowsReceived === 0 || (page.value.total !== undefined && skip >= total);
    cursor = { ...cursor, skip, total, onCards, listDone, done: listDone && !onCards };
  }
  return success(appendMembers(client.tenant, found, cursor));
}

function withoutId({ contactId, firstName, lastName, email, status }: Contact): Member {
  return { contactId, memberId: '', firstName, lastName, email, status };
}

/** Reads the cards of those who may be on this roster; a roster of another spreadsheet makes others of them wait. */
function readCards(client: Client, start: DirectoryCursor, source: string, deadline: number): Result<DirectoryCursor> {
  const roster = spreadsheet().getId();
  const isNew = start.roster !== roster || start.done;
  const known = loadPeople(client.tenant);
  if (!known) return success({ ...START, onCards: true });
  const waiting = isNew ? whoMayBeListed(known.people) : success(loadWaiting(client.tenant));
  if (!waiting.ok) return waiting;
  const read = new Set(known.cardsRead);
  const open = waiting.value.filter((contactId) => !read.has(contactId));
  const byContact = new Map(known.people.map((person) => [person.contactId, person]));
  const found: Member[] = [];
  let cards = 0;
  for (const contactId of open) {
    const person = byContact.get(contactId);
    if (serverClock.now() >= deadline) break;
    const member = person ? memberOnCard(client, person, source) : undefined;
    if (member && !member.ok) return refused(member.problem);
    if (member?.value && person) found.push({ ...member.value, status: person.status });
    cards += 1;
  }
  const left = open.slice(cards);
  storeWaiting(client.tenant, left);
  const inAll = start.cards + open.length;
  const next = { ...start, roster, cards: start.cards + cards, cardsInAll: inAll, done: left.length === 0 };
  return success(appendMembers(client.tenant, found, next));
}

/** The contacts that this roster may name, by e-mail or name. */
function whoMayBeListed(people: readonly Member[]): Result<readonly number[]> {
  const checked = checkNow(loadSettings());
  if (!checked.ok) return checked;
  const attendees = checked.value.check.rows.filter(({ outcome }) => !/^(not an attendee|left out)$/.test(outcome));
  return success(
    candidatesAmong(people, attendees)
      .slice(0, MOST_CARDS)
      .map(({ contactId }) => contactId),
  );
}

function memberOnCard(client: Client, person: Member, source: string): Reply<Member | undefined> {
  if (source.toLowerCase() === ACCOUNT_NUMBER.toLowerCase()) {
    return readCard(client, person.contactId, { in: 'AccountNumber' });
  }
  const { contactId, firstName, lastName, email, status } = person;
  const name = `${firstName} ${lastName}`;
  const contact = { contactId, name, firstName, lastName, email, status, isPerson: true, accountNumber: undefined };
  return readMemberByField(client, contact, source);
}
