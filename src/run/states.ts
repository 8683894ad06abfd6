import type { Credit } from '../roster/types';

/**
 * How far a person has come. The state cell is the journal: REGISTERING or MARKING found at the start of a step means
 * that the outcome of a write is unknown.
 */
export const STATES = [
  'READY',
  'REGISTERING',
  'REGISTERED',
  'MARKING',
  'ATTENDED',
  'CREDIT SEEN',
  'FAILED',
  'HELD',
] as const;
export type State = (typeof STATES)[number];

/** One attendee of one credit tab. */
export interface Person {
  readonly memberId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly suffix: string;
  readonly email: string;
  readonly office: string;
  readonly eventId: number;
  readonly state: State;
  /** What the state means for this person, in words. */
  readonly detail: string;
  /** GrowthZone's own name for the contact of this member ID. */
  readonly growthzoneName: string;
  readonly contactId: number;
  /** GrowthZone's id of the attendance; 0 until a read showed it. */
  readonly attendeeId: number;
  /** The enrolment whose progress shows the component; 0 where there is none yet. */
  readonly enrolmentId: number;
  /** Completion of the component before marking: '' unread, `none`, or its date. */
  readonly creditBefore: string;
  /** Since when the state holds, milliseconds since 1970. */
  readonly since: number;
}

/** What is known of the event that a credit tab feeds. */
export interface RunEvent {
  readonly credit: Credit;
  /** The association in which the event is; no other one's key goes on with the run. */
  readonly tenant: string;
  readonly eventId: number;
  readonly eventDetailId: number;
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** 0 where GrowthZone does not show the event's components. */
  readonly componentId: number;
  /** 0 where GrowthZone does not show the event's registration types. */
  readonly registrationTypeId: number;
  readonly registrationType: string;
  /** True once a person imported alone was seen in the list with the right contact and name. */
  readonly importProven: boolean;
  /** Whether the first person that this add-on marked was seen to have the credit. */
  readonly canary: 'open' | 'seen' | 'failed';
}

export type Goal = 'registered' | 'credited';

/** The same person in another state. */
export function moved(person: Person, state: State, detail: string, now: number, more: Partial<Person> = {}): Person {
  return { ...person, ...more, state, detail, since: now };
}
