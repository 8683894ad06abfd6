import type { PlannedFile } from './plan/files';
import type { Cause } from './roster/causes';
import type { Field } from './roster/fields';
import type { Question } from './roster/questions';
import type { RosterSettings } from './roster/settings';
import type { Credit, Finding, Outcome, Problem } from './roster/types';
import type { PreflightLine } from './run/preflight';
import type { Goal } from './run/states';
import type { StepReport } from './run/step';

/** What every answer to the page is: failures are data, since a thrown error keeps only its message. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** What the menu asked the page to do when it opens it; `credit` is the open credit tab's, null on any other sheet. */
export type Intent =
  | { readonly do: 'check' | 'build' | 'files' }
  | { readonly do: 'import' | 'mark'; readonly credit: Credit | null };

/** Where the add-on stands, without anything of the roster. */
export interface SidebarState {
  /** The Google account it runs as. */
  readonly account: string;
  readonly spreadsheet: string;
  readonly sheet: string;
  /** The association; the key only by its last four characters. */
  readonly connection: { readonly tenant: string; readonly keyEnds: string } | null;
  readonly settings: RosterSettings;
  /** The credit tabs there are, with the number of people in each state. */
  readonly tabs: readonly CreditTab[];
  /** Who imports at this moment and since when, where somebody does. */
  readonly running: { readonly holder: string; readonly session: string; readonly since: string } | null;
  /** The menu item by which the page was opened; told once. */
  readonly intent: Intent | null;
}

export interface CreditTab {
  readonly credit: Credit;
  readonly tenant: string;
  readonly eventId: number;
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly registrationType: string;
  readonly people: number;
  readonly firstNames: readonly string[];
  readonly counts: StepReport['counts'];
}

/** One row of a check, as the page and the command line show it. */
export interface CheckedRow {
  readonly row: number;
  readonly outcome: Outcome;
  readonly memberId: string;
  readonly firstName: string;
  readonly lastName: string;
  /** ISO date of completion, or empty. */
  readonly date: string;
  readonly findings: readonly Finding[];
  /** The name of the member whose ID it is; empty where that is not known. */
  readonly growthzoneName: string;
  readonly credits?: readonly Credit[];
  readonly repeatOf?: number;
  readonly reason?: string;
}

export interface CheckReport {
  readonly sheet: string;
  readonly headerRow: number;
  /** The vendor's header for each field that was found. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly CheckedRow[];
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly credits: Readonly<Record<Credit, number>>;
  readonly files: readonly Omit<PlannedFile, 'text'>[];
  /** Findings and reasons by their cause, the most weighty and frequent first. */
  readonly causes: readonly Cause[];
  /** The column, from 1, of each header that findings name. */
  readonly places: Readonly<Record<string, number>>;
  /** Rows whose CE Credit or CE Member ID was set by a repair or by hand. */
  readonly byHand: number;
  /** The members that the rows were held against; null where none are at hand. */
  readonly directory: { readonly source: 'GrowthZone' | 'list'; readonly members: number } | null;
  /** Why the outcomes could not be written beside the rows; empty where they were. */
  readonly notWritten: string;
  /** The counts as one sentence. */
  readonly summary: string;
}

/** One of the vendor's columns. */
export interface VendorColumn {
  /** Counted from 1, as the sheet does. */
  readonly column: number;
  /** A, B, ... */
  readonly letter: string;
  readonly header: string;
  /** The first two different values below the header, as shown; a possible social security number masked. */
  readonly samples: readonly string[];
  /** What it is read as; empty where it is not used. */
  readonly field: Field | '';
}

/** How the roster's columns are read, and what must be decided before every row can be. */
export interface ColumnsReport {
  readonly sheet: string;
  readonly headerRow: number;
  /** Rows below the header. */
  readonly rows: number;
  readonly columns: readonly VendorColumn[];
  readonly questions: readonly Question[];
  /** Choices remembered for these headers, whatever their order: null where there are none. */
  readonly remembered: { readonly same: number; readonly added: number } | null;
}

/** The member directory is read in steps, since a large association's takes longer than a script may run. */
export interface DirectoryProgress {
  readonly read: number;
  readonly total: number;
  readonly done: boolean;
}

/** The events that the credits could go to, held against the guide's conditions. */
export interface EventsReport {
  /** `YYYY-MM-DD`, or empty where neither settings nor the roster say it. */
  readonly classDate: string;
  readonly credits: readonly CreditEvents[];
}

export interface CreditEvents {
  readonly credit: Credit;
  readonly people: number;
  readonly candidates: readonly CandidateEvent[];
  /** The event that is evident; 0 where the coordinator must choose or make one. */
  readonly chosen: number;
  /** How to make an event, where none fits. */
  readonly advice: string;
}

export interface CandidateEvent {
  readonly eventId: number;
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly lines: readonly PreflightLine[];
}

/** The event whose credit tab was built. */
export interface ChosenEvent {
  readonly credit: Credit;
  readonly eventId: number;
  readonly name: string;
  readonly date: string;
  readonly registrationType: string;
}

/** Everything that a person decided before people are put in the credit tabs. */
export interface BuildRequest {
  readonly ask: 'build';
  readonly events: Readonly<Partial<Record<Credit, number>>>;
  /** Codes of the checks that a person looked at and accepted. */
  readonly accepted: readonly string[];
  /** Credits for whose event a person looked up in GrowthZone what could not be checked. */
  readonly lookedUp: readonly Credit[];
  /** True where a person says that nobody of this class must be invoiced through GrowthZone. */
  readonly nobodyToInvoice: boolean;
}

/** What the page may ask, and what it gets. `src/main.ts` exposes it as the one function `ask`. */
export interface Api {
  state: { readonly request: { readonly ask: 'state' }; readonly answer: SidebarState };
  saveConnection: {
    readonly request: { readonly ask: 'saveConnection'; readonly tenant: string; readonly key: string };
    readonly answer: SidebarState;
  };
  forgetKey: { readonly request: { readonly ask: 'forgetKey' }; readonly answer: SidebarState };
  saveSettings: {
    readonly request: { readonly ask: 'saveSettings'; readonly settings: RosterSettings };
    readonly answer: RosterSettings;
  };
  check: { readonly request: { readonly ask: 'check' }; readonly answer: CheckReport };
  columns: { readonly request: { readonly ask: 'columns' }; readonly answer: ColumnsReport };
  /** The coordinator's whole mapping, by column number; empty means not used. Remembered by the vendor's headers. */
  mapColumns: {
    readonly request: {
      readonly ask: 'mapColumns';
      readonly headerRow: number;
      readonly fields: Readonly<Record<string, Field | ''>>;
    };
    readonly answer: ColumnsReport;
  };
  /** Writes the proposals of one cause's rows to CE Member ID or CE Credit. */
  repair: { readonly request: { readonly ask: 'repair'; readonly code: string }; readonly answer: CheckReport };
  /** Empties CE Member ID, and takes repaired credits back. */
  undoRepairs: { readonly request: { readonly ask: 'undoRepairs' }; readonly answer: CheckReport };
  /** What the vendor must supply, as CSV. */
  vendorList: {
    readonly request: { readonly ask: 'vendorList' };
    readonly answer: { readonly name: string; readonly text: string; readonly rows: number };
  };
  /** A member list, CSV or TSV with headers, as the directory where there is no API. */
  memberList: {
    readonly request: { readonly ask: 'memberList'; readonly text: string };
    readonly answer: { readonly members: number };
  };
  files: { readonly request: { readonly ask: 'files' }; readonly answer: readonly PlannedFile[] };
  readMembers: {
    readonly request: { readonly ask: 'readMembers'; readonly restart: boolean };
    readonly answer: DirectoryProgress;
  };
  /** Makes a cell of the roster the active one; row and column count from 1, as the sheet does. */
  select: {
    readonly request: { readonly ask: 'select'; readonly row: number; readonly column: number };
    readonly answer: null;
  };
  events: { readonly request: { readonly ask: 'events' }; readonly answer: EventsReport };
  build: { readonly request: BuildRequest; readonly answer: readonly ChosenEvent[] };
  step: {
    readonly request: {
      readonly ask: 'step';
      readonly credit: Credit;
      readonly goal: Goal;
      readonly session: string;
      /** How long to work before it returns, 5 to 60; 30 where nothing is said. */
      readonly seconds?: number;
    };
    readonly answer: StepReport;
  };
}

export type Ask = keyof Api;
export type Request = Api[Ask]['request'];
