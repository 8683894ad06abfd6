/** Why GrowthZone did not do what was asked. */
export type RefusalCode =
  | 'key-refused'
  | 'no-permission'
  | 'not-found'
  | 'wrong-verb'
  | 'bad-request'
  | 'stale'
  | 'slow-down'
  | 'unavailable'
  | 'no-answer'
  | 'unreadable';

/** Every code that a problem can have, as the page sees it: a new one is added here, and compiles nowhere before. */
export type ProblemCode =
  | RefusalCode
  // The connection and the settings.
  | 'not-connected'
  | 'bad-tenant'
  | 'bad-key'
  | 'bad-route'
  | 'bad-template'
  | 'bad-setting'
  | 'bad-recording'
  // The roster and its columns.
  | 'no-sheet'
  | 'no-cell'
  | 'no-header'
  | 'no-such-column'
  | 'no-id-column'
  | 'field-twice'
  | 'counts-differ'
  | 'no-repair'
  | 'no-name'
  | 'no-question'
  | 'too-many-rows'
  // The member directory.
  | 'no-directory'
  | 'no-member-ids'
  | 'list-unreadable'
  | 'list-without-ids'
  | 'list-refused'
  // Building the credit tabs.
  | 'no-credit'
  | 'roster-changed'
  | 'checks-open'
  | 'to-invoice'
  | 'no-class-date'
  | 'no-event'
  | 'event-shared'
  | 'event-unfit'
  | 'not-looked-up'
  // The run.
  | 'no-tab'
  | 'tab-incomplete'
  | 'tab-repeated'
  | 'copied'
  | 'not-copied'
  | 'another-tenant'
  | 'lease'
  | 'nobody'
  | 'not-safe'
  | 'not-curable'
  | 'too-early'
  // Google: another account than the page's, a permission that was not given, something that passes.
  | 'other-account'
  | 'no-consent'
  | 'passing'
  // Something was thrown.
  | 'failed';

/** Expected failures are values: a sentence for the user instead of an exception. */
export interface Problem {
  readonly code: ProblemCode;
  /** What is wrong, the value, and what to do. */
  readonly message: string;
}

/** A value, or why there is none. */
export type Result<T, E = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: E };

export const success = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const failure = (code: ProblemCode, message: string): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: { code, message },
});
