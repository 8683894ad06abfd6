import type { PlannedFile } from './plan/files';
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
  /** The counts as one sentence. */
  readonly summary: string;
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
    readonly request: { readonly ask: 'step'; readonly credit: Credit; readonly goal: Goal; readonly session: string };
    readonly answer: StepReport;
  };
}

export type Ask = keyof Api;
export type Request = Api[Ask]['request'];
