import type { LocalClock } from '../clock';
import type { Db } from './database';
import type { Profile } from './profile';

/** One association's GrowthZone: what every rule is given. */
export interface Tenant {
  readonly db: Db;
  readonly clock: LocalClock;
  /** Switched while running; whoever needs it reads it anew. */
  profile: Profile;
}

/** A rule said no: nothing was changed. `kind` lets the caller choose a status; `message` is for people. */
export interface Refusal {
  readonly ok: false;
  readonly kind: 'not found' | 'invalid' | 'stale' | 'taken';
  readonly message: string;
}

export function refusal(kind: Refusal['kind'], message: string): Refusal {
  return { ok: false, kind, message };
}

/** The course codes that M1 knows (GUIDE). */
export const CREDIT_CODES = ['COEC', 'COEN', 'FAIRH'] as const;
export type CreditCode = (typeof CREDIT_CODES)[number];
