/** Who runs: kept in the document, so that two people in one spreadsheet do not run at once. */
export interface Lease {
  readonly holder: string;
  /** One open sidebar; a colleague, and the same person's second window, have another. */
  readonly session: string;
  /** Grows with every step: of two steps of one session, only the later may write. */
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly since: number;
  readonly progress: string;
}

/** Above the six minutes after which Google ends a script, so that a lease never ends under a running one. */
export const LEASE_MS = 7 * 60_000;
/** Between two steps no script runs, so that a page that was closed need not be waited for. */
const BETWEEN_STEPS_MS = 60_000;

export type LeaseAnswer =
  | { readonly granted: true; readonly lease: Lease; readonly isNew: boolean }
  | { readonly granted: false; readonly lease: Lease };

/** Grants or renews the lease where nobody else holds it; else gives the holder's. */
export function takeLease(current: Lease | undefined, holder: string, session: string, now: number): LeaseAnswer {
  if (current && current.session !== session && current.until > now) return { granted: false, lease: current };
  const isNew = current?.session !== session || current.until <= now;
  const since = isNew ? now : current.since;
  const progress = isNew ? '' : current.progress;
  const version = (current?.version ?? 0) + 1;
  return { granted: true, isNew, lease: { holder, session, version, since, progress, until: now + LEASE_MS } };
}

/** Whether the step that was granted `own` may still write. */
export function holdsLease(current: Lease | undefined, own: Lease, now: number): boolean {
  return (
    current !== undefined && current.session === own.session && current.version === own.version && current.until > now
  );
}

/** The lease after a step: kept for the next one for as long as that is to wait, or let go. */
export function afterStep(own: Lease, progress: string, now: number, next: { readonly inSeconds: number } | null) {
  return { ...own, progress, until: next ? now + next.inSeconds * 1000 + BETWEEN_STEPS_MS : now };
}
