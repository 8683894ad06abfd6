import type { State } from '../../src/run/machine';
import type { Person, RunEvent } from '../../src/run/person';

/** The day of a moment for an association in UTC. */
export const utcDay = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** The event of a class whose import has not begun. */
export const CLASS_EVENT: RunEvent = {
  credit: 'COEC',
  tenant: 'demo',
  eventId: 8101,
  eventDetailId: 9101,
  name: 'Class',
  date: '2026-02-05',
  sheetId: 1,
  componentId: 1,
  registrationTypeId: 1,
  registrationType: 'Free',
  route: '',
  importProven: false,
  canary: 'open',
  creditShown: true,
  creditRefused: false,
  open: null,
  built: 0,
  leftOut: [],
  known: { components: [{ componentId: 1, code: 'COEC', syncToM1: null }], sessions: false, isFree: true },
  otherDate: null,
};

/** Somebody of that class, whose ID ends in `n` and whose contact is `n`. */
export function personOf(n: number, state: State, more: Partial<Person> = {}): Person {
  return {
    memberId: String(999_901_100 + n),
    firstName: 'Ana',
    lastName: 'Alvarez',
    suffix: '',
    email: '',
    office: '',
    tenant: CLASS_EVENT.tenant,
    eventId: CLASS_EVENT.eventId,
    state,
    reason: '',
    detail: '',
    growthzoneName: '',
    contactId: n,
    otherContacts: '',
    attendeeId: 0,
    enrolmentId: 0,
    creditBefore: 'none',
    reviewed: '',
    since: 0,
    ...more,
  };
}
