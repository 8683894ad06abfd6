import type { LocalClock } from '../clock';

/** How fast one may ask: a steady rate, and how many at once after a rest. */
export interface Pace {
  readonly perSecond: number;
  readonly burst: number;
}

/** USED: about 3 requests a second ran clean and about 8 drew hundreds of 429s; the line between them is INVENTED. */
export const GROWTHZONE_PACE: Pace = { perSecond: 5, burst: 10 };

export type Turn = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number | undefined };

/**
 * A token bucket on the given clock. Every second refusal says when to come back, since `Retry-After` may or may not
 * come (USED) and a client has to manage without.
 */
export function turnstile(clock: LocalClock, { perSecond, burst }: Pace): () => Turn {
  let tokens = burst;
  let filledAt = clock.now();
  let refusals = 0;
  return () => {
    const now = clock.now();
    tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) / 1000) * perSecond);
    filledAt = now;
    if (tokens >= 1) {
      tokens -= 1;
      return { ok: true };
    }
    refusals += 1;
    return { ok: false, retryAfterSeconds: refusals % 2 === 0 ? 2 : undefined };
  };
}
