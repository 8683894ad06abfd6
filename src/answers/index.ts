import type { Intent } from '../google/stored-values';
import type { DoctorLine, RouteLine } from '../growthzone';
import type { Cause } from '../roster/causes';
import type { PlannedFile } from '../roster/export';
import type { Field, RosterSettings } from '../roster/settings';
import type { Question } from '../roster/sheet/questions';
import type { Credit, Finding, Outcome } from '../roster/types';
import type {
  Counts,
  Decision,
  Goal,
  ManualFile,
  ManualStep,
  ManualStepCode,
  PeopleLine,
  PlannedCall,
  PreflightLine,
  Reason,
  RunRoute,
  State,
  StepReport,
} from '../run';

export type { Problem, Result } from '../roster/problems';

/** The connection, examined. */
export interface DoctorReport {
  readonly tenant: string;
  readonly lines: readonly DoctorLine[];
}

/** The events that the credits could go to, held against the guide's conditions. */
export interface EventsReport {
  /** `YYYY-MM-DD`, or empty where neither settings nor the roster say it. */
  readonly classDate: string;
  /** The guide's three questions before an import; the coordinator answers them. */
  readonly questions: readonly { readonly code: 'credit-types' | 'invoices' | 'earned'; readonly text: string }[];
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
export interface ManualReport {
  readonly eventName: string;
  readonly eventId: number;
  readonly registrationType: string;
  /** Who is still to be imported; empty once everyone was seen in the event. */
  readonly files: readonly ManualFile[];
  readonly steps: readonly (ManualStep & { readonly ticked: { readonly who: string; readonly when: string } | null })[];
  /** Names to be marked one by one where "Set All to Attended" is not allowed. */
  readonly toMark: readonly string[];
  readonly setAllAllowed: boolean;
  readonly why: string;
}

/** A finding with what is proposed as its text. */
export interface ShownFinding extends Omit<Finding, 'proposal'> {
  readonly proposal?: string;
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
  readonly findings: readonly ShownFinding[];
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
  /** Changes with who is to be sent and what was found about them; `build` wants the one that was reviewed. */
  readonly mark: string;
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
  readonly running: {
    readonly holder: string;
    readonly session: string;
    /** ISO moment. */
    readonly since: string;
    /** `38 of 61`; empty in the first step. */
    readonly progress: string;
  } | null;
  /** The menu item by which the page was opened; told once, to a page that is opening. */
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
  /** How its people are registered and marked; empty until that was found out. */
  readonly route: RunRoute;
  /** True where the tab came with a copy of another spreadsheet: read-only until it is taken over. */
  readonly isCopied: boolean;
  readonly people: number;
  readonly firstNames: readonly string[];
  readonly counts: Counts;
  /** How many of the failed were left out by a person's decision: nothing is expected of them. */
  readonly leftOut: number;
  /** Attended people whose certificate a person confirms by name, since GrowthZone does not show completions here. */
  readonly toConfirm: number;
  /** Registered people whose earlier credit of this component was not looked at yet. */
  readonly unread: number;
  /** Registered people who have an earlier credit of this component, which marking overwrites: name and its date. */
  readonly overwrites: readonly { readonly name: string; readonly date: string }[];
}

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

  byHand(asked: { readonly credit: Credit }): ManualReport;
  tickByHand(asked: { readonly credit: Credit; readonly code: ManualStepCode; readonly on: boolean }): ManualReport;
  /** Looks what GrowthZone holds by now, or takes an attendee list that was pasted; sends nothing. Ask again as with `step`. */
  readBack(asked: { readonly credit: Credit; readonly pasted?: string }): StepReport;
}

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

export type { Intent };
