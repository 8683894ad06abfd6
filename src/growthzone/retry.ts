/** What is known when a request was refused for the moment. */
export interface Setback {
  /** How many times it was tried, from 1. */
  readonly tries: number;
  /** The `Retry-After` header, where there was one. */
  readonly retryAfter: string | undefined;
  readonly now: number;
  /** From 0 to 1: spreads out clients that were refused together. */
  readonly chance: number;
}

const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 16_000;
/** "Retry-After: 0" must not become a loop without a pause. */
const SHORTEST_DELAY_MS = 250;

/**
 * How many milliseconds to leave before the next try. `Retry-After` may or may not come (USED): where it does, in
 * seconds or as a date, it is honoured; else the delay doubles, with jitter.
 */
export function retryDelay({ tries, retryAfter, now, chance }: Setback): number {
  const told = retryAfter === undefined ? undefined : toldDelay(retryAfter, now);
  if (told !== undefined) return Math.max(SHORTEST_DELAY_MS, told);
  const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (tries - 1));
  return Math.round(delay * (0.75 + chance / 2));
}

function toldDelay(header: string, now: number): number | undefined {
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  // Date.parse reads "-1" or "1.5" as some year: a date has letters.
  const date = /[a-z]{3}/i.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
