import * as v from 'valibot';
import { serverClock } from '../google/http';
import { appendMembers, keepList, loadAll, loadCursor, loadWaiting, START, storeWaiting } from '../google/member-cache';
import { idHere, parseCsv } from '../google/spreadsheet';
import type { DirectoryCursor } from '../google/stored-values';

import { loadSettings } from '../google/stores';
import {
  type Client,
  type Contact,
  EVER,
  findIdField,
  memberFrom,
  REAL_ESTATE,
  type Refusal,
  type Reply,
  readCard,
  readChanges,
  readContactsPage,
  readMemberByField,
} from '../growthzone';
import {
  failure,
  type Member,
  possibleMembers,
  type Result,
  type RosterRow,
  readMemberList,
  success,
  textUpTo,
} from '../roster';
import { connected } from './connection';
import { readSince } from './id-source';
import { request } from './request';
import { checkNow } from './roster-now';

/** How long one call reads members before it returns: far below the six minutes of a script. */
const READING_BUDGET_MS = 30_000;
/** More cards than anybody would wait for; their numbers fit in one cache value. IDs beyond stay unchecked, and say so. */
const MOST_CARDS = 10_000;
/** Where the member ID lives where neither the coordinator nor the Real Estate fields say. */
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
  /**
   * Reads members for up to half a minute; ask again until it is done. `restart`: from the beginning. `newer`: what changed
   * since they were read, or all of them where that cannot be told.
   */
  readMembers: request({
    input: v.strictObject({ restart: v.boolean(), newer: v.exactOptional(v.boolean()) }),
    handle: connected((client, { restart, newer }) => readMembers(portsFor(client), restart, newer)),
  }),

  /** Takes a member list, CSV or TSV with headers, as the directory where GrowthZone's members are not available. */
  memberList: request({
    input: v.strictObject({ text: textUpTo(MEMBER_LIST_CHARACTERS) }),
    handle: ({ text }): Result<{ readonly members: number }> => {
      const read = readMemberList(text, parseCsv);
      if (!read.ok) return read;
      keepList(read.value, serverClock.now());
      return success({ members: read.value.length });
    },
  }),
};

/** What reading the directory works with. */
export interface DirectoryPorts {
  readonly client: Client;
  readonly now: () => number;
  /** The contact field that holds the member ID, by the coordinator's word; empty where it is to be found out. */
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
  /** Each contact as it was read last; undefined where a part was forgotten. */
  readonly loadAll: (tenant: string, cursor: DirectoryCursor) => readonly Member[] | undefined;
  readonly appendMembers: (tenant: string, members: readonly Member[], cursor: DirectoryCursor) => DirectoryCursor;
  readonly loadWaiting: (tenant: string) => readonly number[];
  readonly storeWaiting: (tenant: string, contactIds: readonly number[]) => void;
}

function portsFor(client: Client): DirectoryPorts {
  return {
    client,
    now: serverClock.now,
    source: loadSettings().memberIdSource ?? '',
    spreadsheetId: idHere(),
    rows: () => {
      const checked = checkNow(loadSettings());
      return checked.ok ? success(checked.value.check.rows) : checked;
    },
    cache: { loadCursor, loadAll, appendMembers, loadWaiting, storeWaiting },
  };
}

/**
 * Reads members for up to half a minute and keeps them in the user's cache: the sweep of the Real Estate fields, where they
 * have member IDs, with the contact list, which tells whom it lacks; else the contact list, and where that does not show the
 * member ID, the cards of those whom this roster may name. `newer`: as the request has it.
 */
export function readMembers(ports: DirectoryPorts, restart: boolean, newer = false): Result<DirectoryProgress> {
  const deadline = ports.now() + READING_BUDGET_MS;
  const known = startFor(ports);
  const changed = newer && known.done ? readNewer(ports, known) : undefined;
  const begun = changed ?? (restart || (newer && known.done) ? begin(ports) : sourced(ports, known));
  if (!begun.ok) return begun;
  const start = begun.value;
  const listed = start.listDone ? success(start) : readList(ports, start, deadline);
  if (!listed.ok) return listed;
  let cursor = listed.value;
  if (cursor.listDone && cursor.onCards) {
    const read = readCards(ports, cursor, deadline);
    if (!read.ok) return read;
    cursor = read.value;
  }
  if (cursor.done && cursor.members === 0 && (!cursor.onCards || cursor.cards > 0)) {
    const field = cursor.asked === '' && isAccountNumber(cursor.source) ? findIdField(ports.client) : '';
    if (field) {
      const { why, at, total } = cursor;
      ports.cache.appendMembers(ports.client.tenant, [], { ...START, source: field, why, at });
      return success({ read: 0, total, done: false });
    }
    const where = cursor.onCards ? `${cursor.cards} cards read` : `${cursor.skip} contacts`;
    const message = `None of GrowthZone's ${where} shows a nine-digit member ID in ${cursor.source}. Ask where the association keeps it (setting memberIdSource).`;
    return failure('no-member-ids', message);
  }
  return success({ read: cursor.skip + cursor.cards, total: cursor.total + cursor.cardsInAll, done: cursor.done });
}

/**
 * Where reading goes on; from the beginning where Google dropped a part of a list that had been read, or where the
 * coordinator named another source since.
 */
function startFor({ client: { tenant }, cache, source }: DirectoryPorts): DirectoryCursor {
  const known = cache.loadCursor(tenant) ?? START;
  const isLost = known.listDone && !cache.loadAll(tenant, known);
  return isLost || known.asked !== source ? START : known;
}

const sourced = (ports: DirectoryPorts, known: DirectoryCursor): Result<DirectoryCursor> =>
  known.source === '' ? begin(ports) : success(known);

/** Finds out where the member IDs are, unless the coordinator said it; with the sweep of the Real Estate fields where it is there. */
function begin({ client, cache, source, now }: DirectoryPorts): Result<DirectoryCursor> {
  const start = { ...START, asked: source, source: source || ACCOUNT_NUMBER, at: now() };
  if (source !== '') return success(start);
  const swept = readChanges(client, EVER);
  if (!swept.ok) return isPassing(swept.problem) ? swept : success({ ...start, why: swept.problem.code });
  const { members, form, isTied } = swept.value;
  if (!members.some(({ memberId }) => memberId)) return success({ ...start, why: 'no-ids' });
  return success(cache.appendMembers(client.tenant, members, { ...start, source: REAL_ESTATE, form, isTied }));
}

/** What would stand in the way of the contact list as well; a sweep that is refused, too large or too slow does not. */
const isPassing = ({ code, isUnsent }: Refusal): boolean =>
  code === 'key-refused' || code === 'slow-down' || isUnsent === true;

/** The directory with what changed since it was read; undefined where the sweep cannot tell that: then all is read again. */
function readNewer(
  { client, cache, now }: DirectoryPorts,
  known: DirectoryCursor,
): Result<DirectoryCursor> | undefined {
  const all = known.source === REAL_ESTATE && cache.loadAll(client.tenant, known);
  if (!all) return undefined;
  const at = now();
  const changes = readSince(client, known);
  if (!changes.ok || !changes.value.isWhole) return undefined;
  const byContact = new Map([...all, ...changes.value.members].map((member) => [member.contactId, member]));
  return success(settled(client, cache, byContact, { ...known, at }));
}

/** Keeps the members anew, each once, in place of what was kept in parts. */
function settled(
  { tenant }: Client,
  cache: DirectoryCache,
  byContact: ReadonlyMap<number, Member>,
  cursor: DirectoryCursor,
): DirectoryCursor {
  const members = [...byContact.values()].filter(({ memberId }) => memberId);
  return cache.appendMembers(tenant, members, { ...cursor, chunks: 0, members: 0 });
}

const isAccountNumber = (source: string): boolean => source.toLowerCase() === ACCOUNT_NUMBER.toLowerCase();

/**
 * Reads pages of the contact list. Where the ID is no part of it, people are kept without one. After a sweep it tells who is
 * no person, and who is missing there: they have their Account Number where that is the member ID of all others.
 */
function readList(ports: DirectoryPorts, start: DirectoryCursor, deadline: number): Result<DirectoryCursor> {
  const { client, now, cache } = ports;
  const inList = isAccountNumber(start.source);
  const isSwept = start.source === REAL_ESTATE && start.asked === '';
  const kept = isSwept ? cache.loadAll(client.tenant, start) : [];
  // Google dropped a part: the next call begins anew.
  if (!kept) return success(cache.appendMembers(client.tenant, [], START));
  const swept = new Map(kept.map((member) => [member.contactId, member]));
  const found: Member[] = [];
  let cursor = start;
  const ofSwept = (contact: Contact): Member | undefined => {
    const known = swept.get(contact.contactId);
    if (contact.isPerson ? known : !known?.memberId) return undefined;
    const byNumber = contact.isPerson && start.isTied;
    if (contact.isPerson && !(byNumber && contact.accountNumber !== undefined))
      cursor = { ...cursor, missing: cursor.missing + 1 };
    return (byNumber && memberFrom(contact)) || withoutId(contact);
  };
  while (!cursor.listDone && now() < deadline) {
    const page = readContactsPage(client, cursor.skip);
    if (!page.ok) return page;
    const { contacts, rowsReceived } = page.value;
    const people = contacts.filter(({ isPerson }) => isPerson);
    const onCards =
      !isSwept && (cursor.onCards || !inList || people.some(({ accountNumber }) => accountNumber === undefined));
    for (const contact of isSwept ? contacts : people) {
      const member = isSwept ? ofSwept(contact) : onCards ? withoutId(contact) : memberFrom(contact);
      if (!member) continue;
      found.push(member);
      if (isSwept) swept.set(member.contactId, member);
    }
    const skip = cursor.skip + rowsReceived;
    const total = page.value.total ?? skip;
    const listDone = rowsReceived === 0 || (page.value.total !== undefined && skip >= total);
    cursor = { ...cursor, skip, total, onCards, listDone, done: listDone && !onCards };
  }
  return success(
    isSwept && cursor.done ? settled(client, cache, swept, cursor) : cache.appendMembers(client.tenant, found, cursor),
  );
}

function withoutId({ contactId, firstName, lastName, email, status }: Contact): Member {
  return { contactId, memberId: '', firstName, lastName, email, status };
}

/** Reads the cards of those who may be on this roster; a roster of another spreadsheet makes others of them wait. */
function readCards(ports: DirectoryPorts, start: DirectoryCursor, deadline: number): Result<DirectoryCursor> {
  const { client, cache, spreadsheetId } = ports;
  const isNew = start.roster !== spreadsheetId || start.done;
  const all = cache.loadAll(client.tenant, start);
  if (!all) return success({ ...START, onCards: true });
  const people = all.filter(({ memberId }) => memberId === '');
  const waiting = isNew ? whoMayBeListed(ports, people) : success(cache.loadWaiting(client.tenant));
  if (!waiting.ok) return waiting;
  const byContact = new Map(people.map((person) => [person.contactId, person]));
  // Whose card showed an ID is none of them any more.
  const open = waiting.value.filter((contactId) => byContact.has(contactId));
  const found: Member[] = [];
  let cards = 0;
  for (const contactId of open) {
    const person = byContact.get(contactId);
    if (ports.now() >= deadline) break;
    const member = person ? memberOnCard(client, person, start.source) : undefined;
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
