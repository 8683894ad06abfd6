import type { Credit } from '../roster/types';
import type { PreflightLine } from '../run/preflight';

/** The events that the credits could go to, held against the guide's conditions. */
export interface EventsReport {
  /** `YYYY-MM-DD`, or empty where neither settings nor the roster say it. */
  readonly classDate: string;
  /** The guide's three questions before an import; the coordinator answers them. */
  readonly questions: readonly { readonly code: 'credit-types' | 'invoices' | 'earned'; readonly text: string }[];
  readonly credits: readonly CreditEvents[];
}

export interface CreditEvents {
  readonly credit: Credit;
  readonly people: number;
  readonly candidates: readonly CandidateEvent[];
  /** The event that is evident; 0 where the coordinator must choose or make one. */
  readonly chosen: number;
  /** How to make an event, where none fits. */
  readonly advice: string;
}

export interface CandidateEvent {
  readonly eventId: number;
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly lines: readonly PreflightLine[];
}

/** The event whose credit tab was built. */
export interface ChosenEvent {
  readonly credit: Credit;
  readonly eventId: number;
  readonly name: string;
  readonly date: string;
  readonly registrationType: string;
}
