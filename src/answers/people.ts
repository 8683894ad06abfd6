import { serverClock } from '../google/http';
import { loadDirectory } from '../google/member-cache';
import { loadEarlierCredit, storeEarlierCredit } from '../google/stores';
import { type Client, readAttendees } from '../growthzone';
import { type Result, success } from '../roster/types';
import { completionOf, creditOf, peoplePreflight as linesOf, type Person, type RunEvent, type StepPorts } from '../run';
import { refused } from './connection';
import type { Asked, PeopleReport } from './index';
import { ownEvent, portsFor } from './run';

/** How long one call looks at credit before it answers with what it has. */
const BUDGET_MS = 25_000;
/** What was looked at is good for so long: long enough to be asked again for the rest. */
const KEEP_SECONDS = 900;

/** Holds a tab's people against GrowthZone: its list, their earlier credit and their membership. Sends nothing. */
export function peoplePreflight(client: Client, { credit }: Asked<'peoplePreflight'>): Result<PeopleReport> {
  const own = ownEvent(credit);
  if (!own.ok) return own;
  const event = own.value;
  const list = readAttendees(client, event);
  if (!list.ok) return refused(list.problem);
  const ports = portsFor(client, event);
  const people = ports.store.people();
  const credits = creditsOf(ports, event, people);
  const members = loadDirectory(client.tenant)?.byMemberId;
  const lines = linesOf(
    people,
    list.value,
    ({ memberId }) => ({ membership: members?.get(memberId)?.status ?? '', credit: credits.known[memberId] }),
    event,
  );
  const present = new Set(list.value.map(({ contactId }) => contactId));
  const already = people.filter(({ contactId }) => contactId > 0 && present.has(contactId)).length;
  const held = new Set(
    lines.filter(({ blocks }) => blocks).flatMap((line) => line.people.map(({ memberId }) => memberId)),
  );
  const toRegister = people.filter(
    ({ state, contactId, memberId }) => state === 'READY' && !present.has(contactId) && !held.has(memberId),
  ).length;
  const unread = credits.isShown ? people.filter(({ memberId }) => credits.known[memberId] === undefined).length : 0;
  return success({ lines, toRegister, already, unread, creditShown: credits.isShown });
}

interface Credits {
  readonly known: Readonly<Record<string, string>>;
  readonly isShown: boolean;
}

/** People's earlier credit, as far as time allows; a later call goes on where this one stopped. */
function creditsOf(ports: StepPorts, event: RunEvent, people: readonly Person[]): Credits {
  const known: Record<string, string> = { ...loadEarlierCredit(PARTS.map((part) => keyOf(event, part))) };
  const deadline = serverClock.now() + BUDGET_MS;
  let isShown = event.creditShown;
  for (const person of people) {
    if (!isShown || serverClock.now() >= deadline) break;
    if (person.contactId <= 0) known[person.memberId] = 'none';
    if (known[person.memberId] !== undefined) continue;
    const read = completionOf(ports, person);
    if (read.ok) known[person.memberId] = creditOf(read.value.completion);
    else isShown = false;
  }
  const parts = PARTS.map((part) => [keyOf(event, part), partOf(known, part)] as const);
  storeEarlierCredit(Object.fromEntries(parts), KEEP_SECONDS);
  return { known, isShown };
}

/** By the last digit of the member ID: a value of the cache may have 100 KB, some 4,000 people. */
const PARTS = [...'0123456789'];

const keyOf = ({ tenant, eventId }: RunEvent, part: string) => `credit.${tenant}.${eventId}.${part}`;

const partOf = (known: Readonly<Record<string, string>>, part: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(known).filter(([memberId]) => memberId.endsWith(part)));
