import * as v from 'valibot';
import { serverClock } from '../google/http';
import {
  appendMembers,
  isWhole,
  keepList,
  loadCursor,
  loadPeople,
  loadWaiting,
  START,
  storeWaiting,
} from '../google/member-cache';

import { parseCsv, spreadsheet } from '../google/spreadsheet';
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
import { failure, type Member, possibleMembers, type Result, type RosterRow, readMemberList, success } from '../roster';
import { connected } from './connection';
import { request, textUpTo } from './request';
import { checkNow } from './roster-now';

/** How long one call reads members before it returns: far below the six minutes of a script. */
const READING_BUDGET_MS = 30_000;
/** More cards than anybody would wait for; their numbers fit in one cache value. IDs beyond stay unchecked, and say so. */
const MOST_CARDS = 10_000;
/** Where the member ID lives unless the coordinator says otherwise. */
const ACCOUNT_NUMBER = 'AccountNumber';
/** A member list of some 40,000 people. */
const MEMBER_LIST_CHARACTERS = 5_000_000;

/** The member directory is read in steps, since a large association's takes longer than a script may run. */
export interface DirectoryProgress {
  readonly read: number;
  readonly total: number;
  readonly done: boolean;
}

export const memberRequests = {
  /** Reads members for up to half a minute; ask again until it is done. `restart`: from the beginning. */
  readMembers: request({
    input: v.strictObject({ restart: v.boolean() }),
    handle: connected((client, { restart }) => readMembers(portsFor(client), restart)),
  }),

  /** Takes a member list, CSV or TSV with headers, as the directory where GrowthZone's members are not available. */
  memberList: request({
    input: v.strictObject({ text: textUpTo(MEMBER_LIST_CHARACTERS) }),
    handle: ({ text }): Result<{ readonly members: number }> => {
      const read = readMemberList(text, parseCsv);
      if (!read.ok) return read;
      keepList(read.value);
      return success({ members: read.value.length });
    },
  }),
};

/** What reading the directory works with. */
export interface DirectoryPorts {
  readonly client: Client;
  readonly now: () => number;
  /** The contact field that holds the member ID. */
  readonly source: string;
  /** The spreadsheet for whose roster cards are read. */
  readonly spreadsheetId: string;
  /** The roster's rows as they stand; a problem where it cannot be read. */
  readonly rows: () => Result<readonly RosterRow[]>;
  readonly cache: DirectoryCache;
}

/** Where members are kept between the steps, by association; it may forget anything at any time. */
export interface DirectoryCache {
  readonly loadCursor: (tenant: string) => DirectoryCursor | undefined;
  readonly isWhole: (tenant: string, cursor: DirectoryCursor) => boolean;
  readonly appendMembers: (tenant: string, members: readonly Member[], cursor: DirectoryCursor) => DirectoryCursor;
  readonly loadPeople: (
    tenant: string,
  ) => { readonly people: readonly Member[]; readonly cardsRead: readonly number[] } | undefined;
  readonly loadWaiting: (tenant: string) => readonly number[];
  readonly storeWaiting: (tenant: string, contactIds: readonly number[]) => void;
}

function portsFor(client: Client): DirectoryPorts {
  return {
    client,
    now: serverClock.now,
    source: loadSettings().memberIdSource ?? ACCOUNT_NUMBER,
    spreadsheetId: spreadsheet().getId(),
    rows: () => {
      const checked = checkNow(loadSettings());
      return checked.ok ? success(checked.value.check.rows) : checked;
    },
    cache: { loadCursor, isWhole, appendMembers, loadPeople, loadWaiting, storeWaiting },
  };
}

/**
 * Reads members for up to half a minute and keeps them in the user's cache: the contact list first, and where that
 * does not show the member ID, the cards of those whom this roster may name.
 */
export function readMembers(ports: DirectoryPorts, restart: boolean): Result<DirectoryProgress> {
  const deadline = ports.now() + READING_BUDGET_MS;
  const start = restart ? START : startFor(ports);
  const listed = start.listDone ? success(start) : readList(ports, start, deadline);
  if (!listed.ok) return listed;
  let cursor = listed.value;
  if (cursor.listDone && cursor.onCards) {
    const read = readCards(ports, cursor, deadline);
    if (!read.ok) return read;
    cursor = read.value;
  }
  if (cursor.done && cursor.members === 0 && (!cursor.onCards || cursor.cards > 0)) {
    const where = cursor.onCards ? `${cursor.cards} cards read` : `${cursor.skip} contacts`;
    const message = `None of GrowthZone's ${where} shows a nine-digit member ID in ${ports.source}. Ask where the association keeps it (setting memberIdSource).`;
    return failure('no-member-ids', message);
  }
  return success({ read: cursor.skip + cursor.cards, total: cursor.total + cursor.cardsInAll, done: cursor.done });
}

/** Where reading goes on; from the beginning where Google dropped a part of a list that had been read. */
function startFor({ client: { tenant }, cache }: DirectoryPorts): DirectoryCursor {
  const known = cache.loadCursor(tenant) ?? START;
  return known.listDone && !cache.isWhole(tenant, known) ? START : known;
}

const isAccountNumber = (source: string): boolean => source.toLowerCase() === ACCOUNT_NUMBER.toLowerCase();

/** Reads pages of the contact list. Where the ID is no part of it, people are kept without one. */
function readList(ports: DirectoryPorts, start: DirectoryCursor, deadline: number): Result<DirectoryCursor> {
  const { client, now, cache } = ports;
  const inList = isAccountNumber(ports.source);
  const found: Member[] = [];
  let cursor = start;
  while (!cursor.listDone && now() < deadline) {
    const page = readContactsPage(client, cursor.skip);
    if (!page.ok) return page;
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
  return success(cache.appendMembers(client.tenant, found, cursor));
}

function withoutId({ contactId, firstName, lastName, email, status }: Contact): Member {
  return { contactId, memberId: '', firstName, lastName, email, status };
}

/** Reads the cards of those who may be on this roster; a roster of another spreadsheet makes others of them wait. */
function readCards(ports: DirectoryPorts, start: DirectoryCursor, deadline: number): Result<DirectoryCursor> {
  const { client, cache, spreadsheetId } = ports;
  const isNew = start.roster !== spreadsheetId || start.done;
  const known = cache.loadPeople(client.tenant);
  if (!known) return success({ ...START, onCards: true });
  const waiting = isNew ? whoMayBeListed(ports, known.people) : success(cache.loadWaiting(client.tenant));
  if (!waiting.ok) return waiting;
  const read = new Set(known.cardsRead);
  const open = waiting.value.filter((contactId) => !read.has(contactId));
  const byContact = new Map(known.people.map((person) => [person.contactId, person]));
  const found: Member[] = [];
  let cards = 0;
  for (const contactId of open) {
    const person = byContact.get(contactId);
    if (ports.now() >= deadline) break;
    const member = person ? memberOnCard(client, person, ports.source) : undefined;
    if (member && !member.ok) return member;
    if (member?.value && person) found.push({ ...member.value, status: person.status });
    cards += 1;
  }
  const left = open.slice(cards);
  cache.storeWaiting(client.tenant, left);
  const inAll = start.cards + open.length;
  const next = {
    ...start,
    roster: spreadsheetId,
    cards: start.cards + cards,
    cardsInAll: inAll,
    done: left.length === 0,
  };
  return success(cache.appendMembers(client.tenant, found, next));
}

/** The contacts that this roster may name, by e-mail or name. */
function whoMayBeListed({ rows }: DirectoryPorts, people: readonly Member[]): Result<readonly number[]> {
  const read = rows();
  if (!read.ok) return read;
  const attendees = read.value.filter(({ outcome }) => outcome !== 'not an attendee' && outcome !== 'left out');
  const listed = possibleMembers(people, attendees).slice(0, MOST_CARDS);
  return success(listed.map(({ contactId }) => contactId));
}

function memberOnCard(client: Client, person: Member, source: string): Reply<Member | undefined> {
  if (isAccountNumber(source)) return readCard(client, person.contactId, { in: 'AccountNumber' });
  const { contactId, firstName, lastName, email, status } = person;
  const name = `${firstName} ${lastName}`;
  const contact = { contactId, name, firstName, lastName, email, status, isPerson: true, accountNumber: undefined };
  return readMemberByField(client, contact, source);
}
