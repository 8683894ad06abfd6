import type { RosterSettings } from '../roster/settings';
import type { Credit } from '../roster/types';
import type { Counts } from '../run/report';
import type { RunRoute } from '../run/states';

/** What the menu asked the page to do when it opens it; `credit` is the open credit tab's, null on any other sheet. */
export type Intent =
  | { readonly do: 'check' | 'build' | 'files' }
  | { readonly do: 'import' | 'mark'; readonly credit: Credit | null };

/** Where the add-on stands, without anything of the roster. */
export interface SidebarState {
  /** The Google account it runs as. */
  readonly account: string;
  readonly spreadsheet: string;
  readonly sheet: string;
  /** The association; the key only by its last four characters. */
  readonly connection: { readonly tenant: string; readonly keyEnds: string } | null;
  readonly settings: RosterSettings;
  /** The credit tabs there are, with the number of people in each state. */
  readonly tabs: readonly CreditTab[];
  /** Who imports at this moment and since when, where somebody does. */
  readonly running: {
    readonly holder: string;
    readonly session: string;
    /** ISO moment. */
    readonly since: string;
    /** `38 of 61`; empty in the first step. */
    readonly progress: string;
  } | null;
  /** The menu item by which the page was opened; told once, to a page that is opening. */
  readonly intent: Intent | null;
}

export interface CreditTab {
  readonly credit: Credit;
  readonly tenant: string;
  readonly eventId: number;
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly registrationType: string;
  /** How its people are registered and marked; empty until that was found out. */
  readonly route: RunRoute;
  /** True where the tab came with a copy of another spreadsheet: read-only until it is taken over. */
  readonly isCopied: boolean;
  readonly people: number;
  readonly firstNames: readonly string[];
  readonly counts: Counts;
  /** How many of the failed were left out by a person's decision: nothing is expected of them. */
  readonly leftOut: number;
  /** Attended people whose certificate a person confirms by name, since GrowthZone does not show completions here. */
  readonly toConfirm: number;
  /** Registered people whose earlier credit of this component was not looked at yet. */
  readonly unread: number;
  /** Registered people who have an earlier credit of this component, which marking overwrites: name and its date. */
  readonly overwrites: readonly { readonly name: string; readonly date: string }[];
}
