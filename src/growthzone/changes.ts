import { type Member, success } from '../roster';
import type { Client, Reply } from './client';
import { notList, PAGE, withIds } from './paging';
import { memberIdIn } from './people';
import { isNotHere } from './refusal';
import { isRecord, type Row, rowsUnder, text, whole } from './shapes';

/** The name of the Real Estate edition's field, as the source of member IDs. */
export const REAL_ESTATE = 'NRDSMemberId';

/** How far back everybody is; whether such a date is taken is UNKNOWN. */
export const EVER = Date.UTC(1900, 0, 1);

/**
 * A moment (milliseconds since 1970) in each form, in the order in which public code tries them (USED; which one succeeds was
 * not recorded). None has a colon, which a path may not have. The day alone is this project's own last try (INVENTED).
 */
export function momentForms(moment: number): readonly string[] {
  const iso = new Date(moment).toISOString().slice(0, 19);
  const plain = iso.replace(/:/g, '');
  return [`${plain}Z`, plain, `${plain.replace(/-/g, '')}Z`, iso.slice(0, 10)];
}

/** Who was added or changed since a moment. */
export interface Changes {
  /** Each contact once, as it was given last; without an ID where the fields hold none, or where it is no person. */
  readonly members: readonly Member[];
  /** False where the answer stops at a full page and gives no other: there may be more. */
  readonly isWhole: boolean;
  /** True where every member ID there is the contact's Account Number too: the association ties the two. */
  readonly isTied: boolean;
  /** Which form of the moment was read, from 0. */
  readonly form: number;
}

/**
 * Everybody who was added or changed since a moment (milliseconds since 1970), with the member ID of the Real Estate fields
 * (USED). `form` is tried first. Whether the answer has pages is UNKNOWN: a full one is asked for the next.
 */
export function readChanges(client: Client, since: number, form = 0): Reply<Changes> {
  const forms = momentForms(since);
  let refused: Reply<Changes> | undefined;
  for (const at of new Set([form, ...forms.keys()])) {
    const read = readSweep(client, forms[at] ?? '');
    if (read.ok) return success({ ...changesIn(read.value.rows), isWhole: read.value.isWhole, form: at });
    // Refused as a request: another form may do.
    if (read.problem.code !== 'bad-request') return read;
    refused ??= read;
  }
  return refused ?? notList('changesSince');
}

function readSweep(client: Client, utc: string): Reply<{ readonly rows: readonly Row[]; readonly isWhole: boolean }> {
  const all = new Map<number, Row>();
  for (let skip = 0; ; ) {
    const before = all.size;
    const reply = client.read('changesSince', { utc }, { options: '', ...(skip > 0 ? { $skip: skip } : {}) });
    if (!reply.ok) return reply;
    const rows = rowsUnder(reply.value, 'Changes');
    if (!rows) return notList('changesSince');
    const known = withIds(success(rows), 'changesSince', 'ContactId');
    if (!known.ok) return known;
    for (const row of rows) all.set(whole(row, 'ContactId'), row);
    skip += rows.length;
    const isFull = rows.length > 0 && rows.length % PAGE === 0;
    const isSame = isFull && all.size === before;
    if (!isFull || isSame) return success({ rows: [...all.values()], isWhole: !isSame });
  }
}

function changesIn(rows: readonly Row[]): Pick<Changes, 'members' | 'isTied'> {
  const members = rows.map(memberIn);
  return {
    members,
    isTied: rows.every((row, at) => ['', text(row, 'AccountNumber').trim()].includes(members[at]?.memberId ?? '')),
  };
}

/** The member ID in the Real Estate fields of a changed contact; empty where there is none. */
export function realEstateId(row: Row): string {
  const fields = row['RealEstateEditionFields'];
  return (isRecord(fields) && memberIdIn(text(fields, REAL_ESTATE))) || '';
}

/** An office has no name of a person, and numbers of its own. */
function memberIn(row: Row): Member {
  const [firstName, lastName] = [text(row, 'FirstName').trim(), text(row, 'LastName').trim()];
  const emails = rowsUnder(row, 'Emails') ?? [];
  const email = emails.find((one) => one['IsPrimary'] === true) ?? emails[0];
  return {
    contactId: whole(row, 'ContactId'),
    memberId: firstName + lastName === '' ? '' : realEstateId(row),
    firstName,
    lastName,
    email: email ? text(email, 'Email').trim() : '',
    status: text(row, 'Status'),
  };
}

/**
 * Tries a key with a cheap read, and gives the names of what it stands for (CONFIRMED; which names there are is UNKNOWN).
 * Their values may be somebody's and are left there. Where a tenant lacks that route, the contact list is read: no names.
 */
export function tryKey(client: Client): Reply<readonly string[]> {
  const reply = client.read('claims');
  const rows = reply.ok ? rowsUnder(reply.value, 'Claims') : undefined;
  if (rows) return success(claimNames(rows));
  if (!reply.ok && !isNotHere(reply.problem)) return reply;
  const read = client.read('contacts', {}, { $skip: 0, $top: 1, $orderby: 'ContactId' });
  return read.ok ? success([]) : read;
}

export const claimNames = (rows: readonly Row[]): readonly string[] => [
  // Of a claim that is named by an address, its end.
  ...new Set(
    rows.map((row) => text(row, 'Name').replace(/^.*\//, '')).filter((name) => /^[A-Za-z][\w .:-]{1,40}$/.test(name)),
  ),
];
