import type { FindingCode, Proposal } from './findings';

/** The course codes M1 knows: Code of Ethics for an existing member, for a new member, and fair housing. */
export const CREDITS = ['COEC', 'COEN', 'FAIRH'] as const;
export type Credit = (typeof CREDITS)[number];

/** The text where it is a credit. */
export function asCredit(text: string | undefined): Credit | undefined {
  return CREDITS.find((credit) => credit === text);
}

/** What becomes of a roster row. Every row up to the last used one has exactly one; they are decided in this order. */
export type Outcome = 'not an attendee' | 'left out' | 'fix needed' | 'repeat' | 'credit';
export const OUTCOMES: readonly Outcome[] = ['credit', 'left out', 'fix needed', 'repeat', 'not an attendee'];

/** How much a finding weighs: *fix needed* is not sent, *check* is sent once a person accepted it, *note* is for reading. */
export type Level = 'fix needed' | 'check' | 'note';

/** One thing found about one row, as data: every message says what is wrong, the value, and what to do. */
export interface Finding {
  readonly level: Level;
  /** Stable; rows with one cause share it. */
  readonly code: FindingCode;
  /** The vendor's header of the cell in question; empty where the finding is about the whole row. */
  readonly column: string;
  /** The cell's value as a person may see it: a possible social security number is masked. */
  readonly value: string;
  readonly message: string;
  readonly proposal?: Proposal;
  /** The question whose answer settles it; absent where there is none. */
  readonly question?: string;
}

/** The attendee that a row names. Empty strings where the roster does not say. */
export interface Attendee {
  /** Nine digits, or empty where no good ID is known. */
  readonly memberId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly suffix: string;
  readonly email: string;
  readonly office: string;
  /** ISO date of completion, or empty. */
  readonly date: string;
}

/** What every row has, whatever its outcome. */
export interface RowBase extends Attendee {
  /** The sheet's own row number, counted from 1. */
  readonly row: number;
  readonly findings: readonly Finding[];
  /** The section heading under which it stands; empty where there is none. */
  readonly section: string;
  /** The member whose ID it is, whatever the names say; absent where there is no directory or no such member. */
  readonly member?: Member;
  /** What a person set in the add-on's own columns. */
  readonly override?: Override;
}

/** A roster row with its one outcome. */
export type RosterRow =
  | (RowBase & { readonly outcome: 'credit'; readonly credits: readonly Credit[] })
  | (RowBase & { readonly outcome: 'repeat'; readonly repeatOf: number })
  | (RowBase & { readonly outcome: 'left out'; readonly cause: LeftOutCause; readonly reason: string })
  | (RowBase & { readonly outcome: 'fix needed' | 'not an attendee'; readonly reason: string });

/** Why a row is left out, as data. */
export type LeftOutCause =
  | 'no-credit'
  | 'other-course'
  | 'did-not-attend'
  | 'too-few-minutes'
  | 'hidden'
  | 'by-hand-none';

/** One value that a person set in the add-on's own columns, through a repair or by typing. */
export interface OverrideValue {
  /** As it stands in the cell; a possible social security number masked. */
  readonly text: string;
  readonly how: 'by hand' | 'repaired';
  /** The person for whom it was set, as the roster named them; empty where that was not recorded yet. */
  readonly forName: string;
}

/** What a person decided about one row in the add-on's own columns. */
export interface Override {
  readonly credit?: OverrideValue;
  readonly memberId?: OverrideValue;
}

/** A member as GrowthZone, or a list of members, knows them. */
export interface Member {
  /** GrowthZone's ContactId; 0 where the member comes from a list. */
  readonly contactId: number;
  /** Nine digits. */
  readonly memberId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** GrowthZone's own word for the membership's status, for instance Active; empty where it does not say. */
  readonly status: string;
  /** Of the contact that a person chose: other contacts with the same member ID. A file names no contact. */
  readonly others?: readonly number[];
}

/** Who the association's members are, by member ID. */
export interface MemberDirectory {
  readonly byMemberId: ReadonlyMap<string, Member>;
  /** All contacts of each member ID that has several. */
  readonly twins?: ReadonlyMap<string, readonly Member[]>;
  /** True where only members of this roster's names and e-mails could be asked: an ID not in it may be anybody's. */
  readonly isPartial?: boolean;
}
