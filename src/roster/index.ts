export { type Cause, causesOf, repairOf } from './causes';
export { checkReading, checkRoster, type RosterCheck } from './check';
export {
  ATTENDEES_PER_FILE,
  batches,
  type CreditRow,
  type CsvProfile,
  conserved,
  countSentence,
  csvProfile,
  csvText,
  type PlannedFile,
  planFiles,
  rowsOf,
  vendorList,
} from './export';
export { contentHash, digest, reviewHash } from './hashes';
export { failure, type Problem, type ProblemCode, type RefusalCode, type Result, success } from './problems';
export { commonDate } from './rules/class-date';
export { acceptName } from './rules/judge-name';
export { directoryOf, possibleMembers, readMemberList } from './rules/member-directory';
export { showable } from './rules/member-id';
export { nameAgreement, nameKey, splitName } from './rules/names';
export {
  COMPLETION_DATES,
  type CompletionDate,
  type CsvField,
  FIELDS,
  type Field,
  type RosterSettings,
  readSettings,
  TIME_ZONES,
} from './settings';
export { type Cells, type CellValue, columnLetters, isBlank } from './sheet/cells';
export { columnNumber, type HeaderRow, type ReadTable, readHeader } from './sheet/columns';
export { hasRosterHeader } from './sheet/headers';
export { mappedColumns, mappingOf } from './sheet/mapping';
export { type Recalled, type Remembered, recall, remember } from './sheet/memory';
export { findOwnColumns, isStillOwn, OWN_HEADERS, type OwnColumns, separate } from './sheet/own-columns';
export {
  CREDIT_CHOICES,
  isNewOverride,
  type Look,
  lookOf,
  NO_OWN_CELLS,
  type OwnCells,
  overrideOf,
  ownCellsOf,
  recordedLook,
} from './sheet/own-record';
export { idOf, type Question } from './sheet/questions';
export { decidedTables, mainTable, type Reading, tablesBelow } from './sheet/tables';
export {
  CREDITS,
  type Credit,
  type Finding,
  type Member,
  type MemberDirectory,
  OUTCOMES,
  type Outcome,
  type Override,
  type RosterRow,
} from './types';
export { COUNTED_OUTCOME_WORDS, listed, OUTCOME_WORDS, plural, rowsNamed } from './words';
