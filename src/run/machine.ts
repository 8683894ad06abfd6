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

/** Why somebody is where they are, where the state alone does not say it: a code beside the words of `detail`. */
export const REASONS = [
  '',
  // A write whose answer never came, counted from when that was clear.
  'lost',
  // Ready, but perhaps sent before: the attendance screen is read as well before anything is sent.
  'again',
  // Registered or Attended, and not in the list just now: a list may lag behind.
  'missing',
  // On the way back to Registered, so that marking can give the credit.
  'cure',
  // Held: what the list of attendees shows, or does not.
  'not-seen',
  'still-registered',
  'twice',
  'status',
  'set-back',
  'gone',
  'gone-attended',
  'other-name',
  // Held: Attended without credit; by this add-on, or by hand, as an import with that status leaves people.
  'no-credit',
  'trap',
  // Held: the roster, or the tab, is no longer what was reviewed.
  'edited',
  'removed',
  'no-contact',
  'odd-state',
  // What a person decided.
  'left-out',
  'confirmed',
] as const;
export type Reason = (typeof REASONS)[number];

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
  readonly reason: Reason;
  /** What the state means for this person, in words. */
  readonly detail: string;
  /** GrowthZone's own name for the contact of this member ID. */
  readonly growthzoneName: string;
  readonly contactId: number;
  /** GrowthZone's id of the attendance; 0 until a read showed it. */
  readonly attendeeId: number;
  /** The enrolment whose progress shows the component; 0 where there is none yet. */
  readonly enrolmentId: number;
  /** Completion of the component before marking: '' unread, `none`, `not shown`, or its date. */
  readonly creditBefore: string;
  /** Fingerprint of what was reviewed and is sent. */
  readonly reviewed: string;
  /** Since when the state holds, milliseconds since 1970. */
  readonly since: number;
}

/** How the two writes are made: over the API, or by the coordinator with files. '' until it was found out. */
export type RunRoute = '' | 'api' | 'by hand';

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
  /** The sheet of the roster that was reviewed. */
  readonly sheetId: number;
  /** 0 where GrowthZone does not show the event's components. */
  readonly componentId: number;
  /** 0 where GrowthZone does not show the event's registration types. */
  readonly registrationTypeId: number;
  readonly registrationType: string;
  readonly route: RunRoute;
  /** True once a person imported alone was seen in the list with the right contact and name. */
  readonly importProven: boolean;
  /** `seen` once the first person that this add-on marked has the credit. */
  readonly canary: 'open' | 'seen';
  /** False where this association's GrowthZone does not show completions: then a person confirms the certificates. */
  readonly creditShown: boolean;
  /** True after one refusal for lack of permission: the next one settles it. */
  readonly creditRefused: boolean;
  /**
   * A write that may still be under way: how many people's journal entries speak of it, and until when it may be
   * applied. Outlives the tab, so that deleted rows do not make the run forget it.
   */
  readonly open: { readonly people: number; readonly until: number } | null;
}

export type Goal = 'registered' | 'credited';
/** What a step works towards: `read back` only looks, for what was done by hand. */
export type Aim = Goal | 'read back';

/** The same person in another state; the reason is none unless given. */
export function moved(person: Person, state: State, detail: string, now: number, more: Partial<Person> = {}): Person {
  return { ...person, reason: '', ...more, state, detail, since: now };
}

/** Held for a person to decide; the very same person where that is known already. */
export function held(person: Person, reason: Reason, detail: string, now: number, more: Partial<Person> = {}): Person {
  if (person.state === 'HELD' && person.reason === reason) return person;
  return moved(person, 'HELD', detail, now, { ...more, reason });
}

/** Whose turn is over by decision: nothing is expected of them any more. */
export const isLeftOut = ({ state, reason }: Pick<Person, 'state' | 'reason'>): boolean =>
  state === 'FAILED' && reason === 'left-out';

/** Attended, and only a person can say whether the certificate is there, since GrowthZone shows no completions here. */
export const isToConfirm = (
  { state }: Pick<Person, 'state'>,
  { creditShown }: Pick<RunEvent, 'creditShown'>,
): boolean => state === 'ATTENDED' && !creditShown;

/** Attended after having been seen as Registered, when what they had is read; others may have been imported as Attended. */
export const cameFromRegistered = ({ creditBefore }: Person): boolean => creditBefore !== '';

/** Whether an answer to a write is still awaited. */
export const isUnknown = ({ state }: Person): boolean => state === 'REGISTERING' || state === 'MARKING';
