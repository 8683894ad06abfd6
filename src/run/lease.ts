/** Who runs: kept in the document, so that two people in one spreadsheet do not run at once. */
export interface Lease {
  readonly holder: string;
  /** One open sidebar; a colleague, and the same person's second window, have another. */
  readonly session: string;
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly since: number;
  readonly progress: string;
}

/** Above the six minutes after which Google ends a script, so that a lease never ends under a running one. */
export const LEASE_MS = 7 * 60_000;

export type LeaseAnswer =
  | { readonly granted: true; readonly lease: Lease }
  | { readonly granted: false; readonly lease: Lease };

/** Grants or renews the lease where nobody else holds it; else gives the holder's. */
export function takeLease(current: Lease | undefined, holder: string, session: string, now: number): LeaseAnswer {
  if (current && current.session !== session && current.until > now) return { granted: false, lease: current };
  const since = current?.session === session ? current.since : now;
  const progress = current?.session === session ? current.progress : '';
  return { granted: true, lease: { holder, session, since, progress, until: now + LEASE_MS } };
}

/** Whether this session may still write. */
export function holdsLease(current: Lease | undefined, session: string, now: number): boolean {
  return current !== undefined && current.session === session && current.until > now;
}
