import { serverClock } from '../google/http';
import { logName, writeLog } from '../google/log';
import { loadBindings } from '../google/record-store';
import { whileNobodyRuns } from '../google/run-store';
import { underLock } from '../google/stores';
import { tabOfEvent, writeTidied } from '../google/tab-people';
import { type Credit, failure, type Result, success } from '../roster';
import { tidied } from '../run';
import { ofCredit, request } from './request';
import { comparedState, type SidebarState } from './state';
import { ownEvent } from './tab';

export const tidyRequests = {
  /** Leaves one row in a credit's tab for each reviewed person, with what is bound to them. Sends nothing. */
  tidyTab: request({ input: ofCredit, handle: (asked) => whileNobodyRuns(() => tidyTab(asked)) }),
};

function tidyTab({ credit }: { readonly credit: Credit }): Result<SidebarState> {
  const own = ownEvent(credit);
  if (!own.ok) return own;
  const event = own.value;
  const bindings = loadBindings(event);
  if (!bindings) return failure('tab-incomplete', 'The review was not saved. Build the credit tabs again.');
  underLock(() => {
    const rows = tidied(tabOfEvent(event).people, bindings);
    writeTidied(credit, rows);
    const emptied = [...rows.values()].filter((person) => person === null).length;
    writeLog(serverClock.now(), logName(event), 'Put the credit tab in order; emptied rows', emptied);
  });
  return success(comparedState());
}
