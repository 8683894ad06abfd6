import { findCreditTab } from '../google/credit-tab';
import { serverClock } from '../google/http';
import { runStore, type StepStore } from '../google/run-store';
import { loadEvent, loadSettings, storeLearned } from '../google/stores';
import { type Client, type MemberIdSource, readCard } from '../growthzone';
import { type Credit, csvProfile, failure, fullName, namesListed, type Result, success } from '../roster';
import {
  isGiven,
  type Lease,
  type Person,
  type RunEvent,
  type RunStore,
  reportOf,
  type StepPorts,
  type StepReport,
  soundPeople,
  type TabTrouble,
  tabTrouble,
  whatIsGone,
} from '../run';
import { sourceNow } from './id-source';
import { planOf, reviewedRows } from './reviewed';

/** The event of a credit's tab; a problem where there is no tab, or where it came with a copy. */
export function ownEvent(credit: Credit): Result<RunEvent> {
  const tab = findCreditTab(credit);
  if (tab?.isCopied) {
    const message = `The ${credit} tab came with a copy of another spreadsheet. Take it over, or go on there.`;
    return failure('copied', message);
  }
  const event = tab && loadEvent(credit);
  if (event) return success(event);
  return failure('no-tab', `There is no ${credit} tab. Build the credit tabs; nobody is sent twice.`);
}

/** What to do where another association is connected than the one that a tab was built for. */
export const ofAnotherTenant = (credit: Credit, built: string, connected: string): string =>
  `The ${credit} tab was built for ${built}, but ${connected} is connected. Connect ${built} in Settings first.`;

/** An event with everybody in its tab. */
export interface WholeTab {
  readonly event: RunEvent;
  readonly people: readonly Person[];
}

/** An event with everybody in its tab; a problem where there is no tab of one's own, or where a row or a column is gone. */
export function wholeTab(credit: Credit): Result<WholeTab> {
  const own = ownEvent(credit);
  if (!own.ok) return own;
  return wholeTabOf(own.value);
}

/** The same of an event, with everybody as they are bound: what cells alone say decides nothing. */
export function wholeTabOf(event: RunEvent): Result<WholeTab> {
  const store = runStore(event, planOf);
  const trouble = troubleOf(store);
  if (trouble) return failure(trouble.reason, trouble.why);
  return success({ event, people: soundPeople(store, serverClock.now()) });
}

/** What is wrong with a tab and how to get it right, with the names that the roster knows; undefined where nothing is. */
export function troubleOf(store: RunStore): TabTrouble | undefined {
  const [event, people] = [store.event(), store.people()];
  const trouble = tabTrouble(event, people, store.lacking(), store.bindings());
  if (trouble?.reason !== 'tab-incomplete') return trouble;
  return { ...trouble, why: whatIsGoneOf(event, people, store.lacking()) || trouble.why };
}

/** What of a tab is gone and how to get it back, with the names that the roster knows; empty where nothing is. */
function whatIsGoneOf(event: RunEvent, people: readonly Person[], lacking: readonly string[]): string {
  const gone = whatIsGone(event, people, lacking);
  if (gone === '' || lacking.length > 0) return gone;
  const there = new Set(people.map(({ memberId }) => memberId));
  const rows = reviewedRows(event);
  if (!rows.ok) return gone;
  const names = rows.value.filter(({ memberId }) => !there.has(memberId)).map(fullName);
  if (names.length === 0) return `${gone} The roster no longer has them either: put their rows back there first.`;
  return `${gone} Missing: ${namesListed(names)}.`;
}

/** The report of a run that cannot go on since a row or a column of its tab is gone; undefined where none is. */
export function pausedWhereGone(store: RunStore, goal: StepReport['goal']): StepReport | undefined {
  const trouble = troubleOf(store);
  if (!trouble) return undefined;
  const { reason, why } = trouble;
  return reportOf(store.event(), store.people(), goal, { status: 'paused', reason, sentence: why });
}

/** Why a key alone does not go on with a tab that was built without one; empty where it was built with one. */
export const whyNotRead = (event: RunEvent): string =>
  isGiven(event)
    ? `The ${event.credit} tab was built without a key. Look at the events and build again; everybody stays where they are.`
    : '';

/** What a run works with, its store over Google. */
export interface GooglePorts extends StepPorts {
  readonly store: StepStore;
}

/** What a run works with; without a lease it can only look. */
export function portsFor(client: Client, event: RunEvent, lease?: Lease): GooglePorts {
  const settings = loadSettings();
  const store = runStore(event, planOf, lease);
  let source: MemberIdSource | undefined;
  let { templates } = client.ways;
  const cardOf: StepPorts['cardOf'] = (contactId) => {
    source ??= sourceNow(client);
    return readCard(client, contactId, source);
  };
  return {
    client,
    clock: serverClock,
    store,
    profile: event.csv ?? csvProfile(settings),
    cardOf,
    routeSetting: settings.route,
    dateSetting: settings.completionDate,
    keepLearned: (learned) => {
      templates = storeLearned(templates, learned);
    },
  };
}
