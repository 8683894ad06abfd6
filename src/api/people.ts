import type { HandFile, HandStep } from '../run/by-hand';
import type { PeopleLine } from '../run/people-preflight';
import type { Reason, State } from '../run/states';

/** One person of a credit tab. */
export interface TabPerson {
  readonly memberId: string;
  readonly firstName: string;
  readonly lastName: string;
  /** GrowthZone's own name for that ID. */
  readonly growthzoneName: string;
  readonly state: State;
  /** Why, as a code: what may be decided depends on it. */
  readonly reason: Reason;
  readonly detail: string;
  /** ISO moment since which the state holds. */
  readonly since: string;
  /** Imported as Attended: seconds until the cure may look a second time; else 0. */
  readonly cureInSeconds: number;
  /** Attended, and only a person can say whether the certificate is there. */
  readonly isToConfirm: boolean;
}

/** The people of a tab held against GrowthZone before the import. */
export interface PeopleReport {
  readonly lines: readonly PeopleLine[];
  readonly toRegister: number;
  /** Registered or attended already. */
  readonly already: number;
  /** People whose earlier credit was not looked at yet: ask again for the rest. */
  readonly unread: number;
  /** False where this association's GrowthZone does not show credit. */
  readonly creditShown: boolean;
}

/** The by-hand route of a credit: the same people and files, and what to do with them in GrowthZone. */
export interface HandReport {
  readonly eventName: string;
  readonly eventId: number;
  readonly registrationType: string;
  /** Who is still to be imported; empty once everyone was seen in the event. */
  readonly files: readonly HandFile[];
  readonly steps: readonly (HandStep & { readonly ticked: { readonly who: string; readonly when: string } | null })[];
  /** Names to be marked one by one where "Set All to Attended" is not allowed. */
  readonly toMark: readonly string[];
  readonly setAllAllowed: boolean;
  readonly why: string;
}
