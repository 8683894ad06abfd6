import type { CreditRow } from '../roster/export';
import { fingerprint } from '../roster/fingerprint';
import { isBuiltAnew, type Person, type RunEvent } from '../run';

/** What a credit's tab was built for before, and who stands in it. */
export interface TabBefore {
  readonly event: RunEvent | undefined;
  readonly people: readonly Person[];
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
  const { importProven, canary, route, open } = isSame ? known : event;
  const there = new Map(before.people.map((person) => [`${person.eventId}|${person.memberId}`, person]));
  const people = rows
    .filter(({ memberId }) => isReviewed(there.get(`${eventId}|${memberId}`)))
    // Whoever is added to an event that was imported into may have been sent before: the list is read first.
    .map((row) => ({ ...personOf(row, eventId, now), ...(isSame ? { reason: 'again' as const } : {}) }));
  // Whether it takes imports over its API is found out anew: that may have been mended.
  return { event: { ...event, importProven, canary, route: route === 'api' ? route : '', open }, people };
}

const isReviewed = (person: Person | undefined): boolean => !person || isBuiltAnew(person);

function personOf(row: CreditRow, eventId: number, now: number): Person {
  const { memberId, firstName, lastName, suffix, email, office, member } = row;
  return {
    memberId,
    firstName,
    lastName,
    suffix,
    email,
    office,
    eventId,
    state: 'READY',
    reason: '',
    detail: 'Not sent yet',
    growthzoneName: member ? `${member.firstName} ${member.lastName}` : '',
    contactId: member?.contactId ?? 0,
    attendeeId: 0,
    enrolmentId: 0,
    creditBefore: '',
    reviewed: fingerprint(row),
    since: now,
  };
}
