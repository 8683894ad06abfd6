/**
 * An import run: what is known of a class's people, the next thing to do for them, and what a person may decide. Pure
 * but for the client, the clock and the store that it is handed.
 */
export { type Binding, type Bindings, bind, rebound } from './bound';
export { completionUnder, creditOf, moduleAnswer } from './credit';
export { type Current, DECISIONS, type Decision, decide, decisionWords, eventAfter } from './decide';
export { registeredElsewhere } from './elsewhere';
export { readEventAgain } from './event-again';
export {
  type EventCandidate,
  evident,
  findCandidates,
  givenCandidate,
  howToMakeEvent,
  passes,
  readCandidate,
  readPresent,
  runEventOf,
} from './event-candidates';
export { attendeesLine, type ClassFacts, isOfComponent, type PreflightLine } from './event-preflight';
export { afterStep, holdsLease, LEASE_MS, type Lease, type LeaseAnswer, takeLease } from './lease';
export { added, isWhole, type Look, type LookPage, missingWords, saidOf, seen, statusesOf } from './look';
export { type Reason, STATES, type State } from './machine';
export {
  MANUAL_STEP_CODES,
  type ManualFile,
  type ManualStep,
  type ManualStepCode,
  manualFiles,
  manualSteps,
} from './manual';
export { type SeenList, seenList, setAll } from './manual-list';
export { keyOf, type Lines, pastedLines, readPasted } from './pasted';
export { creditPasted, followPasted, wrongTurns } from './pasted-run';
export { type PeopleLine, peoplePreflight } from './people-preflight';
export {
  asked,
  type Goal,
  isBuiltAnew,
  isGiven,
  isHeldByRoster,
  isIn,
  isLeftOut,
  isOf,
  isToConfirm,
  NOT_SHOWN,
  nameOf,
  type Person,
  type RunEvent,
  type RunRoute,
  standIn,
  UNREADABLE,
  unlessLeftOut,
} from './person';
export { type PlannedCall, plannedCalls } from './planned-calls';
export { GOING_ON, LEASE_LOST, type RunStore, type StepPorts, saveChanged, soundPeople } from './ports';
export { bindToContent, type Plan, reconcile, statusWord } from './reconcile';
export { forgotten, joined, learned, type RunRecord, recordOf } from './record';
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
export { missingFrom, restored, type TabTrouble, tabTrouble, tidied, whatIsGone } from './whole';
export { isAnybodyGone, isOfOther, type More, workingCopy } from './working-copy';
