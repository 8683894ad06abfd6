import type { InferOutput } from 'valibot';
import { buildRequests } from './build';
import { checkRequests } from './check';
import { columnRequests } from './columns';
import { connectionRequests } from './connection';
import { earlierRequests } from './earlier';
import { eventRequests } from './events';
import { manualRequests } from './manual';
import { memberRequests } from './members';
import { peopleRequests } from './people';
import { platformRequests } from './platform';
import { nameRequests, repairRequests } from './repair';
import { runRequests } from './run';
import { stateRequests } from './state';
import { takeOverRequests } from './take-over';
import { tidyRequests } from './tidy';

export type { PlatformLook, PlatformPart } from '../google/platform-check';
export type { Intent } from '../google/stored-values';
export type { Problem, ProblemCode, Result } from '../roster';
export type { ChosenEvent } from './build';
export type { CheckedRow, CheckReport } from './check';
export type { ColumnsReport, VendorColumn } from './columns';
export type { DoctorReport } from './connection';
export type { EarlierReport } from './earlier';
export type { CandidateEvent, CreditEvents, EventsReport } from './events';
export type { ManualReport } from './manual';
export type { DirectoryProgress } from './members';
export type { PeopleReport, TabPerson } from './people';
export type { AskedQuestion } from './roster-now';
export type { CreditTab, SidebarState } from './state';
export type { EventToTakeOver } from './take-over';

/** The one contract between page and server: every request by the name it goes by, from the file of its subject. */
export const requests = {
  ...stateRequests,
  ...connectionRequests,
  ...checkRequests,
  ...columnRequests,
  ...repairRequests,
  ...nameRequests,
  ...memberRequests,
  ...eventRequests,
  ...earlierRequests,
  ...buildRequests,
  ...peopleRequests,
  ...runRequests,
  ...manualRequests,
  ...platformRequests,
  ...takeOverRequests,
  ...tidyRequests,
};

type Requests = typeof requests;
export type RequestName = keyof Requests;

/** What goes with a request, besides its name. */
export type InputOf<Name extends RequestName> = InferOutput<Requests[Name]['input']>;

/** What the page sends. `src/main.ts` exposes all requests as the one function `ask`. */
export type RequestOf<Name extends RequestName> = { readonly ask: Name } & InputOf<Name>;

/** The value of a good result. */
export type ValueOf<Name extends RequestName> = Extract<
  ReturnType<Requests[Name]['serve']>,
  { readonly ok: true }
>['value'];
