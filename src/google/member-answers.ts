import type { DirectoryProgress } from '../api';
import { type Client, type Contact, memberFrom, type Reply, readContactsPage, readMemberByField } from '../growthzone';
import { failure, type Member, type Result, success } from '../roster/types';
import { refused } from './connection';
import { serverClock } from './http';
import { appendMembers, loadCursor, START } from './member-cache';
import { loadSettings } from './stores';

/** How long one call reads members before it returns: far below the six minutes of a script. */
const READING_BUDGET_MS = 30_000;
/** Where the member ID lives unless the coordinator says otherwise. */
const ACCOUNT_NUMBER = 'AccountNumber';

/** Reads member pages for up to half a minute and keeps them in the user's cache. */
export function readMembers(client: Client, restart: boolean): Result<DirectoryProgress> {
  const source = loadSettings().memberIdSource ?? ACCOUNT_NUMBER;
  let cursor = (restart ? undefined : loadCursor(client.tenant)) ?? START;
  const deadline = serverClock.now() + READING_BUDGET_MS;
  const found: Member[] = [];
  while (!cursor.done && serverClock.now() < deadline) {
    const page = readContactsPage(client, cursor.skip);
    if (!page.ok) return refused(page.refusal);
    let taken = 0;
    for (const contact of page.value.contacts) {
      if (serverClock.now() >= deadline) break;
      const member = memberOf(client, contact, source);
      if (!member.ok) return refused(member.refusal);
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
