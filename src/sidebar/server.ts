import type { DirectoryProgress, RequestName, RequestOf, Result, ValueOf } from '../answers';
import { DOING, NO_RESULT } from './texts/shared';

// The types of the other parts come into the page here, so that it has one place to follow them.
export type {
  AskedQuestion,
  CandidateEvent,
  CheckedRow,
  CheckReport,
  ColumnsReport,
  CreditEvents,
  CreditTab,
  DoctorReport,
  EarlierReport,
  EventsReport,
  InputOf,
  Intent,
  ManualReport,
  PeopleReport,
  PresentPerson,
  Problem,
  Result,
  SidebarState,
  TabPerson,
  ValueOf,
  VendorColumn,
} from '../answers';
export type { Cause, Credit, CsvField, Field, Outcome, ProblemCode, RosterSettings } from '../roster';
export type {
  Decision,
  Goal,
  ManualStep,
  ManualStepCode,
  PauseReason,
  PlannedCall,
  PreflightLine,
  State,
  StepReport,
} from '../run';

/** The part of Google's client API that the page uses; each handler yields a new runner. */
interface Runner {
  withSuccessHandler(handler: (result: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
  ask(request: { readonly ask: RequestName }): void;
}

declare const google: { readonly script: { readonly run: Runner } };

/** Asks the add-on on Google's side. Never rejects: a call that failed is a result with a problem, too. */
export function ask<Name extends RequestName>(request: RequestOf<Name>): Promise<Result<ValueOf<Name>>> {
  return new Promise((resolve) => {
    google.script.run
      .withSuccessHandler((result) => resolve(result as Result<ValueOf<Name>>))
      .withFailureHandler((error) => resolve({ ok: false, problem: { code: 'no-answer', message: reason(error) } }))
      .ask(request);
  });
}

function reason(error: Error): string {
  // Several accounts in one browser: Google runs the call as another one than the page's.
  if (error.message.includes('PERMISSION_DENIED')) {
    return NO_RESULT.otherAccount;
  }
  return NO_RESULT.silent(error.message);
}

/** Does one thing, saying what; undefined where it was refused. */
type Doing = <T>(text: string, work: () => Promise<Result<T>>) => Promise<T | undefined>;

/** Reads the member directory to its end; false where GrowthZone refused. Without a connection there is nothing to read. */
export async function readMembers(doing: Doing): Promise<boolean> {
  let text: string = DOING.readingMembers;
  for (;;) {
    const progress = await doing(text, readSome);
    if (progress === undefined) return false;
    if (progress === null || progress.done) return true;
    text = DOING.membersRead(progress.read, progress.total);
  }
}

async function readSome(): Promise<Result<DirectoryProgress | null>> {
  const read = await ask({ ask: 'readMembers', restart: false });
  return !read.ok && read.problem.code === 'not-connected' ? { ok: true, value: null } : read;
}
