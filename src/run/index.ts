/**
 * An import run: what is known of a class's people, the next thing to do for them, and what a person may decide. Pure
 * but for the client, the clock and the store that it is handed.
 */
export { completionUnder, creditOf, NOT_SHOWN } from './credit';
export { type Current, DECISIONS, type Decision, decide, decisionWords, eventAfter } from './decide';
export { registeredElsewhere } from './elsewhere';
export {
  type EventCandidate,
  evident,
  findCandidates,
  howToMakeEvent,
  passes,
  readCandidate,
  readPresent,
  runEventOf,
} from './event-candidates';
export { attendeesLine, type ClassFacts, type PreflightLine } from './event-preflight';
export { afterStep, holdsLease, LEASE_MS, type Lease, type LeaseAnswer, takeLease } from './lease';
export { type Reason, STATES, type State } from './machine';
export {
  MANUAL_STEP_CODES,
  type ManualFile,
  type ManualStep,
  type ManualStepCode,
  manualFiles,
  manualSteps,
  nameOf,
} from './manual';
export { readPasted, type SeenList, seenList, setAll } from './manual-list';
export { type PeopleLine, peoplePreflight } from './people-preflight';
export {
  type Goal,
  isBuiltAnew,
  isHeldByRoster,
  isLeftOut,
  isOf,
  isToConfirm,
  type Person,
  type RunEvent,
  type RunRoute,
  standIn,
} from './person';
export { type PlannedCall, plannedCalls } from './planned-calls';
export { type RunStore, type StepPorts, saveChanged } from './ports';
export { type Plan, reconcile, statusWord } from './reconcile';
export { joined, learned, proven, type RunRecord, recordOf } from './record';
export { remediable, remediate, secondsToRemediation } from './remediation';
export {
  type Counts,
  countStates,
  doneSentence,
  type Ending,
  type PauseReason,
  reportOf,
  type StepReport,
  type Unbuilt,
  unbuiltWords,
  withUnbuilt,
} from './report';
export { runStep } from './step';
export { missingFrom, restored, unlessLeftOut, whatIsGone } from './whole';
