import type { Store } from '../../../local/growthzone/store';
import { contentHash } from '../../../src/roster/hashes';
import type { Person, RunEvent } from '../../../src/run/person';

export const CLASS_DATE = '2026-02-05';

/** How somebody of the roster stands in GrowthZone before the run. */
export type Before = 'new' | 'earlier credit' | 'credited' | 'registered' | 'imported as Attended';

/** Somebody at index `n` of the roster. */
function memberOf(n: number) {
  return { memberId: `9999${String(n + 1).padStart(5, '0')}`, firstName: `First${n}`, lastName: `Last${n}` };
}

/** The index in the roster of that member ID. */
export const indexOfMember = (memberId: string): number => Number(memberId.slice(4)) - 1;

/** The row of a credit tab as building makes it. */
export function rowOf(n: number, contactId: number, now: number): Person {
  const own = { ...memberOf(n), suffix: '', email: '', office: '' };
  return {
    ...own,
    tenant: 'demo',
    eventId: 8101,
    state: 'READY',
    reason: '',
    detail: '',
    growthzoneName: `${own.firstName} ${own.lastName}`,
    contactId,
    otherContacts: '',
    attendeeId: 0,
    enrolmentId: 0,
    creditBefore: '',
    reviewed: contentHash(own),
    since: now,
  };
}

/** Puts the class and its people in GrowthZone, each as they stand before the run. */
export function furnished(
  store: Store,
  roster: readonly Before[],
): { readonly event: RunEvent; readonly contactIds: readonly number[] } {
  const contactIds = store.addMembers(roster.map((_, n) => memberOf(n)));
  store.addMembers([{ memberId: '999909999', firstName: 'Otto', lastName: 'Other' }]);
  const made = store.addEvent({ name: 'Ethics', date: CLASS_DATE, credit: 'COEC', eventId: 8101 });
  const event: RunEvent = {
    credit: 'COEC',
    tenant: 'demo',
    eventId: made.eventId,
    eventDetailId: made.eventDetailId,
    name: 'Ethics',
    date: CLASS_DATE,
    sheetId: 1,
    componentId: store.componentFor('COEC')?.componentId ?? 0,
    registrationTypeId: made.registrationTypeIds[0] ?? 0,
    registrationType: 'Free',
    route: 'api',
    importProven: false,
    canary: 'open',
    creditShown: true,
    creditRefused: false,
    open: null,
    built: 0,
    leftOut: [],
    known: {
      components: [{ componentId: store.componentFor('COEC')?.componentId ?? 0, code: 'COEC', syncToM1: null }],
      sessions: false,
      isFree: true,
    },
    otherDate: null,
  };
  for (const [n, before] of roster.entries()) stand(store, event, before, n);
  return { event, contactIds };
}

function stand(store: Store, { eventId, registrationTypeId }: RunEvent, before: Before, n: number): void {
  const { memberId, firstName, lastName } = memberOf(n);
  const csv = `Member ID,First Name,Last Name\r\n${memberId},${firstName},${lastName}\r\n`;
  const status = before === 'registered' ? 'Registered' : before === 'imported as Attended' ? 'Attended' : '';
  if (status) store.importAttendees(eventId, { csv, registrationTypeId, status });
  const date = before === 'earlier credit' ? '2023-03-01' : before === 'credited' ? CLASS_DATE : '';
  if (date) store.addCompletion({ memberId, credit: 'COEC', date });
}
