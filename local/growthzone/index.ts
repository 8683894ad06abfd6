import type { LocalClock } from '../clock';
import { listen } from '../listen';
import { createApp } from './app';
import type { Counters } from './counters';
import { type FaultOrder, type Faults, faultBook } from './faults';
import { apiKeys, type Key } from './keys';
import { DEMO_ACCOUNT, type OAuthAccount, oauth } from './oauth';
import { GROWTHZONE_PACE, type Pace } from './pace';
import type { Profile } from './profile';
import { openStore, type Store } from './store';

export { type FaultOrder, seededFaults } from './faults';

export interface GrowthZoneOptions {
  readonly clock: LocalClock;
  /** 0 or nothing: any free port. */
  readonly port?: number;
  /** Nothing: in memory. An existing folder goes on as it was left. */
  readonly dataDir?: string;
  readonly keys: readonly (string | Key)[];
  /** Who may ask for tokens; the demo account if not given. */
  readonly oauth?: OAuthAccount;
  readonly profile?: Partial<Profile>;
  /** Above this pace requests draw a 429. */
  readonly pace?: Pace;
  /** What goes wrong from the start; more can be asked for while running. */
  readonly faults?: FaultOrder | readonly FaultOrder[];
}

/** A running stand-in. */
export interface GrowthZone {
  /** `http://127.0.0.1:` and the port. */
  readonly url: string;
  readonly store: Store;
  /** What goes wrong, and what has gone wrong. */
  readonly faults: Faults;
  counters(): Counters;
  /** Lets every change arrive that a fault holds back, whatever the clock says. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the stand-in on loopback. Rejects with `UnusablePort` or `UnusableFolder`.
 * Whoever calls GrowthZone synchronously must do so from another thread.
 */
export async function startGrowthZone(options: GrowthZoneOptions): Promise<GrowthZone> {
  const { clock, keys, pace = GROWTHZONE_PACE } = options;
  const faults = faultBook([options.faults ?? []].flat());
  const store = openStore(options);
  const { app, settle } = createApp({
    store,
    clock,
    keys: apiKeys(store.tenant, keys),
    oauth: oauth(store.tenant, options.oauth ?? DEMO_ACCOUNT),
    pace,
    faults,
  });
  try {
    const listening = await listen(app.fetch, options.port ?? 0);
    return {
      url: `http://127.0.0.1:${listening.port}`,
      store,
      faults,
      counters: store.counters,
      settle,
      close: async () => {
        await listening.close();
        store.close();
      },
    };
  } catch (error) {
    store.close();
    throw error;
  }
}
