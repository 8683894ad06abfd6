import type { PlannedFile } from '../plan/files';
import type { Cause } from '../roster/causes';
import type { Field } from '../roster/fields';
import type { Question } from '../roster/questions';
import type { Credit, Finding, Outcome } from '../roster/types';

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
