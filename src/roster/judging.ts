import type { Cells } from './cells';
import type { Table } from './columns';
import type { EarnedContext } from './earned';
import type { AnswerField } from './fields';
import type { RosterSettings } from './settings';
import type { Hand, MemberDirectory } from './types';

/** What a check needs beside the cells. */
export interface CheckContext {
  readonly settings: RosterSettings;
  /** `YYYY-MM-DD`: completions after it lie in the future. */
  readonly today: string;
  readonly directory?: MemberDirectory;
  /** What a person set in the add-on's own columns, by row from 0. */
  readonly hands?: ReadonlyMap<number, Hand>;
}

/** All that the judges of one roster share. */
export interface Judging extends CheckContext {
  readonly cells: Cells;
  readonly table: Table;
  /** What an answer means in each column of answers. */
  readonly answers: Readonly<Record<AnswerField, EarnedContext>>;
}
