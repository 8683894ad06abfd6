import { type CreditRow, contentHash } from '../roster';
import {
  type Bindings,
  bind,
  isBuiltAnew,
  isGiven,
  isLeftOut,
  isOf,
  type Person,
  type RunEvent,
  restored,
  unlessLeftOut,
} from '../run';

/** What a credit's tab was built for before, and who stands in it. */
export interface TabBefore {
  readonly event: RunEvent | undefined;
  readonly people: readonly Person[];
  /** What the tab no longer says of them, since its column is gone. */
  readonly lost: ReadonlySet<keyof Person>;
  /** What is bound to the people of this very event; nothing where they were not built for it before. */
  readonly bindings: Bindings;
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
): { readonly event: RunEvent; readonly people: readonly Person[]; readonly bindings: Bindings } {
  const { eventId, tenant } = event;
  const known = before.event;
  const isSame = known?.eventId === eventId && known.tenant === tenant;
  const { importProven, route, open } = isSame ? known : event;
  // What was found out about marking and its date holds for this date and component alone.
  const isAsBefore = isSame && known.date === event.date && known.componentId === event.componentId;
  const { canary, otherDate, firstLook } = isAsBefore
    ? { ...known, firstLook: known.firstLook ?? event.firstLook }
    : event;
  // Rows of before there was such a column are of the event that the tab was built for last.
  const named = before.people.map((person) =>
    person.tenant === '' ? { ...person, tenant: known?.tenant ?? tenant } : person,
  );
  const renamed = before.lost.size > 0 ? [] : named.filter((person, index) => person !== before.people[index]);
  const there = named.filter((person) => isOf(person, event));
  // Of an event built for before another one, the rows alone still say it.
  const leftOut = isSame ? known.leftOut : there.filter(isLeftOut).map(({ memberId }) => memberId);
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
  // Without a key nobody's contact was known: it is as soon as the members are read.
  const met = there.flatMap((person) => {
    const row = inRoster.get(person.memberId);
    const isMet = person.contactId === 0 && (row?.member?.contactId ?? 0) > 0 && !isReviewed(person);
    return row && isMet && before.lost.size === 0 ? [{ ...person, ...contactOf(row) }] : [];
  });
  // A row that no build put there is no person of this tab; that is told when it is run.
  const isStrange = (memberId: string) => before.bindings.size > 0 && !before.bindings.has(memberId);
  const count = new Set([...[...byId.keys()].filter((id) => !isStrange(id)), ...inRoster.keys()]).size;
  // Nobody with whom it was built is forgotten by building it again.
  const built = isSame ? Math.max(known.built, count) : count;
  const changed = new Set(
    [...added, ...mended, ...met].map(({ tenant, eventId, memberId }) => `${tenant} ${eventId} ${memberId}`),
  );
  return {
    // Whether it takes imports over its API is found out anew: that may have been mended.
    event: {
      ...event,
      importProven,
      canary,
      route: isGiven(event) ? 'by hand' : route === 'api' ? route : '',
      open,
      built,
      leftOut,
      otherDate,
      ...(firstLook ? { firstLook } : {}),
    },
    bindings: boundBy(before.bindings, [...there, ...mended], [...added, ...met], inRoster),
    people: [
      ...renamed.filter(({ memberId, eventId, tenant }) => !changed.has(`${tenant} ${eventId} ${memberId}`)),
      ...added,
      ...mended,
      ...met,
    ],
  };
}

/**
 * What is bound once a tab is built: to whoever is reviewed now, what was reviewed; to the others what was bound before, or,
 * where nothing was, what their rows say, with the contact that the members have.
 */
export function boundBy(
  before: Bindings,
  there: readonly Person[],
  added: readonly Person[],
  inRoster: ReadonlyMap<string, CreditRow>,
): Bindings {
  const unknown = there
    .filter(({ memberId }) => !before.has(memberId) && (before.size === 0 || inRoster.has(memberId)))
    .map((person) => {
      const row = inRoster.get(person.memberId);
      return row ? { ...person, ...contactOf(row) } : person;
    });
  // Nothing tells what they had: of whoever is still to be marked it is read anew, whatever the cells say.
  const unread = unknown.flatMap((person) =>
    person.state === 'REGISTERED' && person.creditBefore !== '' ? [{ ...person, creditBefore: '' }] : [],
  );
  return bind(bind(bind(before, unknown), unread), added);
}

/** Whom a row of the roster means. */
export const contactOf = ({ member }: CreditRow) => ({
  growthzoneName: member ? `${member.firstName} ${member.lastName}` : '',
  contactId: member?.contactId ?? 0,
  otherContacts: (member?.others ?? []).join(' '),
});

/** Somebody of whom neither the tab nor the roster says enough. */
const unknownNow = (person: Person, now: number): Person => ({
  ...person,
  state: 'HELD',
  reason: 'odd-state',
  detail: 'A column of this tab was lost, and this person is no longer in the roster.',
  since: now,
});

const isReviewed = (person: Person | undefined): boolean => !person || isBuiltAnew(person);

function personOf(row: CreditRow, { tenant, eventId }: RunEvent, now: number): Person {
  const { memberId, firstName, lastName, suffix, email, office } = row;
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
    ...contactOf(row),
    attendeeId: 0,
    enrolmentId: 0,
    creditBefore: '',
    reviewed: contentHash(row),
    since: now,
  };
}
