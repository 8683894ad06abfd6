export { checkReading, checkRoster, type RosterCheck } from './check';
export { namesEverybody, namesLeftOut } from './everybody';
export {
  batches,
  type CreditRow,
  type CsvProfile,
  type CsvStyle,
  conserved,
  countSentence,
  csvLines,
  csvProfile,
  csvText,
  type PlannedFile,
  planFiles,
  rowsOf,
  vendorList,
} from './export';
export { type Cause, causesOf, repairOf } from './findings';
export { contentHash, digest, reviewHash } from './hashes';
export { failure, type Problem, type ProblemCode, type RefusalCode, type Result, success } from './problems';
export { commonDate } from './rules/class-date';
export { creditWords } from './rules/credit';
export { readDate } from './rules/dates';
export { acceptName } from './rules/judge-name';
export { showable } from './rules/masked';
export { directoryOf, possibleMembers, readMemberList } from './rules/member-directory';
export { NameIndex, nameAgreement, nameKey, splitName } from './rules/names';
export {
  CSV_FIELDS,
  type CsvField,
  FIELDS,
  type Field,
  type GivenEvent,
  type RosterSettings,
  readSettings,
} from './settings';
export { numberFrom, textLike, textUpTo, wholeFrom } from './shapes';
export { bounded, type Cells, type CellValue, columnLetters, grouped, isBlank } from './sheet/cells';
export { readHeader } from './sheet/columns';
export { hasRosterHeader } from './sheet/header-row';
export { mappedColumns, mappingOf } from './sheet/mapping';
export { type Recalled, type Remembered, recall, remember } from './sheet/memory';
export {
  CREDIT_CHOICES,
  findOwnColumns,
  isNewOverride,
  isStillOwn,
  type Look,
  lookOf,
  NO_OWN_CELLS,
  OWN_HEADERS,
  type OwnCells,
  type OwnColumns,
  overrideOf,
  ownCellsOf,
  recordedLook,
  separate,
} from './sheet/own-columns';
export { idOf } from './sheet/question-rules';
export type { Question } from './sheet/questions';
export { columnNumber, type HeaderRow, type ReadTable } from './sheet/table';
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
export { countedOutcome, fullName, listed, namesListed, OUTCOME_WORDS, plural, rowsNamed, verb } from './words';
export { COMPLETION_DATES, type CompletionDate, TIME_ZONES } from './zones';
