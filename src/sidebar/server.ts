import type { DirectoryProgress, RequestName, RequestOf, Result, ValueOf } from '../answers';
import type { ProblemCode } from '../roster';
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
  EventToTakeOver,
  InputOf,
  Intent,
  ManualReport,
  PeopleReport,
  PlatformLook,
  PlatformPart,
  Problem,
  RequestOf,
  Result,
  SidebarState,
  TabPerson,
  ValueOf,
  VendorColumn,
} from '../answers';
export type { Found, Lesson, Question, Templates } from '../learn';
export type { Cause, Credit, CsvField, Field, GivenEvent, Outcome, ProblemCode, RosterSettings } from '../roster';
export type {
  Decision,
  Goal,
  ManualFile,
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
  ask(request: { readonly ask: RequestName; readonly account?: string }): void;
}

declare const google: { readonly script: { readonly run: Runner } };

/** Longer than Google lets a script run: what did not come back by then never will. */
const PATIENCE_MS = 7 * 60_000;
/** How long to leave before the next tries. */
const AGAIN_AFTER_MS = [1000, 4000, 15_000];
/** What may be asked again although the first time may have been served: it reads, or goes on where it stands. */
const RESUMABLE: ReadonlySet<RequestName> = new Set<RequestName>([
  ...(['state', 'columns', 'check', 'files', 'vendorList', 'readMembers', 'events', 'routes', 'doctor'] as const),
  ...(['people', 'peoplePreflight', 'tryWithoutSending', 'byHand', 'build', 'step', 'pause', 'saveSettings'] as const),
]);

/** Told what the log or the summary could not be told while a question was answered. */
let hear: (notice: string) => void = () => undefined;

/** Has `listener` told of it from now on. */
export function onNotice(listener: (notice: string) => void): void {
  hear = listener;
}

/** Asks the add-on on Google's side. Never rejects: a call that failed is a result with a problem, too. */
export async function ask<Name extends RequestName>(request: RequestOf<Name>): Promise<Result<ValueOf<Name>>> {
  for (let tries = 0; ; tries += 1) {
    const { result, isPassing } = await asked(request);
    const wait = isPassing && RESUMABLE.has(request.ask) ? AGAIN_AFTER_MS[tries] : undefined;
    if (wait === undefined) return result;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

interface Asked<Name extends RequestName> {
  readonly result: Result<ValueOf<Name>>;
  /** Whether the same may be answered in a while. */
  readonly isPassing: boolean;
}

async function asked<Name extends RequestName>(request: RequestOf<Name>): Promise<Asked<Name>> {
  const account = await accountOfPage();
  return new Promise((resolve) => {
    const end = (result: Result<ValueOf<Name>>, isPassing: boolean) => {
      clearTimeout(timer);
      resolve({ result, isPassing });
    };
    const fail = (code: ProblemCode, message: string, isPassing = false) =>
      end({ ok: false, problem: { code, message } }, isPassing);
    const timer = setTimeout(() => fail('no-answer', NO_RESULT.lost), PATIENCE_MS);
    google.script.run
      .withSuccessHandler((answer) => {
        if (typeof answer !== 'object' || answer === null || !('ok' in answer)) {
          fail('no-answer', NO_RESULT.nothing);
          return;
        }
        const result = answer as Result<ValueOf<Name>> & { readonly notice?: string };
        if (result.notice) hear(result.notice);
        end(result, !result.ok && result.problem.code === 'passing');
      })
      .withFailureHandler(({ message }) => {
        // Several accounts in one browser: Google runs the call as another one than the page's.
        if (/PERMISSION_DENIED|Authorization is required/i.test(message)) fail('other-account', NO_RESULT.otherAccount);
        else fail('no-answer', NO_RESULT.silent(message), true);
      })
      .ask(account === '' ? request : { ...request, account });
  });
}

/** Whose page it is, as the menu wrote it behind the page; empty where it did not. */
async function accountOfPage(): Promise<string> {
  if (typeof document === 'undefined') return '';
  if (document.readyState === 'loading')
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  return decodeURIComponent(document.getElementById('account')?.title ?? '');
}

/** The same call with nothing made of its outcome, for a look at what Google carries. Rejects where Google refuses. */
export const carried = (request: RequestOf<'carry' | 'platform'>): Promise<unknown> =>
  new Promise((resolve, reject) => {
    google.script.run.withSuccessHandler(resolve).withFailureHandler(reject).ask(request);
  });

/** Does one thing, saying what; undefined where it was refused. */
type Doing = <T>(text: string, work: () => Promise<Result<T>>) => Promise<T | undefined>;

/**
 * Reads the member directory to its end; false where GrowthZone refused. Without a connection there is nothing to read.
 * `newer`: also where it was read already, since somebody may have been added.
 */
export async function readMembers(doing: Doing, newer = false): Promise<boolean> {
  let text: string = DOING.readingMembers;
  for (;;) {
    const progress = await doing(text, () => readSome(newer));
    if (progress === undefined) return false;
    if (progress === null || progress.done) return true;
    text = DOING.membersRead(progress.read, progress.total);
  }
}

async function readSome(newer: boolean): Promise<Result<DirectoryProgress | null>> {
  const read = await ask({ ask: 'readMembers', restart: false, ...(newer ? { newer } : {}) });
  return !read.ok && read.problem.code === 'not-connected' ? { ok: true, value: null } : read;
}
