import type { Credit, CsvProfile } from '../roster';
import {
  type Cause,
  isAllowed,
  type Row,
  STANDINGS,
  STATES,
  type Stand,
  type Standing,
  standOf,
  TABLE,
} from './machine';

/** One attendee of one credit tab. */
export interface Person extends Stand {
  readonly memberId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly suffix: string;
  readonly email: string;
  readonly office: string;
  /** The association in which that event is; empty where a tab is older than this column. */
  readonly tenant: string;
  readonly eventId: number;
  /** What the state means for this person, in words. */
  readonly detail: string;
  /** GrowthZone's own name for the contact of this member ID. */
  readonly growthzoneName: string;
  readonly contactId: number;
  /** Other contacts with the same member ID, their numbers with spaces between; empty where there is none. */
  readonly otherContacts: string;
  /** GrowthZone's id of the attendance; 0 until a read showed it. */
  readonly attendeeId: number;
  /** The enrolment whose progress shows the component; 0 where there is none yet. */
  readonly enrolmentId: number;
  /** Completion of the component before marking: '' unread, `none`, `not shown`, or its date. */
  readonly creditBefore: string;
  /** Content hash of what was reviewed and is sent. */
  readonly reviewed: string;
  /** Since when the state holds, milliseconds since 1970. */
  readonly since: number;
  /** Where the person's row stands in the tab, from 1, as it was read; not kept. */
  readonly row?: number;
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
  /** With how many people the tab was built, those left out since among them; 0 where that was not counted yet. */
  readonly built: number;
  /** Member IDs of people left out by decision, so that building the tab again does not bring them back. */
  readonly leftOut: readonly string[];
  /** What the members were compared with where no key was connected at the build; absent where it was GrowthZone's. */
  readonly compared?: 'list' | 'nothing';
  /** Header texts and order of its files, as they were at the build; absent where a tab was built before they were kept. */
  readonly csv?: CsvProfile;
  /** What GrowthZone showed of the event at the build, or since; it is held against every later look. */
  readonly known: KnownEvent;
  /** The completion date of the first one marked, where it was not the class date; a person says whether it is right. */
  readonly otherDate: OtherDate | null;
  /** Member IDs of others than in `firstLook` who were in the event before the build: they are found, not registered again. */
  readonly present?: readonly string[];
  /** Whom a look before the build showed as Attended without credit, and when: the first of the two looks before the cure. */
  readonly firstLook?: { readonly at: number; readonly memberIds: readonly string[] };
}

/** An event's facts on which marking depends; null where this association's GrowthZone does not show them. */
export interface KnownEvent {
  readonly components:
    | readonly { readonly componentId: number; readonly code: string; readonly syncToM1: boolean | null }[]
    | null;
  readonly sessions: boolean | null;
  /** Of the registration type under which people are registered. */
  readonly isFree: boolean | null;
}

/** A completion date that is not the class date. Which date GrowthZone records is UNKNOWN. */
export interface OtherDate {
  /** `YYYY-MM-DD`, or `completed` where there was none. */
  readonly date: string;
  readonly is: 'day of marking' | 'another day';
  /** True once a person looked at the certificate and the record, and said that it is right. */
  readonly isRight: boolean;
}

/** Whether somebody belongs to an event: another association's of the same number is another. Old rows name no association. */
export const isOf = (
  person: Pick<Person, 'tenant' | 'eventId'>,
  event: Pick<RunEvent, 'tenant' | 'eventId'>,
): boolean => person.eventId === event.eventId && (person.tenant === '' || person.tenant === event.tenant);

export type Goal = 'registered' | 'credited';
/** What a step works towards: `read back` only looks, for what was done by hand. */
export type Aim = Goal | 'read back';

const named = (state: string, reason: string): Standing | undefined =>
  STANDINGS.find((standing) => standing === (reason === '' ? state : `${state}/${reason}`));

/** The row in which somebody stands. An Error where there is none: cells are read by `standIn`, states set by `move`. */
export function standingOf({ state, reason }: Stand): Standing {
  const standing = named(state, reason);
  if (standing === undefined) throw new Error(`The run's table has no row for ${state} with reason "${reason}".`);
  return standing;
}

/** What the table says of somebody's state and reason. */
export const rowOf = (stand: Stand): Row<Standing> => TABLE[standingOf(stand)];

export const isIn = (stand: Stand, ...standings: readonly Standing[]): boolean => standings.includes(standingOf(stand));

/**
 * What the cells of a credit tab say, into which anybody can type. A state that is none is HELD for a person; beside a
 * state, a reason that does not belong there is none, and whoever is READY then is looked for first.
 */
export function standIn(stateCell: string, reasonCell: string): Stand {
  const standing = named(stateCell, reasonCell);
  if (standing) return standOf(standing);
  const state = STATES.find((known) => known === stateCell);
  return state ? { state, reason: state === 'READY' ? 'again' : '' } : { state: 'HELD', reason: 'odd-state' };
}

/** What changes beside state, reason and detail. */
type More = Partial<Omit<Person, keyof Stand | 'detail' | 'since'>>;

/** The same person where `cause` leads. An Error where the table allows no such transition: that is a bug of the run. */
export function move(person: Person, to: Standing, cause: Cause, detail: string, now: number, more: More = {}): Person {
  const from = standingOf(person);
  if (!isAllowed(from, to, cause)) throw new Error(`The run's table has no way from ${from} to ${to} by ${cause}.`);
  return { ...person, ...more, ...standOf(to), detail, since: now };
}

/** Held for a person to decide; the very same person where that is known already. */
export function hold(
  person: Person,
  to: Extract<Standing, `HELD/${string}`>,
  cause: Cause,
  detail: string,
  now: number,
  more: More = {},
): Person {
  return standingOf(person) === to ? person : move(person, to, cause, detail, now, more);
}

/** Whether the event was given by a person, without a connection: nobody has read it, and contacts are unknown. */
export const isGiven = ({ compared }: Pick<RunEvent, 'compared'>): boolean => compared !== undefined;

/** Whose turn is over by decision: nothing is expected of them any more. */
export const isLeftOut = (stand: Stand): boolean => isIn(stand, 'FAILED/left-out');

/** Imported as Attended, without credit: marking gives it once they are set back to Registered. */
export const isTrapped = (stand: Stand): boolean => rowOf(stand).to.remediation !== undefined;

/** Whether building may take the row as it is reviewed now: nothing was sent, or the list is read before anything is. */
export const isBuiltAnew = (stand: Stand): boolean => rowOf(stand).to.build !== undefined;

/** HELD because the roster differs from what was reviewed; "send again" takes the row as the roster has it now. */
export const isHeldByRoster = (stand: Stand): boolean => stand.state === 'HELD' && rowOf(stand).to.roster !== undefined;

/** Attended, and only a person can say whether the certificate is there, since GrowthZone shows no completions here. */
export const isToConfirm = (
  { state }: Pick<Person, 'state'>,
  { creditShown }: Pick<RunEvent, 'creditShown'>,
): boolean => state === 'ATTENDED' && !creditShown;

/** Remembered in place of a completion where GrowthZone does not show any. */
export const NOT_SHOWN = 'not shown';
/** The same of one person, whose completions GrowthZone refuses while it shows the others'. */
export const UNREADABLE = 'unreadable';

/** A credit of a later date, as it stands with a person until somebody says whose class's it is. */
export const toAsk = (creditBefore: string): string => `${creditBefore}?`;
/** The same once that was said. */
export const asked = (creditBefore: string): string => creditBefore.replace(/\?$/, '');

/** Attended after having been seen as Registered, when what they had is read; others may have been imported as Attended. */
export const cameFromRegistered = ({ creditBefore }: Person): boolean => creditBefore !== '';

/** Whether the file of an import holds nobody else: it names no contact, and several have this person's member ID. */
export const isAlone = ({ otherContacts }: Pick<Person, 'otherContacts'>): boolean => otherContacts !== '';

/** Whether an answer to a write is still awaited. */
export const isUnknown = ({ state }: Pick<Person, 'state'>): boolean => state === 'REGISTERING' || state === 'MARKING';

/** A person who is put in the tab again; whoever was left out stays so. */
export function unlessLeftOut(person: Person, leftOut: readonly string[]): Person {
  return leftOut.includes(person.memberId)
    ? { ...person, ...standIn('FAILED', 'left-out'), detail: 'Left out before' }
    : person;
}

/** As GrowthZone's screens show them. */
export const nameOf = ({ firstName, lastName, growthzoneName }: Person): string =>
  growthzoneName || `${firstName} ${lastName}`;
