import type { RosterCheck } from '../roster/check';
import type { RosterSettings } from '../roster/settings';
import { CREDITS, type Credit, type RosterRow } from '../roster/types';
import { csvProfile, csvText } from './csv';

/** GrowthZone's Import Attendees takes at most 100 attendees a file (CONFIRMED). */
export const ATTENDEES_PER_FILE = 100;

/** One CSV file of the plan. */
export interface PlannedFile {
  readonly name: string;
  readonly credit: Credit;
  readonly part: number;
  readonly parts: number;
  /** Attendees in it, the header not counted. */
  readonly rows: number;
  readonly text: string;
}

type CreditRow = Extract<RosterRow, { outcome: 'credit' }>;

/** The rows that earn `credit`, in the roster's order. */
export function rowsOf(check: RosterCheck, credit: Credit): readonly CreditRow[] {
  return check.rows.filter((row): row is CreditRow => row.outcome === 'credit' && row.credits.includes(credit));
}

/** Batches filled to 100, the last one holding the rest. */
export function batches<T>(people: readonly T[]): readonly (readonly T[])[] {
  const parts: T[][] = [];
  for (let start = 0; start < people.length; start += ATTENDEES_PER_FILE) {
    parts.push(people.slice(start, start + ATTENDEES_PER_FILE));
  }
  return parts;
}

/** All files of a roster: one event per credit, at most 100 attendees each, named `COEC-8101-1of3.csv`. */
export function planFiles(check: RosterCheck, settings: RosterSettings): readonly PlannedFile[] {
  const profile = csvProfile(settings);
  return CREDITS.flatMap((credit) => {
    const parts = batches(rowsOf(check, credit));
    const event = settings.events?.[credit];
    return parts.map((people, index) => ({
      name: `${event === undefined ? credit : `${credit}-${event}`}-${index + 1}of${parts.length}.csv`,
      credit,
      part: index + 1,
      parts: parts.length,
      rows: people.length,
      text: csvText(people, profile),
    }));
  });
}
