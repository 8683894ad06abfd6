import { findCreditTab } from '../google/credit-tab';
import { serverClock } from '../google/http';
import { runStore } from '../google/run-store';
import { loadEvent, loadSettings } from '../google/stores';
import { tabOfEvent } from '../google/tab-people';
import type { Client } from '../growthzone';
import { type Credit, csvProfile, failure, listed, type Result, success } from '../roster';
import {
  type Lease,
  type Person,
  type RunEvent,
  type RunStore,
  reportOf,
  type StepPorts,
  type StepReport,
  whatIsGone,
} from '../run';
import { planOf, reviewedRows } from './reviewed';

/** The event of a credit's tab; a problem where there is no tab, or where it came with a copy. */
export function ownEvent(credit: Credit): Result<RunEvent> {
  const tab = findCreditTab(credit);
  if (tab?.isCopied) {
    const message = `The ${credit} tab came with a copy of another spreadsheet, which may still be importing it. Take it over, or go on there.`;
    return failure('copied', message);
  }
  const event = tab && loadEvent(credit);
  if (event) return success(event);
  return failure('no-tab', `There is no ${credit} tab. Build the credit tabs; nobody is sent twice by that.`);
}

/** An event with everybody in its tab. */
export interface WholeTab {
  readonly event: RunEvent;
  readonly people: readonly Person[];
}

/** An event with everybody in its tab; a problem where there is no tab of one's own, or where a row or a column is gone. */
export function wholeTab(credit: Credit): Result<WholeTab> {
  const own = ownEvent(credit);
  if (!own.ok) return own;
  const { people, lacking } = tabOfEvent(own.value);
  const gone = whatIsGoneOf(own.value, people, lacking);
  return gone === '' ? success({ event: own.value, people }) : failure('tab-incomplete', gone);
}

/** What of a tab is gone and how to get it back, with the names that the roster knows; empty where nothing is. */
export function whatIsGoneOf(event: RunEvent, people: readonly Person[], lacking: readonly string[]): string {
  const gone = whatIsGone(event, people, lacking);
  if (gone === '' || lacking.length > 0) return gone;
  const there = new Set(people.map(({ memberId }) => memberId));
  const rows = reviewedRows(event);
  if (!rows.ok) return gone;
  const names = rows.value
    .filter(({ memberId }) => !there.has(memberId))
    .map(({ firstName, lastName }) => `${firstName} ${lastName}`);
  if (names.length === 0) return `${gone} The roster no longer has them either: put their rows back there first.`;
  const more = names.length - NAMED;
  return `${gone} Missing: ${listed([...names.slice(0, NAMED), ...(more > 0 ? [`${more} more`] : [])])}.`;
}

/** So many names fit in a sentence. */
const NAMED = 5;

/** The report of a run that cannot go on since a row or a column of its tab is gone; undefined where none is. */
export function pausedWhereGone(store: RunStore, goal: StepReport['goal']): StepReport | undefined {
  const [event, people] = [store.event(), store.people()];
  const sentence = whatIsGoneOf(event, people, store.lacking());
  if (sentence === '') return undefined;
  return reportOf(event, people, goal, { status: 'paused', reason: 'tab-incomplete', sentence });
}

/** What a run works with; without a lease it can only look. */
export function portsFor(client: Client, event: RunEvent, lease?: Lease): StepPorts {
  const settings = loadSettings();
  const store = runStore(event, planOf, lease);
  return {
    client,
    clock: serverClock,
    store,
    profile: csvProfile(settings),
    routeSetting: settings.route,
    dateSetting: settings.completionDate,
  };
}
