import * as v from 'valibot';
import { serverClock } from '../google/http';
import { writeLog } from '../google/log';
import { type DirectoryRead, directoryRead } from '../google/member-cache';
import { tryOwnColumns } from '../google/own-columns';
import { addSampleRoster } from '../google/sample-sheet';
import { type RosterSheet, selectCell } from '../google/sheet-cells';
import { loadSettings } from '../google/stores';
import {
  type Cause,
  type Credit,
  causesOf,
  columnNumber,
  conserved,
  countSentence,
  type Field,
  type Finding,
  fullName,
  type Outcome,
  OWN_HEADERS,
  type PlannedFile,
  planFiles,
  type Result,
  type RosterCheck,
  type RosterRow,
  reviewHash,
  success,
  vendorList,
} from '../roster';
import { nothing, positive, request } from './request';
import { type AskedQuestion, type CheckedNow, checkNow, questionsOf } from './roster-now';

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

/** What a check found, as the page and the command line show it. */
export interface CheckReport {
  readonly sheet: string;
  readonly headerRow: number;
  /** The vendor's header for each field that was found. */
  readonly columns: Readonly<Record<string, string>>;
  /** Where the sheet holds several tables: the header row of each, and its columns as above. */
  readonly tables?: readonly Pick<CheckReport, 'headerRow' | 'columns'>[];
  readonly rows: readonly CheckedRow[];
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly credits: Readonly<Record<Credit, number>>;
  readonly files: readonly Omit<PlannedFile, 'text'>[];
  /** Findings and reasons by their cause, the most weighty and frequent first. */
  readonly causes: readonly Cause[];
  /** What only the coordinator can say of the roster, open or answered. */
  readonly questions: readonly AskedQuestion[];
  /** The column, from 1, of each header that findings name. */
  readonly places: Readonly<Record<string, number>>;
  /** Rows whose CE Credit or CE Member ID was set by a repair or by hand. */
  readonly byHand: number;
  /** Changes with who is to be sent and what was found about them; `build` wants the one that was reviewed. */
  readonly mark: string;
  /** The members that the rows were compared with; null where none are available. */
  readonly directory: DirectoryRead | null;
  /** Why the outcomes could not be written beside the rows; empty where they were. */
  readonly notWritten: string;
  /** The counts as one sentence. */
  readonly summary: string;
}

export const checkRequests = {
  /** `isLook`: nothing is written, to see whether the roster is as it was checked. */
  check: request({
    input: v.strictObject({ isLook: v.exactOptional(v.boolean()) }),
    handle: ({ isLook = false }) => check(isLook),
  }),

  /** The files for GrowthZone's Import Attendees, where their counts add up to the check's. */
  files: request({
    input: nothing,
    handle: (): Result<readonly PlannedFile[]> => {
      const checked = checkNow(loadSettings());
      if (!checked.ok) return checked;
      const planned = planFiles(checked.value.check, checked.value.settings);
      const sound = conserved(checked.value.check, planned);
      return sound.ok ? success(planned) : sound;
    },
  }),

  /** What the vendor must supply, as a CSV file to send back. */
  vendorList: request({
    input: nothing,
    handle: (): Result<ReturnType<typeof vendorList>> => {
      const checked = checkNow(loadSettings());
      return checked.ok ? success(vendorList(checked.value.check)) : checked;
    },
  }),

  /** Makes a cell of the roster the active one; row and column count from 1, as the sheet does. */
  select: request({ input: v.strictObject({ row: positive, column: positive }), handle: selectCell }),

  /** Adds a tab with a small fictional roster and opens it. */
  sampleRoster: request({ input: nothing, handle: addSampleRoster }),
};

/** Checks the roster, and writes what became of each row beside it where it is more than a look. */
function check(isLook: boolean): Result<CheckReport> {
  const checked = checkNow(loadSettings());
  if (!checked.ok) return checked;
  if (isLook) {
    const files = planFiles(checked.value.check, checked.value.settings);
    return success({ ...reportOf(checked.value, files), notWritten: '' });
  }
  const { newOverrides } = checked.value;
  const report = writeReport(checked.value);
  if (report.ok && newOverrides > 0)
    writeLog(serverClock.now(), '', 'Credit or member ID set by hand in the roster', newOverrides);
  return report;
}

/** The report of a check whose counts add up; its outcomes stand beside the rows then, unless these are protected. */
export function writeReport(checked: CheckedNow): Result<CheckReport> {
  const files = planFiles(checked.check, checked.settings);
  const sound = conserved(checked.check, files);
  if (!sound.ok) return sound;
  const notWritten = tryOwnColumns(checked.roster, checked.check.table.header, checked.check.rows);
  return success({ ...reportOf(checked, files), notWritten });
}

/** A check as the page and the command line show it. */
function reportOf(now: CheckedNow, files: readonly PlannedFile[]): Omit<CheckReport, 'notWritten'> {
  const { check: checked, available, roster } = now;
  const { tables } = checked.reading;
  const read = directoryRead(serverClock.now());
  return {
    sheet: checked.sheet,
    ...readAs(checked.table),
    ...(tables.length > 1 ? { tables: tables.map(readAs) } : {}),
    rows: checked.rows.map(shownRow),
    counts: checked.counts,
    credits: checked.credits,
    files: files.map(({ text: _, ...file }) => file),
    causes: causesOf(checked.rows),
    questions: questionsOf(now, checked.questions),
    places: placesNamed(checked, roster),
    byHand: checked.rows.filter(({ override }) => override?.credit ?? override?.memberId).length,
    mark: reviewHash(checked.rows),
    directory:
      read && available ? { ...read, source: available.source, members: available.directory.byMemberId.size } : null,
    summary: countSentence(checked),
  };
}

/** A table's header row, and the vendor's header for each field that was found. */
function readAs({ header, headers, columns }: RosterCheck['table']): Pick<CheckReport, 'headerRow' | 'columns'> {
  const named = Object.entries(columns).map(([field, column]) => [field as Field, headers[column] ?? '']);
  return { headerRow: header + 1, columns: Object.fromEntries(named) };
}

function shownRow(row: RosterRow): CheckedRow {
  const { row: number, outcome, memberId, firstName, lastName, date, member } = row;
  const findings = row.findings.map(shownFinding);
  const growthzoneName = member ? fullName(member) : '';
  const base = { row: number, outcome, memberId, firstName, lastName, date, findings, growthzoneName };
  if (row.outcome === 'credit') return { ...base, credits: row.credits };
  return row.outcome === 'repeat' ? { ...base, repeatOf: row.repeatOf } : { ...base, reason: row.reason };
}

/** A finding as the page and the command line show it: what is proposed as its text. */
function shownFinding({ proposal, ...finding }: Finding): ShownFinding {
  return proposal ? { ...finding, proposal: proposal.value } : finding;
}

/** Where the headers that findings name stand: the vendor's, and the add-on's own. */
function placesNamed({ rows, table }: RosterCheck, { places, width }: RosterSheet): Readonly<Record<string, number>> {
  const named = new Set(rows.flatMap(({ findings }) => findings.map(({ column }) => column)));
  named.delete('');
  const ownColumn = (header: string) => {
    const own = (OWN_HEADERS as readonly string[]).indexOf(header);
    return own < 0 ? undefined : (places[own] ?? width + own) + 1;
  };
  return Object.fromEntries([...named].map((header) => [header, ownColumn(header) ?? columnNumber(table, header)]));
}
