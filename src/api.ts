import type { PlannedFile } from './plan/files';
import type { RosterSettings } from './roster/settings';
import type { Credit, Finding, Outcome, Problem } from './roster/types';
import type { Goal } from './run/states';
import type { StepReport } from './run/step';

/** What every answer to the page is: failures are data, since a thrown error keeps only its message. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

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
}

export interface CreditTab {
  readonly credit: Credit;
  readonly eventId: number;
  readonly people: number;
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

/** The event that a credit goes to, found in GrowthZone. */
export interface ChosenEvent {
  readonly credit: Credit;
  readonly eventId: number;
  readonly name: string;
  readonly date: string;
  readonly registrationType: string;
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
  build: { readonly request: { readonly ask: 'build' }; readonly answer: readonly ChosenEvent[] };
  step: {
    readonly request: { readonly ask: 'step'; readonly credit: Credit; readonly goal: Goal; readonly session: string };
    readonly answer: StepReport;
  };
}

export type Ask = keyof Api;
export type Request = Api[Ask]['request'];
