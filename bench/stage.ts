import { type LocalClock, simulatedClock } from '../local/clock';
import { type GrowthZone, startGrowthZone } from '../local/growthzone';
import { AddOn, type costs, SpreadsheetHost, type Workbook } from '../local/sheets';

export const KEY = 'bench-key';

/** The built bundle over a workbook, and the stand-in that it speaks to, by one simulated clock. */
export interface Stage {
  readonly clock: LocalClock;
  readonly growthzone: GrowthZone;
  readonly host: SpreadsheetHost;
  readonly addOn: AddOn;
}

/** Starts a stand-in and opens the add-on over the workbook; `more` is what one measurement alone has. */
export async function stageOver(
  root: string,
  workbook: Workbook,
  more: { readonly costs?: ReturnType<typeof costs>; readonly userProperties?: Readonly<Record<string, string>> } = {},
): Promise<Stage> {
  const clock = simulatedClock(Date.parse('2026-06-30T15:00:00Z'));
  const growthzone = await startGrowthZone({ clock, keys: [KEY] });
  const host = new SpreadsheetHost({ workbook, documentProperties: {} }, () => clock.now());
  const addOn = await AddOn.open({
    host,
    dist: `${root}dist`,
    worker: `${root}build/worker.mjs`,
    clock,
    user: 'coordinator@example.org',
    hosts: { 'https://demo.growthzoneapp.com': growthzone.url },
    ...more,
  });
  return { clock, growthzone, host, addOn };
}
