import type { RosterCheck } from '../roster/check';
import { rowsOf } from '../roster/export';
import { fingerprint } from '../roster/fingerprint';
import { isBuiltAnew, type Person, type PreflightLine, type RunEvent } from '../run';
import { readPeople, writePeople } from './credit-tab';
import { serverClock } from './http';
import { logName, writeLog } from './log';
import { loadEvent, storeEvent, underLock } from './stores';

/** An event that may be used, with what a person looked up in its place. */
export interface Chosen {
  readonly event: RunEvent;
  readonly unchecked: readonly PreflightLine[];
}

/** Puts everybody who earned the event's credit in its tab; whoever was sent already keeps their place. */
export function fillTab({ event, unchecked }: Chosen, check: RosterCheck): void {
  const { credit, eventId, tenant } = event;
  underLock(() => {
    const known = loadEvent(credit);
    const same = known?.eventId === eventId && known.tenant === tenant;
    // What the run has found out about this very event stays; whoever is added may have been sent before.
    const { importProven, canary, route, open } = same ? known : event;
    // Whether it takes imports over its API is found out anew: that may have been mended.
    storeEvent({ ...event, importProven, canary, route: route === 'api' ? route : '', open });
    const there = new Map(readPeople(credit).map((person) => [`${person.eventId}|${person.memberId}`, person]));
    const added = rowsOf(check, credit)
      .filter((row) => isToReview(there.get(`${eventId}|${row.memberId}`)))
      .map((row) => ({ ...personOf(row, eventId), ...(same ? { reason: 'again' as const } : {}) }));
    writePeople(credit, added);
    const codes = unchecked.map(({ code }) => code).join(', ');
    const looked = codes === '' ? '' : `; looked up in GrowthZone by hand: ${codes}`;
    const what = `Built credit tab; confirmed that nobody is to be invoiced${looked}`;
    writeLog(serverClock.now(), logName(event), what, added.length);
  });
}

/** Building merges: whoever was sent keeps their place; whoever was not is taken as reviewed now. */
const isToReview = (person: Person | undefined): boolean => !person || isBuiltAnew(person);

function personOf(row: ReturnType<typeof rowsOf>[number], eventId: number): Person {
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
    since: serverClock.now(),
  };
}
