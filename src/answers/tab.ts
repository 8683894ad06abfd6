import { findCreditTab } from '../google/credit-tab';
import { serverClock } from '../google/http';
import { runStore } from '../google/run-store';
import { loadEvent, loadSettings } from '../google/stores';
import type { Client } from '../growthzone';
import { csvProfile } from '../roster/export';
import { type Credit, failure, type Result, success } from '../roster/types';
import type { Lease, RunEvent, StepPorts } from '../run';
import { planOf } from './reviewed';

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

/** What a run works with; without a lease it can only look. */
export function portsFor(client: Client, event: RunEvent, lease?: Lease): StepPorts {
  const settings = loadSettings();
  const store = runStore(event, planOf, lease);
  return { client, clock: serverClock, store, profile: csvProfile(settings), routeSetting: settings.route };
}
