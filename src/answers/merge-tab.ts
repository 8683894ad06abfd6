import { type CreditRow, contentHash } from '../roster';
import { isBuiltAnew, isOf, type Person, type RunEvent, restored, unlessLeftOut } from '../run';

/** What a credit's tab was built for before, and who stands in it. */
export interface TabBefore {
  readonly event: RunEvent | undefined;
  readonly people: readonly Person[];
  /** What the tab no longer says of them, since its column is gone. */
  readonly lost: ReadonlySet<keyof Person>;
}

/**
 * Building merges. What a run has found out about this very event stays; whoever was sent for it keeps their place, and
 * whoever was not is taken as reviewed now. Gives the event to keep and the people to write: nobody is removed or reset.
 */
export function mergeTab(
  event: RunEvent,
  rows: readonly CreditRow[],
  before: TabBefore,
  now: number,
): { readonly event: RunEvent; readonly people: readonly Person[] } {
  const { eventId, tenant } = event;
  const known = before.event;
  const isSame = known?.eventId === eventId && known.tenant === tenant;
  const { importProven, route, open, leftOut } = isSame ? known : event;
  // What was found out about marking and its date holds for this date and component alone.
  const isAsBefore = isSame && known.date === event.date && known.componentId === event.componentId;
  const { canary, otherDate } = isAsBefore ? known : event;
  // Rows of before there was such a column are of the event that the tab was built for last.
  const named = before.people.map((person) =>
    person.tenant === '' ? { ...person, tenant: known?.tenant ?? tenant } : person,
  );
  const renamed = before.lost.size > 0 ? [] : named.filter((person, index) => person !== before.people[index]);
  const there = named.filter((person) => isOf(person, event));
  const byId = new Map(there.map((person) => [person.memberId, person]));
  const inRoster = new Map(rows.map((row) => [row.memberId, row]));
  // Whoever is added to an event that was imported into may have been sent before: the list is read first.
  const fresh = (row: CreditRow) => ({
    ...personOf(row, event, now),
    ...(isSame ? { reason: 'again' as const } : {}),
  });
  const added = rows
    .filter(({ memberId }) => isReviewed(byId.get(memberId)))
    .map((row) => (byId.has(row.memberId) ? fresh(row) : unlessLeftOut(fresh(row), leftOut)));
  const mended = there
    .filter((person) => before.lost.size > 0 && !(inRoster.has(person.memberId) && isReviewed(person)))
    .map((person) => {
      const row = inRoster.get(person.memberId);
      return restored(person, row ? fresh(row) : unknownNow(person, now), before.lost, { leftOut });
    });
  const count = new Set([...byId.keys(), ...inRoster.keys()]).size;
  // Nobody with whom it was built is forgotten by building it again.
  const built = isSame ? Math.max(known.built, count) : count;
  const changed = new Set(
    [...added, ...mended].map(({ tenant, eventId, memberId }) => `${tenant} ${eventId} ${memberId}`),
  );
  return {
    // Whether it takes imports over its API is found out anew: that may have been mended.
    event: { ...event, importProven, canary, route: route === 'api' ? route : '', open, built, leftOut, otherDate },
    people: [
      ...renamed.filter(({ memberId, eventId, tenant }) => !changed.has(`${tenant} ${eventId} ${memberId}`)),
      ...added,
      ...mended,
    ],
  };
}

/** Somebody of whom neither the tab nor the roster says enough. */
const unknownNow = (person: Person, now: number): Person => ({
  ...person,
  state: 'HELD',
  reason: 'odd-state',
  detail:
    'A column of this tab was lost, and the roster does not have this person any more. Look in GrowthZone, then decide.',
  since: now,
});

const isReviewed = (person: Person | undefined): boolean => !person || isBuiltAnew(person);

function personOf(row: CreditRow, { tenant, eventId }: RunEvent, now: number): Person {
  const { memberId, firstName, lastName, suffix, email, office, member } = row;
  return {
    memberId,
    firstName,
    lastName,
    suffix,
    email,
    office,
    tenant,
    eventId,
    state: 'READY',
    reason: '',
    detail: 'Not sent yet',
    growthzoneName: member ? `${member.firstName} ${member.lastName}` : '',
    contactId: member?.contactId ?? 0,
    otherContacts: (member?.others ?? []).join(' '),
    attendeeId: 0,
    enrolmentId: 0,
    creditBefore: '',
    reviewed: contentHash(row),
    since: now,
  };
}
