import type { DoctorReport } from './api/connection';
import type { ChosenEvent, EventsReport } from './api/events';
import type { HandReport, PeopleReport, TabPerson } from './api/people';
import type { CheckReport, ColumnsReport, DirectoryProgress } from './api/roster';
import type { SidebarState } from './api/state';
import type { RouteLine } from './growthzone';
import type { PlannedFile } from './plan/files';
import type { Field } from './roster/fields';
import type { RosterSettings } from './roster/settings';
import type { Credit, Result } from './roster/types';
import type { HandCode } from './run/by-hand';
import type { Decision } from './run/decide';
import type { PlannedCall } from './run/planned-calls';
import type { StepReport } from './run/report';
import type { Goal } from './run/states';

export type * from './api/connection';
export type * from './api/events';
export type * from './api/people';
export type * from './api/roster';
export type * from './api/state';

/** The one contract between page and server: every question, what goes with it, and what it is answered with. */
interface Questions {
  /** `isOpening`: the page has just opened, and takes what the menu opened it for. */
  state(asked: { readonly isOpening?: boolean }): SidebarState;
  saveConnection(asked: { readonly tenant: string; readonly key: string }): SidebarState;
  forgetKey(): SidebarState;
  routes(): readonly RouteLine[];
  /** All paths that GrowthZone's support named, by their route; a route that is left out or empty has its own again. */
  saveRoutes(asked: { readonly routes: Readonly<Record<string, string>> }): readonly RouteLine[];
  /** All of them: what is left out is forgotten. A problem names what is no setting. */
  saveSettings(asked: { readonly settings: RosterSettings }): RosterSettings;
  /**
   * What this association's GrowthZone answers, route by route, by some 20 reads in up to a minute and never a write.
   * `eventId` is an event to look at; the newest past one with attendees where it is left out.
   */
  doctor(asked: { readonly eventId?: number }): DoctorReport;

  /** Adds a tab with a small fictional roster and opens it. */
  sampleRoster(): null;
  columns(): ColumnsReport;
  /**
   * The coordinator's whole mapping, by column number from 1; empty means not used. `headerRow` counts from 1.
   * Remembered by the vendor's headers.
   */
  mapColumns(asked: {
    readonly headerRow: number;
    readonly fields: Readonly<Record<string, Field | ''>>;
  }): ColumnsReport;
  /** Reads members for up to half a minute; ask again until it is done. `restart`: from the beginning. */
  readMembers(asked: { readonly restart: boolean }): DirectoryProgress;
  /** A member list, CSV or TSV with headers, as the directory where there is no API. */
  memberList(asked: { readonly text: string }): { readonly members: number };
  check(): CheckReport;
  /** Writes the proposals of one cause's rows to CE Member ID or CE Credit. */
  repair(asked: { readonly code: string }): CheckReport;
  /** Empties CE Member ID, and takes repaired credits back. */
  undoRepairs(): CheckReport;
  /** Makes a cell of the roster the active one; row and column count from 1, as the sheet does. */
  select(asked: { readonly row: number; readonly column: number }): null;
  /** What the vendor must supply, as CSV. */
  vendorList(): { readonly name: string; readonly text: string; readonly rows: number };
  files(): readonly PlannedFile[];

  events(): EventsReport;
  /** Puts people in the credit tabs, by everything that a person decided before. */
  build(asked: {
    readonly events: Readonly<Partial<Record<Credit, number>>>;
    /** The `mark` of the check that a person reviewed: people are put in the tabs only where it still holds. */
    readonly checked: string;
    /** Codes of the checks that a person looked at and accepted. */
    readonly accepted: readonly string[];
    /** Credits for whose event a person looked up in GrowthZone what could not be checked. */
    readonly lookedUp: readonly Credit[];
    /** True where a person says that nobody of this class must be invoiced through GrowthZone. */
    readonly nobodyToInvoice: boolean;
  }): readonly ChosenEvent[];
  takeOver(asked: { readonly credit: Credit }): SidebarState;
  people(asked: { readonly credit: Credit }): readonly TabPerson[];
  peoplePreflight(asked: { readonly credit: Credit }): PeopleReport;
  /** What registering and marking this tab would call, without calling anything. */
  tryWithoutSending(asked: { readonly credit: Credit }): readonly PlannedCall[];

  /**
   * Works towards the goal for up to `seconds` (5 to 60; 30 where it is not said) and commits. Ask again while the
   * answer is `working`, after `waitSeconds` while it is `waiting`; `paused` waits for a person, whose next step
   * continues. `session` is the open page's own.
   */
  step(asked: {
    readonly credit: Credit;
    readonly goal: Goal;
    readonly session: string;
    readonly seconds?: number;
  }): StepReport;
  /** Lets go of the run, so that a colleague need not wait. */
  pause(asked: { readonly session: string }): null;
  /** All of the people or none: a problem names the first for whom the decision is not safe. Continue with `step`. */
  decide(asked: {
    readonly credit: Credit;
    readonly memberIds: readonly string[];
    readonly decision: Decision;
  }): StepReport;
  /** For people who are HELD with reason `trap`. Afterwards `step` with goal `credited` marks them. */
  cure(asked: { readonly credit: Credit; readonly memberIds: readonly string[]; readonly session: string }): StepReport;

  byHand(asked: { readonly credit: Credit }): HandReport;
  tickByHand(asked: { readonly credit: Credit; readonly code: HandCode; readonly on: boolean }): HandReport;
  /** Looks what GrowthZone holds by now, or takes an attendee list that was pasted; sends nothing. Ask again as with `step`. */
  readBack(asked: { readonly credit: Credit; readonly pasted?: string }): StepReport;
}

/** What every answer to the page is: failures are data, since a thrown error keeps only its message. */
export type Answer<T> = Result<T>;

/** A question, by its name. */
export type Ask = keyof Questions;

/** What goes with a question, besides its name. */
export type Asked<Name extends Ask> = Parameters<Questions[Name]> extends [infer With] ? With : object;

/** What the page sends, and the value of a good answer. `src/main.ts` exposes them as the one function `ask`. */
export type Api = {
  readonly [Name in Ask]: {
    readonly request: { readonly ask: Name } & Asked<Name>;
    readonly answer: ReturnType<Questions[Name]>;
  };
};
