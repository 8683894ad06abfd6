import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type LocalClock, simulatedClock } from '../../../local/clock';
import type { FaultOrder } from '../../../local/growthzone';
import type { Counters } from '../../../local/growthzone/counters';
import { PRACTICE_KEY } from '../../../local/workbench/association';
import { type RunningWorkbench, startWorkbench } from '../../../local/workbench/start';
import { openWindow, type Size, type Window } from './window';

/** A workbench, a browser in front of it, and the clock that both it and the add-on go by. */
export interface Stage {
  readonly workbench: RunningWorkbench;
  readonly clock: LocalClock;
  /** Where the workbench keeps its spreadsheet. */
  readonly folder: string;
  /** Those that were opened, the first one first. */
  readonly windows: readonly Window[];
  /** Opens another window, as the person who is signed in there first. */
  open(size?: Size): Promise<Window>;
  /** What the practice GrowthZone counted so far. */
  counters(): Counters;
  /** Asks the practice GrowthZone for a fault; null ends them all. `key` is one that it accepts. */
  trouble(order: FaultOrder | null, key?: string): Promise<void>;
  /** Stops the workbench and starts it again on the same port with what it kept. */
  restart(between?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** The call that registers people, for a fault to meet. */
export const IMPORT = { method: 'POST', path: '/api/events/*/attendees/import' } as const;

/** Where a stage's day begins: the samples' classes are over by then. */
const TODAY = Date.parse('2026-06-30T15:00:00Z');

/** How much faster than the real one the stage's clock goes, and with it the sidebar's. */
export const SPEED = 10;
const TICK_MS = 50;

/**
 * A clock ahead of the real one; a script's waiting for GrowthZone's pace costs no time at all: those waits are
 * counted, not slept through.
 */
function hurried(): { readonly clock: LocalClock; stop(): void } {
  const clock = simulatedClock(TODAY);
  const tick = setInterval(() => clock.advance(TICK_MS * SPEED), TICK_MS);
  return { clock, stop: () => clearInterval(tick) };
}

/** Starts a workbench; `first` is a sample or a file. The browser stays its owner's. */
export async function openStage(browser: Browser, first: string): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'ce-roster-page-'));
  const { clock, stop } = hurried();
  const start = (port: number, name?: string) =>
    startWorkbench({ root: process.cwd(), clock, port, dataDir: folder, first: name });
  const windows: Window[] = [];
  let workbench = await start(0, first);
  return {
    clock,
    folder,
    windows,
    get workbench() {
      return workbench;
    },
    async open(size = { width: 1400, height: 900 }) {
      const window = await openWindow(browser, workbench.address, { size, speed: SPEED });
      windows.push(window);
      return window;
    },
    counters: () => workbench.association.store.counters(),
    async trouble(order, key = PRACTICE_KEY) {
      const answer = await fetch(`${workbench.association.url}/stand-in/faults`, {
        method: order ? 'POST' : 'DELETE',
        headers: { Authorization: `ApiKey ${key}`, 'Content-Type': 'application/json' },
        ...(order && { body: JSON.stringify(order) }),
      });
      if (!answer.ok) throw new Error(`The practice GrowthZone refused the fault: ${await answer.text()}`);
    },
    async restart(between = async () => {}) {
      const port = Number(new URL(workbench.address).port);
      await workbench.close();
      await between();
      workbench = await start(port);
    },
    async close() {
      for (const { page } of windows) await page.context().close();
      await workbench.close();
      stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
