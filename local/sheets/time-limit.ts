/** Google ends a script after six minutes, in the middle of whatever it does; no `catch` of its own sees it. */
export const LONGEST_MS = 6 * 60_000;

/** The exit status of a thread whose script ran too long, so that whoever called is told why. */
export const TOO_LONG = 6;
