import * as v from 'valibot';

// Each kind of rule that a schema library has is code of its own: one check serves for lengths, patterns and limits.

/** A text that a pattern fits; `told` says how it is written. */
export const textLike = (pattern: RegExp, told = 'it is not in that form') =>
  v.pipe(
    v.string(),
    v.check((text) => pattern.test(text), told),
  );

/** A text of at most so many characters. */
export const textUpTo = (most: number, least = 0) =>
  v.pipe(
    v.string(),
    v.check((text) => text.length >= least && text.length <= most, `it has ${least} to ${most} characters`),
  );

/** A number within limits. */
export const numberFrom = (least: number, most = Number.POSITIVE_INFINITY) =>
  v.pipe(
    v.number(),
    v.check((number) => number >= least && number <= most, `it is a number from ${least}`),
  );

/** A whole number within limits. */
export const wholeFrom = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  v.pipe(
    v.number(),
    v.check(
      (number) => Number.isSafeInteger(number) && number >= least && number <= most,
      `it is a whole number from ${least}`,
    ),
  );
